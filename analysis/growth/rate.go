package growth

import (
	"errors"
	"math"
	"math/big"
	"time"

	"techins/analysis/shares"
)

var (
	// ErrNew means that the base is zero and the later number is not: print "new", no percentage.
	ErrNew = errors.New("growth from zero: new, not a percentage")
	// ErrZeroBase means 0/0: nothing became nothing.
	ErrZeroBase = errors.New("growth from zero to zero")
	// ErrSign means a negative number, of which growth in percent means nothing.
	ErrSign = errors.New("growth of a negative number")
	// ErrYears means that no time passed between two dates.
	ErrYears = errors.New("no time between the two dates")
)

// Absolute is b - a in the unit of both.
//
// Errors: shares.ErrMissing.
func Absolute(a, b *big.Rat) (*big.Rat, error) {
	if a == nil || b == nil {
		return nil, shares.ErrMissing
	}
	return new(big.Rat).Sub(b, a), nil
}

// Percent is the simple growth rate 100 (b/a - 1).
//
// Errors: shares.ErrMissing; ErrSign when either is negative; ErrNew and ErrZeroBase when a = 0.
func Percent(a, b *big.Rat) (*big.Rat, error) {
	if err := based(a, b); err != nil {
		return nil, err
	}
	p := new(big.Rat).Quo(b, a)
	p.Sub(p, big.NewRat(1, 1))
	return p.Mul(p, big.NewRat(100, 1)), nil
}

// based checks that b can be related to a.
func based(a, b *big.Rat) error {
	switch {
	case a == nil || b == nil:
		return shares.ErrMissing
	case a.Sign() < 0 || b.Sign() < 0:
		return ErrSign
	case a.Sign() == 0 && b.Sign() == 0:
		return ErrZeroBase
	case a.Sign() == 0:
		return ErrNew
	}
	return nil
}

// LogPercent is the logarithmic growth rate 100 ln(b/a). Unlike simple rates, those of successive
// years add up.
//
// Errors: those of Percent; shares.ErrZeroItem when b = 0.
func LogPercent(a, b *big.Rat) (float64, error) {
	if err := based(a, b); err != nil {
		return 0, err
	}
	if b.Sign() == 0 {
		return 0, shares.ErrZeroItem
	}
	return 100 * logRatio(a, b), nil
}

// logRatio is ln(b/a) of positive numbers. Near 1 the difference is taken exactly first; far from
// it the quotient may be out of range of float64, so its parts are taken.
func logRatio(a, b *big.Rat) float64 {
	q := new(big.Rat).Quo(b, a)
	if f, _ := q.Float64(); f > 0.5 && f < 2 {
		d, _ := q.Sub(q, big.NewRat(1, 1)).Float64()
		return math.Log1p(d)
	}
	return logInt(q.Num()) - logInt(q.Denom())
}

// logInt is ln n of a positive integer of any size.
func logInt(n *big.Int) float64 {
	f := new(big.Float).SetInt(n)
	mantissa := new(big.Float)
	exponent := f.MantExp(mantissa)
	m, _ := mantissa.Float64()
	return math.Log(m) + float64(exponent)*math.Ln2
}

// CAGR is the compound annual growth rate (b/a)^(1/years) - 1, as a fraction. Years are those that
// passed between the two dates, see Years, not the number of editions.
//
// Errors: those of Percent; ErrYears unless years > 0; shares.ErrOverflow. For b = 0 it is -1.
func CAGR(a, b *big.Rat, years float64) (float64, error) {
	if err := based(a, b); err != nil {
		return 0, err
	}
	if !(years > 0) || math.IsInf(years, 1) {
		return 0, ErrYears
	}
	if b.Sign() == 0 {
		return -1, nil
	}
	return shares.Finite(math.Expm1(logRatio(a, b) / years))
}

// Years is the time from one date to another in years: whole months over 12, and days of an unfinished
// month over 365.25. It is negative when to is before from.
func Years(from, to time.Time) float64 {
	if to.Before(from) {
		return -Years(to, from)
	}
	months := 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month())
	for from.AddDate(0, months, 0).After(to) {
		months--
	}
	days := to.Sub(from.AddDate(0, months, 0)).Hours() / 24
	return float64(months)/12 + days/365.25
}
