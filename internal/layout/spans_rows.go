package layout

import "slices"

// addRows parts rows without a rule between them: where several columns hold entries line by line.
func (g *grid) addRows() {
	for r := g.rows() - 1; r >= 0; r-- {
		cuts := g.hiddenRows(r)
		if len(cuts) == 0 {
			continue
		}
		for i := len(cuts) - 1; i >= 0; i-- {
			g.insertY(cuts[i])
		}
		var out []gridCell
		for i := range g.cells {
			c := &g.cells[i]
			if c.r0 == r && c.r1 == r+len(cuts) {
				out = append(out, g.byRow(c)...)
			} else {
				out = append(out, *c)
			}
		}
		g.cells = out
	}
}

// hiddenRows is the heights at which a row of the grid falls into several.
func (g *grid) hiddenRows(r int) []float64 {
	var cs []chunk
	cols := map[int]bool{}
	for i := range g.cells {
		c := &g.cells[i]
		if c.r0 != r || c.r1 != r {
			continue
		}
		for _, l := range c.lines() {
			cs = append(cs, l.chunks...)
			cols[c.c0] = true
		}
	}
	if len(cols) < 2 || len(cs) < 6 {
		return nil
	}
	slices.SortStableFunc(cs, compareChunks)
	lines := linesOf(cs)
	if len(lines) < 3 {
		return nil
	}
	items := itemsOf(lines)
	for _, it := range items {
		it.c0, it.c1 = g.columnsAt(it.x0, it.x1, span{r, 0, r, g.cols() - 1})
	}
	groups := rowsOf(lines, items, g.xs[1:], nil)
	if !entries(groups) {
		return nil
	}
	return rowBounds(lines, groups, 0, 0)[1:len(groups)]
}

// entries reports whether groups of lines are rows of a table, not lines of wrapped texts: three at
// least, most of them with text in several columns, and numbers among them.
func entries(groups []rowGroup) bool {
	several, numbers, all := 0, 0, 0
	for _, g := range groups {
		in := map[int]bool{}
		for _, it := range g.items {
			in[it.c0] = true
			if it.c0 > 0 {
				all++
				if numeric(it.c.text()) {
					numbers++
				}
			}
		}
		if len(in) > 1 {
			several++
		}
	}
	return len(groups) >= 3 && 3*several >= 2*len(groups) && 2*numbers >= all
}
