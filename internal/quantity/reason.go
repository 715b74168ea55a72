package quantity

import (
	_ "embed" // for the word list
	"sort"
)

//go:embed words/idioms.csv
var idiomsCSV string

// An idiom is a row of words/idioms.csv.
type idiom struct {
	word   []rune
	reason string
}

var idioms = readIdioms(idiomsCSV)

func readIdioms(csv string) map[rune][]idiom {
	m := map[rune][]idiom{}
	for _, f := range readRows(csv) {
		w := idiom{[]rune(f[0]), f[1]}
		m[w.word[0]] = append(m[w.word[0]], w)
	}
	for _, list := range m {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].word) > len(list[j].word) })
	}
	return m
}

// idiomAt is the longest idiom that begins at i.
func (t *text) idiomAt(i int) (idiom, bool) {
	for _, w := range idioms[t.rune(i)] {
		if t.hasRunes(i, w.word) {
			return w, true
		}
	}
	return idiom{}, false
}

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
	t.inheritDates(ps)
}

// inheritDates lets 2022 in 2022—2025年 and 5、6月 be dates too.
func (t *text) inheritDates(ps []phrase) {
	for i := len(ps) - 2; i >= 0; i-- {
		p, q := &ps[i], &ps[i+1]
		if p.bare() && q.reason == "date" && q.from-p.to == 1 && t.oneOf(p.to, rangeSigns+"、/.") {
			p.reason = "date"
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

// A rule gives the reason why a phrase is no statistic, or "".
type rule func(*text, *phrase) string

// early rules are tried on single numbers, so that dates and the like join no range and no
// enumeration; late rules once units and nouns are known. The first reason stays.
var (
	early = []rule{isDate, isBase, isOrdinal, isListNumber, isLabel, isName, isThreshold}
	late  = []rule{isDuration, isIndefinite, isRhetorical, isListTotal, isBare}
)

func isDate(t *text, p *phrase) string {
	if p.scale > 0 || !p.val.IsInt() || p.h != plainly && p.h != from && p.unit.unit != "years" && t.rune(p.end) != '年' {
		return ""
	}
	v := p.val.Num().Int64()
	next := t.rune(p.end)
	year := p.whole && v >= 1500 && v <= 2100
	switch {
	case next == '年' && (year || v >= 80 && v < 100 || t.has(p.end, "年代")),
		next == '年' && v < 100 && t.oneOf(p.end+1, "底末初度上下") && !p.chinese,
		next == '月' && v >= 1 && v <= 12,
		(next == '日' || next == '号') && v <= 31 && t.rune(p.start-1) == '月',
		t.has(p.end, "世纪"), t.has(p.end, "季度"),
		(next == '时' || next == ':') && v <= 24 && isDigit(t.rune(p.end+1)),
		next == '点' && v <= 24 && !p.chinese, next == '时' && v <= 24,
		next == '分' && (t.rune(p.start-1) == '时' || t.rune(p.start-1) == '点' || t.rune(p.start-1) == ':'):
		return "date"
	case next == '日' && v <= 31 && p.upper == nil && !t.oneOf(p.end+1, "内以") && p.h == plainly:
		return "date"
	}
	return ""
}

func isOrdinal(t *text, p *phrase) string {
	prev := t.rune(p.from - 1)
	switch {
	case prev == '前' && (p.unit.unit == "months" || p.unit.unit == "quarters"):
		return "date"
	case t.rune(p.end) == '届' && p.h == plainly:
		return "ordinal"
	case prev == '第':
		return "ordinal"
	case prev == '前' && p.h == plainly && !t.oneOf(p.from-2, "目此之以日年月当提从先跟"):
		return "rank"
	case p.chinese && t.oneOf(p.end, "等") && t.rune(p.end+1) == '奖':
		return "ordinal"
	case p.chinese && prev == '其' && p.bare():
		return "ordinal"
	case t.has(p.end, "强") && p.unit.unit == "", t.has(p.end, "佳") && p.unit.unit == "":
		return "name"
	}
	return ""
}

// startsClause reports whether a clause or heading begins at i.
func (t *text) startsClause(i int) bool {
	return i == 0 || t.oneOf(i-1, "。；;！？!?\n:：“\"【（(,，、")
}

func isListNumber(t *text, p *phrase) string {
	if !p.whole {
		return ""
	}
	start := t.startsClause(p.start)
	switch {
	case t.rune(p.start-1) == '(' && t.rune(p.end) == ')' && p.bare(),
		start && p.chinese && t.oneOf(p.end, "是要") && p.nonzero == 0,
		start && p.bare() && t.oneOf(p.end, "、.") && t.rune(p.start-1) != '、' && t.rune(p.start-1) != ',' && t.rune(p.start-1) != '，' && p.group == 0,
		start && p.bare() && t.rune(p.end) == ')':
		return "list_number"
	}
	return ""
}

var labels = []string{"附件", "专栏", "附表", "附录", "案例", "编号", "序号", "表格", "图表", "附图", "邮编", "邮政编码", "电话", "传真", "热线", "文号", "条款号"}

func isLabel(t *text, p *phrase) string {
	switch {
	case t.rune(p.end) == '号' || t.rune(p.end) == '弄' || t.rune(p.end) == '章' || t.oneOf(p.end, "楼层") && !p.chinese:
		return "label"
	case t.oneOf(p.start-1, "〔[【") || t.rune(p.end) == '〕':
		return "label"
	case t.oneOf(p.start-1, "表图") && p.bare() && !p.chinese:
		return "label"
	}
	for _, w := range labels {
		n := len([]rune(w))
		if t.has(p.start-n, w) || (t.rune(p.start-1) == ':' || t.rune(p.start-1) == '：') && t.has(p.start-1-n, w) {
			return "label"
		}
	}
	return ""
}

func isName(t *text, p *phrase) string {
	switch {
	case t.rune(p.end) == '+' && isDigit(t.rune(p.end+1)), t.rune(p.start-1) == '+' && isDigit(t.rune(p.start-2)):
		return "name"
	case t.oneOf(p.end, "×xX*") && isDigit(t.rune(p.end+1)), t.oneOf(p.start-1, "×xX*") && isDigit(t.rune(p.start-2)):
		return "name"
	case t.rune(p.start-1) == '±':
		return "tolerance"
	case t.oneOf(p.start-1, "“\"‘「") && t.oneOf(p.unitEnd, "”\"’」"):
		return "name"
	case p.bare() && isLetter(t.rune(p.end)):
		return "name"
	case p.lone && p.unit.kind != "money" && !p.bare() && p.h == plainly && !p.open:
		return "name"
	case p.lone && p.unit.kind == "money" && p.scale+p.nonzero <= 8 && p.end-p.start == 1 && p.h == plainly && !p.open:
		return "unit"
	case p.bare() && !p.whole && !p.chinese && p.scale == 0 && p.place == -1 && t.rune(p.end-1) == '0':
		return "name"
	}
	return ""
}

// isBase finds the base of a rate: 每万人, 每升高1度.
func isBase(t *text, p *phrase) string {
	verb := t.changeBefore(p.from) != 0 || t.has(p.from-2, "投入")
	if t.oneOf(p.from-1, "每/") || verb && (t.rune(p.from-2) == '每' || t.rune(p.from-3) == '每') {
		return "base"
	}
	return ""
}

// isThreshold finds what only tells a class apart: 60岁以上人口, 5000万元以上企业, 百亿元企业3家.
func isThreshold(t *text, p *phrase) string {
	hedged := p.to > p.unitEnd && (p.h == atLeast || p.h == atMost)
	noun, followed := t.nounAt(p.to, []rune("*"))
	switch {
	case hedged && (p.unit.unit == "years_old" || p.unit.unit == "levels"),
		p.unit.kind == "money" && hedged && (followed || t.oneOf(p.unitEnd, "及或(")),
		p.unit.kind == "money" && followed && isDigit(t.rune(p.to+len(noun.noun))):
		return "threshold"
	}
	return ""
}

func isDuration(t *text, p *phrase) string {
	if p.unit.unit != "years" {
		return ""
	}
	if t.rune(p.unitEnd) == '内' || t.oneOf(p.reach-1, "近续来去后") {
		return "duration"
	}
	if p.h != plainly && p.h != near || p.upper != nil || t.oneOf(p.reach-1, "期限龄命均") && !p.chinese {
		return ""
	}
	return "duration"
}

func isIndefinite(t *text, p *phrase) string {
	if !p.chinese || p.val.Cmp(ratOne) != 0 || p.end-p.start != 1 || p.unit.kind == "rate" || p.unit.kind == "money" && p.scale > 0 {
		return ""
	}
	if p.unit.kind == "classifier" && (t.has(p.from-1, "仅") || t.has(p.from-2, "仅有") || t.has(p.from-2, "只有") || t.rune(p.from) == '仅') {
		return ""
	}
	return "indefinite"
}

const rhetoricalClassifiers = "项大类种方点层级步轮批部门面位条句件套届环线道重支篇颗张块期"

func isRhetorical(t *text, p *phrase) string {
	if t.rune(p.end) == '大' && p.whole && p.val.Cmp(ratTen) <= 0 {
		return "rhetorical"
	}
	if !p.chinese || !p.whole || p.nonzero > 1 || p.val.Cmp(ratTen) > 0 && p.named != "items" || p.h != plainly || p.open || p.unit.kind == "rate" || p.unit.kind == "money" || p.unit.kind == "measure" {
		return ""
	}
	switch {
	case p.unit.kind == "":
		if p.named != "" {
			return ""
		}
		return "lexical"
	case t.oneOf(p.end, rhetoricalClassifiers):
		if p.noun != "" && p.named != "items" && t.oneOf(p.end, "位件套") {
			return ""
		}
		return "rhetorical"
	case t.rune(p.end) == '个' && (p.noun == "" || abstract[p.named]):
		return "rhetorical"
	}
	return ""
}

// abstract names what is counted in Chinese numerals for rhetoric, not for statistics.
var abstract = map[string]bool{"fields": true, "scenarios": true, "industries": true, "systems": true, "platforms": true, "indicators": true, "plans": true,
	"standards": true, "rules": true, "measures": true, "suggestions": true, "regions": true, "months": true, "countries": true}

// isListTotal finds 甲、乙、丙三家公司: the count only sums up the list before it.
func isListTotal(t *text, p *phrase) string {
	if p.unit.kind != "classifier" || !p.val.IsInt() || p.val.Cmp(ratTen) > 0 || p.h != plainly || p.open {
		return ""
	}
	items := int64(1)
	for k := p.from - 1; k >= 0 && k > p.from-120 && !t.oneOf(k, ",，。；;:："); k-- {
		if t.oneOf(k, "、和及与") {
			items++
		}
	}
	if items > 1 && items == p.val.Num().Int64() && isHan(t.rune(p.from-1)) {
		return "list_total"
	}
	return ""
}

func isBare(t *text, p *phrase) string {
	if p.named == "" {
		return "bare"
	}
	return ""
}
