package report

import (
	"regexp"
	"strings"

	"techins/dataset"
)

// tellFigure makes the row of the k-th figure of the clause when it is a statistic.
func (r *reading) tellFigure(c *clauseReading, k int) {
	f := &c.figures[k]
	unit := r.unitOf(c, f)
	if !r.mayTell(f, unit) {
		return
	}
	context := r.measureContext(c, k, unit)
	measure, cued := findMeasure(context)
	if f.Role == "to" && k > 0 && c.figures[k-1].Role == "from" && c.figures[k-1].Unit == unit && r.lastMeasure != "" {
		measure, cued = r.lastMeasure, true
	}
	r.lastMeasure = measure
	if f.Change != 0 && f.Role == "" && !isRate(unit) && measure != "" && words("change").suffix(strings.TrimSuffix(context.zones[1].text, "了")) > 0 {
		measure += "_change"
	}
	if !cued && !isAmount(unit) && !toldInDigits(f) && countOf(*f) < 10 {
		return // a small count in words that nothing calls a measure: 两个方面
	}
	if !cued && isTime(unit) {
		return
	}
	s, product := r.subjectOf(c, k), r.listedProduct(c, k)
	if s.kind == authority {
		s.text = "" // it tells the figures of others
	}
	if product == "" {
		product = r.productOf(c, f)
	}
	p, ok := r.listedPeriod(c, k)
	if !ok {
		p = r.periodOf(c, f, measure, product)
	}
	f.row = &dataset.Metric{
		Section: r.paragraph.Section, Box: r.paragraph.Box,
		Subject: s.text, SubjectKey: r.keys.Subject(s.text), Measure: measure,
		Product: product, ProductKey: r.keys.Product(product),
		Value: f.Value, Lower: f.Lower, Upper: f.Upper, Unit: unit, Qualifier: f.Qualifier,
		Period: p.name, PeriodStart: p.start, PeriodEnd: p.end, Scope: r.scopeOf(s),
		Printed: withoutBreaks(f.Printed), Quote: c.quote, Place: r.placeOf(f),
	}
	r.told++
}

// unitOf is the figure's unit. What comes after a list of insurers (A、B等12家公司) are insurers. A bare number with 万 or 亿 after words for money is money; firms
// without a noun (其余5家) are of the sort counted before in the sentence.
func (r *reading) unitOf(c *clauseReading, f *figureAt) string {
	if f.Unit == "" && strings.ContainsAny(f.Printed, "万亿") && words("money").in(lastRunes(r.text[c.from:f.from], 10)) {
		return "yuan"
	}
	if f.Classifier == "家" && r.afterInsurers(c, f) {
		return "insurers"
	}
	if f.Classifier == "家" && f.Noun == "" && f.Unit == "firms" && r.now.bodies != "" {
		return r.now.bodies
	}
	if f.Classifier == "家" && f.Reason == "" {
		r.now.bodies = f.Unit
	}
	return f.Unit
}

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
	case r.inside[f.number.from] && r.inQuotes(f.number.from):
		return false
	}
	return true
}

// maxQuotedName is the longest quotation, in bytes, that is taken for a name.
const maxQuotedName = 60

// inQuotes holds within “” and 《》 of a name's length.
func (r *reading) inQuotes(at int) bool {
	before := r.text[max(0, at-maxQuotedName):at]
	for _, marks := range [][2]string{{"“", "”"}, {"《", "》"}, {"〈", "〉"}} {
		if strings.LastIndex(before, marks[0]) > strings.LastIndex(before, marks[1]) {
			return true
		}
	}
	return false
}

// toldInDigits holds for a number printed with digits.
func toldInDigits(f *figureAt) bool { return strings.ContainsAny(plain(f.Printed), "0123456789") }

func plain(s string) string { return newProse(s).text }

func withoutBreaks(s string) string { return strings.NewReplacer("\n", "", "\r", "").Replace(s) }

func isTime(unit string) bool {
	return unit == "days" || unit == "hours" || unit == "minutes" || unit == "seconds"
}

func isRate(unit string) bool {
	return unit == "percent" || unit == "percentage_points" || unit == "multiple"
}

func isAmount(unit string) bool {
	return isMoney(unit) || isRate(unit)
}

// maxZone is how many characters to a side of a number are searched for its measure.
const maxZone = 60

// measureContext gathers what stands around the figure: between it and its neighbours first, then
// the rest of the clause, then the earlier clauses of the sentence.
func (r *reading) measureContext(c *clauseReading, k int, unit string) measureContext {
	f := &c.figures[k]
	left, right := c.from, c.to
	for i := range c.figures {
		switch {
		case !r.mayTell(&c.figures[i], c.figures[i].Unit):
		case i < k:
			left = c.figures[i].to
		case i > k:
			right = min(right, c.figures[i].from)
		}
	}
	text := func(from, to int) string { return c.masked[from-c.from : to-c.from] }
	zones := []zone{
		{text(f.from, f.to), "left"},
		{lastRunes(text(min(left, f.number.from), f.number.from), maxZone), "left"},
		{firstRunes(text(f.to, max(f.to, right)), maxZone), "right"},
		{lastRunes(text(c.from, f.number.from), maxZone), "left"},
		{firstRunes(text(f.to, c.to), maxZone), "right"},
	}
	for i := c.index - 1; i >= 0 && i >= c.index-4; i-- {
		zones = append(zones, zone{lastRunes(c.sentence.clauses[i].in(r.text), maxZone), "left"})
	}
	return measureContext{unit: unit, zones: zones, clause: c.masked, sentence: lastRunes(r.text[c.sentence.from:c.to], 3*maxZone)}
}

// mask blanks what would lead astray in the clause: the names of products (a loan guarantee insurance
// does not make a number one of loans), and 提升至 and the like, which lead to a level, not a rise.
func (r *reading) mask(c *clauseReading) string {
	b := []byte(c.in(r.text))
	blank := func(from, to int) {
		for i := from; i < to; i++ {
			b[i] = ' '
		}
	}
	for _, m := range c.products {
		if m.rank == 1 {
			blank(m.from-c.from, m.to-c.from)
		}
	}
	for i := 0; i < len(b); {
		n := words("rise").prefix(c.in(r.text)[i:])
		blank(i, i+n)
		i += max(n, 1)
	}
	return string(b)
}

// subjectOf is who the figure is told of: the one in the same place of a list (分别为), one named
// right before it, else the subject that holds.
func (r *reading) subjectOf(c *clauseReading, k int) subject {
	s := r.now.subject
	if i, n := groupPlace(c.figures, k); n > 1 && n == len(s.members) && words("in_turn").in(r.text[c.from:c.figures[k].from]) {
		one := s
		one.text, one.members = s.members[i], nil
		if s.kind == insurers {
			one.kind, one.scope = insurer, scopeCompany
		}
		return one
	}
	if k > 0 {
		at := c.figures[k-1].to
		at += len(listLink.FindString(ahead(r.text[:c.to], at)))
		if m, ok := insurersAt(r.text[:c.figures[k].from], at); ok {
			return m.subject
		}
	}
	return s
}

// groupPlace is the place of the k-th figure in its enumeration and the length of that.
func groupPlace(figures []figureAt, k int) (i, n int) {
	for j, f := range figures {
		if f.Group > 0 && f.Group == figures[k].Group {
			if j < k {
				i++
			}
			n++
		}
	}
	return i, n
}

// listedProduct is the product in the same place of a list as the figure has in its own; "" when
// the clause lists no products.
func (r *reading) listedProduct(c *clauseReading, k int) string {
	i, n := groupPlace(c.figures, k)
	if n < 2 {
		return ""
	}
	first := c.figures[k-i].from
	var listed []string
	for _, m := range c.products {
		if m.rank == 1 && m.to <= first {
			listed = append(listed, m.text)
		}
	}
	if len(listed) == n {
		return listed[i]
	}
	if classes := insuredClass.FindAllString(r.text[c.from:first], -1); len(classes) == n {
		return classes[i]
	}
	return ""
}

// insuredClass is an item of a list of classes of business: 责任类、信用类.
var insuredClass = regexp.MustCompile(`\p{Han}{2,8}?类`)

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
