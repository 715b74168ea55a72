package reconcile

import (
	"strconv"
	"strings"

	"techins/dataset"
)

// ofYear reports whether a figure is of just the year.
func ofYear(m dataset.Metric, year int) bool {
	y := strconv.Itoa(year)
	if m.PeriodStart == "" || m.PeriodEnd == "" {
		return m.Period == y
	}
	start, starts := strings.CutPrefix(m.PeriodStart, y)
	end, ends := strings.CutPrefix(m.PeriodEnd, y)
	return starts && ends && wholeYear(start, end)
}

// wholeYear reports whether start and end, without their year, are the first and last day, or no more
// precise than years.
func wholeYear(start, end string) bool {
	return (start == "" || strings.HasPrefix("-01-01", start)) && (end == "" || strings.HasPrefix("-12-31", end) || end == "-12")
}

// span gives the first and the last year of a figure's period.
func span(m dataset.Metric) (first, last int, ok bool) {
	start, end := m.PeriodStart, m.PeriodEnd
	if start == "" || end == "" {
		var found bool
		if start, end, found = strings.Cut(m.Period, "-"); !found {
			return 0, 0, false
		}
	}
	first, last = leadingYear(start), leadingYear(end)
	return first, last, first > 0 && last >= first
}

// lastYear is the last year of a figure's period, 0 when it is not known.
func lastYear(m dataset.Metric) int {
	if y := leadingYear(m.PeriodEnd); y > 0 {
		return y
	}
	for _, part := range []string{m.Period, strings.TrimPrefix(m.Period, "as-of-"), strings.TrimPrefix(m.Period, "cumulative-to-")} {
		if y := leadingYear(part); y > 0 {
			return y
		}
	}
	return 0
}

func leadingYear(s string) int {
	if len(s) < 4 {
		return 0
	}
	y, err := strconv.Atoi(s[:4])
	if err != nil || y < 1900 || y > 2200 {
		return 0
	}
	return y
}

// periodWords words a figure's period for a comment.
func periodWords(m dataset.Metric) string {
	switch m.Period {
	case "", "unspecified":
		return "no period printed"
	}
	return m.Period
}
