package report

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"techins/internal/layout"
	"techins/internal/pattern"
)

// A column of the statistics table that holds figures.
type measureColumn struct {
	col         int
	measure     string
	printedUnit string
	unit        string
	scale       string
	header      string // as printed, for messages
}

// A tableHead says how to read the columns of a table.
type tableHead struct {
	rows     int   // header rows at the top
	label    int   // column of the labels
	labelEnd int   // last column of the labels: indented labels may stand in columns of their own
	number   int   // column of the printed numbers, -1 when they stand in the label
	groups   []int // columns before the labels that hold the labels of groups, beside their items
	measures []measureColumn
	doubts   []columnDoubt
}

// A columnDoubt is a column of figures that cannot be read, with the reason.
type columnDoubt struct {
	col    int
	reason string
}

var bareItemNumber = pattern.New(`^\d{1,2}(\.\d{1,2})*\.?$`)

// holdsNumbers reports whether a column without a heading holds nothing but numbers of items: some of several
// parts, or the count from 1.
func holdsNumbers(g *grid, from, col int) bool {
	parts, count, next := false, true, 1
	for row := from; row < g.table.Rows; row++ {
		text := fold(g.own(row, col))
		if text == "" || isTotalLabel(text) {
			continue
		}
		if !bareItemNumber.MatchString(text) {
			return false
		}
		parts = parts || strings.Count(text, ".") > 1 || strings.HasPrefix(text, "1.1")
		count = count && strings.TrimSuffix(text, ".") == strconv.Itoa(next)
		next++
	}
	return (parts || count && next > 3) && columnHeader(g, from, col) == ""
}

// widenLabel takes the columns beside the labels that hold words under no heading of their own into the
// column of labels.
func (h *tableHead) widenLabel(g *grid) {
	if h.label < 0 {
		return
	}
	bare := func(col int) bool {
		return col >= 0 && col < g.table.Cols && col != h.number && !h.isMeasure(col) &&
			columnHeader(g, h.rows, col) == "" && !columnHasFigures(g, h.rows, col)
	}
	for h.labelEnd = h.label; bare(h.labelEnd + 1); {
		h.labelEnd++
	}
	for bare(h.label - 1) {
		h.label--
	}
}

// unitNote finds a unit in brackets, or after 单位 and a colon.
var (
	bracketedUnit = pattern.New(`[(\[]([^()\[\]]{1,8})[)\]]`)
	unknownUnit   = pattern.New(`[(\[][^()\[\]]{0,4}[元件单份张笔家户%][)\]]`) // where no known one is found
	statedUnit    = pattern.New(`单位[:：为]?([^()\[\]，。;；]{1,16})`)
	unitNote      = pattern.New(`单位[:：为]?([^。]{1,80})`)
)

// readHead recognises the header of a table by its words. above is the text between the table's
// title and the table, where units may be stated for all columns. ok is false when no column of
// the table is a known measure.
func readHead(g *grid, above string, year int) (head tableHead, ok bool) {
	w := tableVocabulary()
	head = tableHead{label: -1, number: -1}
	head.rows = headerRows(g)
	if head.rows == 0 {
		return head, false
	}
	stated := statedUnits(above + "\n" + g.textOfRows(head.rows))
	for col := range g.table.Cols {
		text := columnHeader(g, head.rows, col)
		switch m, known := w.measureOf(text); {
		case w.numberHeader(text) && head.number < 0:
			head.number = col
		case known && w.ofAnotherKind(text, m):
			head.doubt(col, text, "holds figures of an unknown measure")
		case known:
			head.addMeasure(col, text, m, stated)
		case w.labelHeader(text) && head.label >= 0 && figuresBetween(g, head, col):
			return head, false // two tables side by side have run into one
		case w.labelHeader(text) && len(head.measures) == 0:
			if head.label >= 0 {
				head.groups = append(head.groups, head.label)
			}
			head.label = col
		case text != "" && head.label >= 0 && columnHasFigures(g, head.rows, col):
			head.doubt(col, text, "holds figures of an unknown measure")
		}
	}
	head.settleUnits(g, stated)
	head.separate(year)
	if len(head.measures) == 0 {
		return head, false
	}
	if head.label < 0 {
		head.label = wordiestColumn(g, head)
	}
	if head.number < 0 && head.label > 0 && holdsNumbers(g, head.rows, head.label-1) && !head.isMeasure(head.label-1) {
		head.number = head.label - 1
	}
	head.widenLabel(g)
	head.dropShifted(g)
	if len(head.measures) == 0 {
		return head, false
	}
	return head, head.label >= 0
}

// headerRows counts the rows at the top down to the last one that names a measure, plus rows of
// units and years beneath it.
func headerRows(g *grid) int {
	w, rows := tableVocabulary(), 0
	for row := range g.table.Rows {
		if rowHasFigure(g, row) {
			break
		}
		for col := range g.table.Cols {
			if _, known := w.measureOf(fold(g.own(row, col))); known && utf8Len(fold(g.own(row, col))) <= 24 {
				c := g.at[row][col]
				rows = max(rows, c.Row+c.RowSpan)
			}
		}
	}
	for rows > 0 && rows < g.table.Rows && (unitRow(g, rows) || yearRow(g, rows)) {
		rows++
	}
	return rows
}

var yearHeading = pattern.New(`^\(?(?:20\d\d(?:年度?)?|年度?|本年|当年|上年|去年|上年同期|本期|上期)\)?$`)

// yearRow reports whether every filled cell of a row is a year, or stands for one.
func yearRow(g *grid, row int) bool {
	years := 0
	for col := range g.table.Cols {
		text := fold(g.own(row, col))
		if text == "" || tableVocabulary().labelHeader(text) {
			continue
		}
		if !yearHeading.MatchString(text) {
			return false
		}
		years++
	}
	return years > 0
}

func utf8Len(s string) int { return len([]rune(s)) }

// rowHasFigure reports whether any cell of the row is a plain number.
func rowHasFigure(g *grid, row int) bool {
	for col := range g.table.Cols {
		if _, kind := parseCell(g.own(row, col)); kind == cellNumber {
			return true
		}
	}
	return false
}

// unitRow reports whether every filled cell of a row is a unit.
func unitRow(g *grid, row int) bool {
	w, units := tableVocabulary(), 0
	for col := range g.table.Cols {
		text := strings.Trim(fold(g.own(row, col)), "()")
		if text == "" || w.labelHeader(text) {
			continue
		}
		if _, ok := w.units[text]; !ok {
			return false
		}
		units++
	}
	return units > 0
}

func columnHasFigures(g *grid, from, col int) bool {
	for row := from; row < g.table.Rows; row++ {
		if _, kind := parseCell(g.own(row, col)); kind == cellNumber {
			return true
		}
	}
	return false
}

// columnHeader joins the folded header cells over a column, each spanning cell once.
func columnHeader(g *grid, rows, col int) string {
	var b strings.Builder
	for row := 0; row < rows; row++ {
		if c := g.at[row][col]; c != nil && c.Row == row && !g.isTitle(c) {
			b.WriteString(withoutUnitNote(fold(c.Text)))
		}
	}
	return b.String()
}

// withoutUnitNote takes a note of units for the whole table, such as 单位:件、万元, out of a header cell
// on whose line it stands. The unit of one column, (单位:件), stays.
func withoutUnitNote(header string) string {
	before, rest, found := strings.Cut(header, "单位:")
	if !found || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[") {
		return header
	}
	for {
		n := 0
		if printed, _, ok := tableVocabulary().unitAtStart(rest); ok {
			n = len(printed)
		} else if _, n = tableVocabulary().namedUnitAtStart(rest); n == 0 {
			return before + rest
		}
		rest = strings.TrimLeft(rest[n:], "、,/;")
	}
}

// addMeasure adds a column whose unit is printed in its header, or stated above the table. A column
// without a unit is left out with a doubt: its figures have no size.
func (h *tableHead) addMeasure(col int, header string, m measureWord, stated []unitStatement) {
	printed, u, ok := unitIn(header)
	if !ok && !unknownUnit.MatchString(header) {
		printed, u, ok = statedFor(m, stated)
	}
	if !ok && m.unit == "percent" {
		printed, u, ok = "%", unitScale{"percent", "1"}, true
	}
	// A column without a unit goes in with its kind of unit alone; settleUnits decides. So does one with a
	// unit of another kind, such as a growth in yuan.
	if !ok || (u.unit == "percent") != (m.unit == "percent") || (u.unit == "yuan") != (m.unit == "yuan") {
		printed, u = "", unitScale{unit: m.unit}
	}
	h.measures = append(h.measures, measureColumn{col: col, measure: m.measure, printedUnit: printed, unit: u.unit, scale: u.scale, header: header})
}

// statedFor is the unit that the note above the table states for a measure, or else for its kind of unit; ok
// is false when it states several.
func statedFor(m measureWord, stated []unitStatement) (printed string, u unitScale, ok bool) {
	measure := ""
	if slices.ContainsFunc(stated, func(s unitStatement) bool { return s.measure == m.measure }) {
		measure = m.measure
	}
	for _, s := range stated {
		switch {
		case s.scale.unit != m.unit || s.measure != measure:
		case ok && s.scale != u:
			return "", unitScale{}, false
		default:
			printed, u, ok = s.printed, s.scale, true
		}
	}
	return printed, u, ok
}

// settleUnits gives the columns without a unit theirs when the note lists one unit for each such column
// and percentages aside the kinds agree in order: 单位：亿元、件、万元. The others are left out with a
// doubt: their figures have no size.
func (h *tableHead) settleUnits(g *grid, stated []unitStatement) {
	stated = slices.DeleteFunc(slices.Clone(stated), func(s unitStatement) bool { return s.measure != "" })
	var counted []*measureColumn
	for i := range h.measures {
		if h.measures[i].unit != "percent" {
			counted = append(counted, &h.measures[i])
		}
	}
	inOrder := len(counted) == len(stated)
	for i := range counted {
		inOrder = inOrder && counted[i].unit == stated[i].scale.unit
	}
	for i, m := range counted {
		if inOrder && m.scale == "" && !unknownUnit.MatchString(m.header) {
			m.printedUnit, m.scale = stated[i].printed, stated[i].scale.scale
		}
	}
	h.measures = slices.DeleteFunc(h.measures, func(m measureColumn) bool {
		without := m.scale == "" && !cellsHaveUnits(g, h.rows, m)
		if without {
			h.doubt(m.col, m.header, "states no unit, or one of several or of another kind,")
		}
		return without
	})
}

// cellsHaveUnits reports whether the figures of a column print units of its kind themselves.
func cellsHaveUnits(g *grid, from int, m measureColumn) bool {
	n := 0
	for row := from; row < g.table.Rows; row++ {
		text := g.own(row, m.col)
		if _, u, ok := cutUnit(text); ok && u.unit == m.unit {
			n++
		} else if _, kind := parseCell(text); kind == cellNumber {
			return false
		}
	}
	return n > 0
}

// unitIn finds the last bracketed unit of a header, or a unit that ends it.
func unitIn(header string) (printed string, u unitScale, ok bool) {
	w := tableVocabulary()
	for _, m := range bracketedUnit.FindAllStringSubmatch(header, -1) {
		text := strings.TrimPrefix(strings.TrimPrefix(m[1], "单位"), ":")
		if v, known := w.units[text]; known {
			printed, u, ok = text, v, true
		}
	}
	if ok {
		return printed, u, true
	}
	for text, v := range w.units {
		if strings.HasSuffix(header, text) && len(text) > len(printed) {
			printed, u, ok = text, v, true
		}
	}
	return printed, u, ok
}

type unitStatement struct {
	measure string // the measure that the note names with it, "" when it names none
	printed string
	scale   unitScale
}

// statedUnits reads notes such as 单位：件、万元, and those that name the measure of each unit:
// 单位：保单数量为件，保险金额为万元.
func statedUnits(above string) []unitStatement {
	var out []unitStatement
	w := tableVocabulary()
	above = fold(above)
	for _, m := range statedUnit.FindAllStringSubmatch(above, -1) {
		for _, part := range strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune("、,/;", r) }) {
			if printed, u, ok := w.unitAtStart(part); ok {
				out = append(out, unitStatement{"", printed, u})
			}
		}
	}
	for _, m := range unitNote.FindAllStringSubmatch(above, -1) {
		for rest := m[1]; ; rest = strings.TrimLeft(rest, "、,/;()") {
			if s, n := w.namedUnitAtStart(rest); n > 0 {
				out = append(out, s)
				rest = rest[n:]
			} else if printed, _, ok := w.unitAtStart(rest); ok {
				rest = rest[len(printed):] // is there already
			} else {
				break
			}
		}
	}
	return out
}

// namedUnitAtStart reads a measure and its unit, 保险金额为万元 or 保险金额:万元, of which a text begins with n
// bytes; n is 0 when it begins otherwise.
func (w *tableWords) namedUnitAtStart(text string) (s unitStatement, n int) {
	for _, m := range w.measures {
		rest, found := strings.CutPrefix(text, m.word)
		if !found {
			continue
		}
		for _, mark := range []string{"为", ":"} {
			unit, marked := strings.CutPrefix(rest, mark)
			if printed, u, ok := w.unitAtStart(unit); ok && marked {
				return unitStatement{m.measure, printed, u}, len(text) - len(unit) + len(printed)
			}
		}
	}
	return s, 0
}

// unitAtStart is the longest unit that begins a text: words of the header may follow a note that
// stands on its line.
func (w *tableWords) unitAtStart(text string) (printed string, u unitScale, ok bool) {
	for name, scale := range w.units {
		if strings.HasPrefix(text, name) && len(name) > len(printed) {
			printed, u, ok = name, scale, true
		}
	}
	return printed, u, ok
}

// measureOf finds the measure that a header names: the longest word wins.
func (w *tableWords) measureOf(header string) (best measureWord, ok bool) {
	bare := bracketedUnit.ReplaceAllString(header, "")
	for _, m := range w.measures {
		if strings.Contains(bare, m.word) && len(m.word) > len(best.word) {
			best, ok = m, true
		}
	}
	// A share or a growth of a measure is not the measure.
	for _, m := range w.measures {
		if ok && m.unit == "percent" && strings.Contains(bare, m.word) && best.unit != "percent" {
			best = m
		}
	}
	return best, ok
}

func (w *tableWords) labelHeader(header string) bool {
	for word := range w.kinds["label-header"] {
		if header == word || strings.HasSuffix(header, word) {
			return true
		}
	}
	return false
}

func (w *tableWords) numberHeader(header string) bool { return w.is("number-header", header) }

// wordiestColumn is the column with the most cells that hold words, -1 without one.
func wordiestColumn(g *grid, head tableHead) int {
	best, most := -1, 0
	for col := range g.table.Cols {
		if col == head.number || head.isMeasure(col) {
			continue
		}
		words := 0
		for row := head.rows; row < g.table.Rows; row++ {
			if strings.IndexFunc(g.own(row, col), unicode.IsLetter) >= 0 {
				words++
			}
		}
		if words > most {
			best, most = col, words
		}
	}
	return best
}

// dropShifted leaves out the measures from a column that is headed but blank to one that has figures but no heading:
// headings in between may stand over the wrong columns.
func (h *tableHead) dropShifted(g *grid) {
	blank, bare := -1, -1
	for col := h.labelEnd + 1; col < g.table.Cols; col++ {
		switch headed, filled := columnHeader(g, h.rows, col) != "", columnHasFigures(g, h.rows, col); {
		case headed && !filled && h.isMeasure(col):
			blank = col
		case !headed && filled && col != h.number:
			bare = col
		}
	}
	if blank < 0 || bare < 0 {
		return
	}
	h.measures = slices.DeleteFunc(h.measures, func(m measureColumn) bool {
		between := m.col >= min(blank, bare) && m.col <= max(blank, bare)
		if between {
			h.doubt(m.col, m.header, "may stand over the wrong figures")
		}
		return between
	})
}

// figuresBetween reports whether figures stand between the column of labels and a later one.
func figuresBetween(g *grid, head tableHead, col int) bool {
	for k := head.label + 1; k < col; k++ {
		if columnHasFigures(g, head.rows, k) {
			return true
		}
	}
	return false
}

func (h *tableHead) isMeasure(col int) bool {
	for _, m := range h.measures {
		if m.col == col {
			return true
		}
	}
	return false
}

// spansMeasures reports whether a cell covers the columns of several measures.
func (h *tableHead) spansMeasures(c *layout.Cell) bool {
	n := 0
	for _, m := range h.measures {
		if c != nil && c.Col <= m.col && m.col < c.Col+c.ColSpan {
			n++
		}
	}
	return n > 1
}

func (h *tableHead) doubt(col int, header, reason string) {
	h.doubts = append(h.doubts, columnDoubt{col, "column " + quoted(header) + " " + reason + " and is left out"})
}

func quoted(s string) string { return "“" + s + "”" }

// separate tells columns of the same measure apart. Shares and growth rates are named for the
// measure to their left. Columns of another year than the report's are left out; so are other columns of
// the same measure, which cannot be told apart by it.
func (h *tableHead) separate(year int) {
	h.measures = slices.DeleteFunc(h.measures, func(m measureColumn) bool {
		years := yearsIn(m.header)
		other := len(years) == 1 && year > 0 && years[0] != year || otherYear.MatchString(m.header)
		if other {
			h.doubt(m.col, m.header, "is of another year than that of the report,")
		}
		return other
	})
	count := map[string]int{}
	for _, m := range h.measures {
		count[m.measure]++
	}
	base := ""
	var kept []measureColumn
	for _, m := range h.measures {
		switch {
		case m.unit != "percent":
			base = m.measure
			if count[m.measure] > 1 {
				h.doubt(m.col, m.header, "is one of several of its measure")
				continue
			}
		case count[m.measure] > 1 && base != "":
			m.measure += "_of_" + base
		}
		kept = append(kept, m)
	}
	named := map[string]int{}
	for _, m := range kept {
		named[m.measure]++
	}
	h.measures = slices.DeleteFunc(kept, func(m measureColumn) bool {
		if named[m.measure] > 1 {
			h.doubt(m.col, m.header, "is one of several of its measure")
		}
		return named[m.measure] > 1
	})
}

// otherYear finds the words for a year that is not the report's.
var otherYear = pattern.New(`上年|去年|上期`)

var yearInHeader = pattern.New(`20\d\d`)

// yearsIn are the years that a header names.
func yearsIn(header string) []int {
	var out []int
	for _, text := range yearInHeader.FindAllString(header, -1) {
		year, _ := strconv.Atoi(text)
		out = append(out, year)
	}
	return out
}

// ofAnotherKind reports whether a header's words beside its measure make another measure of it: 人均保额,
// 上年保费收入.
func (w *tableWords) ofAnotherKind(header string, m measureWord) bool {
	return w.containsAny("other-measure", strings.Replace(bracketedUnit.ReplaceAllString(header, ""), m.word, "", 1)) && m.unit != "percent"
}
