package layout

import (
	"cmp"
	"math"
	"slices"

	"techins/internal/page"
)

// An edge is a straight piece of a table's grid: horizontal at height pos from x = from to x = to,
// or vertical at x = pos from y = from to y = to.
type edge struct {
	pos, from, to float64
}

func (e edge) length() float64 { return e.to - e.from }

// edges of a page by direction, snapped to common positions, joined and sorted by position.
type edges struct{ h, v []edge }

const (
	// snapTol is how far parallel edges of one rule may be apart: double rules, the two sides of
	// the white gap between tinted cells.
	snapTol = 2.5
	// joinTol bridges the gaps between the borders of neighbouring cells and between dashes.
	joinTol = 3.0
	// slantTol is how far the ends of a rule may be off the axis.
	slantTol = 1.0
	// minEdge is the shortest edge kept after joining: less is a tick, a dash or an underline of a letter.
	minEdge = 5.0
	// maxEdges bounds the work on a page: more edges are a drawing or a map, not tables.
	maxEdges = 6000
)

const white = page.Color(0xFFFFFF)

// ruleEdges are the edges that are drawn: rules, and lines typed with dashes.
func ruleEdges(p *page.Page, typed []page.Rect) edges {
	var e edges
	for _, r := range p.Rules {
		if r.Color == white && !onFill(p, r) {
			continue
		}
		e.addLine(r.X0, r.Y0, r.X1, r.Y1)
	}
	for _, b := range typed {
		e.addLine(b.X0, b.CY(), b.X1, b.CY())
	}
	return e.joined()
}

// maxFills bounds the search for neighbours of tinted areas.
const maxFills = 1500

// tintEdges are the sides of tinted areas that are seen: no side against an area of the same colour.
func tintEdges(fills []page.Fill) edges {
	var e edges
	if len(fills) > maxFills {
		return e
	}
	for _, f := range fills {
		b := f.Box
		if f.Color == white || b.W() < minEdge || b.H() < minEdge || !finite(b) {
			continue
		}
		const out = 1.5
		if !sameTint(fills, f.Color, b.CX(), b.Y0-out) {
			e.addLine(b.X0, b.Y0, b.X1, b.Y0)
		}
		if !sameTint(fills, f.Color, b.CX(), b.Y1+out) {
			e.addLine(b.X0, b.Y1, b.X1, b.Y1)
		}
		if !sameTint(fills, f.Color, b.X0-out, b.CY()) {
			e.addLine(b.X0, b.Y0, b.X0, b.Y1)
		}
		if !sameTint(fills, f.Color, b.X1+out, b.CY()) {
			e.addLine(b.X1, b.Y0, b.X1, b.Y1)
		}
	}
	return e.joined()
}

// sameTint reports whether an area of the colour holds the point.
func sameTint(fills []page.Fill, c page.Color, x, y float64) bool {
	for i := range fills {
		if fills[i].Color == c && fills[i].Box.Contains(x, y) {
			return true
		}
	}
	return false
}

// joined is the edges snapped and joined, none when there are so many that they are a drawing.
func (e edges) joined() edges {
	out := edges{joinEdges(e.h), joinEdges(e.v)}
	if len(out.h)+len(out.v) > maxEdges {
		return edges{}
	}
	return out
}

// onFill reports whether a rule lies on a tinted area: only there is a white rule seen.
func onFill(p *page.Page, r page.Rule) bool {
	x, y := (r.X0+r.X1)/2, (r.Y0+r.Y1)/2
	for i, f := range p.Fills {
		if i >= maxFills {
			break
		}
		if f.Color != white && f.Box.Contains(x, y) {
			return true
		}
	}
	return false
}

func (e *edges) addLine(x0, y0, x1, y1 float64) {
	if math.IsNaN(x0+y0+x1+y1) || math.IsInf(x0+y0+x1+y1, 0) {
		return
	}
	dx, dy := math.Abs(x1-x0), math.Abs(y1-y0)
	switch {
	case dy <= slantTol && dx > dy:
		e.h = append(e.h, edge{(y0 + y1) / 2, min(x0, x1), max(x0, x1)})
	case dx <= slantTol && dy > dx:
		e.v = append(e.v, edge{(x0 + x1) / 2, min(y0, y1), max(y0, y1)})
	}
}

// joinEdges snaps parallel edges to common positions and joins those that follow each other.
func joinEdges(es []edge) []edge {
	slices.SortFunc(es, compareEdges)
	var out []edge
	for start := 0; start < len(es); {
		end := start + 1
		for end < len(es) && es[end].pos-es[start].pos <= snapTol {
			end++
		}
		out = append(out, joinLine(es[start:end])...)
		start = end
	}
	return out
}

func compareEdges(a, b edge) int {
	return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
}

// joinLine joins edges of one position: those that touch, and dashes, whose gaps are no longer
// than twice the dashes.
func joinLine(es []edge) []edge {
	pos := position(es)
	slices.SortFunc(es, func(a, b edge) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var out []edge
	cur, dash := es[0], es[0].length()
	for _, e := range es[1:] {
		gap := math.Max(joinTol, math.Min(2*math.Min(dash, e.length()), 2*joinTol))
		if min(dash, e.length()) > 4*joinTol {
			gap = joinTol
		}
		if e.from-cur.to <= gap {
			cur.to = math.Max(cur.to, e.to)
		} else {
			out = append(out, cur)
			cur = e
		}
		dash = e.length()
	}
	out = append(out, cur)
	kept := out[:0]
	for _, e := range out {
		if e.length() >= minEdge {
			e.pos = pos
			kept = append(kept, e)
		}
	}
	return kept
}

// position is the mean position of edges by length.
func position(es []edge) float64 {
	var sum, weight float64
	for _, e := range es {
		w := e.length() + 0.01
		sum += w * e.pos
		weight += w
	}
	return sum / weight
}

// between is the edges, sorted by position, from one position to another.
func between(es []edge, lo, hi float64) []edge {
	by := func(e edge, x float64) int { return cmp.Compare(e.pos, x) }
	i, _ := slices.BinarySearchFunc(es, lo, by)
	j, _ := slices.BinarySearchFunc(es, hi, by)
	return es[i:max(i, j)]
}

// A component is edges that cross or touch each other.
type component struct {
	h, v []edge
	box  page.Rect
}

// components groups edges that cross or touch, in order of their highest, leftmost edge.
func (e edges) components() []component {
	set := newUnion(len(e.h) + len(e.v))
	for i, h := range e.h {
		lo, _ := slices.BinarySearchFunc(e.v, h.from-joinTol, func(v edge, x float64) int { return cmp.Compare(v.pos, x) })
		for j := lo; j < len(e.v) && e.v[j].pos <= h.to+joinTol; j++ {
			if e.v[j].from-joinTol <= h.pos && h.pos <= e.v[j].to+joinTol {
				set.join(i, len(e.h)+j)
			}
		}
	}
	at := map[int]int{}
	var out []component
	add := func(i int) *component {
		root := set.find(i)
		if _, ok := at[root]; !ok {
			at[root] = len(out)
			out = append(out, component{box: page.Rect{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}})
		}
		return &out[at[root]]
	}
	for i, h := range e.h {
		c := add(i)
		c.h = append(c.h, h)
		c.box = hull(c.box, page.Rect{X0: h.from, Y0: h.pos, X1: h.to, Y1: h.pos})
	}
	for j, v := range e.v {
		c := add(len(e.h) + j)
		c.v = append(c.v, v)
		c.box = hull(c.box, page.Rect{X0: v.pos, Y0: v.from, X1: v.pos, Y1: v.to})
	}
	return out
}

// union is a disjoint-set forest.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) join(i, j int) {
	a, b := u.find(i), u.find(j)
	u[max(a, b)] = min(a, b)
}
