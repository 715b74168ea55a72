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

// fractionUnit gives the part of a whole in percent (占三分之一, 企业中有三分之二投保), any other fraction
// as a ratio.
func (t *text) fractionUnit(p *phrase) string {
	if t.isShare(p) {
		p.times(pow10(2))
		return "percent"
	}
	return "ratio"
}

// isShare reports whether a fraction up to one is told of something: it stands within a sentence, or
// words of share, change or money stand before it.
func (t *text) isShare(p *phrase) bool {
	switch {
	case new(big.Rat).Abs(p.val).Cmp(ratOne) > 0:
		return false
	case t.changeBefore(p.reach) != 0, t.moneyMentioned(p.from, false), t.rune(p.reach-1) == '的':
		return true
	case p.from > 0 && isHan(t.rune(p.to)):
		return true
	}
	for k := p.to - 1; k >= 0 && k > p.from-12 && !t.oneOf(k, ",，。；;"); k-- {
		for _, w := range shareWords {
			if t.has(k, w) {
				return true
			}
		}
	}
	return false
}
