package reconcile

import (
	"fmt"
	"math/big"

	"techins/dataset"
)

// compare judges a claim against a value of the same thing.
func compare(m dataset.Metric, v *big.Rat) Check {
	c := Check{Left: []string{m.ID}, LeftValue: figure(m), RightValue: quantity(v, m.Unit)}
	switch m.Qualifier {
	case "at_least", "from":
		c.bound(m, v, m.Lower, "at least")
	case "at_most":
		c.bound(m, v, m.Upper, "at most")
	case "range", "approx":
		c.inside(m, v, AgreesAsBound, "")
	default:
		if m.Lower.Finite() && m.Lower.Cmp(m.Upper) == 0 {
			c.equal(m, v)
		} else {
			c.inside(m, v, Agrees, Rounding)
		}
	}
	return c
}

func (c *Check) equal(m dataset.Metric, v *big.Rat) {
	d := sub(m.Value.Rat(), v)
	c.Arithmetic = fmt.Sprintf("%s-%s=%s", quantity(m.Value.Rat(), m.Unit), quantity(v, m.Unit), quantity(d, m.Unit))
	if c.Verdict = Agrees; d.Sign() != 0 {
		c.differs()
	}
}

func (c *Check) differs() {
	c.Verdict, c.Reason = Differs, ""
	c.Comment = "Not reproducible from the other figure; the report does not say which holds."
}

// inside judges a rounded figure: the value must lie where it rounds so.
func (c *Check) inside(m dataset.Metric, v *big.Rat, good Verdict, reason Reason) {
	in := holds(m, v)
	word := "in"
	if !in {
		word = "not in"
	}
	c.Arithmetic = fmt.Sprintf("%s %s %s", quantity(v, m.Unit), word, figure(m))
	if c.Verdict, c.Reason = good, reason; !in {
		c.differs()
	}
}

// holds reports whether a value lies within a claim's bounds, the upper one not included when the
// claim is rounded.
func holds(m dataset.Metric, v *big.Rat) bool {
	if m.Lower.Finite() && v.Cmp(m.Lower.Rat()) < 0 {
		return false
	}
	if !m.Upper.Finite() {
		return true
	}
	c := v.Cmp(m.Upper.Rat())
	return c < 0 || c == 0 && (m.Lower.Cmp(m.Upper) == 0 || m.Qualifier != "exact")
}

// bound judges "more than" and "at most".
func (c *Check) bound(m dataset.Metric, v *big.Rat, end dataset.Decimal, word string) {
	if !end.Finite() {
		c.Verdict, c.Reason = CannotTell, NoPower
		return
	}
	d := sub(v, end.Rat())
	c.Arithmetic = fmt.Sprintf("%s-%s=%s (%s of the bound)", quantity(v, m.Unit), quantity(end.Rat(), m.Unit), quantity(d, m.Unit), ratioText(d, end.Rat()))
	if !holds(m, v) {
		c.differs()
		return
	}
	c.Verdict = AgreesAsBound
	c.Comment = fmt.Sprintf("Literally true: the table has %s, the text says %s %s.", quantity(v, m.Unit), word, quantity(end.Rat(), m.Unit))
}
