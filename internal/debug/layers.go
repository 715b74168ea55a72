package debug

import (
	"fmt"

	"techins/internal/layout"
	"techins/internal/page"
)

func (d *drawing) glyphs(p *page.Page) {
	for _, g := range p.Glyphs {
		class := ""
		switch {
		case g.Text == "":
			class = "unmapped"
		case g.Hidden:
			class = "hidden"
		}
		d.box(g.Box, class, fmt.Sprintf("%s %s %s", g.Text, g.Font, num(g.Size)))
	}
}

func (d *drawing) rules(p *page.Page) {
	for _, r := range p.Rules {
		d.printf("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"><title>width %s, #%06x</title></line>\n",
			num(r.X0), num(r.Y0), num(r.X1), num(r.Y1), num(r.Width), uint32(r.Color))
	}
}

func (d *drawing) fills(p *page.Page) {
	for _, f := range p.Fills {
		d.box(f.Box, "", fmt.Sprintf("#%06x", uint32(f.Color)))
	}
}

func (d *drawing) images(p *page.Page) {
	for _, i := range p.Images {
		d.box(i.Box, "", "image")
	}
}

func (d *drawing) curves(p *page.Page) {
	for _, c := range p.Curves {
		d.box(c, "", "curves")
	}
}

// blocks draws the part of each block on the page with its number in the reading order and its kind.
func (d *drawing) blocks(blocks []layout.Block, number int) {
	for i := range blocks {
		box := onPage(&blocks[i], number)
		if box.Empty() {
			continue
		}
		d.box(box, "", "")
		d.label(box.X0, box.Y0-1, fmt.Sprintf("%d %s", i+1, blocks[i].Kind))
	}
}

// onPage is the box of the block's characters on the page.
func onPage(b *layout.Block, number int) page.Rect {
	var box page.Rect
	for _, r := range b.Runes {
		if r.Page == number {
			box = box.Union(r.Box)
		}
	}
	return box
}

// cells draws the cells on the page with row and column, both counted from 0, and their spans.
func (d *drawing) cells(tables []layout.Table, number int) {
	for _, t := range tables {
		for _, c := range t.Cells {
			if c.Page != number {
				continue
			}
			d.box(c.Box, "", c.Text)
			at := fmt.Sprintf("%d,%d", c.Row, c.Col)
			if c.RowSpan > 1 || c.ColSpan > 1 {
				at += fmt.Sprintf(" %dx%d", c.RowSpan, c.ColSpan)
			}
			d.label(c.Box.X0+1, c.Box.Y0+5, at)
		}
	}
}
