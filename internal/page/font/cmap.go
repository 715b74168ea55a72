package font

import (
	"unicode/utf16"
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
