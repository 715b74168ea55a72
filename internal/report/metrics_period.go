package report

import (
	"math"
	"strings"
)

// readPeriod notes what the clause says of time.
func (r *reading) readPeriod(c *clauseReading) {
	for len(r.periods) > 0 && r.periods[0].from < c.to {
		m := r.periods[0]
		r.periods = r.periods[1:]
		if words("compared").suffix(r.text[c.from:m.from]) > 0 {
			c.base, c.compared = m.year, m // 较2020年
			continue
		}
		c.periods = append(c.periods, m)
		r.now.period, r.now.kind, r.now.fresh = m.period, m.kind, true
		if m.kind == since {
			r.now.since = m.period
		}
	}
	r.readRelative(c)
	s := c.in(r.text)
	r.now.aim = r.now.aim || words("aim").in(s)
	r.now.total = r.now.total || words("total").in(s)
	r.readYears(c)
}

// readYears reads spans of years that tell when: 连续六年, 三年累计, 6年来.
func (r *reading) readYears(c *clauseReading) {
	for _, f := range c.figures {
		if f.Unit != "years" {
			continue
		}
		switch {
		case strings.HasSuffix(r.text[c.from:f.from], "连续"):
			r.now.years = countOf(f)
		case strings.HasPrefix(r.text[f.to:c.to], "累计") && r.now.kind == during && r.now.period.year > 0 && countOf(f) > 1:
			y := r.now.period.year
			r.now.period, r.now.kind, r.now.fresh = yearsFromTo(y-countOf(f)+1, y), through, true
			c.periods = append(c.periods, periodMention{f.span, r.now.period, through})
		case strings.HasPrefix(r.text[f.to:c.to], "来") && r.now.since.year > 0:
			r.now.period, r.now.kind, r.now.fresh = r.now.since, since, true
		}
	}
}

// countOf is a whole number as such, 0 for any other.
func countOf(f figureAt) int {
	if v := f.Value.Rat(); v != nil && v.IsInt() && v.Num().IsInt64() {
		return int(min(v.Num().Int64(), math.MaxInt32))
	}
	return 0
}

// readRelative reads 全年 and 前三季度 without a year: of the year told before, else of the
// edition's.
func (r *reading) readRelative(c *clauseReading) {
	m := relative.FindStringSubmatchIndex(ahead(c.in(r.text), 0))
	if m == nil || len(c.periods) > 0 {
		return
	}
	y := r.now.period.year
	if y == 0 {
		y = r.edition.Year
	}
	if y == 0 {
		return
	}
	part := ""
	if m[2] >= 0 {
		part = c.in(r.text)[m[2]:m[3]]
	}
	r.now.period, r.now.kind, r.now.fresh = partOfYear(y, part), during, true
	c.periods = append(c.periods, periodMention{span{c.from + m[0], c.from + m[1]}, r.now.period, during})
}

// periodOf is when the k-th figure of the clause holds.
func (r *reading) periodOf(c *clauseReading, k int, measure, product string) period {
	if p, ok := r.listedPeriod(c, k); ok {
		return p
	}
	f := &c.figures[k]
	if p, ok := r.comparedPeriod(c, f); ok {
		return p
	}
	p, kind := r.basePeriod(c, f)
	switch {
	case measure == "cagr":
		return r.growthSpan(p)
	case measure == "growth_rate" || strings.HasSuffix(measure, "_change"):
		return r.comparison(c, p)
	case f.Role == "from" || f.Role == "to":
		if q, ok := r.pairPeriod(c, f); ok {
			return q
		}
		if p.year == 0 {
			return period{} // where it has come to, not a total
		}
		return p
	}
	return r.totalPeriod(p, kind, product)
}

// comparedPeriod is the year of a figure that others are compared with: 较2020年的3亿元, 较上年的3亿元.
func (r *reading) comparedPeriod(c *clauseReading, f *figureAt) (period, bool) {
	if m := c.compared; m.year > 0 && m.to <= f.from && strings.Trim(r.text[m.to:f.from], "度的") == "" {
		return m.period, true
	}
	left, of := strings.CutSuffix(r.text[c.from:f.from], "的")
	if of && r.now.period.year > 0 && words("year_before").suffix(left) > 0 {
		return wholeYear(r.now.period.year - 1), true
	}
	return period{}, false
}

// basePeriod is the period told nearest before the figure in its clause, else the one that holds.
func (r *reading) basePeriod(c *clauseReading, f *figureAt) (period, periodKind) {
	p, kind := r.now.period, r.now.kind
	for i, m := range c.periods {
		if i == 0 || m.to <= f.from {
			p, kind = m.period, m.kind
		}
	}
	return p, kind
}

// totalPeriod makes a total of p where the sentence speaks of one.
func (r *reading) totalPeriod(p period, kind periodKind, product string) period {
	n := &r.now
	if n.years > 1 && n.since.year > 0 && (kind == since || p.name == "") {
		return yearsFromTo(n.since.year, n.since.year+n.years-1) // 自2018年起 ... 连续六年
	}
	switch {
	case !n.total || kind == since || kind == through:
		return p
	case kind == asOf && n.launched > 0 && n.launchedProduct == product:
		q := sinceYear(n.launched, "")
		q.end = p.end
		return q
	case kind == asOf || kind == now:
		return cumulative(p)
	case kind == during && p.name != "" && n.fresh:
		return p
	case n.since.year > 0:
		return n.since
	}
	return cumulative(period{})
}

// comparison is the period of a change: against the year before, the year named, or the period
// before. A change told with no base is taken against the year before, as such reports mean it; one
// against a base that is no year has no period that could be named.
func (r *reading) comparison(c *clauseReading, p period) period {
	s := c.in(r.text)
	switch {
	case words("period_before").in(s):
		return period{name: "period-on-period"}
	case c.base > 0 || words("year_before").in(s):
		return against(p, c.base)
	case strings.ContainsAny(s, "较比"), strings.Contains(s, "低于"), strings.Contains(s, "高于"):
		return period{}
	}
	return against(p, 0)
}

// growthSpan is the period over which a yearly average was taken.
func (r *reading) growthSpan(p period) period {
	a, b := r.now.pair[0].year, r.now.pair[1].year
	if a > 0 && b > a {
		return yearsFromTo(a, b)
	}
	if r.now.kind == through {
		return p
	}
	return period{}
}

// pairPeriod is when the two ends of 由12家增至18家 hold: as dated there, else as the pair before in
// the sentence, else the first is only known to come before.
func (r *reading) pairPeriod(c *clauseReading, f *figureAt) (period, bool) {
	i := 0
	if f.Role == "to" {
		i = 1
	}
	var dated []periodMention
	for _, m := range c.periods {
		if m.to <= f.from && m.kind == during && (i == 0 || len(c.periods) > 1) {
			dated = append(dated, m)
		}
	}
	if len(dated) == i+1 && strings.TrimSuffix(r.text[dated[i].to:f.from], "的") == "" {
		r.now.pair[i] = dated[i].period
		return dated[i].period, true
	}
	if r.now.pair[i].name != "" {
		return r.now.pair[i], true
	}
	if i == 0 {
		return period{name: "before"}, true
	}
	if r.now.period.name == "" {
		return r.nextYear(c)
	}
	return period{}, false
}

// nextYear is the first year told in the rest of the sentence.
func (r *reading) nextYear(c *clauseReading) (period, bool) {
	for _, m := range r.periods {
		if m.from >= c.sentence.to {
			break
		}
		if m.kind == during {
			return m.period, true
		}
	}
	return period{}, false
}
