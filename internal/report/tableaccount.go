package report

import (
	"slices"
	"strings"
	"unicode"

	"techins/dataset"
	"techins/internal/layout"
	"techins/internal/pattern"
)

// Every figure of the statistics table ends in a row of the data or in a problem that prints it. The files
// tableaccount.go and tablewitness.go see to that: here by the cells of the tables found, there by the words
// of the pages.

// leaveOut names a row with its figures, none of which is written.
func (w *statisticsWriter) leaveOut(it item, reason string) {
	var texts []string
	var cells []*layout.Cell
	for _, f := range it.figures {
		if f.text != "" && f.kind != cellBlank {
			texts = append(texts, quoted(f.text))
			cells = append(cells, f.cell)
			w.named[f.cell] = true
		}
	}
	with := ""
	if len(texts) > 0 {
		with = " with its figures " + strings.Join(texts, ", ")
	}
	w.problem("row", placeOf(append(cells, it.cell)), "the row %s %s is left out%s: %s", it.marker, quoted(it.label), with, reason)
}

// placeOf is the box around the cells on the page of the first.
func placeOf(cells []*layout.Cell) dataset.Place {
	var out dataset.Place
	for _, c := range cells {
		switch p := place(c); {
		case c == nil:
		case out.Page == 0:
			out = p
		case p.Page == out.Page:
			out.X0, out.Y0, out.X1, out.Y1 = min(out.X0, p.X0), min(out.Y0, p.Y0), max(out.X1, p.X1), max(out.Y1, p.Y1)
		}
	}
	return out
}

// account names the figures in the rows of the table that none of its items has: in a column that is no
// measure's, or in a row that was passed over. Columns that are left out as a whole are named as such.
func (w *statisticsWriter) account(g *grid, head tableHead) {
	for row := head.rows; row < g.table.Rows; row++ {
		if isHeaderAgain(g, head, row) {
			continue
		}
		var left []*layout.Cell
		for col, c := range g.at[row] {
			if c == nil || c.Row != row || c.Col != col || col == head.number || w.named[c] || !isFigure(c) {
				continue
			}
			if slices.ContainsFunc(head.doubts, func(d columnDoubt) bool { return d.col == col }) {
				w.columnsOut = append(w.columnsOut, place(c))
			} else {
				left = append(left, c)
			}
		}
		w.nameFigures(g, row, left, "stand in no column that is read")
	}
}

// isFigure reports whether a cell holds a number, perhaps with a unit or a note.
func isFigure(c *layout.Cell) bool {
	text := fold(c.Text)
	if _, kind := parseCell(text); kind == cellNumber {
		return true
	}
	digits, letters := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 0 && letters <= 2 && !loneNumber.MatchString(text)
}

// loneNumber is the number of an item without its label.
var loneNumber = pattern.New(`^(\d+(\.\d+)*\.|\(\d+\)|\(?[一二三四五六七八九十]+[)、])$`)

func (w *statisticsWriter) nameFigures(g *grid, row int, cells []*layout.Cell, where string) {
	if len(cells) == 0 {
		return
	}
	var texts []string
	words := ""
	for _, c := range g.at[row] {
		if c != nil && !slices.Contains(cells, c) && words == "" {
			words = joinLabel(c.Text)
		}
	}
	for _, c := range cells {
		w.named[c] = true
		texts = append(texts, quoted(c.Text))
	}
	w.problem("figure", placeOf(cells), "the figures %s in the row %s %s; they are left out", strings.Join(texts, ", "), quoted(words), where)
}

// passOver names the figures of the other tables: row by row where the rows are items of technology insurance,
// as a whole where only the measures are those of the statistics table. read are the tables that have been
// read or named.
func (w *statisticsWriter) passOver(tables []layout.Table, read []int) {
	for i := range tables {
		t := &tables[i]
		if slices.Contains(read, i) {
			continue
		}
		if known := knownItems(t); known >= 2 || known > 0 && titleNamesSubject(w.ctx.Above(t)) {
			w.problem("second-table", tablePlace(t), "another table has %d items of technology insurance; it is left out", known)
			w.nameRows(t)
		} else if head, ok := readHead(newGrid(t), w.ctx.Above(t), w.ctx.Year); ok {
			w.problem("other-table", tablePlace(t), "a table with the column %s is left out: neither its title nor its items are those of technology insurance", quoted(head.measures[0].header))
			w.passed = append(w.passed, t)
		}
	}
}

// knownItems counts the cells of a table that are known line items, and those that hold several.
func knownItems(t *layout.Table) int {
	n := 0
	for i := range t.Cells {
		_, label := splitMarker(t.Cells[i].Text)
		switch {
		case label == "":
		case products().knows(label):
			n++
		case utf8Len(label) > 20 && products().within(label) > 1:
			n += 2
		}
	}
	return n
}

// nameRows names the figures of all rows of a table that is left out.
func (w *statisticsWriter) nameRows(t *layout.Table) {
	g := newGrid(t)
	for row := range t.Rows {
		var cells []*layout.Cell
		for col, c := range g.at[row] {
			if c != nil && c.Row == row && c.Col == col && isFigure(c) && !(col == 0 && bareItemNumber.MatchString(fold(c.Text))) {
				cells = append(cells, c)
			}
		}
		w.nameFigures(g, row, cells, "stand in a table that is left out")
	}
}
