package page

import (
	"fmt"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// longPath is how many segments make a path a drawing, never a table's line: its box is enough.
const longPath = 400

func matrixOf(m structs.FPDF_FS_MATRIX) matrix {
	return matrix{float64(m.A), float64(m.B), float64(m.C), float64(m.D), float64(m.E), float64(m.F)}
}

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
		if err := r.drawing(obj.PageObject, identity, 0); err != nil {
			return err
		}
	}
	return nil
}

// drawing reads one object; outer takes its space to the page's.
func (r *pdfiumReader) drawing(obj references.FPDF_PAGEOBJECT, outer matrix, depth int) error {
	kind, err := r.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: obj})
	if err != nil {
		return err
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_PATH:
		return r.path(obj, outer)
	case enums.FPDF_PAGEOBJ_IMAGE, enums.FPDF_PAGEOBJ_SHADING:
		if box, ok := r.bounds(obj, outer); ok {
			r.pen.clip = r.clip(obj, outer)
			return r.pen.image(box)
		}
	case enums.FPDF_PAGEOBJ_FORM:
		return r.form(obj, outer, depth+1)
	}
	return nil
}

func (r *pdfiumReader) form(obj references.FPDF_PAGEOBJECT, outer matrix, depth int) error {
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
	inner := matrixOf(m.Matrix).then(outer)
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
func (r *pdfiumReader) bounds(obj references.FPDF_PAGEOBJECT, outer matrix) (Rect, bool) {
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
func (r *pdfiumReader) path(obj references.FPDF_PAGEOBJECT, outer matrix) error {
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
	toPage := matrixOf(m.Matrix).then(outer)
	pen := r.pen
	pen.clip, pen.evenOdd = r.clip(obj, outer), mode.FillMode == enums.FPDF_FILLMODE_ALTERNATE
	pen.path.clear()
	if simple, err := r.segments(obj, toPage, &pen.path); err != nil || !simple {
		r.page.Curves = append(r.page.Curves, intersect(box, pen.clip))
		return err
	}
	if filled {
		if visible := r.fillColor(obj, &pen.fill); visible {
			err = pen.fillPath()
		}
	}
	if mode.Stroke && err == nil {
		if visible := r.strokeStyle(obj, toPage, pen); visible {
			err = pen.strokePath()
		}
	}
	return err
}

// segments builds the path as displayed; false when it is too long to be a table's.
func (r *pdfiumReader) segments(obj references.FPDF_PAGEOBJECT, toPage matrix, p *path) (simple bool, err error) {
	count, err := r.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: obj})
	if err != nil || count.Count > longPath {
		return false, err
	}
	var control [][2]float64 // points of the curve at hand
	for i := range count.Count {
		seg, err := r.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: obj, Index: i})
		if err != nil {
			return false, err
		}
		kind, err := r.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: seg.PathSegment})
		if err != nil {
			return false, err
		}
		at, err := r.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: seg.PathSegment})
		if err != nil {
			return false, err
		}
		closes, err := r.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: seg.PathSegment})
		if err != nil {
			return false, err
		}
		x, y := r.display.point(toPage.apply(float64(at.X), float64(at.Y)))
		switch kind.Type {
		case enums.FPDF_SEGMENT_MOVETO:
			p.move(x, y)
		case enums.FPDF_SEGMENT_LINETO:
			p.line(x, y, false)
		case enums.FPDF_SEGMENT_BEZIERTO:
			if control = append(control, [2]float64{x, y}); len(control) == 3 {
				p.curve(control[0][0], control[0][1], control[1][0], control[1][1], x, y)
				control = control[:0]
			}
		}
		if closes.IsClose {
			p.close()
		}
	}
	return true, nil
}

// fillColor sets the colour of an area; false when it is transparent. Patterns count as grey.
func (r *pdfiumReader) fillColor(obj references.FPDF_PAGEOBJECT, fill *paint) (visible bool) {
	c, err := r.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: obj})
	if err != nil {
		fill.color = patternGrey
		return true
	}
	fill.color = rgb(c.FillColor.R, c.FillColor.G, c.FillColor.B)
	return c.FillColor.A > 0
}

// strokeStyle sets how the path's line is drawn; false when it is transparent.
func (r *pdfiumReader) strokeStyle(obj references.FPDF_PAGEOBJECT, toPage matrix, pen *interpreter) (visible bool) {
	width, err := r.FPDFPageObj_GetStrokeWidth(&requests.FPDFPageObj_GetStrokeWidth{PageObject: obj})
	if err != nil {
		return false
	}
	pen.width = float64(width.StrokeWidth) * toPage.scale()
	dash, err := r.FPDFPageObj_GetDashCount(&requests.FPDFPageObj_GetDashCount{PageObject: obj})
	pen.dashed = err == nil && dash.DashCount > 0
	c, err := r.FPDFPageObj_GetStrokeColor(&requests.FPDFPageObj_GetStrokeColor{PageObject: obj})
	if err != nil {
		pen.stroke.color = patternGrey
		return true
	}
	pen.stroke.color = rgb(c.StrokeColor.R, c.StrokeColor.G, c.StrokeColor.B)
	return c.StrokeColor.A > 0
}
