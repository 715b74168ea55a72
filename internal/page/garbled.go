package page

import (
	_ "embed"
	"unicode"
	"unicode/utf8"
)

// What makes text garbled. Sound documents stay far below each limit and text without a usable
// character map far above; docs/decisions/021-garbled-text.md has the figures.
const (
	enoughGlyphs   = 20   // fewer visible glyphs prove nothing
	enoughHan      = 100  // Chinese characters needed to judge whether they are the common ones
	maxUnreadable  = 0.05 // share of glyphs without a character, or with a private or control one
	maxAccented    = 0.35 // share of Latin-1 signs and accented letters: bytes of another encoding
	maxUncommonHan = 0.5  // share of Chinese characters that no basic character set holds
)

// A textCount counts what shows whether text can be read. Counts of pages add up.
type textCount struct {
	glyphs     int // visible ones and hidden ones, spaces aside
	unreadable int // without a character, or U+FFFD, private use, control or unassigned
	accented   int // U+00A1 to U+00FF
	han        int
	uncommon   int // Han characters outside the basic sets
}

func (c *textCount) add(d textCount) {
	c.glyphs += d.glyphs
	c.unreadable += d.unreadable
	c.accented += d.accented
	c.han += d.han
	c.uncommon += d.uncommon
}

// countText counts the glyphs of a page, none of a page that there is not.
func countText(p *Page) textCount {
	var c textCount
	if p == nil {
		return c
	}
	for i := range p.Glyphs {
		c.glyph(p.Glyphs[i].Text)
	}
	return c
}

func (c *textCount) glyph(text string) {
	r, _ := utf8.DecodeRuneInString(text)
	switch {
	case r > ' ' && r < 0x7f: // as nearly all are, this and the next
	case r >= 0x4E00 && r <= 0x9FEF:
		c.han++
		if !commonHan(r) {
			c.uncommon++
		}
	case text != "" && unicode.IsSpace(r):
		return
	case text == "" || unreadable(r):
		c.unreadable++
	case r >= 0xA1 && r <= 0xFF:
		c.accented++
	case unicode.Is(unicode.Han, r):
		c.han++
		if !commonHan(r) {
			c.uncommon++
		}
	}
	c.glyphs++
}

// unreadable reports whether the character says nothing: private use may mean anything.
func unreadable(r rune) bool {
	return r == utf8.RuneError || unicode.Is(unicode.Co, r) || unicode.IsControl(r) ||
		!unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cf)
}

// garbled reports whether the text cannot be what the author wrote. That digits stand for other
// digits cannot be seen in one reader's text; this is what the second reader is for.
func (c textCount) garbled() bool {
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	return c.glyphs >= enoughGlyphs && (share(c.unreadable, c.glyphs) > maxUnreadable ||
		share(c.accented, c.glyphs) > maxAccented ||
		c.han >= enoughHan && share(c.uncommon, c.han) > maxUncommonHan)
}

// proseOfHan reports whether the characters are surely Chinese text: many common Han characters
// and nothing that cannot be text. Glyph numbers or codes of another encoding never look so.
func (c textCount) proseOfHan() bool {
	return c.han >= 8 && c.han*5 >= c.glyphs && c.uncommon*20 <= c.han && c.unreadable == 0
}

// doubtful reports whether a glyph's text is one of those that make text garbled.
func doubtful(text string) bool {
	var c textCount
	c.glyph(text)
	return c.unreadable+c.accented+c.uncommon > 0
}

// readsMore reports whether the second reader's page is to be taken for the garbled one of the first:
// its text at the very places that the first cannot read must be Chinese prose. Some engines guess
// at an encoding where a font gives none, and a guess looks sound among other text.
func readsMore(second, first *Page) bool {
	if second == nil || !countText(first).garbled() || countText(second).garbled() {
		return false
	}
	var c textCount
	for _, i := range atPlaces(second, first, doubtful) {
		c.glyph(second.Glyphs[i].Text)
	}
	return c.proseOfHan()
}

// atPlaces are the glyphs of the second page at places where the first has such text.
func atPlaces(second, first *Page, such func(text string) bool) []int {
	var places []sign
	for _, g := range first.Glyphs {
		if such(g.Text) {
			places = append(places, sign{box: g.Box, x: g.X, y: g.Y, size: g.Size})
		}
	}
	if len(places) == 0 {
		return nil
	}
	grid := newPlaceGrid(places)
	var out []int
	for i, g := range second.Glyphs {
		s := sign{x: g.X, y: g.Y, size: g.Size}
		if grid.find(&s, func(*sign) bool { return true }) >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// commonHan reports whether the character is in the basic level of a national character set:
// GB 2312 level 1, Big5 level 1 or JIS X 0208 level 1, some 3,000 to 5,000 characters each that
// make up nearly all running text.
func commonHan(r rune) bool {
	return int(r/8) < len(commonHanBits) && commonHanBits[r/8]&(1<<(r%8)) != 0
}

// commonHanBits has a bit for each code point up to U+FFFF, low bits first. Decoding the three sets takes
// as long as reading several pages; TestCommonHanBits does it and tells what the file must hold.
//
//go:embed commonhan.bin
var commonHanBits string
