package layout

import (
	"math"

	"techins/internal/page"
)

// dominantAngle is the direction, in quarter turns, in which most of the glyphs run.
func dominantAngle(p *page.Page) float64 {
	var count [4]int
	for i := range p.Glyphs {
		if a := p.Glyphs[i].Angle; !math.IsNaN(a) && !math.IsInf(a, 0) {
			count[((int(math.Round(a/90))%4)+4)%4]++
		}
	}
	best := 0
	for i, n := range count {
		if n > count[best] {
			best = i
		}
	}
	return float64(90 * best)
}

// A turner maps points of a page of the given size to the page turned clockwise.
type turner struct{ deg, w, h float64 }

func (t turner) point(x, y float64) (float64, float64) {
	switch t.deg {
	case 90:
		return t.h - y, x
	case 180:
		return t.w - x, t.h - y
	case 270:
		return y, t.w - x
	}
	return x, y
}

func (t turner) rect(r page.Rect) page.Rect {
	x0, y0 := t.point(r.X0, r.Y0)
	x1, y1 := t.point(r.X1, r.Y1)
	return page.Rect{X0: min(x0, x1), Y0: min(y0, y1), X1: max(x0, x1), Y1: max(y0, y1)}
}

// back is the turn that undoes t.
func (t turner) back() turner {
	if t.deg == 90 || t.deg == 270 {
		return turner{360 - t.deg, t.h, t.w}
	}
	return t
}

// rotated is the page turned clockwise by a multiple of 90 degrees; the page itself for 0.
func rotated(p *page.Page, deg float64) *page.Page {
	if deg == 0 {
		return p
	}
	t := turner{deg, p.Box.W(), p.Box.H()}
	q := *p
	q.Box = t.rect(p.Box)
	q.Glyphs = make([]page.Glyph, len(p.Glyphs))
	for i, g := range p.Glyphs {
		g.Box = t.rect(g.Box)
		g.X, g.Y = t.point(g.X, g.Y)
		g.Angle = math.Mod(g.Angle+deg, 360)
		q.Glyphs[i] = g
	}
	q.Rules = make([]page.Rule, len(p.Rules))
	for i, r := range p.Rules {
		r.X0, r.Y0 = t.point(r.X0, r.Y0)
		r.X1, r.Y1 = t.point(r.X1, r.Y1)
		if r.X0 > r.X1 || r.X0 == r.X1 && r.Y0 > r.Y1 {
			r.X0, r.Y0, r.X1, r.Y1 = r.X1, r.Y1, r.X0, r.Y0
		}
		q.Rules[i] = r
	}
	q.Fills = make([]page.Fill, len(p.Fills))
	for i, f := range p.Fills {
		f.Box = t.rect(f.Box)
		q.Fills[i] = f
	}
	q.Images = make([]page.Image, len(p.Images))
	for i, m := range p.Images {
		q.Images[i].Box = t.rect(m.Box)
	}
	q.Curves = make([]page.Rect, len(p.Curves))
	for i, c := range p.Curves {
		q.Curves[i] = t.rect(c)
	}
	return &q
}

// Upright turns boxes of text that runs at an angle, in degrees clockwise, so that it runs to the right
// and down; the origin is moved along.
func Upright(angle float64) func(page.Rect) page.Rect {
	switch (int(math.Round(angle/90))%4 + 4) % 4 {
	case 1: // runs down, lines follow to the left
		return func(b page.Rect) page.Rect { return page.Rect{X0: b.Y0, Y0: -b.X1, X1: b.Y1, Y1: -b.X0} }
	case 2:
		return func(b page.Rect) page.Rect { return page.Rect{X0: -b.X1, Y0: -b.Y1, X1: -b.X0, Y1: -b.Y0} }
	case 3: // runs up, lines follow to the right
		return func(b page.Rect) page.Rect { return page.Rect{X0: -b.Y1, Y0: b.X0, X1: -b.Y0, Y1: b.X1} }
	}
	return func(b page.Rect) page.Rect { return b }
}
