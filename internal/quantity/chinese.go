package quantity

import "math/big"

// A section is the state of reading a Chinese numeral from its highest unit downwards.
type section struct {
	total int64 // closed by 万 or 亿
	value int64 // since then
	small int   // the power of ten of the last small unit; 4 at the start of a section
	big   int   // the power of ten of the last big unit; 0 before one
	place int   // of the last printed digit
	zeros int   // trailing zeros of that digit when it was printed with Arabic digits
	after bool  // a unit stands directly before, with no 零 between
	any   bool  // something was read
	digit bool  // a digit was read, the numeral is not 百 or 千万 alone
	tail  bool  // a ones digit ended the section: only a big unit may follow
}

const maxValue = 1e16 // above it a numeral ends: far beyond every statistic, far below overflow

// readChinese reads a numeral of Chinese digits and units, or one that mixes them with Arabic
// digits: 三百四十六, 四亿五千六百四十二万零一十五, 一万三, 二百五, 1亿2000万, 三千余万, 二点五.
func (t *text) readChinese(i int) (n number, ok bool) {
	n = number{start: i, end: i, chinese: !isDigit(t.rune(i))}
	if t.rune(i) == '数' || t.rune(i) == '几' {
		return t.readVague(i)
	}
	if n, ok := t.readHalf(i); ok {
		return n, true
	}
	if m, ok, done := t.readSequence(i); done {
		return m, ok
	}
	s := section{small: 4, big: 16}
	if t.rune(i) == '零' {
		s.any, s.digit, s.tail = true, true, true
		n.end++
	}
	for t.readTerm(&s, &n) {
	}
	if !s.any {
		return n, false
	}
	n.val = new(big.Rat).SetInt64(s.total + s.value)
	n.place, n.nonzero = s.place, s.place+s.zeros
	n.lone = !s.digit
	n.whole = n.scale < 4
	t.readPoint(&n)
	t.readOpen(&n)
	return n, true
}

// readTerm reads one term (三百, 零, 万, 五) at n.end; false when the numeral has ended.
func (t *text) readTerm(s *section, n *number) bool {
	c := t.rune(n.end)
	switch {
	case s.total+s.value > maxValue:
		return false
	case c == '零' && s.any && !s.tail && isNumeralOrDigit(t.rune(n.end+1)) && bigUnit(t.rune(n.end+1)) == 0:
		s.after = false
		n.end++
		return true
	case bigUnit(c) > 0:
		return s.closeBig(c, n)
	case n.open:
		return false
	case t.oneOf(n.end, "余多几") && s.any && bigUnit(t.rune(n.end+1)) > 0:
		n.open = true
		n.end++
		return true
	case smallUnit(c) > 0:
		return t.bareUnit(s, n)
	}
	return t.readCoefficient(s, n)
}

func isNumeralOrDigit(c rune) bool { return isNumeral(c) || isDigit(c) || c == '几' }

// closeBig ends a section with 万 or 亿.
func (s *section) closeBig(c rune, n *number) bool {
	u := bigUnit(c)
	switch {
	case u == 4 && s.value == 0 && s.any, u >= s.big && !(u == 8 && s.big == 4):
		return false
	case !s.any: // 万 alone
		s.value, s.place = 1, 0
	}
	whole := s.value
	if u == 8 { // 三十一万亿: everything before it counts
		whole += s.total
		s.total = 0
	}
	if whole > maxValue/10000/10000 {
		return false
	}
	s.total += whole * pow10s[u].Int64()
	s.value, s.small, s.big, s.tail, s.any, s.after = 0, 4, u, false, true, true
	s.place += u
	n.scale = s.place
	n.end++
	return true
}

// bareUnit reads 十 百 千 without a digit: 十五, 百亿, 一百零十万.
func (t *text) bareUnit(s *section, n *number) bool {
	e := smallUnit(t.rune(n.end))
	if s.tail || e >= s.small || s.any && s.after && s.small < 4 || s.any && e > 1 || isUnitOfMeasure(t, n.end) {
		return false
	}
	s.add(1, e, 0)
	s.digit = s.digit || e == 1
	n.end++
	return true
}

// isUnitOfMeasure reports whether 千 or 百 at i begins a unit (千米, 千克, 百分点).
func isUnitOfMeasure(t *text, i int) bool {
	return t.rune(i) == '千' && t.oneOf(i+1, "米克瓦赫焦卡帕伏") || t.has(i, "百分点")
}

// add counts coef units of 10^e.
func (s *section) add(coef int64, e, zeros int) {
	s.value += coef * pow10s[e].Int64()
	s.small, s.place, s.zeros, s.after, s.any = e, e, zeros, true, true
}

// readCoefficient reads a digit, with the unit that may follow it.
func (t *text) readCoefficient(s *section, n *number) bool {
	if s.tail {
		return false
	}
	coef, zeros, end := t.coefficient(n.end)
	if end == n.end {
		return false
	}
	if two := t.doubleDigit(n.end); two > 0 && end == n.end+1 {
		n.span, end = two, end+1
	}
	s.digit = true
	e := smallUnit(t.rune(end))
	switch {
	case e > 0 && e < s.small && !isUnitOfMeasure(t, end):
		s.add(coef, e, zeros)
		n.end = end + 1
	case s.any && isDigit(t.rune(n.end)) && !t.arabicContinues(end, coef, s):
		return false
	case s.small <= 0:
		return false
	default:
		s.add(coef, t.trailingUnit(s, n.end, end), zeros)
		s.tail = true
		n.end = end
	}
	return n.span == 0 || bigUnit(t.rune(n.end)) > 0 || smallUnit(t.rune(n.end)) > 0
}

// coefficient is the digit or the whole number in Arabic digits at i.
func (t *text) coefficient(i int) (coef int64, zeros, end int) {
	if v, ok := chineseDigit[t.rune(i)]; ok && v > 0 {
		return v, 0, i + 1
	}
	digits, decimals, end := t.scanDigits(i)
	if len(digits) == 0 || len(digits) > 12 || decimals > 0 {
		return 0, 0, i
	}
	for _, d := range digits {
		coef = coef*10 + int64(d-'0')
	}
	return coef, trailingZeros(digits), end
}

// arabicContinues reports whether Arabic digits after a unit belong to the same numeral: 1亿2000万,
// 3万5000, 1千零1; "五亿 12家" does not go on.
func (t *text) arabicContinues(end int, coef int64, s *section) bool {
	if s.small < 4 { // within a section: 1千零1
		return !s.after && coef < pow10s[s.small].Int64()
	}
	if bigUnit(t.rune(end)) > 0 {
		return bigUnit(t.rune(end)) < s.big && coef < 10000
	}
	return s.big == 4 && coef >= 1000 && coef < 10000
}

// trailingUnit is the power of ten of a last digit without a unit: one below the unit before it in
// 二百五 and 一万三, else 0.
func (t *text) trailingUnit(s *section, from, end int) int {
	next := t.rune(end)
	if !s.after || isDigit(t.rune(from)) || bigUnit(next) > 0 && s.small == 4 {
		return 0
	}
	if s.small >= 2 && s.small <= 3 {
		return s.small - 1
	}
	if s.small == 4 && s.any {
		return s.big - 1
	}
	return 0
}
