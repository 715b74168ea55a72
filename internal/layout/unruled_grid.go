package layout

import "techins/internal/page"

// alignedGrid makes the table of a region, nil when it is none.
func (f *finder) alignedGrid(reg region) *grid {
	lines := reg.core
	items, cols := f.align(lines)
	if len(cols) < 2 {
		return nil
	}
	xs := bounds(cols, items)
	lines = f.withLead(reg.lead, lines, xs)
	lines = f.withTail(lines, reg.tail, xs)
	items, cols = f.align(lines)
	if len(cols) < 2 {
		return nil
	}
	xs = bounds(cols, items)
	box := linesBox(lines)
	head := f.headerLines(lines, items, len(cols), box)
	spanCentred(items, lines, head)
	placeItems(items, cols)
	rows := f.headerRows(lines[:head], items)
	headRows := len(rows)
	body := rowsOf(lines[head:], shift(items, head), textRight(items, xs), f.partedIn(box))
	rows = append(rows, unshift(body, head)...)
	g := &grid{xs: xs, kind: "unruled", ys: rowBounds(lines, rows, box.Y0, box.Y1)}
	for r, row := range rows {
		g.addRow(r, row.items, len(cols))
	}
	f.joinHeadings(g, headRows)
	if !f.plausible(g, lines, items, head) {
		return nil
	}
	g.confidence = unruledConfidence(g, cols, items, head)
	return g
}

// shift is the items from a line on, counted from there.
func shift(items []*item, head int) []*item {
	var out []*item
	for _, it := range items {
		if it.line >= head {
			it.line -= head
			out = append(out, it)
		}
	}
	return out
}

// unshift counts the lines of rows from the table's first line again.
func unshift(rows []rowGroup, head int) []rowGroup {
	for _, r := range rows {
		for i := range r.lines {
			r.lines[i] += head
		}
		for _, it := range r.items {
			it.line += head
		}
	}
	return rows
}

// align clusters lines into columns and gives each piece of text its columns. A piece over several
// columns is cut where the gap between them shows in it.
func (f *finder) align(lines []tableLine) ([]*item, []*cluster) {
	items := itemsOf(lines)
	box := linesBox(lines)
	f.underlined(items, lines, box)
	cols := mergeSparse(pairHeadings(columnsOf(items), items), len(lines))
	placeItems(items, cols)
	if splitItems(items, lines, cols) {
		items = itemsOf(lines)
		f.underlined(items, lines, box)
		cols = mergeSparse(pairHeadings(columnsOf(items), items), len(lines))
		placeItems(items, cols)
	}
	return items, cols
}

// underlined widens pieces of text to the rule under them when they stand alone on it: the rule
// shows over which columns a heading spans.
func (f *finder) underlined(items []*item, lines []tableLine, box page.Rect) {
	for _, it := range items {
		below := it.c.base + 1.2*it.c.size
		if it.line+1 < len(lines) {
			below = min(below, lines[it.line+1].base-0.3*it.c.size)
		}
		for _, e := range between(f.rules.h, it.c.base, below) {
			if e.from > it.c.box.X0+2 || e.to < it.c.box.X1-2 ||
				e.length() > 0.9*box.W() || !alone(it, lines[it.line].chunks, e) {
				continue
			}
			it.x0, it.x1 = min(it.x0, e.from), max(it.x1, e.to)
		}
	}
}

func alone(it *item, cs []chunk, e edge) bool {
	for i := range cs {
		if &cs[i] != it.c && cs[i].box.X0 < e.to && cs[i].box.X1 > e.from {
			return false
		}
	}
	return true
}

// splitItems cuts chunks that stand in several columns where one of their gaps lies between those,
// and reports whether it cut any: cells of a tight table nearly touch.
func splitItems(items []*item, lines []tableLine, cols []*cluster) bool {
	cut := map[*chunk][]int{}
	for _, it := range items {
		if it.c0 < it.c1 && it.c.box.X0 <= it.x0 && it.c.box.X1 >= it.x1 {
			if at := cutsOf(it, cols); len(at) > 0 {
				cut[it.c] = at
			}
		}
	}
	if len(cut) == 0 {
		return false
	}
	for i := range lines {
		var out []chunk
		for k := range lines[i].chunks {
			c := &lines[i].chunks[k]
			out = append(out, c.split(cut[c])...)
		}
		lines[i].chunks = out
	}
	return true
}

// cutsOf is the words of a chunk before which a new column begins. A gap counts when it is wider
// than the chunk's other gaps, when a number stands beside it, or, wider than a word space, when there
// is a word for each column.
func cutsOf(it *item, cols []*cluster) []int {
	var at []int
	ws := it.c.words
	oneEach := len(ws) == it.c1-it.c0+1
	for k := it.c0; k < it.c1; k++ {
		lo, hi := cols[k].x1, cols[k+1].x0
		for i := 1; i < len(ws); i++ {
			a, b := ws[i-1].Box.X1, ws[i].Box.X0
			if min(b, hi)-max(a, lo) <= 0 && !(a >= lo && b <= hi) || b-a < 0.2*it.c.size {
				continue
			}
			beside := pureNumber(ws[i-1].Text) && numeric(ws[i].Text) || pureNumber(ws[i].Text) && numeric(ws[i-1].Text)
			if beside || oneEach && b-a > cjkGap*it.c.size || widest(ws, i) {
				at = append(at, i)
				break
			}
		}
	}
	return at
}

// widest reports whether the gap before word i is clearly wider than most gaps of the words.
func widest(ws []Word, i int) bool {
	narrow := 0
	gap := ws[i].Box.X0 - ws[i-1].Box.X1
	for k := 1; k < len(ws); k++ {
		if 1.4*(ws[k].Box.X0-ws[k-1].Box.X1) < gap {
			narrow++
		}
	}
	return narrow > 0 && 2*narrow >= len(ws)-2
}

// split cuts a chunk before the given words.
func (c *chunk) split(at []int) []chunk {
	if len(at) == 0 {
		return []chunk{*c}
	}
	var out []chunk
	from := 0
	for _, to := range append(at, len(c.words)) {
		if to <= from {
			continue
		}
		part := chunk{base: c.base, size: c.size, words: c.words[from:to], box: body(&c.words[from])}
		for i := range part.words {
			part.box = hull(part.box, body(&part.words[i]))
		}
		out = append(out, part)
		from = to
	}
	return out
}

// addRow adds the cells of a row: one for each column or run of columns with text, and the blanks.
func (g *grid) addRow(r int, items []*item, n int) {
	group := newUnion(n)
	for _, it := range items {
		for k := it.c0; k < it.c1; k++ {
			group.join(k, k+1)
		}
	}
	cell := map[int]int{}
	for c := range n {
		root := group.find(c)
		if _, ok := cell[root]; !ok {
			cell[root] = len(g.cells)
			g.cells = append(g.cells, gridCell{span: span{r, c, r, c}})
		}
		g.cells[cell[root]].c1 = c
	}
	for _, it := range items {
		k := cell[group.find(it.c0)]
		g.cells[k].words = append(g.cells[k].words, it.c.words...)
	}
}
