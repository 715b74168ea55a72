package interval

import (
	"math/big"
	"slices"
)

// A number is the arithmetic of the searches, which run in floats or exactly.
type number[T any] interface {
	Add(T) T
	Sub(T) T
	Mul(T) T
	Quo(T) T
	Cmp(T) int
	Sign() int
	Int(int) T // a whole number, whatever the receiver
	Sort([]T)  // ascending, whatever the receiver
	Float() float64
}

type float float64

func (a float) Add(b float) float { return a + b }
func (a float) Sub(b float) float { return a - b }
func (a float) Mul(b float) float { return a * b }
func (a float) Quo(b float) float { return a / b }
func (a float) Int(n int) float   { return float(n) }
func (a float) Sort(x []float)    { slices.Sort(x) }
func (a float) Float() float64    { return float64(a) }

func (a float) Cmp(b float) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (a float) Sign() int { return a.Cmp(0) }

type exact struct{ r *big.Rat }

func (a exact) Add(b exact) exact { return exact{new(big.Rat).Add(a.r, b.r)} }
func (a exact) Sub(b exact) exact { return exact{new(big.Rat).Sub(a.r, b.r)} }
func (a exact) Mul(b exact) exact { return exact{new(big.Rat).Mul(a.r, b.r)} }
func (a exact) Quo(b exact) exact { return exact{new(big.Rat).Quo(a.r, b.r)} }
func (a exact) Int(n int) exact   { return exact{big.NewRat(int64(n), 1)} }
func (a exact) Sort(x []exact)    { slices.SortFunc(x, exact.Cmp) }
func (a exact) Cmp(b exact) int   { return a.r.Cmp(b.r) }
func (a exact) Sign() int         { return a.r.Sign() }
func (a exact) Float() float64    { f, _ := a.r.Float64(); return f }
