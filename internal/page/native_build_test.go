package page

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
)

// A builder makes small PDF files for tests, object by object.
type builder struct {
	objects []string // object i+1
}

// add appends an object and gives its reference.
func (b *builder) add(format string, args ...any) string {
	b.objects = append(b.objects, fmt.Sprintf(format, args...))
	return fmt.Sprintf("%d 0 R", len(b.objects))
}

// stream appends a stream; dict is what its dictionary holds besides the length.
func (b *builder) stream(dict, data string) string {
	return b.add("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// bytes writes the file with a cross-reference table; the last object is the catalogue.
func (b *builder) bytes() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(b.objects))
	for i, o := range b.objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(b.objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(b.objects)+1, len(b.objects), start)
	return out.Bytes()
}

// onePage finishes a file with one page: the content, the resources and further entries of the page.
func (b *builder) onePage(content, resources, entries string) []byte {
	c := b.stream("", content)
	pages := len(b.objects) + 2
	page := b.add("<< /Type /Page /Parent %d 0 R /Contents %s /Resources << %s >> %s >>", pages, c, resources, entries)
	b.add("<< /Type /Pages /Kids [%s] /Count 1 >>", page)
	b.add("<< /Type /Catalog /Pages %d 0 R >>", pages)
	return b.bytes()
}

const smallPage = "/MediaBox [0 0 200 100]"

// helvetica is a simple font whose characters are all half an em wide.
const helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [" +
	"500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 " +
	"500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 " +
	"500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500] >>"

// readOne opens a file and reads its first page.
func readOne(t *testing.T, data []byte) *Page {
	t.Helper()
	doc, err := openNative(data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := doc.Page(1)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// showText reads a page with one font F and the content.
func showText(t *testing.T, content string) *Page {
	t.Helper()
	b := &builder{}
	f := b.add(helvetica)
	return readOne(t, b.onePage(content, "/Font << /F "+f+" >>", smallPage))
}

func wantText(t *testing.T, p *Page, want string) {
	t.Helper()
	if got := visibleText(p); got != want {
		t.Errorf("text %q, want %q", got, want)
	}
}

func closeTo(a, b float64) bool { return math.Abs(a-b) < 0.001 }

// wantAt asks that glyph i begins at (x, y) and ends at x+w.
func wantAt(t *testing.T, p *Page, i int, x, y, w float64) {
	t.Helper()
	if i >= len(p.Glyphs) {
		t.Fatalf("only %d glyphs", len(p.Glyphs))
	}
	g := p.Glyphs[i]
	if !closeTo(g.X, x) || !closeTo(g.Y, y) || !closeTo(g.Box.W(), w) {
		t.Errorf("glyph %d %q at (%.3f, %.3f) and %.3f wide, want (%.3f, %.3f) and %.3f", i, g.Text, g.X, g.Y, g.Box.W(), x, y, w)
	}
}

func TestTextState(t *testing.T) {
	for _, c := range []struct {
		name, content string
		glyph         int
		x, y, w       float64
	}{
		{"plain", "BT /F 10 Tf 20 30 Td (ab) Tj ET", 1, 25, 70, 5},
		{"matrix", "2 0 0 2 10 10 cm BT /F 10 Tf 5 5 Td (ab) Tj ET", 1, 30, 80, 10},
		{"text matrix", "BT /F 1 Tf 10 0 0 10 20 30 Tm (ab) Tj ET", 1, 25, 70, 5},
		{"character space", "BT /F 10 Tf 2 Tc 20 30 Td (ab) Tj ET", 1, 27, 70, 5},
		{"word space", "BT /F 10 Tf 3 Tw 20 30 Td (a b) Tj ET", 2, 33, 70, 5},
		{"horizontal scale", "BT /F 10 Tf 50 Tz 2 Tc 20 30 Td (ab) Tj ET", 1, 23.5, 70, 2.5},
		{"rise", "BT /F 10 Tf 4 Ts 20 30 Td (ab) Tj ET", 1, 25, 66, 5},
		{"leading", "BT /F 10 Tf 12 TL 20 50 Td (a) Tj T* (b) Tj ET", 1, 20, 62, 5},
		{"TD sets the leading", "BT /F 10 Tf 20 50 TD 0 -12 TD (a) Tj T* (b) Tj ET", 1, 20, 74, 5},
		{"next line and show", "BT /F 10 Tf 12 TL 20 50 Td (a) Tj (b) ' ET", 1, 20, 62, 5},
		{"spaces, next line and show", "BT /F 10 Tf 12 TL 20 50 Td (a) Tj 1 2 (bc) \" ET", 2, 27, 62, 5},
		{"array", "BT /F 10 Tf 20 30 Td [(a) -200 (b)] TJ ET", 1, 27, 70, 5},
		{"array with scale", "BT /F 10 Tf 50 Tz 20 30 Td [(a) -200 (b)] TJ ET", 1, 23.5, 70, 2.5},
		{"restored", "q 2 0 0 2 0 0 cm Q BT /F 10 Tf 20 30 Td (ab) Tj ET", 1, 25, 70, 5},
		{"font kept over BT", "BT /F 10 Tf ET BT 20 30 Td (ab) Tj ET", 1, 25, 70, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantAt(t, showText(t, c.content), c.glyph, c.x, c.y, c.w)
		})
	}
}

func TestTextDirection(t *testing.T) {
	for _, c := range []struct {
		matrix string
		angle  float64
		box    Rect
	}{
		{"1 0 0 1 50 50", 0, Rect{50, 41.2, 55, 51.2}},
		{"0 -1 1 0 50 50", 90, Rect{48.8, 50, 58.8, 55}},
		{"-1 0 0 -1 50 50", 180, Rect{45, 48.8, 50, 58.8}},
		{"0 1 -1 0 50 50", 270, Rect{41.2, 45, 51.2, 50}},
	} {
		g := showText(t, "BT /F 10 Tf "+c.matrix+" Tm (a) Tj ET").Glyphs[0]
		if g.Angle != c.angle || !closeRect(g.Box, c.box) || !closeTo(g.Size, 10) {
			t.Errorf("matrix %s: angle %v, box %v, size %v, want angle %v and box %v", c.matrix, g.Angle, g.Box, g.Size, c.angle, c.box)
		}
	}
}

func closeRect(a, b Rect) bool {
	return closeTo(a.X0, b.X0) && closeTo(a.Y0, b.Y0) && closeTo(a.X1, b.X1) && closeTo(a.Y1, b.Y1)
}

func TestPageBox(t *testing.T) {
	const content = "BT /F 10 Tf 30 30 Td (a) Tj ET"
	for _, c := range []struct {
		name, entries string
		w, h, x, y    float64
	}{
		{"media box", "/MediaBox [0 0 200 100]", 200, 100, 30, 70},
		{"media box elsewhere", "/MediaBox [10 20 210 120]", 200, 100, 20, 90},
		{"corners swapped", "/MediaBox [200 100 0 0]", 200, 100, 30, 70},
		{"crop box", "/MediaBox [0 0 200 100] /CropBox [20 10 120 60]", 100, 50, 10, 30},
		{"crop box too large", "/MediaBox [0 0 200 100] /CropBox [-50 -50 500 500]", 200, 100, 30, 70},
		{"user unit", "/MediaBox [0 0 200 100] /UserUnit 2", 400, 200, 60, 140},
		{"rotate 90", "/MediaBox [0 0 200 100] /Rotate 90", 100, 200, 30, 30},
		{"rotate 180", "/MediaBox [0 0 200 100] /Rotate 180", 200, 100, 170, 30},
		{"rotate 270", "/MediaBox [0 0 200 100] /Rotate 270", 100, 200, 70, 170},
		{"rotate -90", "/MediaBox [0 0 200 100] /Rotate -90", 100, 200, 70, 170},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &builder{}
			f := b.add(helvetica)
			p := readOne(t, b.onePage(content, "/Font << /F "+f+" >>", c.entries))
			if !closeTo(p.Box.X1, c.w) || !closeTo(p.Box.Y1, c.h) {
				t.Errorf("page %v, want %v by %v", p.Box, c.w, c.h)
			}
			if g := p.Glyphs[0]; !closeTo(g.X, c.x) || !closeTo(g.Y, c.y) {
				t.Errorf("glyph at (%v, %v), want (%v, %v)", g.X, g.Y, c.x, c.y)
			}
		})
	}
}

func TestInheritedAttributes(t *testing.T) {
	b := &builder{}
	f := b.add(helvetica)
	c := b.stream("", "BT /F 10 Tf 30 30 Td (a) Tj ET")
	b.add("<< /Type /Page /Parent 4 0 R /Contents %s >>", c)
	b.add("<< /Type /Pages /Parent 5 0 R /Kids [3 0 R] /Count 1 /Rotate 90 >>")
	b.add("<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 200 100] /Resources << /Font << /F %s >> >> >>", f)
	b.add("<< /Type /Catalog /Pages 5 0 R >>")
	p := readOne(t, b.bytes())
	wantText(t, p, "a")
	if p.Rotate != 90 || !closeTo(p.Box.X1, 100) {
		t.Errorf("rotate %d, box %v", p.Rotate, p.Box)
	}
}

func TestOutsideCropAndClip(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"outside the page", "BT /F 10 Tf 300 30 Td (out) Tj -280 0 Td (in) Tj ET", "in"},
		{"clip", "q 0 0 50 100 re W n BT /F 10 Tf 20 30 Td (in) Tj 100 0 Td (out) Tj ET Q BT /F 10 Tf 120 60 Td (x) Tj ET", "inx"},
		{"empty clip", "q 10 10 0 0 re W n BT /F 10 Tf 20 30 Td (out) Tj ET Q BT /F 10 Tf 20 30 Td (x) Tj ET", "x"},
		{"clip partly over a glyph", "22 0 50 100 re W n BT /F 10 Tf 20 30 Td (ab) Tj ET", "ab"},
	} {
		t.Run(c.name, func(t *testing.T) { wantText(t, showText(t, c.content), c.want) })
	}
}

func TestRenderModes(t *testing.T) {
	p := showText(t, "BT /F 10 Tf 20 30 Td (a) Tj 3 Tr (b) Tj 2 Tr (c) Tj 1 0 0 RG 1 Tr (d) Tj ET")
	wantText(t, p, "abcd")
	if p.Glyphs[0].Hidden || !p.Glyphs[1].Hidden || p.Glyphs[2].Hidden {
		t.Error("only the glyph of mode 3 is hidden")
	}
	if p.Glyphs[0].Bold || !p.Glyphs[2].Bold {
		t.Error("the glyph that is filled and stroked is bold")
	}
	if p.Glyphs[3].Color != 0xff0000 {
		t.Errorf("stroked glyph has colour %06x", p.Glyphs[3].Color)
	}
}

func TestStruckTwice(t *testing.T) {
	p := showText(t, "BT /F 10 Tf 20 30 Td (1.05) Tj 0.3 0 Td (1.05) Tj ET")
	wantText(t, p, "1.05")
	if !p.Glyphs[0].Bold || !p.Glyphs[3].Bold {
		t.Error("glyphs struck twice are bold")
	}
	p = showText(t, "BT /F 10 Tf 20 30 Td (1111) Tj 0 20 Td (1111) Tj ET")
	wantText(t, p, "11111111")
	if p.Glyphs[0].Bold {
		t.Error("glyphs side by side are not bold")
	}
	p = showText(t, "BT /F 10 Tf 3 Tr 20 30 Td (a) Tj ET BT 0 Tr 20 30 Td (a) Tj ET")
	wantText(t, p, "a")
	if p.Glyphs[0].Bold || p.Glyphs[0].Hidden {
		t.Error("a visible glyph over its hidden text is plain and visible")
	}
}

func TestForms(t *testing.T) {
	b := &builder{}
	f := b.add(helvetica)
	inner := b.stream("/Type /XObject /Subtype /Form /BBox [0 0 100 100]", "q BT /F 10 Tf 1 1 Td (i) Tj ET")
	outer := b.stream("/Type /XObject /Subtype /Form /BBox [0 0 30 30] /Matrix [2 0 0 2 10 10] /Resources << /Font << /F "+f+" >> /XObject << /G "+inner+" >> >>",
		"BT /F 10 Tf 5 5 Td (ab) Tj 40 0 Td (out) Tj ET Q Q /G Do")
	p := readOne(t, b.onePage("q 1 0 0 1 3 0 cm /X Do Q BT /F 10 Tf 20 80 Td (z) Tj ET", "/Font << /F "+f+" >> /XObject << /X "+outer+" >>", smallPage))
	wantText(t, p, "abiz")
	wantAt(t, p, 1, 33, 80, 10)
	wantAt(t, p, 2, 15, 88, 10)
	wantAt(t, p, 3, 20, 20, 5)
}

func TestOptionalContent(t *testing.T) {
	b := &builder{}
	f := b.add(helvetica)
	off := b.add("<< /Type /OCG /Name (off) >>")
	on := b.add("<< /Type /OCG /Name (on) >>")
	any := b.add("<< /Type /OCMD /OCGs [%s %s] /P /AnyOn >>", off, on)
	all := b.add("<< /Type /OCMD /OCGs [%s %s] /P /AllOn >>", off, on)
	form := b.stream("/Type /XObject /Subtype /Form /BBox [0 0 100 100] /OC "+off, "BT /F 10 Tf 9 9 Td (form) Tj ET")
	b.onePage("/OC /A BDC BT /F 10 Tf 20 30 Td (off) Tj ET 0 0 10 10 re f EMC /OC /B BDC BT 20 50 Td (on) Tj ET EMC "+
		"/OC /C BDC BT 20 60 Td (any) Tj ET EMC /OC /D BDC BT 20 70 Td (all) Tj ET EMC /X Do",
		"/Font << /F "+f+" >> /Properties << /A "+off+" /B "+on+" /C "+any+" /D "+all+" >> /XObject << /X "+form+" >>", smallPage)
	b.objects[len(b.objects)-1] = strings.Replace(b.objects[len(b.objects)-1], "/Type", "/OCProperties << /OCGs ["+off+" "+on+"] /D << /OFF ["+off+"] >> >> /Type", 1)
	p := readOne(t, b.bytes())
	wantText(t, p, "onany")
	if len(p.Fills) != 0 {
		t.Error("a hidden rectangle was read")
	}
}
