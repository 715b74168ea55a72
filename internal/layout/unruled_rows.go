package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A rowGroup is the lines of one row of a table.
type rowGroup struct {
	lines []int
	items []*item
}

// rowsOf groups the lines of a table into rows: a line goes on the row above when all of its text is
// the rest of cells that had to wrap. right has the right edges of the columns; parted, which may be
// nil, tells whether a rule or a tint parts two heights.
func rowsOf(lines []tableLine, items []*item, right []float64, parted func(y0, y1 float64) bool) []rowGroup {
	byLine := make([][]*item, len(lines))
	for _, it := range items {
		byLine[it.line] = append(byLine[it.line], it)
	}
	tight := tightPitch(items)
	banded := inBands(lines, parted)
	var out []rowGroup
	for i, its := range byLine {
		if n := len(out); n > 0 {
			row := &out[n-1]
			above := &lines[row.lines[len(row.lines)-1]]
			cut := parted != nil && parted(above.base, lines[i].base-0.3*lines[i].size)
			if !cut && (sameRow(row, above, &lines[i], its, right, tight) || banded && partOf(row, its)) {
				row.lines = append(row.lines, i)
				row.items = append(row.items, its...)
				continue
			}
		}
		out = append(out, rowGroup{lines: []int{i}, items: its})
	}
	return out
}

// inBands reports whether rules or tints part the rows of the table: few lines between two of them.
func inBands(lines []tableLine, parted func(y0, y1 float64) bool) bool {
	if parted == nil {
		return false
	}
	bands := 1
	for i := 1; i < len(lines); i++ {
		if parted(lines[i-1].base, lines[i].base-0.3*lines[i].size) {
			bands++
		}
	}
	return bands >= 3 && 2*len(lines) <= 5*bands
}

// partOf reports whether a line between the same two rules is more of the row above it, not another
// row: it has text in fewer columns, and no numbers where the row has some.
func partOf(row *rowGroup, its []*item) bool {
	cols := map[int]bool{}
	for _, it := range row.items {
		cols[it.c0] = true
	}
	return len(its) < len(cols) && !repeats(row, its)
}

// tightPitch is the largest distance between baselines inside a cell, in points: when the distances
// between the texts of a column fall into classes, the smallest.
func tightPitch(items []*item) float64 {
	last := map[int]*item{}
	var ps []float64
	for _, it := range items {
		if it.c0 != it.c1 {
			continue
		}
		if above := last[it.c0]; above != nil && above.line != it.line {
			if p := it.c.base - above.c.base; p >= 0.75*it.c.size {
				ps = append(ps, p)
			}
		}
		last[it.c0] = it
	}
	slices.Sort(ps)
	for i := 1; i < len(ps); i++ {
		if ps[i] > 1.15*ps[i-1] && ps[i] > ps[i-1]+1 {
			return ps[i-1] + 0.5
		}
	}
	return math.Inf(1)
}

// sameRow reports whether a line belongs to the row above it.
func sameRow(row *rowGroup, above, line *tableLine, its []*item, right []float64, tight float64) bool {
	if line.base-above.base < 0.75*min(above.size, line.size) {
		return !repeats(row, its)
	}
	return goesOn(row, its, right, tight)
}

// repeats reports whether a line has numbers where the row has them already.
func repeats(row *rowGroup, its []*item) bool {
	n := 0
	for _, it := range its {
		if above := lastIn(row, it.c0); above != nil && above.line != it.line && numeric(it.c.text()) && numeric(above.c.text()) {
			n++
		}
	}
	return n > 0
}

// narrowest is the width, in ems, under which a column of labels is not wrapped.
const narrowest = 5

// goesOn reports whether every chunk of a line is the rest of a cell of the row: there is text above
// it in its column that left no room for its first word.
func goesOn(row *rowGroup, its []*item, right []float64, tight float64) bool {
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
		if pitch := it.c.base - above.c.base; pitch > tight || pitch > 1.7*above.c.size {
			return false
		}
		if it.c0 == 0 && len(row.items) > 1 && right[0]-above.c.box.X0 < narrowest*it.c.size {
			return false
		}
		if pureNumber(it.c.text()) && pureNumber(above.c.text()) {
			return false
		}
		if it.c0 == 0 && outlined(it.c.text()) && outlined(row.items[0].c.text()) && it.c.box.X0 < row.items[0].c.box.X0+0.5*it.c.size {
			return false // the next item of an outline, however far the one above reaches
		}
	}
	return true
}

// outlined reports whether a label begins as an item of an outline does: with a number like 2. or
// 2.3 and a word after it.
func outlined(s string) bool {
	word := strings.TrimLeft(s, "0123456789.")
	number := s[:len(s)-len(word)]
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, " "))
	return len(number) <= 6 && strings.Contains(number, ".") && number[0] != '.' && unicode.IsLetter(r)
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

// textRight is the right edge of the widest text of each column, that of the column without any.
func textRight(items []*item, xs []float64) []float64 {
	right := make([]float64, len(xs)-1)
	seen := make([]bool, len(right))
	for _, it := range items {
		if it.c0 == it.c1 && (!seen[it.c0] || it.c.box.X1 > right[it.c0]) {
			right[it.c0], seen[it.c0] = it.c.box.X1, true
		}
	}
	for k := range right {
		if !seen[k] {
			right[k] = xs[k+1]
		}
	}
	return right
}

// rowBounds are the middles between the lines of neighbouring rows, with the top and bottom given.
func rowBounds(lines []tableLine, rows []rowGroup, top, bottom float64) []float64 {
	ys := []float64{top}
	for i := 1; i < len(rows); i++ {
		above := lines[rows[i-1].lines[len(rows[i-1].lines)-1]]
		below := lines[rows[i].lines[0]]
		ys = append(ys, (above.base+0.2*above.size+below.base-0.75*below.size)/2)
	}
	return append(ys, bottom)
}
