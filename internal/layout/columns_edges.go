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
//
// An obstacle that holds lines of the region is none, though small print below a picture, which grows
// with it, may be among them.
func (g *textRegion) measure(obstacles, grown []page.Rect) {
	var lefts, rights, pitches []float64
	var sizes tally[float64]
	for i, l := range g.lines {
		sizes.add(l.size, len(l.text))
		lefts = append(lefts, l.box.X0)
		rights = append(rights, l.box.X1)
		if i > 0 {
			if d := l.base - g.lines[i-1].base; d > 0.5*l.size {
				pitches = append(pitches, d)
			}
		}
	}
	g.size = sizes.most()
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
	for i, o := range obstacles {
		if o.X0 < g.right && o.X1 > g.left && !slices.ContainsFunc(g.lines, func(l *textLine) bool { return o.Contains(l.box.CX(), l.box.CY()) }) {
			g.obstacles = append(g.obstacles, grown[i])
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

// withCaptions extends pictures over the small print right below and above them: lines run round both.
func withCaptions(obstacles []page.Rect, lines []*textLine, body float64) []page.Rect {
	out := slices.Clone(obstacles)
	for i := range out {
		o := &out[i]
		for _, l := range lines {
			small := l.size < smallShare*body && l.box.X0 > o.X0-l.size && l.box.X1 < o.X1+l.size
			if small && l.box.Y0 < o.Y1+1.5*l.size && l.box.Y1 > o.Y0-1.5*l.size {
				o.Y0, o.Y1 = min(o.Y0, l.box.Y0), max(o.Y1, l.box.Y1)
			}
		}
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
	return min(limit, g.evenRight(i))
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

// evenRight is where the lines round line i end when they show an edge of their own, short of the
// column's: three that end at one place, or four that end near it and are no list. Something that
// the page does not show is in their way. Otherwise it is the column's edge.
func (g *textRegion) evenRight(i int) float64 {
	limit := g.right
	for from := max(0, i-3); from <= i; from++ {
		for _, run := range [2]struct {
			n     int
			slack float64
		}{{3, 0.35}, {4, 2}} {
			to := from + run.n
			if to <= i || to > len(g.lines) {
				continue
			}
			if edge, ok := even(g.lines[from:to], run.slack); ok {
				limit = min(limit, edge)
			}
		}
	}
	return max(limit, g.lines[i].box.X1)
}

// even is the right edge of lines that end within slack ems of it; ok is false when they do not, or
// when more than one ends a sentence there.
func even(lines []*textLine, slack float64) (edge float64, ok bool) {
	ends, low := 0, math.Inf(1)
	for _, l := range lines {
		edge = math.Max(edge, l.box.X1)
		low = math.Min(low, l.box.X1)
		if l.ends {
			ends++
		}
	}
	return edge, edge-low < slack*lines[0].size && ends <= 1
}
