package layout

import "slices"

// addRows parts rows without a rule between them: where several columns hold entries line by line.
// Cells whose lines stand elsewhere, a label centred beside its rows, span them.
func (g *grid) addRows() {
	for r := g.rows() - 1; r >= 0; r-- {
		cuts, at := g.hiddenRows(r)
		if len(cuts) == 0 {
			continue
		}
		for i := len(cuts) - 1; i >= 0; i-- {
			g.insertY(cuts[i])
		}
		var out []gridCell
		for i := range g.cells {
			c := &g.cells[i]
			if c.r0 == r && c.r1 == r+len(cuts) && g.onLines(c, at) {
				out = append(out, g.byRow(c)...)
			} else {
				out = append(out, *c)
			}
		}
		g.cells = out
	}
}

// onLines reports whether all lines of a cell stand on the given baselines, and are not those of a
// wrapped text.
func (g *grid) onLines(c *gridCell, at []tableLine) bool {
	lines := c.lines()
	if len(lines) > 1 && g.wrapped(c, lines) {
		return false
	}
	for _, l := range lines {
		if !slices.ContainsFunc(at, func(e tableLine) bool {
			return l.base-e.base < lineSlack*l.size && e.base-l.base < lineSlack*l.size
		}) {
			return false
		}
	}
	return true
}

// wrapped reports whether every line of a cell but the last is full, and words, not numbers.
func (g *grid) wrapped(c *gridCell, lines []tableLine) bool {
	for i := 1; i < len(lines); i++ {
		above := &lines[i-1]
		if !forced(above, &lines[i], g.xs[c.c1+1]) || numeric(above.chunks[0].text()) {
			return false
		}
	}
	return true
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
