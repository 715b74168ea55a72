package quantity

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
