package figures

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A key names the marks of a chart, in one or more lines above it.
type key []keyEntry

type keyEntry struct {
	label  Text
	kind   int
	color  color.Color
	hollow bool
}

const keyMark = vg.Length(2.6)

func (k key) rows(s *sheet) [][]int {
	var rows [][]int
	x := vg.Length(0)
	for i, e := range k {
		w := k.entryWidth(s, e)
		if x > 0 && x+w > s.width-2*margin || len(rows) == 0 {
			rows = append(rows, nil)
			x = 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], i)
		x += w
	}
	return rows
}

func (k key) entryWidth(s *sheet, e keyEntry) vg.Length {
	return s.typ.tick.width(s.in(e.label)) + 20
}

func (k key) height(s *sheet) vg.Length {
	return s.lineHeight(s.typ.tick) * vg.Length(len(k.rows(s))) * 1.1
}

func (k key) draw(s *sheet, c draw.Canvas) {
	y := c.Max.Y - s.lineHeight(s.typ.tick)/2
	for _, row := range k.rows(s) {
		x := c.Min.X + keyMark
		for _, i := range row {
			drawMark(c, vg.Point{X: x, Y: y}, k[i].kind, keyMark, k[i].color, k[i].hollow)
			s.write(c, x+keyMark+4, y, s.in(k[i].label), s.typ.tick, ink, draw.XLeft)
			x += k.entryWidth(s, k[i])
		}
		y -= s.lineHeight(s.typ.tick) * 1.1
	}
}
