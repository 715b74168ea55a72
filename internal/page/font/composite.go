package font

import (
	"techins/internal/page/object"
)

// A composite is the Type 0 part of a font.
type composite struct {
	encoding   *cmap
	unicode    *cmap                   // ToUnicode, may be nil
	glyphs     func(cid uint32) string // what the embedded font says, may be nil
	collection *collection             // of a predefined encoding with widths, may be nil
	widths     table[float32]          // advance + 1, so that 0 stands for none
	dw         float64
	verticals  map[uint32][3]float64 // advance, X, Y of W2
	dw2        [2]float64            // Y, advance
}

func (ft *Font) loadComposite(f *object.View, d object.Dict) {
	var df object.Dict
	if a := f.Array(d["DescendantFonts"]); len(a) > 0 {
		df = f.Dict(a[0])
	}
	ft.describe(f, string(f.Name(d["BaseFont"])), f.Dict(df["FontDescriptor"]))
	c := &composite{
		encoding: encodingCMap(f, d["Encoding"], 0),
		unicode:  toUnicode(f, d),
		dw:       f.Float(df["DW"], 1000) / 1000,
		dw2:      [2]float64{0.88, -1},
	}
	c.readWidths(f, f.Array(df["W"]))
	ordering := string(f.Bytes(f.Dict(df["CIDSystemInfo"])["Ordering"]))
	if c.encoding.codec != nil && c.widths.n > 0 {
		c.collection = namedCollection(ordering)
	}
	if c.unicode == nil && c.encoding.codec == nil {
		c.setGlyphTexts(f, df, ordering)
	}
	ft.composite = c
	ft.Vertical = c.encoding.vertical
	if a := f.Floats(df["DW2"]); len(a) == 2 {
		c.dw2 = [2]float64{a[0] / 1000, a[1] / 1000}
	}
	if ft.Vertical {
		c.readVerticals(f, f.Array(df["W2"]))
	}
	f.Work += int64(c.widths.n + c.encoding.cids.n)
	if c.unicode != nil {
		f.Work += int64(c.unicode.texts.n)
	}
}

// setGlyphTexts is for a font without ToUnicode whose codes are CIDs: a collection of Adobe's has a
// character for each, and the embedded font may name its glyphs. Where the two disagree the producer
// has numbered the glyphs in its own way, and there is no text.
func (c *composite) setGlyphTexts(f *object.View, df object.Dict, ordering string) {
	named, embedded := namedCollection(ordering), glyphTexts(f, df)
	switch {
	case named == nil:
		c.glyphs = embedded
	case embedded == nil:
		c.glyphs = named.text
	default:
		c.glyphs = func(cid uint32) string {
			text := named.text(cid)
			if own := embedded(cid); own != "" && own != text {
				return ""
			}
			return text
		}
	}
}

// encodingCMap is the CMap an Encoding entry names or holds; Identity when it cannot be read.
func encodingCMap(f *object.View, o object.Object, depth int) *cmap {
	identity := predefinedCMap("Identity-H")
	switch v := f.Get(o).(type) {
	case object.Name:
		if m := predefinedCMap(string(v)); m != nil {
			return m
		}
		return &cmap{spaces: identity.spaces}
	case *object.Stream:
		data, err := f.Decode(v)
		if err != nil || depth > 4 {
			return &cmap{spaces: identity.spaces}
		}
		m := parseCMap(data, func(name string) *cmap {
			if s := v.Dict["UseCMap"]; f.Stream(s) != nil {
				return encodingCMap(f, s, depth+1)
			}
			return predefinedCMap(name)
		})
		m.vertical = m.vertical || f.Int(v.Dict["WMode"], 0) == 1
		return m
	}
	return identity
}

func (c *composite) next(s []byte) Char {
	code, n := c.encoding.next(s)
	ch := Char{Code: code, N: n, Width: c.dw}
	if c.unicode != nil {
		ch.Text = c.unicode.text(code)
	}
	meaning := ""
	if c.encoding.codec != nil && (ch.Text == "" || c.collection != nil) {
		meaning = c.encoding.codec(code, n)
	}
	if ch.Text == "" {
		ch.Text = meaning
	}
	cid := c.encoding.cid(code, n)
	if cid == noCID {
		if known, ok := c.collection.cid(meaning); ok {
			cid = known
		}
	}
	if w := c.widths.get(cid); w != 0 {
		ch.Width = float64(w) - 1
	}
	if c.glyphs != nil {
		ch.Text = c.glyphs(cid)
	}
	if c.encoding.vertical {
		ch.X, ch.Y, ch.Advance = ch.Width/2, c.dw2[0], c.dw2[1]
		if v, ok := c.verticals[cid]; ok {
			ch.Advance, ch.X, ch.Y = v[0], v[1], v[2]
		}
	}
	return ch
}

// maxCIDs bounds the range of a W entry.
const maxCIDs = 1 << 16

// readWidths reads W: "first [w w w]" and "first last w".
func (c *composite) readWidths(f *object.View, w object.Array) {
	for i := 0; i+1 < len(w); {
		first := f.Int(w[i], -1)
		if list := f.Array(w[i+1]); list != nil {
			for j, x := range list {
				c.setWidth(first+j, f.Float(x, 0))
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last, width := f.Int(w[i+1], -1), f.Float(w[i+2], 0)
		for cid := max(first, 0); cid <= min(last, maxCIDs) && c.widths.n < maxMapped; cid++ {
			c.setWidth(cid, width)
		}
		i += 3
	}
}

func (c *composite) setWidth(cid int, w float64) {
	if cid >= 0 && cid <= maxCIDs && c.widths.n < maxMapped {
		c.widths.set(uint32(cid), float32(w/1000)+1)
	}
}

// readVerticals reads W2: "first [w1 x y ...]" and "first last w1 x y".
func (c *composite) readVerticals(f *object.View, w object.Array) {
	c.verticals = map[uint32][3]float64{}
	for i := 0; i+1 < len(w); {
		first := f.Int(w[i], -1)
		if first < 0 {
			return
		}
		if f.Array(w[i+1]) != nil {
			list := f.Floats(w[i+1])
			for j := 0; j+2 < len(list); j += 3 {
				c.verticals[uint32(first+j/3)] = [3]float64{list[j] / 1000, list[j+1] / 1000, list[j+2] / 1000}
			}
			i += 2
			continue
		}
		if i+4 >= len(w) {
			return
		}
		last := f.Int(w[i+1], -1)
		v := [3]float64{f.Float(w[i+2], 0) / 1000, f.Float(w[i+3], 0) / 1000, f.Float(w[i+4], 0) / 1000}
		for cid := first; cid <= min(last, maxCIDs); cid++ {
			c.verticals[uint32(cid)] = v
		}
		f.Work += int64(max(0, min(last, maxCIDs)-first))
		i += 5
	}
}

func (c *composite) cost() int {
	n := 4096 + 16*len(c.verticals)
	for _, p := range c.widths.pages {
		if p != nil {
			n += 1024
		}
	}
	for _, m := range []*cmap{c.encoding, c.unicode} {
		if m == nil {
			continue
		}
		n += 4096 + 40*(len(m.multi)+len(m.cids.high)+len(m.texts.high))
		for i := range m.texts.pages {
			if m.texts.pages[i] != nil {
				n += 1024
			}
			if m.cids.pages[i] != nil {
				n += 1024
			}
		}
	}
	return n
}
