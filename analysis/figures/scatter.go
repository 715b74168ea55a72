package figures

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A scatter is a chart of points on two logarithmic axes whose decades are equally long, with
// diagonals of equal ratio y/x and a label at every point.
type scatter struct {
	x, y           axis
	xLabel, yLabel Text
	points         []scatterPoint
	diagonals      []diagonal
}

type scatterPoint struct {
	x, y   float64
	label  Text
	kind   int
	color  color.Color
	hollow bool
}

// A diagonal joins the points with y = ratio·x.
type diagonal struct {
	ratio float64
	label Text
}

// spans are axes of whole decades around the points.
func (c *scatter) spans() (x, y axis) {
	x0, x1, y0, y1 := math.Inf(1), 0.0, math.Inf(1), 0.0
	for _, p := range c.points {
		x0, x1, y0, y1 = min(x0, p.x), max(x1, p.x), min(y0, p.y), max(y1, p.y)
	}
	return decades(x0, x1, c.xLabel), decades(y0, y1, c.yLabel)
}

func (a axis) decadeCount() vg.Length { return vg.Length(math.Round(math.Log10(a.max / a.min))) }

// decade is the length of a decade: as wide as the paper allows, but not higher than 130 mm in all.
func (c *scatter) decade(s *sheet) vg.Length {
	wide := (s.width - 2*margin - c.y.labelWidth(s) - 14) / c.x.decadeCount()
	return min(wide, 130*vg.Millimeter/c.y.decadeCount())
}

func (c *scatter) head(s *sheet) vg.Length { return s.lineHeight(s.typ.tick) + 4 }

func (c *scatter) height(s *sheet) vg.Length {
	return c.head(s) + c.decade(s)*c.y.decadeCount() + c.x.height(s)
}

func (c *scatter) draw(s *sheet, area draw.Canvas) {
	left := c.y.labelWidth(s)
	data := area
	data.Min.X += left + max(0, (area.Max.X-area.Min.X-left-c.decade(s)*c.x.decadeCount())/2)
	data.Max.X = data.Min.X + c.decade(s)*c.x.decadeCount()
	data.Max.Y -= c.head(s)
	data.Min.Y += c.x.height(s)
	x, y := plotOf(c.x, c.y).Transforms(&data)
	c.x.drawX(s, data, x)
	c.y.drawY(s, data, y)
	s.write(area, data.Min.X-left, data.Max.Y+c.head(s)/2+2, s.in(c.y.label), s.typ.tick, muted, draw.XLeft)

	room := placer{frame: data.Rectangle}
	for _, p := range c.points {
		room.block(square(vg.Point{X: x(p.x), Y: y(p.y)}, markRadius+1))
	}
	for _, d := range c.diagonals {
		c.drawDiagonal(s, data, d, x, y, &room)
	}
	for _, p := range c.points {
		drawMark(data, vg.Point{X: x(p.x), Y: y(p.y)}, p.kind, markRadius, p.color, p.hollow)
	}
	c.drawLabels(s, data, x, y, &room)
}

// drawDiagonal draws one line of equal ratio across the frame and its label on it, as near to the
// upper end as the points allow.
func (c *scatter) drawDiagonal(s *sheet, data draw.Canvas, d diagonal, x, y func(float64) vg.Length, room *placer) {
	x0, x1 := max(c.x.min, c.y.min/d.ratio), min(c.x.max, c.y.max/d.ratio)
	if x1/x0 < 3 {
		return
	}
	start, end := vg.Point{X: x(x0), Y: y(x0 * d.ratio)}, vg.Point{X: x(x1), Y: y(x1 * d.ratio)}
	data.StrokeLine2(line(guide, hairline, 3, 2), start.X, start.Y, end.X, end.Y)
	text := s.in(d.label)
	w, h := s.typ.note.width(text), s.typ.note.size
	for back := w/2 + 6; back < (end.X-start.X)*math.Sqrt2-w/2; back += 4 {
		centre := vg.Point{X: end.X - back*math.Sqrt2/2, Y: end.Y - back*math.Sqrt2/2}
		boxes := chain(centre, w, h*0.62)
		if slices.ContainsFunc(boxes, func(b vg.Rectangle) bool { return room.overlap(b) > 0 }) {
			continue
		}
		for _, b := range boxes {
			room.block(b)
		}
		data.Push()
		data.Translate(centre)
		data.Rotate(math.Pi / 4)
		data.FillPolygon(paper, []vg.Point{{X: -w/2 - 2, Y: -h / 2}, {X: w/2 + 2, Y: -h / 2}, {X: w/2 + 2, Y: h / 2}, {X: -w/2 - 2, Y: h / 2}})
		s.write(data, 0, 0, text, s.typ.note, muted, draw.XCenter)
		data.Pop()
		return
	}
}

// chain covers a label turned by 45 degrees with small squares.
func chain(centre vg.Point, width, r vg.Length) []vg.Rectangle {
	boxes := make([]vg.Rectangle, 9)
	for k := range boxes {
		t := (vg.Length(k)/8 - 0.5) * (width - r) * math.Sqrt2 / 2
		boxes[k] = square(vg.Point{X: centre.X + t, Y: centre.Y + t}, r)
	}
	return boxes
}

// drawLabels places the labels, the points with the least room first.
func (c *scatter) drawLabels(s *sheet, data draw.Canvas, x, y func(float64) vg.Length, room *placer) {
	type pending struct {
		scatterPoint
		at     vg.Point
		shapes [][]string
		free   int
	}
	var labels []pending
	for _, p := range c.points {
		l := pending{scatterPoint: p, at: vg.Point{X: x(p.x), Y: y(p.y)}}
		text := s.in(p.label)
		l.shapes = [][]string{{text}}
		if lines := balanced(text, s.typ.note, s.width*0.24); len(lines) > 1 {
			l.shapes = append(l.shapes, lines)
		}
		l.free = room.free(l.at, sizes(s, l.shapes))
		labels = append(labels, l)
	}
	slices.SortStableFunc(labels, func(a, b pending) int { return a.free - b.free })
	for _, l := range labels {
		box, shape, far := room.place(l.at, sizes(s, l.shapes))
		if far {
			data.StrokeLine2(line(guide, hairline), l.at.X, l.at.Y, min(max(l.at.X, box.Min.X), box.Max.X), min(max(l.at.Y, box.Min.Y), box.Max.Y))
			drawMark(data, l.at, l.kind, markRadius, l.color, l.hollow)
		}
		col := color.Color(ink)
		if l.color == accent {
			col = accent
		}
		s.paragraph(data, box.Min.X, (box.Min.Y+box.Max.Y)/2, l.shapes[shape], s.typ.note, col, draw.XLeft)
	}
}

// sizes are the sizes of a label's shapes.
func sizes(s *sheet, shapes [][]string) []vg.Point {
	out := make([]vg.Point, len(shapes))
	for i, lines := range shapes {
		out[i] = vg.Point{X: s.typ.note.widest(lines), Y: tight * s.typ.note.size * vg.Length(len(lines))}
	}
	return out
}
