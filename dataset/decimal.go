package dataset

import (
	"fmt"
	"math/big"
	"strings"
)

// Decimal is an exact number that may also be missing or infinite. The zero value is missing: not
// printed or not applicable, never zero. Decimals are immutable.
type Decimal struct {
	rat *big.Rat // nil when missing or infinite
	inf int8     // +1 or -1 for an open end of an interval
}

// Inf is an open end: +infinity for sign >= 0, else -infinity.
func Inf(sign int) Decimal {
	if sign < 0 {
		return Decimal{inf: -1}
	}
	return Decimal{inf: 1}
}

// Int is the decimal of a whole number.
func Int(n int64) Decimal { return Decimal{rat: new(big.Rat).SetInt64(n)} }

// FromRat is the decimal of a rational number; the number is copied.
func FromRat(r *big.Rat) Decimal { return Decimal{rat: new(big.Rat).Set(r)} }

// ParseDecimal reads a plain decimal number ("-12.50"), "inf", "-inf" or "" (missing). Exponents,
// thousands separators and blanks are refused.
func ParseDecimal(s string) (Decimal, error) {
	switch s {
	case "":
		return Decimal{}, nil
	case "inf":
		return Inf(1), nil
	case "-inf":
		return Inf(-1), nil
	}
	digits := strings.TrimPrefix(s, "-")
	whole, frac, dotted := strings.Cut(digits, ".")
	if !allDigits(whole) || (dotted && !allDigits(frac)) {
		return Decimal{}, fmt.Errorf("dataset: %q is not a plain decimal number", s)
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return Decimal{}, fmt.Errorf("dataset: %q is not a plain decimal number", s)
	}
	return Decimal{rat: r}, nil
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// MustDecimal is ParseDecimal for constants; it panics on an error.
func MustDecimal(s string) Decimal {
	d, err := ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Missing reports whether there is no number.
func (d Decimal) Missing() bool { return d.rat == nil && d.inf == 0 }

// IsInf reports whether the number is an open end.
func (d Decimal) IsInf() bool { return d.inf != 0 }

// Finite reports whether d is a number that Rat returns.
func (d Decimal) Finite() bool { return d.rat != nil }

// Rat is a copy of the number; nil when d is missing or infinite.
func (d Decimal) Rat() *big.Rat {
	if d.rat == nil {
		return nil
	}
	return new(big.Rat).Set(d.rat)
}

// Float64 is the nearest float; ok is false when d is missing. Infinities come as such.
func (d Decimal) Float64() (f float64, ok bool) {
	switch {
	case d.rat != nil:
		f, _ = d.rat.Float64()
		return f, true
	case d.inf != 0:
		f, _ = new(big.Float).SetInf(d.inf < 0).Float64()
		return f, true
	}
	return 0, false
}

// Sign is -1, 0 or 1; 0 also when missing.
func (d Decimal) Sign() int {
	if d.rat != nil {
		return d.rat.Sign()
	}
	return int(d.inf)
}

// Cmp compares two numbers that are not missing; -1, 0 or 1.
func (d Decimal) Cmp(e Decimal) int {
	if d.inf != 0 || e.inf != 0 || d.rat == nil || e.rat == nil {
		return int(d.inf) - int(e.inf)
	}
	return d.rat.Cmp(e.rat)
}

// Mul is the exact product; missing when either is.
func (d Decimal) Mul(e Decimal) Decimal {
	switch {
	case d.Missing() || e.Missing():
		return Decimal{}
	case d.inf != 0 || e.inf != 0:
		s := d.Sign() * e.Sign()
		if s == 0 {
			return Decimal{}
		}
		return Inf(s)
	}
	return Decimal{rat: new(big.Rat).Mul(d.rat, e.rat)}
}

// Add is the exact sum; missing when either is, or when opposite infinities meet.
func (d Decimal) Add(e Decimal) Decimal {
	switch {
	case d.Missing() || e.Missing() || d.inf*e.inf < 0:
		return Decimal{}
	case d.inf != 0:
		return d
	case e.inf != 0:
		return e
	}
	return Decimal{rat: new(big.Rat).Add(d.rat, e.rat)}
}

// Neg is -d.
func (d Decimal) Neg() Decimal {
	if d.rat == nil {
		return Decimal{inf: -d.inf}
	}
	return Decimal{rat: new(big.Rat).Neg(d.rat)}
}

// maxPlaces is how many decimal places String keeps of a number whose expansion does not end.
const maxPlaces = 12

// String is the shortest plain decimal form: "" when missing, "inf" or "-inf". A number without a
// finite decimal expansion (a third) is rounded to 12 places.
func (d Decimal) String() string {
	switch {
	case d.inf > 0:
		return "inf"
	case d.inf < 0:
		return "-inf"
	case d.rat == nil:
		return ""
	case d.rat.IsInt():
		return d.rat.Num().String()
	}
	places, exact := d.rat.FloatPrec()
	if !exact {
		places = maxPlaces
	}
	s := strings.TrimRight(strings.TrimRight(d.rat.FloatString(places), "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
