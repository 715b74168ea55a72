package quantity

import (
	_ "embed" // for the word list
	"math/big"
	"sort"
	"sync"
	"unicode"
)

//go:embed words/changes.csv
var changesCSV string

// A changeWord is a row of words/changes.csv.
type changeWord struct {
	word      []rune
	noun      bool
	direction int // +1 rise, -1 fall
}

// changes holds the words of change by their last rune, the longest first.
var changes = sync.OnceValue(func() map[rune][]changeWord { return readChanges(changesCSV) })

func readChanges(csv string) map[rune][]changeWord {
	m := map[rune][]changeWord{}
	for _, f := range readRows(csv) {
		w := changeWord{[]rune(f[0]), f[1] == "noun", map[string]int{"rise": 1, "fall": -1}[f[2]]}
		last := w.word[len(w.word)-1]
		m[last] = append(m[last], w)
	}
	for _, list := range m {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].word) > len(list[j].word) })
	}
	return m
}

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
	if p.unit.unit == "percentage_points" && t.below(p.from) {
		return -1
	}
	return t.changeEnding(p.reach, true)
}

// below reports whether the number at i says how far something lies below another thing or year named
// before: 低于全国平均水平2.1个百分点, 低于2023年2.1个百分点.
func (t *text) below(i int) bool {
	for k := i - 2; k > i-18 && (isHan(t.rune(k)) || unicode.IsDigit(t.rune(k))); k-- {
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
	return t.changeEnding(i, false)
}

// changeEnding is the direction of the longest verb, or noun, of change that ends at i, 0 without
// one. Of 最高, 至少 and the like only the end would be one.
func (t *text) changeEnding(i int, noun bool) int {
	for _, w := range changes()[t.rune(i-1)] {
		at := i - len(w.word)
		if w.noun == noun && t.hasRunes(at, w.word) && (len(w.word) > 1 || !t.oneOf(at-1, "最至不很更偏较")) {
			return w.direction
		}
	}
	return 0
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
		if q == nil || p.reason != "" || p.role == "to" || p.named != q.named && !p.bare() || !t.fromBefore(p.from) || !t.toBefore(p.to, q.reach) {
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

const risesOrFalls = "增升降减扩提涨跌缩拓展达发变"

// toBefore reports whether a verb of change stands between a and b, in the same clause as a or at the
// head of the next: 由2亿元,增至3亿元, but not 由2亿元起步,保额升至3亿元.
func (t *text) toBefore(a, b int) bool {
	verb := false
	for k := a; k < b; k++ {
		switch {
		case t.oneOf(k, "。；;") || k-a > 24,
			t.oneOf(k, ",，:：") && (verb || !t.oneOf(k+1, risesOrFalls)):
			return false
		case t.oneOf(k, risesOrFalls):
			verb = true
		}
	}
	return verb
}
