package object

import (
	"math"
	"strconv"
)

const maxNesting = 64 // of arrays and dictionaries in each other

// class tells white space and delimiters from the regular characters of a token.
var class = func() (t [256]uint8) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = classSpace
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = classDelim
	}
	return
}()

const (
	classRegular = iota
	classSpace
	classDelim
)

// A lexer reads objects from bytes in memory.
type lexer struct {
	data  []byte
	pos   int
	depth int
	// decrypt, when set, is applied to every string.
	decrypt func([]byte) []byte
	// scratch holds the strings that do not stand in data as they are.
	scratch []byte
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		switch {
		case class[c] == classSpace:
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// object reads the next object or keyword. At the end of the data it returns keyword("").
func (l *lexer) object() (Object, error) {
	l.skipSpace()
	if l.pos >= len(l.data) {
		return keyword(""), nil
	}
	switch c := l.data[l.pos]; c {
	case '/':
		return l.name(), nil
	case '(':
		from := len(l.scratch)
		o := l.str(l.literal())
		l.scratch = l.scratch[:from]
		return o, nil
	case '<':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '<' {
			l.pos += 2
			return l.dict()
		}
		from := len(l.scratch)
		o := l.str(l.hex())
		l.scratch = l.scratch[:from]
		return o, nil
	case '[':
		l.pos++
		return l.array()
	case '>':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '>' {
			l.pos += 2
			return keyword(">>"), nil
		}
		fallthrough
	case ']', '{', '}', ')':
		l.pos++
		return keyword(string(rune(c))), nil
	}
	return l.word(), nil
}

func (l *lexer) str(b []byte) Object {
	if l.decrypt != nil {
		b = l.decrypt(b)
	}
	return String(b)
}

// word reads a number, a reference, a boolean, null or a keyword.
func (l *lexer) word() Object {
	start := l.pos
	for l.pos < len(l.data) && class[l.data[l.pos]] == classRegular {
		l.pos++
	}
	w := l.data[start:l.pos]
	if v, isInt, ok := parseNumber(w); ok {
		if !isInt {
			return Real(v)
		}
		if v >= 0 && v <= math.MaxUint32 {
			if gen, ok := l.refTail(); ok {
				return Ref{uint32(v), gen}
			}
		}
		return Integer(v)
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return keyword(w)
}

// refTail reads " G R" after an object number, or leaves everything as it was.
func (l *lexer) refTail() (uint16, bool) {
	p := l.pos
	digits := func() (n int, ok bool) {
		for p < len(l.data) && class[l.data[p]] == classSpace {
			p++
		}
		s := p
		for p < len(l.data) && l.data[p] >= '0' && l.data[p] <= '9' && p-s < 6 {
			n = n*10 + int(l.data[p]-'0')
			p++
		}
		return n, p > s
	}
	gen, ok := digits()
	if !ok || gen > math.MaxUint16 || p >= len(l.data) || class[l.data[p]] != classSpace {
		return 0, false
	}
	for p < len(l.data) && class[l.data[p]] == classSpace {
		p++
	}
	if p >= len(l.data) || l.data[p] != 'R' || p+1 < len(l.data) && class[l.data[p+1]] == classRegular {
		return 0, false
	}
	l.pos = p + 1
	return uint16(gen), true
}

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

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) name() Object {
	l.pos++
	start, escaped := l.pos, false
	for l.pos < len(l.data) && class[l.data[l.pos]] == classRegular {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	raw := l.data[start:l.pos]
	if !escaped {
		return Name(raw)
	}
	return Name(unescapeName(raw))
}

func unescapeName(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if h, k := unhex(raw[i+1]), unhex(raw[i+2]); h >= 0 && k >= 0 {
				out = append(out, byte(h<<4|k))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return out
}

// literal reads a string in parentheses; without escapes the result shares the data.
func (l *lexer) literal() []byte {
	l.pos++
	start, depth := l.pos, 1
	for ; l.pos < len(l.data); l.pos++ {
		switch l.data[l.pos] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return l.data[start : l.pos-1]
			}
		case '\\', '\r':
			return l.escapedLiteral(start, depth)
		}
	}
	return l.data[start:]
}

func (l *lexer) escapedLiteral(start, depth int) []byte {
	from := len(l.scratch)
	out := append(l.scratch, l.data[start:l.pos]...)
	defer func() { l.scratch = out }()
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out[from:len(out):len(out)]
			}
		case '\r':
			c = '\n'
			if l.pos < len(l.data) && l.data[l.pos] == '\n' {
				l.pos++
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return out[from:len(out):len(out)]
}

// escape reads what follows a backslash in a string.
func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.data) {
		return out
	}
	c := l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '\n':
		return out
	case '\r':
		if l.pos < len(l.data) && l.data[l.pos] == '\n' {
			l.pos++
		}
		return out
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := int(c - '0')
		for i := 0; i < 2 && l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '7'; i++ {
			v = v<<3 | int(l.data[l.pos]-'0')
			l.pos++
		}
		c = byte(v)
	}
	return append(out, c)
}

// hex reads a string in angle brackets; what is no hexadecimal digit is passed over.
func (l *lexer) hex() []byte {
	l.pos++
	start := l.pos
	for l.pos < len(l.data) && l.data[l.pos] != '>' {
		l.pos++
	}
	from := len(l.scratch)
	l.scratch = appendHex(l.scratch, l.data[start:l.pos])
	if l.pos < len(l.data) {
		l.pos++
	}
	return l.scratch[from:len(l.scratch):len(l.scratch)]
}

func appendHex(out, digits []byte) []byte {
	high := -1
	for _, c := range digits {
		d := unhex(c)
		switch {
		case d < 0:
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return out
}

func (l *lexer) array() (Object, error) {
	if l.depth++; l.depth > maxNesting {
		return nil, damaged("arrays nested deeper than %d", maxNesting)
	}
	defer func() { l.depth-- }()
	out := Array{}
	for {
		o, err := l.object()
		if err != nil {
			return nil, err
		}
		if k, ok := o.(keyword); ok {
			if k == "]" {
				return out, nil
			}
			if k == "" || k == "endobj" || k == ">>" {
				return nil, damaged("array without end")
			}
			continue
		}
		out = append(out, o)
	}
}

func (l *lexer) dict() (Object, error) {
	if l.depth++; l.depth > maxNesting {
		return nil, damaged("dictionaries nested deeper than %d", maxNesting)
	}
	defer func() { l.depth-- }()
	out := Dict{}
	for {
		k, err := l.object()
		if err != nil {
			return nil, err
		}
		if k == keyword(">>") {
			return out, nil
		}
		if w, ok := k.(keyword); ok && (w == "" || w == "endobj" || w == "stream") {
			return nil, damaged("dictionary without end")
		}
		key, ok := k.(Name)
		if !ok {
			continue
		}
		v, err := l.object()
		if err != nil {
			return nil, err
		}
		if v == keyword(">>") {
			return out, nil
		}
		if _, bare := v.(keyword); !bare {
			out[key] = v
		}
	}
}
