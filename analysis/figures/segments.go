package figures

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// segments is a strip whose parts are all labelled below it, with a line from part to label where
// the label cannot stand under its part.
type segments struct {
	head  Text
	parts []stripPart
}

const (
	segmentBar    = vg.Length(16)
	segmentLeader = vg.Length(9)
)

func (g segments) height(s *sheet) vg.Length {
	return s.lineHeight(s.typ.label) + segmentBar + segmentLeader + g.labelHeight(s) + 4
}

func (g segments) labelHeight(s *sheet) vg.Length {
	most := 0
	for _, p := range g.parts {
		most = max(most, len(g.lines(s, p)))
	}
	return vg.Length(most) * tight * s.typ.tick.size
}

func (g segments) lines(s *sheet, p stripPart) []string {
	return append(balanced(s.in(p.label), s.typ.tick, (s.width-2*margin)/vg.Length(len(g.parts))-8), percent(p.share))
}

func (g segments) draw(s *sheet, c draw.Canvas) {
	s.write(c, c.Min.X, c.Max.Y-s.lineHeight(s.typ.label)/2, s.in(g.head), s.typ.label, ink, draw.XLeft)
	top := c.Max.Y - s.lineHeight(s.typ.label) - 2
	width := c.Max.X - c.Min.X
	middles, widths := make([]vg.Length, len(g.parts)), make([]vg.Length, len(g.parts))
	x := c.Min.X
	for i, p := range g.parts {
		w := width * vg.Length(float(p.share))
		c.FillPolygon(p.color, corners(vg.Rectangle{Min: vg.Point{X: x, Y: top - segmentBar}, Max: vg.Point{X: x + w, Y: top}}))
		if i > 0 {
			c.StrokeLine2(line(paper, thin), x, top-segmentBar, x, top)
		}
		middles[i], widths[i] = x+w/2, s.typ.tick.widest(g.lines(s, p))
		x += w
	}
	places := spread(middles, widths, c.Min.X, c.Max.X, 8)
	for i, p := range g.parts {
		c.StrokeLine2(line(muted, hairline), middles[i], top-segmentBar-1, places[i], top-segmentBar-segmentLeader+1)
		lines := g.lines(s, p)
		y := top - segmentBar - segmentLeader - tight*s.typ.tick.size*vg.Length(len(lines))/2
		s.paragraph(c, places[i], y, lines, s.typ.tick, ink, draw.XCenter)
	}
}

// spread moves the middles of boxes of the given widths apart, as little as a pass to the right and
// one to the left need, within the two ends and with a gap between them.
func spread(middles, widths []vg.Length, left, right, gap vg.Length) []vg.Length {
	out := make([]vg.Length, len(middles))
	edge := left
	for i := range out {
		out[i] = max(middles[i], edge+widths[i]/2)
		edge = out[i] + widths[i]/2 + gap
	}
	edge = right
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = min(out[i], edge-widths[i]/2)
		edge = out[i] - widths[i]/2 - gap
	}
	return out
}
