package report

import (
	"slices"
	"strings"
	"unicode"

	"techins/dataset"
	"techins/internal/layout"
	"techins/internal/pattern"
)

// A tableRow is one line item as the table has it: its printed number, label and figures.
type tableRow struct {
	marker  string // printed number: "1.", "2.3", "（一）", "" without one
	label   string
	cell    *layout.Cell // the label's cell
	figures []figure
	indent  float64
	bold    bool
	aside   bool // it has words left of the figures in a column that is none of the label's
	stray   bool // it has words in a column before the figures that is not read
	mixed   bool // its label has a figure in it, or its figures go on in the row below
	apart   bool // the lines of its label may be several labels
	beside  bool // it is a group whose label stands beside its items
	gap     bool // words that no cell holds stand at its height, or between it and the row above
}

// A figure is what a measure's column holds in one row.
type figure struct {
	column measureColumn
	value  dataset.Decimal
	kind   cellKind
	cell   *layout.Cell
	text   string // as printed
}

func (r *tableRow) hasFigures() bool {
	for _, f := range r.figures {
		if f.kind != cellBlank {
			return true
		}
	}
	return false
}

// bodyRows reads the rows under the header. Repeated headers and notes of continuation are passed
// over; in a numbered table a row without a number goes on with the item above it.
func bodyRows(g *grid, head tableHead) []tableRow {
	rows := rowInHeader(g, head)
	gap := head.lostColumn(g)
	var group *layout.Cell
	for row := head.rows; row < g.table.Rows; row++ {
		gap = gap || misses(g, row)
		if isHeaderAgain(g, head, row) {
			continue
		}
		if r := readRow(g, head, row); r.label != "" || r.marker != "" || r.hasFigures() {
			if n := len(rows); n > 0 {
				above := rows[n-1]
				rows[n-1].besideBare(&r)
				r.besideBare(&above)
			}
			r.gap, gap = gap, false
			r.mixed = mixedLabel(r.label)
			if n := len(rows); n > 0 && bareTail.MatchString(r.label) {
				r.mixed, rows[n-1].mixed = r.marker != "", rows[n-1].mixed || r.marker != ""
			}
			if len(head.groups) > 0 && !isTotalLabel(r.label) {
				c := g.at[row][head.groups[len(head.groups)-1]]
				switch {
				case c == nil || strings.TrimSpace(c.Text) == "" || c.Apart || len(head.groups) > 1 || c.RowSpan == 1 && !products().isGroup(withoutMark(c)) && r.marker == "":
					r.gap = true // its group is not beside it, or several are
				case c != group:
					group = c
					rows = append(rows, groupRow(head, c))
				}
				r.indent += columnIndent
			}
			rows = append(rows, r)
		}
	}
	return joinWrapped(rows)
}

// besideBare takes back the figures of a row that has a row of bare numbers, without a label, right above or below it:
// a number too long for its column may go on there.
func (r *tableRow) besideBare(bare *tableRow) {
	if bare.label != "" || bare.marker != "" {
		return
	}
	for i := range bare.figures {
		if bare.figures[i].kind != cellBlank && r.figures[i].kind == cellNumber {
			r.figures[i].kind = cellDoubt
		}
	}
}

// misses reports whether words, not mere figures or marks, stand at the height of a row in none of its cells.
func misses(g *grid, row int) bool {
	return slices.ContainsFunc(g.table.Missed, func(c layout.Cell) bool {
		return c.Row == row && strings.ContainsFunc(c.Text, unicode.IsLetter)
	})
}

// groupRow is the row of a group whose label stands beside its items.
func groupRow(head tableHead, c *layout.Cell) tableRow {
	marker, label := splitMarker(withoutMark(c))
	r := tableRow{marker: marker, label: label, cell: c, bold: c.Bold, apart: c.Apart, beside: true}
	for _, m := range head.measures {
		r.figures = append(r.figures, figure{column: m})
	}
	return r
}

// lostColumn reports whether a column headed as one of labels holds none: two columns have run into one.
func (h *tableHead) lostColumn(g *grid) bool {
	for _, col := range append(slices.Clone(h.groups), h.label) {
		filled := false
		for row := h.rows; row < g.table.Rows; row++ {
			filled = filled || strings.TrimSpace(g.own(row, col)) != ""
		}
		if !filled {
			return true
		}
	}
	return false
}

// rowInHeader is a first group without figures that the grid has joined to the header of the labels, at
// most one row: 项目科技型企业保险业务. Only a known item is taken for one.
func rowInHeader(g *grid, head tableHead) []tableRow {
	text := columnHeader(g, head.rows, head.label)
	for word := range tableVocabulary().kinds["label-header"] {
		rest, found := strings.CutPrefix(text, word)
		marker, label := splitMarker(rest)
		if !found || !products().knows(label) {
			continue
		}
		r := tableRow{marker: marker, label: label, cell: g.at[0][head.label]}
		for _, m := range head.measures {
			r.figures = append(r.figures, figure{column: m})
		}
		return []tableRow{r}
	}
	return nil
}

// isHeaderAgain reports whether a row repeats the header or a part of it, or says that the table
// goes on.
func isHeaderAgain(g *grid, head tableHead, row int) bool {
	text := fold(g.rowText(row))
	if text == "" || tableVocabulary().is("continued", text) {
		return true
	}
	for h := 0; h < head.rows; h++ {
		if text == fold(g.rowText(h)) {
			return true
		}
	}
	all := ""
	for h := 0; h < head.rows; h++ {
		all += fold(g.rowText(h))
	}
	same := 0
	for _, m := range head.measures {
		if t := fold(g.own(row, m.col)); t != "" && strings.Contains(all, t) && !plainNumber.MatchString(t) {
			same++
		}
	}
	return same == len(head.measures)
}

func readRow(g *grid, head tableHead, row int) tableRow {
	r, label := labelOf(g, head, row)
	c := r.cell
	if head.number >= 0 {
		r.marker = joinLabel(g.own(row, head.number))
		r.label = joinLabel(label)
		if r.label == "" && isTotalLabel(r.marker) { // 合计 across the columns of number and label
			r.marker, r.label = "", r.marker
		}
	} else {
		r.marker, r.label = splitMarker(label)
	}
	for col := range head.measures[0].col {
		outside := (col < head.label || col > head.labelEnd) && col != head.number && !slices.Contains(head.groups, col)
		r.stray = r.stray || outside && strings.TrimSpace(g.own(row, col)) != ""
		r.aside = r.aside || col != head.label && col != head.number && !slices.Contains(head.groups, col) && strings.TrimSpace(g.own(row, col)) != ""
	}
	for _, m := range head.measures {
		cell := g.at[row][m.col]
		f := figure{column: m, cell: cell, text: strings.TrimSpace(g.own(row, m.col))}
		if cell == c { // a label that spans the row: no figures
			f.text = ""
		}
		f.read(cell)
		if f.kind == cellNumber && head.spansMeasures(cell) {
			f.kind = cellDoubt // the figures of two columns may have run into one
		}
		r.figures = append(r.figures, f)
	}
	return r
}

// read reads the printed text of a figure: a raised mark at its end is none of it, and a unit printed in the
// cell is the figure's own.
func (f *figure) read(cell *layout.Cell) {
	text, marked := f.text, true
	if cell != nil && cell.Raised != "" {
		text, marked = strings.CutSuffix(text, cell.Raised)
	}
	if f.text = strings.TrimSpace(text); !marked {
		f.kind = cellDoubt
		return
	}
	f.value, f.kind = parseCell(f.text)
	if number, u, ok := cutUnit(f.text); f.kind == cellDoubt && ok && u.unit == f.column.unit {
		if f.value, f.kind = parseCell(number); f.kind == cellNumber {
			f.column.printedUnit, f.column.scale = strings.TrimSpace(f.text[len(number):]), u.scale
		}
	}
	if f.kind == cellNumber && f.column.scale == "" {
		f.kind = cellDoubt // no unit anywhere
	}
}

// figureWithin is a number in a label that is a figure's: with decimals or groups of digits, or of four digits and more
// that are no year.
var figureWithin = pattern.New(`\d[.,]\d|\d{4,}(?:[^年\d]|$)|\d{3,}$|\p{Han}[—－]+\p{Han}`)

// bareTail is the end of a label that was wrapped.
var bareTail = pattern.New(`^(?:类|责任|综合|损失|保证)?保?险$`)

// mixedLabel reports whether a label has a figure in it, or the mark of a blank cell.
func mixedLabel(label string) bool {
	without := strings.ReplaceAll(label, "/", "")
	return figureWithin.MatchString(label) || figureWithin.MatchString(fold(label)) || without != label && products().knows(without)
}

// columnIndent sets a label in a later column of labels deeper than any indent within one before it.
const columnIndent = 1000

// labelOf reads the label of a row, which may stand in any of the columns of labels; its indent counts
// from the first.
func labelOf(g *grid, head tableHead, row int) (r tableRow, label string) {
	r.cell = g.at[row][head.label]
	for col := head.label; col <= head.labelEnd; col++ {
		c := g.at[row][col]
		if c == nil || c.Row != row || g.own(row, col) == "" {
			continue
		}
		if label == "" {
			r.indent, r.bold = c.Indent+columnIndent*float64(col-head.label), c.Bold
			r.cell = c
		}
		label += withoutMark(c)
		r.apart = r.apart || c.Apart
	}
	return r, label
}

// labelMark is a note's mark at the end of a label.
var labelMark = pattern.New(`(?:[*＊†‡※#]+|[\x{2460}-\x{2473}\x{00b9}\x{00b2}\x{00b3}\x{2070}-\x{2079}]+|[\[［【]注?\d{0,2}[\]］】])$`)

// withoutMark is the text of a label without the mark of a note.
func withoutMark(c *layout.Cell) string {
	text := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(c.Text), c.Raised))
	text = strings.TrimSpace(text[:len(text)-len(labelMark.FindString(text))])
	if without := strings.TrimRight(text, "/-—–－ "); without != "" {
		text = without // of the column beside it, which is blank
	}
	return text
}

// joinLabel takes the breaks and blanks of setting out of a label; Latin words keep theirs.
func joinLabel(s string) string {
	var b strings.Builder
	runes := []rune(strings.TrimSpace(s))
	for i, c := range runes {
		if isBlank(c) {
			if i > 0 && i+1 < len(runes) && isLatin(runes[i-1]) && isLatin(runes[i+1]) {
				b.WriteByte(' ')
			}
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

func isBlank(c rune) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\u00a0' || c == '\u3000'
}

func isLatin(c rune) bool { return c < 0x250 && !isBlank(c) && c != '.' }

// markers are the forms of printed numbers before a label. A bare number counts when blanks divide it
// from a word of Chinese: 1 科技人才保险, but not 3D打印保险.
var (
	markers    = pattern.New(`^(\d+(?:[.．]\d+)+[.．、]?|\d+[.．、]|[（(][一二三四五六七八九十\d]+[)）][、.]?|\d{1,2}[)）]|[一二三四五六七八九十]+[、.．]|[①-⑳])`)
	bareNumber = pattern.New(`^\d{1,2}[ \x{3000}\x{00a0}]+[（(“"]?\p{Han}`)
	// startsWithDigits is a marker whose last digits begin the label: 1.3D打印保险 is 1. and 3D打印保险.
	startsWithDigits = pattern.New(`^((?:\d+[.．])+)\d+[A-Za-z]`)
)

// splitMarker cuts the printed number from a label as printed, and joins the rest. A number that a
// letter follows belongs to the label.
func splitMarker(printed string) (marker, label string) {
	text := strings.TrimSpace(printed)
	marker = markers.FindString(text)
	if m := startsWithDigits.FindStringSubmatch(text); m != nil {
		marker = m[1]
	}
	if marker == "" && bareNumber.MatchString(text) {
		marker = text[:strings.IndexFunc(text, isBlank)]
	}
	return marker, joinLabel(text[len(marker):])
}

// joinWrapped mends rows that a wrapped label has cut: in a table whose items are numbered, a row
// without a number belongs to the item above it as long as the two never hold figures in the same
// column, and as long as its words are a label's: a number in another column is not to be lost. Totals
// have no number and stay.
func joinWrapped(rows []tableRow) []tableRow {
	if !mostlyNumbered(rows) {
		return joinFragments(rows)
	}
	var out []tableRow
	for _, r := range rows {
		if len(out) > 0 && r.marker == "" && !r.aside && !r.beside && !out[len(out)-1].beside && !isTotalLabel(r.label) && out[len(out)-1].absorb(r) {
			continue
		}
		if n := len(out); n > 0 && r.marker == "" && !r.beside && !isTotalLabel(r.label) && !products().knows(r.label) && isTail(&r, &out[n-1]) {
			out[n-1].mixed = true
		}
		out = append(out, r)
	}
	return out
}

// isTail reports whether all figures of a row without a number may be the ends of those above it.
func isTail(r, above *tableRow) bool {
	const short = 3
	ends := 0
	for i := range r.figures {
		switch text := r.figures[i].text; {
		case r.figures[i].kind == cellBlank:
		case above.figures[i].kind == cellBlank || utf8Len(text) > short:
			return false
		default:
			ends++
		}
	}
	return ends > 0 || r.aside
}

// joinFragments mends wrapped labels in a table without numbers: two rows that only together are a known
// item, and an end of one or two characters.
func joinFragments(rows []tableRow) []tableRow {
	var out []tableRow
	for _, r := range rows {
		if n := len(out); n > 0 && !r.beside && !out[n-1].beside && isFragment(out[n-1].label, r.label) && out[n-1].absorb(r) {
			continue
		}
		out = append(out, r)
	}
	return out
}

func isFragment(label, next string) bool {
	book := products()
	if label == "" || next == "" || isTotalLabel(label) || isTotalLabel(next) || book.knows(label) || book.knows(next) {
		return false
	}
	return utf8Len(next) <= 2 || book.knows(label+next)
}

// mostlyNumbered reports whether more than half of the labelled rows carry a printed number.
func mostlyNumbered(rows []tableRow) bool {
	numbered, labelled := 0, 0
	for _, r := range rows {
		if r.marker != "" {
			numbered++
		}
		if r.label != "" {
			labelled++
		}
	}
	return 2*numbered > labelled
}

// absorb joins a continuation to the row; it refuses when both hold a figure in one column.
func (r *tableRow) absorb(next tableRow) bool {
	for i := range r.figures {
		if r.figures[i].kind != cellBlank && next.figures[i].kind != cellBlank {
			return false
		}
	}
	for i := range r.figures {
		if next.figures[i].kind != cellBlank {
			r.figures[i] = next.figures[i]
		}
	}
	r.label = joinLabel(r.label + next.label)
	return true
}

func isTotalLabel(label string) bool {
	w := tableVocabulary()
	text := strings.TrimRight(fold(label), ":")
	return w.is("total", text) || w.is("subtotal", text)
}
