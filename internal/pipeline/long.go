package pipeline

import (
	"techins/internal/layout"
	"techins/internal/page"
)

// long is what a document longer than a window keeps in place of what its pages show: its text, with
// places in a small form, and the way to read a page again.
type long struct {
	blocks []layout.Block // without Runes
	places map[*layout.Block]*printing

	open   func() (page.Document, error)
	doc    page.Document // opened again, nil before a page is asked for
	number int           // of the page read again last
	page   *page.Page
}

// readLong reads pages window by window and keeps what the rows are made of. Of a table that goes on
// from page to page, all pages are kept until it ends.
func (d *Document) readLong(doc page.Document, numbers []int, opt Options, open func() (page.Document, error)) error {
	d.long = &long{open: open}
	var check page.Check
	var s stitcher
	var printings []*printing
	groups := 0
	err := windows(doc, numbers, false, func(p *layout.Printed) []layout.Table {
		check.Add(p.Page)
		tables := p.Tables(opt.Tables)
		s.add(p.Page, tables)
		d.Pages, d.PerPage = append(d.Pages, bare(p.Page)), append(d.PerPage, tables)
		return tables
	}, func(blocks []layout.Block) error {
		before := groups
		for _, b := range blocks {
			if b.Group > 0 { // counted anew in each window
				b.Group += before
				groups = max(groups, b.Group)
			}
			var p *printing
			if tells(b.Kind) {
				p = newPrinting(b.Runes)
			}
			printings = append(printings, p)
			b.Runes = nil
			d.long.blocks = append(d.long.blocks, b)
		}
		return nil
	})
	if err == nil {
		err = check.Err()
	}
	if err != nil {
		return err
	}
	d.Tables, d.warnings = s.end(), append(doc.Warnings(), check.Warnings()...)
	d.long.places = make(map[*layout.Block]*printing, len(printings))
	for i, p := range printings {
		if p != nil {
			d.long.places[&d.long.blocks[i]] = p
		}
	}
	return nil
}

// bare is a page without what is drawn on it.
func bare(p *page.Page) *page.Page {
	return &page.Page{Number: p.Number, Label: p.Label, Box: p.Box, Rotate: p.Rotate, Unmapped: p.Unmapped, Warnings: p.Warnings, Agreement: p.Agreement}
}

// whole is page i with what is drawn on it, read again where it was not kept. A page that could be read
// once can be read again, unless the readers run out of memory: then it is as good as empty.
func (d *Document) whole(i int) *page.Page {
	p := d.Pages[i]
	if d.long == nil {
		return p
	}
	if d.long.number == p.Number {
		return d.long.page
	}
	if d.long.doc == nil {
		doc, err := d.long.open()
		if err != nil {
			return p
		}
		d.long.doc = doc
	}
	again, err := d.long.doc.Page(p.Number)
	if err != nil {
		return p
	}
	d.long.number, d.long.page = p.Number, again
	return again
}

// close frees the document opened again.
func (l *long) close() {
	if l != nil && l.doc != nil {
		l.doc.Close()
		l.doc, l.number, l.page = nil, 0, nil
	}
}

// A stitcher joins tables over pages as layout.StitchTables does, and holds only pages with tables that
// follow each other: a page without a table ends every table.
type stitcher struct {
	pages   []*page.Page
	perPage [][]layout.Table
	joined  []layout.Table
}

func (s *stitcher) add(p *page.Page, tables []layout.Table) {
	if len(tables) == 0 {
		s.end()
		return
	}
	s.pages, s.perPage = append(s.pages, p), append(s.perPage, tables)
}

// end is all tables joined so far.
func (s *stitcher) end() []layout.Table {
	s.joined = append(s.joined, layout.StitchTables(s.perPage, s.pages)...)
	s.pages, s.perPage = nil, nil
	return s.joined
}

// A printing is where the runes of a block stand, in a quarter of the memory that layout takes and to
// a ten-thousandth of a point.
type printing struct {
	lines []printedLine
	x     [][2]float32 // of each rune
}

// A printedLine is runes of one page and height, from the rune first on.
type printedLine struct {
	first, page int32
	y0, y1      float64
}

func newPrinting(runes []layout.RunePlace) *printing {
	p := &printing{x: make([][2]float32, len(runes))}
	for i, r := range runes {
		p.x[i] = [2]float32{float32(r.Box.X0), float32(r.Box.X1)}
		line := printedLine{int32(i), int32(r.Page), r.Box.Y0, r.Box.Y1}
		if n := len(p.lines); n == 0 || p.lines[n-1].page != line.page || p.lines[n-1].y0 != line.y0 || p.lines[n-1].y1 != line.y1 {
			p.lines = append(p.lines, line)
		}
	}
	return p
}

// place is as that of layout.Block.
func (p *printing) place(start, end int) layout.RunePlace {
	start, end = max(0, start), min(end, len(p.x))
	var b layout.Block
	line := 0
	for i := start; i < end; i++ {
		for line+1 < len(p.lines) && int(p.lines[line+1].first) <= i {
			line++
		}
		l := p.lines[line]
		b.Runes = append(b.Runes, layout.RunePlace{Page: int(l.page), Box: page.Rect{X0: float64(p.x[i][0]), Y0: l.y0, X1: float64(p.x[i][1]), Y1: l.y1}})
	}
	return b.Place(0, len(b.Runes))
}
