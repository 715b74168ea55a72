package layout

import (
	"cmp"
	"slices"
	"strings"

	"techins/internal/page"
)

// A part is a block in the making.
type part struct {
	kind  BlockKind
	sheet *sheet
	zone  int // headers, body, text in other directions, footers: the order on a page
	at    int // its place in the zone
	lines []placedLine
	box   *container
	first *textLine // nil outside the body
}

// A placedLine is what a block shows of a line.
type placedLine struct {
	sheet *sheet
	piece piece
}

const (
	zoneHeader = iota
	zoneBody
	zoneAside
	zoneFooter
)

// A flow is text that is read on from place to place: the body, one box, the small print.
type flow struct {
	group int
	small bool
}

// assemble joins the lines of every flow into paragraphs.
func (d *document) assemble() {
	contents := d.contents()
	open := map[flow]*part{}
	last := map[flow]*textLine{}
	for at, e := range d.entries {
		if e.child != nil {
			d.tablePart(e.child, at)
			continue
		}
		l := e.line
		p := &part{sheet: l.sheet, zone: zoneBody, at: at, box: l.in, first: l}
		if t, ok := contents[l]; ok {
			p.kind = TOC
			c := newPiece(tocWords(l.words, t))
			p.lines = []placedLine{{l.sheet, c}}
			d.parts = append(d.parts, p)
			continue
		}
		f := flow{group: l.in.group, small: d.small(l)}
		if q := open[f]; q != nil && d.continues(q.first, last[f], l) {
			q.lines = append(q.lines, placedLine{l.sheet, l.piece})
		} else {
			p.lines = []placedLine{{l.sheet, l.piece}}
			d.parts = append(d.parts, p)
			open[f] = p
		}
		last[f] = l
	}
	d.margins()
}

// contents finds the lines of contents pages.
func (d *document) contents() map[*textLine]tocLine {
	out := map[*textLine]tocLine{}
	goesOn := false
	for i := range d.sheets {
		var lines []*textLine
		for at := d.starts[i]; at < len(d.entries) && (i+1 == len(d.sheets) || at < d.starts[i+1]); at++ {
			if l := d.entries[at].line; l != nil {
				lines = append(lines, l)
			}
		}
		found := tocLines(lines, goesOn)
		goesOn = len(found) > 0
		for l, t := range found {
			out[l] = t
		}
	}
	return out
}

func (d *document) tablePart(c *container, at int) {
	p := &part{kind: TableBlock, sheet: c.sheet, zone: zoneBody, at: at, box: c}
	for _, r := range rows(pieces(c.words)) {
		p.lines = append(p.lines, placedLine{c.sheet, r})
	}
	if len(p.lines) > 0 {
		d.parts = append(d.parts, p)
	}
}

// margins adds the running lines and the text in other directions.
func (d *document) margins() {
	for _, s := range d.sheets {
		add := func(kind BlockKind, zone int, ps []piece) {
			for i, c := range ps {
				d.parts = append(d.parts, &part{kind: kind, sheet: s, zone: zone, at: i, lines: []placedLine{{s, c}}})
			}
		}
		add(Header, zoneHeader, s.header)
		add(Infographic, zoneAside, s.aside)
		add(Footer, zoneFooter, s.footer)
	}
}

// blocks turns the parts into blocks, in the order in which they begin.
func (d *document) blocks() []Block {
	place := map[*sheet]int{}
	for i, s := range d.sheets {
		place[s] = i
	}
	slices.SortStableFunc(d.parts, func(a, b *part) int {
		return cmp.Or(cmp.Compare(place[a.sheet], place[b.sheet]), cmp.Compare(a.zone, b.zone), cmp.Compare(a.at, b.at))
	})
	d.classify()
	out := make([]Block, 0, len(d.parts))
	for _, p := range d.parts {
		out = append(out, d.block(p))
	}
	return out
}

func (d *document) block(p *part) Block {
	t := textBuilder{vocab: d.vocab, bare: d.bare}
	b := Block{Kind: p.kind, Page: p.sheet.n}
	var count styleCount
	characters, bytes := p.length()
	if !d.bare {
		t.runes = make([]RunePlace, 0, characters)
	}
	t.text.Grow(bytes)
	for _, l := range p.lines {
		if p.kind == TableBlock && t.text.Len() > 0 {
			t.space()
		}
		t.line(l.piece.words, l.sheet.n, l.sheet.back)
		count.add(l.piece.words)
		if l.sheet == p.sheet {
			b.Box = joinBox(b.Box, l.sheet.back.rect(l.piece.box))
		}
	}
	b.Text, b.Runes = t.text.String(), t.runes
	b.Size, b.Bold = count.sizes.most(), 2*count.bolds > count.glyphs
	if p.box != nil {
		b.Group = p.box.group
	}
	return b
}

func joinBox(a, b page.Rect) page.Rect {
	if a == (page.Rect{}) {
		return b
	}
	return hull(a, b)
}

// length is about how many characters and bytes a part has.
func (p *part) length() (characters, bytes int) {
	for i := range p.lines {
		for k := range p.lines[i].piece.words {
			w := &p.lines[i].piece.words[k]
			characters += len(w.Glyphs)
			bytes += len(w.Text)
		}
		characters++
		bytes++
	}
	return characters, bytes
}

// text is the text of a part.
func (p *part) text() string {
	if len(p.lines) == 1 {
		return strings.TrimSpace(p.lines[0].piece.text)
	}
	t := textBuilder{bare: true}
	_, bytes := p.length()
	t.text.Grow(bytes)
	for _, l := range p.lines {
		t.line(l.piece.words, 1, turner{})
	}
	return strings.TrimSpace(t.text.String())
}
