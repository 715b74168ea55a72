package corrections

import (
	"fmt"
	"strconv"
	"strings"

	"techins/dataset"
)

// A place is a parsed Correction.Place.
type place struct {
	code, measure string // of a cell of the statistics table
	id            string // of a statistic of the narrative
	page          int    // the same by its page
}

func placeOf(s string) (place, error) {
	words := strings.Fields(s)
	switch {
	case len(words) == 3 && words[0] == "business":
		return place{code: words[1], measure: words[2]}, nil
	case len(words) == 2 && words[0] == "metrics":
		if digits, ok := strings.CutPrefix(words[1], "p"); ok {
			page, err := strconv.Atoi(digits)
			if err == nil && page > 0 {
				return place{page: page}, nil
			}
			break
		}
		return place{id: words[1]}, nil
	}
	return place{}, fmt.Errorf("column \"place\": %q is no place; give business CODE MEASURE, metrics ID or metrics pPAGE", s)
}

// cell is the row of business.csv that a correction means.
func cell(d *dataset.Data, c Correction, p place) (*dataset.Business, error) {
	for i := range d.Business {
		b := &d.Business[i]
		if b.Edition != c.Edition || b.Code != p.code || b.Measure != p.measure {
			continue
		}
		if b.Printed != c.Printed {
			return nil, fmt.Errorf("the document prints %q there, not %q", b.Printed, c.Printed)
		}
		return b, nil
	}
	return nil, fmt.Errorf("there is no such cell in business.csv")
}

// statistic is the row of metrics.csv that a correction means.
func statistic(d *dataset.Data, c Correction, p place) (*dataset.Metric, error) {
	var found *dataset.Metric
	for i := range d.Metrics {
		m := &d.Metrics[i]
		switch {
		case m.Edition != c.Edition:
		case p.id != "" && m.ID == p.id:
			if m.Printed != c.Printed {
				return nil, fmt.Errorf("the document prints %q there, not %q", m.Printed, c.Printed)
			}
			return m, nil
		case p.page > 0 && m.Page == p.page && m.Printed == c.Printed:
			if found != nil {
				return nil, fmt.Errorf("both %s and %s print %q on that page; name one by its id", found.ID, m.ID, c.Printed)
			}
			found = m
		}
	}
	if found == nil {
		return nil, fmt.Errorf("there is no such statistic in metrics.csv")
	}
	return found, nil
}
