package page

import "math"

// strikes finds glyphs struck twice at almost the same place, as some producers make bold text or
// shadows. Glyphs are looked up by the square of the page they stand in; the squares are spread over
// buckets, each a list of glyphs from the latest to the earliest.
type strikes struct {
	heads [1024]int32 // index into Page.Glyphs + 1 of the latest glyph of a bucket
	next  []int32     // for each glyph the one before it in its bucket, + 1
}

const (
	strikeCell = 6  // side of a square, in points
	maxInCell  = 64 // glyphs compared in one bucket: no more can be told apart there
)

// clear forgets all glyphs.
func (s *strikes) clear() {
	s.heads, s.next = [1024]int32{}, s.next[:0]
}

// bucket is where the glyphs of a square are listed.
func (s *strikes) bucket(x, y int32) *int32 {
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca6b
	return &s.heads[h>>22]
}

// repeats reports whether the page has the glyph already; that one is then marked bold, unless one
// of the two is hidden (a text layer over its own picture).
func (s *strikes) repeats(p *Page, g *Glyph) bool {
	if g.Text == " " || g.Text == "" || g.Size <= 0 {
		return false
	}
	reach := min(0.1*g.Size, strikeCell)
	x1, y1 := cell(g.X+reach), cell(g.Y+reach)
	for x := cell(g.X - reach); x <= x1; x++ {
		for y := cell(g.Y - reach); y <= y1; y++ {
			if s.repeatsIn(p, *s.bucket(x, y), g, reach) {
				return true
			}
		}
	}
	head := s.bucket(cell(g.X), cell(g.Y))
	for len(s.next) <= len(p.Glyphs) {
		s.next = append(s.next, 0)
	}
	s.next[len(p.Glyphs)] = *head
	*head = int32(len(p.Glyphs)) + 1
	return false
}

// repeatsIn looks for the glyph in one bucket. An index beyond the glyphs of the page is of one that
// a replacement text took away.
func (s *strikes) repeatsIn(p *Page, at int32, g *Glyph, reach float64) bool {
	for n := 0; at > 0 && n < maxInCell; n++ {
		i := at - 1
		if int(i) < len(p.Glyphs) && same(&p.Glyphs[i], g, reach) {
			merge(&p.Glyphs[i], g)
			return true
		}
		at = s.next[i]
	}
	return false
}

// cell is the row or column of squares that v lies in.
func cell(v float64) int32 {
	const far = 1 << 28
	if !(v > -far && v < far) {
		return 0
	}
	return int32(v/strikeCell+far) - far
}

// same reports whether two glyphs show one character: same text and size, and closer together than
// two characters could stand that follow each other.
func same(a, b *Glyph, reach float64) bool {
	if a.Text != b.Text {
		return false
	}
	limit := min(reach, 0.4*max(b.Box.W(), b.Box.H()*0.2))
	return math.Abs(a.X-b.X) <= limit && math.Abs(a.Y-b.Y) <= limit &&
		math.Abs(a.Size-b.Size) <= 0.05*b.Size && math.Abs(a.Angle-b.Angle) < 1
}

// merge keeps what a reader sees of two glyphs on top of each other in the first.
func merge(old, g *Glyph) {
	switch {
	case old.Hidden && !g.Hidden:
		*old = *g
	case !old.Hidden && !g.Hidden:
		old.Bold = true
		old.Color = g.Color
	}
}
