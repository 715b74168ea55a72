package reconcile

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"techins/dataset"
)

// printed compares every value with its own printed text and bounds, and reports only where they do
// not go together: a slip of the data, not of the report.
func (e edition) printed() (checks []Check) {
	for _, m := range e.metrics {
		v, ok := readPrinted(m.Printed)
		if ok && m.Value.Finite() && !sameSize(m.Value.Rat(), v, m.Unit) {
			checks = append(checks, e.slip(m.ID, quantity(m.Value.Rat(), m.Unit), m.Printed, "The value does not follow from the printed text."))
		} else if why := badBounds(m); why != "" {
			checks = append(checks, e.slip(m.ID, figure(m), m.Printed, why))
		}
	}
	for _, b := range e.business {
		v, ok := readPrinted(b.Printed)
		if !ok || !b.Value.Finite() {
			continue
		}
		if v.Mul(v, printedUnit(b.PrintedUnit)).Cmp(b.Value.Rat()) != 0 {
			checks = append(checks, e.slip(b.Code, quantity(b.Value.Rat(), b.Unit), b.Printed+b.PrintedUnit, "The value does not follow from the printed text."))
		}
	}
	return checks
}

func (e edition) slip(id, value, printed, comment string) Check {
	return Check{Left: []string{id}, Right: []string{"printed"}, LeftValue: value, RightValue: printed, Arithmetic: "none", Verdict: Differs, Comment: comment}
}

// sameSize compares a value with a printed number, which has no sign of a fall and, in percent or
// multiples, may be worded as another number (double is 100 %); those are not judged.
func sameSize(v, printed *big.Rat, unit string) bool {
	switch unit {
	case "percent", "percentage_points", "multiple":
		a := new(big.Rat).Abs(v)
		return a.Cmp(printed) == 0 || worded(a, printed)
	}
	return v.Cmp(printed) == 0
}

// worded reports whether a percentage comes of a printed multiple or fraction: 1.2 times is 120 or
// 20 percent.
func worded(v, printed *big.Rat) bool {
	hundred := new(big.Rat).Mul(printed, big.NewRat(100, 1))
	return v.Cmp(hundred) == 0 || v.Cmp(sub(hundred, big.NewRat(100, 1))) == 0
}

// badBounds says what is wrong with a metric's bounds, "" when nothing is.
func badBounds(m dataset.Metric) string {
	if m.Lower.Missing() || m.Upper.Missing() || m.Value.Missing() {
		return ""
	}
	if m.Lower.Cmp(m.Value) > 0 || m.Value.Cmp(m.Upper) > 0 {
		return fmt.Sprintf("The value lies outside its bounds %s and %s.", m.Lower, m.Upper)
	}
	if m.Qualifier == "exact" && m.Lower.Finite() && m.Upper.Finite() {
		down, up := sub(m.Value.Rat(), m.Lower.Rat()), sub(m.Upper.Rat(), m.Value.Rat())
		if down.Cmp(up) != 0 {
			return "The bounds of a rounded figure do not lie evenly about it."
		}
	}
	if m.Qualifier == "approx" && m.Lower.Sign() == 0 && m.Value.Cmp(m.Upper) != 0 {
		return "The bound of a figure told as nearly reached is not the figure."
	}
	if (m.Qualifier == "at_least" || m.Qualifier == "from") && m.Lower.Cmp(m.Value) != 0 {
		return "The bound of a figure told as a lower bound is not the figure."
	}
	return ""
}

var number = regexp.MustCompile(`^[^\d]*?(\d[\d,， ]*(?:\.\d+)?)\s*([千百十]?(?:万亿|亿|万)?)`)

var multiples = map[string]int64{"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 1_000_000,
	"千万": 10_000_000, "亿": 100_000_000, "百亿": 10_000_000_000, "千亿": 100_000_000_000, "万亿": 1_000_000_000_000}

// readPrinted reads a number that is printed in Arabic digits with 万 or 亿 behind it. Other forms,
// ranges among them, are left to those who know the language.
func readPrinted(s string) (*big.Rat, bool) {
	parts := number.FindStringSubmatch(s)
	if parts == nil || strings.ContainsAny(s[len(parts[0]):], "0123456789一二两三四五六七八九") {
		return nil, false
	}
	multiple, ok := multiples[parts[2]]
	if !ok {
		return nil, false
	}
	digits := strings.NewReplacer(",", "", "，", "", " ", "").Replace(parts[1])
	v, ok := new(big.Rat).SetString(digits)
	if !ok {
		return nil, false
	}
	return v.Mul(v, new(big.Rat).SetInt64(multiple)), true
}

// printedUnit is how many base units a printed unit has: 万元 has 10000 yuan. A unit that is no
// multiple, a classifier such as 件, has one.
func printedUnit(unit string) *big.Rat {
	longest := ""
	for word := range multiples {
		if strings.HasPrefix(unit, word) && len(word) > len(longest) {
			longest = word
		}
	}
	return new(big.Rat).SetInt64(multiples[longest])
}
