package page

import (
	"errors"
	"fmt"
	"math"

	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"techins/internal/page/object"
)

// A display takes points of a page's user space to the page as displayed.
type display struct {
	box    structs.FPDF_FS_RECTF // crop box within media box
	rotate int                   // degrees clockwise
}

func (d display) point(x, y float64) (float64, float64) {
	l, b := float64(d.box.Left), float64(d.box.Bottom)
	r, t := float64(d.box.Right), float64(d.box.Top)
	switch d.rotate {
	case 90:
		return y - b, x - l
	case 180:
		return r - x, y - b
	case 270:
		return t - y, r - x
	}
	return x - l, t - y
}

func (d display) rect(x0, y0, x1, y1 float64) Rect {
	ax, ay := d.point(x0, y0)
	bx, by := d.point(x1, y1)
	return Rect{min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)}
}

func (d display) size() (w, h float64) {
	w, h = float64(d.box.Right-d.box.Left), float64(d.box.Top-d.box.Bottom)
	if d.rotate%180 != 0 {
		w, h = h, w
	}
	return w, h
}

// readPDFiumPage reads page n with a worker: all of it, or only what the characters are and where.
func readPDFiumPage(w *worker, n int, opt Options, all bool) (*Page, error) {
	fail := func(what string, err error) (*Page, error) {
		var known *Error
		if errors.As(err, &known) || errors.Is(err, object.ErrLimit) {
			e := *fileError(err, opt)
			e.Page = n
			return nil, &e
		}
		return nil, &Error{Kind: Damaged, Page: n, What: what, Hint: repairHint, Err: err}
	}
	ref, err := w.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: w.doc, Index: n - 1})
	if err != nil {
		return fail("PDFium cannot load it", err)
	}
	defer w.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: ref.Page})
	r := &pdfiumReader{worker: w, ref: requests.Page{ByReference: &ref.Page}, opt: opt, styles: all, page: &Page{Number: n}, fonts: map[string]*pdfiumFont{}}
	if err := r.geometry(); err != nil {
		return fail("its size cannot be read", err)
	}
	if err := r.text(); err != nil {
		return fail("its text cannot be read", err)
	}
	if all {
		if err := r.drawings(); err != nil {
			return fail("its lines and areas cannot be read", err)
		}
	}
	return r.page, nil
}

// pdfiumReader fills one Page.
type pdfiumReader struct {
	*worker
	ref     requests.Page
	opt     Options
	styles  bool // read how glyphs look, not only what they are and where
	display display
	page    *Page
	codes   []code
	fonts   map[string]*pdfiumFont // by name
	// pen sorts paths into rules, fills and curves as the native reader does.
	pen *interpreter
}

func (r *pdfiumReader) geometry() error {
	rot, err := r.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: r.ref})
	if err != nil {
		return err
	}
	box, err := r.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: r.ref})
	if err != nil {
		return err
	}
	r.display = display{box: box.Rect, rotate: int(rot.PageRotation) * 90}
	w, h := r.display.size()
	if !(w > 0 && h > 0) || math.IsInf(w*h, 0) {
		return fmt.Errorf("the page box is empty")
	}
	r.page.Box, r.page.Rotate = Rect{0, 0, w, h}, r.display.rotate
	r.pen = newInterpreter(&native{opt: r.opt}, r.page, identity)
	if label, err := r.FPDF_GetPageLabel(&requests.FPDF_GetPageLabel{Document: r.doc, Page: r.page.Number - 1}); err == nil {
		r.page.Label = label.Label
	}
	return nil
}
