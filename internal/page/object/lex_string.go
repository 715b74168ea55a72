package object

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
