package layout

// The confidence of a table is an estimate of the share of its cells that are right, false tables
// included as 0. It starts near the share that grids of the kind reach and loses for each sign of
// trouble; the weights were set by hand and measured on tables of other projects' test suites
// (decision 030).
const (
	ruledBase   = 0.98 // every cell is drawn
	unruledBase = 0.97
)

// ruledConfidence takes off for what text had to add to the rules, and for blank cells.
func ruledConfidence(g *grid, added bool) float64 {
	c := ruledBase
	if added {
		c -= 0.06
	}
	return clamp(c - 0.3*max(0, 0.35-filledShare(g)))
}

// unruledConfidence takes off for blanks, few rows, few numbers, lines that run over columns and
// narrow gaps between columns.
func unruledConfidence(g *grid, cols []*cluster, items []*item, head int) float64 {
	c := unruledBase
	c -= 0.35 * (1 - filledShare(g))
	if g.rows() < 5 {
		c -= 0.05 * float64(5-g.rows())
	}
	if n := numberShare(g); n < 0.3 {
		c -= 0.8 * (0.3 - n)
	}
	c -= 0.3 * overShare(items, head)
	if gap := narrowestGap(cols, items); gap < 0.6 {
		c -= 0.1 * (0.6 - max(gap, 0)) / 0.6
	}
	return clamp(c)
}

func clamp(c float64) float64 { return float64(int(100*min(max(c, 0.05), 0.99)+0.5)) / 100 }

// filledShare is the share of cells with text.
func filledShare(g *grid) float64 {
	n := 0
	for _, c := range g.cells {
		if len(c.words) > 0 {
			n++
		}
	}
	return float64(n) / float64(max(1, len(g.cells)))
}

// numberShare is the share of numbers among the cells with text, first column apart.
func numberShare(g *grid) float64 {
	n, all := 0, 0
	for _, c := range g.cells {
		if c.c0 > 0 && len(c.words) > 0 {
			all++
			if numeric(cellText(c.words)) {
				n++
			}
		}
	}
	return float64(n) / float64(max(1, all))
}

// overShare is the share of texts below the header that run over several columns.
func overShare(items []*item, head int) float64 {
	n, all := 0, 0
	for _, it := range items {
		if it.line >= head {
			all++
			if it.c1 > it.c0 {
				n++
			}
		}
	}
	return float64(n) / float64(max(1, all))
}

// narrowestGap is the least distance between two columns, in ems.
func narrowestGap(cols []*cluster, items []*item) float64 {
	gap, em := 1e9, 1.0
	for _, it := range items {
		em = max(em, it.c.size)
	}
	for k := 1; k < len(cols); k++ {
		gap = min(gap, (cols[k].x0-cols[k-1].x1)/em)
	}
	return gap
}
