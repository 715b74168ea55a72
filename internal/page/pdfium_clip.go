package page

import (
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// complexClip is how many segments make a clip an outline rather than a box; it is not followed.
const complexClip = 40

// clip is the part of the page in which the object shows: the page's box cut by the boxes of the
// object's clip paths. The shapes of clips are not followed further.
func (r *pdfiumReader) clip(obj references.FPDF_PAGEOBJECT, outer matrix) Rect {
	visible := r.page.Box
	clip, err := r.FPDFPageObj_GetClipPath(&requests.FPDFPageObj_GetClipPath{PageObject: obj})
	if err != nil {
		return visible
	}
	count, err := r.FPDFClipPath_CountPaths(&requests.FPDFClipPath_CountPaths{ClipPath: clip.ClipPath})
	if err != nil {
		return visible
	}
	for i := range count.Count {
		if box, ok := r.clipBox(clip.ClipPath, i, outer); ok {
			visible = intersect(visible, box)
		}
	}
	return visible
}

// clipBox is the box of one path of a clip; false when it cannot be told.
func (r *pdfiumReader) clipBox(clip references.FPDF_CLIPPATH, i int, outer matrix) (Rect, bool) {
	count, err := r.FPDFClipPath_CountPathSegments(&requests.FPDFClipPath_CountPathSegments{ClipPath: clip, PathIndex: i})
	if err != nil || count.Count == 0 || count.Count > complexClip {
		return Rect{}, false
	}
	points := make([]pathPoint, count.Count)
	for j := range count.Count {
		seg, err := r.FPDFClipPath_GetPathSegment(&requests.FPDFClipPath_GetPathSegment{ClipPath: clip, PathIndex: i, SegmentIndex: j})
		if err != nil {
			return Rect{}, false
		}
		at, err := r.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: seg.PathSegment})
		if err != nil {
			return Rect{}, false
		}
		points[j].x, points[j].y = r.display.point(outer.apply(float64(at.X), float64(at.Y)))
	}
	return bounds(points), true
}
