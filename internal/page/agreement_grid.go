package page

import "math"

// gridCell is the side, in points, of the squares by which signs are looked up.
const gridCell = 12.0

// crowd is the most signs that one square holds, against files that put all they have in one place;
// what comes later is never confirmed.
const crowd = 1000

// A gridKey is a square of the page, and a character unless it is 0.
type gridKey struct {
	x, y int32
	char rune
}

// A signGrid finds signs by place, and by character when it was made so.
type signGrid struct {
	signs  []sign
	byChar bool
	cells  map[gridKey][]int32
}

func newSignGrid(signs []sign) *signGrid  { return fillGrid(signs, true) }
func newPlaceGrid(signs []sign) *signGrid { return fillGrid(signs, false) }

func fillGrid(signs []sign, byChar bool) *signGrid {
	g := &signGrid{signs: signs, byChar: byChar, cells: make(map[gridKey][]int32, len(signs))}
	for i := range signs {
		k := g.key(&signs[i], square(signs[i].x), square(signs[i].y))
		if len(g.cells[k]) < crowd {
			g.cells[k] = append(g.cells[k], int32(i))
		}
	}
	return g
}

func (g *signGrid) key(m *sign, x, y int32) gridKey {
	if g.byChar {
		return gridKey{x, y, m.char}
	}
	return gridKey{x, y, 0}
}

func square(v float64) int32 { return int32(math.Floor(max(-1e8, min(v, 1e8)) / gridCell)) }

// find is the index of the sign nearest to m of those wanted, -1 without one.
func (g *signGrid) find(m *sign, wanted func(*sign) bool) int {
	reach := min(m.reach(), 10*gridCell)
	best, distance := -1, math.Inf(1)
	for x := square(m.x - reach); x <= square(m.x+reach); x++ {
		for y := square(m.y - reach); y <= square(m.y+reach); y++ {
			for _, i := range g.cells[g.key(m, x, y)] {
				s := &g.signs[i]
				if d := math.Hypot(s.x-m.x, s.y-m.y); d < distance && d <= reach && wanted(s) {
					best, distance = int(i), d
				}
			}
		}
	}
	return best
}

// take finds the nearest unconfirmed mark of the same character.
func (g *signGrid) take(m *sign) int {
	return g.find(m, func(s *sign) bool { return !s.confirmed })
}
