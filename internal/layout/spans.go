package layout

import "slices"

// refine completes a drawn grid by its text, where rules are missing: columns and rows that only
// alignment shows, and cells that no rule parts though their texts stand in several of them.
func (g *grid) refine() {
	g.addColumns()
	g.splitAcross()
	g.splitDown()
	g.addRows()
}

// lines is the lines of upright text of a cell.
func (c *gridCell) lines() []tableLine {
	var upright []Word
	for _, w := range c.words {
		if w.Angle < 1 || w.Angle > 359 {
			upright = append(upright, w)
		}
	}
	return linesOf(chunksOf(lineUp(upright)))
}

// addColumns parts columns without a rule between them: where cells of the same columns hold, on
// many lines, several pieces of text that stand under each other.
func (g *grid) addColumns() {
	by := map[[2]int][]tableLine{}
	for i := range g.cells {
		c := &g.cells[i]
		k := [2]int{c.c0, c.c1}
		by[k] = append(by[k], c.lines()...)
	}
	most := 0
	for _, lines := range by {
		most = max(most, len(lines))
	}
	var cuts []float64
	for k, lines := range by {
		for _, x := range hiddenGaps(lines, most) {
			if !crossed(g.xs[k[0]+1:k[1]+1], x) {
				cuts = append(cuts, x.mid())
			}
		}
	}
	slices.Sort(cuts)
	for i, x := range cuts {
		if i == 0 || x-cuts[i-1] > minBand {
			g.insertX(x)
		}
	}
}

// An interval of a coordinate.
type interval struct{ lo, hi float64 }

func (i interval) mid() float64 { return (i.lo + i.hi) / 2 }

// crossed reports whether a boundary lies in the interval.
func crossed(bounds []float64, i interval) bool {
	for _, b := range bounds {
		if b >= i.lo-1 && b <= i.hi+1 {
			return true
		}
	}
	return false
}

// hiddenGaps is the gaps between the columns that the lines of text form, none when they form one.
func hiddenGaps(lines []tableLine, most int) []interval {
	several := 0
	for _, l := range lines {
		if len(l.chunks) > 1 {
			several++
		}
	}
	if several < 2 || 5*several < 2*most {
		return nil
	}
	cols := columnsOf(itemsOf(lines))
	var out []interval
	for k := 1; k < len(cols); k++ {
		out = append(out, interval{cols[k-1].x1, cols[k].x0})
	}
	return out
}

// insertX adds a boundary; cells on both sides of it span the two columns.
func (g *grid) insertX(x float64) {
	k := find(g.xs, x)
	if k < 0 {
		return
	}
	g.xs = slices.Insert(g.xs, k+1, x)
	for i := range g.cells {
		c := &g.cells[i]
		if c.c0 > k {
			c.c0++
		}
		if c.c1 >= k {
			c.c1++
		}
	}
}

// insertY adds a boundary; cells on both sides of it span the two rows.
func (g *grid) insertY(y float64) {
	k := find(g.ys, y)
	if k < 0 {
		return
	}
	g.ys = slices.Insert(g.ys, k+1, y)
	for i := range g.cells {
		c := &g.cells[i]
		if c.r0 > k {
			c.r0++
		}
		if c.r1 >= k {
			c.r1++
		}
	}
}

// splitAcross parts cells over several columns that hold a piece of text in each of several.
func (g *grid) splitAcross() {
	var out []gridCell
	for i := range g.cells {
		if c := &g.cells[i]; c.c1 > c.c0 {
			out = append(out, g.across(c)...)
		} else {
			out = append(out, *c)
		}
	}
	g.cells = out
}

func (g *grid) across(c *gridCell) []gridCell {
	lines := c.lines()
	group := newUnion(c.c1 - c.c0 + 1)
	several := false
	for _, l := range lines {
		several = several || len(l.chunks) > 1
		for _, ch := range l.chunks {
			lo, hi := g.columnsAt(ch.box.X0, ch.box.X1, c.span)
			for k := lo; k < hi; k++ {
				group.join(k-c.c0, k+1-c.c0)
			}
		}
	}
	if !several || len(c.words) == 0 {
		return []gridCell{*c}
	}
	var out []gridCell
	for lo := c.c0; lo <= c.c1; {
		hi := lo
		for hi < c.c1 && group.find(hi+1-c.c0) == group.find(lo-c.c0) {
			hi++
		}
		part := gridCell{span: span{c.r0, lo, c.r1, hi}}
		for _, w := range c.words {
			if x := w.Box.CX(); x >= g.xs[lo] && x < g.xs[hi+1] {
				part.words = append(part.words, w)
			}
		}
		out = append(out, part)
		lo = hi + 1
	}
	return out
}

// columnsAt is the columns of a cell that a text from x0 to x1 stands in; one that it only just
// touches does not count.
func (g *grid) columnsAt(x0, x1 float64, s span) (lo, hi int) {
	lo, hi = s.c0, s.c1
	slack := min(3, (x1-x0)/4)
	for lo < hi && g.xs[lo+1] < x0+slack {
		lo++
	}
	for hi > lo && g.xs[hi] > x1-slack {
		hi--
	}
	return lo, hi
}

// splitDown parts cells over several rows that hold a line for each of them, lines that end where
// there was room for more.
func (g *grid) splitDown() {
	var out []gridCell
	for i := range g.cells {
		c := &g.cells[i]
		if lines := c.lines(); c.r1 > c.r0 && g.oneEach(c, lines) {
			out = append(out, g.byRow(c)...)
		} else {
			out = append(out, *c)
		}
	}
	g.cells = out
}

// oneEach reports whether a cell's lines are entries of its rows: three at least, none sharing a
// row with another, most of them short of the cell's width.
func (g *grid) oneEach(c *gridCell, lines []tableLine) bool {
	if len(lines) < 3 || len(lines) > c.r1-c.r0+1 {
		return false
	}
	free, last := 0, -1
	for i, l := range lines {
		r := find(g.ys, l.base-0.3*l.size)
		if r < 0 || r == last {
			return false
		}
		last = r
		if i > 0 && !forced(&lines[i-1], &lines[i], g.xs[c.c1+1]) {
			free++
		}
	}
	return 2*free > len(lines)-1
}

// forced reports whether the first word of a line found no room on the line before.
func forced(above, below *tableLine, right float64) bool {
	last := above.chunks[len(above.chunks)-1]
	return last.box.X1+firstWidth(&below.chunks[0])+0.5*below.size > right
}

// byRow is a cell cut into one for each row.
func (g *grid) byRow(c *gridCell) []gridCell {
	var out []gridCell
	for r := c.r0; r <= c.r1; r++ {
		part := gridCell{span: span{r, c.c0, r, c.c1}}
		for _, w := range c.words {
			if y := body(&w).CY(); y >= g.ys[r] && y < g.ys[r+1] {
				part.words = append(part.words, w)
			}
		}
		out = append(out, part)
	}
	return out
}
