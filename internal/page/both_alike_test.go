package page

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"testing"
)

// bothRead reads the first page of a file with each reader.
func bothRead(t *testing.T, data []byte) (native, pdfium *Page) {
	t.Helper()
	d, err := Open("", data, "pdfium", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if pdfium, err = d.Page(1); err != nil {
		t.Fatal(err)
	}
	return readOne(t, data), pdfium
}

// glyphList writes what the readers must agree on, to a tenth of a point, in the order of the page.
func glyphList(p *Page) string {
	var out []string
	for _, g := range p.Glyphs {
		if strings.TrimSpace(g.Text) != "" {
			out = append(out, fmt.Sprintf("%s at %s %s size %s angle %.0f hidden %v color %06x", g.Text, tenth(g.X), tenth(g.Y),
				tenth(g.Size), g.Angle, g.Hidden, uint32(g.Color)))
		}
	}
	sort.Strings(out)
	return strings.Join(out, "\n")
}

// boxOffset is the greatest distance between the sides of the boxes of the same glyph.
func boxOffset(a, b *Page) float64 {
	worst := 0.0
	for _, g := range a.Glyphs {
		for _, h := range b.Glyphs {
			if g.Text == h.Text && math.Hypot(g.X-h.X, g.Y-h.Y) < 0.1 {
				worst = max(worst, math.Abs(g.Box.X0-h.Box.X0), math.Abs(g.Box.Y0-h.Box.Y0), math.Abs(g.Box.X1-h.Box.X1), math.Abs(g.Box.Y1-h.Box.Y1))
			}
		}
	}
	return worst
}

// shapeList writes rules and fills.
func shapeList(p *Page) string {
	var out []string
	for _, r := range p.Rules {
		out = append(out, fmt.Sprintf("rule %s %s %s %s width %s color %06x dashed %v", tenth(r.X0), tenth(r.Y0), tenth(r.X1), tenth(r.Y1), tenth(r.Width), uint32(r.Color), r.Dashed))
	}
	for _, f := range p.Fills {
		out = append(out, fmt.Sprintf("fill %s color %06x", boxText(f.Box), uint32(f.Color)))
	}
	for _, i := range p.Images {
		out = append(out, "image "+boxText(i.Box))
	}
	sort.Strings(out)
	return strings.Join(out, "\n")
}

func boxText(b Rect) string {
	return fmt.Sprintf("%s %s %s %s", tenth(b.X0), tenth(b.Y0), tenth(b.X1), tenth(b.Y1))
}

func tenth(v float64) string { return fmt.Sprintf("%.1f", math.Round(v*10)/10+0) }

// Two engines that share no code read small files alike: text state, directions, page boxes,
// rotation, forms, hidden text, lines, areas, frames, clips.
func TestReadersAlike(t *testing.T) {
	const text = "BT /F 10 Tf 40 30 Td (ab 12) Tj ET"
	const shapes = "1 0 0 RG 2 w 20 20 m 120 20 l S 0 0 1 rg 30 40 50 20 re f 10 70 80 0.6 re f [3 2] 0 d 20 85 60 10 re S"
	for _, c := range []struct{ name, content, entries string }{
		{"plain", text, smallPage},
		{"crop box off the origin", text, "/MediaBox [-20 -10 300 200] /CropBox [20 10 180 90]"},
		{"turned by 90", text + " " + shapes, smallPage + " /Rotate 90"},
		{"turned by 180", text + " " + shapes, smallPage + " /Rotate 180"},
		{"turned by 270 and cropped", text + " " + shapes, "/MediaBox [0 0 200 100] /CropBox [10 5 150 95] /Rotate 270"},
		{"user unit", text + " " + shapes, smallPage + " /UserUnit 2"},
		{"spacing", "BT /F 10 Tf 2 Tc 5 Tw 80 Tz 40 30 Td (ab 12) Tj ET", smallPage},
		{"rise", "BT /F 10 Tf 3 Ts 40 30 Td (ab) Tj ET", smallPage},
		{"scaled by the text matrix", "BT /F 1 Tf 12 0 0 12 40 30 Tm (ab) Tj ET", smallPage},
		{"arrays", "BT /F 10 Tf 40 30 Td [(a) -300 (b) 200 (c)] TJ ET", smallPage},
		{"upwards", "BT /F 10 Tf 0 1 -1 0 80 20 Tm (ab) Tj ET", smallPage},
		{"downwards", "BT /F 10 Tf 0 -1 1 0 80 80 Tm (ab) Tj ET", smallPage},
		{"upside down", "BT /F 10 Tf -1 0 0 -1 80 80 Tm (ab) Tj ET", smallPage},
		{"hidden", "BT /F 10 Tf 3 Tr 40 30 Td (ab) Tj 0 Tr (c) Tj ET", smallPage},
		{"coloured", "1 0 0 rg BT /F 10 Tf 40 30 Td (ab) Tj ET 0.5 g BT /F 10 Tf 40 50 Td (ab) Tj ET", smallPage},
		{"form", "q 2 0 0 2 10 10 cm /X Do Q " + text, smallPage},
		{"lines and areas", shapes, smallPage},
		{"frame", "0.2 g 20 20 100 60 re 21 21 98 58 re f*", smallPage},
		{"rounded box", "0.9 g 24 20 m 96 20 l 98.2 20 100 21.8 100 24 c 100 76 l 100 78.2 98.2 80 96 80 c 24 80 l 21.8 80 20 78.2 20 76 c 20 24 l 20 21.8 21.8 20 24 20 c f", smallPage},
		{"clipped area", "q 20 20 40 40 re W n 0.5 g 0 0 200 100 re f Q", smallPage},
		{"picture", "q 50 0 0 30 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q", smallPage},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &builder{}
			f := b.add("%s", strings.Replace(helvetica, "/Encoding", "/FontDescriptor << /Type /FontDescriptor /FontName /Helvetica /Flags 32 "+
				"/FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> /Encoding", 1))
			form := b.stream("/Type /XObject /Subtype /Form /BBox [0 0 60 40] /Matrix [1 0 0 1 5 0] /Resources << /Font << /F "+f+" >> >>",
				"BT /F 8 Tf 5 5 Td (in) Tj ET 0.5 w 0 20 m 40 20 l S 0.8 g 10 25 20 10 re f")
			native, pdfium := bothRead(t, b.onePage(c.content, "/Font << /F "+f+" >> /XObject << /X "+form+" >>", c.entries))
			if native.Box != pdfium.Box || native.Rotate != pdfium.Rotate {
				t.Errorf("page %v turned by %d, PDFium has %v and %d", native.Box, native.Rotate, pdfium.Box, pdfium.Rotate)
			}
			if a, b := glyphList(native), glyphList(pdfium); a != b {
				t.Errorf("glyphs\n%s\nPDFium has\n%s", a, b)
			}
			if d := boxOffset(native, pdfium); d > 0.5 {
				t.Errorf("boxes are %.2f points apart", d)
			}
			if a, b := shapeList(native), shapeList(pdfium); a != b {
				t.Errorf("shapes\n%s\nPDFium has\n%s", a, b)
			}
			if glyphList(native)+shapeList(native) == "" {
				t.Error("nothing was read")
			}
		})
	}
}
