package layout

import (
	"math"
	"slices"

	"techins/internal/page"
)

// A document is what Blocks works on.
type document struct {
	sheets        []*sheet
	entries       []entry // of all sheets, in reading order
	roots         []*container
	size          float64 // of the body text
	indents       bool    // paragraphs begin with an indent
	alwaysIndents bool    // nearly all do
	slack         float64 // how unevenly lines end, in ems
	vocab         map[string]bool
	bare          bool // blocks need no places of their characters
	parts         []*part
	starts        []int // the first entry of each sheet
	regions       []*textRegion
	color         page.Color // of the body text
}

// Blocks puts the text of a whole document into reading order: running headers and footers, contents
// lines, headings, paragraphs, boxes, captions. tables are those found on each page, in the order of
// pages; their text becomes one TableBlock for each table and page. A paragraph that goes on in the
// next column, page or box is one block. Blocks stand in the order in which they begin; a page's
// headers come first and its footers last. Time is near linear in the number of glyphs.
func Blocks(pages []*Printed, tables [][]Table) []Block {
	return blocks(&document{}, pages, tables)
}

// BareBlocks are the same without Runes, in less time and memory: for who asks for the text alone.
func BareBlocks(pages []*Printed, tables [][]Table) []Block {
	return blocks(&document{bare: true}, pages, tables)
}

func blocks(d *document, pages []*Printed, tables [][]Table) []Block {
	for _, p := range pages {
		d.sheets = append(d.sheets, p.sheet())
	}
	d.vocab = vocabulary(d.sheets)
	takeTables(d.sheets, tables)
	takeRunning(d.sheets)
	d.size, d.color = d.bodyStyle()
	d.readOrder()
	d.findSlack()
	d.findIndents()
	d.assemble()
	return d.blocks()
}

// bodyStyle is the size and colour that most characters outside tables have.
func (d *document) bodyStyle() (float64, page.Color) {
	var count styleCount
	for _, s := range d.sheets {
		count.add(s.words)
	}
	return count.sizes.most(), count.colors.most()
}

// readOrder finds the order of lines and containers on every sheet. The gutters of all pages are
// found first: a page with few lines in two columns follows the others.
func (d *document) readOrder() {
	orders := make([][]entry, len(d.sheets))
	for i, s := range d.sheets {
		root := findContainers(s, s.words)
		d.roots = append(d.roots, root)
		r := reader{sheet: s, box: root}
		orders[i] = r.order()
	}
	gutters := d.commonGutters()
	for i, s := range d.sheets {
		if len(gutters) > 0 {
			r := reader{sheet: s, gutters: gutters, box: d.roots[i]}
			orders[i] = r.order()
		}
		d.starts = append(d.starts, len(d.entries))
		d.walk(s, orders[i])
		d.measure(s, d.roots[i], d.starts[i])
	}
	d.adoptEdges()
	d.groupContainers()
}

// commonGutters are those of at least two sheets.
func (d *document) commonGutters() []float64 {
	count := map[float64]int{}
	for _, s := range d.sheets {
		seen := map[float64]bool{}
		for _, x := range s.columns {
			if k := math.Round(x/4) * 4; !seen[k] {
				seen[k] = true
				count[k]++
			}
		}
		s.columns = nil
	}
	var out []float64
	for k, n := range count {
		if n >= 2 || count[k+4] > 0 {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

// walk appends a container's entries, those of the containers in it at their places.
func (d *document) walk(s *sheet, order []entry) {
	for _, e := range order {
		if e.child != nil && !e.child.table {
			r := reader{sheet: s, box: e.child}
			d.walk(s, r.order())
			continue
		}
		d.entries = append(d.entries, e)
	}
}

// measure finds the edges of the regions of a sheet; first is its first entry.
func (d *document) measure(s *sheet, root *container, first int) {
	var lines []*textLine
	for _, e := range d.entries[first:] {
		if e.line != nil && e.line.in == root {
			lines = append(lines, e.line)
		}
	}
	obstacles := s.obstacles(root)
	grown := withCaptions(obstacles, lines, d.size)
	for _, e := range d.entries[first:] {
		if e.line != nil && e.line.at == 0 {
			e.line.region.measure(obstacles, grown)
			d.regions = append(d.regions, e.line.region)
		}
	}
}
