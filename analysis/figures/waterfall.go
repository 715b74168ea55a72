package figures

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A waterfall is a bar a row, each from where the one above ends; the last row, the whole change,
// starts at zero again.
type waterfall struct {
	changes []float64
	whole   float64
}

// span is the least and the greatest place that the bars reach.
func (w waterfall) span() (lo, hi float64) {
	at := 0.0
	for _, v := range w.changes {
		at += v
		lo, hi = min(lo, at), max(hi, at)
	}
	return min(lo, w.whole), max(hi, w.whole)
}

const barHalf = vg.Length(4.5)

func (w waterfall) plotRows(_ *sheet, c draw.Canvas, x func(float64) vg.Length, y func(i int) vg.Length) {
	at := 0.0
	for i, v := range w.changes {
		drawBar(c, x(at), x(at+v), y(i), signColor(v))
		at += v
		c.StrokeLine2(line(muted, hairline), x(at), y(i)-barHalf, x(at), y(i+1)+barHalf)
	}
	drawBar(c, x(0), x(w.whole), y(len(w.changes)), accent)
	drawZero(c, x)
}

// diverging are bars to both sides of zero, one a row.
type diverging []divergingBar

type divergingBar struct {
	value float64
	color color.Color
}

func (d diverging) plotRows(_ *sheet, c draw.Canvas, x func(float64) vg.Length, y func(i int) vg.Length) {
	for i, b := range d {
		drawBar(c, x(0), x(b.value), y(i), b.color)
	}
	drawZero(c, x)
}

// signColor is dark for what adds and light for what takes away; the direction says the same.
func signColor(v float64) color.Color {
	if v < 0 {
		return second
	}
	return base
}

func drawBar(c draw.Canvas, from, to, y vg.Length, fill color.Color) {
	if from == to {
		return
	}
	c.FillPolygon(fill, corners(vg.Rectangle{Min: vg.Point{X: min(from, to), Y: y - barHalf}, Max: vg.Point{X: max(from, to), Y: y + barHalf}}))
}

func drawZero(c draw.Canvas, x func(float64) vg.Length) {
	c.StrokeLine2(line(muted, thin), x(0), c.Min.Y, x(0), c.Max.Y)
}
