package page

import "math"

// rescale brings a page of PDFium, which knows no UserUnit, to the size that the native reader gives
// the page. A page of another shape is left alone.
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
