package figures

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A part is something with a height of its own that is drawn at the top of the room it gets.
type part interface {
	height(s *sheet) vg.Length
	draw(s *sheet, area draw.Canvas)
}

// partGap is the distance between parts of a chart.
const partGap = vg.Length(7)

// stack makes the chart of a figure of parts one below the other.
func (f *Figure) stack(parts ...part) {
	f.height = func(s *sheet) vg.Length {
		h := -partGap
		for _, p := range parts {
			h += p.height(s) + partGap
		}
		return h
	}
	f.chart = func(s *sheet, area draw.Canvas) {
		top := area.Max.Y
		for _, p := range parts {
			c := area
			c.Max.Y = top
			c.Min.Y = top - p.height(s)
			p.draw(s, c)
			top = c.Min.Y - partGap
		}
	}
}
