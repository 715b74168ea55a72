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
	longPath = 400 // segments: a path with more is a drawing, never a table's line
	hairline = 0.5 // points: width given to a stroke of width 0, the thinnest a device can show
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
		if box, ok := r.bounds(obj, outer); ok && box.Overlaps(r.clip(obj, outer)) {
			r.page.Images = append(r.page.Images, Image{Box: box.intersect(r.clip(obj, outer))})
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
	page := r.page.Box
	return box, box.X0 <= page.X1 && box.X1 >= page.X0 && box.Y0 <= page.Y1 && box.Y1 >= page.Y0
}

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
	if !ok {
		return nil
	}
	m, err := r.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: obj})
	if err != nil {
		return err
	}
	toPage := affineOf(m.Matrix).then(outer)
	lines, err := r.subpaths(obj, toPage)
	if err != nil {
		return err
	}
	s := shape{lines: lines, box: box, clip: r.clip(obj, outer), evenOdd: mode.FillMode == enums.FPDF_FILLMODE_ALTERNATE}
	if filled {
		if color, visible := r.fillColor(obj); visible {
			s.fill(r.page, color)
		}
	}
	if !mode.Stroke {
		return nil
	}
	pen, visible, err := r.pen(obj, toPage)
	if err == nil && visible {
		s.stroke(r.page, pen)
	}
	return err
}

// subpaths gives the corners of each subpath as displayed; none when the path is too long to be a table's.
func (r *pdfiumReader) subpaths(obj references.FPDF_PAGEOBJECT, toPage affine) ([]subpath, error) {
	count, err := r.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: obj})
	if err != nil || count.Count > longPath {
		return nil, err
	}
	var lines []subpath
	bezier := 0 // points of the curve at hand seen so far
	for i := range count.Count {
		seg, err := r.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: obj, Index: i})
		if err != nil {
			return nil, err
		}
		kind, err := r.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: seg.PathSegment})
		if err != nil {
			return nil, err
		}
		at, err := r.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: seg.PathSegment})
		if err != nil {
			return nil, err
		}
		closes, err := r.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: seg.PathSegment})
		if err != nil {
			return nil, err
		}
		if kind.Type == enums.FPDF_SEGMENT_MOVETO || len(lines) == 0 {
			lines = append(lines, subpath{})
		}
		last := &lines[len(lines)-1]
		x, y := r.display.point(toPage.apply(float64(at.X), float64(at.Y)))
		if kind.Type == enums.FPDF_SEGMENT_BEZIERTO {
			if bezier++; bezier%3 != 0 {
				continue // a control point
			}
			last.add(point{x, y}, true)
		} else {
			last.add(point{x, y}, false)
		}
		if closes.IsClose {
			last.add(last.points[0], false)
		}
	}
	return lines, nil
}

// fillColor is the colour of an area; false when it is transparent. Patterns count as mid grey.
func (r *pdfiumReader) fillColor(obj references.FPDF_PAGEOBJECT) (Color, bool) {
	c, err := r.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: obj})
	if err != nil {
		return midGrey, true
	}
	return rgb(c.FillColor.R, c.FillColor.G, c.FillColor.B), c.FillColor.A > 0
}

// pen is how the path's line is drawn; false when it is transparent.
func (r *pdfiumReader) pen(obj references.FPDF_PAGEOBJECT, toPage affine) (pen Rule, visible bool, err error) {
	width, err := r.FPDFPageObj_GetStrokeWidth(&requests.FPDFPageObj_GetStrokeWidth{PageObject: obj})
	if err != nil {
		return pen, false, err
	}
	pen = Rule{Width: float64(width.StrokeWidth) * toPage.scale(), Color: midGrey}
	if pen.Width == 0 {
		pen.Width = hairline
	}
	if c, err := r.FPDFPageObj_GetStrokeColor(&requests.FPDFPageObj_GetStrokeColor{PageObject: obj}); err == nil {
		if c.StrokeColor.A == 0 {
			return pen, false, nil
		}
		pen.Color = rgb(c.StrokeColor.R, c.StrokeColor.G, c.StrokeColor.B)
	}
	if dash, err := r.FPDFPageObj_GetDashCount(&requests.FPDFPageObj_GetDashCount{PageObject: obj}); err == nil {
		pen.Dashed = dash.DashCount > 0
	}
	return pen, true, nil
}
