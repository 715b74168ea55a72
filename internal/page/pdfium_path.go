package page

import (
	"fmt"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

const (
	thinFill     = 2.0 // points: a filled rectangle no thicker than this is seen as a line
	longPath     = 200 // segments: a path with more is a drawing, never a table's line
	hairline     = 0.5 // points: width given to a stroke of width 0, the thinnest a device can show
	straightness = 0.1 // points by which the ends of a horizontal line may differ
)

// An affine is a PDF matrix [a b c d e f].
type affine [6]float64

func affineOf(m structs.FPDF_FS_MATRIX) affine {
	return affine{float64(m.A), float64(m.B), float64(m.C), float64(m.D), float64(m.E), float64(m.F)}
}

// then is first m, after it n.
func (m affine) then(n affine) affine {
	return affine{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m affine) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// scale is by how much m lengthens, in the mean of all directions.
func (m affine) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// drawings reads paths, images and forms.
func (r *pdfiumReader) drawings() error {
	count, err := r.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: r.ref})
	if err != nil {
		return err
	}
	for i := range count.Count {
		obj, err := r.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: r.ref, Index: i})
		if err != nil {
			return err
		}
		if err := r.drawing(obj.PageObject, affine{1, 0, 0, 1, 0, 0}, 0); err != nil {
			return err
		}
	}
	return nil
}

// drawing reads one object; outer takes its space to the page's.
func (r *pdfiumReader) drawing(obj references.FPDF_PAGEOBJECT, outer affine, depth int) error {
	kind, err := r.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: obj})
	if err != nil {
		return err
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_PATH:
		return r.path(obj, outer)
	case enums.FPDF_PAGEOBJ_IMAGE, enums.FPDF_PAGEOBJ_SHADING:
		if box, ok := r.bounds(obj, outer); ok {
			r.page.Images = append(r.page.Images, Image{Box: box})
		}
	case enums.FPDF_PAGEOBJ_FORM:
		return r.form(obj, outer, depth+1)
	}
	return nil
}

func (r *pdfiumReader) form(obj references.FPDF_PAGEOBJECT, outer affine, depth int) error {
	if depth > r.opt.MaxDepth {
		return &Error{Kind: LimitExceeded, Page: r.page.Number,
			What: fmt.Sprintf("forms nested more than %d deep", r.opt.MaxDepth), Hint: "leave the page out with -pages"}
	}
	m, err := r.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: obj})
	if err != nil {
		return err
	}
	count, err := r.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: obj})
	if err != nil {
		return err
	}
	inner := affineOf(m.Matrix).then(outer)
	for i := range count.Count {
		child, err := r.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: obj, Index: uint64(i)})
		if err != nil {
			return err
		}
		if err := r.drawing(child.PageObject, inner, depth); err != nil {
			return err
		}
	}
	return nil
}

// bounds is the object's box as displayed; false when it lies outside the page.
func (r *pdfiumReader) bounds(obj references.FPDF_PAGEOBJECT, outer affine) (Rect, bool) {
	b, err := r.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: obj})
	if err != nil {
		return Rect{}, false
	}
	x0, y0, x1, y1 := float64(b.Left), float64(b.Bottom), float64(b.Right), float64(b.Top)
	var box Rect
	for i, c := range [4][2]float64{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}} {
		x, y := r.display.point(outer.apply(c[0], c[1]))
		if i == 0 {
			box = Rect{x, y, x, y}
		}
		box = Rect{min(box.X0, x), min(box.Y0, y), max(box.X1, x), max(box.Y1, y)}
	}
	return box, box.Overlaps(r.page.Box)
}

// A point of a path as displayed.
type point struct{ x, y float64 }

// path reads one path.
func (r *pdfiumReader) path(obj references.FPDF_PAGEOBJECT, outer affine) error {
	mode, err := r.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: obj})
	if err != nil {
		return err
	}
	filled := mode.FillMode != enums.FPDF_FILLMODE_NONE
	if !filled && !mode.Stroke {
		return nil // a clip
	}
	box, ok := r.bounds(obj, outer)
	if !ok && !box.inside(r.page.Box) {
		return nil
	}
	lines, straight, err := r.subpaths(obj, outer)
	if err != nil {
		return err
	}
	if !straight {
		r.page.Curves = append(r.page.Curves, box)
		return nil
	}
	if filled {
		r.fill(obj, lines, box)
	}
	if mode.Stroke {
		return r.stroke(obj, lines, outer)
	}
	return nil
}

// inside reports whether the box, which may be a line, touches the page.
func (r Rect) inside(p Rect) bool {
	return r.X0 <= p.X1 && r.X1 >= p.X0 && r.Y0 <= p.Y1 && r.Y1 >= p.Y0
}

// subpaths gives the corners of each subpath; false when the path has a curve or is too long to be
// a table's.
func (r *pdfiumReader) subpaths(obj references.FPDF_PAGEOBJECT, outer affine) (lines [][]point, straight bool, err error) {
	count, err := r.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: obj})
	if err != nil || count.Count > longPath {
		return nil, false, err
	}
	m, err := r.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: obj})
	if err != nil {
		return nil, false, err
	}
	toPage := affineOf(m.Matrix).then(outer)
	for i := range count.Count {
		seg, err := r.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: obj, Index: i})
		if err != nil {
			return nil, false, err
		}
		kind, err := r.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: seg.PathSegment})
		if err != nil || kind.Type == enums.FPDF_SEGMENT_BEZIERTO {
			return nil, false, err
		}
		at, err := r.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: seg.PathSegment})
		if err != nil {
			return nil, false, err
		}
		closes, err := r.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: seg.PathSegment})
		if err != nil {
			return nil, false, err
		}
		x, y := r.display.point(toPage.apply(float64(at.X), float64(at.Y)))
		if kind.Type == enums.FPDF_SEGMENT_MOVETO || len(lines) == 0 {
			lines = append(lines, nil)
		}
		last := &lines[len(lines)-1]
		*last = append(*last, point{x, y})
		if first := (*last)[0]; closes.IsClose && first != (point{x, y}) {
			*last = append(*last, first)
		}
	}
	return lines, true, nil
}

// fill adds each filled rectangle as an area, or as a rule when it is thin.
func (r *pdfiumReader) fill(obj references.FPDF_PAGEOBJECT, lines [][]point, box Rect) {
	color, alpha := Color(0x808080), uint(255)
	if c, err := r.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: obj}); err == nil {
		color, alpha = rgb(c.FillColor.R, c.FillColor.G, c.FillColor.B), c.FillColor.A
	}
	if alpha == 0 {
		return
	}
	for _, l := range lines {
		b, ok := rectangle(l)
		switch {
		case !ok:
			r.page.Curves = append(r.page.Curves, box)
		case b.W() <= thinFill && b.W() < b.H():
			r.page.Rules = append(r.page.Rules, Rule{b.CX(), b.Y0, b.CX(), b.Y1, b.W(), color, false})
		case b.H() <= thinFill:
			r.page.Rules = append(r.page.Rules, Rule{b.X0, b.CY(), b.X1, b.CY(), b.H(), color, false})
		default:
			r.page.Fills = append(r.page.Fills, Fill{b, color})
		}
	}
}

// rectangle is the box of the corners when they are those of a rectangle with sides along the axes.
func rectangle(l []point) (Rect, bool) {
	if len(l) > 1 && l[0] == l[len(l)-1] {
		l = l[:len(l)-1]
	}
	if len(l) != 4 {
		return Rect{}, false
	}
	for i := range l {
		a, b := l[i], l[(i+1)%4]
		if math.Abs(a.x-b.x) > straightness && math.Abs(a.y-b.y) > straightness {
			return Rect{}, false
		}
	}
	return Rect{min(l[0].x, l[2].x), min(l[0].y, l[2].y), max(l[0].x, l[2].x), max(l[0].y, l[2].y)}, true
}

// stroke adds each segment as a rule.
func (r *pdfiumReader) stroke(obj references.FPDF_PAGEOBJECT, lines [][]point, outer affine) error {
	width, err := r.FPDFPageObj_GetStrokeWidth(&requests.FPDFPageObj_GetStrokeWidth{PageObject: obj})
	if err != nil {
		return err
	}
	m, err := r.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: obj})
	if err != nil {
		return err
	}
	rule := Rule{Width: float64(width.StrokeWidth) * affineOf(m.Matrix).then(outer).scale(), Color: 0x808080}
	if rule.Width == 0 {
		rule.Width = hairline
	}
	if c, err := r.FPDFPageObj_GetStrokeColor(&requests.FPDFPageObj_GetStrokeColor{PageObject: obj}); err == nil {
		if c.StrokeColor.A == 0 {
			return nil
		}
		rule.Color = rgb(c.StrokeColor.R, c.StrokeColor.G, c.StrokeColor.B)
	}
	if dash, err := r.FPDFPageObj_GetDashCount(&requests.FPDFPageObj_GetDashCount{PageObject: obj}); err == nil {
		rule.Dashed = dash.DashCount > 0
	}
	for _, l := range lines {
		for i := 1; i < len(l); i++ {
			r.segment(rule, l[i-1], l[i])
		}
	}
	return nil
}

// segment adds the line from a to b, drawn as the rule says.
func (r *pdfiumReader) segment(rule Rule, a, b point) {
	if a == b {
		return
	}
	if a.x > b.x || (math.Abs(a.x-b.x) <= straightness && a.y > b.y) {
		a, b = b, a
	}
	rule.X0, rule.Y0, rule.X1, rule.Y1 = a.x, a.y, b.x, b.y
	r.page.Rules = append(r.page.Rules, rule)
}
