package page

import (
	"fmt"
	"math"
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// text reads the glyphs in PDFium's order.
func (r *pdfiumReader) text() error {
	tp, err := r.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: r.ref})
	if err != nil {
		return err
	}
	defer r.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: tp.TextPage})
	count, err := r.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: tp.TextPage})
	if err != nil {
		return err
	}
	if count.Count > r.opt.MaxGlyphs {
		return &Error{Kind: LimitExceeded, Page: r.page.Number,
			What: fmt.Sprintf("%d glyphs, more than the %d allowed", count.Count, r.opt.MaxGlyphs), Hint: "leave the page out with -pages"}
	}
	r.page.Glyphs = make([]Glyph, 0, count.Count)
	for i := range count.Count {
		g, ok, err := r.glyph(tp.TextPage, i)
		if err != nil {
			return err
		}
		if ok {
			r.page.Glyphs = append(r.page.Glyphs, g)
		}
	}
	return nil
}

// glyph reads character i; false for one that PDFium put in (a space, a line end) or that lies
// outside the page.
func (r *pdfiumReader) glyph(tp references.FPDF_TEXTPAGE, i int) (g Glyph, ok bool, err error) {
	gen, err := r.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: tp, Index: i})
	if err != nil || gen.IsGenerated {
		return g, false, err
	}
	uni, err := r.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: tp, Index: i})
	if err != nil || uni.Unicode == '\r' || uni.Unicode == '\n' {
		return g, false, err
	}
	org, err := r.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: tp, Index: i})
	if err != nil {
		return g, false, err
	}
	g.X, g.Y = r.display.point(org.X, org.Y)
	box, err := r.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: tp, Index: i})
	if err != nil {
		return g, false, err
	}
	g.Box = r.display.rect(float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top))
	if !r.page.Box.Contains(g.Box.CX(), g.Box.CY()) {
		return g, false, nil
	}
	if err := r.style(tp, i, &g); err != nil {
		return g, false, err
	}
	unmapped, err := r.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: tp, Index: i})
	if err != nil {
		return g, false, err
	}
	if unmapped.HasUnicodeMapError || uni.Unicode == 0 {
		r.page.Unmapped++
		return g, true, nil
	}
	g.Text = string(rune(uni.Unicode))
	return g, true, nil
}

// style reads how the glyph looks, and makes its box the font's rather than that of its ink.
func (r *pdfiumReader) style(tp references.FPDF_TEXTPAGE, i int, g *Glyph) error {
	m, err := r.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: tp, Index: i})
	if err != nil {
		return err
	}
	size, err := r.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: tp, Index: i})
	if err != nil {
		return err
	}
	g.Size = math.Abs(size.FontSize) * math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D))
	g.Angle = r.display.angle(float64(m.Matrix.A), float64(m.Matrix.B))
	font, err := r.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: tp, Index: i})
	if err != nil {
		return err
	}
	g.Font = withoutSubsetTag(font.FontName)
	weight, err := r.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: tp, Index: i})
	if err != nil {
		return err
	}
	g.Bold = weight.FontWeight >= semiBold || font.Flags&fontForceBold != 0 || strings.Contains(strings.ToLower(g.Font), "bold")
	g.Italic = font.Flags&fontItalic != 0
	if c, err := r.FPDFText_GetFillColor(&requests.FPDFText_GetFillColor{TextPage: tp, Index: i}); err == nil {
		g.Color = rgb(c.R, c.G, c.B)
	}
	obj, err := r.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: tp, Index: i})
	if err != nil {
		return nil // a character without an object of its own, such as the second of a ligature
	}
	mode, err := r.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: obj.TextObject})
	if err != nil {
		return err
	}
	g.Hidden = mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE
	g.Bold = g.Bold || mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_FILL_STROKE
	g.stretch(r.extent(obj.TextObject, font.FontName))
	return nil
}

// An extent is how far a font reaches above and below its baseline, in font sizes.
type extent struct{ ascent, descent float64 }

// extent of the object's font; looked up once a page for each font name.
func (r *pdfiumReader) extent(obj references.FPDF_PAGEOBJECT, name string) extent {
	if e, ok := r.extents[name]; ok {
		return e
	}
	e := extent{0.88, -0.12} // an em square, as CJK fonts have it
	if font, err := r.FPDFTextObj_GetFont(&requests.FPDFTextObj_GetFont{PageObject: obj}); err == nil {
		up, err1 := r.FPDFFont_GetAscent(&requests.FPDFFont_GetAscent{Font: font.Font, FontSize: 1})
		down, err2 := r.FPDFFont_GetDescent(&requests.FPDFFont_GetDescent{Font: font.Font, FontSize: 1})
		if err1 == nil && err2 == nil && up.Ascent > down.Descent && up.Ascent-down.Descent < 4 {
			e = extent{float64(up.Ascent), float64(down.Descent)}
		}
	}
	r.extents[name] = e
	return e
}

// stretch gives the box the font's extent across the direction of the text; a box on a slant stays.
func (g *Glyph) stretch(e extent) {
	up, down := e.ascent*g.Size, e.descent*g.Size
	switch g.Angle {
	case 0:
		g.Box.Y0, g.Box.Y1 = g.Y-up, g.Y-down
	case 90:
		g.Box.X0, g.Box.X1 = g.X+down, g.X+up
	case 180:
		g.Box.Y0, g.Box.Y1 = g.Y+down, g.Y+up
	case 270:
		g.Box.X0, g.Box.X1 = g.X-up, g.X-down
	}
}

const semiBold = 600

// Bits of a font descriptor's Flags (ISO 32000-1, table 123).
const (
	fontItalic    = 1 << 6
	fontForceBold = 1 << 18
)

func rgb(r, g, b uint) Color { return Color(r&255<<16 | g&255<<8 | b&255) }

// angle is the direction of the vector in degrees clockwise as displayed, 0 to 360, whole where it
// is whole to within rounding.
func (d display) angle(a, b float64) float64 {
	deg := math.Mod(-math.Atan2(b, a)*180/math.Pi+float64(d.rotate)+720, 360)
	if whole := math.Round(deg); math.Abs(deg-whole) < 0.01 {
		deg = math.Mod(whole, 360)
	}
	return deg
}

// withoutSubsetTag cuts the ABCDEF+ of a subset font.
func withoutSubsetTag(name string) string {
	if len(name) > 7 && name[6] == '+' && strings.Trim(name[:6], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return name[7:]
	}
	return name
}
