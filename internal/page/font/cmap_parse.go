package font

import (
	"unicode/utf16"

	"techins/internal/page/object"
)

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
