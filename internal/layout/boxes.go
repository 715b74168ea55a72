package layout

import (
	"cmp"
	"math"
	"slices"

	"techins/internal/page"
)

// A container is an area of a page that holds text of its own: a tinted or framed box, a picture
// with words in it, the page itself.
type container struct {
	box      page.Rect
	color    page.Color // of its tint or frame: tells which boxes of two pages are one
	picture  bool       // an image or drawing, not a plain box
	words    []Word
	cut      []piece // its words cut into pieces, nil until asked for
	children []*container
	sheet    *sheet
	parent   *container // nil for the page itself
	group    int        // shared by the parts of one box on several pages; 0 for the page itself
	title    *textLine  // the first line of a box's first part
	table    bool
}

const (
	// sameBox is how far the edges of a tint and of the frame round it may be apart, in points.
	sameBox = 6
	// stackGap is the largest gap between the tints of paragraphs of one box, in points.
	stackGap = 4
	// maxContainers bounds the work on a page full of shapes.
	maxContainers = 400
)

// findContainers builds the tree of the page's areas that hold words; each word stands in the
// smallest area round it.
func findContainers(s *sheet, words []Word) *container {
	root := &container{box: s.q.Box}
	candidates := s.candidates()
	ps := pieces(words)
	candidates = append(candidates, bars(s.q, ps, candidates)...)
	candidates = slices.DeleteFunc(mergeContainers(candidates), func(c *container) bool { return !c.table && !holdsText(c, ps) })
	if len(candidates) == 0 {
		root.words, root.cut = words, ps
		return root
	}
	// From large to small, so that a parent comes before its children.
	slices.SortStableFunc(candidates, func(a, b *container) int {
		return cmp.Or(cmp.Compare(area(b.box), area(a.box)), cmp.Compare(a.box.Y0, b.box.Y0), cmp.Compare(a.box.X0, b.box.X0))
	})
	for _, c := range candidates {
		p := root.smallest(c.box.CX(), c.box.CY(), c.box)
		c.parent = p
		p.children = append(p.children, c)
	}
	var last *container
	for i := range words {
		w := &words[i]
		p := root.smallest(w.Box.CX(), w.Box.CY(), page.Rect{})
		if i > 0 && p != last && p == last.parent && runsOn(&words[i-1], w, last.box) {
			p = last
		}
		p.words = append(p.words, *w)
		last = p
	}
	return root
}

// pieces are the container's words cut at wide gaps; not to be written to.
func (c *container) pieces() []piece {
	if c.cut == nil {
		c.cut = pieces(c.words)
	}
	return c.cut
}

// runsOn reports whether a word begins in the box of the word before it and follows on its line: a
// line of a box that is too long for it still belongs to the box.
func runsOn(a, b *Word, box page.Rect) bool {
	em := max(a.Size, b.Size)
	return math.Abs(a.Base-b.Base) <= baselineSlack*em && b.Box.X0 >= a.Box.X0 && b.Box.X0-a.Box.X1 < 2*em && b.Box.X0 < box.X1
}

// smallest is the innermost container round a point that also holds the box, unless that is empty.
func (c *container) smallest(x, y float64, box page.Rect) *container {
	for _, child := range c.children {
		if !child.table && child.box.Contains(x, y) && (box.Empty() || within(box, child.box, 2)) {
			return child.smallest(x, y, box)
		}
	}
	return c
}

// candidates are the tints, frames, rounded boxes and pictures of the page.
func (s *sheet) candidates() []*container {
	var out []*container
	big := 0.8 * area(s.q.Box)
	add := func(b page.Rect, color page.Color, picture bool) {
		if b.W() >= 24 && b.H() >= 10 && area(b) < big && len(out) < maxContainers {
			out = append(out, &container{box: b, color: color, picture: picture})
		}
	}
	for _, f := range stacked(s.q.Fills) {
		add(f.Box, f.Color, false)
	}
	for _, f := range frames(s.q.Rules) {
		add(f.Box, f.Color, false)
	}
	for _, c := range s.q.Curves {
		add(c, 0, false)
	}
	out = slices.DeleteFunc(out, s.inTable)
	for _, t := range s.tables {
		out = append(out, &container{sheet: s, box: t.box, words: t.words, table: true})
	}
	for _, m := range s.q.Images {
		add(m.Box, 0, true)
	}
	return out
}

// inTable reports whether an area is a part of a table: a tinted row, its frame.
func (s *sheet) inTable(c *container) bool {
	return slices.ContainsFunc(s.tables, func(t tableArea) bool { return within(c.box, t.box, sameBox) })
}

// mergeContainers drops an area that is another one drawn again: the frame round a tint, a shadow.
func mergeContainers(cs []*container) []*container {
	var out []*container
	for _, c := range cs {
		i := slices.IndexFunc(out, func(o *container) bool {
			return !c.table && !o.table && within(c.box, o.box, sameBox) && within(o.box, c.box, sameBox)
		})
		if i < 0 {
			out = append(out, c)
			continue
		}
		out[i].box = out[i].box.Union(c.box)
	}
	return out
}

// holdsText reports whether an area is a box for words: some pieces stand in it whole, none lies
// across its border, and it is no mere mark behind a part of a line.
func holdsText(c *container, ps []piece) bool {
	inside, across, size := 0, 0, 0.0
	for i := range ps {
		b := ps[i].box
		if !b.Overlaps(c.box) {
			continue
		}
		if within(core(b), c.box, 2) {
			inside++
			size = max(size, ps[i].size)
		} else if c.box.Contains(b.CX(), b.CY()) || core(b).Overlaps(c.box) {
			across++
		}
	}
	if inside == 0 || across > 0 && 8*across > inside {
		return false
	}
	return c.box.H() > 2.2*size || !besideText(c.box, ps)
}

// core is the middle of a line's box, where its ink is.
func core(b page.Rect) page.Rect {
	b.Y0, b.Y1 = b.Y0+0.25*b.H(), b.Y1-0.25*b.H()
	return b
}

// besideText reports whether a line goes on right beside a low area.
func besideText(box page.Rect, ps []piece) bool {
	return slices.ContainsFunc(ps, func(p piece) bool {
		if cy := p.box.CY(); cy < box.Y0 || cy > box.Y1 {
			return false
		}
		gap := max(p.box.X0-box.X1, box.X0-p.box.X1)
		return gap > -2 && gap < 2*p.size
	})
}

func area(b page.Rect) float64 { return b.W() * b.H() }

func overlap(a, b page.Rect) float64 {
	return max(0, min(a.X1, b.X1)-max(a.X0, b.X0)) * max(0, min(a.Y1, b.Y1)-max(a.Y0, b.Y0))
}

// within reports whether a lies in b, up to slack points.
func within(a, b page.Rect, slack float64) bool {
	return a.X0 >= b.X0-slack && a.X1 <= b.X1+slack && a.Y0 >= b.Y0-slack && a.Y1 <= b.Y1+slack
}
