package page

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// smallLimits keep a fuzz target fast.
var smallLimits = Options{MaxPages: 20, MaxStreamBytes: 1 << 20, MaxGlyphs: 20_000, MaxDepth: 8}

// seeds adds the files of testdata/seeds whose names end so.
func seeds(f *testing.F, ending string) {
	names, _ := filepath.Glob(filepath.Join("testdata", "seeds", "*"+ending))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

// FuzzOpen opens any bytes and reads the pages. Whatever they are, there is an *Error or there are
// pages whose numbers are numbers.
func FuzzOpen(f *testing.F) {
	seeds(f, ".pdf")
	f.Add(helloFile(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := openNative(data, smallLimits)
		if err != nil {
			wantError(t, err)
			return
		}
		for i := range doc.NumPages() {
			p, err := doc.Page(i + 1)
			if err != nil {
				wantError(t, err)
				continue
			}
			wantSane(t, p)
		}
	})
}

func wantError(t *testing.T, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.What == "" || e.Hint == "" {
		t.Fatalf("error %#v, want an *Error with what happened and what to do", err)
	}
}

// wantSane asks that boxes are boxes and lie where the page can show them.
func wantSane(t *testing.T, p *Page) {
	t.Helper()
	finite := func(what string, vs ...float64) {
		for _, v := range vs {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%s has the number %v", what, v)
			}
		}
	}
	box := func(what string, r Rect) {
		finite(what, r.X0, r.Y0, r.X1, r.Y1)
		if r.X0 > r.X1 || r.Y0 > r.Y1 {
			t.Fatalf("%s has the box %v", what, r)
		}
	}
	box("the page", p.Box)
	for _, g := range p.Glyphs {
		box("a glyph", g.Box)
		finite("a glyph", g.X, g.Y, g.Size, g.Angle)
		if g.Angle < 0 || g.Angle >= 360 || g.Size < 0 {
			t.Fatalf("a glyph has the angle %v and the size %v", g.Angle, g.Size)
		}
	}
	for _, r := range p.Rules {
		finite("a rule", r.X0, r.Y0, r.X1, r.Y1, r.Width)
		if r.X0 > r.X1 || r.X0 == r.X1 && r.Y0 > r.Y1 || r.Width < 0 {
			t.Fatalf("rule %v", r)
		}
	}
	for _, x := range p.Fills {
		box("a fill", x.Box)
	}
	for _, x := range p.Images {
		box("an image", x.Box)
	}
	for _, x := range p.Curves {
		box("a curve", x)
	}
	if p.Unmapped < 0 {
		t.Fatalf("%d unmapped glyphs", p.Unmapped)
	}
}

// FuzzContent interprets any bytes as the content of a page with fonts, a form, layers and colours.
func FuzzContent(f *testing.F) {
	seeds(f, ".content")
	f.Add([]byte("q 1 0 0 1 9 9 cm BT /F 10 Tf (ab) Tj /G 9 Tf [<0001> -20 <0002>] TJ ET Q 0 0 9 9 re W n /X Do"))
	f.Add([]byte("/C cs 0.5 sc 9 9 50 50 re f* [3 2] 0 d 1 1 m 5 5 6 6 7 7 c S BI /W 1 /H 1 ID x EI /OC /L BDC EMC"))
	f.Fuzz(func(t *testing.T, content []byte) {
		b := &builder{}
		font := b.add(helvetica)
		cid := composite(b, "/UniGB-UTF16-V", "/DW 900 /W [1 [500]]", "")
		form := b.stream("/Subtype /Form /BBox [0 0 50 50] /Matrix [1 0 0 1 5 5]", "BT /F 5 Tf (x) Tj ET /X Do")
		layer := b.add("<< /Type /OCG >>")
		data := b.onePage(string(content), "/Font << /F "+font+" /G "+cid+" >> /XObject << /X "+form+" >> /Properties << /L "+layer+" >> "+
			"/ColorSpace << /C [/Separation /S /DeviceRGB << /FunctionType 2 /N 1 /C0 [0 0 0] /C1 [1 1 1] >>] >> /ExtGState << /E << /LW 3 /ca 0.5 >> >>", smallPage)
		doc, err := openNative(data, smallLimits)
		if err != nil {
			wantError(t, err)
			return
		}
		p, err := doc.Page(1)
		if err != nil {
			wantError(t, err)
			return
		}
		wantSane(t, p)
	})
}

// FuzzFont reads any bytes as the embedded font program of a font.
func FuzzFont(f *testing.F) {
	seeds(f, ".font")
	f.Add([]byte("%!PS-AdobeFont-1.0: X\n/Encoding 256 array dup 65 /one put readonly def"))
	f.Fuzz(func(t *testing.T, program []byte) {
		for _, key := range []string{"FontFile", "FontFile2", "FontFile3"} {
			b := &builder{}
			file := b.stream("", string(program))
			fd := b.add("<< /Type /FontDescriptor /Flags 4 /%s %s >>", key, file)
			simple := b.add("<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor %s >>", fd)
			cid := composite(b, "/Identity-H", "/FontDescriptor "+fd, "")
			data := b.onePage("BT /F 9 Tf 9 9 Td (AB\\001\\002) Tj /G 9 Tf <0001000200410042> Tj ET", "/Font << /F "+simple+" /G "+cid+" >>", smallPage)
			doc, err := openNative(data, smallLimits)
			if err != nil {
				wantError(t, err)
				return
			}
			if p, err := doc.Page(1); err != nil {
				wantError(t, err)
			} else {
				wantSane(t, p)
			}
		}
	})
}
