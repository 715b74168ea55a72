package page

import (
	"fmt"
	"image"
	"image/draw"
	"sync"

	"github.com/klippa-app/go-pdfium/requests"
)

// A Renderer makes pictures of a document's pages with PDFium. Unlike the readers it may use the
// fonts of the system, for text whose font the file does not hold.
type Renderer struct {
	mu sync.Mutex // PDFium draws one page at a time
	w  *worker
}

// maxPixels bounds one picture: an A4 page at 600 dpi has 35 million.
const maxPixels = 64 << 20

// NewRenderer opens the bytes of a PDF for drawing; close it after use.
func NewRenderer(data []byte, opt Options) (*Renderer, error) {
	w, err := openWorker(pictureEngine, data, opt)
	if err != nil {
		return nil, err
	}
	return &Renderer{w: w}, nil
}

// Render draws the area of page n (counted from 1, the area in points as displayed, an Empty one
// meaning the whole page) at the given dots per inch on white. The picture is the caller's.
func (r *Renderer) Render(n int, area Rect, dpi int) (image.Image, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	page := requests.Page{ByIndex: &requests.PageByIndex{Document: r.w.doc, Index: n - 1}}
	if area.Empty() {
		size, err := r.w.GetPageSize(&requests.GetPageSize{Page: page})
		if err != nil {
			return nil, &Error{Kind: Damaged, Page: n, What: "it cannot be drawn", Err: err}
		}
		area = Rect{0, 0, size.Width, size.Height}
	}
	if scale := float64(dpi) / 72; area.W()*scale*area.H()*scale > maxPixels {
		return nil, &Error{Kind: LimitExceeded, Page: n, What: fmt.Sprintf("a picture of %.0f x %.0f points at %d dpi is too big", area.W(), area.H(), dpi), Hint: "use fewer dots per inch"}
	}
	drawn, err := r.w.RenderPageInDPI(&requests.RenderPageInDPI{Page: page, DPI: dpi,
		Crop: &requests.RenderPageCrop{X: area.X0, Y: area.Y0, Width: area.W(), Height: area.H()}})
	if err != nil {
		return nil, &Error{Kind: Damaged, Page: n, What: "it cannot be drawn", Err: err}
	}
	defer drawn.Cleanup()
	src := drawn.Result.RenderedImage
	picture := image.NewRGBA(src.Bounds())
	draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(picture, picture.Bounds(), src, src.Bounds().Min, draw.Over)
	return picture, nil
}

// Close frees PDFium.
func (r *Renderer) Close() error { return r.w.Close() }
