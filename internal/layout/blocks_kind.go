package layout

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// smallShare of the body's size and below is small print: captions, notes.
	smallShare = 0.9
	// bigShare of the body's size and above is a heading's.
	bigShare = 1.06
	// maxHeading is the longest heading in characters.
	maxHeading = 90
	// maxPhrase is the longest text of a cell of an infographic in characters.
	maxPhrase = 40
)

// classify finds what each part looks like.
func (d *document) classify() {
	phrases := d.phraseBoxes()
	for _, p := range d.parts {
		if p.kind != "" {
			continue
		}
		text := p.text()
		switch {
		case phrases[p.box]:
			p.kind = Infographic
		case p.box.parent == nil && d.caption(p):
			p.kind = Caption
		case d.headingLike(p, text):
			p.kind = Heading
		case p.box.parent != nil:
			p.kind = Boxed
		case startsWithMarker(text):
			p.kind = List
		default:
			p.kind = Paragraph
		}
	}
}

// phraseBoxes finds the boxes that hold a few short phrases and no sentence: cells of an infographic,
// labels in a picture. One such box alone, as wide as half a column, is the bar behind a heading.
func (d *document) phraseBoxes() map[*container]bool {
	sentence, count := map[*container]bool{}, map[*container]int{}
	for _, p := range d.parts {
		if p.first == nil || p.box.parent == nil || p.kind != "" {
			continue
		}
		text := p.text()
		count[p.box]++
		if utf8.RuneCountInString(text) > maxPhrase || strings.HasSuffix(text, "。") || endsSentence(text) && len(p.lines) > 1 {
			for c := p.box; c != nil; c = c.parent {
				sentence[c] = true
			}
		}
	}
	out := map[*container]bool{}
	for c, n := range count {
		if !sentence[c] && (c.picture || n > 1 || c.sibling()) {
			out[c] = true
		}
	}
	return out
}

// sibling reports whether another box stands beside this one.
func (c *container) sibling() bool {
	for _, o := range c.parent.children {
		if o != c && !o.table && math.Min(o.box.Y1, c.box.Y1)-math.Max(o.box.Y0, c.box.Y0) > 0.5*math.Min(o.box.H(), c.box.H()) {
			return true
		}
	}
	return false
}

// caption reports whether a part is small print beside, below or above a picture.
func (d *document) caption(p *part) bool {
	if p.first.size >= 0.95*d.size {
		return false
	}
	b := p.first.piece.box
	for _, o := range p.first.region.obstacles {
		gap := math.Max(b.Y0-o.Y1, o.Y0-b.Y1)
		if b.X0 < o.X1 && b.X1 > o.X0 && gap < 2.5*p.first.size {
			return true
		}
	}
	return false
}

// headingLike reports whether a part is short, ends no sentence and stands out from the body by size,
// weight or colour.
func (d *document) headingLike(p *part, text string) bool {
	n := utf8.RuneCountInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if n == 0 || n > maxHeading || len(p.lines) > 4 || strings.ContainsRune("。；;，,、", last) {
		return false
	}
	l := p.first
	return l.size >= bigShare*d.size || l.bold || l.color != d.color && l.size > smallShare*d.size
}

// startsWithMarker reports whether a text begins as a list item does: with a bullet, or with a short
// number and a mark after it.
func startsWithMarker(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if isBullet(r) || r >= '①' && r <= '⓿' {
		return true
	}
	open := isOpener(r)
	if open {
		s = s[size:]
	}
	rest := strings.TrimLeftFunc(s, isNumeral)
	if n := utf8.RuneCountInString(s) - utf8.RuneCountInString(rest); n == 0 || n > 3 {
		return false
	}
	mark, markSize := utf8.DecodeRuneInString(rest)
	next, _ := utf8.DecodeRuneInString(rest[markSize:])
	return (strings.ContainsRune(".．、)）", mark) || open && unicode.In(mark, unicode.Pe)) && !unicode.IsDigit(next)
}

// isNumeral reports whether r is a character of a number, in Arabic or Han digits.
func isNumeral(r rune) bool {
	return r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十", r)
}

func isBullet(r rune) bool {
	return strings.ContainsRune("•●○■□◆◇▪▫►▶★☆·\uf06c\uf0b7", r)
}
