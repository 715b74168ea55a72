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
	if t.has(i, "一半") || t.has(i, "半数") {
		return number{start: i, end: i + 2, val: big.NewRat(50, 1), place: 0, nonzero: 1, chinese: true, percent: true}, true
	}
	if t.rune(i) == '半' { // 半成
		return number{start: i, end: i + 1, val: big.NewRat(1, 2), place: -1, nonzero: -1, chinese: true}, true
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
		return 0 + s.lowerOfBig()
	}
	return 0
}

// lowerOfBig is the power of ten just below the last big unit, within the present section: 一万三
// means thirteen thousand, 一亿三 one hundred and thirty million.
func (s *section) lowerOfBig() int { return s.big - 1 }

// doubleDigit gives 1 for two neighbouring digits that mean "one or the other" (两三, 七八), 2 for
// 三五; 0 for any other pair.
func (t *text) doubleDigit(i int) int {
	a, b := chineseDigit[t.rune(i)], chineseDigit[t.rune(i+1)]
	switch {
	case a == 0 || b == 0 || t.rune(i+1) == '两':
		return 0
	case b == a+1:
		return 1
	case a == 3 && b == 5:
		return 2
	}
	return 0
}

// readSequence reads digits that stand side by side without units: 二〇二三 is 2023. done is true
// when there is such a sequence; two equal or unordered digits (两两, 九九) are words, not numbers.
func (t *text) readSequence(i int) (n number, ok, done bool) {
	end := i
	n.val = new(big.Rat)
	for v, isChinese := chineseDigit[t.rune(end)]; isChinese; v, isChinese = chineseDigit[t.rune(end)] {
		if end-i < maxDigits {
			n.val.Mul(n.val, ratTen)
			n.val.Add(n.val, new(big.Rat).SetInt64(v))
		}
		end++
	}
	n.start, n.end, n.chinese, n.whole = i, end, true, true
	word := t.rune(i) == '两' || t.rune(i+1) == '两' || t.rune(end-1) == '两'
	switch {
	case end-i < 2, end-i == 2 && t.doubleDigit(i) > 0, end-i < 4 && smallUnit(t.rune(end))+bigUnit(t.rune(end)) > 0, t.rune(end) == '点':
		return n, false, false
	case end-i == 2 && t.rune(i+1) != '零' || end-i == 3 && t.rune(i+1) != '零' || end-i > maxDigits || word:
		return n, false, true
	}
	return n, true, true
}

var ratTen = big.NewRat(10, 1)

// readPoint reads 点 and decimals after a Chinese numeral, then 万 or 亿: 一点二万亿. The times
// 两点三十分 and 两点一刻 are none.
func (t *text) readPoint(n *number) {
	first := n.end + 1
	if t.rune(n.end) != '点' || n.span > 0 || !isChineseDigit(t.rune(first)) {
		return
	}
	end := first
	var digits []byte
	for ; isChineseDigit(t.rune(end)) && end-first <= maxDigits; end++ {
		digits = append(digits, byte('0'+chineseDigit[t.rune(end)]))
	}
	if t.oneOf(end, "十刻钟分") {
		return
	}
	frac, _ := new(big.Int).SetString(string(digits), 10)
	part := new(big.Rat).SetInt(frac)
	n.val = part.Add(n.val, part.Mul(part, pow10(-len(digits))))
	n.place = -len(digits)
	n.nonzero = n.place + trailingZeros(digits)
	n.whole, n.lone, n.end = false, false, end
	t.readScale(n)
}

func isChineseDigit(c rune) bool {
	_, ok := chineseDigit[c]
	return ok
}

// readVague reads 数十, 几百万: numbers of which only the size is told.
func (t *text) readVague(i int) (number, bool) {
	if t.rune(i+1) != '十' && t.rune(i+1) != '百' && t.rune(i+1) != '千' && t.rune(i+1) != '万' && t.rune(i+1) != '亿' {
		return number{start: i, end: i}, false
	}
	n, ok := t.readChinese(i + 1)
	n.start, n.vague = i, true
	return n, ok
}
