package quantity

// isDate finds years, months, days, quarters and times of day.
func isDate(t *text, p *phrase) string {
	hedged := p.h != plainly && p.h != from && t.rune(p.end) != '年'
	if p.scale > 0 || !p.val.IsInt() || !p.val.Num().IsInt64() || hedged {
		return ""
	}
	v := p.val.Num().Int64()
	if isYear(t, p, v) || isDay(t, p, v) || isTime(t, p, v) || t.has(p.end, "世纪") || t.has(p.end, "季度") {
		return "date"
	}
	return ""
}

func isYear(t *text, p *phrase, v int64) bool {
	if t.rune(p.end) != '年' {
		return false
	}
	short := v >= 80 && v < 100 || v < 100 && !p.chinese && t.oneOf(p.end+1, "底末初度上下") // 98年, 23年底
	return p.whole && v >= 1500 && v <= 2100 || short || t.has(p.end, "年代")
}

// isDay finds months and days; 5日 alone is a day of a month, 5日内 a time of five days.
func isDay(t *text, p *phrase, v int64) bool {
	switch t.rune(p.end) {
	case '月':
		return v >= 1 && v <= 12
	case '日', '号':
		if v > 31 {
			return false
		}
		return t.rune(p.start-1) == '月' || t.rune(p.end) == '日' && !t.oneOf(p.end+1, "内以") && p.h == plainly
	}
	return false
}

func isTime(t *text, p *phrase, v int64) bool {
	switch t.rune(p.end) {
	case '时':
		return v <= 24
	case '点':
		return v <= 24 && !p.chinese
	case '分':
		return t.oneOf(p.start-1, "时点:")
	}
	return false
}

// isOrdinal finds ranks, sessions and prizes.
func isOrdinal(t *text, p *phrase) string {
	prev := t.rune(p.from - 1)
	switch {
	case prev == '前' && (p.unit.unit == "months" || p.unit.unit == "quarters"):
		return "date"
	case prev == '第', t.rune(p.end) == '届' && p.h == plainly:
		return "ordinal"
	case prev == '前' && p.h == plainly && !t.oneOf(p.from-2, "目此之以日年月当提从先跟"):
		return "rank"
	case p.chinese && (t.has(p.end, "等奖") || prev == '其' && p.bare()):
		return "ordinal"
	case p.bare() && t.oneOf(p.end, "强佳"):
		return "name"
	}
	return ""
}

// startsClause reports whether a clause or heading begins at i.
func (t *text) startsClause(i int) bool {
	return i == 0 || t.oneOf(i-1, "。；;！？!?\n:：“\"【（(,，、")
}

// isListNumber finds 一是, 1、, （一） and the like where a clause begins.
func isListNumber(t *text, p *phrase) string {
	if !p.whole {
		return ""
	}
	start := t.startsClause(p.start)
	switch {
	case start && p.chinese && t.oneOf(p.end, "是要") && p.nonzero == 0, // 一是
		start && p.bare() && t.rune(p.end) == ')',
		start && p.bare() && t.oneOf(p.end, "、.") && !t.oneOf(p.start-1, "、,，"):
		return "list_number"
	}
	return ""
}

// labels stand before the numbers of things.
var labels = []string{"附件", "专栏", "附表", "附录", "案例", "编号", "序号", "表格", "图表", "附图", "邮编", "邮政编码", "电话", "传真", "热线", "文号", "条款号"}

// isLabel finds numbers that tell one thing from others: 12号, 附件2, 〔2023〕.
func isLabel(t *text, p *phrase) string {
	arabic := !p.chinese
	if t.oneOf(p.end, "号弄章〕") || arabic && t.oneOf(p.end, "楼层") || t.oneOf(p.start-1, "〔[【") || arabic && p.bare() && t.oneOf(p.start-1, "表图") {
		return "label"
	}
	at := p.start
	if t.rune(at-1) == ':' {
		at--
	}
	for _, w := range labels {
		if t.has(at-len([]rune(w)), w) {
			return "label"
		}
	}
	return ""
}

// isName finds numbers in names: 3+6, 7×24, “4321”, 5G, 2.0, 千家万户.
func isName(t *text, p *phrase) string {
	lone := p.lone && p.h == plainly && !p.open
	switch {
	case t.oneOf(p.end, "+×xX*") && isDigit(t.rune(p.end+1)), t.oneOf(p.start-1, "+×xX*") && isDigit(t.rune(p.start-2)):
		return "name"
	case t.rune(p.start-1) == '±':
		return "tolerance"
	case t.oneOf(p.start-1, "“\"‘「") && t.oneOf(p.unitEnd, "”\"’」"):
		return "name"
	case p.bare() && isLetter(t.rune(p.end)):
		return "name"
	case lone && p.unit.kind == "money" && p.end-p.start == 1: // （万元）
		return "unit"
	case lone && !p.bare(): // 千家, 百亿元产业
		return "name"
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

// isDuration finds spans of years that only set the time: 近5年来, 连续六年, but not 期限5年.
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

// isIndefinite finds 一 as an article: 一家企业, but not 仅一家.
func isIndefinite(t *text, p *phrase) string {
	if !p.chinese || p.val.Cmp(ratOne) != 0 || p.end-p.start != 1 || p.unit.kind == "rate" {
		return ""
	}
	if t.rune(p.from-1) == '仅' || t.has(p.from-2, "仅有") || t.has(p.from-2, "只有") {
		return ""
	}
	return "indefinite"
}

// rhetoricalClassifiers count what prose enumerates rather than measures.
const rhetoricalClassifiers = "项大类种方点层级步轮批部门面位条句件套届环线道重支篇颗张块期"

// isRhetorical finds 三个方面, 四大引擎: small Chinese numerals before what prose enumerates.
func isRhetorical(t *text, p *phrase) string {
	small := p.val.Cmp(ratTen) <= 0
	if t.rune(p.end) == '大' && p.whole && small {
		return "rhetorical"
	}
	measured := p.unit.kind == "rate" || p.unit.kind == "money" || p.unit.kind == "measure"
	if !p.chinese || !p.whole || p.nonzero > 1 || !small && p.named != "items" || p.h != plainly || p.open || measured {
		return ""
	}
	classifier := t.rune(p.end)
	switch {
	case p.unit.kind == "" && p.named == "":
		return "lexical"
	case t.oneOf(p.end, rhetoricalClassifiers):
		concrete := p.noun != "" && p.named != "items" && (classifier == '位' || classifier == '件' || classifier == '套')
		if !concrete {
			return "rhetorical"
		}
	case classifier == '个' && (p.noun == "" || abstract[p.named]):
		return "rhetorical"
	}
	return ""
}

// abstract names what is counted in Chinese numerals for rhetoric, not for statistics.
var abstract = map[string]bool{"fields": true, "scenarios": true, "industries": true, "systems": true, "platforms": true,
	"indicators": true, "plans": true, "standards": true, "rules": true, "measures": true, "suggestions": true, "regions": true,
	"months": true, "countries": true}

// isListTotal finds 甲、乙、丙三家公司: the count only sums up the list before it. In a list of counts
// (5个和3个) none does.
func isListTotal(t *text, p *phrase) string {
	if p.unit.kind != "classifier" || p.group > 0 || !p.val.IsInt() || p.val.Cmp(ratTen) > 0 || p.h != plainly || p.open {
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

// isBare finds numbers of which nothing says what they count.
func isBare(t *text, p *phrase) string {
	if p.named == "" {
		return "bare"
	}
	return ""
}
