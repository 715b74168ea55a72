package object

import (
	"math"
	"strconv"
)

// digits reads a whole number without a sign.
func (l *lexer) digits() (n int64, ok bool) {
	l.skipSpace()
	start := l.pos
	for l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '9' && l.pos-start < 18 {
		n = n*10 + int64(l.data[l.pos]-'0')
		l.pos++
	}
	return n, l.pos > start
}

// parseNumber reads a PDF number; the forms that other readers forgive ("--5", "1.2-3", ".") count
// as far as they can be read.
func parseNumber(w []byte) (v float64, isInt, ok bool) {
	i, neg := 0, false
	for i < len(w) && (w[i] == '-' || w[i] == '+') {
		neg = neg || w[i] == '-'
		i++
	}
	digits, isInt := 0, true
	scale := 1.0
loop:
	for ; i < len(w); i++ {
		c := w[i]
		switch {
		case c >= '0' && c <= '9':
			v = v*10 + float64(c-'0')
			if !isInt {
				scale *= 10
			}
			digits++
		case c == '.' && isInt:
			isInt = false
		case c == '-' && digits > 0:
			break loop
		default:
			return 0, false, false
		}
	}
	if digits == 0 && isInt {
		return 0, false, false
	}
	if digits > 15 {
		v, scale = slowNumber(w), 1
	}
	v /= scale
	if neg && digits <= 15 {
		v = -v
	}
	return v, isInt, true
}

// slowNumber is for more digits than a float64 holds exactly on the way.
func slowNumber(w []byte) float64 {
	v, err := strconv.ParseFloat(string(w), 64)
	if err != nil || math.IsInf(v, 0) || math.Abs(v) > 1e18 {
		return 0
	}
	return v
}
