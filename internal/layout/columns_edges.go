package layout

import (
	"math"
	"slices"

	"techins/internal/page"
)

// overrun in ems is how far a line may reach into the picture it runs round: the font of the page may
// be wider than the one it was set with.
const overrun = 1.0

// measure finds where the lines of a region begin and end when nothing is in their way, and how far
// their baselines are apart.
func (g *textRegion) measure(obstacles []page.Rect) {
	var lefts, rights, pitches []float64
	sizes := map[float64]int{}
	for i, l := range g.lines {
		sizes[l.size] += len(l.text)
		lefts = append(lefts, l.box.X0)
		rights = append(rights, l.box.X1)
		if i > 0 {
			if d := l.base - g.lines[i-1].base; d > 0.5*l.size {
				pitches = append(pitches, d)
			}
		}
	}
	g.size = mostCommon(sizes)
	slices.Sort(lefts)
	slices.Sort(rights)
	slices.Sort(pitches)
	g.left, g.right = lefts[0], rights[len(rights)-1]
	if n := len(rights); n >= 8 {
		// One line in ten may stick out: punctuation hangs in the margin, a long word does not break.
		g.right = rights[n-1-n/10]
	}
	if len(pitches) > 0 {
		g.pitch = pitches[len(pitches)*3/10]
	}
	for _, o := range obstacles {
		if o.X0 < g.right && o.X1 > g.left && !slices.ContainsFunc(g.lines, func(l *textLine) bool { return o.Contains(l.box.CX(), l.box.CY()) }) {
			g.obstacles = append(g.obstacles, o)
		}
	}
}

// obstacles of a sheet are what its text may run round: pictures, drawings, boxes and tables.
func (s *sheet) obstacles(root *container) []page.Rect {
	var out []page.Rect
	add := func(b page.Rect) {
		if b.W() > 12 && b.H() > 6 && area(b) < 0.6*area(s.q.Box) && len(out) < maxContainers {
			out = append(out, b)
		}
	}
	for _, m := range s.q.Images {
		add(m.Box)
	}
	for _, c := range s.q.Curves {
		add(c)
	}
	var walk func(c *container)
	walk = func(c *container) {
		for _, child := range c.children {
			add(child.box)
			walk(child)
		}
	}
	walk(root)
	for _, t := range s.tables {
		add(t.box)
	}
	return out
}

// rightOf is where line i of the region could have ended: the column's edge, or where the lines
// beside the same obstacle end.
func (g *textRegion) rightOf(i int) float64 {
	l := g.lines[i]
	limit := g.right
	for _, o := range g.obstacles {
		most := o.X0 + overrun*l.size
		if o.X0 > g.right-2 || l.box.X1 > most || o.X1 < l.box.X0 {
			continue
		}
		if edge, ok := g.beside(o, func(b page.Rect) (float64, bool) { return b.X1, b.X1 <= most }, math.Max); ok && g.near(l, o, edge, l.box.X1) {
			limit = min(limit, edge)
		}
	}
	if g.equalNeighbours(i, func(b page.Rect) float64 { return b.X1 }) {
		limit = min(limit, l.box.X1)
	}
	return limit
}

// leftOf is where line i of the region could have begun.
func (g *textRegion) leftOf(i int) float64 {
	l := g.lines[i]
	limit := g.left
	for _, o := range g.obstacles {
		if o.X1 < g.left+2 || l.box.X0 < o.X1-2 || o.X0 > l.box.X1 {
			continue
		}
		if edge, ok := g.beside(o, func(b page.Rect) (float64, bool) { return b.X0, b.X0 >= o.X1-2 }, math.Min); ok && g.near(l, o, edge, l.box.X0) {
			limit = max(limit, edge)
		}
	}
	return limit
}

// beside is the outermost edge that lines at an obstacle's height reach.
func (g *textRegion) beside(o page.Rect, edge func(page.Rect) (float64, bool), outer func(a, b float64) float64) (float64, bool) {
	found, best := false, 0.0
	for _, l := range g.lines {
		if !level(l.box, o, 0) {
			continue
		}
		if x, ok := edge(l.box); ok {
			if found {
				x = outer(best, x)
			}
			best, found = x, true
		}
	}
	return best, found
}

// near reports whether an obstacle with its margin stands in a line's way: the line is beside it, or
// just above or below it and as short as those beside it.
func (g *textRegion) near(l *textLine, o page.Rect, edge, x float64) bool {
	return level(l.box, o, 0) || level(l.box, o, 1.6*l.size) && math.Abs(x-edge) < 3*l.size
}

func level(b, o page.Rect, slack float64) bool {
	b = core(b)
	return b.Y0 < o.Y1+slack && b.Y1 > o.Y0-slack
}

// equalNeighbours reports whether line i and two lines next to it end at one place: something that
// the page does not show is in their way.
func (g *textRegion) equalNeighbours(i int, edge func(page.Rect) float64) bool {
	x, size := edge(g.lines[i].box), g.lines[i].size
	same := func(j int) bool {
		return j >= 0 && j < len(g.lines) && math.Abs(edge(g.lines[j].box)-x) < 0.35*size
	}
	return same(i-1) && same(i+1) || same(i+1) && same(i+2) || same(i-1) && same(i-2)
}
