package report

import (
	"strings"

	"techins/internal/pattern"
)

var (
	joined = pattern.New(`[与和同跟]$`)
	// comparedAfter follows a year that others are compared with: 与2020年相比.
	comparedAfter = pattern.New(`^(?:度|末|底|同期|全年|的|水平){0,3}相?比`)
	// timesOf follows one that others are a multiple of: 是2020年的2.6倍.
	timesOf = pattern.New(`^\d{4}年度?(?:末|底)?(?:同期|全年)?的$`)
	// otherBase is what a change is told against that is no year: 较年初, 低于行业平均.
	otherBase = pattern.New(`较|比|低于|高于|优于|年初`)
	// notOtherBase hides the words that only look like one.
	notOtherBase = strings.NewReplacer("占比", "", "比重", "", "比例", "", "比率", "", "同比", "", "环比", "")
)

// isBase holds for a year that others are compared with.
func (r *reading) isBase(c *clauseReading, m periodMention) bool {
	before, after := r.text[c.from:m.from], r.text[m.to:c.to]
	switch {
	case words("compared").suffix(before) > 0:
		return true
	case joined.MatchString(lastRunes(before, 1)) && comparedAfter.MatchString(firstRunes(after, 8)):
		return true
	}
	for _, f := range c.figures {
		if f.from >= m.to {
			return f.Unit == "multiple" && timesOf.MatchString(r.text[m.from:f.from])
		}
	}
	return false
}

// timesOfBase holds for a multiple of what there was in a year named before it.
func (r *reading) timesOfBase(c *clauseReading, f *figureAt) bool {
	left, of := strings.CutSuffix(r.text[c.from:f.from], "的")
	return of && (len(c.bases) > 0 || words("year_before").suffix(left) > 0)
}

// comparison is the period of a change in p: against what is named nearest before it in its clause,
// else elsewhere in the clause, else before in the sentence: a year, the year before, the period
// before, the first of 由2021年的A降至2023年的B. A change told with no base is taken against the year
// before, as such reports mean it. One against a base that is no year has no period that could be
// named, nor has one whose sentence tells of another year and leaves open what is compared.
func (r *reading) comparison(c *clauseReading, f *figureAt, p period) period {
	if q, ok := r.nearestBase(c, f, p); ok {
		return q
	}
	s, n := c.in(r.text), &r.now
	switch {
	case words("period_before").in(s):
		return period{name: "period-on-period"}
	case words("year_before").in(s):
		return against(p, 0)
	case n.base.year > 0 && (len(c.periods) == 0 || !n.baseUsed):
		n.baseUsed = true
		return againstPeriod(p, n.base)
	case otherBase.MatchString(notOtherBase.Replace(s)):
		return period{}
	case n.pair[0].year > 0 && n.pair[1].name == p.name:
		return againstPeriod(p, n.pair[0])
	case p.first > 0 && !p.opened: // 2021年至2023年增长: since 2021, or since the year before it
		return period{}
	case p.first > 0:
		return against(p, p.first)
	case n.earlier > 0 && n.earlier != p.year-1:
		return period{}
	}
	return against(p, 0)
}

// nearestBase is the comparison that is told last before the figure in its clause: 同比增长5%、较2020年
// 增长20%.
func (r *reading) nearestBase(c *clauseReading, f *figureAt, p period) (period, bool) {
	left := r.text[c.from:f.from]
	end, found := -1, period{} // of the words that tell it
	if s, ok := words("period_before").lastIn(left); ok {
		end, found = s.to, period{name: "period-on-period"}
	}
	if s, ok := words("year_before").lastIn(left); ok && s.to > end {
		end, found = s.to, against(p, 0)
	}
	for _, m := range c.bases {
		if m.to <= f.from && m.to-c.from > end {
			end = m.to - c.from + len(comparedAfter.FindString(firstRunes(r.text[m.to:f.from], 8)))
			found = againstPeriod(p, m.period)
			r.now.baseUsed = true
		}
	}
	if end >= 0 && otherBase.MatchString(notOtherBase.Replace(left[end:])) {
		return period{}, true // 同比增长5%、较年初增长3%
	}
	return found, end >= 0
}

// againstPeriod is the comparison of p with q, which may be told without its part of the year
// (2024年上半年较2022年同期); without a name where both are told and differ, or are the same.
func againstPeriod(p, q period) period {
	if q.part != "" && q.part != p.part || q.year == p.year || q.first > 0 {
		return period{}
	}
	return against(p, q.year)
}

// comparedPeriod is when a figure holds that others are compared with: 较2020年的3亿元, 较上年的3亿元,
// but not a change as such: 低于2020年3个百分点.
func (r *reading) comparedPeriod(c *clauseReading, f *figureAt, change bool) (period, bool) {
	if f.Unit == "multiple" {
		return period{}, false
	}
	for _, m := range c.bases {
		if m.to > f.from {
			break
		}
		between := r.text[m.from:f.from] // the mention may end with its 的
		if strings.Trim(r.text[m.to:f.from], "度同期的") == "" && (!change || strings.HasSuffix(between, "的")) {
			return sharePart(m.period, r.now.period, between), true
		}
	}
	left, of := strings.CutSuffix(r.text[c.from:f.from], "的")
	if of && r.now.period.year > 0 && words("year_before").suffix(left) > 0 {
		return yearBefore(r.now.period), true
	}
	return period{}, false
}

// sharePart is the base told with 同期: the same part of its year.
func sharePart(q, p period, between string) period {
	if strings.Contains(between, "同期") && q.part == "" && p.part != "" {
		return shifted(p, q.year)
	}
	return q
}
