package report

import (
	"fmt"
	"slices"
	"strings"

	"techins/internal/pattern"
)

// A yearPart is a part of a year: its name and the months it covers.
type yearPart struct {
	suffix      string
	first, last int
}

var yearParts = map[string]yearPart{
	"前三季度": {"-Q1..Q3", 1, 9}, "前三个季度": {"-Q1..Q3", 1, 9},
	"上半年": {"-H1", 1, 6}, "下半年": {"-H2", 7, 12},
	"一季度": {"-Q1", 1, 3}, "二季度": {"-Q2", 4, 6}, "三季度": {"-Q3", 7, 9}, "四季度": {"-Q4", 10, 12},
	"1季度": {"-Q1", 1, 3}, "2季度": {"-Q2", 4, 6}, "3季度": {"-Q3", 7, 9}, "4季度": {"-Q4", 10, 12},
}

// firstMonths are the months from January on: 前11个月.
var firstMonths = pattern.New(`^前(\d{1,2}|[一二三四五六七八九十]{1,2})个?月`)

// monthWords are the numbers of months in words, that of n at place n.
var monthWords = strings.Fields("〇 一 二 三 四 五 六 七 八 九 十 十一 十二")

var monthRange = pattern.New(`^(\d{1,2})(?:(?:至|到|-|—|~)(\d{1,2}))?月`)

// partOfYear is the part of year y that the words tell, the whole year without words.
func partOfYear(y int, printed string) period {
	p := wholeYear(y)
	part, ok := yearParts[strings.TrimPrefix(printed, "第")]
	if m := firstMonths.FindStringSubmatch(printed); m != nil {
		last := m[1]
		if i := slices.Index(monthWords, last); i > 0 {
			last = fmt.Sprint(i)
		}
		part, ok = monthsPart("1", last)
	}
	if m := monthRange.FindStringSubmatch(printed); m != nil {
		part, ok = monthsPart(m[1], m[2])
	}
	if !ok {
		return p
	}
	p.part = part.suffix
	p.name += part.suffix
	p.start = fmt.Sprintf("%d-%02d-01", y, part.first)
	p.end = monthEnd(y, fmt.Sprint(part.last)).end
	return p
}

// monthsPart is the months from a to b, the one month a when b is "".
func monthsPart(a, b string) (yearPart, bool) {
	if b == "" {
		b = a
	}
	var first, last int
	fmt.Sscan(a, &first)
	fmt.Sscan(b, &last)
	if first < 1 || last > 12 || first > last {
		return yearPart{}, false
	}
	suffix := fmt.Sprintf("-%02d", first)
	if last > first {
		suffix += fmt.Sprintf("..%02d", last)
	}
	return yearPart{suffix, first, last}, true
}

// cumulative is the total up to the point p, or up to no known date.
func cumulative(p period) period {
	if p.year == 0 {
		if p.name == "" || p.name == "as-of-now" {
			return period{name: "cumulative-undated"}
		}
		return p // the end of a month of an unknown year
	}
	name := "cumulative-to-" + strings.TrimPrefix(p.name, "as-of-")
	if !strings.HasPrefix(p.name, "as-of-") {
		name += "-end"
	}
	return period{name: name, end: p.end, year: p.year}
}

// yearBefore is the same part of the year before p, or the same point of it.
func yearBefore(p period) period { return shifted(p, p.year-1) }

// shifted is the same part, or point, of year y.
func shifted(p period, y int) period {
	q := wholeYear(y)
	if p.start == "" || p.end == "" || p.first > 0 {
		return q
	}
	months, month := p.start[len("2023"):], p.end[len("2023-"):len("2023-12")]
	switch {
	case p.start == p.end && strings.HasSuffix(p.name, "-end"):
		return monthEnd(y, month)
	case p.part != "":
		q.part, q.name = p.part, q.name+p.part
		q.start, q.end = q.start[:len("2023")]+months, monthEnd(y, month).end
	}
	return q
}

// against is the comparison of p with the same part of the year before, or of year base when it is
// not 0.
func against(p period, base int) period {
	if p.year == 0 {
		return period{}
	}
	if base == 0 {
		base = p.year - 1
	}
	year := wholeYear(p.year)
	return period{
		name:  fmt.Sprintf("%d%s vs %d%s", p.year, p.part, base, p.part),
		start: orElse(p.start, year.start), end: orElse(p.end, year.end), year: p.year,
	}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
