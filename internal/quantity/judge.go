package quantity

// A rule gives the reason why a phrase is no statistic, or "".
type rule func(*text, *phrase) string

// early rules are tried on single numbers, so that dates and the like join no range and no
// enumeration; late rules once units and nouns are known. The first reason stays.
var (
	early = []rule{isDate, isBase, isOrdinal, isListNumber, isLabel, isName, isThreshold}
	late  = []rule{isDuration, isIndefinite, isRhetorical, isListTotal, isBare}
)

// judge says of each phrase that is no statistic why.
func (t *text) judge(ps []phrase, rules []rule) {
	title := t.inTitles()
	for i := range ps {
		p := &ps[i]
		if p.reason != "" {
			continue
		}
		if title[p.start] {
			p.reason = "title"
			continue
		}
		for _, rule := range rules {
			if p.reason = rule(t, p); p.reason != "" {
				break
			}
		}
	}
	t.inheritReasons(ps)
	t.breakApart(ps)
}

// breakApart gives up numbers with a stray blank in them, 1 56笔: neither 56 nor 156 is sure.
func (t *text) breakApart(ps []phrase) {
	for i := 1; i < len(ps); i++ {
		p, q := &ps[i-1], &ps[i]
		if p.reason == "bare" && !p.chinese && !q.chinese && q.reason == "" && q.start == p.end+1 && t.rune(p.end) == ' ' {
			q.reason = "broken"
		}
	}
}

// inheritReasons lets 2022 in 2022—2025年 and 5、6月 be dates, and 3批 in 第2、3批 an ordinal.
func (t *text) inheritReasons(ps []phrase) {
	for i := len(ps) - 2; i >= 0; i-- {
		p, q := &ps[i], &ps[i+1]
		if p.reason == "" && p.bare() && q.reason == "date" && q.from-p.to == 1 && t.oneOf(p.to, rangeSigns+"、/.") {
			p.reason = "date"
		}
	}
	for i := 1; i < len(ps); i++ {
		p, q := &ps[i-1], &ps[i]
		if p.reason == "ordinal" && p.bare() && q.reason == "" && q.from-p.to == 1 && t.oneOf(p.to, rangeSigns+"、和") {
			q.reason = "ordinal"
		}
	}
}

// inTitles marks what stands in 《》.
func (t *text) inTitles() []bool {
	in := make([]bool, len(t.r))
	depth, open := 0, -1
	for i, c := range t.r {
		switch c {
		case '《':
			if depth == 0 {
				open = i
			}
			depth++
		case '》':
			if depth > 0 {
				depth--
			}
			if depth == 0 && open >= 0 {
				for k := open; k < i; k++ {
					in[k] = true
				}
				open = -1
			}
		}
	}
	return in
}
