package reconcile

import (
	"errors"
	"fmt"

	"techins/dataset"
)

// ErrNoEdition means that the data have no edition of that name.
var ErrNoEdition = errors.New("no such edition")

// Report checks one edition of the data against itself. Dates are further dates of acts that the
// document prints outside its list of guidelines, as far as the data's table of documents does not
// hold them; there may be none. Checks come in the order of
// the rules in the package comment, within a rule in the order of the data, numbered from 1.
//
// Errors: ErrNoEdition.
func Report(d *dataset.Data, name string, dates ...Dated) ([]Check, error) {
	e, found := editionOf(d, name)
	if !found {
		return nil, fmt.Errorf("edition %q: %w", name, ErrNoEdition)
	}
	var checks []Check
	for _, rule := range []struct {
		name string
		of   func() []Check
	}{
		{"table", e.againstTable}, {"parts", e.parts}, {"share", e.printedShares}, {"duration", e.durations},
		{"change", e.changes}, {"list", e.lists}, {"grim", e.percentages},
		{"dates", func() []Check { return e.dates(dates) }}, {"additive", e.additive}, {"printed", e.printed},
	} {
		for _, c := range rule.of() {
			c.N, c.Rule = len(checks)+1, rule.name
			if c.Places == nil {
				c.Places = e.places(c)
			}
			checks = append(checks, c)
		}
	}
	return checks, nil
}

func (e edition) places(c Check) (places []Place) {
	for _, id := range append(append([]string{}, c.Left...), c.Right...) {
		if p := e.place(id); p.Page != 0 {
			places = append(places, p)
		}
	}
	return places
}
