package figures

import (
	"fmt"
	"testing"

	tdfont "github.com/tdewolff/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
)

// outlines reads glyphs of a font; two fonts agree on a character when outline and advance do.
type outlines struct {
	font *opentype.Font
	buf  sfnt.Buffer
}

func (o *outlines) of(r rune) (string, error) {
	em := fixed.Int26_6(o.font.UnitsPerEm())
	g, err := o.font.GlyphIndex(&o.buf, r)
	if err != nil || g == 0 {
		return "", fmt.Errorf("%c: glyph %d, %v", r, g, err)
	}
	outline, err := o.font.LoadGlyph(&o.buf, g, em, nil)
	if err != nil {
		return "", err
	}
	advance, err := o.font.GlyphAdvance(&o.buf, g, em, 0)
	return fmt.Sprint(advance, outline), err
}

// unpacked reads a web font with another program's reader.
func unpacked(t *testing.T, woff []byte) *outlines {
	t.Helper()
	b, err := tdfont.ParseWOFF2(woff)
	if err != nil {
		t.Fatal(err)
	}
	f, err := opentype.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	return &outlines{font: f}
}

// Every character of every figure has its own outline in the embedded subset, as in the whole font.
func TestSubset(t *testing.T) {
	cache, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all(t) {
		for _, l := range Langs {
			s, _ := record(f, l, TwoColumns)
			for typeface, runes := range s.runes {
				woff, err := packFont(typeface, runes)
				if err != nil {
					t.Fatal(err)
				}
				cut, whole := unpacked(t, woff), &outlines{font: cache.Lookup(font.Font{Typeface: typeface}, 1).Face}
				for r := range runes {
					want, err := whole.of(r)
					if err != nil {
						t.Fatal(err)
					}
					if got, err := cut.of(r); err != nil || got != want {
						t.Errorf("%s %s %s: %c is another shape in the subset (%v)", f.ID, l, typeface, r, err)
					}
				}
				if _, err := cut.of('\u9f98'); err == nil {
					t.Errorf("%s: the subset holds a character that is not used", f.ID)
				}
			}
		}
	}
}

// Every character of both fonts can be cut out: none is made of others.
func TestSubsetOfEverything(t *testing.T) {
	cache, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	for typeface, name := range fontNames {
		b, err := fontFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := parseSFNT(b)
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		var runes []rune
		var ids []uint16
		for r := rune(' '); r < 0xFFFF; r++ {
			if id, err := cache.Lookup(font.Font{Typeface: typeface}, 1).Face.GlyphIndex(&buf, r); err == nil && id > 0 {
				runes, ids = append(runes, r), append(ids, uint16(id))
			}
		}
		if len(runes) < 7445 { // the characters of GB 2312
			t.Errorf("%s holds %d characters", name, len(runes))
		}
		if _, err := whole.subset(runes, ids); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestParseSFNTErrors(t *testing.T) {
	whole, err := fontFiles.ReadFile(fontNames[boldFace])
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{"empty": nil, "no directory": whole[:20], "cut in two": whole[:len(whole)/2]} {
		if _, err := parseSFNT(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	f, err := parseSFNT(whole)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.subset([]rune{'a'}, []uint16{0xFFF0}); err == nil {
		t.Error("a glyph beyond the last: no error")
	}
}
