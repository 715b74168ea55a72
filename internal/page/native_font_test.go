package page

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// showWith reads a page with the font dictionary made by font and the content.
func showWith(t *testing.T, content string, font func(b *builder) string) *Page {
	t.Helper()
	b := &builder{}
	f := font(b)
	return readOne(t, b.onePage(content, "/Font << /F "+f+" >>", smallPage))
}

// composite adds a Type 0 font; more is what its CID font holds besides the usual.
func composite(b *builder, encoding, more, toUnicode string) string {
	cid := b.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> %s >>", more)
	u := ""
	if toUnicode != "" {
		u = "/ToUnicode " + b.stream("", toUnicode)
	}
	return b.add("<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding %s /DescendantFonts [%s] %s >>", encoding, cid, u)
}

func TestCompositeWidths(t *testing.T) {
	const content = "BT /F 10 Tf 20 30 Td <000100020003000400050006> Tj ET"
	p := showWith(t, content, func(b *builder) string {
		return composite(b, "/Identity-H", "/DW 900 /W [2 [500 250] 4 5 750]", "1 beginbfrange <0001> <0006> <0041> endbfrange")
	})
	wantText(t, p, "ABCDEF")
	x := 20.0
	for i, w := range []float64{9, 5, 2.5, 7.5, 7.5, 9} {
		wantAt(t, p, i, x, 70, w)
		x += w
	}
}

func TestVerticalWriting(t *testing.T) {
	const content = "BT /F 10 Tf 50 90 Td [<0001> -500 <0002> <0003>] TJ ET"
	p := showWith(t, content, func(b *builder) string {
		return composite(b, "/Identity-V", "/DW 1000 /DW2 [800 -900] /W2 [2 [-1200 400 700]]", "1 beginbfrange <0001> <0003> <0041> endbfrange")
	})
	wantText(t, p, "ABC")
	for i, want := range []struct{ x, y float64 }{
		{45, 18}, // position at y 10, vector (5, 8)
		{46, 21}, // 9 down and 5 up by the array: y 14, vector (4, 7)
		{45, 34}, // 12 down: y 26, vector (5, 8)
	} {
		if g := p.Glyphs[i]; !closeTo(g.X, want.x) || !closeTo(g.Y, want.y) || !g.Vertical || g.Angle != 0 {
			t.Errorf("glyph %d at (%v, %v), vertical %v, angle %v, want (%v, %v)", i, g.X, g.Y, g.Vertical, g.Angle, want.x, want.y)
		}
	}
	if want := (Rect{45, 10, 55, 19}); !closeRect(p.Glyphs[0].Box, want) {
		t.Errorf("em box %v, want %v", p.Glyphs[0].Box, want)
	}
}

func TestToUnicode(t *testing.T) {
	const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
3 beginbfchar <0001> <4E07> <0002> <00660066> <0003> <D842DFB7> endbfchar
2 beginbfrange <0010> <0012> <0030> <0020> <0021> [<5143> <4EBF>] endbfrange
endcmap end end`
	p := showWith(t, "BT /F 10 Tf 20 30 Td <000100020003001000110012002000210099> Tj ET", func(b *builder) string {
		return composite(b, "/Identity-H", "", cmap)
	})
	wantText(t, p, "万ff𠮷012元亿")
	if p.Unmapped != 1 || p.Glyphs[8].Text != "" {
		t.Errorf("%d unmapped glyphs, want 1", p.Unmapped)
	}
}

// A map that names a radical means the ideograph that looks like it, in both readers.
func TestRadicalsInToUnicode(t *testing.T) {
	b := &builder{}
	f := composite(b, "/Identity-H", "", "3 beginbfchar <0001> <2F08> <0002> <2ECB> <0003> <2F46> endbfchar")
	data := b.onePage("BT /F 10 Tf 20 30 Td <000100020003> Tj ET", "/Font << /F "+f+" >>", smallPage)
	for _, reader := range []string{"native", "pdfium"} {
		d, err := Open("", data, reader, Options{})
		if err != nil {
			t.Fatal(reader, err)
		}
		p, err := d.Page(1)
		if err != nil {
			t.Fatal(reader, err)
		}
		if got := visibleText(p); got != "人车无" {
			t.Errorf("%s reads %q, want 人车无", reader, got)
		}
		d.Close()
	}
}

func TestEmbeddedCMap(t *testing.T) {
	p := showWith(t, "BT /F 10 Tf 20 30 Td <41 8141 42> Tj ET", func(b *builder) string {
		base := b.stream("/Type /CMap /CMapName /Base", "1 begincodespacerange <00> <7F> endcodespacerange 1 begincidrange <41> <42> 5 endcidrange")
		enc := b.stream("/Type /CMap /CMapName /Own /UseCMap "+base,
			"/Base usecmap 1 begincodespacerange <8100> <81FF> endcodespacerange 1 begincidchar <8141> 9 endcidchar")
		return composite(b, enc, "/DW 100 /W [5 [500 600] 9 [1000]]", "3 beginbfchar <41> <0061> <42> <0062> <8141> <4E2D> endbfchar")
	})
	wantText(t, p, "a中b")
	wantAt(t, p, 0, 20, 70, 5)
	wantAt(t, p, 1, 25, 70, 10)
	wantAt(t, p, 2, 35, 70, 6)
}

// TestPredefinedCMaps encodes text with the encodings of x/text and reads it back through the CMap of
// that name.
func TestPredefinedCMaps(t *testing.T) {
	utf16 := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, c := range []struct {
		cmap, text string
		enc        encoding.Encoding
		half       bool // ASCII has the half-width CIDs from 814, 13648, 231 or 8094 on
	}{
		{"GBK-EUC-H", "保费1.05亿元", simplifiedchinese.GBK, true},
		{"GBK-EUC-V", "保费亿元", simplifiedchinese.GBK, true},
		{"GBKp-EUC-H", "保费1.05亿元", simplifiedchinese.GBK, false},
		{"GB-EUC-H", "保费1.05亿元", simplifiedchinese.GBK, true},
		{"GBpc-EUC-H", "保费1.05亿元", simplifiedchinese.GBK, false},
		{"GBK2K-H", "保费㐀1.05亿元", simplifiedchinese.GB18030, false},
		{"UniGB-UCS2-H", "保费1.05亿元", utf16, false},
		{"UniGB-UTF16-H", "保费𠮷1.05亿元", utf16, false},
		{"ETen-B5-H", "保費1.05億元", traditionalchinese.Big5, true},
		{"ETenms-B5-H", "保費1.05億元", traditionalchinese.Big5, false},
		{"UniCNS-UTF16-H", "保費1.05億元", utf16, false},
		{"90ms-RKSJ-H", "保険料1.05億円", japanese.ShiftJIS, true},
		{"90msp-RKSJ-V", "保険料億円", japanese.ShiftJIS, false},
		{"EUC-H", "保険料1.05億円", japanese.EUCJP, true},
		{"UniJIS-UTF16-H", "保険料1.05億円", utf16, false},
		{"KSCms-UHC-H", "보험료1.05", korean.EUCKR, false},
		{"KSC-EUC-H", "보험료1.05", korean.EUCKR, true},
		{"UniKS-UCS2-H", "보험료1.05", utf16, false},
	} {
		t.Run(c.cmap, func(t *testing.T) {
			code, err := c.enc.NewEncoder().Bytes([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			p := showWith(t, "BT /F 5 Tf 20 80 Td <"+hex.EncodeToString(code)+"> Tj ET", func(b *builder) string {
				return composite(b, "/"+c.cmap, "/DW 1000 /W [1 95 300 231 325 500 814 908 500 8094 8188 500 13648 13742 500]", "")
			})
			wantText(t, p, c.text)
			for _, g := range p.Glyphs {
				want := 5.0
				if g.Text < "\x80" {
					want = 1.5
					if c.half {
						want = 2.5
					}
				}
				if !g.Vertical && !closeTo(g.Box.W(), want) {
					t.Errorf("%q is %v wide, want %v", g.Text, g.Box.W(), want)
				}
			}
		})
	}
}

func TestType3(t *testing.T) {
	p := showWith(t, "BT /F 20 Tf 20 30 Td (ab) Tj ET", func(b *builder) string {
		a := b.stream("", "500 0 0 0 500 500 d1 0 0 400 400 re f")
		return b.add("<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 800] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /one %s /B %s >> "+
			"/Encoding << /Differences [97 /one /B] >> /FirstChar 97 /LastChar 98 /Widths [500 700] >>", a, a)
	})
	wantText(t, p, "1B")
	wantAt(t, p, 0, 20, 70, 10)
	wantAt(t, p, 1, 30, 70, 14)
	p = showWith(t, "BT /F 1 Tf 20 30 Td (ab) Tj ET", func(b *builder) string {
		a := b.stream("", "5 0 0 0 5 5 d1 0 0 4 4 re f")
		return b.add("<< /Type /Font /Subtype /Type3 /FontBBox [0 -2 10 8] /FontMatrix [1 0 0 1 0 0] /CharProcs << /A %s /B %s >> "+
			"/Encoding << /Differences [97 /A /B] >> /FirstChar 97 /LastChar 98 /Widths [5 7] >>", a, a)
	})
	wantText(t, p, "AB")
	wantAt(t, p, 1, 25, 70, 7)
	if g := p.Glyphs[0]; g.Size < 9 || g.Size > 11 || g.Box.H() < 5 || g.Box.H() > 15 {
		t.Errorf("a font drawn in page units has size %v and a box %v high, want about 10", g.Size, g.Box.H())
	}
}

func TestSimpleEncodings(t *testing.T) {
	for _, c := range []struct{ name, font, content, want string }{
		{"WinAnsi", "/Encoding /WinAnsiEncoding", "(a\\200\\223\\351)", "a€“é"},
		{"MacRoman", "/Encoding /MacRomanEncoding", "(a\\216\\322)", "aé“"},
		{"Standard", "", "(a'`\\341\\256)", "a’‘Æfi"},
		{"Differences", "/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /one /uni4E07 65 /percent /u20BB7 /f_i] >>", "(\\001\\002ABC)", "1万%𠮷fi"},
		{"names of no meaning", "/Encoding << /Differences [1 /g1 /G02] >>", "(\\001\\002a)", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := showWith(t, "BT /F 10 Tf 20 30 Td "+c.content+" Tj ET", func(b *builder) string {
				return b.add("<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Test-BoldItalic %s /FirstChar 0 /LastChar 1 /Widths [250 250] "+
					"/FontDescriptor << /Type /FontDescriptor /MissingWidth 400 /Ascent 800 /Descent -200 /Flags 4 >> >>", c.font)
			})
			wantText(t, p, c.want)
			g := p.Glyphs[len(p.Glyphs)-1]
			if g.Font != "Test-BoldItalic" || !g.Bold || !g.Italic || !closeTo(g.Box.H(), 10) || !closeTo(g.Box.W(), 4) {
				t.Errorf("font %q, bold %v, italic %v, box %v", g.Font, g.Bold, g.Italic, g.Box)
			}
		})
	}
}

// TestWithoutToUnicode takes the ToUnicode maps away from documents of the corpus. What the embedded
// fonts still say must be what the maps said; where they say nothing there must be no text.
func TestWithoutToUnicode(t *testing.T) {
	const checks = "reading without ToUnicode"
	files := corpusFiles(t, checks)
	needTool(t, "qpdf", checks)
	recovered := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		plain := qpdf(t, data, "--qdf", "--object-streams=disable")
		stripped, err := openNative(bytes.ReplaceAll(plain, []byte("/ToUnicode "), []byte("/ToUnicodX ")), Options{})
		if err != nil {
			t.Fatal(err)
		}
		whole := openFile(t, file, Options{})
		same, wrong, all := 0, 0, 0
		for i := range whole.NumPages() {
			a, err1 := whole.Page(i + 1)
			b, err2 := stripped.Page(i + 1)
			if err1 != nil || err2 != nil || len(a.Glyphs) != len(b.Glyphs) {
				t.Fatalf("%s page %d: %v, %v, %d and %d glyphs", filepath.Base(file), i+1, err1, err2, len(a.Glyphs), len(b.Glyphs))
			}
			for k, g := range a.Glyphs {
				all++
				switch b.Glyphs[k].Text {
				case g.Text:
					same++
				case "":
				default:
					wrong++
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%s: %d of %d characters are others without ToUnicode", filepath.Base(file), wrong, all)
		}
		if same*100 > all*99 {
			recovered++
		}
	}
	if recovered < 5 {
		t.Errorf("only %d documents can be read by their embedded fonts", recovered)
	}
}

// TestCollections reads CIDs of Adobe's collections without ToUnicode and compares the characters with
// those of pdftotext, which has tables of its own: variants of a character that they know and we do not
// may be missing, hardly any may be another.
func TestCollections(t *testing.T) {
	needTool(t, "pdftotext", "the characters of the CID collections")
	for ordering, last := range map[string]int{"GB1": 22126, "CNS1": 14098, "Japan1": 8283, "Korea1": 8093} {
		b := &builder{}
		cid := b.add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (%s) /Supplement 0 >> /DW 1000 >>", ordering)
		f := b.add("<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [%s] >>", cid)
		var content strings.Builder
		for row := 0; row < 60; row++ {
			fmt.Fprintf(&content, "BT /F 10 Tf 20 %d Td <", 20+20*row)
			for k := 0; k < 50; k++ {
				fmt.Fprintf(&content, "%04x", 1+(row*50+k)*(last-1)/3000)
			}
			content.WriteString("> Tj ET\n")
		}
		data := b.onePage(content.String(), "/Font << /F "+f+" >>", "/MediaBox [0 0 600 1300]")
		file := filepath.Join(t.TempDir(), "cids.pdf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		want := counts(norm.NFKC.String(popplerText(t, file)[0]))
		if len(want) == 0 {
			t.Skip("pdftotext has no tables of CIDs (poppler-data): skipping the characters of the CID collections")
		}
		got := counts(norm.NFKC.String(visibleText(readOne(t, data))))
		wrong, missing := 0, 0
		for r, n := range got {
			wrong += max(0, n-want[r])
		}
		for r, n := range want {
			missing += max(0, n-got[r])
		}
		if wrong > 10 || missing > 120 {
			t.Errorf("%s: of 3000 characters %d are others and %d have no text", ordering, wrong, missing)
		}
	}
}

// TestPredefinedWidths gives the full stop and comma of GB1 (CIDs 97 and 98) a width of their own.
func TestPredefinedWidths(t *testing.T) {
	p := showWith(t, "BT /F 10 Tf 20 30 Td <a1a2a1a3b0a1> Tj ET", func(b *builder) string {
		cid := b.add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [97 98 500] >>")
		return b.add("<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /GBK-EUC-H /DescendantFonts [%s] >>", cid)
	})
	wantText(t, p, "、。啊")
	wantAt(t, p, 1, 25, 70, 5)
	wantAt(t, p, 2, 30, 70, 10)
}
