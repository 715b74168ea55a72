package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"techins/dataset"
)

// tellFigure makes the row of the k-th figure of the clause when it is a statistic.
func (r *reading) tellFigure(c *clauseReading, k int) {
	f := &c.figures[k]
	unit := r.unitOf(c, f)
	if !r.mayTell(f, unit) || r.now.aim {
		return
	}
	measure, cued := r.measureOf(c, k, unit)
	switch {
	case cued || isAmount(unit):
	case isTime(unit):
		return // a duration of nothing that is measured
	case !toldInDigits(f) && countOf(*f) < 10:
		return // a small count in words that nothing calls a measure: 两个方面
	}
	s, product := r.subjectOf(c, k), r.productOf(c, k)
	if s.kind == authority {
		s.text = "" // it tells the figures of others
	}
	p := r.periodOf(c, k, measure, product)
	value, lower, upper := f.Value, f.Lower, f.Upper
	if isReduction(measure) && (f.Value.Sign() < 0 || f.Upper.Sign() < 0) {
		value, lower, upper = reduction(f)
	}
	f.row = &dataset.Metric{
		Section: r.paragraph.Section, Box: r.paragraph.Box,
		Subject: s.text, SubjectKey: r.keys.Subject(s.text), Measure: measure,
		Product: product, ProductKey: r.keys.Product(product),
		Value: value, Lower: lower, Upper: upper, Unit: unit, Qualifier: f.Qualifier,
		Period: p.name, PeriodStart: p.start, PeriodEnd: p.end, Scope: r.scopeOf(s),
		Printed: withoutBreaks(f.Printed), Quote: c.quote, Place: r.placeOf(f),
	}
	r.told++
}

// measureOf is what the figure measures: the same at both ends of 由A增至B; of points whose rate is not
// named, the change of the rate told before; a change where a verb of change stands right before a
// count or an amount of money.
func (r *reading) measureOf(c *clauseReading, k int, unit string) (measure string, cued bool) {
	f := &c.figures[k]
	context := r.measureContext(c, k, unit)
	measure, cued = findMeasure(context)
	if f.Role == "to" && k > 0 && c.figures[k-1].Role == "from" && c.figures[k-1].Unit == unit && r.lastMeasure != "" {
		measure, cued = r.lastMeasure, true
	}
	if measure == "" && unit == "percentage_points" && r.lastRate != "" {
		measure, cued = r.lastRate+"_change", true // 结案率98%,提高2个百分点
	}
	if measure == "premium_income" && f.Qualifier == "from" {
		measure = "premium_price" // 保费1700元起
	}
	r.lastMeasure = measure
	if unit == "percent" {
		r.lastRate = measure
	}
	if f.Change != 0 && f.Role == "" && measure != "" && (!isRate(unit) || isLevel(measure) && unit == "percent") && words("change").suffix(strings.TrimSuffix(r.text[c.from:f.from], "了")) > 0 {
		measure += "_change"
	}
	return measure, cued
}

// unitOf is the figure's unit. A bare number with 万 or 亿 after words for money is money; what is
// counted after a list of insurers (A、B等12家公司) are insurers; firms without a noun (其余5家) are of
// the sort counted before in the sentence.
func (r *reading) unitOf(c *clauseReading, f *figureAt) string {
	if f.Unit == "" && strings.ContainsAny(f.Printed, "万亿") && words("money").in(lastRunes(r.text[c.from:f.from], 10)) {
		return "yuan"
	}
	if f.Classifier == "家" && r.afterInsurers(c, f) {
		return "insurers"
	}
	if f.Classifier == "家" && f.Noun == "" && f.Unit == "firms" && r.now.bodies != "" && !nounFollows(r.text[f.to:c.to]) {
		return r.now.bodies
	}
	if f.Classifier == "家" && f.Reason == "" {
		r.now.bodies = f.Unit
	}
	return f.Unit
}

// nounFollows holds where what is counted may stand behind the classifier, known or not (17家船厂).
func nounFollows(rest string) bool {
	first, _ := utf8.DecodeRuneInString(rest)
	return unicode.Is(unicode.Han, first) && !strings.ContainsRune("各设位为均占和及与以增扩升降减比较同由至到超已分在", first)
}

// afterInsurers holds for the count of a list of insurers that stands right before it.
func (r *reading) afterInsurers(c *clauseReading, f *figureAt) bool {
	for _, n := range c.names {
		if n.from < f.from && n.to >= f.to || n.to <= f.from && strings.TrimPrefix(r.text[n.to:f.from], "等") == "" {
			return true
		}
	}
	return false
}

// mayTell holds for a number phrase that can be a statistic by its form.
func (r *reading) mayTell(f *figureAt, unit string) bool {
	switch {
	case f.Reason != "" && !(f.Reason == "list_total" && f.Group > 0) || unit == "":
		return false
	case unit == "years" || unit == "months" || unit == "weeks" || unit == "years_old" || unit == "quarters":
		return false
	case r.inside[f.number.from] && r.inName(f.number.from):
		return false
	}
	return true
}

// The longest title and the longest quoted name, in bytes, whose numbers are part of a name; what is
// quoted at greater length is said by somebody.
const (
	longestTitle      = 180
	longestQuotedName = 36
)

// inName holds within a title 《》 and within a short quotation.
func (r *reading) inName(at int) bool {
	before := r.text[max(0, at-longestTitle):at]
	if strings.LastIndex(before, "《") > strings.LastIndex(before, "》") {
		return true
	}
	open := strings.LastIndex(before, "“")
	end := strings.Index(firstRunes(r.text[at:], longestQuotedName), "”")
	return open > strings.LastIndex(before, "”") && end >= 0 && len(before)-open+end <= longestQuotedName+len("“")
}

// toldInDigits holds for a number printed with digits.
func toldInDigits(f *figureAt) bool {
	return strings.ContainsAny(newProse(f.Printed).text, "0123456789")
}

func withoutBreaks(s string) string { return strings.NewReplacer("\n", "", "\r", "").Replace(s) }

func isTime(unit string) bool {
	return unit == "days" || unit == "hours" || unit == "minutes" || unit == "seconds"
}

func isRate(unit string) bool {
	return unit == "percent" || unit == "percentage_points" || unit == "basis_points" || unit == "multiple"
}

// reduction gives a fall as what it is reduced by: 成本下降35% is a reduction of 35 percent, one of 近三成
// lies between 0 and 30.
func reduction(f *figureAt) (value, lower, upper dataset.Decimal) {
	lower = dataset.Int(0)
	if !f.Upper.IsInf() {
		lower = f.Upper.Neg()
	}
	return f.Value.Neg(), lower, f.Lower.Neg()
}

// isReduction holds for measures whose name says that something became less: their values are positive.
func isReduction(measure string) bool {
	return strings.HasSuffix(measure, "_reduction_rate") || measure == "discount_rate"
}

// isLevel holds for rates that are no change themselves: 代偿率下降三成 tells how the rate changed.
func isLevel(measure string) bool {
	switch measure {
	case "growth_rate", "cagr", "fall_rate", "efficiency_gain_rate":
		return false
	}
	return !isReduction(measure)
}

func isAmount(unit string) bool {
	return isMoney(unit) || isRate(unit)
}

// scopeOf is whose figure it is: as far as the subject's name tells, else that of the edition.
func (r *reading) scopeOf(s subject) string {
	switch {
	case s.scope != "":
		return s.scope
	case s.kind == insurer:
		return scopeCompany
	case s.kind == noSubject || s.kind == thing:
		return ""
	}
	return r.scope
}

// placeOf is where the figure stands in the document.
func (r *reading) placeOf(f *figureAt) dataset.Place {
	if r.paragraph.Place == nil {
		return dataset.Place{Page: r.paragraph.Page}
	}
	return r.paragraph.Place(f.Start, f.End)
}
