package layout

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"techins/internal/page"
)

// A tableArea is the part of a table on one sheet.
type tableArea struct {
	box   page.Rect
	words []Word
}

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
func Blocks(pages []*page.Page, tables [][]Table) []Block {
	d := &document{}
	for _, p := range pages {
		d.sheets = append(d.sheets, newSheet(p))
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

// takeTables moves the words of tables out of the sheets.
func takeTables(sheets []*sheet, tables [][]Table) {
	byPage := map[int]*sheet{}
	for _, s := range sheets {
		byPage[s.n] = s
	}
	for _, list := range tables {
		for i := range list {
			if !isTable(&list[i]) {
				continue
			}
			for n, box := range tableBoxes(&list[i]) {
				if s := byPage[n]; s != nil {
					s.tables = append(s.tables, tableArea{box: s.turn.rect(box)})
				}
			}
		}
	}
	for _, s := range sheets {
		slices.SortFunc(s.tables, func(a, b tableArea) int {
			return cmp.Or(cmp.Compare(a.box.Y0, b.box.Y0), cmp.Compare(a.box.X0, b.box.X0))
		})
		s.words = slices.DeleteFunc(slices.Clone(s.words), func(w Word) bool {
			for i := range s.tables {
				if s.tables[i].box.Contains(w.Box.CX(), w.Box.CY()) {
					s.tables[i].words = append(s.tables[i].words, w)
					return true
				}
			}
			return false
		})
	}
}

// isTable reports whether a table is one for a reader of the text. What has one column or row, a
// contents page, and columns of prose that were taken for a table are not.
func isTable(t *Table) bool {
	if t.Rows < 2 || t.Cols < 2 {
		return false
	}
	rows := make([][]Cell, t.Rows)
	long, all, filled, figures := 0, 0, 0, 0
	for _, c := range t.Cells {
		n := utf8.RuneCountInString(c.Text)
		all += n
		if n > maxPhrase {
			long += n
		}
		if n > 0 {
			filled++
		}
		if n > 0 && !hasLetters(c.Text) {
			figures++
		}
		if c.Row >= 0 && c.Row < t.Rows && n > 0 {
			rows[c.Row] = append(rows[c.Row], c)
		}
	}
	prose := 2*long > all || all > 12*filled && 10*figures < filled
	return !contentsTable(rows) && (t.Kind == "ruled" || !prose)
}

// hasLetters reports whether a text holds any letter.
func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// contentsTable reports whether most rows end in a page number and the numbers never fall.
func contentsTable(rows [][]Cell) bool {
	numbered, filled, last := 0, 0, 0
	for _, row := range rows {
		if len(row) == 0 {
			continue
		}
		filled++
		text := strings.TrimRight(row[len(row)-1].Text, " ")
		digits := text[len(strings.TrimRight(text, "0123456789")):]
		n, err := strconv.Atoi(digits)
		if err != nil || n < last || n > 9999 || strings.Trim(text[:len(text)-len(digits)], leaderRunes) != "" && !strings.HasSuffix(strings.TrimRight(text, "0123456789 "), "..") {
			continue
		}
		last = n
		numbered++
	}
	return numbered >= minTOCLines && 4*numbered >= 3*filled
}

// tableBoxes is where a table stands on each of its pages.
func tableBoxes(t *Table) map[int]page.Rect {
	out := map[int]page.Rect{}
	if !t.Box.Empty() {
		out[t.Page] = t.Box
	}
	for _, c := range t.Cells {
		if c.Page != t.Page || t.Box.Empty() {
			out[c.Page] = out[c.Page].Union(c.Box)
		}
	}
	return out
}

// bodyStyle is the size and colour that most characters outside tables have.
func (d *document) bodyStyle() (float64, page.Color) {
	var words []Word
	for _, s := range d.sheets {
		words = append(words, s.words...)
	}
	size, _, color := style(words)
	return size, color
}

// readOrder finds the order of lines and containers on every sheet. The gutters of all pages are
// found first: a page with few lines in two columns follows the others.
func (d *document) readOrder() {
	for _, s := range d.sheets {
		root := findContainers(s, s.words)
		d.roots = append(d.roots, root)
		r := reader{sheet: s, box: root}
		r.order()
	}
	gutters := d.commonGutters()
	for i, s := range d.sheets {
		d.starts = append(d.starts, len(d.entries))
		d.walk(s, d.roots[i], gutters)
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
func (d *document) walk(s *sheet, c *container, gutters []float64) {
	r := reader{sheet: s, gutters: gutters, box: c}
	for _, e := range r.order() {
		if e.child != nil && !e.child.table {
			d.walk(s, e.child, nil)
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

// adoptEdges gives a region of one or two lines, which cannot show its own edges, those of the
// narrowest larger region round it, on this or another page.
func (d *document) adoptEdges() {
	for _, g := range d.regions {
		if len(g.lines) > 2 {
			continue
		}
		for _, k := range d.regions {
			if len(k.lines) < 4 || (k.lines[0].in.parent == nil) != (g.lines[0].in.parent == nil) {
				continue
			}
			if k.left > g.left+1 || k.right < g.right-1 || g.adopted && k.right-k.left >= g.right-g.left {
				continue
			}
			g.adopted = true
			g.left, g.right = k.left, k.right
			if g.pitch == 0 {
				g.pitch = k.pitch
			}
		}
	}
}

// groupContainers numbers the boxes. A box at the top of a page or column goes on from the one that
// ended the place before when tint and width are the same, unless it opens with a title as that one did.
func (d *document) groupContainers() {
	n := 0
	var last *textLine
	for _, e := range d.entries {
		l := e.line
		if l == nil {
			last = nil
			continue
		}
		if c := l.in; c.parent != nil && c.group == 0 {
			if last != nil && last.in.parent != nil && last.in != c && boxGoesOn(last, l) {
				c.group, c.title = last.in.group, last.in.title
			} else {
				n++
				c.group, c.title = n, l
			}
		}
		last = l
	}
}

// tallBox in ems is the least height of a box that fills a column from its head.
const tallBox = 15

// boxGoesOn reports whether the box that line b opens continues the one that line a ended, in the
// next column or on the next page.
func boxGoesOn(a, b *textLine) bool {
	p, q := a.in, b.in
	if a.sheet == b.sheet && q.box.Y0 > p.box.Y0-1 && p.box.H() < tallBox*a.size {
		return false // beside or below it, like the cells of a row
	}
	if a.sheet == b.sheet && q.box.Y0 > p.box.CY() || p.color != q.color || math.Abs(p.box.W()-q.box.W()) > 6 {
		return false
	}
	titled := !sameStyle(p.title, a) && sameStyle(p.title, b)
	return !titled
}

// sameStyle reports whether two lines have the same size, weight and colour.
func sameStyle(a, b *textLine) bool {
	return alike(a.size, b.size, 0.05) && a.bold == b.bold && a.color == b.color
}
