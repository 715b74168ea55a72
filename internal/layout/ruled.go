package layout

import (
	"cmp"
	"slices"
	"strings"

	"techins/internal/page"
)

// ruledGrids finds the tables whose cells are drawn.
func (f *finder) ruledGrids() []*grid {
	var out []*grid
	for _, c := range f.rules.components() {
		if g := f.ruledGrid(c); g != nil {
			out = append(out, g)
		}
	}
	return innermost(out)
}

// innermost drops grids that hold another one with more cells: a page frame or a layout of boxes.
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
	if !c.partsColumns() {
		return nil // without a rule between columns, alignment tells more
	}
	l := newLattice(f.withTints(c))
	if l == nil {
		return nil
	}
	g := &grid{xs: l.xs, ys: l.ys, kind: "ruled"}
	for _, sp := range l.cells() {
		g.cells = append(g.cells, gridCell{span: sp})
	}
	f.fill(g)
	before := len(g.xs) + len(g.ys) + len(g.cells)
	g.refine()
	if !plausibleRuled(g) {
		return nil
	}
	g.confidence = ruledConfidence(g, len(g.xs)+len(g.ys)+len(g.cells) != before)
	return g
}

// partsColumns reports whether a rule parts columns inside the component.
func (c *component) partsColumns() bool {
	for _, v := range c.v {
		if v.pos > c.box.X0+minBand && v.pos < c.box.X1-minBand {
			return true
		}
	}
	return false
}

// withTints adds the sides of tinted areas that run through all of a ruled table, and of those that go
// on it above or below: rows, a header or a total that are tinted, not ruled.
func (f *finder) withTints(c component) component {
	c.h, c.v = append(c.h, throughout(f.tints.h, c.box.X0, c.box.X1, c.box.Y0, c.box.Y1)...), append(c.v, throughout(f.tints.v, c.box.Y0, c.box.Y1, c.box.X0, c.box.X1)...)
	c.h, c.v = joinEdges(c.h), joinEdges(c.v)
	for grown := len(f.p.Fills) <= maxFills; grown; {
		grown = false
		for _, fl := range f.p.Fills {
			if fl.Color == white || fl.Box.H() < minEdge || !adjoins(fl.Box, c.box) {
				continue
			}
			e := tintEdges([]page.Fill{fl})
			c.h, c.v = joinEdges(append(c.h, e.h...)), joinEdges(append(c.v, e.v...))
			c.box = hull(c.box, fl.Box)
			grown = true
		}
	}
	return c
}

// throughout is the edges that run from one side of a table to the other.
func throughout(es []edge, from, to, lo, hi float64) []edge {
	var out []edge
	for _, e := range es {
		if e.pos > lo && e.pos < hi && e.from <= from+joinTol && e.to >= to-joinTol && e.from > from-joinTol && e.to < to+joinTol {
			out = append(out, e)
		}
	}
	return out
}

// adjoins reports whether a tinted area touches the top or bottom of a table and is not wider.
func adjoins(b, table page.Rect) bool {
	if b.X0 < table.X0-joinTol || b.X1 > table.X1+joinTol {
		return false
	}
	above := b.Y1 >= table.Y0-joinTol && b.Y1 <= table.Y0+joinTol && b.Y0 < table.Y0-minEdge
	below := b.Y0 <= table.Y1+joinTol && b.Y0 >= table.Y1-joinTol && b.Y1 > table.Y1+minEdge
	return above || below
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
	lo, hi := g.ys[0], g.ys[len(g.ys)-1]
	first, _ := slices.BinarySearchFunc(f.words, lo, func(w Word, y float64) int { return cmp.Compare(w.Base, y) })
	for _, w := range f.words[first:] {
		if w.Base-w.Size > hi {
			break
		}
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
		return append([]Word{oneWord(w, w.Glyphs[:i])}, splitAt(oneWord(w, w.Glyphs[i:]), xs)...)
	}
	return []Word{w}
}

// oneWord is a part of a word.
func oneWord(w Word, gs []page.Glyph) Word {
	out := w
	out.Glyphs, out.Box = gs, gs[0].Box
	var text strings.Builder
	for _, g := range gs {
		text.WriteString(g.Text)
		out.Box = hull(out.Box, g.Box)
	}
	out.Text = text.String()
	return out
}

// plausibleRuled refuses boxes, frames, charts and forms: too few cells, too few with text, boxes full
// of prose, text that runs in another direction, or blanks to fill in that hardly ever stand under each other.
func plausibleRuled(g *grid) bool {
	if g.cols() < 2 || g.rows() < 2 {
		return false
	}
	filled, long, turned, rows, cols := 0, 0, 0, map[int]bool{}, map[int]bool{}
	for i := range g.cells {
		c := &g.cells[i]
		if len(c.words) > 0 {
			filled++
			rows[c.r0], cols[c.c0] = true, true
			lines := len(c.lines())
			if lines >= 8 {
				long++
			}
			if lines == 0 {
				turned++
			}
		}
	}
	boxes := len(g.cells) <= 8 && 2*long >= filled
	form := 10*filled < 7*len(g.cells) && ragged(g)
	return filled >= 3 && len(rows) >= 2 && len(cols) >= 2 && 5*filled >= len(g.cells) && 2*turned <= filled && !boxes && !form
}

// ragged reports whether most boundaries of columns run beside a few rows only.
func ragged(g *grid) bool {
	if g.cols() < 4 || g.rows() < 4 {
		return false
	}
	beside := make([]int, g.cols()+1)
	for _, c := range g.cells {
		beside[c.c0] += c.r1 - c.r0 + 1
	}
	short := 0
	for _, n := range beside[1:g.cols()] {
		if 10*n < 3*g.rows() {
			short++
		}
	}
	return 2*short > g.cols()-1
}
