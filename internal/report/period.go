package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"techins/internal/pattern"
)

// A period is when a statistic holds.
type period struct {
	name       string // 2023, cumulative-to-2023-end, since-2017 ...; "" when not known
	start, end string // dates, "" when open or not known
	year       int    // the year it is about, 0 when not known
	part       string // the part of that year: -Q1..Q3, -H1, -05
	first      int    // of a span of years, its first year
	opened     bool   // the span is told with 从: what happens in it is told against its first year
}

// A periodMention is a period and the place of the words that tell it.
type periodMention struct {
	span
	period
	kind periodKind
}

type periodKind int

const (
	during  periodKind = iota // 2023年, 2023年前三季度
	asOf                      // 截至2023年底
	since                     // 自2017年起
	through                   // 2018年至2023年
	now                       // 目前
)

const year = `(\d{4}|[〇零一二三四五六七八九]{4})年`

// A periodRule reads one way of saying when.
type periodRule struct {
	pattern *pattern.Pattern
	read    func(m []string) (period, periodKind)
}

// The rules are tried in this order at each place of the text.
var periodRules = []periodRule{
	{pattern.New(`^(?:自|从|于)?` + year + `度?(?:(\d{1,2})月)?(?:份)?(?:\p{Han}{2,8})?(?:起|以来|至今|开始|开办以来)`), readSince},
	{pattern.New(`^(?:自|从|由)?` + year + `?度?(?:至|到|-|—|–|~)+` + year), readThrough},
	{pattern.New(`^(\d{4})(?:至|到|-|—|–|~)+(\d{4})年`), readThrough},
	{pattern.New(`^(?:截至|截止到|截止|截至到|至|到)` + year + `度?(?:(?:年)?(?:底|末)|(\d{1,2})月(?:底|末|(\d{1,2})日)?|([一二三四上])(?:季度|半年)末)`), readAsOf},
	{pattern.New(`^` + year + `度?(?:(\d{1,2})月(?:底|末)()|([一二三四上])(?:季度|半年)末)`), readAsOf},
	{pattern.New(`^` + year + `()(?:年)?(?:底|末)`), readYearEnd},
	{pattern.New(`^(?:截至|截止|截止到|截至到|至|到)(?:当年|今年|本年)?(\d{1,2})月(?:底|末)`), readMonthEnd},
	{pattern.New(`^(?:截至|截止)?(?:目前|当前|现在)|^迄今|^至今|^现已|^现有`), readNow},
	{pattern.New(`^` + year + `度?(?:的)?(前三季度|前三个季度|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个?月|上半年|下半年|(?:第)?[一二三四1-4]季度|(\d{1,2})(?:至|到|-|—|~)(\d{1,2})月(?:份)?|(\d{1,2})月)?`), readDuring},
	{pattern.New(`^[“"]?十([二三四五])五[”"]?(?:期间|时期)`), readPlan},
}

// relative are the parts of a year that do not name it.
var relative = pattern.New(`^[^,;]{0,36}?(?:全年|当年|本年度|年内|本年|(前三季度|上半年|下半年|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月))`)

// readPeriods finds what the text says of periods. Years within the bytes marked inside (titles and
// quoted names, not the plans that are always quoted) and the years of awards are no periods of a statistic.
func readPeriods(text string, inside []bool) []periodMention {
	var out []periodMention
	for i := 0; i < len(text); i++ {
		if inside[i] && !strings.HasPrefix(text[i:], "“十") || !mayBeginPeriod(text, i) {
			continue
		}
		if m, ok := periodAt(text, i); ok {
			if !namesAward(text, m.to) {
				out = append(out, m)
			}
			i = m.to - 1
		}
	}
	return out
}

const periodWindow = 40 // characters that the longest way of saying a period has

var periodOpening = newWordSet([]string{"自", "从", "由", "于", "截", "至", "到", "目前", "当前", "现", "迄今", "十", "“十"})

func mayBeginPeriod(text string, i int) bool {
	c := text[i]
	if c >= '0' && c <= '9' {
		return i == 0 || text[i-1] < '0' || text[i-1] > '9'
	}
	return c >= 0x80 && (periodOpening.prefix(text[i:]) > 0 || strings.HasPrefix(text[i:], "二"))
}

func periodAt(text string, i int) (periodMention, bool) {
	window := firstRunes(text[i:], periodWindow)
	for _, rule := range periodRules {
		if m := rule.pattern.FindStringSubmatch(window); m != nil {
			p, kind := rule.read(m)
			return periodMention{span{i, i + len(m[0])}, p, kind}, true
		}
	}
	return periodMention{}, false
}

var awardAhead = pattern.New(`^[^,;。]{0,24}?(?:奖|案例|称号)`)

// namesAward holds for a year that dates a prize or an honour.
func namesAward(text string, end int) bool {
	before := text[:end]
	return strings.HasSuffix(before, "年度") && awardAhead.MatchString(ahead(text, end))
}

// readYear reads 2023 or 二〇二三.
func readYear(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n := 0
	for _, r := range s {
		n = 10*n + strings.IndexRune("〇一二三四五六七八九", r)/len("〇")
	}
	return n
}

func wholeYear(y int) period {
	return period{name: fmt.Sprint(y), start: fmt.Sprintf("%d-01-01", y), end: fmt.Sprintf("%d-12-31", y), year: y}
}

func readSince(m []string) (period, periodKind) { return sinceYear(readYear(m[1]), m[2]), since }

func sinceYear(y int, month string) period {
	p := period{name: fmt.Sprintf("since-%d", y), start: fmt.Sprintf("%d-01-01", y), year: y}
	if month != "" {
		p.name += "-" + twoDigits(month)
		p.start = fmt.Sprintf("%d-%s-01", y, twoDigits(month))
	}
	return p
}

func readThrough(m []string) (period, periodKind) {
	if m[1] == "" { // 至2023年: an end without a beginning
		y := readYear(m[2])
		return period{name: fmt.Sprintf("as-of-%d-end", y), end: fmt.Sprintf("%d-12-31", y), year: y}, asOf
	}
	p := yearsFromTo(readYear(m[1]), readYear(m[2]))
	first, _ := utf8.DecodeRuneInString(m[0])
	p.opened = strings.ContainsRune("自从由", first)
	return p, through
}

func yearsFromTo(a, b int) period {
	return period{name: fmt.Sprintf("%d-%d", a, b), start: fmt.Sprintf("%d-01-01", a), end: fmt.Sprintf("%d-12-31", b), year: b, first: a}
}

func readAsOf(m []string) (period, periodKind) {
	y := readYear(m[1])
	switch {
	case m[2] != "" && m[3] != "":
		date := fmt.Sprintf("%d-%s-%s", y, twoDigits(m[2]), twoDigits(m[3]))
		if p := monthEnd(y, m[2]); p.end == date {
			return p, asOf
		}
		return period{name: "as-of-" + date, start: date, end: date, year: y}, asOf
	case m[2] != "":
		return monthEnd(y, m[2]), asOf
	case m[4] != "":
		return monthEnd(y, map[string]string{"一": "3", "二": "6", "上": "6", "三": "9", "四": "12"}[m[4]]), asOf
	}
	return monthEnd(y, "12"), asOf
}

func readYearEnd(m []string) (period, periodKind) { return monthEnd(readYear(m[1]), "12"), asOf }

// monthEnd is the point at the end of a month; the end of December is the end of the year.
func monthEnd(y int, month string) period {
	n, _ := strconv.Atoi(month)
	if n < 1 || n > 12 {
		return period{year: y}
	}
	date := time.Date(y, time.Month(n+1), 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	name := fmt.Sprintf("as-of-%d-%02d-end", y, n)
	if n == 12 {
		name = fmt.Sprintf("as-of-%d-end", y)
	}
	return period{name: name, start: date, end: date, year: y}
}

// readMonthEnd reads the end of a month of a year that is not printed.
func readMonthEnd(m []string) (period, periodKind) {
	n, _ := strconv.Atoi(m[1])
	if n < 1 || n > 12 {
		return period{}, asOf
	}
	return period{name: "as-of-" + time.Month(n).String() + "-end"}, asOf
}

func readNow([]string) (period, periodKind) { return period{name: "as-of-now"}, now }

// readDuring reads a year or a part of it.
func readDuring(m []string) (period, periodKind) {
	return partOfYear(readYear(m[1]), m[2]), during
}

// readPlan reads a five-year plan: the 14th runs from 2021 to 2025.
func readPlan(m []string) (period, periodKind) {
	n := strings.Index("一二三四五", m[1])/len("一") + 1
	start := 2001 + 5*n // the tenth began in 2001
	return yearsFromTo(start, start+4), through
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
