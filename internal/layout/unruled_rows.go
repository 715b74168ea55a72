package layout

import (
	"math"
	"slices"
)

// A rowGroup is the lines of one row of a table.
type rowGroup struct {
	lines []int
	items []*item
}

// rowsOf groups the lines of a region into rows: a line goes on the row above when all of its text
// is the rest of cells that had to wrap.
func (f *finder) rowsOf(reg *region, items []*item, nCols int) []rowGroup {
	byLine := make([][]*item, len(reg.lines))
	for _, it := range items {
		byLine[it.line] = append(byLine[it.line], it)
	}
	width := columnWidths(items, nCols)
	tight := f.tightPitch(reg)
	var out []rowGroup
	for i, its := range byLine {
		if n := len(out); n > 0 && f.sameRow(reg, &out[n-1], i, its, width, tight) {
			out[n-1].lines = append(out[n-1].lines, i)
			out[n-1].items = append(out[n-1].items, its...)
			continue
		}
		out = append(out, rowGroup{lines: []int{i}, items: its})
	}
	return out
}

// columnWidths is the right edge of the widest text of each column.
func columnWidths(items []*item, n int) []float64 {
	w := make([]float64, n)
	for i := range w {
		w[i] = math.Inf(-1)
	}
	for _, it := range items {
		if it.c0 == it.c1 {
			w[it.c0] = max(w[it.c0], it.c.box.X1)
		}
	}
	return w
}

// tightPitch is the largest distance between baselines inside a cell, in points: when the distances
// in the table fall into two classes, the smaller one.
func (f *finder) tightPitch(reg *region) float64 {
	var ps []float64
	for i := 1; i < len(reg.lines); i++ {
		if p := reg.lines[i].base - reg.lines[i-1].base; p >= 0.75*reg.lines[i].size {
			ps = append(ps, p)
		}
	}
	slices.Sort(ps)
	if len(ps) == 0 {
		return 0
	}
	cut, best := ps[len(ps)-1], 1.2
	for i := 1; i < len(ps); i++ {
		if ps[i-1] > 0 && ps[i]/ps[i-1] > best {
			cut, best = ps[i-1], ps[i]/ps[i-1]
		}
	}
	return cut + 0.5
}

// sameRow reports whether line i belongs to the row above it.
func (f *finder) sameRow(reg *region, row *rowGroup, i int, its []*item, right []float64, tight float64) bool {
	last := reg.lines[row.lines[len(row.lines)-1]]
	pitch := reg.lines[i].base - last.base
	if f.parted(reg, last.base, reg.lines[i].base-0.8*reg.lines[i].size) {
		return false
	}
	if pitch < 0.75*min(last.size, reg.lines[i].size) {
		return true
	}
	if pitch > tight || pitch > 1.7*last.size {
		return false
	}
	return goesOn(row, its, right)
}

// parted reports whether a rule or the side of a tinted row runs between two heights over most of
// the region.
func (f *finder) parted(reg *region, y0, y1 float64) bool {
	sum := 0.0
	for _, e := range f.edges.h {
		if e.pos > y0 && e.pos < y1+2 {
			sum += max(0, min(e.to, reg.box.X1)-max(e.from, reg.box.X0))
		}
	}
	return sum > 0.5*reg.box.W()
}

// goesOn reports whether every chunk of a line is the rest of a cell of the row: there is text above
// it in its column that left no room for its first word.
func goesOn(row *rowGroup, its []*item, right []float64) bool {
	if len(its) >= len(row.items) && len(row.lines) == 1 && len(row.items) > 1 {
		return false
	}
	for _, it := range its {
		if it.c0 != it.c1 {
			return false
		}
		above := lastIn(row, it.c0)
		if above == nil || above.c.box.X1+firstWidth(it.c)+0.25*it.c.size < right[it.c0] {
			return false
		}
		if numeric(it.c.text()) && numeric(above.c.text()) {
			return false
		}
	}
	return true
}

// lastIn is the lowest item of a row in a column, nil for none.
func lastIn(row *rowGroup, col int) *item {
	var last *item
	for _, it := range row.items {
		if it.c0 <= col && col <= it.c1 {
			last = it
		}
	}
	return last
}
