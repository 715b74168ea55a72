package page

import (
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// A pdfiumFont is what a page needs of a font, in font sizes.
type pdfiumFont struct {
	ref             references.FPDF_FONT // "" for one that PDFium does not give
	ascent, descent float64
	widths          map[rune]float64
}

// font is the font of a text object; looked up once a page for each font name.
func (r *pdfiumReader) font(obj references.FPDF_PAGEOBJECT, name string) *pdfiumFont {
	if f, ok := r.fonts[name]; ok {
		return f
	}
	f := &pdfiumFont{ascent: 0.88, descent: -0.12, widths: map[rune]float64{}} // an em square, as CJK fonts have it
	r.fonts[name] = f
	font, err := r.FPDFTextObj_GetFont(&requests.FPDFTextObj_GetFont{PageObject: obj})
	if err != nil {
		return f
	}
	f.ref = font.Font
	up, err1 := r.FPDFFont_GetAscent(&requests.FPDFFont_GetAscent{Font: f.ref, FontSize: 1})
	down, err2 := r.FPDFFont_GetDescent(&requests.FPDFFont_GetDescent{Font: f.ref, FontSize: 1})
	if err1 == nil && err2 == nil && up.Ascent > down.Descent && up.Ascent-down.Descent < 4 {
		f.ascent, f.descent = float64(up.Ascent), float64(down.Descent)
	}
	return f
}

// width is how far the character moves on, 0 when that is not known. PDFium looks it up by the
// character, which fails for a font without a character map.
func (r *pdfiumReader) width(f *pdfiumFont, text string) float64 {
	char, _ := utf8.DecodeRuneInString(text)
	if w, ok := f.widths[char]; ok || f.ref == "" || text == "" {
		return w
	}
	w, err := r.FPDFFont_GetGlyphWidth(&requests.FPDFFont_GetGlyphWidth{Font: f.ref, Glyph: uint32(char), FontSize: 1})
	if err != nil {
		return 0
	}
	f.widths[char] = float64(w.GlyphWidth)
	return f.widths[char]
}

// box makes the glyph's box, which PDFium widens to the glyph's ink, begin at the origin, end with
// the advance (in points, 0 when it is not known) and reach as far up and down as the font. A box on a
// slant and one of vertical writing stay as they are.
func (f *pdfiumFont) box(g *Glyph, advance float64) Rect {
	up, down := f.ascent*g.Size, f.descent*g.Size
	along := func(length float64) float64 {
		if advance > 0 && advance < length {
			return advance
		}
		return max(length, 0)
	}
	switch {
	case g.Vertical:
	case g.Angle == 0:
		return Rect{g.X, g.Y - up, g.X + along(g.Box.X1-g.X), g.Y - down}
	case g.Angle == 90:
		return Rect{g.X + down, g.Y, g.X + up, g.Y + along(g.Box.Y1-g.Y)}
	case g.Angle == 180:
		return Rect{g.X - along(g.X-g.Box.X0), g.Y + down, g.X, g.Y + up}
	case g.Angle == 270:
		return Rect{g.X - up, g.Y - along(g.Y-g.Box.Y0), g.X - down, g.Y}
	}
	return g.Box
}
