package quantity

import (
	"math/big"
	"strings"
)

// A phrase is a number with the wording around it, on the way to a Quantity.
type phrase struct {
	number
	from, to int // the whole wording: hedges, number, unit
	unitEnd  int // where number and unit end
	unit     unitWord
	named    string // the unit's English name after looking at nouns; "" when bare
	noun     string
	h        hedge
	reach    int // where hedges and fillers before the number begin
	upper    *phrase
	role     string
	group    int
	change   int // -1 down, +1 up, 0 none
	reason   string
}

// bare reports whether the number stands without any unit.
func (p *phrase) bare() bool { return p.unit.unit == "" }

// counted reports whether a number printed in full is a count and not a rounded figure.
func (p *phrase) counted() bool {
	return p.unit.kind == "" || p.unit.kind == "count" || p.unit.kind == "classifier"
}

var currencyBefore = []struct{ printed, unit string }{
	{"US$", "usd"}, {"USD", "usd"}, {"HK$", "hkd"}, {"HKD", "hkd"}, {"RMB", "yuan"}, {"CNY", "yuan"}, {"EUR", "eur"}, {"JPY", "jpy"}, {"GBP", "gbp"},
	{"¥", "yuan"}, {"$", "usd"}, {"€", "eur"}, {"£", "gbp"}, {"人民币", "yuan"}, {"美元", "usd"}, {"港币", "hkd"}, {"港元", "hkd"}, {"欧元", "eur"}, {"日元", "jpy"},
}

// readPhrase reads the wording around the number: currency and hedges before it, unit and hedges
// after it. limit is where the phrase before ended.
func (t *text) readPhrase(n number, limit int) phrase {
	p := phrase{number: n, from: n.start}
	t.readUnit(&p)
	t.readCurrency(&p, limit)
	var first, end hedge
	first, p.from, p.reach = t.hedgeBefore(p.from, limit)
	if first != plainly {
		p.h = first
	}
	if p.h == plainly && (p.unit.kind == "rate" || p.percent || p.step != nil) {
		p.h = t.hedgeAcross(p.from, limit)
	}
	if p.h == plainly && p.lone && t.rune(p.from-1) == '上' && p.from > limit { // 上百家
		p.h, p.from = atLeast, p.from-1
	}
	end, p.to = t.hedgeAfter(p.unitEnd)
	if p.to == p.unitEnd { // 50家企业以上
		end = t.hedgeAfterNoun(&p)
	}
	if end != plainly {
		p.h = end
	}
	return p
}

// hedgeAfterNoun is the hedge behind the noun that directly follows a classifier.
func (t *text) hedgeAfterNoun(p *phrase) hedge {
	if p.unit.kind != "classifier" {
		return plainly
	}
	n, ok := t.nounAt(p.unitEnd, p.unit.printed)
	if !ok {
		return plainly
	}
	if h, _ := t.hedgeAfter(p.unitEnd + len(n.noun)); h != from {
		return h
	}
	return plainly
}

// readUnit reads the unit after the number; 100+ and 1300余 may have their hedge before it, 一亿多元
// and 三年多 around it.
func (t *text) readUnit(p *phrase) {
	at := p.end
	if t.rune(at) == ' ' {
		at++
	}
	if t.rune(at) == '来' && p.nonzero > 0 { // 十来家
		if _, ok := t.unitAt(at + 1); ok {
			p.open = true
			at++
		}
	}
	h, end := t.hedgeAfter(at)
	if u, ok := t.unitAt(end); ok && h != plainly && h != from {
		p.h, p.unit, at = h, u, end
	} else if u, ok := t.unitAt(at); ok && !t.strayChange(p, u) {
		p.unit = u
	} else {
		p.unitEnd = p.end
		return
	}
	p.unitEnd = at + len(p.unit.printed)
	t.readRest(p)
	if t.oneOf(p.unitEnd, "多余") && !p.open && p.unit.kind != "classifier" && !t.has(p.unitEnd, "多元") {
		p.open = true
		p.unitEnd++
	}
}

// strayChange reports whether 角 or 毛 stands without 元 before it: 三角 is a shape.
func (t *text) strayChange(p *phrase, u unitWord) bool {
	return strings.Contains(smallChange["元"], string(u.printed)) && t.rune(p.start-1) != '元'
}

// readRest takes what adds to the number behind its unit: 三成五, 一吨半.
func (t *text) readRest(p *phrase) {
	var tenths int64
	switch d := chineseDigit[t.rune(p.unitEnd)]; {
	case string(p.unit.printed) == "成" && d > 0 && p.whole:
		tenths = d
	case t.rune(p.unitEnd) == '半' && p.whole && p.unit.kind != "classifier" && !t.oneOf(p.unitEnd+1, "年数导成决"):
		tenths = 5
	default:
		return
	}
	p.val = new(big.Rat).Add(p.val, big.NewRat(tenths, 10))
	p.place, p.nonzero, p.whole = -1, -1, false
	p.unitEnd++
}

// readCurrency takes a currency sign or code before the number.
func (t *text) readCurrency(p *phrase, limit int) {
	at := p.start
	if t.rune(at-1) == ' ' {
		at--
	}
	for _, c := range currencyBefore {
		n := len([]rune(c.printed))
		if at-n < limit || !t.has(at-n, c.printed) {
			continue
		}
		if p.bare() || p.unit.kind == "money" && !isHan([]rune(c.printed)[0]) {
			p.from = at - n
			p.unit = unitWord{printed: []rune(c.printed), unit: c.unit, factor: ratOne, kind: "money"}
			return
		}
	}
}
