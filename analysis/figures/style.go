package figures

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Size is the width of a figure in a journal.
type Size string

const (
	OneColumn  Size = "one-column"  // 88 mm
	TwoColumns Size = "two-columns" // 174 mm
)

// Sizes are all sizes.
var Sizes = []Size{OneColumn, TwoColumns}

// Width is the width of the paper.
func (s Size) Width() vg.Length {
	if s == OneColumn {
		return 88 * vg.Millimeter
	}
	return 174 * vg.Millimeter
}

// A typeScale holds the type of one size of figure, in points. Journals print nothing below 6 pt.
type typeScale struct {
	title, subtitle, label, tick, note face
	leading                            vg.Length // distance of baselines as a multiple of the size
}

func (s Size) typeScale() typeScale {
	if s == OneColumn {
		return typeScale{bold(8.5), regular(6.8), regular(6.5), regular(6.2), regular(6), 1.32}
	}
	return typeScale{bold(11), regular(8.5), regular(8), regular(7.5), regular(6.8), 1.36}
}

const (
	hairline = vg.Length(0.4)
	thin     = vg.Length(0.7)
	stroke   = vg.Length(1.3)
)

// line is a line style; dashes are in points. The canvas multiplies dashes by the width of the line
// in millimetres, which is undone here.
func line(c color.Color, width vg.Length, dashes ...vg.Length) draw.LineStyle {
	for i := range dashes {
		dashes[i] /= width / vg.Millimeter
	}
	return draw.LineStyle{Color: c, Width: width, Dashes: dashes}
}
