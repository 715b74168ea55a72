package font

import (
	"unicode/utf16"

	"techins/internal/page/object"
)

// A codespace is a range of codes of one length.
type codespace struct {
	n      int
	lo, hi uint32
}

// holds reports whether each byte of the code lies within the bytes of the range.
func (s codespace) holds(code uint32) bool {
	for shift := 0; shift < s.n*8; shift += 8 {
		b := code >> shift & 0xff
		if b < s.lo>>shift&0xff || b > s.hi>>shift&0xff {
			return false
		}
	}
	return true
}

// A cmap says how a string splits into codes, and what CID or text each code has.
type cmap struct {
	spaces   []codespace
	vertical bool
	identity bool                            // the code is the CID
	cids     table[uint32]                   // CID + 1 by code
	texts    table[int32]                    // rune by code; -1-i points into multi
	multi    []string                        // texts of several characters
	codec    func(code uint32, n int) string // of the predefined encodings: text by code
	asciiCID func(code uint32, n int) (uint32, bool)
}

// maxMapped bounds the codes one CMap may name, against ranges that only cost time.
const maxMapped = 1 << 17

// maxTarget is the longest text, in UTF-16 units, that one code may stand for.
const maxTarget = 64

// next splits the first code off s: its value and length. Bytes outside every range are taken by
// the length of the shortest code.
func (m *cmap) next(s []byte) (code uint32, n int) {
	if len(m.spaces) == 0 {
		if len(s) == 1 {
			return uint32(s[0]), 1
		}
		return uint32(s[0])<<8 | uint32(s[1]), 2
	}
	for n = 1; n <= 4 && n <= len(s); n++ {
		code = code<<8 | uint32(s[n-1])
		for _, sp := range m.spaces {
			if sp.n == n && sp.holds(code) {
				return code, n
			}
		}
	}
	return m.invalid(s)
}

func (m *cmap) invalid(s []byte) (code uint32, n int) {
	shortest := 4
	for _, sp := range m.spaces {
		shortest = min(shortest, sp.n)
	}
	for n = 0; n < shortest && n < len(s); n++ {
		code = code<<8 | uint32(s[n])
	}
	return code, n
}

func (m *cmap) cid(code uint32, n int) uint32 {
	if m.identity {
		return code
	}
	if m.asciiCID != nil {
		if c, ok := m.asciiCID(code, n); ok {
			return c
		}
	}
	if c := m.cids.get(code); c > 0 {
		return c - 1
	}
	if m.codec != nil {
		return noCID
	}
	return 0
}

// noCID stands for a CID that is not known: it has the default width.
const noCID = ^uint32(0)

func (m *cmap) text(code uint32) string {
	switch v := m.texts.get(code); {
	case v > 0:
		return expand(rune(v))
	case v < 0:
		return m.multi[-1-v]
	}
	return ""
}

func (m *cmap) setText(code uint32, units []uint16) {
	if m.texts.n >= maxMapped || len(units) == 0 || len(units) > maxTarget {
		return
	}
	if len(units) == 1 && !utf16.IsSurrogate(rune(units[0])) {
		m.texts.set(code, int32(units[0]))
		return
	}
	if len(units) == 2 {
		if r := utf16.DecodeRune(rune(units[0]), rune(units[1])); r != 0xfffd {
			m.texts.set(code, int32(r))
			return
		}
	}
	m.multi = append(m.multi, utf16Text(units))
	m.texts.set(code, int32(-len(m.multi)))
}

// parseCMap reads a CMap, of an encoding or of ToUnicode. use finds the CMap that it builds on.
func parseCMap(data []byte, use func(name string) *cmap) *cmap {
	m := &cmap{}
	p := cmapParser{m: m, s: object.NewScanner(data), use: use}
	p.run()
	return m
}

type cmapParser struct {
	m    *cmap
	s    *object.Scanner
	use  func(name string) *cmap
	used bool // usecmap was seen: once is enough
	last object.Token
	prev object.Token
}

func (p *cmapParser) run() {
	for {
		t := p.s.Next()
		switch t.Kind {
		case object.End:
			return
		case object.Operator:
			p.operator(string(t.Bytes))
			p.s.Reset()
		}
		p.prev, p.last = p.last, t
	}
}

func (p *cmapParser) operator(op string) {
	switch op {
	case "usecmap":
		if p.last.Kind == object.NameToken && p.use != nil && !p.used {
			p.used = true
			if base := p.use(string(p.last.Bytes)); base != nil {
				p.inherit(base)
			}
		}
	case "def":
		if p.prev.Kind == object.NameToken && string(p.prev.Bytes) == "WMode" {
			p.m.vertical = p.last.Num == 1
		}
	case "begincodespacerange":
		p.codespaces()
	case "begincidchar", "begincidrange":
		p.cids(op == "begincidrange")
	case "beginbfchar", "beginbfrange":
		p.texts(op == "beginbfrange")
	}
}

// inherit takes over everything of the CMap that this one builds on.
func (p *cmapParser) inherit(base *cmap) {
	own := *base
	own.spaces = append([]codespace(nil), base.spaces...)
	own.cids = table[uint32]{n: base.cids.n}
	for i, page := range base.cids.pages {
		if page != nil {
			c := *page
			own.cids.pages[i] = &c
		}
	}
	for k, v := range base.cids.high {
		own.cids.set(k, v)
	}
	*p.m = own
}

func code(b []byte) (v uint32) {
	for _, c := range b[:min(len(b), 4)] {
		v = v<<8 | uint32(c)
	}
	return v
}

func (p *cmapParser) codespaces() {
	for {
		lo, hi := p.s.Next(), p.s.Next()
		if lo.Kind != object.StringToken || hi.Kind != object.StringToken || len(p.m.spaces) >= 256 {
			return
		}
		n := min(len(lo.Bytes), 4)
		if n == 0 {
			continue
		}
		p.m.spaces = append(p.m.spaces, codespace{n, code(lo.Bytes), code(hi.Bytes)})
		p.s.Reset()
	}
}

func (p *cmapParser) cids(ranges bool) {
	for {
		lo := p.s.Next()
		hi := lo
		if ranges {
			hi = p.s.Next()
		}
		cid := p.s.Next()
		if lo.Kind != object.StringToken || hi.Kind != object.StringToken || cid.Kind != object.NumberToken {
			return
		}
		a, b := code(lo.Bytes), code(hi.Bytes)
		for c := uint64(a); c <= uint64(b) && p.m.cids.n < maxMapped; c++ {
			p.m.cids.set(uint32(c), uint32(cid.Num)+uint32(c-uint64(a))+1)
		}
		p.s.Reset()
	}
}

func (p *cmapParser) texts(ranges bool) {
	for {
		lo := p.s.Next()
		if lo.Kind != object.StringToken {
			return
		}
		first := code(lo.Bytes)
		last := first
		if ranges {
			hi := p.s.Next()
			if hi.Kind != object.StringToken {
				return
			}
			last = code(hi.Bytes)
		}
		p.target(first, last, p.s.Next())
		p.s.Reset()
	}
}

// target gives the codes first to last their text: one string that counts up, a name, or an array
// with a string for each.
func (p *cmapParser) target(first, last uint32, t object.Token) {
	switch t.Kind {
	case object.StringToken:
		u := units(t.Bytes)
		for c := uint64(first); c <= uint64(last) && len(u) > 0 && p.m.texts.n < maxMapped; c++ {
			p.m.setText(uint32(c), u)
			u[len(u)-1]++
		}
	case object.NameToken:
		p.m.setText(first, utf16.Encode([]rune(glyphText(string(t.Bytes)))))
	case object.ArrayOpen:
		for c := uint64(first); ; c++ {
			e := p.s.Next()
			if e.Kind != object.StringToken && e.Kind != object.NameToken {
				return
			}
			if c <= uint64(last) && e.Kind == object.StringToken {
				p.m.setText(uint32(c), units(e.Bytes))
			}
		}
	}
}

// units reads UTF-16, high byte first; a lone byte counts as one unit.
func units(b []byte) []uint16 {
	if len(b) == 1 {
		return []uint16{uint16(b[0])}
	}
	out := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		out = append(out, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return out
}
