package layout

// joinHeadings makes one cell of headings that were wrapped beside a heading over several columns:
// single cells of a header under each other with no rule between and lines close together.
func (f *finder) joinHeadings(g *grid, head int) {
	at := g.index()
	gone := map[int]bool{}
	for c := range g.cols() {
		for r := 1; r < head; r++ {
			i, k := at[r-1][c], at[r][c]
			if i < 0 || k < 0 || i == k || !f.oneHeading(g, &g.cells[i], &g.cells[k]) {
				continue
			}
			g.cells[i].words = append(g.cells[i].words, g.cells[k].words...)
			g.cells[i].r1 = g.cells[k].r1
			gone[k] = true
			at[r][c] = i
		}
	}
	kept := g.cells[:0]
	for i, c := range g.cells {
		if !gone[i] {
			kept = append(kept, c)
		}
	}
	g.cells = kept
}

func (f *finder) oneHeading(g *grid, a, b *gridCell) bool {
	if a.c0 != a.c1 || b.c0 != b.c1 || len(a.words) == 0 || len(b.words) == 0 {
		return false
	}
	la, lb := a.lines(), b.lines()
	if len(la) == 0 || len(lb) == 0 {
		return false
	}
	last, first := la[len(la)-1], lb[0]
	if first.base-last.base > 1.6*first.size || numeric(first.chunks[0].text()) {
		return false
	}
	row := &rowGroup{items: itemsOf(la)}
	return !f.ruledOff(row, last.base, first.base-0.3*first.size)
}

// spanCentred widens a heading alone on its line, over the middle of the table, to all of it.
func spanCentred(items []*item, lines []tableLine, head int) {
	box := linesBox(lines)
	for _, it := range items {
		if it.line < head && len(lines[it.line].chunks) == 1 {
			off := it.c.box.CX() - box.CX()
			if off < 1.5*it.c.size && off > -1.5*it.c.size && it.c.box.X0 > box.X0+2*it.c.size {
				it.x0, it.x1 = box.X0, box.X1
			}
		}
	}
}
