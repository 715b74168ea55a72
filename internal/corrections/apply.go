package corrections

import (
	"errors"
	"fmt"
	"slices"

	"techins/dataset"
)

// The kinds of the problems that Apply adds.
const (
	Corrected = "corrected"
	Stale     = "stale-correction"
)

// Apply makes the corrections in d and adds a problem for each. One that cannot be made changes no
// row; it becomes a problem too, and part of the error. Corrections of editions that d does not hold
// are passed over unless all is true.
func Apply(d *dataset.Data, list []Correction, all bool) error {
	var errs []error
	for _, c := range list {
		known := slices.ContainsFunc(d.Editions, func(e dataset.Edition) bool { return e.Edition == c.Edition })
		if !known && !all {
			continue
		}
		err := fmt.Errorf("no document of the edition %s was read", c.Edition)
		if known {
			err = c.apply(d)
		}
		if err == nil {
			continue
		}
		err = fmt.Errorf("line %d: %s of %s is not corrected: %w; look at the document and mend or delete the line", c.line, c.Place, c.Edition, err)
		errs = append(errs, err)
		if known {
			d.Problems = append(d.Problems, dataset.Problem{Edition: c.Edition, Kind: Stale, Message: File + ": " + err.Error()})
		}
	}
	d.Sort()
	return errors.Join(errs...)
}

func (c Correction) apply(d *dataset.Data) error {
	p, err := placeOf(c.Place)
	if err != nil {
		return err
	}
	if p.code != "" {
		return c.applyToCell(d, p)
	}
	return c.applyToStatistic(d, p)
}

func (c Correction) applyToCell(d *dataset.Data, p place) error {
	b, err := cell(d, c, p)
	if err != nil {
		return err
	}
	value, err := cellValue(d, b, c.Corrected)
	if err != nil {
		return err
	}
	c.tell(d, b.Place, b.Value, value, b.Unit)
	b.Value = value
	return nil
}

func (c Correction) applyToStatistic(d *dataset.Data, p place) error {
	m, err := statistic(d, c, p)
	if err != nil {
		return err
	}
	q, err := statisticValue(m, c.Corrected)
	if err != nil {
		return err
	}
	c.tell(d, m.Place, m.Value, q.Value, m.Unit)
	m.Value, m.Lower, m.Upper, m.Qualifier = q.Value, q.Lower, q.Upper, q.Qualifier
	return nil
}

// tell adds the problem that shows a correction with what was there before.
func (c Correction) tell(d *dataset.Data, at dataset.Place, before, after dataset.Decimal, unit string) {
	d.Problems = append(d.Problems, dataset.Problem{Edition: c.Edition, Kind: Corrected, Place: at, Message: fmt.Sprintf(
		"%s: printed %q, corrected to %q: value %s %s instead of %s; reason: %s (%s)",
		c.Place, c.Printed, c.Corrected, after, unit, before, c.Reason, c.Date)})
}
