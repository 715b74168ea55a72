package figures

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A recorder is a canvas that notes where text and marks go instead of drawing them.
type recorder struct {
	w, h    vg.Length
	at      [6]float64 // x' = a x + c y + e, y' = b x + d y + f
	stack   [][6]float64
	texts   []quad
	marks   []quad
	missing []string
}

// A quad is a box on the sheet, perhaps turned.
type quad struct {
	what    string
	corners [4]vg.Point
}

func newRecorder(w, h vg.Length) *recorder {
	return &recorder{w: w, h: h, at: [6]float64{1, 0, 0, 1, 0, 0}}
}

func (r *recorder) Size() (w, h vg.Length)              { return r.w, r.h }
func (r *recorder) SetLineWidth(vg.Length)              {}
func (r *recorder) SetLineDash([]vg.Length, vg.Length)  {}
func (r *recorder) SetColor(color.Color)                {}
func (r *recorder) Stroke(vg.Path)                      {}
func (r *recorder) DrawImage(vg.Rectangle, image.Image) {}
func (r *recorder) Push()                               { r.stack = append(r.stack, r.at) }
func (r *recorder) Pop()                                { r.at, r.stack = r.stack[len(r.stack)-1], r.stack[:len(r.stack)-1] }
func (r *recorder) Translate(p vg.Point)                { r.mul([6]float64{1, 0, 0, 1, float64(p.X), float64(p.Y)}) }
func (r *recorder) Scale(x, y float64)                  { r.mul([6]float64{x, 0, 0, y, 0, 0}) }
func (r *recorder) Rotate(rad float64) {
	s, c := math.Sincos(rad)
	r.mul([6]float64{c, s, -s, c, 0, 0})
}
func (r *recorder) mul(m [6]float64) {
	a := r.at
	r.at = [6]float64{a[0]*m[0] + a[2]*m[1], a[1]*m[0] + a[3]*m[1], a[0]*m[2] + a[2]*m[3], a[1]*m[2] + a[3]*m[3],
		a[0]*m[4] + a[2]*m[5] + a[4], a[1]*m[4] + a[3]*m[5] + a[5]}
}

func (r *recorder) point(x, y vg.Length) vg.Point {
	a := r.at
	return vg.Point{X: vg.Length(a[0])*x + vg.Length(a[2])*y + vg.Length(a[4]), Y: vg.Length(a[1])*x + vg.Length(a[3])*y + vg.Length(a[5])}
}

func (r *recorder) quad(what string, x0, y0, x1, y1 vg.Length) quad {
	return quad{what, [4]vg.Point{r.point(x0, y0), r.point(x1, y0), r.point(x1, y1), r.point(x0, y1)}}
}

// Fill notes small shapes, which are marks; large ones are bars and backgrounds.
func (r *recorder) Fill(p vg.Path) {
	x0, y0, x1, y1 := vg.Length(math.Inf(1)), vg.Length(math.Inf(1)), vg.Length(math.Inf(-1)), vg.Length(math.Inf(-1))
	for _, c := range p {
		if c.Type == vg.CloseComp {
			continue
		}
		x0, y0, x1, y1 = min(x0, c.Pos.X-c.Radius), min(y0, c.Pos.Y-c.Radius), max(x1, c.Pos.X+c.Radius), max(y1, c.Pos.Y+c.Radius)
	}
	if x1-x0 < 10 && y1-y0 < 10 {
		r.marks = append(r.marks, r.quad(fmt.Sprintf("mark at %.0f,%.0f", x0, y0), x0, y0, x1, y1))
	}
}

// FillString notes the box of the ink.
func (r *recorder) FillString(f font.Face, pt vg.Point, s string) {
	var buf sfnt.Buffer
	em := fixed.Int26_6(f.Face.UnitsPerEm())
	scale := f.Font.Size / vg.Length(em)
	x := vg.Length(0)
	x0, y0, x1, y1 := vg.Length(math.Inf(1)), vg.Length(math.Inf(1)), vg.Length(math.Inf(-1)), vg.Length(math.Inf(-1))
	for _, c := range s {
		g, err := f.Face.GlyphIndex(&buf, c)
		if err != nil || g == 0 {
			r.missing = append(r.missing, fmt.Sprintf("%c (%U) in %q", c, c, s))
			continue
		}
		b, advance, err := f.Face.GlyphBounds(&buf, g, em, 0)
		if err != nil {
			r.missing = append(r.missing, err.Error())
			continue
		}
		if b.Max.X > b.Min.X {
			x0, x1 = min(x0, x+vg.Length(b.Min.X)), max(x1, x+vg.Length(b.Max.X))
			y0, y1 = min(y0, -vg.Length(b.Max.Y)), max(y1, -vg.Length(b.Min.Y))
		}
		x += vg.Length(advance)
	}
	if x1 > x0 {
		r.texts = append(r.texts, r.quad(s, pt.X+x0*scale, pt.Y+y0*scale, pt.X+x1*scale, pt.Y+y1*scale))
	}
}

// overlap tells whether two quads share an area, by the separating axis theorem.
func overlap(a, b quad) bool {
	const slack = 0.05
	for _, q := range []quad{a, b} {
		for i := range 2 {
			d := q.corners[i+1].Sub(q.corners[i])
			length := math.Hypot(float64(d.X), float64(d.Y))
			ux, uy := float64(d.X)/length, float64(d.Y)/length
			lo := func(p quad) (float64, float64) {
				least, most := math.Inf(1), math.Inf(-1)
				for _, c := range p.corners {
					v := float64(c.X)*ux + float64(c.Y)*uy
					least, most = min(least, v), max(most, v)
				}
				return least, most
			}
			a0, a1 := lo(a)
			b0, b1 := lo(b)
			if a1 <= b0+slack || b1 <= a0+slack {
				return false
			}
		}
	}
	return true
}

func record(f *Figure, l Lang, size Size) (*sheet, *recorder) {
	s := newSheet(f, l, size)
	r := newRecorder(s.width, s.height)
	s.draw(draw.New(r))
	return s, r
}

// Every figure in every language and size: no text over other text or over a mark, nothing outside
// the margins, no character that the fonts lack.
func TestLayout(t *testing.T) {
	figs := all(t)
	mixed, err := All(mixed2(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(figs, mixed...) {
		for _, l := range Langs {
			for _, size := range Sizes {
				s, r := record(f, l, size)
				name := fmt.Sprintf("%s %s %s", f.ID, l, size)
				for _, m := range r.missing {
					t.Errorf("%s: the fonts lack %s", name, m)
				}
				for i, a := range r.texts {
					for _, p := range a.corners {
						if p.X < 3 || p.Y < 3 || p.X > s.width-3 || p.Y > s.height-3 {
							t.Errorf("%s: %q reaches %.1f,%.1f on a sheet of %.1f x %.1f", name, a.what, p.X, p.Y, s.width, s.height)
							break
						}
					}
					for _, b := range r.texts[:i] {
						if overlap(a, b) {
							t.Errorf("%s: %q lies on %q", name, a.what, b.what)
						}
					}
					for _, m := range r.marks {
						if overlap(a, m) {
							t.Errorf("%s: %q lies on a %s", name, a.what, m.what)
						}
					}
				}
			}
		}
	}
}

// The check itself must see an overlap, a clipped text and a missing character.
func TestLayoutCheckSees(t *testing.T) {
	bad := &Figure{ID: "F0", Title: Text{"𠀀", "Title"}, height: func(*sheet) vg.Length { return 40 },
		chart: func(s *sheet, c draw.Canvas) {
			s.write(c, c.Min.X, c.Min.Y+20, "one", s.typ.label, ink, draw.XLeft)
			s.write(c, c.Min.X+4, c.Min.Y+22, "two", s.typ.label, ink, draw.XLeft)
			s.write(c, s.width-2, c.Min.Y+5, "clipped", s.typ.label, ink, draw.XLeft)
		}}
	_, r := record(bad, Chinese, TwoColumns)
	if len(r.missing) != 1 {
		t.Errorf("missing characters: %q, want one", r.missing)
	}
	one, two, clipped := r.texts[0], r.texts[1], r.texts[2]
	if !overlap(one, two) || overlap(one, clipped) {
		t.Errorf("overlaps are not seen: %v %v %v", one, two, clipped)
	}
	if clipped.corners[1].X <= r.w {
		t.Errorf("%v is not clipped by a sheet of %v", clipped, r.w)
	}
}
