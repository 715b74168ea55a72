package interval

import "math"

// A kernel is a convex function g that makes a concentration index of Σg(x) and Σx.
type kernel[T number[T]] interface {
	g(x T) T
	// index is the measure of Σg(x) = g and Σx = s > 0, up to a constant.
	index(g, s T) T
	// reached reports whether x has come to the level at which more of an item stops lowering the
	// index: the index falls as the item grows below it and rises above it.
	reached(x, g, s T) bool
	// level is that level.
	level(g, s T) T
	// bottom is where g(x) - λx is smallest.
	bottom(lambda T) T
	// peak is where index(a + c·s, s) is largest between the ends of a segment, if it is.
	peak(a, c T) T
	inFloats() kernel[float]
}

// The HHI: Σx²/(Σx)².
type squares[T number[T]] struct{}

func (squares[T]) g(x T) T                 { return x.Mul(x) }
func (squares[T]) index(g, s T) T          { return g.Quo(s).Quo(s) }
func (squares[T]) reached(x, g, s T) bool  { return x.Mul(s).Cmp(g) >= 0 }
func (squares[T]) level(g, s T) T          { return g.Quo(s) }
func (squares[T]) bottom(l T) T            { return l.Quo(l.Int(2)) }
func (squares[T]) inFloats() kernel[float] { return squares[float]{} }
func (squares[T]) peak(a, c T) T {
	if c.Sign() == 0 {
		return c
	}
	return a.Int(-2).Mul(a).Quo(c)
}

// Theil's T less ln n: Σ x ln x / Σx - ln Σx.
type logs struct{}

func (logs) g(x float) float {
	if x == 0 {
		return 0
	}
	return x * float(math.Log(float64(x)))
}
func (logs) index(g, s float) float     { return g/s - float(math.Log(float64(s))) }
func (logs) reached(x, g, s float) bool { return float(math.Log(float64(x)))*s >= g }
func (logs) level(g, s float) float     { return float(math.Exp(float64(g / s))) }
func (logs) bottom(l float) float       { return float(math.Exp(float64(l - 1))) }
func (logs) inFloats() kernel[float]    { return logs{} }
func (logs) peak(a, c float) float      { return -a }

// sums adds up g(x) and x at a point of the box.
func sums[T number[T]](k kernel[T], n int, at func(i int) T) (g, s T) {
	var zero T
	g, s = zero.Int(0), zero.Int(0)
	for i := range n {
		x := at(i)
		g, s = g.Add(k.g(x)), s.Add(x)
	}
	return g, s
}
