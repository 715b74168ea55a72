package object

import (
	"math"
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
