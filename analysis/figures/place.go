package figures

import "gonum.org/v1/plot/vg"

// A placer finds room for labels beside their points, clear of what has been placed before. It is
// deterministic: the first free place in a fixed order of distances and directions.
type placer struct {
	frame vg.Rectangle
	taken []vg.Rectangle
}

func square(at vg.Point, r vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: at.X - r, Y: at.Y - r}, Max: vg.Point{X: at.X + r, Y: at.Y + r}}
}

// block keeps labels out of a box.
func (p *placer) block(box vg.Rectangle) { p.taken = append(p.taken, box) }

// directions in which a label may lie from its point, the preferred ones first: right, left, above,
// below, then between.
var directions = [][2]vg.Length{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}}

var distances = []vg.Length{5, 7, 10, 14, 19, 25, 32, 40}

// place finds a box of one of the sizes for the label of the point at, and takes it. far tells that
// it lies so far off that a line should join the two. With no room left the box of least overlap is
// taken.
func (p *placer) place(at vg.Point, sizes []vg.Point) (box vg.Rectangle, size int, far bool) {
	least := vg.Length(-1)
	for _, r := range distances {
		for i, s := range sizes {
			for _, d := range directions {
				b := beside(at, s, d, r)
				o := p.overlap(b)
				if least < 0 || o < least {
					least, box, size, far = o, b, i, r > 10
				}
				if o == 0 {
					p.block(box)
					return box, size, far
				}
			}
		}
	}
	p.block(box)
	return box, size, far
}

// free counts the places near a point that are free.
func (p *placer) free(at vg.Point, sizes []vg.Point) int {
	n := 0
	for _, r := range distances[:3] {
		for _, s := range sizes {
			for _, d := range directions {
				if p.overlap(beside(at, s, d, r)) == 0 {
					n++
				}
			}
		}
	}
	return n
}

// beside is the box of a size whose nearest point to at is r away in a direction.
func beside(at, size vg.Point, d [2]vg.Length, r vg.Length) vg.Rectangle {
	if d[0] != 0 && d[1] != 0 {
		r *= 0.75
	}
	centre := vg.Point{X: at.X + d[0]*(r+size.X/2), Y: at.Y + d[1]*(r+size.Y/2)}
	return vg.Rectangle{Min: vg.Point{X: centre.X - size.X/2, Y: centre.Y - size.Y/2}, Max: vg.Point{X: centre.X + size.X/2, Y: centre.Y + size.Y/2}}
}

// overlap is the area that a box shares with what is taken, or that lies outside the frame.
func (p *placer) overlap(b vg.Rectangle) vg.Length {
	inside := common(b, p.frame)
	area := (b.Max.X-b.Min.X)*(b.Max.Y-b.Min.Y) - inside
	if area < 0.01 { // the difference of two equal areas
		area = 0
	}
	for _, t := range p.taken {
		area += common(b, t)
	}
	return area
}

func common(a, b vg.Rectangle) vg.Length {
	w := min(a.Max.X, b.Max.X) - max(a.Min.X, b.Min.X)
	h := min(a.Max.Y, b.Max.Y) - max(a.Min.Y, b.Min.Y)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h
}
