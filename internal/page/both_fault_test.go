package page

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// faulty opens a document with the native reader on one file and PDFium on another: what happens
// when one of the readers is wrong about the same file.
func faulty(t *testing.T, native, pdfium []byte) Document {
	t.Helper()
	first, err := openNative(native, Options{})
	if err != nil {
		t.Fatal(err)
	}
	second := &pending{}
	second.start(pdfium, Options{})
	d := &bothDocument{Document: first, second: second, audit: startAudit(native, Options{})}
	t.Cleanup(func() { d.Close() })
	return d
}

// cells is a page with two figures, 1234 and 98.7, in a font whose codes mean nothing without the
// maps given: the width of each character and what it stands for.
func cells(widths, toUnicode string) []byte {
	b := &builder{}
	f := composite(b, "/Identity-H", widths, "1 begincodespacerange <0000> <FFFF> endcodespacerange "+toUnicode)
	return b.onePage("BT /F 10 Tf 20 60 Td <0001000200030004> Tj 80 0 Td <00090008000A0007> Tj ET", "/Font << /F "+f+" >>", smallPage)
}

const (
	goodWidths = "/DW 500"
	goodMap    = "2 beginbfrange <0001> <0009> <0031> <000A> <000A> <002E> endbfrange"
)

var leftCell, rightCell = Rect{10, 20, 60, 50}, Rect{90, 20, 150, 50}

// A fault in one reader's widths or character map costs the figures it touches their second reader,
// and no others; the place is told.
func TestPlantedFaults(t *testing.T) {
	for _, c := range []struct {
		name         string
		widths, text string // as the faulty reader has them
		left, right  int    // readers of each figure
		differ       string
	}{
		{name: "no fault", widths: goodWidths, text: goodMap, left: 2, right: 2},
		{name: "a digit stands for another", widths: goodWidths, text: goodMap[:len(goodMap)-len(" endbfrange")] + " endbfrange 1 beginbfchar <0003> <0038> endbfchar",
			left: 0, right: 2, differ: `the readers differ: "3" and "8"`},
		{name: "widths of 0", widths: "/DW 0", text: goodMap, left: 0, right: 0},
		{name: "one width wrong", widths: "/DW 500 /W [8 [3000]]", text: goodMap, left: 2, right: 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			good, bad := cells(goodWidths, goodMap), cells(c.widths, c.text)
			for _, order := range []struct {
				name           string
				native, pdfium []byte
			}{{"in PDFium", good, bad}, {"in native", bad, good}} {
				p, err := faulty(t, order.native, order.pdfium).Page(1)
				if err != nil {
					t.Fatal(err)
				}
				left, right := p.Agreement.Readers(leftCell, textIn(p, leftCell)), p.Agreement.Readers(rightCell, textIn(p, rightCell))
				if left != c.left || right != c.right {
					t.Errorf("fault %s: %d and %d readers, want %d and %d: %v", order.name, left, right, c.left, c.right, p.Agreement.Differences)
				}
				if (left == 0 || right == 0) != (len(p.Agreement.Differences) > 0) {
					t.Errorf("fault %s: differences %v", order.name, p.Agreement.Differences)
				}
				if order.name == "in PDFium" && !strings.Contains(fmt.Sprint(p.Agreement.Differences), c.differ) {
					t.Errorf("differences %v, want %s", p.Agreement.Differences, c.differ)
				}
			}
		})
	}
}

// A glyph for which PDFium has no character is read by the native reader alone; one for which native
// has none is read by nobody, whatever PDFium makes of it.
func TestNoCharacterInOneReader(t *testing.T) {
	good, bad := cells(goodWidths, goodMap), cells(goodWidths, "1 beginbfrange <0001> <0009> <0031> endbfrange")
	for _, c := range []struct {
		name           string
		native, pdfium []byte
		want           int
	}{{"PDFium", good, bad, 1}, {"native", bad, good, 0}} {
		p, err := faulty(t, c.native, c.pdfium).Page(1)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Agreement.Readers(rightCell, textIn(p, rightCell)); got != c.want || p.Agreement.Readers(leftCell, "1234") != 2 {
			t.Errorf("no point for %s: %d readers, want %d", c.name, got, c.want)
		}
		if len(p.Warnings) == 0 || len(p.Agreement.Differences) > 0 {
			t.Errorf("no point for %s: warnings %q, differences %v", c.name, p.Warnings, p.Agreement.Differences)
		}
	}
}

// PDFium guesses at an encoding where a font gives none; its guess never stands for text.
func TestGuessedEncodings(t *testing.T) {
	han := func(n int) string { return strings.Repeat("保险公司今年支付赔款三亿元同比增长", n) }
	page := func(texts ...string) *Page {
		p := &Page{Number: 1, Box: Rect{0, 0, 600, 800}}
		for row, text := range texts {
			x := 20.0
			for _, r := range text {
				g := Glyph{Text: string(r), X: x, Y: 50 + 20*float64(row), Size: 10, Box: Rect{x, 42 + 20*float64(row), x + 10, 52 + 20*float64(row)}}
				if r == '?' {
					g.Text = ""
				}
				p.Glyphs = append(p.Glyphs, g)
				x += 10
			}
		}
		return p
	}
	native := page(han(2), strings.Repeat("?", 16))
	guess, prose := page(han(2), "97%(215&83+64$12"), page(han(2), "其中科技保险保费收入同比增长一成")
	if readsMore(guess, native) || !readsMore(prose, native) {
		t.Error("a guess was taken for text, or text for a guess")
	}
	guess.withoutGuesses(native)
	prose.withoutGuesses(native)
	if c := countText(guess); c.unreadable != 16 {
		t.Errorf("%d of 16 guesses were left out", c.unreadable)
	}
	if c := countText(prose); c.unreadable != 0 {
		t.Errorf("%d characters of prose were left out", c.unreadable)
	}
}

// textIn is the text of the glyphs in a box.
func textIn(p *Page, box Rect) string {
	var s strings.Builder
	for _, g := range p.Glyphs {
		if box.Contains(g.Box.CX(), g.Box.CY()) {
			s.WriteString(g.Text)
		}
	}
	return s.String()
}

// The text asked for must be made of what both readers see in the box.
func TestReadersOfAnotherText(t *testing.T) {
	p, err := faulty(t, cells(goodWidths, goodMap), cells(goodWidths, goodMap)).Page(1)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{"1234": 2, "1 234": 2, "1２34": 2, "1235": 0, "12344": 0, "": 2} {
		if got := p.Agreement.Readers(leftCell, text); got != want {
			t.Errorf("%d readers of %q, want %d", got, text, want)
		}
	}
	var none *Agreement
	if none.Readers(leftCell, "1234") != 1 {
		t.Error("one reader alone counts as 1")
	}
}

// When PDFium cannot read the file or a page, the native reader's pages are given with a warning.
func TestOneReaderFails(t *testing.T) {
	good := cells(goodWidths, goodMap)
	d := faulty(t, good, []byte("%PDF-1.4\nno objects"))
	p, err := d.Page(1)
	if err != nil {
		t.Fatal(err)
	}
	if textIn(p, leftCell) != "1234" || p.Agreement != nil || d.Reader() != "native" || len(d.Warnings()) != 1 {
		t.Errorf("text %q, agreement %v, reader %s, warnings %q", textIn(p, leftCell), p.Agreement, d.Reader(), d.Warnings())
	}
	twoPages := bytes.Replace(good, []byte("/Count 1"), []byte("/Count 2"), 1)
	twoPages = bytes.Replace(twoPages, []byte("/Kids ["), []byte("/Kids [99 0 R "), 1)
	p, err = faulty(t, good, twoPages).Page(1)
	if err != nil {
		t.Fatal(err)
	}
	if textIn(p, leftCell) != "1234" || p.Agreement != nil && p.Agreement.Confirmed > 0 {
		t.Errorf("text %q, agreement %+v", textIn(p, leftCell), p.Agreement)
	}
}

// PDFium may see a letter that is struck twice as two; that is no difference.
func TestDoubledLettersAgree(t *testing.T) {
	glyph := func(x float64) Glyph { return Glyph{Text: "5", X: x, Y: 50, Size: 10, Box: Rect{x, 42, x + 5, 52}} }
	a := Compare(&Page{Glyphs: []Glyph{glyph(20)}}, &Page{Glyphs: []Glyph{glyph(20), glyph(20.4)}})
	if a.Readers(Rect{0, 0, 100, 100}, "5") != 2 || len(a.Differences) > 0 {
		t.Errorf("differences %v", a.Differences)
	}
	a = Compare(&Page{Glyphs: []Glyph{glyph(20)}}, &Page{Glyphs: []Glyph{glyph(20), glyph(25)}})
	if a.Readers(Rect{0, 0, 100, 100}, "5") != 0 || len(a.Differences) != 1 {
		t.Errorf("differences %v; the second 5 is seen by one reader only", a.Differences)
	}
}

// A font of high ascent has boxes whose centre stands in the row above; its letters stand in their own.
func TestLettersOfTallBoxesStandInTheirRow(t *testing.T) {
	tall := func(angle, x, y float64, box Rect) Glyph {
		return Glyph{Text: "5", X: x, Y: y, Size: 10, Angle: angle, Box: box}
	}
	for _, g := range []Glyph{
		tall(0, 20, 50, Rect{20, 36, 25, 53}),
		tall(90, 50, 20, Rect{47, 20, 64, 25}),
		tall(180, 25, 50, Rect{20, 47, 25, 64}),
		tall(270, 50, 25, Rect{36, 20, 53, 25}),
	} {
		row := Rect{g.X - 7, g.Y - 5, g.X + 7, g.Y + 5} // the centre of the box is 5.5 from the baseline
		if g.Angle == 90 || g.Angle == 270 {
			row = Rect{g.X - 5, g.Y - 7, g.X + 5, g.Y + 7}
		}
		p := &Page{Glyphs: []Glyph{g}}
		if n := Compare(p, p).Readers(row, "5"); n != 2 {
			t.Errorf("text at %v degrees: %d readers see the letter in its row", g.Angle, n)
		}
	}
}

// Ligatures and compatibility forms are the letters they are made of.
func TestWritingsOfOneCharacter(t *testing.T) {
	at := func(x float64, text string) Glyph {
		return Glyph{Text: text, X: x, Y: 50, Size: 10, Box: Rect{x, 42, x + 10, 52}}
	}
	a := Compare(&Page{Glyphs: []Glyph{at(20, "\uFB01"), at(30, "\u2F00")}}, &Page{Glyphs: []Glyph{at(20, "f"), at(20, "i"), at(30, "\u4E00")}})
	if a.Confirmed != 3 || len(a.Differences) > 0 {
		t.Errorf("%d of %d confirmed, differences %v", a.Confirmed, a.Glyphs, a.Differences)
	}
}

// Invisible text is what a text recognition read, once: that both readers repeat it confirms nothing.
func TestInvisibleTextIsReadOnce(t *testing.T) {
	f := "BT %d Tr /F 10 Tf 20 60 Td <0001000200030004> Tj ET"
	for _, c := range []struct{ mode, want int }{{0, 2}, {3, 1}} {
		b := &builder{}
		font := composite(b, "/Identity-H", goodWidths, "1 begincodespacerange <0000> <FFFF> endcodespacerange "+goodMap)
		data := b.onePage(fmt.Sprintf(f, c.mode), "/Font << /F "+font+" >>", smallPage)
		p, err := faulty(t, data, data).Page(1)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Agreement.Readers(leftCell, "1234"); got != c.want {
			t.Errorf("render mode %d: %d readers, want %d", c.mode, got, c.want)
		}
	}
}
