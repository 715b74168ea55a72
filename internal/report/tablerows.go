package report

import (
	"regexp"
	"strings"

	"techins/dataset"
	"techins/internal/layout"
)

// A tableRow is one line item as the table has it: its printed number, label and figures.
type tableRow struct {
	marker  string // printed number: "1.", "2.3", "（一）", "" without one
	label   string
	cell    *layout.Cell // the label's cell
	figures []figure
	indent  float64
	bold    bool
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
	var rows []tableRow
	for row := head.rows; row < g.table.Rows; row++ {
		if isHeaderAgain(g, head, row) {
			continue
		}
		if r := readRow(g, head, row); r.label != "" || r.marker != "" || r.hasFigures() {
			rows = append(rows, r)
		}
	}
	return joinWrapped(rows)
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
	c := g.at[row][head.label]
	r := tableRow{cell: c}
	label := ""
	if c != nil && c.Row == row {
		label, r.indent, r.bold = c.Text, c.Indent, c.Bold
	}
	if head.number >= 0 {
		r.marker = strings.TrimSpace(g.own(row, head.number))
		r.label = joinLabel(label)
	} else {
		r.marker, r.label = splitMarker(joinLabel(label))
	}
	for _, m := range head.measures {
		cell := g.at[row][m.col]
		f := figure{column: m, cell: cell, text: strings.TrimSpace(g.own(row, m.col))}
		if cell == c { // a label that spans the row: no figures
			f.text = ""
		}
		f.value, f.kind = parseCell(f.text)
		r.figures = append(r.figures, f)
	}
	return r
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

// markers are the forms of printed numbers before a label.
var markers = regexp.MustCompile(`^(\d+(?:[.．]\d+)+[.．、]?|\d+[.．、]|[（(][一二三四五六七八九十\d]+[)）][、.]?|[一二三四五六七八九十]+[、.．]|[①-⑳])`)

// splitMarker cuts the printed number from a label. A bare leading number without a stop is part of
// the label.
func splitMarker(label string) (marker, rest string) {
	marker = markers.FindString(label)
	return marker, strings.TrimSpace(strings.TrimPrefix(label, marker))
}

// joinWrapped mends rows that a wrapped label has cut: in a table whose items are numbered, a row
// without a number belongs to the item above it as long as the two never hold figures in the same
// column. Totals have no number and stay.
func joinWrapped(rows []tableRow) []tableRow {
	if !mostlyNumbered(rows) {
		return rows
	}
	var out []tableRow
	for _, r := range rows {
		if len(out) > 0 && r.marker == "" && !isTotalLabel(r.label) && out[len(out)-1].absorb(r) {
			continue
		}
		out = append(out, r)
	}
	return out
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
