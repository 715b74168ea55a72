package figures

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"techins/dataset"
)

// A programme is a pilot, pool or zone, or a product told of over several years, with what it has
// reached since its start.
type programme struct {
	key     string
	label   Text
	start   float64 // in years: 2022.5 is July 2022
	vague   bool    // the start is known by its year alone
	reached []dataset.Metric
	grown   [2]dataset.Metric // the same number at two times; empty without
}

// year is the year in which a programme starts.
func (p programme) year() int { return int(p.start) }

// programmes of the edition that started in its year or before, the earliest first; untold counts
// those for which no start is printed, later those that start after the year.
func (m *model) programmes() (found []programme, untold, later int) {
	taken := make(map[string]bool) // metrics told of a programme
	for _, p := range m.data.Programmes {
		if p.Edition != m.edition.Edition || p.Status == "done" || p.Status == "research" {
			continue
		}
		t := programme{key: p.Key, label: named2(p.Name, p.NameEN)}
		for _, v := range m.data.Metrics {
			if v.Edition != p.Edition || !tells(v, p) {
				continue
			}
			if m.cumulative(v) {
				t.reached = append(t.reached, v)
				taken[v.ID] = true
			}
		}
		t.grown = m.grown(p)
		if !t.begin(p.Start) && !t.begin(t.firstPeriod()) {
			untold++
			continue
		}
		if t.year() > m.edition.Year {
			later++
			continue
		}
		found = append(found, t)
	}
	found = append(found, m.longProducts(taken)...)
	slices.SortStableFunc(found, func(a, b programme) int { return cmp.Compare(a.start, b.start) })
	return found, untold, later
}

// tells reports whether a statistic is told of a programme: of it as the one who acts, or of the
// product that it is named after.
func tells(v dataset.Metric, p dataset.Programme) bool {
	return v.SubjectKey == p.Key || len([]rune(v.Product)) >= 4 && strings.Contains(p.Name, v.Product)
}

// cumulative reports whether a statistic counts or sums up over several years up to the edition's.
func (m *model) cumulative(v dataset.Metric) bool {
	if v.Unit == "percent" || v.Unit == "percentage_points" {
		return false
	}
	return v.PeriodStart != "" && yearOf(v.PeriodStart) < m.edition.Year && (v.PeriodEnd == "" || yearOf(v.PeriodEnd) == m.edition.Year)
}

// grown are the first and the last number of the same measure told of a programme at different times.
func (m *model) grown(p dataset.Programme) (pair [2]dataset.Metric) {
	var first []dataset.Metric
	for _, v := range m.data.Metrics {
		if v.Edition != p.Edition || v.SubjectKey != p.Key || v.PeriodEnd == "" {
			continue
		}
		i := slices.IndexFunc(first, func(f dataset.Metric) bool { return f.Measure == v.Measure && f.Unit == v.Unit })
		switch {
		case i < 0:
			first = append(first, v)
		case yearOf(first[i].PeriodEnd) < yearOf(v.PeriodEnd):
			return [2]dataset.Metric{first[i], v}
		}
	}
	return pair
}

// longProducts are products that the narrative tells of over several years, but that are no programme.
func (m *model) longProducts(taken map[string]bool) []programme {
	var found []programme
	for _, v := range m.data.Metrics {
		if v.Edition != m.edition.Edition || taken[v.ID] || !m.cumulative(v) || v.Product == "" {
			continue
		}
		label := m.productOf(v)
		i := slices.IndexFunc(found, func(p programme) bool { return p.label == label })
		if i < 0 {
			i = len(found)
			found = append(found, programme{key: v.ID, label: label})
		}
		found[i].reached = append(found[i].reached, v)
		found[i].begin(found[i].firstPeriod())
	}
	return found
}

// productOf names the product of a statistic and who offers it. Products have English keys where the
// table of activities knows them; without one the Chinese name stands.
func (m *model) productOf(v dataset.Metric) Text {
	product := same(v.Product)
	for _, a := range m.data.Activities {
		if a.Edition == v.Edition && a.Product == v.Product && a.ActorPrinted == v.Subject && a.ProductKey != "" {
			product.EN = capitalised(strings.ReplaceAll(a.ProductKey, "-", " "))
		}
	}
	who := m.shortName(v.SubjectKey, v.Subject)
	return textf("%s：%s", "%s: %s", who, named(product))
}

// begin sets the start from a date: a year, or a year and month.
func (p *programme) begin(date string) bool {
	year, rest, _ := strings.Cut(date, "-")
	y, err := strconv.Atoi(year)
	if err != nil {
		return false
	}
	month, err := strconv.Atoi(strings.SplitN(rest, "-", 2)[0])
	p.vague = err != nil || month < 1 || month > 12
	p.start = float64(y)
	if !p.vague {
		p.start += float64(month-1) / 12
	}
	return true
}

// firstPeriod is the year in which the earliest of the statistics begins.
func (p *programme) firstPeriod() string {
	first := ""
	for _, v := range p.reached {
		if y := v.PeriodStart[:min(4, len(v.PeriodStart))]; first == "" || y < first {
			first = y
		}
	}
	return first
}

// yearOf is the year of a date, 0 without one.
func yearOf(date string) int {
	y, _ := strconv.Atoi(date[:min(4, len(date))])
	return y
}

func named2(zh, en string) Text { return Text{zh, cmp.Or(en, zh)} }
