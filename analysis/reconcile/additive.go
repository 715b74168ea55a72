package reconcile

import (
	"fmt"
	"math/big"
	"strings"

	"techins/dataset"
)

// notable is the part of the headline from which another amount could be taken for one of its parts.
var notable = big.NewRat(1, 1000)

// additive says which large amounts of the narrative must not be added up or set against the
// headline: those of another time or area.
func (e edition) additive() []Check {
	head, ok := e.headlineAmount()
	if !ok {
		return nil
	}
	least := new(big.Rat).Mul(head.Value.Rat(), notable)
	c := Check{Right: []string{head.ID}, RightValue: quantity(head.Value.Rat(), head.Unit), Verdict: NotComparable, Reason: Period,
		Comment: "Amounts of several years, of another area or of another sort; neither their sum nor their part of the headline has a meaning."}
	var values []string
	for _, m := range e.metrics {
		if !apartFromHeadline(m, e.year) || m.Value.Rat().Cmp(least) < 0 {
			continue
		}
		c.Left = append(c.Left, m.ID)
		values = append(values, quantity(m.Value.Rat(), m.Unit))
	}
	if len(c.Left) == 0 {
		return nil
	}
	c.LeftValue = strings.Join(values, "|")
	c.Arithmetic = fmt.Sprintf("%s: no meaningful sum", strings.Join(values, "+"))
	return []Check{c}
}

// headlineAmount is the largest amount of the year told of the whole region and of no product.
func (e edition) headlineAmount() (head dataset.Metric, ok bool) {
	for _, m := range e.metrics {
		if m.Measure == "sum_insured" && general(e.lines, m) && wholes[m.Scope] && ofYear(m, e.year) && m.Value.Finite() &&
			(!ok || m.Value.Cmp(head.Value) > 0) {
			head, ok = m, true
		}
	}
	return head, ok
}

// apartFromHeadline reports whether an amount is told of the region or beyond, but not of the year in
// the region.
func apartFromHeadline(m dataset.Metric, year int) bool {
	k := counted(m.Measure)
	if m.Unit != "yuan" || m.Scope == "company" || k != column && k != amount || !m.Value.Finite() {
		return false
	}
	return !wholes[m.Scope] || !ofYear(m, year)
}
