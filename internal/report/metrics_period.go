package report

import (
	"math"
	"strings"

	"techins/internal/pattern"
)

// readPeriod notes what the clause says of time.
func (r *reading) readPeriod(c *clauseReading) {
	for len(r.periods) > 0 && r.periods[0].from < c.to {
		m := r.periods[0]
		r.periods = r.periods[1:]
		if r.isBase(c, m) {
			c.bases = append(c.bases, m)
			r.now.base, r.now.baseUsed = m.period, false
			continue
		}
		c.periods = append(c.periods, m)
		r.noteYear(c, m)
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

// noteYear remembers which other year the sentence, up to a semicolon, told of before.
func (r *reading) noteYear(c *clauseReading, m periodMention) {
	n := &r.now
	if c.from > 0 && r.text[c.from-1] == ';' && len(c.periods) == 1 {
		n.told, n.earlier, n.base = 0, 0, period{}
	}
	if m.kind != during && m.kind != asOf || m.year == 0 {
		return
	}
	if n.told > 0 && n.told != m.year {
		n.earlier = n.told
	}
	n.told = m.year
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

// thisYear opens a clause with a year that only the day of writing tells.
var thisYear = pattern.New(`^(?:截至|截止|到|自|从)?(?:今年|去年|前年|上年|明年)`)

// readRelative reads 全年 and 前三季度 without a year: of the year told before, else of the
// edition's. 去年 is not known, nor is it what was told before.
func (r *reading) readRelative(c *clauseReading) {
	if len(c.periods) > 0 {
		return
	}
	if r.readThisYear(c) {
		return
	}
	m := relative.FindStringSubmatchIndex(ahead(c.in(r.text), 0))
	if m == nil {
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

// readThisYear reads a clause that opens with 去年 or the like: not known when, unless it is the same
// time of the year before, 上年同期, of what was told.
func (r *reading) readThisYear(c *clauseReading) bool {
	at := r.opened(c)
	m := thisYear.FindString(ahead(r.text[:c.to], at))
	switch {
	case m == "":
		return false
	case r.now.period.year > 0 && strings.HasPrefix(r.text[at+len(m):c.to], "同期"):
		c.periods = append(c.periods, periodMention{span{at, at + len(m)}, yearBefore(r.now.period), during})
	default:
		r.now.period, r.now.kind = period{}, during
	}
	return true
}

// opened is where the clause begins behind words that open one: 其中.
func (r *reading) opened(c *clauseReading) int {
	return c.from + words("clause_opening").prefix(c.in(r.text))
}

// periodOf is when the k-th figure of the clause holds.
func (r *reading) periodOf(c *clauseReading, k int, measure, product string) period {
	change := measure == "growth_rate" || strings.HasSuffix(measure, "_change")
	p, told := r.listedPeriod(c, k)
	f := &c.figures[k]
	if !told {
		p, told = r.comparedPeriod(c, f, change)
	}
	if told && change {
		return against(p, 0)
	}
	if told {
		return p
	}
	p, kind := r.basePeriod(c, f)
	switch {
	case measure == "cagr":
		return r.growthSpan(p)
	case change || measure == "multiple" && r.timesOfBase(c, f):
		return r.comparison(c, f, p)
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
		if m.to <= f.from && (m.kind == during || m.kind == asOf) && (i == 0 || len(c.periods) > 1) {
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
