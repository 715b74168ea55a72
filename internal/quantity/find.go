package quantity

import (
	"math/big"

	"techins/dataset"
)

var ratOne = big.NewRat(1, 1)

// Find gives the number phrases of the text in order, statistics or not; Reason says why a number is
// none. The time it takes is proportional to the length of the text.
func Find(s string) []Quantity {
	t := newText(s)
	ps := t.phrases()
	t.judge(ps, early)
	ps = t.joinRanges(ps)
	t.enumerate(ps)
	t.nameUnits(ps)
	t.judge(ps, late)
	t.direct(ps)
	t.fromTo(ps)
	out := make([]Quantity, 0, len(ps))
	for i := range ps {
		out = append(out, t.quantity(&ps[i]))
	}
	return out
}

// phrases reads the text from left to right into single number phrases.
func (t *text) phrases() []phrase {
	var ps []phrase
	limit, covered, why := 0, 0, ""
	for i := 0; i < len(t.r); {
		if w, ok := t.idiomAt(i); ok && i+len(w.word) > covered {
			covered, why = i+len(w.word), w.reason
		}
		if end := t.skipCode(i); end > i {
			i = end
			continue
		}
		p, ok := t.codeAt(i)
		if !ok {
			p, ok = t.wordNumberAt(i)
		}
		if ok {
			ps = append(ps, p)
			i, limit = p.to, p.to
			continue
		}
		if !t.mayBegin(i) {
			i++
			continue
		}
		n, ok := t.readNumber(i)
		if !ok {
			i = max(n.end, i+1)
			continue
		}
		i = n.end
		inIdiom := n.end <= covered
		if inIdiom && why == "" {
			continue
		}
		p = t.readPhrase(n, limit)
		if inIdiom {
			// The word is one phrase, whatever numerals it holds, and has no value.
			p.number = number{start: n.start, end: covered, vague: true, val: new(big.Rat)}
			p.reason, p.from, p.to, p.unitEnd, p.unit = why, n.start, covered, covered, unitWord{}
		} else if t.noPhrase(&p) {
			continue
		}
		limit = p.to
		i = max(n.end, p.unitEnd)
		ps = append(ps, p)
	}
	return ps
}

// mayBegin reports whether a number may begin at i.
func (t *text) mayBegin(i int) bool {
	c := t.r[i]
	switch {
	case isDigit(c), isNumeral(c):
		return true
	case c == '-' || c == '负':
		next := t.rune(i + 1)
		return isDigit(next) || isNumeral(next) || next == '.'
	case c == '.':
		return isDigit(t.rune(i + 1))
	case c == '半':
		return t.rune(i+1) == '数' || t.rune(i+1) == '成' && !isNumeral(t.rune(i-1)) && !t.oneOf(i+2, "品本")
	case c == '数' || c == '几':
		return smallUnit(t.rune(i+1)) > 0 || bigUnit(t.rune(i+1)) > 0
	}
	return false
}

// noPhrase reports whether the numeral is only part of a word: 百, 千 or a single digit that goes on
// without a unit (百姓, 三文鱼).
func (t *text) noPhrase(p *phrase) bool {
	if !p.chinese || !p.bare() || p.percent || p.step != nil || p.open || p.h != plainly || !isHan(t.rune(p.unitEnd)) {
		return false
	}
	single := p.end-p.start == 1 && p.span == 0 && !t.oneOf(p.end, "的不而是和与或到至等又则分大号章季强佳要")
	return p.lone || single && t.rune(p.start-1) != '第'
}

// quantity is the finished form of a phrase.
func (t *text) quantity(p *phrase) Quantity {
	q := Quantity{
		Start: t.at[p.from], End: t.at[p.to-1] + 1,
		NumberStart: t.at[p.start], NumberEnd: t.at[p.end-1] + 1,
		Unit: p.named, Noun: p.noun, Reason: p.reason, Group: p.group, Role: p.role, Change: p.change,
		Classifier: string(p.unit.printed), Money: p.unit.kind == "money",
	}
	printedEnd := p.unitEnd
	last := p
	if p.upper != nil {
		last = p.upper
		printedEnd = p.upper.unitEnd
		q.NumberEnd = t.at[last.end-1] + 1
	}
	q.Printed = string(t.src[q.NumberStart : t.at[printedEnd-1]+1])
	q.Text = string(t.src[q.Start:q.End])
	t.measure(p, &q)
	return q
}

// measure sets value and interval.
func (t *text) measure(p *phrase, q *Quantity) {
	if p.vague {
		if q.Reason == "" {
			q.Qualifier, q.Reason = "approx", "indefinite"
		}
		return
	}
	if p.upper != nil {
		q.Qualifier = "range"
		q.Lower, q.Upper = dataset.FromRat(p.val), dataset.FromRat(p.upper.val)
		return
	}
	if p.span > 0 {
		q.Qualifier = "range"
		q.Lower = dataset.FromRat(p.val)
		top := new(big.Rat).Mul(pow10(p.place), big.NewRat(int64(p.span), 1))
		q.Upper = dataset.FromRat(top.Add(top, p.val))
		return
	}
	rate := p.unit.kind == "rate" || p.percent
	q.Value = dataset.FromRat(p.val)
	q.Lower, q.Upper, q.Qualifier = bounds(&p.number, p.h, p.counted() && !p.percent, rate && p.change != 0)
}
