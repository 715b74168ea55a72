package layout

import (
	"cmp"
	"math"
	"slices"

	"techins/internal/page"
)

const (
	// minBand is the least width or height of a column or row: less is a double rule.
	minBand = 4.0
	// maxUnits bounds the size of a lattice.
	maxUnits = 100_000
	// drawn is the share of a side that must be drawn for it to part two cells.
	drawn = 0.6
)

// ruledGrids finds the tables whose cells are drawn: by rules alone first, then by rules and the
// sides of tinted cells.
func (f *finder) ruledGrids() []*grid {
	var out []*grid
	for _, c := range f.edges.components() {
		if g := f.ruledGrid(c); g != nil {
			out = append(out, g)
		}
	}
	return innermost(out)
}

// innermost drops grids that hold another one within: a page frame or a layout of boxes.
func innermost(gs []*grid) []*grid {
	var out []*grid
	for i, g := range gs {
		holds := false
		for j, k := range gs {
			if i != j && holdsBox(k.box(), g.box()) && len(k.cells) > len(g.cells) {
				holds = true
			}
		}
		if !holds {
			out = append(out, g)
		}
	}
	return out
}

func holdsBox(in, out page.Rect) bool {
	const slack = 1
	return in.X0 >= out.X0-slack && in.X1 <= out.X1+slack && in.Y0 >= out.Y0-slack && in.Y1 <= out.Y1+slack
}

// ruledGrid makes the table of one component of edges, nil when it is none.
func (f *finder) ruledGrid(c component) *grid {
	if len(c.h) < 2 && len(c.v) < 2 || c.box.W() < 2*minBand || c.box.H() < 2*minBand {
		return nil
	}
	if !c.drawnInside() {
		return nil // tinted rows alone: alignment tells more
	}
	l := newLattice(c)
	if l == nil {
		return nil
	}
	g := &grid{xs: l.xs, ys: l.ys, kind: "ruled"}
	for _, sp := range l.cells() {
		g.cells = append(g.cells, gridCell{span: sp})
	}
	f.fill(g)
	f.refine(g)
	if !f.plausibleRuled(g) {
		return nil
	}
	g.confidence = f.ruledConfidence(g)
	return g
}

// drawnInside reports whether a rule parts columns inside the component.
func (c *component) drawnInside() bool {
	for _, v := range c.v {
		if !v.soft && v.pos > c.box.X0+minBand && v.pos < c.box.X1-minBand {
			return true
		}
	}
	return false
}

// A lattice is the grid of all positions of a component's edges; its units are joined where no edge
// is drawn between them.
type lattice struct {
	xs, ys []float64
	across [][]bool // across[i][c]: an edge is drawn along ys[i] over column c
	down   [][]bool // down[r][j]: an edge is drawn along xs[j] beside row r
}

func newLattice(c component) *lattice {
	l := &lattice{xs: positions(c.v, c.box.X0, c.box.X1), ys: positions(c.h, c.box.Y0, c.box.Y1)}
	n, m := len(l.ys)-1, len(l.xs)-1
	if n < 1 || m < 1 || n*m > maxUnits {
		return nil
	}
	l.across = make([][]bool, n+1)
	for i := range l.across {
		l.across[i] = cover(at(c.h, l.ys[i]), l.xs)
	}
	down := make([][]bool, m+1)
	for j := range down {
		down[j] = cover(at(c.v, l.xs[j]), l.ys)
	}
	l.down = make([][]bool, n)
	for r := range l.down {
		l.down[r] = make([]bool, m+1)
		for j := range down {
			l.down[r][j] = down[j][r]
		}
	}
	return l
}

// positions of edges with the ends of the component added where no edge closes it, at least minBand
// apart.
func positions(es []edge, lo, hi float64) []float64 {
	var ps []float64
	for _, e := range es {
		ps = append(ps, e.pos)
	}
	ps = append(ps, lo, hi)
	slices.Sort(ps)
	out := ps[:1]
	for _, p := range ps[1:] {
		if p-out[len(out)-1] >= minBand {
			out = append(out, p)
		}
	}
	return out
}

// at is the edges that stand for a position.
func at(es []edge, pos float64) []edge {
	lo, _ := slices.BinarySearchFunc(es, pos-snapTol, func(e edge, x float64) int { return cmp.Compare(e.pos, x) })
	hi := lo
	for hi < len(es) && es[hi].pos < pos+minBand {
		hi++
	}
	return es[lo:hi]
}

// cover tells for each interval between neighbouring bounds whether edges cover most of it.
func cover(es []edge, bounds []float64) []bool {
	out := make([]bool, len(bounds)-1)
	for i := range out {
		lo, hi := bounds[i], bounds[i+1]
		sum := 0.0
		for _, e := range es {
			sum += math.Max(0, math.Min(hi, e.to)-math.Max(lo, e.from))
		}
		out[i] = sum >= drawn*(hi-lo)
	}
	return out
}

// cells cuts the lattice into rectangles of units with no edge drawn between them.
func (l *lattice) cells() []span {
	n, m := len(l.ys)-1, len(l.xs)-1
	done := make([]bool, n*m)
	var out []span
	for r := range n {
		for c := range m {
			if !done[r*m+c] {
				sp := l.grow(r, c, done, m)
				for i := sp.r0; i <= sp.r1; i++ {
					for j := sp.c0; j <= sp.c1; j++ {
						done[i*m+j] = true
					}
				}
				out = append(out, sp)
			}
		}
	}
	return out
}

// grow is the widest rectangle from a unit to the right, then down, without an edge inside.
func (l *lattice) grow(r, c int, done []bool, m int) span {
	sp := span{r, c, r, c}
	for sp.c1+1 < m && !l.down[r][sp.c1+1] && !done[r*m+sp.c1+1] {
		sp.c1++
	}
	for sp.r1+1 < len(l.ys)-1 && l.open(sp, done, m) {
		sp.r1++
	}
	return sp
}

// open reports whether the row below a rectangle belongs to it: no edge between and none inside.
func (l *lattice) open(sp span, done []bool, m int) bool {
	r := sp.r1 + 1
	for j := sp.c0; j <= sp.c1; j++ {
		if l.across[r][j] || done[r*m+j] || j > sp.c0 && l.down[r][j] {
			return false
		}
	}
	// A side that is drawn above but not below, or the other way round, ends the cell.
	return l.down[r][sp.c0] == l.down[sp.r1][sp.c0] && l.down[r][sp.c1+1] == l.down[sp.r1][sp.c1+1]
}

// fill puts each word into the cell that holds its centre.
func (f *finder) fill(g *grid) {
	at := g.index()
	for i := range g.cells {
		g.cells[i].words = nil
	}
	put := func(w Word, b page.Rect) {
		r, c := find(g.ys, b.CY()), find(g.xs, b.CX())
		if r >= 0 && c >= 0 && at[r][c] >= 0 {
			cell := &g.cells[at[r][c]]
			cell.words = append(cell.words, w)
		}
	}
	for _, w := range f.words {
		if body(&w).Overlaps(g.box()) {
			for _, part := range splitAt(w, g.xs) {
				put(part, body(&part))
			}
		}
	}
	for _, w := range f.side {
		put(w, w.Box)
	}
}

// splitAt cuts a word where a boundary runs through the gap between two of its glyphs: numbers of
// narrow columns nearly touch.
func splitAt(w Word, xs []float64) []Word {
	for i := 1; i < len(w.Glyphs); i++ {
		a, b := w.Glyphs[i-1].Box.X1, w.Glyphs[i].Box.X0
		if b-a < 0.05*w.Size {
			continue
		}
		if k := find(xs, (a+b)/2); k < 0 || !(a <= xs[k] && xs[k] <= b || a <= xs[k+1] && xs[k+1] <= b) {
			continue
		}
		left := Words(w.Glyphs[:i])
		return append(left, splitAt(oneWord(w, w.Glyphs[i:]), xs)...)
	}
	return []Word{w}
}

// oneWord is the rest of a word.
func oneWord(w Word, gs []page.Glyph) Word {
	out := w
	out.Text, out.Glyphs, out.Box = "", gs, gs[0].Box
	for _, g := range gs {
		out.Text += g.Text
		out.Box = hull(out.Box, g.Box)
	}
	return out
}

// find is the interval of sorted bounds that holds x, -1 outside.
func find(bounds []float64, x float64) int {
	i, _ := slices.BinarySearch(bounds, x)
	if i == 0 || i == len(bounds) {
		return -1
	}
	return i - 1
}

// index gives for each unit of the grid the cell that holds it, -1 for none.
func (g *grid) index() [][]int {
	at := make([][]int, g.rows())
	for r := range at {
		at[r] = make([]int, g.cols())
		for c := range at[r] {
			at[r][c] = -1
		}
	}
	for i, c := range g.cells {
		for r := c.r0; r <= c.r1; r++ {
			for k := c.c0; k <= c.c1; k++ {
				at[r][k] = i
			}
		}
	}
	return at
}

// plausibleRuled refuses boxes, frames, charts and forms: too few cells, or too few with text.
func (f *finder) plausibleRuled(g *grid) bool {
	if g.cols() < 2 || g.rows() < 2 {
		return false
	}
	filled, rows, cols := 0, map[int]bool{}, map[int]bool{}
	for _, c := range g.cells {
		if len(c.words) > 0 {
			filled++
			rows[c.r0], cols[c.c0] = true, true
		}
	}
	return filled >= 3 && len(cols) >= 2 && 5*filled >= len(g.cells)
}

// ruledConfidence is high for a grid drawn all round.
func (f *finder) ruledConfidence(g *grid) float64 {
	return 0.95
}

func (f *finder) refine(g *grid) {}
