package quantity

import "math/big"

// Verbs and nouns of change. A verb stands directly before its number (下降5%), for with 为, 到 or 至
// between the number is a level (下降为5%); a noun may have them (降幅为5%).
var (
	riseVerbs = []string{"增长", "提升", "增加", "提高", "上升", "扩大", "上涨", "上浮", "上调", "升高", "净增", "增", "高出", "高", "多出", "多", "涨", "升"}
	fallVerbs = []string{"下降", "降低", "减少", "下滑", "回落", "缩减", "收窄", "下跌", "下调", "下浮", "缩小", "缩短", "压缩", "压降", "减", "降", "低", "低出", "少", "少增", "少赚", "跌", "负增长"}
	riseNouns = []string{"增幅", "增速", "涨幅", "增长率", "升幅"}
	fallNouns = []string{"降幅", "跌幅", "减幅", "下降率"}
)

// direct finds which numbers are a rise or a fall, and gives falls a negative sign. The verb must
// stand directly before the number: 成本下降20% is a fall, 降低成本20% a reduction of 20 percent.
func (t *text) direct(ps []phrase) {
	for i := range ps {
		p := &ps[i]
		if p.reason != "" || p.vague {
			continue
		}
		if p.change == 0 {
			p.change = t.changeAt(p)
		}
		if p.group > 0 && i > 0 && ps[i-1].group == p.group && p.change == 0 {
			p.change = ps[i-1].change
		}
		t.growth(p)
		if p.change < 0 && p.val.Sign() > 0 {
			p.val = new(big.Rat).Neg(p.val)
			if p.upper != nil {
				p.val, p.upper.val = new(big.Rat).Neg(p.upper.val), p.val
			}
		}
	}
}

// changeAt is the direction that the words before the phrase give its number.
func (t *text) changeAt(p *phrase) int {
	if c := t.changeBefore(p.from); c != 0 {
		return c
	}
	if filler := string(t.r[min(p.reach, p.from):p.from]); filler == "达" || filler == "高达" {
		if c := t.changeBefore(p.reach); c != 0 {
			return c
		}
	}
	switch {
	case p.unit.unit == "percentage_points" && t.below(p.from):
		return -1
	case t.endsWith(p.reach, fallNouns):
		return -1
	case t.endsWith(p.reach, riseNouns):
		return 1
	}
	return 0
}

// below reports whether the number at i says how far something lies below another thing named
// before: 低于全国平均水平2.1个百分点.
func (t *text) below(i int) bool {
	for k := i - 2; k > i-18 && isHan(t.rune(k)); k-- {
		if t.has(k, "低于") {
			return true
		}
	}
	return false
}

// changeBefore is the direction of the verb that ends at i.
func (t *text) changeBefore(i int) int {
	if t.rune(i-1) == '了' {
		i--
	}
	switch {
	case t.endsWith(i, fallVerbs):
		return -1
	case t.endsWith(i, riseVerbs):
		return 1
	}
	return 0
}

// endsWith reports whether one of the words ends at i; of 最高, 至少 and the like only the end would.
func (t *text) endsWith(i int, words []string) bool {
	for _, w := range words {
		start := i - len([]rune(w))
		if t.has(start, w) && (i-start > 1 || !t.oneOf(start-1, "最至不很更偏较")) {
			return true
		}
	}
	return false
}

// growth turns 倍 after a verb of growth and 番 into percent: 增长1.2倍 is +120 percent, 翻两番 +300.
func (t *text) growth(p *phrase) {
	switch {
	case p.unit.unit != "multiple":
	case string(p.unit.printed) == "番":
		n := 1
		if p.val.IsInt() && p.val.Num().IsInt64() {
			n = int(min(max(p.val.Num().Int64(), 1), 20))
		}
		p.val = new(big.Rat).SetInt64((int64(1)<<n - 1) * 100)
		p.whole, p.named, p.change, p.exact = true, "percent", 1, true
		if p.open {
			p.open, p.h = false, atLeast
		}
	case p.change > 0:
		p.shift(2)
		p.whole, p.named = false, "percent"
		if p.upper != nil {
			p.upper.shift(2)
		}
	}
}

// fromTo marks the two numbers of 由12家增至18家 and 从3亿元增加到5亿元.
func (t *text) fromTo(ps []phrase) {
	for i := 0; i+1 < len(ps); i++ {
		p, q := &ps[i], (*phrase)(nil)
		for j := i + 1; j < len(ps) && j <= i+2; j++ { // a date may stand between
			if ps[j].reason == "" {
				q = &ps[j]
				break
			}
		}
		if q == nil || p.reason != "" || p.named != q.named && !p.bare() || !t.fromBefore(p.from) || !t.toBefore(p.to, q.reach) {
			continue
		}
		p.role, q.role = "from", "to"
	}
}

// fromBefore reports whether 由 or 从 governs the number at i within its clause.
func (t *text) fromBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-14 && !t.oneOf(k, ",，。；;、"); k-- {
		if t.oneOf(k, "由从自") {
			return true
		}
	}
	return false
}

// toBefore reports whether a verb of change with 至, 到 or 为 stands between a and b.
func (t *text) toBefore(a, b int) bool {
	verb := false
	for k := a; k < b; k++ {
		if t.oneOf(k, "。；;") || k-a > 24 {
			return false
		}
		if t.oneOf(k, "增升降减扩提涨跌缩拓展达发变") {
			verb = true
		}
	}
	return verb
}
