package page

import (
	"fmt"
	"math"
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"techins/internal/page/font"
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
		if err := r.glyph(tp.TextPage, i); err != nil {
			return err
		}
	}
	r.takeCodes()
	return nil
}

// glyph adds character i, but for one that PDFium put in (a space, a line end) or that lies outside
// the page.
func (r *pdfiumReader) glyph(tp references.FPDF_TEXTPAGE, i int) error {
	generated, err := r.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: tp, Index: i})
	if err != nil || generated.IsGenerated {
		return err
	}
	char, err := r.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: tp, Index: i})
	if err != nil {
		return err
	}
	unmapped, err := r.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: tp, Index: i})
	if err != nil {
		return err
	}
	if lineEnd := char.Unicode == '\r' || char.Unicode == '\n'; lineEnd && !unmapped.HasUnicodeMapError {
		return nil
	}
	var g Glyph
	if inside, err := r.place(tp, i, &g); err != nil || !inside {
		return err
	}
	if unmapped.HasUnicodeMapError || char.Unicode == 0 {
		r.codes = append(r.codes, code{glyph: len(r.page.Glyphs), value: rune(char.Unicode)})
	} else {
		g.Text = font.Unified(string(rune(char.Unicode)))
	}
	if r.styles {
		if err := r.style(tp, i, &g); err != nil {
			return err
		}
	}
	r.page.Glyphs = append(r.page.Glyphs, g)
	return nil
}

// place sets the glyph's origin and its box, which is that of its ink where this is larger.
func (r *pdfiumReader) place(tp references.FPDF_TEXTPAGE, i int, g *Glyph) (inside bool, err error) {
	origin, err := r.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: tp, Index: i})
	if err != nil {
		return false, err
	}
	box, err := r.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: tp, Index: i})
	if err != nil {
		return false, err
	}
	g.X, g.Y = r.display.point(origin.X, origin.Y)
	g.Box = r.display.rect(float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top))
	g.Size = g.Box.H()
	return visible(g.Box, r.page.Box), nil
}

// A code is a character code for which PDFium knows no character.
type code struct {
	glyph int // index into Page.Glyphs
	value rune
}

// takeCodes takes the codes without a character for characters themselves when they read as Chinese
// text. PDFium passes over a ToUnicode map that says no more than this.
func (r *pdfiumReader) takeCodes() {
	var count textCount
	for _, c := range r.codes {
		count.glyph(string(c.value))
	}
	if !count.proseOfHan() {
		r.page.Unmapped = len(r.codes)
		return
	}
	for _, c := range r.codes {
		r.page.Glyphs[c.glyph].Text = string(c.value)
	}
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
	f := r.font(obj.TextObject, font.FontName)
	g.Box = f.box(g, r.width(f, g.Text)*math.Abs(size.FontSize)*math.Hypot(float64(m.Matrix.A), float64(m.Matrix.B)))
	return nil
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
