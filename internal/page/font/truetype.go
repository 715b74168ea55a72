package font

import "encoding/binary"

// bytesAt reads big-endian numbers; outside the data they are 0.
type bytesAt []byte

func (b bytesAt) u8(i int) int {
	if i < 0 || i >= len(b) {
		return 0
	}
	return int(b[i])
}

func (b bytesAt) u16(i int) int {
	if i < 0 || i+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[i:]))
}

func (b bytesAt) u32(i int) int {
	if i < 0 || i+4 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint32(b[i:]))
}

// from is the data from i on, to at most n bytes.
func (b bytesAt) from(i, n int) bytesAt {
	if i < 0 || i > len(b) || n < 0 {
		return nil
	}
	return b[i:min(i+n, len(b))]
}

// An sfnt is a TrueType or OpenType font file.
type sfnt struct {
	tables map[string]bytesAt
}

// readSFNT reads the table directory, nil when the data is no font file.
func readSFNT(data []byte) *sfnt {
	b := bytesAt(data)
	switch b.u32(0) {
	case 0x00010000, 0x74727565, 0x4f54544f: // TrueType, true, OTTO
	default:
		return nil
	}
	f := &sfnt{tables: map[string]bytesAt{}}
	for i := range min(b.u16(4), 64) {
		e := b.from(12+16*i, 16)
		if len(e) == 16 {
			f.tables[string(e[:4])] = b.from(e.u32(8), e.u32(12))
		}
	}
	return f
}

// subtable is the cmap of a platform and encoding, nil when there is none.
func (f *sfnt) subtable(platform, encoding int) bytesAt {
	t := f.tables["cmap"]
	for i := range min(t.u16(2), 64) {
		e := 4 + 8*i
		if t.u16(e) == platform && (encoding < 0 || t.u16(e+2) == encoding) {
			return t.from(t.u32(e+4), len(t))
		}
	}
	return nil
}

// glyphs calls yield with the codes of a cmap and their glyphs, in ascending order of the codes.
func (t bytesAt) glyphs(yield func(code, glyph int)) {
	switch t.u16(0) {
	case 0:
		for c := range 256 {
			yield(c, t.u8(6+c))
		}
	case 4:
		t.segments(yield)
	case 6:
		first := t.u16(6)
		for i := range t.u16(8) {
			yield(first+i, t.u16(10+2*i))
		}
	case 12:
		total := 0
		for i := range min(t.u32(12), len(t)/12) {
			g := 16 + 12*i
			first, last, glyph := t.u32(g), t.u32(g+4), t.u32(g+8)
			for c := first; c <= last && total < maxMapped; c++ {
				yield(c, glyph+c-first)
				total++
			}
		}
	}
}

// segments reads a cmap of format 4.
func (t bytesAt) segments(yield func(code, glyph int)) {
	n, total := t.u16(6)/2, 0
	for i := range n {
		last, first := t.u16(14+2*i), t.u16(16+2*n+2*i)
		delta, at := t.u16(16+4*n+2*i), 16+6*n+2*i
		offset := t.u16(at)
		for c := first; c <= last && c < 0xffff && total < maxMapped; c++ {
			total++
			g := c
			if offset != 0 {
				if g = t.u16(at + offset + 2*(c-first)); g == 0 {
					continue
				}
			}
			yield(c, (g+delta)&0xffff)
		}
	}
}

// runes gives the character of each glyph by the font's Unicode cmap and, for glyphs that it leaves
// out, by their names in the post table. A glyph of several characters has
// the first; private characters say nothing.
func (f *sfnt) runes() map[int]string {
	out := map[int]string{}
	for _, t := range []bytesAt{f.subtable(3, 10), f.subtable(3, 1), f.subtable(0, -1)} {
		t.glyphs(func(code, glyph int) {
			if glyph > 0 && code > ' ' && !private(code) && out[glyph] == "" {
				out[glyph] = expand(rune(code))
			}
		})
		if len(out) > 0 {
			break
		}
	}
	for g, name := range f.names() {
		if s := glyphText(name); s != "" && out[g] == "" {
			out[g] = s
		}
	}
	return out
}

func private(code int) bool {
	return code >= 0xe000 && code <= 0xf8ff || code >= 0xf0000
}

// names are the glyphs' names of the post table, nil when it has none.
func (f *sfnt) names() []string {
	t := f.tables["post"]
	if t.u32(0) != 0x00020000 {
		return nil
	}
	n := t.u16(32)
	var strs []string
	for at := 34 + 2*n; at < len(t); {
		size := t.u8(at)
		strs = append(strs, string(t.from(at+1, size)))
		at += 1 + size
	}
	out := make([]string, n)
	for g := range out {
		switch i := t.u16(34 + 2*g); {
		case i < len(macGlyphNames):
			out[g] = macGlyphNames[i]
		case i-len(macGlyphNames) < len(strs):
			out[g] = strs[i-len(macGlyphNames)]
		}
	}
	return out
}

// codeGlyphs maps the one-byte codes of a symbolic font to glyphs: by its (3,0) cmap, whose codes may
// be moved to a private area, or its (1,0) cmap.
func (f *sfnt) codeGlyphs() map[int]int {
	out := map[int]int{}
	for _, t := range []bytesAt{f.subtable(3, 0), f.subtable(1, 0)} {
		t.glyphs(func(code, glyph int) {
			if glyph > 0 && (code < 256 || code >= 0xf000 && code < 0xf100) {
				out[code&0xff] = glyph
			}
		})
		if len(out) > 0 {
			break
		}
	}
	return out
}
