package reconcile

import (
	"math/big"
	"slices"

	"techins/analysis/shares"
	"techins/dataset"
)

// An edition is the data of one document.
type edition struct {
	year       int
	lines      []dataset.Line
	business   []dataset.Business
	metrics    []dataset.Metric
	guidelines []dataset.Guideline
	documents  []dataset.Document
	gap        string // why figures of the table may be missing; "" when nothing says so
}

func editionOf(d *dataset.Data, name string) (e edition, found bool) {
	for _, r := range d.Editions {
		if r.Edition == name {
			e.year, found = r.Year, true
		}
	}
	e.lines = of(d.Lines, func(l dataset.Line) bool { return l.Edition == name })
	e.business = of(d.Business, func(b dataset.Business) bool { return b.Edition == name })
	e.metrics = of(d.Metrics, func(m dataset.Metric) bool { return m.Edition == name })
	for i, m := range e.metrics {
		e.metrics[i] = bounded(m)
	}
	e.guidelines = of(d.Guidelines, func(g dataset.Guideline) bool { return g.Edition == name })
	e.documents = of(d.Documents, func(x dataset.Document) bool { return x.Edition == name })
	for _, p := range d.Problems {
		if p.Edition == name && gaps[p.Kind] && e.gap == "" {
			e.gap = p.Message
		}
	}
	return e, found
}

// bounded gives a figure without bounds those that its qualifier means, and one without a value the
// value that its bounds leave.
func bounded(m dataset.Metric) dataset.Metric {
	switch {
	case m.Value.Missing() && m.Lower.Finite() && m.Lower.Cmp(m.Upper) == 0:
		m.Value = m.Lower
	case m.Value.Missing():
		return m
	}
	if m.Lower.Missing() {
		if m.Lower = m.Value; m.Qualifier == "at_most" {
			m.Lower = dataset.Int(0)
		}
	}
	if m.Upper.Missing() {
		if m.Upper = m.Value; m.Qualifier == "at_least" || m.Qualifier == "from" {
			m.Upper = dataset.Inf(1)
		}
	}
	return m
}

func of[T any](rows []T, keep func(T) bool) (kept []T) {
	for _, r := range rows {
		if keep(r) {
			kept = append(kept, r)
		}
	}
	return kept
}

// leaves are the line items below a code that have none below them; the code itself if it has none. A
// code that stands below itself ends there.
func (e edition) leaves(code string) (codes []string) {
	return e.leavesBelow(code, make(map[string]bool))
}

func (e edition) leavesBelow(code string, seen map[string]bool) (codes []string) {
	seen[code] = true
	for _, l := range e.lines {
		if l.Parent == code && !seen[l.Code] {
			codes = append(codes, e.leavesBelow(l.Code, seen)...)
		}
	}
	if codes == nil {
		return []string{code}
	}
	return codes
}

// cell is the printed value of a row and column.
func (e edition) cell(code, measure string) (dataset.Business, bool) {
	i := slices.IndexFunc(e.business, func(b dataset.Business) bool {
		return b.Code == code && b.Measure == measure && b.Value.Finite()
	})
	if i < 0 {
		return dataset.Business{}, false
	}
	return e.business[i], true
}

// total is a row's value: as printed, or else the sum of the leaves below it. It is not whole when a
// leaf has no value or figures of the table may be missing; then it is the least that the value can
// be.
func (e edition) total(code, measure string) (v *big.Rat, whole bool) {
	if b, ok := e.cell(code, measure); ok {
		return b.Value.Rat(), true
	}
	leaves := e.leaves(code)
	v, whole = new(big.Rat), e.gap == "" && !(len(leaves) == 1 && leaves[0] == code)
	for _, c := range leaves {
		b, ok := e.cell(c, measure)
		if whole = whole && ok; ok {
			v.Add(v, b.Value.Rat())
		}
	}
	return v, whole
}

// sections are the top lines of the table.
func (e edition) sections() []dataset.Line {
	return of(e.lines, func(l dataset.Line) bool { return l.Parent == "" && l.Code != shares.TotalCode })
}

// place is where a metric or a row of the table stands.
func (e edition) place(id string) Place {
	for _, m := range e.metrics {
		if m.ID == id {
			return Place{ID: id, Place: m.Place}
		}
	}
	for _, l := range e.lines {
		if l.Code == id {
			return Place{ID: id, Place: l.Place}
		}
	}
	return Place{ID: id}
}
