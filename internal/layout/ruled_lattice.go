package layout

import (
	"cmp"
	"math"
	"slices"
)

const (
	// minBand is the least width or height of a column or row: less is a double rule.
	minBand = 4.0
	// maxUnits bounds the size of a lattice.
	maxUnits = 100_000
	// drawn is the share of a side that must be drawn for it to part two cells.
	drawn = 0.6
)

// A lattice is the grid of all positions of a component's edges; its units are joined where no edge
// is drawn between them.
type lattice struct {
	xs, ys []float64
	across [][]bool // across[i][c]: an edge is drawn along ys[i] over column c
	down   [][]bool // down[r][j]: an edge is drawn along xs[j] beside row r
}

func newLattice(c component) *lattice {
	l := &lattice{xs: positions(c.v, c.box.X0, c.box.X1), ys: positions(c.h, c.box.Y0, c.box.Y1)}
	n, m := len(l.ys)-1, len(l.xs)-1
	if n < 1 || m < 1 || n*m > maxUnits {
		return nil
	}
	l.across = make([][]bool, n+1)
	for i := range l.across {
		l.across[i] = cover(at(c.h, l.ys[i]), l.xs)
	}
	down := make([][]bool, m+1)
	for j := range down {
		down[j] = cover(at(c.v, l.xs[j]), l.ys)
	}
	l.down = make([][]bool, n)
	for r := range l.down {
		l.down[r] = make([]bool, m+1)
		for j := range down {
			l.down[r][j] = down[j][r]
		}
	}
	return l
}

// positions of edges with the ends of the component added where no edge closes it, at least minBand
// apart.
func positions(es []edge, lo, hi float64) []float64 {
	var ps []float64
	for _, e := range es {
		ps = append(ps, e.pos)
	}
	ps = append(ps, lo, hi)
	slices.Sort(ps)
	out := ps[:1]
	for _, p := range ps[1:] {
		if p-out[len(out)-1] >= minBand {
			out = append(out, p)
		}
	}
	return out
}

// at is the edges that stand for a position.
func at(es []edge, pos float64) []edge {
	lo, _ := slices.BinarySearchFunc(es, pos-snapTol, func(e edge, x float64) int { return cmp.Compare(e.pos, x) })
	hi := lo
	for hi < len(es) && es[hi].pos < pos+minBand {
		hi++
	}
	return es[lo:hi]
}

// cover tells for each interval between neighbouring bounds whether edges cover most of it.
func cover(es []edge, bounds []float64) []bool {
	out := make([]bool, len(bounds)-1)
	for i := range out {
		lo, hi := bounds[i], bounds[i+1]
		sum := 0.0
		for _, e := range es {
			sum += math.Max(0, math.Min(hi, e.to)-math.Max(lo, e.from))
		}
		out[i] = sum >= drawn*(hi-lo)
	}
	return out
}

// cells cuts the lattice into rectangles of units with no edge drawn between them.
func (l *lattice) cells() []span {
	n, m := len(l.ys)-1, len(l.xs)-1
	done := make([]bool, n*m)
	var out []span
	for r := range n {
		for c := range m {
			if !done[r*m+c] {
				sp := l.grow(r, c, done, m)
				for i := sp.r0; i <= sp.r1; i++ {
					for j := sp.c0; j <= sp.c1; j++ {
						done[i*m+j] = true
					}
				}
				out = append(out, sp)
			}
		}
	}
	return out
}

// grow is the widest rectangle from a unit to the right, then down, without an edge inside.
func (l *lattice) grow(r, c int, done []bool, m int) span {
	sp := span{r, c, r, c}
	for sp.c1+1 < m && !l.down[r][sp.c1+1] && !done[r*m+sp.c1+1] {
		sp.c1++
	}
	for sp.r1+1 < len(l.ys)-1 && l.open(sp, done, m) {
		sp.r1++
	}
	return sp
}

// open reports whether the row below a rectangle belongs to it: no edge between and none inside.
func (l *lattice) open(sp span, done []bool, m int) bool {
	r := sp.r1 + 1
	for j := sp.c0; j <= sp.c1; j++ {
		if l.across[r][j] || done[r*m+j] || j > sp.c0 && l.down[r][j] {
			return false
		}
	}
	// A side that is drawn above but not below, or the other way round, ends the cell.
	return l.down[r][sp.c0] == l.down[sp.r1][sp.c0] && l.down[r][sp.c1+1] == l.down[sp.r1][sp.c1+1]
}

// find is the interval of sorted bounds that holds x, -1 outside.
func find(bounds []float64, x float64) int {
	i, _ := slices.BinarySearch(bounds, x)
	if i == 0 || i == len(bounds) {
		return -1
	}
	return i - 1
}

// index gives for each unit of the grid the cell that holds it, -1 for none.
func (g *grid) index() [][]int {
	at := make([][]int, g.rows())
	for r := range at {
		at[r] = make([]int, g.cols())
		for c := range at[r] {
			at[r][c] = -1
		}
	}
	for i, c := range g.cells {
		for r := c.r0; r <= c.r1; r++ {
			for k := c.c0; k <= c.c1; k++ {
				at[r][k] = i
			}
		}
	}
	return at
}
