package quantity

import "math/big"

// nameUnits applies the units' factors and names what is counted in English.
func (t *text) nameUnits(ps []phrase) {
	for i := range ps {
		p := &ps[i]
		if p.percent {
			p.named = "percent"
			p.unit.kind = "rate"
			continue
		}
		if f := p.unit.factor; f != nil && f.Cmp(ratOne) != 0 {
			t.scaleUnit(p, f)
		}
		p.named = p.unit.unit
		if p.unit.kind == "classifier" {
			t.nameCounted(p)
		}
		if p.bare() {
			t.nameBare(p)
		}
		if p.step != nil && p.bare() {
			p.named = t.fractionUnit(p)
		}
	}
}

// scaleUnit multiplies by the unit's factor.
func (t *text) scaleUnit(p *phrase, f *big.Rat) {
	e := 0
	switch {
	case f.Cmp(ratTen) == 0:
		e = 1
	case f.Cmp(big.NewRat(1, 10)) == 0:
		e = -1
	case f.Cmp(big.NewRat(1, 100)) == 0:
		e = -2
	default:
		p.times(f)
		return
	}
	p.shift(e)
	if p.upper != nil {
		p.upper.shift(e)
	}
}

const nounWindow = 16 // how far from its classifier a counted noun may stand, in runes

// nameCounted finds the noun that a classifier counts: after it (24家集成电路企业), directly before the
// number (专利3559件), or named earlier in the sentence as what is counted (项目数…达到64个).
func (t *text) nameCounted(p *phrase) {
	n, ok := t.nounAfter(p.unitEnd, p.unit.printed)
	if !ok && (t.endsNounPhrase(p.to) || t.oneOf(p.to, "以增升降减提扩较比同环由从是已均共累、”)的至到—-")) {
		n, ok = t.nounBefore(p.reach, p.unit.printed)
	}
	if ok {
		p.named, p.noun = n.unit, string(n.noun)
	} else if string(p.unit.printed) == "件" && t.mentions(p.from, "保") {
		p.named = "policies"
	}
}

// nounAfter is the head noun of the noun phrase that begins at i.
func (t *text) nounAfter(i int, classifier []rune) (best nounWord, ok bool) {
	for k := i; k < len(t.r) && k < i+nounWindow; k++ {
		n, found := t.nounAt(k, classifier)
		if !found && t.endsNounPhrase(k) {
			break
		}
		if !found {
			continue
		}
		best, ok = n, true
		k += len(n.noun)
		if m, found := t.nounAt(k, classifier); found {
			best = m
			k += len(m.noun)
		}
		return t.headAfter(k, best, classifier), true
	}
	return
}

// headAfter looks for the head of 小微企业集中的行业 behind the modifier that ended at k.
func (t *text) headAfter(k int, best nounWord, classifier []rune) nounWord {
	for j := k; j < len(t.r) && j <= k+4 && !t.endsNounPhrase(j); j++ {
		if t.rune(j) == '的' {
			if n, ok := t.nounAt(j+1, classifier); ok {
				return n
			}
			return best
		}
	}
	return best
}

var predicates = []string{"提供", "签发", "承保", "推出", "出具", "办理", "开展", "发放", "融资", "授信", "联合", "支付", "获得", "实现", "组建", "参与", "增信", "完成", "带来", "增至", "升至", "降至"}

// endsNounPhrase reports whether a noun phrase cannot go on at k.
func (t *text) endsNounPhrase(k int) bool {
	if k >= len(t.r) {
		return true
	}
	if t.oneOf(k, ",，。；;、:：！？!?()和及与在为") || isDigit(t.rune(k)) {
		return true
	}
	for _, v := range predicates {
		if t.has(k, v) {
			return true
		}
	}
	return false
}

// nounAt is the longest noun at k that the classifier counts.
func (t *text) nounAt(k int, classifier []rune) (nounWord, bool) {
	for _, n := range nouns[t.rune(k)] {
		if !t.hasRunes(k, n.noun) || !counts(n, classifier) || n.context != "" && !t.mentions(k, n.context) {
			continue
		}
		if n.final && isHan(t.rune(k+len(n.noun))) && !t.oneOf(k+len(n.noun), afterNoun) { // 区 but not 区域
			continue
		}
		return n, true
	}
	return nounWord{}, false
}

// afterNoun may follow a noun phrase directly.
const afterNoun = "和及的与等在为被有已均以达共增由从超约近逾不一二两三四五六七八九十百千"

func counts(n nounWord, classifier []rune) bool {
	c := '-'
	if len(classifier) > 0 {
		c = classifier[0]
	}
	for _, k := range n.classifiers {
		if k == c || k == '*' && c != '-' || c == '*' {
			return true
		}
	}
	return false
}

// mentions reports whether the word stands in the sentence before i (or a little way back).
func (t *text) mentions(i int, word string) bool {
	for k := i; k >= 0 && k > i-80; k-- {
		if t.has(k, word) {
			return true
		}
	}
	return false
}

// nounBefore is the noun before the number in the same sentence, the nearest one that ends directly
// before it or is followed by 数, 数量 and the like.
func (t *text) nounBefore(i int, classifier []rune) (nounWord, bool) {
	for k := i - 1; k >= 0 && k >= i-40 && !t.oneOf(k, "。；;！？"); k-- {
		n, ok := t.nounAt(k, classifier)
		if !ok {
			continue
		}
		if k > 0 { // a longer noun may begin one or two runes earlier
			for back := 1; back <= 4; back++ {
				if m, ok := t.nounAt(k-back, classifier); ok && len(m.noun) >= len(n.noun)+back {
					n = m
				}
			}
		}
		return n, true
	}
	return nounWord{}, false
}

// nameBare names the unit of a number without classifier: 100+专属产品, 损失超3000万.
func (t *text) nameBare(p *phrase) {
	if t.oneOf(p.start-1, "第") {
		return
	}
	if n, ok := t.nounAfter(p.to, nil); ok && (p.open || p.h != plainly || !p.chinese) {
		p.named, p.noun = n.unit, string(n.noun)
		return
	}
	if p.scale < 4 {
		return
	}
	if n, ok := t.nounEndingAt(p.reach); ok {
		p.named, p.noun = n.unit, string(n.noun)
	} else if t.moneyMentioned(p.from, p.scale >= 8) {
		p.named = "yuan"
		p.unit.kind = "money"
	}
}

// nounEndingAt is the noun that stands directly before i, 数 or 数量 between: 用户超10万.
func (t *text) nounEndingAt(i int) (nounWord, bool) {
	for _, w := range []string{"总数量", "总数", "数量", "数"} {
		if n := len([]rune(w)); t.has(i-n, w) {
			i -= n
			break
		}
	}
	for k := i - 6; k < i-1; k++ {
		if n, ok := t.nounAt(k, []rune("*")); ok && k+len(n.noun) == i {
			return n, true
		}
	}
	return nounWord{}, false
}

var moneyWords = []string{"额", "亏损", "市值", "税收", "GDP", "注册资本", "损失", "金额", "保费", "赔款", "赔付", "保额", "保障", "贷款", "资金", "收入", "支出", "融资", "授信", "成本", "费用", "价值", "产值", "利润", "补贴", "资产", "投资", "规模", "营收"}

// moneyMentioned reports whether the clause before i, or far the sentence, speaks of an amount of money.
func (t *text) moneyMentioned(i int, far bool) bool {
	window, stops := 16, ",，。；;"
	if far {
		window, stops = 40, "。；;"
	}
	for k := i; k >= 0 && k > i-window && !t.oneOf(k, stops); k-- {
		for _, w := range moneyWords {
			if t.has(k, w) {
				return true
			}
		}
	}
	return false
}

var shareWords = []string{"占", "比例", "比重", "份额", "比率", "占比"}

// fractionUnit turns 占三分之一 into percent; other fractions are ratios.
func (t *text) fractionUnit(p *phrase) string {
	if t.changeBefore(p.reach) != 0 || t.moneyMentioned(p.from, false) || t.rune(p.reach-1) == '的' {
		p.times(pow10(2))
		return "percent"
	}
	for k := p.from; k >= 0 && k > p.from-12 && !t.oneOf(k, ",，。；;"); k-- {
		for _, w := range shareWords {
			if t.has(k, w) {
				p.times(pow10(2))
				return "percent"
			}
		}
	}
	return "ratio"
}
