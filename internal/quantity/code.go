package quantity

import "math/big"

// skipCode gives the end of a run at i in which digits are no numbers: an address on the network, a
// word of letters and digits (ARJ21, ISO9001), digits joined by signs (021-1234567, 10:30:00). It
// gives i when there is none.
func (t *text) skipCode(i int) int {
	c := t.rune(i)
	if isLetter(c) && !isLetter(t.rune(i-1)) && !isDigit(t.rune(i-1)) {
		return t.skipWord(i)
	}
	return i
}

// skipWord skips the letters at i and what hangs on them, but not a currency code.
func (t *text) skipWord(i int) int {
	for _, c := range currencyBefore {
		if c.printed[0] < 0x80 && t.has(i, c.printed) {
			return i + len(c.printed)
		}
	}
	end := i
	for isLetter(t.rune(end)) {
		end++
	}
	if t.has(end, "://") || t.has(i, "www.") || t.rune(end) == '@' {
		for end < len(t.r) && t.r[end] > ' ' && t.r[end] < 0x7f {
			end++
		}
		return end
	}
	for c := t.rune(end); isLetter(c) || isDigit(c) || (c == '-' || c == '.' || c == '/') && (isDigit(t.rune(end+1)) || isLetter(t.rune(end+1))); c = t.rune(end) {
		end++
	}
	return end
}

// codeAt reads digits joined by signs that are no numbers: dates (2023-12-31), telephone numbers
// (021-12345678), times (10:30), ratios (3:7), versions (1.2.3).
func (t *text) codeAt(i int) (p phrase, ok bool) {
	if !isDigit(t.rune(i)) || isDigit(t.rune(i-1)) {
		return p, false
	}
	groups, end := 1, t.digitsEnd(i)
	first := end - i
	sep := t.rune(end)
	for t.oneOf(end, "-/.:") && t.rune(end) == sep && isDigit(t.rune(end+1)) {
		groups++
		end = t.digitsEnd(end + 1)
	}
	if sep == ':' && groups == 2 && t.rune(end) == '.' { // 1:1.5
		end = t.digitsEnd(end + 1)
	}
	year := first == 4 && (t.has(i, "19") || t.has(i, "20"))
	switch {
	case groups == 1:
		return p, false
	case sep == ':' && (groups > 2 || end-i-first == 3):
		p.reason = "time"
	case sep == ':':
		p.reason = "ratio"
	case groups > 2 && year:
		p.reason = "date"
	case groups > 2, sep == '-' && first >= 3 && t.rune(i) == '0':
		p.reason = "code"
	default:
		return p, false
	}
	p.number = number{start: i, end: end, vague: true, val: new(big.Rat)}
	p.from, p.to, p.unitEnd, p.reach = i, end, end, i
	return p, true
}

// digitsEnd is where the digits at i end.
func (t *text) digitsEnd(i int) int {
	for isDigit(t.rune(i)) {
		i++
	}
	return i
}
