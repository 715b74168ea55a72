package object

// A Kind is what a Token is.
type Kind uint8

const (
	End Kind = iota
	NumberToken
	NameToken
	StringToken
	ArrayOpen
	ArrayClose
	DictToken
	Operator
	OtherToken // true, false, null
)

// A Token of a content stream or a CMap. Bytes are valid until the next call of Reset.
type Token struct {
	Kind  Kind
	Num   float64
	Bytes []byte
	Dict  Dict
}

// A Scanner splits a content stream into tokens without allocating for each of them.
type Scanner struct {
	l lexer
}

// NewScanner reads data.
func NewScanner(data []byte) *Scanner { return &Scanner{l: lexer{data: data}} }

// Reset lets go of the strings given so far; call it after each operator.
func (s *Scanner) Reset() { s.l.scratch = s.l.scratch[:0] }

// Pos is the offset behind the last token.
func (s *Scanner) Pos() int { return s.l.pos }

// Seek moves to an offset.
func (s *Scanner) Seek(pos int) { s.l.pos = min(max(pos, 0), len(s.l.data)) }

// Data is all that is read.
func (s *Scanner) Data() []byte { return s.l.data }

// Next gives the next token, of kind End at the end.
func (s *Scanner) Next() Token {
	l := &s.l
	l.skipSpace()
	if l.pos >= len(l.data) {
		return Token{}
	}
	c := l.data[l.pos]
	switch c {
	case '/':
		return s.name()
	case '(':
		return Token{Kind: StringToken, Bytes: l.literal()}
	case '<':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '<' {
			return s.dict()
		}
		return Token{Kind: StringToken, Bytes: l.hex()}
	case '[':
		l.pos++
		return Token{Kind: ArrayOpen}
	case ']':
		l.pos++
		return Token{Kind: ArrayClose}
	case '>', '{', '}', ')':
		l.pos++
		return Token{Kind: OtherToken}
	}
	start := l.pos
	for l.pos < len(l.data) && class[l.data[l.pos]] == classRegular {
		l.pos++
	}
	w := l.data[start:l.pos]
	if c <= '9' {
		if v, _, ok := parseNumber(w); ok {
			return Token{Kind: NumberToken, Num: v}
		}
	}
	switch string(w) {
	case "true", "false", "null":
		return Token{Kind: OtherToken, Bytes: w}
	}
	return Token{Kind: Operator, Bytes: w}
}

func (s *Scanner) name() Token {
	l := &s.l
	l.pos++
	start, escaped := l.pos, false
	for l.pos < len(l.data) && class[l.data[l.pos]] == classRegular {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	raw := l.data[start:l.pos]
	if escaped {
		raw = unescapeName(raw)
	}
	return Token{Kind: NameToken, Bytes: raw}
}

// dict reads a dictionary whole; a broken one counts as empty.
func (s *Scanner) dict() Token {
	s.l.pos += 2
	o, err := s.l.dict()
	if err != nil {
		return Token{Kind: DictToken}
	}
	d, _ := o.(Dict)
	return Token{Kind: DictToken, Dict: d}
}
