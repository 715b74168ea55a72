package font

// A cff is a font in the Compact Font Format (Adobe technical note 5176): what names its glyphs.
type cff struct {
	data    bytesAt
	strings []bytesAt
	glyphs  int
	cid     bool  // keyed by CID
	charset []int // string identifier or CID of each glyph
	codes   map[int]int
}

// readCFF reads the tables of the first font, nil when they are broken.
func readCFF(data []byte) *cff {
	b := bytesAt(data)
	_, at := b.index(b.u8(2))
	tops, at := b.index(at)
	strs, _ := b.index(at)
	if len(tops) == 0 {
		return nil
	}
	c := &cff{data: b, strings: strs}
	top := tops[0].dict()
	_, c.cid = top[1230]
	chars, _ := b.index(last(top[17]))
	if c.glyphs = len(chars); c.glyphs == 0 {
		return nil
	}
	c.readCharset(last(top[15]))
	if !c.cid {
		c.readEncoding(last(top[16]))
	}
	return c
}

func last(v []int) int {
	if len(v) == 0 {
		return 0
	}
	return v[len(v)-1]
}

// index reads an INDEX at an offset: its elements, and the offset behind it.
func (b bytesAt) index(at int) ([]bytesAt, int) {
	n := b.u16(at)
	size := b.u8(at + 2)
	if n == 0 || at+2 > len(b) || size < 1 || size > 4 || at+3+(n+1)*size > len(b) {
		return nil, at + 2
	}
	offset := func(i int) (v int) {
		for _, c := range b.from(at+3+i*size, size) {
			v = v<<8 | int(c)
		}
		return v
	}
	base := at + 2 + (n+1)*size
	out := make([]bytesAt, n)
	for i := range out {
		from, to := offset(i), offset(i+1)
		out[i] = b.from(base+from, to-from)
	}
	return out, base + offset(n)
}

// dict reads the operands of each operator; operators of two bytes are 1200 and more. Real numbers
// count as 0: none of the operators used here has one.
func (b bytesAt) dict() map[int][]int {
	out := map[int][]int{}
	var args []int
	for i := 0; i < len(b); {
		c := int(b[i])
		i++
		switch {
		case c == 12:
			out[1200+b.u8(i)] = args
			args = nil
			i++
		case c <= 21:
			out[c] = args
			args = nil
		case c == 28:
			args = append(args, int(int16(b.u16(i))))
			i += 2
		case c == 29:
			args = append(args, int(int32(b.u32(i))))
			i += 4
		case c == 30:
			for i < len(b) && b[i]&0x0f != 0x0f && b[i]>>4 != 0x0f {
				i++
			}
			i++
			args = append(args, 0)
		case c >= 32 && c <= 246:
			args = append(args, c-139)
		case c >= 247 && c <= 250:
			args = append(args, (c-247)*256+b.u8(i)+108)
			i++
		case c >= 251 && c <= 254:
			args = append(args, -(c-251)*256-b.u8(i)-108)
			i++
		}
	}
	return out
}

// readCharset reads the identifiers of the glyphs; the predefined charsets 0 to 2 are not read, as
// embedded fonts hardly use them, except that the first is the identity.
func (c *cff) readCharset(at int) {
	c.charset = make([]int, 1, min(c.glyphs, 1<<16))
	switch {
	case at == 0 && !c.cid:
		for g := 1; g < c.glyphs && g <= 228; g++ {
			c.charset = append(c.charset, g)
		}
		return
	case at <= 2:
		return
	}
	format := c.data.u8(at)
	at++
	for len(c.charset) < c.glyphs && at < len(c.data) {
		first, left := c.data.u16(at), 0
		at += 2
		switch format {
		case 1:
			left = c.data.u8(at)
			at++
		case 2:
			left = c.data.u16(at)
			at += 2
		}
		for i := 0; i <= left && len(c.charset) < c.glyphs; i++ {
			c.charset = append(c.charset, first+i)
		}
	}
}

// readEncoding reads the built-in encoding: glyph by code. The standard one is left nil.
func (c *cff) readEncoding(at int) {
	if at <= 1 {
		return
	}
	c.codes = map[int]int{}
	format, n := c.data.u8(at), c.data.u8(at+1)
	at += 2
	glyph := 1
	for range n {
		first, left := c.data.u8(at), 0
		at++
		if format&0x7f == 1 {
			left = c.data.u8(at)
			at++
		}
		for i := 0; i <= left; i++ {
			c.codes[first+i] = glyph
			glyph++
		}
	}
}

// name is the name of a glyph of a font that is not keyed by CID.
func (c *cff) name(glyph int) string {
	if c.cid || glyph <= 0 || glyph >= len(c.charset) {
		return ""
	}
	id := c.charset[glyph]
	if id < len(cffStandardStrings) {
		return cffStandardStrings[id]
	}
	if i := id - len(cffStandardStrings); i < len(c.strings) {
		return string(c.strings[i])
	}
	return ""
}
