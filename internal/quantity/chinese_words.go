package quantity

import "math/big"

// doubleDigit gives 1 for two neighbouring digits that mean "one or the other" (两三, 七八), 2 for
// 三五; 0 for any other pair.
func (t *text) doubleDigit(i int) int {
	a, b := chineseDigit[t.rune(i)], chineseDigit[t.rune(i+1)]
	switch {
	case a == 0 || b == 0 || t.rune(i+1) == '两' && t.rune(i) != '一': // 六两 is a weight
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
	length := end - i
	a := t.rune(i)
	unit := smallUnit(t.rune(end)) + bigUnit(t.rune(end))
	switch {
	case length < 2, length == 2 && (t.doubleDigit(i) > 0 || t.rune(i+1) == '两' && a != '两'), length < 4 && unit > 0, t.rune(end) == '点':
		return n, false, false
	case length < 4 && t.rune(i+1) != '零', length > maxDigits, t.rune(i) == '两', t.rune(end-1) == '两':
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
	if smallUnit(t.rune(i+1))+bigUnit(t.rune(i+1)) == 0 {
		return number{start: i, end: i}, false
	}
	n, ok := t.readChinese(i + 1)
	n.start, n.vague = i, true
	return n, ok
}

// readHalf reads 一半 and 半数, which are 50 percent, and the 半 of 半成.
func (t *text) readHalf(i int) (number, bool) {
	switch {
	case t.has(i, "一半"), t.has(i, "半数"):
		return number{start: i, end: i + 2, val: big.NewRat(50, 1), nonzero: 1, chinese: true, percent: true}, true
	case t.rune(i) == '半':
		return number{start: i, end: i + 1, val: big.NewRat(1, 2), place: -1, nonzero: -1, chinese: true}, true
	}
	return number{}, false
}
