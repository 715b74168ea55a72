package layout

// alignedGrid makes the table of a region, nil when it is none.
func (f *finder) alignedGrid(reg region) *grid {
	reg = trim(reg)
	if len(reg.lines) < 2 {
		return nil
	}
	items := itemsOf(&reg)
	cols := mergeSparse(columnsOf(items, len(reg.lines)), len(reg.lines))
	if len(cols) < 2 {
		return nil
	}
	placeItems(items, cols)
	rows := f.rowsOf(&reg, items, len(cols))
	g := &grid{xs: bounds(cols, items), kind: "unruled"}
	g.ys = rowBounds(&reg, rows)
	for r, row := range rows {
		g.addRow(r, row.items, len(cols))
	}
	if !plausibleUnruled(g, &reg, rows) {
		return nil
	}
	g.confidence = 0.7
	return g
}

// trim drops single lines at both ends: titles and notes.
func trim(reg region) region {
	lo, hi := 0, len(reg.lines)
	for lo < hi && len(reg.lines[lo].chunks) < 2 {
		lo++
	}
	for hi > lo && len(reg.lines[hi-1].chunks) < 2 {
		hi--
	}
	var out region
	for _, l := range reg.lines[lo:hi] {
		out.add(l)
	}
	return out
}

func itemsOf(reg *region) []*item {
	var out []*item
	for i := range reg.lines {
		for k := range reg.lines[i].chunks {
			c := &reg.lines[i].chunks[k]
			out = append(out, &item{c: c, line: i, x0: c.box.X0, x1: c.box.X1})
		}
	}
	return out
}

// rowBounds are the middles between the lines of neighbouring rows.
func rowBounds(reg *region, rows []rowGroup) []float64 {
	ys := []float64{reg.box.Y0}
	for i := 1; i < len(rows); i++ {
		above := reg.lines[rows[i-1].lines[len(rows[i-1].lines)-1]]
		below := reg.lines[rows[i].lines[0]]
		ys = append(ys, (above.base+0.2*above.size+below.base-0.75*below.size)/2)
	}
	return append(ys, reg.box.Y1)
}

// addRow adds the cells of a row: one for each column or run of columns with text, and the blanks.
func (g *grid) addRow(r int, items []*item, n int) {
	owner := make([]int, n)
	for c := range owner {
		owner[c] = -1
	}
	first := len(g.cells)
	for _, it := range items {
		at := -1
		for c := it.c0; c <= it.c1; c++ {
			if owner[c] >= 0 {
				at = owner[c]
				break
			}
		}
		if at < 0 {
			at = len(g.cells)
			g.cells = append(g.cells, gridCell{span: span{r, it.c0, r, it.c1}})
			for c := it.c0; c <= it.c1; c++ {
				owner[c] = at
			}
		}
		g.cells[at].words = append(g.cells[at].words, it.c.words...)
	}
	for c := range owner {
		if owner[c] < first {
			g.cells = append(g.cells, gridCell{span: span{r, c, r, c}})
		}
	}
}

// plausibleUnruled refuses what is aligned but no table: prose in columns, lists, contents.
func plausibleUnruled(g *grid, reg *region, rows []rowGroup) bool {
	if g.rows() < 2 || g.cols() < 2 || g.rows() < 3 && g.cols() < 3 {
		return false
	}
	filled, numbers, words := 0, 0, 0
	for _, c := range g.cells {
		if len(c.words) == 0 {
			continue
		}
		filled++
		words += len(c.words)
		if numeric(cellText(c.words)) {
			numbers++
		}
	}
	if g.cols() == 2 && 4*numbers < filled && words > 4*filled {
		return false
	}
	return 3*filled >= g.rows()*g.cols()
}
