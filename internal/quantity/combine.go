package quantity

import (
	"math/big"
	"strings"
)

// joinRanges makes one phrase of two that are the ends of a range (3至5亿元, 2‰—5‰, 10到20家) or two
// bounds of one number (大于10小于20).
func (t *text) joinRanges(ps []phrase) []phrase {
	out := ps[:0:0]
	for i := 0; i < len(ps); i++ {
		p := ps[i]
		for i+1 < len(ps) && t.isSmallChange(&p, &ps[i+1]) {
			p = addChange(p, ps[i+1])
			i++
		}
		if i+1 < len(ps) && t.isRange(&p, &ps[i+1]) {
			next := ps[i+1]
			i++
			t.join(&p, &next)
			p.upper = &next
			p.to, p.unitEnd, p.unit = next.to, next.unitEnd, next.unit
		} else if i+1 < len(ps) && t.isBounded(&p, &ps[i+1]) {
			next := ps[i+1]
			i++
			t.join(&p, &next)
			lo, hi := p, next
			if lo.h == atMost {
				lo, hi = hi, lo
			}
			lo.from, lo.to, lo.unitEnd, lo.unit = p.from, next.to, next.unitEnd, next.unit
			lo.start, hi.end, hi.unitEnd = p.start, next.end, next.unitEnd
			lo.upper = &hi
			p = lo
		}
		out = append(out, p)
	}
	return out
}

var smallChange = map[string]string{"元": "角毛", "美元": "美分"}

// isSmallChange reports whether q goes on from the amount p: 五元三毛, 两美元又三美分.
func (t *text) isSmallChange(p, q *phrase) bool {
	printed := smallChange[string(p.unit.printed)]
	gap := string(t.r[min(p.to, q.from):q.from])
	return printed != "" && q.unit.kind == "money" && strings.Contains(printed, string(q.unit.printed)) && (gap == "" || gap == "又") && p.whole && q.whole
}

func addChange(p, q phrase) phrase {
	p.val = new(big.Rat).Add(p.val, new(big.Rat).Mul(q.val, q.unit.factor))
	p.place, p.nonzero, p.whole = -2, -2, false
	if q.unit.factor.Cmp(big.NewRat(1, 10)) == 0 {
		p.place, p.nonzero = -1, -1
	}
	p.end, p.to, p.unitEnd = q.end, q.to, q.unitEnd
	return p
}

const rangeSigns = "至到-—–―~～"

// isRange reports whether q, which follows p, is the upper end of a range that p begins.
func (t *text) isRange(p, q *phrase) bool {
	gap := q.from - p.to
	sep := p.to
	switch {
	case p.reason != "" || q.reason != "" || p.upper != nil || p.span > 0 || p.vague || q.h != plainly && q.from != q.start:
		return false
	case t.dashed(p, q):
	case gap == 1 && t.oneOf(sep, rangeSigns):
	case gap == 2 && t.rune(sep) == '—' && t.rune(sep+1) == '—':
	case gap == 1 && t.oneOf(sep, "与和") && (t.rune(q.to) == '间' || t.has(q.to, "之间")):
	default:
		return false
	}
	_, ok := t.ordered(p, q)
	return ok && t.sameKind(p, q)
}

// dashed reports whether the sign of q was meant as a dash: 5%-8%.
func (t *text) dashed(p, q *phrase) bool {
	return p.to == q.start && t.rune(q.start) == '-'
}

// sameKind reports whether both numbers have the same unit or the first has none of its own.
func (t *text) sameKind(p, q *phrase) bool {
	return p.bare() || string(p.unit.printed) == string(q.unit.printed) || begins(p, q)
}

// begins reports whether the printed unit of p only begins that of q: 2.1个和1.3个百分点.
func begins(p, q *phrase) bool {
	return strings.HasPrefix(string(q.unit.printed), string(p.unit.printed))
}

// ordered reports whether p lies below q, and by which power of ten p must be multiplied for it: the
// scale of q where p has none and shares it (3至5亿元), or 0 (9000至1.2万元).
func (t *text) ordered(p, q *phrase) (shift int, ok bool) {
	top := q.val
	if t.dashed(p, q) {
		top = new(big.Rat).Abs(top)
	}
	if p.bare() && p.scale == 0 && q.scale > 0 && new(big.Rat).Mul(p.val, pow10(q.scale)).Cmp(top) < 0 {
		return q.scale, true
	}
	return 0, p.val.Cmp(top) < 0
}

// join gives p the unit of q and the scale that both share, and takes a dash for no sign.
func (t *text) join(p, q *phrase) {
	if shift, _ := t.ordered(p, q); shift > 0 {
		p.shift(shift)
	}
	if t.dashed(p, q) {
		q.val = new(big.Rat).Abs(q.val)
		q.start++
	}
	p.unit = q.unit
}

// isBounded reports whether p and q bound one number from both sides.
func (t *text) isBounded(p, q *phrase) bool {
	if p.h+q.h != atLeast+atMost || p.h == q.h || p.reason != "" || q.reason != "" {
		return false
	}
	before := p.from < p.start && q.from < q.start // 大于10小于20
	after := p.to > p.unitEnd && q.to > q.unitEnd  // 1万元以上5万元以下
	if !before && !after {
		return false
	}
	gap := string(t.r[p.to:q.from])
	switch gap {
	case "", "且", "并", "并且", "和", "又", "但", "而", "的同时", "同时", ",且", "，且", ",并且", "，并且", ",但", "，但":
	case ",", "，": // a comma parts two statements unless both compare: 大于等于20，小于40
		if !before || !t.compares(p) || !t.compares(q) {
			return false
		}
	default:
		return false
	}
	if !t.sameKind(p, q) || p.bare() && p.scale != q.scale {
		return false
	}
	return p.val.Cmp(q.val) == map[hedge]int{atLeast: -1, atMost: 1}[p.h]
}

// compares reports whether the hedge before the number is a comparison: 大于, 不低于, ≥.
func (t *text) compares(p *phrase) bool {
	for k := p.from; k < p.start; k++ {
		if t.oneOf(k, "于<>≤≥=") {
			return true
		}
	}
	return false
}

// enumerate numbers the members of enumerations (分别为45%、29%和26%) and lets those without a unit
// take that of the next: 12、15和18家.
func (t *text) enumerate(ps []phrase) {
	group := 0
	for i := 0; i < len(ps); {
		j := i
		for j+1 < len(ps) && t.listed(&ps[j], &ps[j+1]) {
			j++
		}
		if j > i {
			group++
			for k := j; k >= i; k-- {
				ps[k].group = group
				if k < j && (ps[k].bare() || begins(&ps[k], &ps[k+1])) && ps[k].reason == "" {
					t.inherit(&ps[k], &ps[k+1])
				}
			}
		}
		i = j + 1
	}
}

// listed reports whether only 、 和 or the like stand between the two.
func (t *text) listed(p, q *phrase) bool {
	if p.reason != "" || q.reason != "" || q.from <= p.to || q.from-p.to > 2 {
		return false
	}
	switch string(t.r[p.to:q.from]) {
	case "、", "和", "及", "与", "以及", "或":
	case "，", ",": // a comma parts members only where nothing else is said of them
		if q.from < q.start || p.h != plainly {
			return false
		}
	default:
		return false
	}
	rates := p.unit.kind == "rate" && q.unit.kind == "rate" // 增长1.2倍和15%
	return p.unit.unit == q.unit.unit || p.bare() || rates || begins(p, q)
}

// inherit gives p the unit of q and the scale that all members share. Where the numbers as printed are
// too far apart to share it (8000、1.2万元) nothing is sure, and p keeps no unit.
func (t *text) inherit(p, q *phrase) {
	if p.scale == 0 && q.scale > 0 && p.whole {
		printed := new(big.Rat).Quo(q.val, pow10(q.scale))
		if p.val.Cmp(printed.Mul(printed, big.NewRat(20, 1))) > 0 {
			return
		}
		p.shift(q.scale)
		p.whole, p.scale = q.whole, q.scale
	}
	p.unit = q.unit
}
