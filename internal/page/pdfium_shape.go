package page

import "math"

const (
	thinFill     = 2.0      // points: a filled rectangle no thicker than this is seen as a line
	straightness = 0.1      // points by which the ends of a horizontal line may differ
	rectangular  = 0.95     // share of its box that the area of a rectangle, rounded corners and all, fills
	midGrey      = 0x808080 // stands for patterns
)

// A point of a path as displayed.
type point struct{ x, y float64 }

// A subpath is its corners; where it curves, the ends of the curve.
type subpath struct {
	points []point
	curved []bool // whether the way to the point is a curve
}

// add goes on to p; a step to where the path stands already is none.
func (s *subpath) add(p point, curved bool) {
	if n := len(s.points); n > 0 && s.points[n-1] == p && !curved {
		return
	}
	s.points, s.curved = append(s.points, p), append(s.curved, curved)
}

func (s *subpath) box() Rect {
	b := Rect{s.points[0].x, s.points[0].y, s.points[0].x, s.points[0].y}
	for _, p := range s.points {
		b = Rect{min(b.X0, p.x), min(b.Y0, p.y), max(b.X1, p.x), max(b.Y1, p.y)}
	}
	return b
}

// area is signed by the direction in which the corners are passed.
func (s *subpath) area() float64 {
	sum := 0.0
	for i, p := range s.points {
		q := s.points[(i+1)%len(s.points)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum / 2
}

// rectangle is the subpath's box when it fills it.
func (s *subpath) rectangle() (Rect, bool) {
	b := s.box()
	thin := min(b.W(), b.H()) <= straightness
	return b, thin || math.Abs(s.area()) >= rectangular*b.W()*b.H()
}

// A shape is a path as displayed; without lines it is a drawing of many segments.
type shape struct {
	lines   []subpath
	box     Rect
	clip    Rect // where it shows
	evenOdd bool
}

// fill adds the shape's areas to the page: rectangles, rules where they are thin, the four sides of a
// frame that is drawn as one rectangle cut out of another, or else a curve.
func (s shape) fill(p *Page, c Color) {
	if outer, inner, ok := s.frame(); ok {
		s.addFill(p, Rect{outer.X0, outer.Y0, outer.X1, inner.Y0}, c)
		s.addFill(p, Rect{outer.X0, inner.Y1, outer.X1, outer.Y1}, c)
		s.addFill(p, Rect{outer.X0, outer.Y0, inner.X0, outer.Y1}, c)
		s.addFill(p, Rect{inner.X1, outer.Y0, outer.X1, outer.Y1}, c)
		return
	}
	curve := len(s.lines) == 0
	for _, l := range s.lines {
		b, ok := l.rectangle()
		switch {
		case ok:
			s.addFill(p, b, c)
		case len(l.points) > 2:
			curve = true
		}
	}
	if curve {
		p.Curves = append(p.Curves, s.box)
	}
}

// frame recognises a rectangle cut out of another.
func (s shape) frame() (outer, inner Rect, ok bool) {
	if len(s.lines) != 2 {
		return outer, inner, false
	}
	a, ok1 := s.lines[0].rectangle()
	b, ok2 := s.lines[1].rectangle()
	opposite := s.lines[0].area()*s.lines[1].area() < 0
	if !ok1 || !ok2 || !(s.evenOdd || opposite) {
		return outer, inner, false
	}
	if b.W()*b.H() > a.W()*a.H() {
		a, b = b, a
	}
	within := a.X0 <= b.X0 && a.Y0 <= b.Y0 && a.X1 >= b.X1 && a.Y1 >= b.Y1
	return a, b, within
}

// addFill adds a filled rectangle, as a rule along its middle when it is thin.
func (s shape) addFill(p *Page, b Rect, c Color) {
	b = b.intersect(s.clip)
	switch {
	case b.W() < 0 || b.H() < 0 || b.W() == 0 && b.H() == 0:
	case b.W() <= thinFill && b.W() < b.H():
		p.Rules = append(p.Rules, Rule{X0: b.CX(), Y0: b.Y0, X1: b.CX(), Y1: b.Y1, Width: b.W(), Color: c})
	case b.H() <= thinFill:
		p.Rules = append(p.Rules, Rule{X0: b.X0, Y0: b.CY(), X1: b.X1, Y1: b.CY(), Width: b.H(), Color: c})
	default:
		p.Fills = append(p.Fills, Fill{Box: b, Color: c})
	}
}

// stroke adds the shape's straight segments as rules; a path with curves that is no rounded rectangle
// is a drawing.
func (s shape) stroke(p *Page, pen Rule) {
	if len(s.lines) == 0 {
		p.Curves = append(p.Curves, s.box)
	}
	for _, l := range s.lines {
		if _, ok := l.rectangle(); !ok && l.anyCurve() {
			p.Curves = append(p.Curves, l.box())
			continue
		}
		for i := 1; i < len(l.points); i++ {
			if !l.curved[i] {
				s.addSegment(p, pen, l.points[i-1], l.points[i])
			}
		}
	}
}

func (s *subpath) anyCurve() bool {
	for _, c := range s.curved {
		if c {
			return true
		}
	}
	return false
}

// addSegment adds the line from a to b as the pen draws it.
func (s shape) addSegment(p *Page, pen Rule, a, b point) {
	if math.Abs(a.x-b.x) <= straightness || math.Abs(a.y-b.y) <= straightness {
		shown := Rect{min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)}.intersect(s.clip)
		if shown.W() < 0 || shown.H() < 0 {
			return
		}
		a, b = point{shown.X0, shown.Y0}, point{shown.X1, shown.Y1}
	}
	if a == b {
		return
	}
	if a.x > b.x || (math.Abs(a.x-b.x) <= straightness && a.y > b.y) {
		a, b = b, a
	}
	pen.X0, pen.Y0, pen.X1, pen.Y1 = a.x, a.y, b.x, b.y
	p.Rules = append(p.Rules, pen)
}
