package page

import (
	"math"
)

// A filled shape is a rule when it is at most thinRule points thick and at least three times as long.
const thinRule = 2.5

// fillPath sorts the subpaths into rules, fills and curves. A rectangle within the one before it
// leaves a frame between the two when it is a hole: by the even-odd rule, or drawn the other way round.
func (it *interpreter) fillPath() error {
	for i := 0; i < len(it.path.starts); i++ {
		ps := it.path.subpath(i)
		box, area := bounds(ps), signedArea(ps)
		solid := fillsBox(ps, box, area)
		if solid && i+1 < len(it.path.starts) {
			hole := it.path.subpath(i + 1)
			in, inArea := bounds(hole), signedArea(hole)
			if inside(in, box) && fillsBox(hole, in, inArea) && (it.evenOdd || area*inArea < 0) {
				if err := it.frame(box, in); err != nil {
					return err
				}
				i++
				continue
			}
		}
		if err := it.area(len(ps), box, solid); err != nil {
			return err
		}
	}
	return nil
}

// inside reports whether r lies within s and leaves something of it.
func inside(r, s Rect) bool {
	const slack = 0.01
	return s.W() > 0 && r.W() > 0 && r.H() > 0 && r.X0 >= s.X0-slack && r.X1 <= s.X1+slack && r.Y0 >= s.Y0-slack && r.Y1 <= s.Y1+slack &&
		(r.W() < s.W()-slack || r.H() < s.H()-slack)
}

// frame adds the four strips between two rectangles.
func (it *interpreter) frame(outer, inner Rect) error {
	for _, strip := range []Rect{
		{outer.X0, outer.Y0, outer.X1, inner.Y0}, {outer.X0, inner.Y1, outer.X1, outer.Y1},
		{outer.X0, outer.Y0, inner.X0, outer.Y1}, {inner.X1, outer.Y0, outer.X1, outer.Y1},
	} {
		if strip.W() > 0.001 && strip.H() > 0.001 {
			if err := it.area(4, strip, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// signedArea is the area within the points, negative when they run the other way round.
func signedArea(ps []pathPoint) float64 {
	twice := 0.0
	for i, p := range ps {
		q := ps[(i+1)%len(ps)]
		twice += p.x*q.y - q.x*p.y
	}
	return twice / 2
}

// fillsBox reports whether a shape is its own box, but for slanted ends or rounded corners.
func fillsBox(ps []pathPoint, box Rect, area float64) bool {
	if len(ps) < 3 {
		return false
	}
	if thin(box) {
		return math.Abs(area) > 0.5*box.W()*box.H()
	}
	return math.Abs(area) > 0.94*box.W()*box.H()
}

func thin(r Rect) bool {
	short, long := min(r.W(), r.H()), max(r.W(), r.H())
	return short <= thinRule && long >= 3*short
}

// area adds a filled shape of n points.
func (it *interpreter) area(n int, box Rect, solid bool) error {
	straight := thin(box) && (solid || box.W() == 0 || box.H() == 0)
	box = intersect(box, it.clip)
	if !(box.W() >= 0 && box.H() >= 0) || n < 2 { // nothing, or no number
		return nil
	}
	switch {
	case straight && box.W() >= box.H():
		y := box.CY()
		it.page.Rules = append(it.page.Rules, Rule{box.X0, y, box.X1, y, box.H(), it.fill.color, false})
	case straight:
		x := box.CX()
		it.page.Rules = append(it.page.Rules, Rule{x, box.Y0, x, box.Y1, box.W(), it.fill.color, false})
	case box.W() == 0 || box.H() == 0:
		return nil
	case solid:
		it.page.Fills = append(it.page.Fills, Fill{box, it.fill.color})
	default:
		it.page.Curves = append(it.page.Curves, box)
	}
	return it.count()
}

// strokePath adds the straight segments as rules and the boxes of subpaths with curves.
func (it *interpreter) strokePath() error {
	width := it.width * it.ctm.scale()
	for i := range it.path.starts {
		ps := it.path.subpath(i)
		curved := false
		for j := 1; j < len(ps); j++ {
			if ps[j].curved {
				curved = true
				continue
			}
			if err := it.segment(ps[j-1], ps[j], width); err != nil {
				return err
			}
		}
		if last := ps[len(ps)-1]; it.path.closed[i] && len(ps) > 2 && (last.x != ps[0].x || last.y != ps[0].y) {
			if err := it.segment(last, ps[0], width); err != nil {
				return err
			}
		}
		if curved {
			box := intersect(bounds(ps), it.clip)
			if box.W() > 0 && box.H() > 0 {
				it.page.Curves = append(it.page.Curves, box)
				if err := it.count(); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// segment adds a stroked line where it can be seen. Segments that lean by less than a twentieth of
// a point are made straight.
func (it *interpreter) segment(a, b pathPoint, width float64) error {
	const lean = 0.05
	if math.Abs(a.x-b.x) < lean && math.Abs(a.y-b.y) >= lean {
		a.x = (a.x + b.x) / 2
		b.x = a.x
	}
	if math.Abs(a.y-b.y) < lean && math.Abs(a.x-b.x) >= lean {
		a.y = (a.y + b.y) / 2
		b.y = a.y
	}
	if a.x > b.x || a.x == b.x && a.y > b.y {
		a, b = b, a
	}
	half, c := width/2, it.clip
	if a.x == b.x { // half of a line beside the clip shows within
		c.X0, c.X1 = c.X0-half, c.X1+half
	}
	if a.y == b.y {
		c.Y0, c.Y1 = c.Y0-half, c.Y1+half
	}
	box := intersect(Rect{a.x, min(a.y, b.y), b.x, max(a.y, b.y)}, c)
	if !(box.W() >= 0 && box.H() >= 0 && it.clip.W() > 0 && it.clip.H() > 0) || box.W() == 0 && box.H() == 0 {
		return nil
	}
	r := Rule{a.x, a.y, b.x, b.y, width, it.stroke.color, it.dashed}
	if a.x == b.x || a.y == b.y {
		r.X0, r.Y0, r.X1, r.Y1 = box.X0, box.Y0, box.X1, box.Y1
	}
	it.page.Rules = append(it.page.Rules, r)
	return it.count()
}
