package quantity

import "math/big"

var ratOne = big.NewRat(1, 1)

// Find gives the number phrases of the text in order, statistics or not; Reason says why a number is
// none. The time it takes is proportional to the length of the text; it may be called from several
// goroutines at once.
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
	var word idiom // the idiom read last
	wordEnd, limit := 0, 0
	for i := 0; i < len(t.r); {
		if w, ok := t.idiomAt(i); ok && i+len(w.word) > wordEnd {
			word, wordEnd = w, i+len(w.word)
		}
		p, end, ok := t.phraseAt(i, limit)
		if ok && p.end <= wordEnd && !t.hedgedLone(&p) {
			ok = word.reason != ""
			p.nameAs(word.reason, wordEnd)
		}
		if ok {
			ps = append(ps, p)
			limit, end = p.to, max(end, p.unitEnd)
		}
		i = end
	}
	return ps
}

// phraseAt reads the number phrase whose numeral begins at i; end is where to look on.
func (t *text) phraseAt(i, limit int) (p phrase, end int, ok bool) {
	if end := t.skipCode(i); end > i {
		return p, end, false
	}
	if p, ok = t.codeAt(i); ok {
		return p, p.end, true
	}
	if p, ok = t.wordNumberAt(i); ok {
		return p, p.end, true
	}
	if !t.mayBegin(i) {
		return p, i + 1, false
	}
	n, ok := t.readNumber(i)
	if !ok {
		return p, max(n.end, i+1), false
	}
	p = t.readPhrase(n, limit)
	return p, n.end, !t.noPhrase(&p)
}

// hedgedLone reports whether a number such as 万 in 近万户 is no idiom for its hedge.
func (t *text) hedgedLone(p *phrase) bool { return p.lone && p.h != plainly }

// nameAs makes the phrase the one word that ends at end and has no value, whatever numerals it holds.
func (p *phrase) nameAs(reason string, end int) {
	p.number = number{start: p.start, end: end, vague: true, val: new(big.Rat)}
	p.unit, p.reason = unitWord{}, reason
	p.from, p.to, p.unitEnd = p.start, end, end
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
		return isDigit(t.rune(i+1)) && t.rune(i-1) != '.' // no dot leader
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
	if p.upper != nil {
		printedEnd = p.upper.unitEnd
		q.NumberEnd = t.at[p.upper.end-1] + 1
	}
	q.Printed = string(t.src[q.NumberStart : t.at[printedEnd-1]+1])
	q.Text = string(t.src[q.Start:q.End])
	t.measure(p, &q)
	return q
}
