package reconcile

import (
	"fmt"
	"math/big"
	"strings"

	"techins/dataset"
)

// percentages asks whether a whole number stands behind a percentage of a count (the GRIM test of
// Brown and Heathers 2017). With a count of some thousands every percentage of two decimals has one,
// and the test could not fail.
func (e edition) percentages() (checks []Check) {
	for i, m := range e.metrics {
		if !proportions[m.Measure] || m.Qualifier != "exact" || !m.Value.Finite() || !m.Lower.Finite() || !m.Upper.Finite() {
			continue
		}
		n, ok := e.countBefore(i)
		if !ok {
			continue
		}
		c := Check{Left: []string{m.ID}, Right: []string{n.ID}, LeftValue: decimal(m.Value.Rat(), 6) + " %", RightValue: figure(n)}
		c.grim(m, n.Value.Rat())
		checks = append(checks, c)
	}
	return checks
}

// countBefore is the count told just before a percentage of the same subject and product.
func (e edition) countBefore(i int) (dataset.Metric, bool) {
	if i == 0 {
		return dataset.Metric{}, false
	}
	m, p := e.metrics[i-1], e.metrics[i]
	counted := m.Value.Finite() && m.Value.Rat().IsInt() && m.Value.Sign() > 0 && m.Qualifier == "exact" && m.Lower.Cmp(m.Upper) == 0
	return m, counted && m.Unit != "yuan" && m.Unit != "percent" && m.Subject == p.Subject && m.Product == p.Product && m.Section == p.Section
}

func (c *Check) grim(m dataset.Metric, n *big.Rat) {
	whole := wholeNumbers(m.Lower.Rat(), m.Upper.Rat(), n)
	unit := sub(m.Upper.Rat(), m.Lower.Rat())
	step := new(big.Rat).Quo(big.NewRat(100, 1), n)
	switch {
	case len(whole) == 0:
		c.Arithmetic = fmt.Sprintf("no whole number of %s gives %s", decimal(n, 0), c.LeftValue)
		c.differs()
	case step.Cmp(unit) <= 0:
		c.Verdict, c.Reason = CannotTell, NoPower
		c.Arithmetic = fmt.Sprintf("100/%s=%s<=%s; %s of %s print so", decimal(n, 0), decimal(step, 5), decimal(unit, 5), strings.Join(whole, ", "), decimal(n, 0))
		c.Comment = "With so many, every percentage of that many decimals has a whole number behind it."
	default:
		c.Verdict, c.Arithmetic = Agrees, fmt.Sprintf("%s of %s", strings.Join(whole, " or "), decimal(n, 0))
	}
}

// wholeNumbers are the whole numbers k, up to ten of them, with 100 k/n in [low, high).
func wholeNumbers(low, high, n *big.Rat) (whole []string) {
	first := new(big.Rat).Mul(low, n)
	first.Mul(first, big.NewRat(1, 100))
	k := new(big.Int).Div(first.Num(), first.Denom())
	if !first.IsInt() {
		k.Add(k, big.NewInt(1))
	}
	for len(whole) < 10 {
		p := new(big.Rat).Quo(new(big.Rat).SetInt(k), n)
		if p.Mul(p, big.NewRat(100, 1)).Cmp(high) >= 0 || p.Cmp(big.NewRat(100, 1)) > 0 {
			return whole
		}
		whole = append(whole, k.String())
		k.Add(k, big.NewInt(1))
	}
	return whole
}

// lists compares a number of participants with the names in the subject, where the list is closed.
func (e edition) lists() (checks []Check) {
	for _, m := range e.metrics {
		names := strings.FieldsFunc(m.Subject, func(r rune) bool { return r == '、' || r == '|' || r == '，' || r == ',' })
		if !participants[m.Measure] || !m.Value.Finite() || len(names) < 2 || anyOf(m.Subject, open) {
			continue
		}
		n := big.NewRat(int64(len(names)), 1)
		d := sub(m.Value.Rat(), n)
		c := Check{Left: []string{m.ID}, Right: []string{"subject"}, LeftValue: figure(m), RightValue: fmt.Sprintf("%d named", len(names)),
			Arithmetic: fmt.Sprintf("%s-%d=%s", decimal(m.Value.Rat(), 0), len(names), decimal(d, 0)), Verdict: Agrees}
		if d.Sign() != 0 {
			c.differs()
		}
		checks = append(checks, c)
	}
	return checks
}

func anyOf(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
