package page

import (
	"techins/internal/page/object"
)

// A pathPoint is a point of a path, on the displayed page. curved is true when the way to it from the point before
// is part of a curve.
type pathPoint struct {
	x, y   float64
	curved bool
}

// A path is the current path, curves as short straight steps.
type path struct {
	points []pathPoint
	starts []int  // index of the first point of each subpath
	closed []bool // for each subpath
	x, y   float64
}

func newPath() path { return path{} }

func (p *path) clear() {
	p.points, p.starts, p.closed = p.points[:0], p.starts[:0], p.closed[:0]
}

func (p *path) move(x, y float64) {
	p.starts, p.closed = append(p.starts, len(p.points)), append(p.closed, false)
	p.points = append(p.points, pathPoint{x: x, y: y})
	p.x, p.y = x, y
}

func (p *path) line(x, y float64, curved bool) {
	if len(p.starts) == 0 {
		p.move(x, y)
		return
	}
	if p.closed[len(p.closed)-1] { // a new subpath begins where the closed one did
		s := p.points[p.starts[len(p.starts)-1]]
		p.move(s.x, s.y)
	}
	p.points = append(p.points, pathPoint{x, y, curved})
	p.x, p.y = x, y
}

// curveSteps is how many straight steps stand for a curve: enough for its box and area.
const curveSteps = 8

func (p *path) curve(x1, y1, x2, y2, x3, y3 float64) {
	x0, y0 := p.x, p.y
	for i := 1; i <= curveSteps; i++ {
		t := float64(i) / curveSteps
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		p.line(a*x0+b*x1+c*x2+d*x3, a*y0+b*y1+c*y2+d*y3, true)
	}
}

func (p *path) close() {
	if n := len(p.closed); n > 0 {
		p.closed[n-1] = true
		s := p.points[p.starts[n-1]]
		p.x, p.y = s.x, s.y
	}
}

// subpath gives the points of subpath i.
func (p *path) subpath(i int) []pathPoint {
	end := len(p.points)
	if i+1 < len(p.starts) {
		end = p.starts[i+1]
	}
	return p.points[p.starts[i]:end]
}

// pathOperator handles the operators that build and paint paths.
func (it *interpreter) pathOperator(op []byte) error {
	if len(it.path.points) > maxPathPoints {
		return object.Fail(object.ErrLimit, "a path of more than %d points", maxPathPoints)
	}
	at := func(i int) (float64, float64) { return it.ctm.apply(it.num(i), it.num(i+1)) }
	switch string(op) {
	case "m":
		it.path.move(at(0))
	case "l":
		x, y := at(0)
		it.path.line(x, y, false)
	case "c":
		x1, y1 := at(0)
		x2, y2 := at(2)
		x3, y3 := at(4)
		it.path.curve(x1, y1, x2, y2, x3, y3)
	case "v":
		x2, y2 := at(0)
		x3, y3 := at(2)
		it.path.curve(it.path.x, it.path.y, x2, y2, x3, y3)
	case "y":
		x1, y1 := at(0)
		x3, y3 := at(2)
		it.path.curve(x1, y1, x3, y3, x3, y3)
	case "h":
		it.path.close()
	case "re":
		it.rectangle(it.num(0), it.num(1), it.num(2), it.num(3))
	case "W", "W*":
		it.clipNext = true
	case "n":
		return it.paint(noFill, false)
	case "s":
		it.path.close()
		return it.paint(noFill, true)
	case "S":
		return it.paint(noFill, true)
	case "f", "F":
		return it.paint(fillNonzero, false)
	case "f*":
		return it.paint(fillEvenOdd, false)
	case "b":
		it.path.close()
		return it.paint(fillNonzero, true)
	case "b*":
		it.path.close()
		return it.paint(fillEvenOdd, true)
	case "B":
		return it.paint(fillNonzero, true)
	case "B*":
		return it.paint(fillEvenOdd, true)
	}
	return nil
}

func (it *interpreter) rectangle(x, y, w, h float64) {
	p := &it.path
	p.move(it.ctm.apply(x, y))
	for _, c := range [3][2]float64{{x + w, y}, {x + w, y + h}, {x, y + h}} {
		px, py := it.ctm.apply(c[0], c[1])
		p.line(px, py, false)
	}
	p.close()
}

// The rules that say what lies inside a path.
const (
	noFill = iota
	fillNonzero
	fillEvenOdd
)

// paint fills and strokes the path, applies it to the clip when W asked for it, and forgets it.
func (it *interpreter) paint(fill int, stroke bool) error {
	var err error
	if it.hidden == 0 {
		if fill != noFill && it.fillAlpha > 0 {
			it.evenOdd = fill == fillEvenOdd
			err = it.fillPath()
		}
		if stroke && it.strokeAlpha > 0 && err == nil {
			err = it.strokePath()
		}
	}
	if it.clipNext {
		it.clip = intersect(it.clip, bounds(it.path.points))
		it.clipNext = false
	}
	it.path.clear()
	return err
}

// bounds is the box of the points; of none, an empty box.
func bounds(ps []pathPoint) Rect {
	if len(ps) == 0 {
		return Rect{}
	}
	r := Rect{ps[0].x, ps[0].y, ps[0].x, ps[0].y}
	for _, p := range ps[1:] {
		r = Rect{min(r.X0, p.x), min(r.Y0, p.y), max(r.X1, p.x), max(r.Y1, p.y)}
	}
	return r
}
