package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"techins/dataset"
	"techins/internal/layout"
	"techins/internal/page"
	"techins/internal/pattern"
)

// Statistics is the statistics table as rows of the data folder.
type Statistics struct {
	Found    bool
	Lines    []dataset.Line
	Business []dataset.Business
	Problems []dataset.Problem
}

// A TableContext answers what the table reader asks of the document around a table.
type TableContext struct {
	// Year is the year that the document reports on, 0 when it is not known.
	Year int
	// Above is the text above the table on its page, nearest last: its title and notes.
	Above func(t *layout.Table) string
	// Readers is how many readers see this text in this box.
	Readers func(pageNumber int, box page.Rect, text string) int
	// Words are the words of a page's body, without running headers and page numbers.
	Words func(pageNumber int) []PrintedWord
	// Pages are the numbers of the pages that were read.
	Pages []int
}

// ReadStatistics finds the statistics table of technology insurance among the tables of a document
// and reads it. It is found by what it says: columns of known measures, and either the subject in
// its title, scope or labels or mostly known line items. The steps are: choose the table, read its
// header, assemble its rows, code them, write the cells, check sums against
// parts, and look for figures that the grid has missed.
func ReadStatistics(edition string, tables []layout.Table, ctx TableContext) Statistics {
	w := statisticsWriter{edition: edition, ctx: ctx, angles: map[int]float64{}, named: map[*layout.Cell]bool{}}
	c := choose(tables, ctx)
	for _, i := range c.others {
		w.problem("year", tablePlace(&tables[i]), "a statistics table whose title names another year than %d, the year of the report, is left out", ctx.Year)
		w.passed = append(w.passed, &tables[i])
	}
	read := c.others
	if c.best >= 0 {
		read = append(read, c.best)
		w.out.Found = true
		w.read(&tables[c.best], c.head, hasOtherPieces(tables, read))
	} else {
		w.problem("no-table", dataset.Place{}, "no statistics table of technology insurance was found; the narrative is still written")
	}
	for _, i := range c.rivals {
		read = append(read, i)
		w.problem("second-table", tablePlace(&tables[i]), "another table looks like the statistics table too, or is a part of it; it is left out")
		w.nameRows(&tables[i])
	}
	w.passOver(tables, read)
	w.witness()
	return w.out
}

// A choice is the statistics table among the tables of a document, -1 for none, with its header, and those
// like it.
type choice struct {
	best   int
	head   tableHead
	rivals []int // look like it too
	others []int // of another year
}

func choose(tables []layout.Table, ctx TableContext) choice {
	c, best := choice{best: -1}, 0.0
	for i := range tables {
		above := ctx.Above(&tables[i])
		head, score := subjectScore(&tables[i], above, ctx.Year)
		switch {
		case score <= 0:
		case ofAnotherYear(&tables[i], above, ctx.Year):
			c.others = append(c.others, i)
		case score > best:
			if c.best >= 0 {
				c.rivals = append(c.rivals, c.best)
			}
			c.best, c.head, best = i, head, score
		default:
			c.rivals = append(c.rivals, i)
		}
	}
	slices.Sort(c.rivals)
	return c
}

// hasOtherPieces reports whether tables besides those read hold items of technology insurance: pieces, perhaps.
func hasOtherPieces(tables []layout.Table, read []int) bool {
	for i := range tables {
		if !slices.Contains(read, i) && knownItems(&tables[i]) >= 2 {
			return true
		}
	}
	return false
}

// read writes the statistics table. Where other tables may be pieces of it that stand before this one, items
// without numbers cannot be counted, and numbers of one part that do not begin with 1 have no group.
func (w *statisticsWriter) read(t *layout.Table, head tableHead, pieces bool) {
	for _, d := range head.doubts {
		w.problem("column", tablePlace(t), "%s", d.reason)
	}
	g := newGrid(t)
	rows := bodyRows(g, head)
	if pieces && len(rows) > 0 {
		rows[0].gap = rows[0].gap || !mostlyNumbered(rows) || !slices.Equal(markerPath(rows[0].marker), []int{1})
	}
	for _, it := range rows {
		// A short label after its number, 1.3 其他, is no figure with a unit.
		w.named[it.cell] = w.named[it.cell] || it.marker != "" && it.label != ""
	}
	w.write(codeRows(rows))
	w.account(g, head)
	w.checkSums()
}

func tablePlace(t *layout.Table) dataset.Place {
	return dataset.Place{Page: t.Page, X0: t.Box.X0, Y0: t.Box.Y0, X1: t.Box.X1, Y1: t.Box.Y1}
}

// subjectScore says how surely a table is the statistics table: 0 when it is not, else between 1
// and 4. A table counts when its own words or its title name the subject, or when most of its line
// items are known; words in prose nearby do not count.
func subjectScore(t *layout.Table, above string, year int) (tableHead, float64) {
	g := newGrid(t)
	head, ok := readHead(g, above, year)
	if !ok {
		return head, 0
	}
	known, labels := 0, 0
	for _, r := range bodyRows(g, head) {
		if r.label == "" || isTotalLabel(r.label) {
			continue
		}
		labels++
		if products().knows(r.label) {
			known++
		}
	}
	if labels < 2 {
		return head, 0
	}
	share := float64(known) / float64(labels)
	named := titleNamesSubject(above) || headNamesSubject(g, head)
	switch {
	case share >= 0.5 && known >= 3:
		return head, 3 + share
	case named && (share >= 0.2 || known >= 2):
		return head, 2 + share
	case named && !titleNamesOther(above):
		return head, 1 + share
	}
	return head, 0
}

// titleNamesSubject looks at the line nearest above the table that is a title: short, without the
// end of a sentence.
func titleNamesSubject(above string) bool {
	for _, line := range titleLines(above) {
		if tableVocabulary().containsAny("subject", fold(line)) {
			return true
		}
	}
	return false
}

// titleNamesOther reports whether the nearest title is of another subject.
func titleNamesOther(above string) bool {
	lines := titleLines(above)
	return len(lines) > 0 && !tableVocabulary().containsAny("subject", fold(lines[len(lines)-1]))
}

// titleLines are the lines above a table that can be its title, at most the last three.
func titleLines(above string) []string {
	var out []string
	for _, line := range strings.Split(above, "\n") {
		text := fold(line)
		if n := utf8Len(text); n >= 4 && n <= 45 && !strings.ContainsAny(text, "。;；") && !statedUnit.MatchString(text) && !strings.HasPrefix(text, "范围") {
			out = append(out, line)
		}
	}
	return out[max(0, len(out)-3):]
}

var (
	yearInTitle  = pattern.New(`(?:^|\D)(20\d\d)(?:年|\))`)
	titleOfTable = pattern.New(`^[^,，]*(?:表|数据|情况|一览|统计)[^,，]*$`)
)

// ofAnotherYear reports whether the title of a table, or a title set as its first rows, names years
// and not the one given: a table for comparison. The nearest line that names a year decides.
func ofAnotherYear(t *layout.Table, above string, year int) bool {
	g := newGrid(t)
	lines := titleLines(above)
	for row := 0; row < min(2, t.Rows); row++ {
		lines = append(lines, g.rowText(row))
	}
	for _, line := range slices.Backward(lines) {
		if !titleOfTable.MatchString(fold(line)) {
			continue // prose, which may speak of any year
		}
		if found := yearInTitle.FindAllStringSubmatch(fold(line), -1); len(found) > 0 {
			return year > 0 && !slices.ContainsFunc(found, func(m []string) bool { return m[1] == strconv.Itoa(year) })
		}
	}
	return false
}

func headNamesSubject(g *grid, head tableHead) bool {
	for row := 0; row < head.rows; row++ {
		if tableVocabulary().containsAny("subject", fold(g.rowText(row))) {
			return true
		}
	}
	return false
}

type statisticsWriter struct {
	edition string
	ctx     TableContext
	out     Statistics
	angles  map[int]float64       // of the text of pages, as far as asked for
	named   map[*layout.Cell]bool // cells whose figures are written, or named by a problem
	passed  []*layout.Table       // tables that are left out as a whole

	columnsOut []dataset.Place // cells of columns that are left out as a whole
}

func (w *statisticsWriter) problem(kind string, at dataset.Place, format string, args ...any) {
	w.out.Problems = append(w.out.Problems, dataset.Problem{Edition: w.edition, Kind: kind, Place: at, Message: fmt.Sprintf(format, args...)})
}

// write turns items into lines and cells. An item whose code is not known or is taken already is left
// out with its figures; nothing is guessed.
func (w *statisticsWriter) write(items []item) {
	keys := map[string]string{} // code -> product key
	used := map[string]bool{}
	for _, it := range items {
		switch {
		case it.mixed:
			w.leaveOut(it, "its label and a figure have run together, or go on in the row below")
			used[it.code] = true
			continue
		case it.code == "" || used[it.code] && !it.sub:
			w.leaveOut(it, cmp.Or(it.doubt, "its code "+it.code+" occurs twice"))
			continue
		case it.doubt != "":
			w.problem("row", place(it.cell), "the code %s of %s is uncertain: %s", it.code, quoted(it.label), it.doubt)
		}
		if it.code != "total" && !it.sub {
			used[it.code] = true
			w.line(it, keys)
		}
		w.figures(it)
	}
}

func (w *statisticsWriter) line(it item, keys map[string]string) {
	p, known := products().find(it.label, keys[it.parent])
	if !known {
		p = Product{Key: unknownKey(it.label)}
		w.problem("unknown-product", place(it.cell), "the line item %s %s is not known; its product key is made from its label", it.code, quoted(it.label))
	}
	keys[it.code] = p.Key
	w.out.Lines = append(w.out.Lines, dataset.Line{
		Edition: w.edition, Code: it.code, Parent: it.parent, Level: strings.Count(it.code, ".") + 1,
		Label: it.label, LabelEN: p.LabelEN, Product: p.Key, Place: place(it.cell),
	})
}

func (w *statisticsWriter) figures(it item) {
	for _, f := range it.figures {
		w.named[f.cell] = true
		switch f.kind {
		case cellDoubt:
			w.problem("cell", place(f.cell), "the %s of %s %s is left out: %s is no plain number", f.column.measure, it.code, quoted(it.label), quoted(f.text))
		case cellNumber:
			w.cell(it, f)
		}
	}
}

func (w *statisticsWriter) cell(it item, f figure) {
	value := scaled(f.value, f.column.scale)
	if at := slices.IndexFunc(w.out.Business, func(b dataset.Business) bool { return b.Code == it.code && b.Measure == f.column.measure }); at >= 0 {
		if w.out.Business[at].Value.Cmp(value) != 0 {
			w.problem("cell", place(f.cell), "the %s of %s is printed twice, as %s and %s; the first is kept", f.column.measure, it.code, w.out.Business[at].Printed, f.text)
		}
		return
	}
	if f.column.unit != "percent" && f.column.unit != "yuan" && !value.Rat().IsInt() {
		w.problem("cell", place(f.cell), "the %s of %s is left out: %s is no whole number", f.column.measure, it.code, quoted(f.text))
		return
	}
	readers := w.ctx.Readers(f.cell.Page, f.cell.Box, f.text)
	if readers < 1 {
		w.problem("readers", place(f.cell), "the %s of %s is left out: the two readers do not agree on %s", f.column.measure, it.code, quoted(f.text))
		return
	}
	if !w.rowAgreed(it, f) {
		w.problem("readers", place(f.cell), "the %s of %s is left out: the two readers do not agree on the words of its row", f.column.measure, it.code)
		return
	}
	w.out.Business = append(w.out.Business, dataset.Business{
		Edition: w.edition, Code: it.code, Measure: f.column.measure, Value: value, Unit: f.column.unit,
		Printed: f.text, PrintedUnit: f.column.printedUnit, Place: place(f.cell), Readers: readers,
	})
}

// rowAgreed reports whether the readers agree on what stands left of a figure: the words of its own row and
// of the item, which may be a row above. A figure is right only with its code.
func (w *statisticsWriter) rowAgreed(it item, f figure) bool {
	for _, row := range []*layout.Cell{it.cell, f.cell} {
		if row == nil || row.Page != f.cell.Page {
			continue
		}
		left := page.Rect{X0: row.Box.X0, Y0: row.Box.Y0, X1: f.cell.Box.X0, Y1: row.Box.Y1}
		if it.cell != nil {
			left.X0 = min(left.X0, it.cell.Box.X0)
		}
		if w.ctx.Readers(row.Page, left, "") < 1 {
			return false
		}
	}
	return true
}
