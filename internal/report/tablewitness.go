package report

import (
	"slices"

	"techins/dataset"
	"techins/internal/page"
)

// A PrintedWord is a run of text on a page, for the witness of the table.
type PrintedWord struct {
	Text string
	Box  page.Rect
}

// columnSlack is how far outside its column, in points, a figure may stand and still belong to it.
const columnSlack = 3

// witness looks for figures that stand under the columns of the table but in no cell that was read:
// rows that the grid has missed. It reads words, not cells, so it does not share the grid's faults.
// Nothing is added; each such figure is a problem. words gives the words of a page's body.
func (w *statisticsWriter) witness(words func(pageNumber int) []PrintedWord) {
	columns := w.columns()
	if len(columns) == 0 {
		return
	}
	var pages []int
	for _, b := range w.out.Business {
		if !slices.Contains(pages, b.Page) {
			pages = append(pages, b.Page)
		}
	}
	slices.Sort(pages)
	for _, n := range append(pages, pages[len(pages)-1]+1) {
		continued := !slices.Contains(pages, n)
		for _, word := range words(n) {
			if w.unread(n, word, columns, continued) && !(continued && !labelled(words(n), word)) {
				w.problem("figure", dataset.Place{Page: n, X0: word.Box.X0, Y0: word.Box.Y0, X1: word.Box.X1, Y1: word.Box.Y1},
					"the figure %s stands under a column of the statistics table but in none of its rows; it is left out", quoted(word.Text))
			}
		}
	}
}

// columns are the extents of the measures' columns, made of the cells that were read, page by page
// where the table stands on several.
func (w *statisticsWriter) columns() []page.Rect {
	byMeasure := map[string]page.Rect{}
	var order []string
	for _, b := range w.out.Business {
		box, seen := byMeasure[b.Measure]
		if !seen {
			order = append(order, b.Measure)
			box = page.Rect{X0: b.X0, Y0: b.Y0, X1: b.X1, Y1: b.Y1}
		}
		byMeasure[b.Measure] = page.Rect{X0: min(box.X0, b.X0), Y0: min(box.Y0, b.Y0), X1: max(box.X1, b.X1), Y1: max(box.Y1, b.Y1)}
	}
	var out []page.Rect
	for _, m := range order {
		out = append(out, byMeasure[m])
	}
	return out
}

// unread reports whether a word is a figure under a column and in no cell that was read or doubted.
// On a page of the table it must stand below the first figure.
func (w *statisticsWriter) unread(n int, word PrintedWord, columns []page.Rect, continued bool) bool {
	if _, kind := parseCell(word.Text); kind != cellNumber {
		return false
	}
	under := slices.ContainsFunc(columns, func(c page.Rect) bool {
		return word.Box.X0 >= c.X0-columnSlack && word.Box.X1 <= c.X1+columnSlack
	})
	if !under || (!continued && word.Box.CY() < w.top(n)) {
		return false
	}
	at := func(p dataset.Place) bool {
		return p.Page == n && word.Box.CX() >= p.X0-1 && word.Box.CX() <= p.X1+1 && word.Box.CY() >= p.Y0-1 && word.Box.CY() <= p.Y1+1
	}
	return !slices.ContainsFunc(w.out.Business, func(b dataset.Business) bool { return at(b.Place) }) &&
		!slices.ContainsFunc(w.out.Problems, func(p dataset.Problem) bool { return at(p.Place) })
}

// top is where the first figure of the table stands on a page.
func (w *statisticsWriter) top(n int) float64 {
	top, found := 0.0, false
	for _, b := range w.out.Business {
		if b.Page == n && (!found || b.Y0 < top) {
			top, found = b.Y0, true
		}
	}
	return top
}

// labelled reports whether a word to the left on the same line is the printed number or the label of
// a line item: on the page after the table only such a line can be a row of it.
func labelled(words []PrintedWord, figure PrintedWord) bool {
	return slices.ContainsFunc(words, func(o PrintedWord) bool {
		if o.Box.X1 > figure.Box.X0 || o.Box.CY() < figure.Box.Y0 || o.Box.CY() > figure.Box.Y1 {
			return false
		}
		marker, label := splitMarker(o.Text)
		return marker != "" || products().knows(label)
	})
}
