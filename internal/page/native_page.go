package page

import (
	"math"
	"sync"

	"techins/internal/page/object"
)

// readPage reads the dictionary of a page and interprets its content.
func (n *native) readPage(num int) (*Page, error) {
	node := n.pages[num-1]
	v := &object.View{File: n.file}
	d, ok := v.Get(node.object).(object.Dict)
	if v.Err != nil {
		return nil, v.Err
	}
	if !ok {
		return nil, object.Fail(object.ErrDamaged, "the page is missing")
	}
	a := node.inherited.merged(d)
	p := &Page{Number: num}
	if n.labels != nil {
		p.Label = n.labels[num-1]
	}
	m := place(v, p, a, v.Float(d["UserUnit"], 1))
	content, err := n.pageContent(d["Contents"])
	if err != nil {
		return nil, err
	}
	if d["Contents"] == nil && v.Dict(a.resources)["Font"] != nil {
		p.Warnings = append(p.Warnings, "the page has fonts and no content")
	}
	it := newInterpreter(n, p, m)
	it.view = v
	r := rooms.Get().(*room)
	p.Glyphs, it.strikes, it.args, it.path.points = r.glyphSlab(), &r.strikes, r.args[:0], r.points[:0]
	it.strikes.clear()
	err = it.run(content, newResources(v.Dict(a.resources)))
	p.Glyphs = r.take(p.Glyphs)
	r.args, r.points = it.args, it.path.points
	rooms.Put(r)
	if err != nil {
		return nil, err
	}
	it.finish()
	return p, v.Err
}

// A room is what grows while a page is drawn and is used again for the next. The glyphs of several
// pages lie in one slab, each page's where they were drawn: memory is touched once, and only as far as
// it is filled.
type room struct {
	glyphs  []Glyph // what is left of the slab, of length 0
	most    int     // glyphs of the fullest page so far
	strikes strikes
	args    []object.Token
	points  []pathPoint
}

// slabGlyphs is how many glyphs a slab holds, at least: those of a few pages.
const slabGlyphs = 8192

var rooms = sync.Pool{New: func() any { return &room{} }}

// glyphSlab gives room for the glyphs of the next page: what is left, when the fullest page so far would fit.
func (r *room) glyphSlab() []Glyph {
	if cap(r.glyphs) <= r.most {
		r.glyphs = make([]Glyph, 0, max(slabGlyphs, 2*r.most))
	}
	return r.glyphs
}

// take gives a page its glyphs, which cannot grow into those of the next, and keeps what is left.
func (r *room) take(glyphs []Glyph) []Glyph {
	n := len(glyphs)
	r.most = max(r.most, n)
	r.glyphs = glyphs[n:]
	return glyphs[:n:n]
}

// letter is the page when a file does not say; the standard asks for a MediaBox.
var letter = Rect{0, 0, 612, 792}

// place sets the box and rotation of a page and gives the matrix from user space to the displayed
// page, y downwards.
func place(v *object.View, p *Page, a attributes, unit float64) matrix {
	media, ok := rectOf(v, a.mediaBox)
	if !ok {
		media = letter
		p.Warnings = append(p.Warnings, "the page has no usable MediaBox; US letter is assumed")
	}
	box := media
	if crop, ok := rectOf(v, a.cropBox); ok {
		crop = intersect(crop, media)
		if crop.W() > 0 && crop.H() > 0 {
			box = crop
		}
	}
	if !(unit > 0 && unit <= 100) {
		unit = 1
	}
	p.Rotate = ((v.Int(a.rotate, 0)/90)%4 + 4) % 4 * 90
	w, h := box.W()*unit, box.H()*unit
	m := matrix{unit, 0, 0, -unit, -box.X0 * unit, box.Y1 * unit}
	switch p.Rotate {
	case 90:
		m = m.then(matrix{0, 1, -1, 0, h, 0})
		w, h = h, w
	case 180:
		m = m.then(matrix{-1, 0, 0, -1, w, h})
	case 270:
		m = m.then(matrix{0, -1, 1, 0, 0, w})
		w, h = h, w
	}
	p.Box = Rect{0, 0, w, h}
	return m
}

// rectOf reads a rectangle with an area.
func rectOf(v *object.View, o object.Object) (Rect, bool) {
	a := v.Floats(o)
	if len(a) != 4 {
		return Rect{}, false
	}
	r := Rect{min(a[0], a[2]), min(a[1], a[3]), max(a[0], a[2]), max(a[1], a[3])}
	return r, r.W() > 0 && r.H() > 0 && r.W() < 1e6 && r.H() < 1e6
}

func intersect(r, s Rect) Rect {
	return Rect{max(r.X0, s.X0), max(r.Y0, s.Y0), min(r.X1, s.X1), min(r.Y1, s.Y1)}
}

// pageContent decodes the content of a page: one stream, or several joined.
func (n *native) pageContent(o object.Object) ([]byte, error) {
	v, err := n.file.Load(o)
	if err != nil {
		return nil, err
	}
	var parts object.Array
	switch v := v.(type) {
	case nil:
		return nil, nil
	case *object.Stream:
		return n.file.Decode(v)
	case object.Array:
		parts = v
	default:
		return nil, object.Fail(object.ErrDamaged, "the content of the page is no stream")
	}
	var out []byte
	for _, part := range parts {
		s, err := n.file.Load(part)
		if err != nil {
			return nil, err
		}
		st, ok := s.(*object.Stream)
		if !ok {
			if s == nil {
				continue
			}
			return nil, object.Fail(object.ErrDamaged, "a part of the page's content is no stream")
		}
		data, err := n.file.Decode(st)
		if err != nil {
			return nil, err
		}
		if int64(len(out)+len(data)) > n.opt.MaxStreamBytes {
			return nil, object.Fail(object.ErrLimit, "the content of the page decodes to more than %d bytes (MaxStreamBytes)", n.opt.MaxStreamBytes)
		}
		out = append(append(out, data...), '\n')
	}
	return out, nil
}

// A matrix is a PDF transformation [a b c d e f].
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// then is the transformation m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m *matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// scale is the mean factor by which lengths grow.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// box is the bounding box of a rectangle after the transformation.
func (m *matrix) box(r Rect) Rect {
	if m[1] == 0 && m[2] == 0 { // neither turned nor slanted, as nearly always
		x0, x1, y0, y1 := m[0]*r.X0+m[4], m[0]*r.X1+m[4], m[3]*r.Y0+m[5], m[3]*r.Y1+m[5]
		return Rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
	}
	x0, y0 := m.apply(r.X0, r.Y0)
	out := Rect{x0, y0, x0, y0}
	for _, c := range [3][2]float64{{r.X1, r.Y0}, {r.X0, r.Y1}, {r.X1, r.Y1}} {
		x, y := m.apply(c[0], c[1])
		out = Rect{min(out.X0, x), min(out.Y0, y), max(out.X1, x), max(out.Y1, y)}
	}
	return out
}
