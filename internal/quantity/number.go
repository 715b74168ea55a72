package quantity

import "math/big"

// A number is one numeral of the text with the precision of its printing.
type number struct {
	start, end int      // in text.r
	val        *big.Rat // the value without its unit, sign included; never changed in place
	// place is the power of ten of the last printed digit (-1 for 3.1, 11 for 3.1万亿), nonzero that
	// of the last digit that is not 0 (2 for 1300).
	place, nonzero int
	whole          bool     // printed in full, without 万 or 亿 and without decimals
	exact          bool     // a number without places: 翻一番
	step           *big.Rat // of a fraction: what one more part would add; nil for other numbers
	percent        bool     // 百分之, 千分之: val and places are in percent already
	chinese        bool     // written in Chinese characters
	lone           bool     // begins with 十 百 千 万 亿 and has no digit: 百亿, 千家
	open           bool     // 余 多 几 : up to the next unit of the last nonzero place
	vague          bool     // 数十, 几百: no value can be given
	span           int      // 两三家: the upper end lies span units of the last place above
	scale          int      // the power of ten of a closing 万 or 亿, for 3至5亿
}

var pow10s = func() (p [64]*big.Int) {
	for i := range p {
		p[i] = new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(i)), nil)
	}
	return
}()

// pow10 is 10^e as a fraction; |e| stays below 64 because numerals have at most maxDigits digits.
func pow10(e int) *big.Rat {
	if e < 0 {
		return new(big.Rat).SetFrac(pow10s[0], pow10s[min(-e, 63)])
	}
	return new(big.Rat).SetInt(pow10s[min(e, 63)])
}

// shift multiplies the number by 10^e.
func (n *number) shift(e int) {
	n.times(pow10(e))
	n.place += e
	n.nonzero += e
}

const maxDigits = 30

var chineseDigit = map[rune]int64{'零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '两': 2}

func smallUnit(c rune) int {
	switch c {
	case '十':
		return 1
	case '百':
		return 2
	case '千':
		return 3
	}
	return 0
}

func bigUnit(c rune) int {
	switch c {
	case '万':
		return 4
	case '亿':
		return 8
	}
	return 0
}

func isNumeral(c rune) bool {
	_, ok := chineseDigit[c]
	return ok || smallUnit(c) > 0 || bigUnit(c) > 0
}

// readNumber reads the numeral that begins at i: a sign, digits or Chinese numerals, a fraction.
// ok is false when none begins there; then end says where to look on.
func (t *text) readNumber(i int) (n number, ok bool) {
	n, ok = t.readSigned(i)
	if !ok {
		return
	}
	if m, found := t.readFraction(n); found {
		return m, true
	}
	return n, true
}

// readSigned reads a numeral with an optional sign.
func (t *text) readSigned(i int) (n number, ok bool) {
	j := i
	negative := t.rune(i) == '负' || t.rune(i) == '-' && !isDigit(t.rune(i-1)) && !isLetter(t.rune(i-1))
	if negative {
		j++
	}
	if isDigit(t.rune(j)) || t.rune(j) == '.' {
		n, ok = t.readDigits(j)
	} else {
		n, ok = t.readChinese(j)
	}
	if ok && negative {
		n.val = new(big.Rat).Neg(n.val)
		n.start = i
	}
	return
}

// readFraction looks for 三分之一, 百分之五, 一又二分之一, 3/5 and 1 3/5 that go on from n.
func (t *text) readFraction(n number) (number, bool) {
	switch {
	case t.has(n.end, "分之"):
		return t.readParts(n)
	case t.rune(n.end) == '又':
		den, ok := t.readSigned(n.end + 1)
		if !ok || !t.has(den.end, "分之") {
			return n, false
		}
		part, ok := t.readParts(den)
		return addPart(n, part), ok
	case t.rune(n.end) == '/' && n.whole && !n.chinese:
		return t.readSlash(n)
	case t.rune(n.end) == ' ' && n.whole && !n.chinese:
		num, ok := t.readDigits(n.end + 1)
		if !ok || !num.whole || t.rune(num.end) != '/' {
			return n, false
		}
		part, ok := t.readSlash(num)
		return addPart(n, part), ok
	}
	return n, false
}

// readParts reads the numerator after 分之; den is the denominator before it.
func (t *text) readParts(den number) (number, bool) {
	num, ok := t.readSigned(den.end + 2)
	if !ok || den.val.Sign() == 0 {
		return den, false
	}
	if t.oneOf(num.end, "kK") && !isLetter(t.rune(num.end+1)) {
		num.shift(3)
		num.end++
	}
	num.start = den.start
	if den.val.Sign() < 0 { // 负百分之五
		den.val, num.val = new(big.Rat).Neg(den.val), new(big.Rat).Neg(num.val)
	}
	if e := powerOfTen(den); e >= 2 && den.lone {
		num.shift(2 - e)
		num.exact = num.lone // 百分之百
		num.percent, num.whole, num.lone = true, false, false
		return num, true
	}
	return num.over(den), true
}

// over is the fraction n/den.
func (n number) over(den number) number {
	n.step = new(big.Rat).Inv(den.val)
	n.val = new(big.Rat).Mul(n.val, n.step)
	n.whole, n.lone = false, false
	return n
}

// times multiplies the number by f and leaves its places as they are.
func (n *number) times(f *big.Rat) {
	n.val = new(big.Rat).Mul(n.val, f)
	if n.step != nil {
		n.step = new(big.Rat).Mul(n.step, f)
	}
}

// powerOfTen is e when the number is 10^e, else -1.
func powerOfTen(n number) int {
	if !n.val.IsInt() || n.place < 0 || n.place >= len(pow10s) || n.val.Num().Cmp(pow10s[n.place]) != 0 {
		return -1
	}
	return n.place
}

// readSlash reads /5 after the numerator; dates such as 2023/12/31 are none.
func (t *text) readSlash(num number) (number, bool) {
	den, ok := t.readDigits(num.end + 1)
	if !ok || !den.whole || den.val.Sign() == 0 || t.rune(den.end) == '/' || t.rune(num.start-1) == '/' {
		return num, false
	}
	num.end = den.end
	return num.over(den), true
}

// addPart adds the fraction to the whole number, away from zero.
func addPart(n, part number) number {
	if n.val.Sign() < 0 {
		part.val = new(big.Rat).Neg(part.val)
	}
	part.val = new(big.Rat).Add(n.val, part.val)
	part.start = n.start
	return part
}
