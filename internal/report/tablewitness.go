package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"techins/dataset"
	"techins/internal/layout"
	"techins/internal/page"
	"techins/internal/pattern"
)

// A PrintedWord is a run of text on a page, for the witness of the table.
type PrintedWord struct {
	Text  string
	Box   page.Rect
	Angle float64 // in which it runs, in degrees clockwise
}

// columnSlack is how far outside its column, in points, a figure may stand and still belong to it.
const columnSlack = 3

// witness looks for figures that belong to the table but stand in no cell that was read: rows that the grid has
// missed, or a whole piece of the table. It reads words, not cells, so it does not share the grid's faults.
// Nothing is added: each such line is a problem, and a figure that may go on in such a word is taken
// back. The pages are those of the table and the ones around it as long as they have such lines; all pages
// of a document without the table.
func (w *statisticsWriter) witness() {
	columns := w.columns()
	var pages []int
	for _, b := range w.out.Business {
		pages = append(pages, b.Page)
	}
	slices.Sort(pages)
	if pages = slices.Compact(pages); len(pages) == 0 {
		for _, n := range w.ctx.Pages {
			w.witnessPage(n, nil)
		}
		return
	}
	for _, n := range pages {
		w.witnessPage(n, columns[n])
	}
	first, last := pages[0], pages[len(pages)-1]
	for n := last + 1; w.witnessPage(n, columns[last]) > 0; n++ {
	}
	for n := first - 1; n > 0 && w.witnessPage(n, nil) > 0; n-- {
	}
}

// witnessPage names the figures of one page and counts its lines with any. columns are the extents of the
// measures' columns on an upright page.
func (w *statisticsWriter) witnessPage(n int, columns []page.Rect) int {
	words := w.ctx.Words(n)
	top, isTable := w.top(n, words)
	all, lines := uprightLines(words), 0
	items, found := itemLines(all)
	for _, line := range all {
		label, figures, isItem := line.label(items >= 2)
		rowLike := line.goesOn(columns) // of a table that goes on over the page
		var unread []PrintedWord
		for i, word := range line.words {
			under := slices.ContainsFunc(columns, func(c page.Rect) bool {
				return word.up.X0 >= c.X0-columnSlack && word.up.X1 <= c.X1+columnSlack
			})
			row := isItem && i >= figures || items >= 2 && found.Contains(word.up.CX(), word.up.CY()) || under && (isTable && word.up.CY() >= top || !isTable && rowLike)
			if row && isNumberWord(word.Text) && !w.accounted(n, word.Box) {
				unread = append(unread, word.PrintedWord)
			}
		}
		if len(unread) == 0 {
			continue
		}
		lines++
		w.nameWords(n, label, unread)
		if label == "" {
			w.takeBack(n, unread)
		}
	}
	return lines
}

// itemLines counts the lines of a page that are items, some of them known, and gives the area of their figures with the space of
// a few lines around it.
func itemLines(lines []wordLine) (n int, area page.Rect) {
	const around = 6
	size, known := 0.0, 0
	for _, line := range lines {
		_, figures, isItem := line.label(true)
		if !isItem {
			continue
		}
		n++
		if _, _, isKnown := line.label(false); isKnown {
			known++
		}
		for _, word := range line.words[figures:] {
			area = area.Union(word.up)
			size = max(size, word.up.H())
		}
	}
	if known == 0 {
		return 0, area // a list, or contents
	}
	return n, grown(lines, page.Rect{X0: area.X0 - columnSlack, Y0: area.Y0 - around*size, X1: area.X1 + columnSlack, Y1: area.Y1 + around*size}, around*size)
}

// grown is an area of figures with the lines below it that have figures in its width, as far as each is near the one
// before: the labels of such lines may have been wrapped.
func grown(lines []wordLine, area page.Rect, room float64) page.Rect {
	for _, line := range lines {
		for _, word := range line.words {
			if isNumberWord(word.Text) && area.Contains(word.up.CX(), word.up.CY()) {
				area.Y1 = max(area.Y1, word.up.Y1+room)
			}
		}
	}
	return area
}

func (w *statisticsWriter) nameWords(n int, label string, unread []PrintedWord) {
	var texts []string
	var box page.Rect
	for _, word := range unread {
		texts = append(texts, quoted(word.Text))
		box = box.Union(word.Box)
	}
	noun, verb := "figure", "stands"
	if len(texts) > 1 {
		noun, verb = "figures", "stand"
	}
	line := ""
	if label != "" {
		line = " in the line " + quoted(label)
	}
	w.problem("figure", boxPlace(n, box), "the %s %s%s %s in none of the rows of the statistics table that were read, or under one of its columns; left out", noun, strings.Join(texts, ", "), line, verb)
}

func boxPlace(n int, b page.Rect) dataset.Place {
	return dataset.Place{Page: n, X0: b.X0, Y0: b.Y0, X1: b.X1, Y1: b.Y1}
}

// takeBack leaves out the figures right above an unread number on a line of its own: a figure too long for its
// column goes on there.
func (w *statisticsWriter) takeBack(n int, unread []PrintedWord) {
	for _, word := range unread {
		up := layout.Upright(word.Angle)
		box := up(word.Box)
		w.out.Business = slices.DeleteFunc(w.out.Business, func(b dataset.Business) bool {
			cell := up(page.Rect{X0: b.X0, Y0: b.Y0, X1: b.X1, Y1: b.Y1})
			above := b.Page == n && cell.X0 < box.X1 && box.X0 < cell.X1 && cell.CY() < box.CY() && box.Y0-cell.Y1 < box.H()/2
			if above {
				w.problem("cell", b.Place, "the %s of %s is left out: %s may go on in %s under it", b.Measure, b.Code, quoted(b.Printed), quoted(word.Text))
			}
			return above
		})
	}
}

// columns are the extents of the measures' columns on each page, turned upright: on a page without a figure
// of a measure, those of the whole table.
func (w *statisticsWriter) columns() map[int][]page.Rect {
	type column struct {
		page    int
		measure string
	}
	extent := map[column]page.Rect{}
	var order []column
	for _, b := range w.out.Business {
		k := column{b.Page, b.Measure}
		up := layout.Upright(w.angle(b.Page))
		box := up(page.Rect{X0: b.X0, Y0: b.Y0, X1: b.X1, Y1: b.Y1})
		if _, seen := extent[k]; !seen {
			order = append(order, k)
			extent[k] = box
		}
		extent[k] = extent[k].Union(box)
	}
	out := map[int][]page.Rect{}
	for _, k := range order {
		out[k.page] = append(out[k.page], extent[k])
	}
	return out
}

// angle is the direction in which most words of a page run.
func (w *statisticsWriter) angle(n int) float64 {
	if a, ok := w.angles[n]; ok {
		return a
	}
	a := mostAngle(w.ctx.Words(n))
	w.angles[n] = a
	return a
}

func mostAngle(words []PrintedWord) float64 {
	count := map[float64]int{}
	best := 0.0
	for _, word := range words {
		if count[word.Angle]++; count[word.Angle] > count[best] {
			best = word.Angle
		}
	}
	return best
}

// accounted reports whether a box lies in a figure that is written, in one that a problem names, or in a table
// that is left out as a whole.
func (w *statisticsWriter) accounted(n int, box page.Rect) bool {
	at := func(p dataset.Place) bool {
		return p.Page == n && box.CX() >= p.X0-1 && box.CX() <= p.X1+1 && box.CY() >= p.Y0-1 && box.CY() <= p.Y1+1
	}
	return slices.ContainsFunc(w.out.Business, func(b dataset.Business) bool { return at(b.Place) }) ||
		slices.ContainsFunc(w.out.Problems, func(p dataset.Problem) bool { return namesFigures[p.Kind] && at(p.Place) }) ||
		slices.ContainsFunc(w.passed, func(t *layout.Table) bool {
			return slices.ContainsFunc(t.Cells, func(c layout.Cell) bool { return at(place(&c)) })
		}) || slices.ContainsFunc(w.columnsOut, at)
}

// namesFigures are the kinds of problems whose place is that of the figures they name, not of a whole table.
var namesFigures = map[string]bool{"cell": true, "row": true, "figure": true, "readers": true}

// top is where the first figure of the table stands on an upright page.
func (w *statisticsWriter) top(n int, words []PrintedWord) (top float64, found bool) {
	up := layout.Upright(mostAngle(words))
	for _, b := range w.out.Business {
		if y := up(page.Rect{X0: b.X0, Y0: b.Y0, X1: b.X1, Y1: b.Y1}).Y0; b.Page == n && (!found || y < top) {
			top, found = y, true
		}
	}
	return top, found
}

// isNumberWord reports whether a word is a figure, with its unit perhaps, or a piece of one.
func isNumberWord(text string) bool {
	if number, _, ok := cutUnit(text); ok {
		text = number
	}
	_, kind := parseCell(text)
	return kind == cellNumber || pieceOfNumber.MatchString(fold(text))
}

var pieceOfNumber = pattern.New(`^[\d.,]*\d[\d.,]*%?$`)

// A wordLine is the words of one line of an upright page, from left to right.
type wordLine struct{ words []uprightWord }

type uprightWord struct {
	PrintedWord
	up page.Rect
}

// uprightLines groups the words of a page that run in its main direction into lines.
func uprightLines(words []PrintedWord) []wordLine {
	angle := mostAngle(words)
	up := layout.Upright(angle)
	var all []uprightWord
	for _, word := range words {
		if math.Abs(word.Angle-angle) < 1 {
			all = append(all, uprightWord{word, up(word.Box)})
		}
	}
	slices.SortStableFunc(all, func(a, b uprightWord) int { return cmp.Compare(a.up.CY(), b.up.CY()) })
	var out []wordLine
	for _, word := range all {
		if k := len(out) - 1; k >= 0 && word.up.CY()-out[k].words[0].up.CY() < word.up.H()/3 {
			out[k].words = append(out[k].words, word)
			continue
		}
		out = append(out, wordLine{[]uprightWord{word}})
	}
	for _, l := range out {
		slices.SortStableFunc(l.words, func(a, b uprightWord) int { return cmp.Compare(a.up.X0, b.up.X0) })
	}
	return out
}

// label is the known line item, or the total, that stands before the figures at the end of a line, with the
// place of the first figure among the words; ok is false for any other line. Among such lines any label that
// a number begins is an item too.
func (l *wordLine) label(amongItems bool) (text string, figures int, ok bool) {
	figures = len(l.words)
	for figures > 0 && isValueWord(l.words[figures-1].Text) {
		figures--
	}
	if figures == len(l.words) {
		return "", figures, false // prose, or a heading
	}
	for from := range figures {
		text = strings.TrimSpace(printedText(l.words[from:figures]))
		marker, label := splitMarker(text)
		if products().knows(label) || isTotalLabel(label) || amongItems && marker != "" && label != "" {
			return text, figures, true
		}
	}
	return "", figures, false
}

// goesOn reports whether a line on the page after the table looks like a row of it: a number of an item begins it,
// or figures stand under all of the columns, at least two.
func (l *wordLine) goesOn(columns []page.Rect) bool {
	if marker, label := splitMarker(printedText(l.words)); marker != "" && label != "" {
		return true
	}
	under := 0
	for _, c := range columns {
		if slices.ContainsFunc(l.words, func(w uprightWord) bool {
			return isNumberWord(w.Text) && w.up.X0 >= c.X0-columnSlack && w.up.X1 <= c.X1+columnSlack
		}) {
			under++
		}
	}
	return under >= 2 && under == len(columns)
}

// printedText is the words, each with a space behind it.
func printedText(words []uprightWord) string {
	var text strings.Builder
	for _, word := range words {
		text.WriteString(word.Text + " ")
	}
	return text.String()
}

// isValueWord reports whether a word is a figure or stands for none.
func isValueWord(text string) bool {
	_, kind := parseCell(text)
	return kind == cellBlank || isNumberWord(text)
}
