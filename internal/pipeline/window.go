package pipeline

import (
	"math"
	"slices"

	"techins/internal/layout"
	"techins/internal/page"
)

const (
	// windowPages is up to how many pages a document is laid out as a whole: no report is as long.
	windowPages = 200
	// shortWindow is how many pages of a longer one are laid out at a time.
	shortWindow = 60
	// seamPages is over how many pages behind a cut a paragraph may go on.
	seamPages = 2
)

// Text hands the text of a PDF to use in reading order, as Blocks of Open's document does, but keeps
// no more than a window of pages: memory does not grow with the number of pages. The blocks may lack
// Runes. Of a document longer than a window, running lines and columns are judged window by window,
// and Group counts within one. use is called before later pages are read: when Text fails, what use
// was given is not to be shown.
func Text(name string, data []byte, opt Options, use func([]layout.Block) error) error {
	doc, err := openPages(name, data, opt)
	if err != nil {
		return err
	}
	defer doc.Close()
	var check page.Check
	err = windows(doc, selected(doc, opt.Pages), true, func(p *layout.Printed) []layout.Table {
		check.Add(p.Page)
		return p.Tables(opt.Tables)
	}, use)
	if err != nil {
		return err
	}
	return check.Err()
}

// windows reads pages and hands their blocks to use, window by window; bare ones may lack Runes. tables
// gives those of a page; it is called once for each, in order.
func windows(doc page.Document, numbers []int, bare bool, tables func(*layout.Printed) []layout.Table, use func([]layout.Block) error) error {
	size := len(numbers)
	if size > windowPages {
		size = shortWindow
	}
	w := window{bare: bare && size == len(numbers)}
	for len(numbers) > 0 {
		n := min(len(numbers), size-len(w.pages))
		pages, err := readPages(doc, numbers[:n])
		if err != nil {
			return err
		}
		numbers = numbers[n:]
		for _, p := range pages {
			q := layout.Print(p)
			w.add(q, tables(q))
		}
		if err := use(w.next(len(numbers) == 0)); err != nil {
			return err
		}
	}
	return nil
}

// A window is the pages that are laid out together.
type window struct {
	pages  []*layout.Printed
	tables [][]layout.Table
	bare   bool // no other follows, and nobody asks where its characters stand
}

func (w *window) add(p *layout.Printed, tables []layout.Table) {
	w.pages, w.tables = append(w.pages, p), append(w.tables, tables)
}

// next is the blocks that begin on the pages of the window, the last few pages aside unless no page
// follows. Those pages stay, without the ends of the blocks given.
func (w *window) next(last bool) []layout.Block {
	if w.bare {
		return layout.BareBlocks(w.pages, w.tables)
	}
	blocks := layout.Blocks(w.pages, w.tables)
	done := len(w.pages) - seamPages
	if last || done <= 0 {
		return blocks
	}
	end := w.pages[done-1].Page.Number
	blocks = slices.DeleteFunc(blocks, func(b layout.Block) bool { return b.Page > end })
	w.pages, w.tables = slices.Clone(w.pages[done:]), slices.Clone(w.tables[done:])
	given := map[layout.RunePlace]bool{}
	for i := range blocks {
		for _, r := range blocks[i].Runes {
			if r.Page > end {
				given[rounded(r)] = true
			}
		}
	}
	for i, p := range w.pages {
		w.pages[i] = layout.Print(without(p.Page, given))
	}
	return blocks
}

// without is a page without the glyphs at some places.
func without(p *page.Page, given map[layout.RunePlace]bool) *page.Page {
	q := *p
	q.Glyphs = slices.DeleteFunc(slices.Clone(p.Glyphs), func(g page.Glyph) bool {
		return given[rounded(layout.RunePlace{Page: p.Number, Box: g.Box})]
	})
	return &q
}

// rounded is a place to a hundredth of a point: turning a page and back costs the last digits.
func rounded(r layout.RunePlace) layout.RunePlace {
	for _, x := range []*float64{&r.Box.X0, &r.Box.Y0, &r.Box.X1, &r.Box.Y1} {
		*x = math.Round(*x*100) / 100
	}
	return r
}
