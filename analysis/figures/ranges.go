package figures

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// rangeMark is smaller than other marks, not to hide a short range.
const rangeMark = vg.Length(2.2)

// rangedDots are marks on lines, one a row.
type rangedDots []ranged

// A ranged is a mark with the range around it, and perhaps a wider one that a careless calculation
// gives.
type ranged struct {
	low, high           float64
	naiveLow, naiveHigh float64 // equal when there is none
	at                  dot
}

func (d rangedDots) plotRows(_ *sheet, c draw.Canvas, x func(float64) vg.Length, y func(i int) vg.Length) {
	for i, r := range d {
		if r.naiveLow != r.naiveHigh {
			c.StrokeLine2(line(guide, thin), x(r.naiveLow), y(i), x(r.naiveHigh), y(i))
			for _, end := range []float64{r.naiveLow, r.naiveHigh} {
				c.StrokeLine2(line(guide, thin), x(end), y(i)-2, x(end), y(i)+2)
			}
		}
		c.StrokeLine2(line(second, 2.2), x(r.low), y(i), x(r.high), y(i))
		for _, end := range []float64{r.low, r.high} {
			c.StrokeLine2(line(second, thin), x(end), y(i)-3, x(end), y(i)+3)
		}
		drawMark(c, vg.Point{X: x(r.at.x), Y: y(i)}, r.at.kind, rangeMark, r.at.color, r.at.hollow)
	}
}

// yardsticks are values marked by dashed lines over all rows.
type yardsticks []float64

func (v yardsticks) plotRows(_ *sheet, c draw.Canvas, x func(float64) vg.Length, _ func(i int) vg.Length) {
	for _, value := range v {
		c.StrokeLine2(line(muted, hairline, 3, 2), x(value), c.Min.Y, x(value), c.Max.Y)
	}
}
