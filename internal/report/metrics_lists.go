package report

import "techins/internal/pattern"

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
	if told := listItemsOf(r.now.latest); len(told) == n && words("in_turn").in(r.text[c.from:first]) {
		return told[i] // 险种依次为甲险、乙险和丙险,保费分别为
	}
	return ""
}

var listSeparator = pattern.New(`、|以及|和|与|及`)

// listItemsOf are the items of a list in words: 甲险、乙险和丙险.
func listItemsOf(list string) []string {
	var items []string
	from := 0
	for _, m := range listSeparator.FindAllStringIndex(list, -1) {
		items, from = append(items, list[from:m[0]]), m[1]
	}
	return append(items, list[from:])
}

// insuredClass is an item of a list of classes of business: 责任类、信用类.
var insuredClass = pattern.New(`\p{Han}{2,8}?类`)

// yearList is a list of years of which only the last has its 年: 2021、2022和2023年.
var (
	yearList   = pattern.New(`(?:\d{4}年?[、和及与]){1,12}\d{4}年`)
	fourDigits = pattern.New(`\d{4}`)
)

// listedPeriod is the year in the same place of a list as the figure has in its own: 2021年和2022年
// ...分别为, or 2020年至2022年...分别为 with one figure a year.
func (r *reading) listedPeriod(c *clauseReading, k int) (period, bool) {
	i, n := groupPlace(c.figures, k)
	if n < 2 || !words("in_turn").in(r.text[c.from:c.figures[k].from]) {
		return period{}, false
	}
	var listed []period
	for _, m := range c.periods {
		if m.kind == during && m.to <= c.figures[k-i].from {
			listed = append(listed, m.period)
		}
	}
	if len(listed) == n {
		return listed[i], true
	}
	if years := fourDigits.FindAllString(yearList.FindString(r.text[c.from:c.figures[k-i].from]), -1); len(years) == n {
		return wholeYear(readYear(years[i])), true
	}
	p := r.now.period
	if first := p.year - n + 1; r.now.kind == through && p.name == yearsFromTo(first, p.year).name {
		return wholeYear(first + i), true
	}
	return period{}, false
}
