package reconcile

import (
	"math/big"
	"strings"

	"techins/dataset"
)

// yi and wan are 亿 and 万, the units in which amounts are read.
var (
	yi  = big.NewRat(100_000_000, 1)
	wan = big.NewRat(10_000, 1)
)

// decimal prints a number with at most so many places, without trailing zeros.
func decimal(r *big.Rat, places int) string {
	s := r.FloatString(places)
	if places > 0 {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// quantity prints a value with its unit; amounts of money in 亿, 万 or 元.
func quantity(v *big.Rat, unit string) string {
	switch {
	case unit != "yuan":
		return strings.TrimSpace(decimal(v, 6) + " " + unitWord(unit))
	case new(big.Rat).Abs(v).Cmp(yi) >= 0:
		return decimal(new(big.Rat).Quo(v, yi), 8) + "亿"
	case new(big.Rat).Abs(v).Cmp(wan) < 0:
		return decimal(v, 2) + "元"
	}
	return decimal(new(big.Rat).Quo(v, wan), 4) + "万"
}

func unitWord(unit string) string {
	if unit == "percent" {
		return "%"
	}
	return strings.ReplaceAll(unit, "_", " ")
}

// figure prints what a metric says, with its bounds: "3.1万亿" is "[30500亿, 31500亿)".
func figure(m dataset.Metric) string {
	switch {
	case m.Lower.Finite() && m.Upper.IsInf():
		return ">=" + quantity(m.Lower.Rat(), m.Unit)
	case m.Qualifier == "exact" && m.Value.Finite() && m.Lower.Finite() && m.Lower.Cmp(m.Upper) == 0:
		return quantity(m.Value.Rat(), m.Unit)
	case m.Qualifier == "at_most" && m.Upper.Finite():
		return "<=" + quantity(m.Upper.Rat(), m.Unit)
	case m.Lower.Finite() && m.Upper.Finite():
		return "[" + quantity(m.Lower.Rat(), m.Unit) + ", " + quantity(m.Upper.Rat(), m.Unit) + ")"
	case m.Value.Finite():
		return quantity(m.Value.Rat(), m.Unit)
	}
	return m.Printed
}

// percent prints 100 a/b.
func percent(a, b *big.Rat) string {
	q := new(big.Rat).Quo(a, b)
	return decimal(q.Mul(q, big.NewRat(100, 1)), 2) + "%"
}

func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
