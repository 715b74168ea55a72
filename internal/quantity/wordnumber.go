package quantity

import "math/big"

// wordNumbers are words that say a number without a numeral, in percent.
var wordNumbers = []struct {
	word    string
	percent int64
	change  int
	h       hedge
}{
	{"翻番", 100, 1, plainly},
	{"减半", 50, -1, plainly},
	{"过半", 50, 0, atLeast},
}

// wordNumberAt is the word number that begins at i.
func (t *text) wordNumberAt(i int) (p phrase, ok bool) {
	for _, w := range wordNumbers {
		if !t.has(i, w.word) || t.rune(i+2) == '数' {
			continue
		}
		end := i + len([]rune(w.word))
		p.number = number{start: i, end: end, val: big.NewRat(w.percent, 1), percent: true, exact: true, chinese: true}
		p.from, p.reach, p.to, p.unitEnd = i, i, end, end
		p.change, p.h = w.change, w.h
		return p, true
	}
	return p, false
}
