package layout

import (
	"cmp"
	"math"
	"slices"
)

// addRows parts rows without a rule between them: where several columns hold entries line by line.
// Cells whose lines stand elsewhere, a label centred beside its rows, span them.
func (g *grid) addRows() {
	n := g.rows()
	cuts, at := make([][]float64, n), make([][]tableLine, n)
	labels := map[int]int{} // columns: cells beside their rows less cells with a line for each
	for r := range n {
		if cuts[r], at[r] = g.hiddenRows(r); len(cuts[r]) == 0 {
			cuts[r], at[r] = g.blankLines(r)
		}
		for i := range g.cells {
			if c := &g.cells[i]; len(cuts[r]) > 0 && c.r0 == r && c.r1 == r && len(c.words) > 0 {
				if onLines(c, at[r]) {
					labels[c.c0]--
				} else {
					labels[c.c0]++
				}
			}
		}
	}
	for r := n - 1; r >= 0; r-- {
		for i := len(cuts[r]) - 1; i >= 0; i-- {
			g.insertY(cuts[r][i])
		}
		if len(cuts[r]) > 0 {
			g.splitBand(r, r+len(cuts[r]), at[r], labels)
		}
	}
}

// splitBand cuts the cells of a row that became several. In a column of labels a text that fills
// its lines stays whole.
func (g *grid) splitBand(r0, r1 int, at []tableLine, labels map[int]int) {
	var out []gridCell
	for i := range g.cells {
		c := &g.cells[i]
		if c.r0 == r0 && c.r1 == r1 && onLines(c, at) && !(labels[c.c0] >= 0 && g.wrapped(c)) {
			out = append(out, g.byRow(c)...)
		} else {
			out = append(out, *c)
		}
	}
	g.cells = out
}

// onLines reports whether all lines of a cell stand on the given baselines.
func onLines(c *gridCell, at []tableLine) bool {
	for _, l := range c.lines() {
		if !slices.ContainsFunc(at, func(e tableLine) bool {
			return l.base-e.base < lineSlack*l.size && e.base-l.base < lineSlack*l.size
		}) {
			return false
		}
	}
	return true
}

// wrapped reports whether every line of a cell but the last is full, and words, not numbers.
func (g *grid) wrapped(c *gridCell) bool {
	lines := c.lines()
	for i := 1; i < len(lines); i++ {
		above := &lines[i-1]
		if !forced(above, &lines[i], g.xs[c.c1+1]) || numeric(above.chunks[0].text()) {
			return false
		}
	}
	return len(lines) > 1
}

// blankLines is the heights at which a blank line runs through a row of the grid, with text above and
// below it in two columns at least, and all lines of the row. What is blank shows by the distance of
// the other lines; a header has none.
func (g *grid) blankLines(r int) ([]float64, []tableLine) {
	var lines []tableLine
	pitch := math.Inf(1)
	cols := map[int][]tableLine{}
	for i := range g.cells {
		c := &g.cells[i]
		if c.r0 != r || c.r1 != r || r == 0 {
			continue
		}
		ls := c.lines()
		for k := 1; k < len(ls); k++ {
			pitch = min(pitch, ls[k].base-ls[k-1].base)
		}
		cols[c.c0] = ls
		lines = append(lines, ls...)
	}
	slices.SortStableFunc(lines, func(a, b tableLine) int { return cmp.Compare(a.base, b.base) })
	var cuts []float64
	for i := 1; i < len(lines); i++ {
		a, b := &lines[i-1], &lines[i]
		if y := (a.base + b.base) / 2; b.base-a.base >= 1.6*pitch && onBothSides(cols, y) >= 2 {
			cuts = append(cuts, y-0.3*b.size)
		}
	}
	return cuts, lines
}

// onBothSides counts the columns with text above and below a height.
func onBothSides(cols map[int][]tableLine, y float64) int {
	n := 0
	for _, ls := range cols {
		if len(ls) > 0 && ls[0].base < y && ls[len(ls)-1].base > y {
			n++
		}
	}
	return n
}

// hiddenRows is the heights at which a row of the grid falls into several, and the lines of those.
func (g *grid) hiddenRows(r int) ([]float64, []tableLine) {
	var cs []chunk
	for i := range g.cells {
		if c := &g.cells[i]; c.r0 == r && c.r1 == r {
			for _, l := range c.lines() {
				cs = append(cs, l.chunks...)
			}
		}
	}
	slices.SortStableFunc(cs, compareChunks)
	lines := slices.DeleteFunc(linesOf(cs), func(l tableLine) bool { return len(l.chunks) < 2 })
	if len(lines) < 2 {
		return nil, nil
	}
	items := itemsOf(lines)
	for _, it := range items {
		it.c0, it.c1 = g.columnsAt(it.x0, it.x1, span{r, 0, r, g.cols() - 1})
	}
	groups := rowsOf(lines, items, g.xs[1:], nil)
	if !entries(groups, r == 0) {
		return nil, nil
	}
	return rowBounds(lines, groups, 0, 0)[1:len(groups)], lines
}

// entries reports whether groups of lines are rows of a table, not lines of wrapped texts: two
// columns at least have text in nearly all of them, one of those columns numbers. Two groups only
// must have three such columns, and not be a header.
func entries(groups []rowGroup, first bool) bool {
	texts, numbers := map[int]int{}, map[int]int{}
	for _, g := range groups {
		seen := map[int]bool{}
		for _, it := range g.items {
			if seen[it.c0] {
				continue
			}
			seen[it.c0] = true
			texts[it.c0]++
			if numeric(it.c.text()) {
				numbers[it.c0]++
			}
		}
	}
	full, numeric := 0, 0
	for c, n := range texts {
		if 4*n >= 3*len(groups) {
			full++
			if 2*numbers[c] > n {
				numeric++
			}
		}
	}
	if len(groups) == 2 {
		return !first && full >= 3 && 2*numeric > full
	}
	return len(groups) > 2 && full >= 2 && numeric >= 1
}
