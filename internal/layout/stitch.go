package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"techins/internal/page"
)

// StitchTables joins tables that go on over pages: perPage[i] are the tables of pages[i], in reading
// order. A table goes on when nothing but the running foot stands below it, nothing but the running
// head and a short line (the word for "continued") above the first table of the next page, and the
// columns of both are the same. A header that is repeated is taken once; a piece with a header of
// its own is another table. The joined table has the page and box of its first piece, Pages for all
// of them, and each cell keeps its own page.
func StitchTables(perPage [][]Table, pages []*page.Page) []Table {
	var out []Table
	open := -1 // the table in out that may go on
	for i, ts := range perPage {
		if i >= len(pages) {
			break
		}
		for k, t := range ts {
			if k == 0 && open >= 0 && pages[i].Number == pages[i-1].Number+1 &&
				goesOver(&out[open], pages[i-1], &t, pages[i]) {
				alignIndents(&out[open], &t)
				out[open] = joinTables(out[open], t)
			} else {
				out = append(out, t)
				open = len(out) - 1
			}
		}
		if len(ts) == 0 {
			open = -1
		} else if k := len(out) - 1; open != k {
			open = k
		}
	}
	return out
}

// goesOver reports whether b on the next page is the rest of a.
func goesOver(a *Table, pa *page.Page, b *Table, pb *page.Page) bool {
	turn := dominantAngle(pa)
	if turn != dominantAngle(pb) || a.Cols != b.Cols {
		return false
	}
	ua, ub := uprightOf(pa, turn), uprightOf(pb, turn)
	boxA, boxB := ua.turn.rect(lastBox(a)), ub.turn.rect(b.Box)
	if beyond(ua, ub, func(y float64) bool { return y > boxA.Y1 }) > 0 ||
		beyond(ub, ua, func(y float64) bool { return y < boxB.Y0 }) > 1 && !onlyRepeats(ub, ua, boxB.Y0) {
		return false
	}
	if !sameColumns(a, b, ua.turn, ub.turn) {
		return false
	}
	return repeated(a, b) > 0 || !headed(b)
}

// An upright page with its lines of text.
type uprightPage struct {
	turn  turner
	box   page.Rect
	lines []tableLine
}

func uprightOf(p *page.Page, angle float64) uprightPage {
	q := printAt(p, angle)
	return uprightPage{q.turn, q.upright.Box, linesOf(newFinder(q).chunks)}
}

// lastBox is the box of a table's part on its last page.
func lastBox(t *Table) page.Rect {
	last := t.Pages[len(t.Pages)-1]
	if last == t.Page {
		return t.Box
	}
	var b page.Rect
	for _, c := range t.Cells {
		if c.Page == last {
			b = b.Union(c.Box)
		}
	}
	return b
}

const (
	// footShare is the part of a page's height at its top and bottom where running heads stand.
	footShare = 0.09
	// shortLine, in ems, is the longest word for "continued" above a piece of a table; headLine the
	// longest running head that changes from page to page.
	shortLine, headLine = 5.2, 25
)

// beyond counts the lines of a page on one side of its table that are not running heads: lines in
// the margin, or at the same height on the other page. A long line counts twice.
func beyond(p, other uprightPage, side func(y float64) bool) int {
	n := 0
	for i := range p.lines {
		l := &p.lines[i]
		if !side(l.base) {
			continue
		}
		width := (l.chunks[len(l.chunks)-1].box.X1 - l.chunks[0].box.X0) / l.size
		margin := l.base < footShare*p.box.H() || l.base > (1-footShare)*p.box.H()
		switch {
		case margin && width < headLine || twin(l, other.lines):
		case width > shortLine:
			n += 2
		default:
			n++
		}
	}
	return n
}

// onlyRepeats reports whether the lines over a table's piece stand on the page before too: its title or the
// top of its header, which the grid has left out.
func onlyRepeats(p, before uprightPage, top float64) bool {
	for i := range p.lines {
		l := &p.lines[i]
		same := func(o tableLine) bool { return math.Abs(o.size-l.size) < 0.5 && sameLine(&o, l) }
		if l.base < top && l.base > footShare*p.box.H() && !slices.ContainsFunc(before.lines, same) {
			return false
		}
	}
	return true
}

func sameLine(a, b *tableLine) bool {
	return slices.EqualFunc(a.chunks, b.chunks, func(c, d chunk) bool { return c.text() == d.text() })
}

// twin reports whether a line stands at the same height with the same words, whatever its digits.
func twin(l *tableLine, lines []tableLine) bool {
	return slices.ContainsFunc(lines, func(o tableLine) bool {
		return math.Abs(o.base-l.base) < 2 && math.Abs(o.size-l.size) < 0.5 && letters(&o) == letters(l)
	})
}

func letters(l *tableLine) string {
	var b strings.Builder
	for i := range l.chunks {
		for _, r := range l.chunks[i].text() {
			if !unicode.IsDigit(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// sameColumns reports whether the columns of two tables stand under each other: their cells, or, where a
// title has moved those, the figures in them.
func sameColumns(a, b *Table, ta, tb turner) bool {
	xa, xb := columnCentres(a, ta), columnCentres(b, tb)
	same := true
	for k := range xa {
		if k >= len(xb) || xa[k].lo > xb[k].mid() || xb[k].mid() > xa[k].hi || xb[k].lo > xa[k].mid() || xa[k].mid() > xb[k].hi {
			same = false
		}
	}
	return same || sameFigures(a.figures, b.figures)
}

// sameFigures reports whether the figures of each column stand under those of the same column of another
// table, and under no others; the first column may have none, of the others each.
func sameFigures(a, b []interval) bool {
	n := 0
	for k := range a {
		for j := range b {
			common := min(a[k].hi, b[j].hi) - max(a[k].lo, b[j].lo)
			if a[k].hi > a[k].lo && b[j].hi > b[j].lo && (common > 0) != (j == k) {
				return false
			}
		}
		if a[k].hi > a[k].lo && b[k].hi > b[k].lo {
			n++
		}
	}
	return n >= 2 && n >= len(a)-1
}

// columnCentres is the extent of each column of a table by its cells of one column, on the last
// page of the table.
func columnCentres(t *Table, turn turner) []interval {
	out := make([]interval, t.Cols)
	for k := range out {
		out[k] = interval{math.Inf(-1), math.Inf(1)}
	}
	for _, c := range t.Cells {
		if c.ColSpan == 1 && c.Page == t.Pages[len(t.Pages)-1] {
			b := turn.rect(c.Box)
			out[c.Col] = interval{b.X0, b.X1}
		}
	}
	return out
}

// repeated is the number of rows at the top of b that are those at the top of a once more, below a title or
// note of the first piece perhaps, which may also stand in one of the cells.
func repeated(a, b *Table) int {
	const most, notes = 6, 2
	ra, rb := topRows(a, most+notes), topRows(b, most)
	for from := range min(notes+1, len(ra)) {
		n := 0
		for from+n < len(ra) && n < len(rb) && n < b.Rows-1 && sameHeader(ra[from+n], rb[n]) {
			n++
		}
		if n > 0 && n < most && hasWords(rb[0]) { // rows of equal values are no header
			return n
		}
	}
	return 0
}

// sameHeader reports whether a row is another one once more, save that one cell may have lost a note.
func sameHeader(a, b []string) bool {
	shorter := 0
	for k := range a {
		switch {
		case a[k] == b[k]:
		case b[k] != "" && strings.Contains(a[k], b[k]):
			shorter++
		default:
			return false
		}
	}
	return shorter <= 1 && !blank(b) && (shorter == 0 || len(b) > 2)
}

func topRows(t *Table, n int) [][]string {
	rows := make([][]string, min(n, t.Rows))
	for i := range rows {
		rows[i] = make([]string, t.Cols)
	}
	for _, c := range t.Cells {
		if c.Row < len(rows) {
			rows[c.Row][c.Col] = c.Text
		}
	}
	return rows
}

func blank(row []string) bool {
	return !slices.ContainsFunc(row, func(s string) bool { return s != "" })
}

// hasWords reports whether most texts of a row are no numbers.
func hasWords(row []string) bool {
	words, all := 0, 0
	for _, s := range row {
		if s != "" {
			all++
			if !numeric(s) {
				words++
			}
		}
	}
	return 2*words > all
}

// headed reports whether a table begins with a header: words over columns of numbers.
func headed(t *Table) bool {
	rows := topRows(t, t.Rows)
	for k := 1; k < t.Cols; k++ {
		numbers, all := 0, 0
		for _, r := range rows[1:] {
			if r[k] != "" {
				all++
				if numeric(r[k]) {
					numbers++
				}
			}
		}
		if rows[0][k] != "" && !numeric(rows[0][k]) && all > 0 && 3*numbers > 2*all {
			return true
		}
	}
	return false
}

// alignIndents makes the indents of both pieces count from the same place. Each counts from the outermost
// text of its columns, which on one page may be an inner level. Drawn columns show where they begin; columns by
// alignment do not, and a piece that has moved as a whole, as on pages with mirrored margins, is left as it is.
func alignIndents(a, b *Table) {
	moved := b.edges[b.Cols] - a.edges[a.Cols]
	a.Cells, b.Cells = slices.Clone(a.Cells), slices.Clone(b.Cells)
	b.lefts = slices.Clone(b.lefts)
	for k := range a.Cols {
		by := b.lefts[k] - a.lefts[k]
		if a.Kind == "ruled" && b.Kind == "ruled" {
			by -= b.edges[k] - a.edges[k]
		} else if math.Abs(by-moved) < 2 {
			continue
		}
		indent(b.Cells, k, max(0, by))
		indent(a.Cells, k, max(0, -by))
		b.lefts[k] -= max(0, by)
	}
}

// indent sets the cells of a column deeper.
func indent(cells []Cell, col int, by float64) {
	for i := range cells {
		if cells[i].Col == col {
			cells[i].Indent += by
		}
	}
}

// joinTables adds the rows of b, without a repeated header, to a.
func joinTables(a, b Table) Table {
	skip := repeated(&a, &b)
	out := a
	out.Cells = slices.Clone(a.Cells)
	for _, c := range b.Cells {
		if c.Row < skip {
			if c.Row+c.RowSpan <= skip {
				continue
			}
			c.RowSpan -= skip - c.Row
			c.Row = skip
		}
		c.Row += a.Rows - skip
		out.Cells = append(out.Cells, c)
	}
	slices.SortStableFunc(out.Cells, func(x, y Cell) int { return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Col, y.Col)) })
	for _, c := range b.Missed {
		c.Row = max(c.Row, skip) + a.Rows - skip
		out.Missed = append(slices.Clip(out.Missed), c)
	}
	out.lefts, out.edges, out.figures = b.lefts, b.edges, b.figures
	out.Rows += b.Rows - skip
	out.Pages = append(slices.Clone(a.Pages), b.Pages...)
	out.Confidence = min(a.Confidence, b.Confidence)
	if b.Kind != a.Kind {
		out.Kind = "unruled"
	}
	return out
}
