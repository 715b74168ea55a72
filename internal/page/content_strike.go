package page

import "math"

// strikes finds glyphs struck twice at almost the same place, as some producers make bold text or
// shadows. Glyphs are looked up by the square of the page they stand in.
type strikes struct {
	cells map[[2]int32][]int32 // indices into Page.Glyphs
}

const (
	strikeCell = 6  // side of a square, in points
	maxInCell  = 64 // glyphs compared in one square: no more can be told apart there
)

// repeats reports whether the page has the glyph already; that one is then marked bold, unless one
// of the two is hidden (a text layer over its own picture).
func (s *strikes) repeats(p *Page, g *Glyph) bool {
	if s.cells == nil {
		s.cells = map[[2]int32][]int32{}
	}
	if g.Text == " " || g.Text == "" || g.Size <= 0 {
		return false
	}
	reach := min(0.1*g.Size, strikeCell)
	cx, cy := cell(g.X), cell(g.Y)
	for x := cell(g.X - reach); x <= cell(g.X+reach); x++ {
		for y := cell(g.Y - reach); y <= cell(g.Y+reach); y++ {
			in := s.cells[[2]int32{x, y}]
			for _, i := range in[max(0, len(in)-maxInCell):] {
				if int(i) < len(p.Glyphs) && same(&p.Glyphs[i], g, reach) {
					merge(&p.Glyphs[i], g)
					return true
				}
			}
		}
	}
	key := [2]int32{cx, cy}
	s.cells[key] = append(s.cells[key], int32(len(p.Glyphs)))
	return false
}

func cell(v float64) int32 {
	return int32(math.Floor(max(-1e8, min(v, 1e8)) / strikeCell))
}

// same reports whether two glyphs show one character: same text and size, and closer together than
// two characters could stand that follow each other.
func same(a, b *Glyph, reach float64) bool {
	limit := min(reach, 0.4*max(b.Box.W(), b.Box.H()*0.2))
	return a.Text == b.Text && math.Abs(a.X-b.X) <= limit && math.Abs(a.Y-b.Y) <= limit &&
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
