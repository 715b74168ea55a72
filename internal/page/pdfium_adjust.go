package page

import (
	"math"
	"slices"
)

// adjust brings a page of PDFium in line with what PDFium does not know of: the page's UserUnit, and
// layers hidden from view. first is the page as the native reader sees it in doc.
func (p *Page) adjust(first *Page, doc Document) {
	p.rescale(first.Box)
	if n, ok := doc.(*native); ok && (len(n.layers.off) > 0 || n.layers.allOff) {
		p.keepShared(first)
	}
	p.withoutGuesses(first)
}

// withoutGuesses takes the text from glyphs for which the native reader finds none in the font, unless
// all such glyphs of a font together are surely Chinese prose: PDFium guesses at an encoding where
// there is none.
func (p *Page) withoutGuesses(first *Page) {
	guesses := atPlaces(p, first, func(text string) bool { return text == "" })
	fonts := map[string]*textCount{}
	for _, i := range guesses {
		g := &p.Glyphs[i]
		if fonts[g.Font] == nil {
			fonts[g.Font] = &textCount{}
		}
		fonts[g.Font].glyph(g.Text)
	}
	for _, i := range guesses {
		g := &p.Glyphs[i]
		if g.Text != "" && !fonts[g.Font].proseOfHan() {
			g.Text = ""
			p.Unmapped++
		}
	}
}

// keepShared leaves out the glyphs that the first page does not have at their places.
func (p *Page) keepShared(first *Page) {
	shared := signs(first)
	grid := newSignGrid(shared)
	p.Glyphs = slices.DeleteFunc(p.Glyphs, func(g Glyph) bool {
		for _, s := range signs(&Page{Glyphs: []Glyph{g}}) {
			i := grid.take(&s)
			if i < 0 {
				return true
			}
			shared[i].confirmed = true
		}
		return false
	})
}

// rescale scales the page to the size given. A page of another shape is left alone.
func (p *Page) rescale(size Rect) {
	f := size.W() / p.Box.W()
	if math.Abs(f-1) < 0.001 || math.Abs(size.H()/p.Box.H()-f) > 0.001 {
		return
	}
	scale := func(r *Rect) { *r = Rect{r.X0 * f, r.Y0 * f, r.X1 * f, r.Y1 * f} }
	scale(&p.Box)
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		scale(&g.Box)
		g.X, g.Y, g.Size = g.X*f, g.Y*f, g.Size*f
	}
	for i := range p.Rules {
		r := &p.Rules[i]
		r.X0, r.Y0, r.X1, r.Y1, r.Width = r.X0*f, r.Y0*f, r.X1*f, r.Y1*f, r.Width*f
	}
	for i := range p.Fills {
		scale(&p.Fills[i].Box)
	}
	for i := range p.Images {
		scale(&p.Images[i].Box)
	}
	for i := range p.Curves {
		scale(&p.Curves[i])
	}
}
