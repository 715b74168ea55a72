package quantity

import "math/big"

// readDigits reads a numeral that begins with Arabic digits: 1,234.5, 1 035, 18. 6, .5, 3.1万亿,
// 1亿2000万, 7万5千.
func (t *text) readDigits(i int) (number, bool) {
	digits, decimals, end := t.scanDigits(i)
	if len(digits) == 0 || len(digits) > maxDigits {
		return number{start: i, end: end}, false
	}
	n := number{start: i, end: end, place: -decimals, nonzero: -decimals + trailingZeros(digits), whole: decimals == 0}
	coef, _ := new(big.Int).SetString(string(digits), 10)
	n.val = new(big.Rat).SetInt(coef)
	n.val.Mul(n.val, pow10(-decimals))
	if decimals == 0 && len(digits) <= 12 && (smallUnit(t.rune(end)) > 0 || bigUnit(t.rune(end)) > 0) {
		// 1亿2000万 goes on below its unit, as Chinese numerals do.
		if m, ok := t.readChinese(i); ok {
			return m, true
		}
	}
	t.readScale(&n)
	return n, true
}

// scanDigits gives the digits at i without point and separators, how many of them are decimals, and
// where they end.
func (t *text) scanDigits(i int) (digits []byte, decimals, end int) {
	for end = i; ; end++ {
		switch {
		case isDigit(t.rune(end)):
			if len(digits) <= maxDigits {
				digits = append(digits, byte(t.rune(end)))
			}
			continue
		case len(digits) > 0 && t.groupFollows(i, end):
			continue
		}
		break
	}
	point := t.rune(end) == '.'
	from := end + 1
	if point && t.rune(from) == ' ' && t.flows(i) {
		from++
	}
	if !point || !isDigit(t.rune(from)) || t.yearFollows(from) || len(digits) == 0 && (isDigit(t.rune(i-1)) || isLetter(t.rune(i-1))) {
		return
	}
	for end = from; isDigit(t.rune(end)); end++ {
		if len(digits) <= maxDigits {
			digits = append(digits, byte(t.rune(end)))
			decimals++
		}
	}
	return
}

// groupFollows reports whether the sign at end parts thousands: the digits from i have at most
// three before the first one and exactly three stand after it. A comma or a blank may part them; a
// full-width comma between ASCII digits parts the members of a list after 分别 (分别为120，300和450家).
func (t *text) groupFollows(i, end int) bool {
	sep := t.rune(end)
	wide := sep == '，' && (t.fullWidth(end-1) && t.fullWidth(end+1) || !t.respectively(i) && !t.oneOf(i-1, "第前"))
	if sep != ',' && sep != ' ' && !wide {
		return false
	}
	first := i
	for first < end && isDigit(t.rune(first)) {
		first++
	}
	if first-i > 3 || t.rune(i) == '0' || first < end && t.rune(first) != sep {
		return false
	}
	for k := 1; k <= 3; k++ {
		if !isDigit(t.rune(end + k)) {
			return false
		}
	}
	return !isDigit(t.rune(end + 4))
}

// respectively reports whether 分别 announces a list shortly before i.
func (t *text) respectively(i int) bool {
	for k := i - 2; k >= i-12; k-- {
		if t.has(k, "分别") {
			return true
		}
	}
	return false
}

// fullWidth reports whether a full-width digit was printed at i.
func (t *text) fullWidth(i int) bool {
	return i < len(t.r) && t.src[t.at[i]] >= '０' && t.src[t.at[i]] <= '９'
}

// yearFollows reports whether 2023年 stands at i: the point before it ended a list number (2.2023年).
func (t *text) yearFollows(i int) bool {
	return (t.has(i, "19") || t.has(i, "20")) && isDigit(t.rune(i+2)) && isDigit(t.rune(i+3)) && t.rune(i+4) == '年'
}

// flows reports whether the number at i stands in the flow of a sentence and is no list number:
// "保障18. 6亿元" is one number, "3. 6家企业" are two.
func (t *text) flows(i int) bool { return isHan(t.rune(i - 1)) }

func trailingZeros(digits []byte) int {
	z := 0
	for z < len(digits) && digits[len(digits)-1-z] == '0' {
		z++
	}
	if z == len(digits) {
		return 0
	}
	return z
}

// readScale takes 余 多 几 and then 十 百 千 万 亿 (or k) after a decimal number.
func (t *text) readScale(n *number) {
	t.readOpen(n)
	e := smallUnit(t.rune(n.end))
	if e > 0 && t.oneOf(n.end+1, "米克瓦赫焦卡帕伏") { // 千米, 千克, 千瓦 are units
		e = 0
	}
	if e > 0 {
		n.end++
	}
	for u := bigUnit(t.rune(n.end)); u > 0 && e < 12; u = bigUnit(t.rune(n.end)) {
		e += u
		n.end++
	}
	k := n.end
	if e == 0 && t.rune(k) == ' ' {
		k++
	}
	if e == 0 && t.oneOf(k, "kK") && !isLetter(t.rune(k+1)) {
		e, n.end = 3, k+1
	}
	if e > 0 {
		n.whole = n.whole && e < 4
		n.scale = e
		n.shift(e)
		t.readOpen(n)
	}
}

// readOpen takes 余, 多 or 几 after a numeral.
func (t *text) readOpen(n *number) {
	if n.open || !t.oneOf(n.end, "余多几") {
		return
	}
	// 几 is a digit of a Chinese numeral only; 多 may begin a word of its own (3多元, 多个).
	next := t.rune(n.end + 1)
	if t.rune(n.end) == '几' && !n.chinese || t.rune(n.end) == '多' && (next == '个' && n.chinese && n.nonzero == 0 || t.has(n.end, "多元化")) {
		return
	}
	n.open = true
	n.end++
}
