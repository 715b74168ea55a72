package layout

import "math"

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
