package figures

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
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

func line(c color.Color, width vg.Length, dashes ...vg.Length) draw.LineStyle {
	return draw.LineStyle{Color: c, Width: width, Dashes: dashes}
}

func (f face) style(c color.Color, x text.XAlignment, y text.YAlignment) text.Style {
	return text.Style{Color: c, Font: f.font(), XAlign: x, YAlign: y, Handler: handler()}
}

// newPlot is an empty plot in the house style: no frame, no title, light axes.
func newPlot(t typeScale) *plot.Plot {
	p := plot.New()
	p.TextHandler = handler()
	p.BackgroundColor = nil
	p.Title.TextStyle = t.title.style(ink, text.XLeft, text.YTop)
	p.Legend.TextStyle = t.label.style(ink, text.XLeft, text.YCenter)
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.LineStyle = line(guide, thin)
		a.Tick.LineStyle = line(guide, thin)
		a.Tick.Length = 2.5
		a.Padding = 0
		a.Label.Padding = 3
		a.Label.TextStyle.Font = t.tick.font()
		a.Label.TextStyle.Handler = handler()
		a.Label.TextStyle.Color = muted
		a.Tick.Label.Font = t.tick.font()
		a.Tick.Label.Handler = handler()
		a.Tick.Label.Color = muted
	}
	return p
}
