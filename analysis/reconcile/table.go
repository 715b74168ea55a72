package reconcile

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"techins/dataset"
)

// againstTable compares the claims of business done with the rows of the table. Claims that cannot
// be compared are gathered by row and reason.
func (e edition) againstTable() (checks []Check) {
	if len(e.business) == 0 {
		return nil
	}
	apart := new(gathering)
	var section dataset.Line // that the last general claim named
	var before dataset.Metric
	for _, m := range e.metrics {
		k := counted(m.Measure)
		if k == other || !m.Value.Finite() && !m.Lower.Finite() {
			before = m
			continue
		}
		if general(e.lines, m) {
			section = e.headlineSection(m, before, section)
			if c, ok := e.headline(m, section); ok && k == column {
				checks = append(checks, c)
			}
			before = m
			continue
		}
		before = m
		line, near := nearest(e.lines, m)
		switch reason := e.obstacle(m, near); {
		case near == unrelated && (headline[m.Measure] || strings.HasSuffix(m.Measure, insured)):
			apart.add(m, "none", NoCounterpart)
		case near == unrelated:
		case reason != "":
			apart.add(m, line.Code, reason)
		default:
			if c, ok := e.row(m, line); ok {
				checks = append(checks, c)
			}
		}
	}
	return append(checks, apart.checks(e)...)
}

// obstacle is the reason why a claim is not compared with the row that it is near to, "" when it is.
func (e edition) obstacle(m dataset.Metric, near closeness) Reason {
	unknown := m.Period == "" || m.Period == "unspecified"
	switch {
	case !wholes[m.Scope] && m.Scope != "company":
		return Scope
	case !unknown && !ofYear(m, e.year):
		return Period
	case near == inField:
		return Object
	case unknown:
		return Period
	case near == akin:
		return Object
	case counted(m.Measure) != column:
		return Unit
	}
	return ""
}

// row compares a claim with the row of the same product, period and area.
func (e edition) row(m dataset.Metric, line dataset.Line) (Check, bool) {
	v, ok := e.total(line.Code, columnOf(m))
	if !ok {
		return Check{}, false
	}
	c := compare(m, v)
	c.Right = []string{line.Code}
	if m.Scope == "company" {
		partOfRow(&c, m, v)
	}
	return c, true
}

func columnOf(m dataset.Metric) string {
	if c, ok := columns[m.Measure]; ok {
		return c
	}
	return m.Measure
}

// partOfRow judges a company's figure of the year against the row of the whole region: it can be no
// more than a part, as far as the company's business is in the region.
func partOfRow(c *Check, m dataset.Metric, v *big.Rat) {
	low := m.Value
	if m.Lower.Finite() {
		low = m.Lower
	}
	c.Arithmetic = fmt.Sprintf("%s of %s = %s", quantity(low.Rat(), m.Unit), quantity(v, m.Unit), ratioText(low.Rat(), v))
	if low.Rat().Cmp(v) <= 0 {
		c.Verdict, c.Reason, c.Comment = AgreesAsBound, "", "A company's figure is a part of the row's."
		return
	}
	c.Verdict, c.Reason = NotComparable, Scope
	c.Comment = "One company's figure exceeds the whole row; it may reach beyond the area of the table."
}

func ratioText(a, b *big.Rat) string {
	if b.Sign() == 0 {
		return "undefined"
	}
	return percent(a, b)
}

// A gathering collects claims that are not compared, by row and reason in the order of the first.
type gathering struct{ groups []group }

type group struct {
	code    string
	reason  Reason
	metrics []dataset.Metric
}

func (g *gathering) add(m dataset.Metric, code string, r Reason) {
	i := slices.IndexFunc(g.groups, func(x group) bool { return x.code == code && x.reason == r })
	if i < 0 {
		i = len(g.groups)
		g.groups = append(g.groups, group{code: code, reason: r})
	}
	g.groups[i].metrics = append(g.groups[i].metrics, m)
}

func (g *gathering) checks(e edition) (checks []Check) {
	for _, x := range g.groups {
		c := Check{Verdict: NotComparable, Reason: x.reason, Right: []string{x.code}, RightValue: "none", Arithmetic: "none"}
		var left, arithmetic, periods []string
		for _, m := range x.metrics {
			c.Left = append(c.Left, m.ID)
			left = append(left, figure(m))
			if a := e.orderOfSize(m, x.code); a != "" {
				arithmetic = append(arithmetic, a)
			}
			if p := periodWords(m); !slices.Contains(periods, p) {
				periods = append(periods, p)
			}
		}
		c.LeftValue = strings.Join(left, "|")
		if len(arithmetic) > 0 {
			c.Arithmetic = strings.Join(arithmetic, "; ")
		}
		if x.code != "none" {
			c.RightValue = e.rowValues(x.code)
		}
		c.Comment = explain(x, periods, e.year)
		checks = append(checks, c)
	}
	return checks
}

// orderOfSize relates a claim to the row's figure of the same unit, for orientation only.
func (e edition) orderOfSize(m dataset.Metric, code string) string {
	v, ok := e.total(code, columnOf(m))
	low := m.Value
	if !low.Finite() {
		low = m.Lower
	}
	if !ok || !low.Finite() || counted(m.Measure) != column || v.Sign() == 0 {
		return ""
	}
	q := new(big.Rat).Quo(low.Rat(), v)
	return fmt.Sprintf("%s/%s=%s", quantity(low.Rat(), m.Unit), quantity(v, m.Unit), decimal(q, 4))
}

// rowValues are all figures of a row.
func (e edition) rowValues(code string) string {
	var values []string
	for _, b := range e.business {
		if b.Code == code && b.Value.Finite() {
			values = append(values, quantity(b.Value.Rat(), b.Unit))
		}
	}
	return strings.Join(values, "|")
}

func explain(g group, periods []string, year int) string {
	when := strings.Join(periods, ", ")
	switch g.reason {
	case Scope:
		return "The claim is of another area than the table; a quotient of the two is no share."
	case Period:
		return fmt.Sprintf("Told of another time (%s) than the table's %d, so neither bounds the other.", when, year)
	case Object:
		return "The claim is of another product than the row; they share only the field."
	case Unit:
		return "Another thing is counted than in the table."
	}
	return "The table has no row of that product, as far as a product is told."
}
