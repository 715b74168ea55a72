package layout

import (
	"math"
	"slices"
	"unicode/utf8"

	"techins/internal/page"
)

const (
	// minIndent in ems is the least first-line indent; two ems are usual in Chinese print.
	minIndent = 0.8
	// maxIndent in ems is the largest.
	maxIndent = 6
	// gapShare is how much larger than the usual distance of baselines a gap between paragraphs is;
	// openGapShare where the line above ends no sentence and an indent is expected.
	gapShare     = 1.15
	openGapShare = 1.3
	// roomSlack in ems must at least be left beside the next word before it counts as having had
	// room; more in a document whose lines end unevenly.
	roomSlack    = 0.35
	maxRoomSlack = 6
	// openShare of its column must be left by a line that ends no sentence.
	openShare = 0.15
	// maxToken in ems bounds the width of what cannot be broken.
	maxToken = 12
)

// continues reports whether line b goes on with the paragraph that line a ended, in the same
// column or, where something stands between, elsewhere.
func (d *document) continues(first, a, b *textLine) bool {
	if !alike(a.size, b.size, 0.05) {
		return false
	}
	if d.adjacent(a, b) && !pictureBetween(a, b) {
		return d.nextLine(first, a, b)
	}
	return d.nextPlace(a, b)
}

// adjacent reports whether two lines follow each other in a column, small print aside.
func (d *document) adjacent(a, b *textLine) bool {
	if a.region != b.region || a.at >= b.at || b.after {
		return false
	}
	for _, l := range b.region.lines[a.at+1 : b.at] {
		if l.after || !d.small(l) {
			return false
		}
	}
	return true
}

// small reports whether a line is small print of the page.
func (d *document) small(l *textLine) bool {
	return l.in.parent == nil && l.size < smallShare*d.size
}

// nextLine decides for two lines that follow each other in a column: a wide gap, an indent, or room
// left at the end of the first line part two paragraphs.
func (d *document) nextLine(first, a, b *textLine) bool {
	pitch, step := b.region.pitch*max(1, a.size/b.region.size), b.base-a.base
	share := gapShare
	if d.indents && !a.ends {
		share = openGapShare
	}
	if step > share*pitch+1 && step > 1.2*a.size {
		return false
	}
	if a.color != b.color && a.plain && b.plain {
		return false
	}
	if a.size > bigShare*d.size && sameStyle(a, b) && step < 2*a.size && (centred(a) && centred(b) || !d.room(a, b)) {
		return true
	}
	if a.bold && b.bold && sameStyle(a, b) && centred(b) && !a.ends && !d.room(a, b) {
		return true // a title of more than a line
	}
	if indented(b) && !(beginsWith(a, b) && !a.ends) && !hanging(first, b) {
		return false
	}
	return !d.room(a, b)
}

// nextPlace decides for a line at the end of a column, page or above a picture or box, and the line
// where the text goes on: the paragraph goes on if the new line is not indented and the old one is
// full. In a document without indents a full line that ends a sentence ends its paragraph too.
func (d *document) nextPlace(a, b *textLine) bool {
	switch {
	case a.bold != b.bold || a.color != b.color || indented(b):
		return false
	case endsOpen(a.text):
		return true
	case d.room(a, b):
		return false
	}
	return d.indents || !a.ends
}

// pictureBetween reports whether an obstacle stands between two lines of a column.
func pictureBetween(a, b *textLine) bool {
	if b.base-a.base < 1.5*max(b.region.pitch, a.size) {
		return false
	}
	for _, o := range b.region.obstacles {
		if o.CY() > a.base && o.CY() < b.base {
			return true
		}
	}
	return false
}

// indented reports whether a line begins right of where it could. Far to the right, with a neighbour
// that begins there too, it runs round something that the page does not show.
func indented(l *textLine) bool {
	by := l.box.X0 - l.region.leftOf(l.at)
	if by < minIndent*l.size {
		return false
	}
	lines := l.region.lines
	return by < maxIndent*l.size || !(l.at+1 < len(lines) && beginsWith(l, lines[l.at+1]) || l.at > 0 && beginsWith(l, lines[l.at-1]))
}

// beginsWith reports whether two lines begin at one place.
func beginsWith(a, b *textLine) bool { return math.Abs(a.box.X0-b.box.X0) < 0.3*a.size }

// hanging reports whether a line continues a list item: the item's first line begins further left
// with a number or bullet, and its words begin where the line does.
func hanging(first, b *textLine) bool {
	if indented(first) || first.sheet != b.sheet || !startsWithMarker(first.text) {
		return false
	}
	i := 0
	for _, g := range glyphsFrom(first.words) {
		if i > 0 && math.Abs(g.Box.X0-b.box.X0) < 0.25*b.size {
			return true
		}
		if i > 6 {
			break
		}
		i++
	}
	return false
}

// centred reports whether a line stands in the middle of its column, clear of both edges.
func centred(l *textLine) bool {
	g := l.region
	return l.box.X0-g.left > l.size && math.Abs(l.box.X0-g.left-(g.right-l.box.X1)) < 1.5*l.size
}

// room reports whether what begins line b would have fitted at the end of line a: then a line break
// was meant. Where paragraphs begin with an indent, a line before one without an indent must be much
// shorter, at least when it ends no sentence: lines may run round something that the page does not show.
func (d *document) room(a, b *textLine) bool {
	slack := d.slack * a.size
	if a.ends && startsWithMarker(b.text) {
		return spare(a, b) > roomSlack*a.size
	}
	if (d.indents && !a.ends || d.alwaysIndents) && sameStyle(a, b) && !indented(b) {
		slack = max(slack, openShare*(a.region.right-a.region.left))
	}
	return spare(a, b) > slack
}

// spare is the space at the end of line a that what begins line b would have left, in points.
func spare(a, b *textLine) float64 {
	return a.rightEdge() - a.box.X1 - token(b.words)
}

// findSlack measures how unevenly lines end: the space that all but one in fifty lines within a
// paragraph leave. Lines of a page whose fonts are not the ones it was set with end very unevenly.
func (d *document) findSlack() {
	var spares []float64
	for _, e := range d.entries {
		b := e.line
		if b == nil || b.at == 0 || b.after || !alike(b.size, d.size, 0.05) {
			continue
		}
		a := b.region.lines[b.at-1]
		if alike(a.size, b.size, 0.05) && !indented(b) && !a.ends && b.base-a.base < gapShare*b.region.pitch+1 {
			spares = append(spares, spare(a, b)/a.size)
		}
	}
	d.slack = roomSlack
	if len(spares) >= 20 {
		slices.Sort(spares)
		d.slack = min(maxRoomSlack, max(roomSlack, spares[len(spares)*49/50]))
	}
}

// token is the width of what cannot be broken at the beginning of a line: a character with the
// opening marks before and the closing marks after it, or a Latin word or number. Quotation marks
// hold on to both neighbours, as the line breaking of Unicode has it.
func token(words []Word) float64 {
	first := words[0].Glyphs[0].Box.X0
	var before *page.Glyph
	end, core := 0.0, false
	for _, g := range glyphsFrom(words) {
		r, _ := utf8.DecodeRuneInString(g.Text)
		switch {
		case isOpener(r) && !core:
		case isQuote(r):
			core = false
		case isCloser(r) && core:
		case !core:
			core = true
		case IsCJK(r) || isOpener(r) || breakBetween(before, g):
			return end - first
		}
		before, end = g, g.Box.X1
		if core && end-first > maxToken*g.Size {
			break
		}
	}
	return end - first
}

// isQuote reports whether r is a quotation mark that is written alike in Chinese and Latin text.
func isQuote(r rune) bool { return r >= '\u2018' && r <= '\u201F' }

// breakBetween reports whether a line may be broken between two glyphs neither of which is a mark:
// beside a CJK character, or at a space.
func breakBetween(a, b *page.Glyph) bool {
	r, _ := utf8.DecodeLastRuneInString(a.Text)
	return IsCJK(r) || b.Box.X0-a.Box.X1 > latinGap*b.Size
}

// findIndents decides whether paragraphs of the document begin with an indent: whether most lines
// that follow the end of a paragraph are indented.
func (d *document) findIndents() {
	ends, indents := 0, 0
	for _, e := range d.entries {
		b := e.line
		if b == nil || b.at == 0 || !alike(b.size, d.size, 0.05) {
			continue
		}
		a := b.region.lines[b.at-1]
		if !alike(a.size, b.size, 0.05) || !a.ends || !d.room(a, b) {
			continue
		}
		ends++
		if indented(b) {
			indents++
		}
	}
	d.indents = indents > 0 && 2*indents >= ends
	d.alwaysIndents = indents >= 10 && 10*indents >= 9*ends
}
