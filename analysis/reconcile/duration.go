package reconcile

import (
	"fmt"
	"math/big"
	"strings"

	"techins/dataset"
)

// durations compares a number of years with the years that its period spans. Reports count both
// ways: the years that have passed, and the years in which something took place.
func (e edition) durations() (checks []Check) {
	for _, m := range e.metrics {
		if m.Measure != "duration_years" || !m.Value.Finite() {
			continue
		}
		c := Check{Left: []string{m.ID}, Right: []string{"period"}, LeftValue: figure(m), RightValue: periodWords(m)}
		first, last, ok := span(m)
		if !ok {
			c.Verdict, c.Reason, c.Arithmetic = CannotTell, NoCounterpart, "none"
			c.Comment = "No start year is told."
			checks = append(checks, c)
			continue
		}
		elapsed := int64(last - first)
		c.RightValue = fmt.Sprintf("%d..%d", first, last)
		switch v := m.Value.Rat(); {
		case v.Cmp(big.NewRat(elapsed, 1)) == 0:
			c.Verdict, c.Arithmetic, c.Comment = Agrees, fmt.Sprintf("%d-%d=%d", last, first, elapsed), "By elapsed years."
		case v.Cmp(big.NewRat(elapsed+1, 1)) == 0:
			c.Verdict, c.Arithmetic, c.Comment = Agrees, fmt.Sprintf("%d-%d+1=%d", last, first, elapsed+1), "Counted inclusively."
		default:
			c.Arithmetic = fmt.Sprintf("%d-%d=%d", last, first, elapsed)
			c.differs()
		}
		checks = append(checks, c)
	}
	return checks
}

// changes compares two figures of one thing at two times with the words of the later one, and a rate
// of growth with the figures that it is of.
func (e edition) changes() (checks []Check) {
	for i, later := range e.metrics {
		if later.Measure == "growth_rate" {
			if c, ok := e.rate(i, later); ok {
				checks = append(checks, c)
			}
			continue
		}
		for _, earlier := range e.metrics {
			if c, ok := moved(earlier, later); ok {
				checks = append(checks, c)
			}
		}
	}
	return checks
}

// moved judges a figure that is said to have gone up or down from an earlier one of the same thing.
func moved(earlier, later dataset.Metric) (Check, bool) {
	if !sameThing(earlier, later) || earlier.ID == later.ID || !earlier.Value.Finite() || !later.Value.Finite() {
		return Check{}, false
	}
	from, to := lastYear(earlier), lastYear(later)
	up, down := anyOf(wordsBefore(later), rising), anyOf(wordsBefore(later), falling)
	if from == 0 || to == 0 || from >= to || up == down {
		return Check{}, false
	}
	d := sub(later.Value.Rat(), earlier.Value.Rat())
	c := Check{Left: []string{later.ID}, Right: []string{earlier.ID}, LeftValue: figure(later), RightValue: figure(earlier),
		Arithmetic: fmt.Sprintf("%s-%s=%s", quantity(later.Value.Rat(), later.Unit), quantity(earlier.Value.Rat(), earlier.Unit), quantity(d, later.Unit))}
	if (d.Sign() > 0) == up && d.Sign() != 0 {
		c.Verdict, c.Comment = Agrees, fmt.Sprintf("From %d to %d, in the direction of the words.", from, to)
	} else {
		c.differs()
	}
	return c, true
}

// nearby is how many letters before a figure the word that says which way it went stands at most.
const nearby = 8

// wordsBefore is the text just before a figure in its sentence, all of the sentence where the figure is not
// found in it.
func wordsBefore(m dataset.Metric) string {
	text, _, found := strings.Cut(m.Quote, m.Printed)
	if !found || m.Printed == "" {
		return m.Quote
	}
	letters := []rune(text)
	return string(letters[max(0, len(letters)-nearby):])
}

func sameThing(a, b dataset.Metric) bool {
	return a.Measure == b.Measure && a.Unit == b.Unit && a.Scope == b.Scope && a.Section == b.Section &&
		a.Product == b.Product && a.Product != "" && a.Qualifier == b.Qualifier
}

// rate judges a rate of growth. It is of the figure told just before it; with an earlier figure of
// the same thing it must follow from the two, without one it implies it.
func (e edition) rate(i int, g dataset.Metric) (Check, bool) {
	if i == 0 || !g.Lower.Finite() || !g.Upper.Finite() {
		return Check{}, false
	}
	of := e.metrics[i-1]
	if of.Product != g.Product || of.Subject != g.Subject || of.Section != g.Section || !of.Value.Finite() {
		return Check{}, false
	}
	c := Check{Left: []string{g.ID}, Right: []string{of.ID}, LeftValue: figure(g), RightValue: figure(of)}
	for _, m := range e.metrics {
		if sameThing(m, of) && m.ID != of.ID && m.Value.Finite() && lastYear(m) != 0 && lastYear(m) == lastYear(of)-1 && m.Lower.Sign() > 0 {
			c.Right = append(c.Right, m.ID)
			c.RightValue += "|" + figure(m)
			c.growth(g, m, of)
			return c, true
		}
	}
	c.Verdict, c.Reason = CannotTell, NoCounterpart
	c.Comment = "The earlier figure is not told."
	if low, high := impliedBase(g, of); low != nil {
		c.Arithmetic = fmt.Sprintf("implied earlier figure %s to %s", quantity(low, of.Unit), quantity(high, of.Unit))
	}
	return c, true
}

// growth judges a rate against two figures, each known within bounds.
func (c *Check) growth(g, before, after dataset.Metric) {
	if !before.Lower.Finite() || !before.Upper.Finite() || !after.Lower.Finite() || !after.Upper.Finite() {
		c.Verdict, c.Reason = CannotTell, NoPower
		return
	}
	low, high := growthPercent(before.Upper.Rat(), after.Lower.Rat()), growthPercent(before.Lower.Rat(), after.Upper.Rat())
	c.Arithmetic = fmt.Sprintf("the two figures give %s to %s %%", decimal(low, 4), decimal(high, 4))
	if c.Verdict = Agrees; high.Cmp(g.Lower.Rat()) < 0 || low.Cmp(g.Upper.Rat()) > 0 {
		c.differs()
	}
}

func growthPercent(a, b *big.Rat) *big.Rat {
	q := new(big.Rat).Quo(b, a)
	return q.Mul(q.Sub(q, big.NewRat(1, 1)), big.NewRat(100, 1))
}

// impliedBase bounds the earlier figure, x/(1+g) at the corners; nil when there is no bound.
func impliedBase(g, of dataset.Metric) (low, high *big.Rat) {
	factor := func(p *big.Rat) *big.Rat {
		f := new(big.Rat).Mul(p, big.NewRat(1, 100))
		return f.Add(f, big.NewRat(1, 1))
	}
	least, most := factor(g.Lower.Rat()), factor(g.Upper.Rat())
	if !of.Lower.Finite() || !of.Upper.Finite() || least.Sign() <= 0 {
		return nil, nil
	}
	return new(big.Rat).Quo(of.Lower.Rat(), most), new(big.Rat).Quo(of.Upper.Rat(), least)
}
