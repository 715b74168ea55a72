package page

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// An Agreement compares a page with what a second reader sees of it, character by character: the
// same characters (compatibility forms and spaces aside) at the same places. It answers how many
// readers see a text, and lists where the readers differ.
type Agreement struct {
	// Glyphs is the number of characters that the first reader sees, Confirmed how many of them the
	// second sees too, Unread how many stand where the second sees a glyph without a character: there
	// it has no opinion.
	Glyphs, Confirmed, Unread int
	// Differences are the places where the readers differ, in the first reader's order, those that
	// only the second sees at the end.
	Differences []Difference
	seats       []seat // of both readers
}

// A seat is what is kept of a character: the middle of its letter, and how many readers see it, 0 when
// they differ.
type seat struct {
	x, y    float32
	char    rune
	readers uint8
}

// A Difference is a place where two readers see different characters. One of the texts may be empty.
type Difference struct {
	Box           Rect
	First, Second string
}

// A sign is one character of a glyph; a ligature has several in one place.
type sign struct {
	char      rune
	box       Rect
	x, y      float64
	size      float64
	middleX   float32
	middleY   float32
	confirmed bool
	unread    bool // the second reader has no character for it
	hidden    bool // invisible text: what a text recognition made of a picture
}

// reach is how far apart, in points and in font sizes, the readers may place a character: PDFium
// rounds the widths of a font to whole thousandths, which adds up along a row of dots.
const (
	reachPoints = 1.0
	reachSizes  = 0.3
)

func (m *sign) reach() float64 { return max(reachPoints, reachSizes*m.size) }

// Compare matches the characters of two readers' pages, each with the nearest of its kind.
func Compare(first, second *Page) *Agreement {
	seen, extra := signs(first), signs(second)
	a := &Agreement{Glyphs: len(seen)}
	grid := newSignGrid(extra)
	for i := range seen {
		if j := grid.take(&seen[i]); j >= 0 {
			seen[i].confirmed, extra[j].confirmed = true, true
			a.Confirmed++
		}
	}
	extra = onlySecond(seen, extra)
	extra = a.withoutOpinion(seen, extra)
	a.Differences = differences(seen, extra)
	a.seats = make([]seat, 0, len(seen)+len(extra))
	for _, list := range [][]sign{seen, extra} {
		for _, s := range list {
			a.seats = append(a.seats, seat{s.middleX, s.middleY, s.char, s.readers()})
		}
	}
	return a
}

// readers is how many readers see the sign, 0 when they differ or neither can read it. Of invisible text
// it is 1 at the most: both repeat what a text recognition read, once.
func (s *sign) readers() uint8 {
	switch {
	case s.char == unicode.ReplacementChar:
		return 0
	case s.unread, s.confirmed && s.hidden:
		return 1
	case s.confirmed:
		return 2
	}
	return 0
}

// withoutOpinion pairs the second reader's glyphs without a character with what the first reads at
// their places, and gives the rest.
func (a *Agreement) withoutOpinion(seen, extra []sign) []sign {
	var blank, rest []sign
	for _, s := range extra {
		if s.char == unicode.ReplacementChar {
			blank = append(blank, s)
		} else {
			rest = append(rest, s)
		}
	}
	if len(blank) == 0 {
		return rest
	}
	grid := newPlaceGrid(blank)
	for i := range seen {
		if m := &seen[i]; !m.confirmed && m.char != unicode.ReplacementChar {
			if j := grid.take(m); j >= 0 {
				blank[j].confirmed, m.unread = true, true
				a.Unread++
			}
		}
	}
	for _, s := range blank {
		if !s.confirmed {
			rest = append(rest, s)
		}
	}
	return rest
}

// signs are the characters of a page without spaces.
func signs(p *Page) []sign {
	out := make([]sign, 0, len(p.Glyphs))
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		m := sign{box: g.Box, x: g.X, y: g.Y, size: g.Size, hidden: g.Hidden}
		m.middleX, m.middleY = middle(g)
		if g.Text == "" {
			m.char = unicode.ReplacementChar
			out = append(out, m)
		}
		for _, c := range canonical(g.Text) {
			m.char = c
			out = append(out, m)
		}
	}
	return out
}

// middle is the middle of a glyph's letter, from which the cell of a table is told that it stands in:
// the box of a font with a high ascent reaches into the row above.
func middle(g *Glyph) (x, y float32) {
	const half = 0.275 // of the size: letters reach from 0.2 below the baseline to 0.75 above it
	cx, cy := g.Box.CX(), g.Box.CY()
	if g.Vertical {
		return float32(cx), float32(cy)
	}
	mx, my := cx, cy
	switch g.Angle {
	case 0:
		my = g.Y - half*g.Size
	case 90:
		mx = g.X + half*g.Size
	case 180:
		my = g.Y + half*g.Size
	case 270:
		mx = g.X - half*g.Size
	}
	if !g.Box.Contains(mx, my) {
		mx, my = cx, cy
	}
	return float32(mx), float32(my)
}

// canonical is the text without spaces and in the form that all writings of a character share.
func canonical(text string) string {
	if len(text) == 1 && text[0] > ' ' && text[0] < 0x7F {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == 0xAD { // a soft hyphen is no sign of its own
			return -1
		}
		return r
	}, norm.NFKC.String(text))
}

// onlySecond are the second reader's unconfirmed signs but for those that repeat a confirmed one, as
// bold letters struck twice do.
func onlySecond(seen, extra []sign) []sign {
	if !slices.ContainsFunc(extra, func(s sign) bool { return !s.confirmed }) {
		return nil
	}
	grid := newSignGrid(seen)
	var out []sign
	for _, m := range extra {
		if !m.confirmed && grid.find(&m, func(s *sign) bool { return s.confirmed && near(s, &m, 0.1) }) < 0 {
			out = append(out, m)
		}
	}
	return out
}

func near(a, b *sign, sizes float64) bool {
	return math.Hypot(a.x-b.x, a.y-b.y) <= sizes*b.size
}

// Readers is how many readers see the text in the box: 2 when both see the same characters in it and
// the text is made of them; 1 when the text is invisible, as in an OCR layer, or when the second has no
// character for some of the glyphs and differs in none; 0 when they differ, when neither can read a glyph, or when the text has a character that is not
// there. It is 1 for a nil Agreement, of a page that one reader has read.
func (a *Agreement) Readers(box Rect, text string) int {
	if a == nil {
		return 1
	}
	readers := uint8(2)
	there := map[rune]int{}
	for _, s := range a.seats {
		if box.Contains(float64(s.x), float64(s.y)) {
			readers = min(readers, s.readers)
			there[s.char]++
		}
	}
	for _, c := range canonical(text) {
		if there[c]--; there[c] < 0 {
			return 0
		}
	}
	return int(readers)
}

// neighbours and adds what only the second sees.
func differences(seen, extra []sign) []Difference {
	var out []Difference
	used := make([]bool, len(extra))
	grid := newPlaceGrid(extra)
	for i := range seen {
		m := &seen[i]
		if m.confirmed || m.unread {
			continue
		}
		d := Difference{Box: m.box, First: string(m.char)}
		if j := grid.find(m, func(s *sign) bool { return near(s, m, 0.5) }); j >= 0 && !used[j] {
			used[j] = true
			d.Second = string(extra[j].char)
		}
		out = appendDifference(out, d)
	}
	for j, m := range extra {
		if !used[j] {
			out = appendDifference(out, Difference{Box: m.box, Second: string(m.char)})
		}
	}
	return out
}

// appendDifference joins d to the one before when it stands next to it on its line.
func appendDifference(list []Difference, d Difference) []Difference {
	if n := len(list); n > 0 {
		last := &list[n-1]
		gap := d.Box.X0 - last.Box.X1
		sameLine := math.Abs(d.Box.Y0-last.Box.Y0) < 0.2*d.Box.H()
		if sameLine && math.Abs(gap) < 0.5*d.Box.H() && (d.First == "") == (last.First == "") && (d.Second == "") == (last.Second == "") {
			last.Box = last.Box.Union(d.Box)
			last.First += d.First
			last.Second += d.Second
			return list
		}
	}
	return append(list, d)
}

// String tells the difference for a list of problems.
func (d Difference) String() string {
	switch {
	case d.Second == "":
		return fmt.Sprintf("only the first reader sees %q", d.First)
	case d.First == "":
		return fmt.Sprintf("only the second reader sees %q", d.Second)
	}
	return fmt.Sprintf("the readers differ: %q and %q", d.First, d.Second)
}
