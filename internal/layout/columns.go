package layout

import (
	"cmp"
	"math"
	"slices"

	"techins/internal/page"
)

// An entry is what stands at one place of the reading order: a line or a container.
type entry struct {
	line  *textLine
	child *container
}

// A textLine is a line in the column where it is read.
type textLine struct {
	piece
	sheet  *sheet
	region *textRegion
	in     *container // the box or page it stands in
	at     int        // its place in the region
	after  bool       // something else (a box, a table) stands between the line before it and it
	ends   bool       // its text ends as a sentence does

	right   float64 // see rightEdge
	edgeSet bool
}

// rightEdge is where the line could have ended, measured once: the edges of all regions must be known.
func (l *textLine) rightEdge() float64 {
	if !l.edgeSet {
		l.right, l.edgeSet = l.region.rightOf(l.at), true
	}
	return l.right
}

// A textRegion is the part of a column of one page between two elements as wide as the page.
type textRegion struct {
	lines       []*textLine
	left, right float64     // where its lines begin and end, photos aside
	pitch       float64     // distance of its baselines
	size        float64     // of most of its text
	obstacles   []page.Rect // pictures, boxes and tables that lines run round
}

// A readItem is a piece of a line or a container, before it has a place in the reading order.
type readItem struct {
	box   page.Rect
	piece *piece
	child *container
}

// across reports whether an item lies across a gutter.
func (it *readItem) across(x float64) bool { return it.box.X0 < x && it.box.X1 > x }

const (
	// minColumn is the least width of a column, in ems of its text.
	minColumn = 5
	// minPairs is how many lines must stand side by side before a gap counts as a gutter.
	minPairs = 3
	// maxColumns bounds the depth of columns within columns.
	maxColumns = 6
	// maxItems is the most items of a page that are searched for columns; more is no text.
	maxItems = 4000
)

// A reader puts the items of one container into reading order.
type reader struct {
	sheet   *sheet
	gutters []float64 // left edges of right-hand columns known from other pages
	box     *container
}

// order is the reading order of a container's own words and of the containers in it.
func (r *reader) order() []entry {
	c := r.box
	ps := c.pieces()
	items := make([]readItem, 0, len(ps)+len(c.children))
	for i := range ps {
		items = append(items, readItem{box: ps[i].box, piece: &ps[i]})
	}
	for _, child := range c.children {
		items = append(items, readItem{box: child.box, child: child})
	}
	slices.SortStableFunc(items, func(a, b readItem) int {
		return cmp.Or(cmp.Compare(a.box.CY(), b.box.CY()), cmp.Compare(a.box.X0, b.box.X0))
	})
	return r.columns(items, 0)
}

// columns cuts the items at a gutter, if there is one: what lies across it (a heading, a box as wide
// as the page) parts the page into bands, and of each band the left column is read before the right.
func (r *reader) columns(items []readItem, depth int) []entry {
	x, ok := 0.0, false
	if depth < maxColumns && len(items) <= maxItems {
		x, ok = r.gutter(items)
	}
	if !ok {
		return r.single(items)
	}
	var out []entry
	for _, b := range bands(items, x) {
		out = append(out, r.columns(b.across, depth+1)...)
		out = append(out, r.columns(b.left, depth+1)...)
		out = append(out, r.columns(b.right, depth+1)...)
	}
	return out
}

// A band is what lies across a gutter and the two columns below it.
type band struct{ across, left, right []readItem }

// bands takes the items from top to bottom.
func bands(items []readItem, x float64) []band {
	var out []band
	for _, it := range items {
		n := len(out) - 1
		switch {
		case it.across(x):
			if n < 0 || len(out[n].left)+len(out[n].right) > 0 {
				out = append(out, band{})
				n++
			}
			out[n].across = append(out[n].across, it)
			continue
		case n < 0:
			out = append(out, band{})
			n++
		}
		if it.box.X1 <= x {
			out[n].left = append(out[n].left, it)
		} else {
			out[n].right = append(out[n].right, it)
		}
	}
	return out
}

// gutter finds the left edge of a right-hand column: a place where several lines begin, with as
// many lines ending before it at the same heights.
func (r *reader) gutter(items []readItem) (float64, bool) {
	starts := map[int]int{}
	first, last := math.Inf(1), math.Inf(-1) // where the first item ends and the last one begins
	for i := range items {
		b := &items[i].box
		starts[int(b.X0/2)]++
		first, last = min(first, b.X1), max(last, b.X0)
	}
	var candidates []float64
	for k, n := range starts {
		if n >= 2 || starts[k-1]+starts[k+1] > 0 {
			candidates = append(candidates, float64(2*k)-0.5)
		}
	}
	candidates = append(candidates, r.gutters...)
	slices.Sort(candidates)
	best, most := 0.0, 0
	for _, x := range candidates {
		if x < first || x > last {
			continue // nothing stands on one side
		}
		need := minPairs
		if slices.ContainsFunc(r.gutters, func(g float64) bool { return g-x < 4 && x-g < 4 }) {
			need = 1
		}
		if n := pairs(items, x); n >= need && n > most {
			best, most = x, n
		}
	}
	if most == 0 {
		return 0, false
	}
	r.sheet.columns = append(r.sheet.columns, best)
	return best, true
}

// pairs counts the lines that stand side by side at x, band by band: the lesser number of either side,
// 0 when a side is too narrow for a column of text. Its bands are those of the function bands.
func pairs(items []readItem, x float64) int {
	total, start := 0, 0
	for i := range items {
		if items[i].across(x) {
			total += pairsIn(items[start:i], x)
			start = i + 1
		}
	}
	return total + pairsIn(items[start:], x)
}

// pairsIn counts the lines side by side in one band.
func pairsIn(items []readItem, x float64) int {
	var left, right flank
	for i := range items {
		if it := &items[i]; it.box.X1 <= x {
			left.extend(it)
		} else {
			right.extend(it)
		}
	}
	l, r := &left.extent, &right.extent
	if left.n == 0 || right.n == 0 || min(l.Y1, r.Y1) <= max(l.Y0, r.Y0) || x-l.X1 < 3 || !left.text() || !right.text() {
		return 0
	}
	beside := [2]int{}
	for i := range items {
		it := &items[i]
		if it.piece == nil {
			continue
		}
		cy := it.box.CY()
		if it.box.X1 <= x && cy > r.Y0 && cy < r.Y1 {
			beside[0]++
		} else if it.box.X1 > x && cy > l.Y0 && cy < l.Y1 {
			beside[1]++
		}
	}
	return min(beside[0], beside[1])
}

// A flank is what stands on one side of a gutter.
type flank struct {
	extent         page.Rect
	n, lines, wide int
}

func (f *flank) extend(it *readItem) {
	if f.n++; f.n == 1 {
		f.extent = it.box
	} else {
		f.extent = hull(f.extent, it.box)
	}
	if it.piece == nil {
		return
	}
	f.lines++
	if it.box.W() >= minColumn*it.piece.size {
		f.wide++
	}
}

// text reports whether most lines are wide enough for a column of text.
func (f *flank) text() bool { return 2*f.wide >= f.lines }

// single orders items that stand in one column.
func (r *reader) single(items []readItem) []entry {
	if len(items) == 0 {
		return nil
	}
	reg := &textRegion{}
	ps := make([]piece, 0, len(items))
	var children []*container
	for _, it := range items {
		if it.piece != nil {
			ps = append(ps, *it.piece)
		} else {
			children = append(children, it.child)
		}
	}
	children = byRows(children)
	out := make([]entry, 0, len(items))
	next := 0
	after := false
	for _, p := range rows(ps) {
		for next < len(children) && children[next].box.Y0 < p.box.CY() {
			out = append(out, entry{child: children[next]})
			next++
			after = true
		}
		l := &textLine{piece: p, sheet: r.sheet, region: reg, in: r.box, at: len(reg.lines), after: after, ends: endsSentence(p.text)}
		reg.lines = append(reg.lines, l)
		out = append(out, entry{line: l})
		after = false
	}
	for ; next < len(children); next++ {
		out = append(out, entry{child: children[next]})
	}
	return out
}

// byRows orders containers from top to bottom, those side by side from left to right.
func byRows(cs []*container) []*container {
	slices.SortStableFunc(cs, func(a, b *container) int {
		return cmp.Or(cmp.Compare(a.box.Y0, b.box.Y0), cmp.Compare(a.box.X0, b.box.X0))
	})
	for start := 0; start < len(cs); {
		end := start + 1
		for end < len(cs) && cs[end].box.CY() < cs[start].box.Y1 {
			end++
		}
		slices.SortStableFunc(cs[start:end], func(a, b *container) int { return cmp.Compare(a.box.X0, b.box.X0) })
		start = end
	}
	return cs
}
