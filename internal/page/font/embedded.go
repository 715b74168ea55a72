package font

import (
	"bytes"

	"techins/internal/page/object"
)

// simpleBuiltin is the encoding that an embedded font program itself has; nil when the font is not
// embedded, so that the standard encoding holds.
func simpleBuiltin(f *object.View, fd object.Dict) *charset {
	switch {
	case fd["FontFile2"] != nil:
		return trueTypeEncoding(fontProgram(f, fd["FontFile2"]), f.Int(fd["Flags"], 0))
	case fd["FontFile3"] != nil:
		data := fontProgram(f, fd["FontFile3"])
		if s := readSFNT(data); s != nil {
			data = s.tables["CFF "]
		}
		return cffEncoding(data)
	case fd["FontFile"] != nil:
		return type1Encoding(fontProgram(f, fd["FontFile"]))
	}
	return nil
}

// fontProgram decodes an embedded font; a damaged one is as good as none, since a page can be read
// without it when its fonts say what their codes mean.
func fontProgram(f *object.View, o object.Object) []byte {
	s := f.Stream(o)
	if s == nil {
		return nil
	}
	data, err := f.File.Decode(s)
	if err != nil {
		return nil
	}
	return data
}

// trueTypeEncoding is for fonts without an Encoding: the standard one unless the font is symbolic,
// otherwise by the glyphs of its codes as far as the font names them.
func trueTypeEncoding(data []byte, flags int) *charset {
	const symbolic, nonsymbolic = 1 << 2, 1 << 5
	if flags&symbolic == 0 && flags&nonsymbolic != 0 {
		return nil
	}
	e := &charset{}
	s := readSFNT(data)
	if s == nil {
		return e
	}
	runes := s.runes()
	for code, glyph := range s.codeGlyphs() {
		e[code] = runes[glyph]
	}
	return e
}

func cffEncoding(data []byte) *charset {
	c := readCFF(data)
	if c == nil || c.cid {
		return &charset{}
	}
	if c.codes == nil {
		return standardEncoding()
	}
	e := &charset{}
	for code, glyph := range c.codes {
		if code < 256 {
			e[code] = glyphText(c.name(glyph))
		}
	}
	return e
}

// type1Encoding reads the clear text of a Type 1 font: "dup 65 /A put", or the standard encoding.
func type1Encoding(data []byte) *charset {
	i := bytes.Index(data, []byte("/Encoding"))
	if i < 0 {
		return &charset{}
	}
	s := object.NewScanner(data[i+len("/Encoding") : min(len(data), i+1<<16)])
	e := &charset{}
	code := -1
	for range 1 << 14 {
		t := s.Next()
		switch {
		case t.Kind == object.Operator && string(t.Bytes) == "StandardEncoding":
			return standardEncoding()
		case t.Kind == object.End, t.Kind == object.Operator && string(t.Bytes) == "def":
			return e
		case t.Kind == object.NumberToken:
			code = int(t.Num)
		case t.Kind == object.NameToken && code >= 0 && code < 256:
			e[code] = glyphText(string(t.Bytes))
			code = -1
		}
	}
	return e
}

// glyphTexts gives the text of each CID of an embedded CID font by what the font program says: the
// cmap and names of a TrueType font, the names of a CFF font that is not keyed by CID. It is nil when
// the program says nothing.
func glyphTexts(f *object.View, df object.Dict) func(cid uint32) string {
	fd := f.Dict(df["FontDescriptor"])
	program := fd["FontFile2"]
	if program == nil {
		program = fd["FontFile3"]
	}
	if program == nil {
		return nil
	}
	data := fontProgram(f, program)
	texts := map[int]string{}
	if s := readSFNT(data); s != nil {
		texts = s.runes()
		data = s.tables["CFF "]
	}
	if c := readCFF(data); c != nil && !c.cid && len(texts) == 0 {
		for g := range c.charset {
			texts[g] = glyphText(c.name(g))
		}
	} else if c != nil && c.cid {
		texts = byCID(c, texts)
	}
	if len(texts) == 0 {
		return nil
	}
	toGlyph := cidToGlyph(f, df)
	return func(cid uint32) string { return texts[toGlyph(int(cid))] }
}

// byCID turns a map from glyphs into one from the CIDs of a font.
func byCID(c *cff, glyphs map[int]string) map[int]string {
	out := map[int]string{}
	for g, cid := range c.charset {
		if s := glyphs[g]; s != "" {
			out[cid] = s
		}
	}
	return out
}

// cidToGlyph is the CIDToGIDMap of a CID font: the identity, or two bytes for each CID.
func cidToGlyph(f *object.View, df object.Dict) func(int) int {
	s := f.Stream(df["CIDToGIDMap"])
	if s == nil {
		return func(cid int) int { return cid }
	}
	data, err := f.Decode(s)
	if err != nil {
		return func(int) int { return 0 }
	}
	return func(cid int) int { return bytesAt(data).u16(2 * cid) }
}
