package reconcile

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"techins/analysis/shares"
	"techins/dataset"
)

// parts compares every figure printed for a group or for everything with the sum of its parts. Parts
// that are rounded may add up to a little more or less.
func (e edition) parts() (checks []Check) {
	for _, b := range e.business {
		below := e.below(b.Code)
		if len(below) == 0 || !b.Value.Finite() || b.Measure == "share" || b.Unit == "percent" {
			continue
		}
		sum, slack := new(big.Rat), lastDigit(b)
		complete := true
		for _, code := range below {
			part, ok := e.cell(code, b.Measure)
			if complete = complete && ok; ok {
				sum.Add(sum, part.Value.Rat())
				slack.Add(slack, lastDigit(part))
			}
		}
		if complete {
			checks = append(checks, e.partsCheck(b, below, sum, slack))
		}
	}
	return checks
}

// below are the codes one step below a code: for a grand total the sections.
func (e edition) below(code string) (codes []string) {
	if code == shares.TotalCode {
		code = ""
	}
	for _, l := range e.lines {
		if l.Parent == code && l.Code != shares.TotalCode {
			codes = append(codes, l.Code)
		}
	}
	return codes
}

func (e edition) partsCheck(b dataset.Business, below []string, sum, slack *big.Rat) Check {
	v := b.Value.Rat()
	d := sub(v, sum)
	c := Check{Left: []string{b.Code}, Right: below, LeftValue: quantity(v, b.Unit), RightValue: quantity(sum, b.Unit), Verdict: Agrees,
		Arithmetic: fmt.Sprintf("%s-(%s)=%s", quantity(v, b.Unit), strings.Join(below, "+"), quantity(d, b.Unit))}
	switch off := new(big.Rat).Abs(d); {
	case off.Sign() == 0:
	case off.Cmp(slack) <= 0:
		c.Reason = Rounding
	case b.Code == shares.TotalCode && v.Cmp(sum) < 0 && v.Cmp(e.largest(below, b.Measure)) >= 0:
		c.Verdict, c.Reason = CannotTell, Overlap
		c.Comment = "A total net of what stands in both sections; the overlap would be " + quantity(new(big.Rat).Neg(d), b.Unit) + "."
	default:
		c.differs()
	}
	return c
}

func (e edition) largest(codes []string, measure string) *big.Rat {
	most := new(big.Rat)
	for _, code := range codes {
		if b, ok := e.cell(code, measure); ok && b.Value.Rat().Cmp(most) > 0 {
			most = b.Value.Rat()
		}
	}
	return most
}

// lastDigit is half a unit of a cell's last printed digit, zero for a whole number of things.
func lastDigit(b dataset.Business) *big.Rat {
	_, fraction, dotted := strings.Cut(b.Printed, ".")
	unit := printedUnit(b.PrintedUnit)
	if !dotted && unit.Cmp(big.NewRat(1, 1)) == 0 {
		return new(big.Rat)
	}
	digits := int64(len(strings.TrimRight(fraction, "%")))
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(digits), nil)
	half := new(big.Rat).SetFrac(big.NewInt(1), ten.Lsh(ten, 1))
	return half.Mul(half, unit)
}

// printedShares compares every printed share with the figures of the same row: it must be that of
// the row in its group, in its section or in everything, by some column.
func (e edition) printedShares() (checks []Check) {
	for _, b := range e.business {
		if b.Measure != "share" || !b.Value.Finite() {
			continue
		}
		c := Check{Left: []string{b.Code}, LeftValue: decimal(b.Value.Rat(), 6) + " %", Verdict: CannotTell, Reason: NoCounterpart}
		slack := lastDigit(b)
		var tried []string
		for _, candidate := range e.sharesOf(b.Code) {
			tried = append(tried, fmt.Sprintf("%s %s", candidate.words, decimal(candidate.percent, 4)))
			d := sub(b.Value.Rat(), candidate.percent)
			if d.Abs(d).Cmp(slack) <= 0 {
				c.Verdict, c.Reason, c.Right = Agrees, Rounding, []string{candidate.of}
				c.RightValue, c.Arithmetic = decimal(candidate.percent, 4)+" %", candidate.words
			}
		}
		if c.Verdict == CannotTell && len(tried) > 0 {
			c.Arithmetic = strings.Join(tried, "; ")
			c.differs()
		}
		checks = append(checks, c)
	}
	return checks
}

type shareOf struct {
	of, words string
	percent   *big.Rat
}

// sharesOf are the shares that a row can have, in percent.
func (e edition) sharesOf(code string) (candidates []shareOf) {
	var measures []string
	for _, b := range e.business {
		if b.Code == code && b.Unit != "percent" && !slices.Contains(measures, b.Measure) {
			measures = append(measures, b.Measure)
		}
	}
	for _, m := range measures {
		part, ok := e.total(code, m)
		if !ok {
			continue
		}
		for _, whole := range e.above(code) {
			if v, ok := e.total(whole, m); ok && v.Sign() > 0 {
				q := new(big.Rat).Quo(part, v)
				candidates = append(candidates, shareOf{whole, m + " of " + whole, q.Mul(q, big.NewRat(100, 1))})
			}
		}
	}
	return candidates
}

// above are the codes above a code, and the grand total.
func (e edition) above(code string) (codes []string) {
	parent := make(map[string]string)
	for _, l := range e.lines {
		parent[l.Code] = l.Parent
	}
	for p := parent[code]; p != "" && len(codes) < len(e.lines); p = parent[p] {
		codes = append(codes, p)
	}
	return append(codes, shares.TotalCode)
}
