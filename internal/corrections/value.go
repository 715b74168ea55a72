package corrections

import (
	"fmt"
	"math/big"
	"strings"

	"techins/dataset"
	"techins/internal/quantity"
)

// cellValue is the value in base units of a corrected text in the unit of a cell. The unit's scale is
// what takes a printed figure of the column to its value.
func cellValue(d *dataset.Data, b *dataset.Business, corrected string) (dataset.Decimal, error) {
	number, err := plainNumber(corrected)
	if err != nil {
		return dataset.Decimal{}, fmt.Errorf("column \"corrected\": %w", err)
	}
	for _, o := range append([]dataset.Business{*b}, d.Business...) {
		same := o.Edition == b.Edition && o.Measure == b.Measure && o.PrintedUnit == b.PrintedUnit
		printed, err := plainNumber(o.Printed)
		if same && err == nil && printed.Sign() != 0 && o.Value.Finite() {
			scale := new(big.Rat).Quo(o.Value.Rat(), printed.Rat())
			return number.Mul(dataset.FromRat(scale)), nil
		}
	}
	return dataset.Decimal{}, fmt.Errorf("the scale of the unit %q cannot be told from the column", b.PrintedUnit)
}

// plainNumber reads digits with or without separators of thousands.
func plainNumber(s string) (dataset.Decimal, error) {
	d, err := dataset.ParseDecimal(strings.NewReplacer(",", "", "，", "", " ", "").Replace(s))
	if err != nil || !d.Finite() {
		return dataset.Decimal{}, fmt.Errorf("%q is not a plain number", s)
	}
	return d, nil
}

// statisticValue reads a statistic's clause again with the corrected text in place of the printed one, so
// that hedges (超, 近, 约) bind the new number as they bound the old.
func statisticValue(m *dataset.Metric, corrected string) (quantity.Quantity, error) {
	old, ok := phraseOf(m)
	if !ok {
		return quantity.Quantity{}, fmt.Errorf("the clause %q does not give the value of %q again", m.Quote, m.Printed)
	}
	runes := []rune(m.Quote)
	at := len(string(runes[:old.Start]))
	at += strings.Index(m.Quote[at:], m.Printed)
	clause := m.Quote[:at] + corrected + m.Quote[at+len(m.Printed):]
	for _, q := range quantity.Find(clause) {
		if q.Start == old.Start && q.Printed == corrected && q.Unit == m.Unit {
			return q, nil
		}
	}
	return quantity.Quantity{}, fmt.Errorf("column \"corrected\": %q is no number of %s in the form of %q", corrected, m.Unit, m.Printed)
}

// phraseOf is the number phrase of a statistic in its clause.
func phraseOf(m *dataset.Metric) (quantity.Quantity, bool) {
	for _, q := range quantity.Find(m.Quote) {
		same := q.Value.String() == m.Value.String() && q.Lower.String() == m.Lower.String() && q.Upper.String() == m.Upper.String()
		if q.Printed == m.Printed && q.Unit == m.Unit && same {
			return q, true
		}
	}
	return quantity.Quantity{}, false
}
