package shares

import (
	"cmp"
	"math/big"
	"slices"
)

// maxPlaces is how many decimal places a printed percentage may have.
const maxPlaces = 30

// RoundTo100 gives shares as percentages with so many decimal places that add up to exactly 100:
// each is rounded down, and the units that are left go to the largest remainders, to the earlier
// item where remainders are equal (Hamilton's method). No percentage moves by a unit or more.
//
// Errors: those of OfRat; ErrArgument for fewer than 0 or more than 30 places.
func RoundTo100(x []*big.Rat, places int) ([]*big.Rat, error) {
	if places < 0 || places > maxPlaces {
		return nil, ErrArgument
	}
	s, err := OfRat(x)
	if err != nil {
		return nil, err
	}
	unit := new(big.Rat).SetInt(pow10(places))
	whole := new(big.Int).Mul(pow10(places), big.NewInt(100))
	left := new(big.Int).Set(whole)
	floors, rests := make([]*big.Int, len(s)), make([]*big.Rat, len(s))
	for i, v := range s {
		scaled := new(big.Rat).Mul(v, new(big.Rat).SetInt(whole))
		floors[i] = new(big.Int).Div(scaled.Num(), scaled.Denom())
		rests[i] = scaled.Sub(scaled, new(big.Rat).SetInt(floors[i]))
		left.Sub(left, floors[i])
	}
	order := make([]int, len(s))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return rests[j].Cmp(rests[i]) })
	for _, i := range order[:left.Int64()] {
		floors[i].Add(floors[i], big.NewInt(1))
	}
	for i, f := range floors {
		s[i].Quo(new(big.Rat).SetInt(f), unit)
	}
	return s, nil
}

func pow10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// Percent prints a share (0.9184 is 91.84%) with so many decimal places, halves away from zero. A
// share that is not zero but would print as zero is printed as a bound, "<0.01%" (or ">-0.01%"), so
// that nothing small is shown as nothing. A missing share, nil, is printed as "". Places below 0 count as
// 0, places above 30 as 30.
func Percent(s *big.Rat, places int) string {
	if s == nil {
		return ""
	}
	places = min(max(places, 0), maxPlaces)
	p := new(big.Rat).Mul(s, big.NewRat(100, 1))
	text := p.FloatString(places)
	if zero := new(big.Rat); p.Sign() != 0 {
		if r, _ := new(big.Rat).SetString(text); r.Cmp(zero) == 0 {
			bound := new(big.Rat).SetFrac(big.NewInt(1), pow10(places)).FloatString(places)
			if p.Sign() > 0 {
				return "<" + bound + "%"
			}
			return ">-" + bound + "%"
		}
	}
	return text + "%"
}

// ByValue sorts leaves from the largest to the smallest value; equal values keep their order and
// missing ones come last.
func ByValue(leaves []Leaf) []Leaf {
	sorted := slices.Clone(leaves)
	slices.SortStableFunc(sorted, func(a, b Leaf) int {
		if a.Value == nil || b.Value == nil {
			return cmp.Compare(boolToInt(a.Value == nil), boolToInt(b.Value == nil))
		}
		return b.Value.Cmp(a.Value)
	})
	return sorted
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
