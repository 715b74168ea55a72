package figures

import (
	"image/color"
	"unicode"
	"unicode/utf8"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A sheet is the paper of one picture: title and subtitle above the chart, notes and source below.
type sheet struct {
	f             *Figure
	lang          Lang
	size          Size
	typ           typeScale
	width, height vg.Length

	title, subtitle, notes []string
	chartHeight            vg.Length
	runes                  map[font.Typeface]map[rune]bool // written so far
}

const (
	margin = vg.Length(9)
	gap    = vg.Length(7) // between title block, chart and notes
)

func newSheet(f *Figure, l Lang, size Size) *sheet {
	s := &sheet{f: f, lang: l, size: size, typ: size.typeScale(), width: size.Width(), runes: make(map[font.Typeface]map[rune]bool)}
	inner := s.width - 2*margin
	s.title = balanced(f.Title.In(l), s.typ.title, inner)
	s.subtitle = wrap(f.Subtitle.In(l), s.typ.subtitle, inner)
	for _, n := range f.notes {
		s.notes = append(s.notes, wrap(n.In(l), s.typ.note, inner)...)
	}
	s.notes = append(s.notes, wrap(f.Source.Line().In(l), s.typ.note, inner)...)
	s.chartHeight = f.height(s)
	s.height = 2*margin + s.block(s.title, s.typ.title) + s.block(s.subtitle, s.typ.subtitle) + gap +
		s.chartHeight + gap + s.block(s.notes, s.typ.note)
	return s
}

// block is the height of some lines of text.
func (s *sheet) block(lines []string, f face) vg.Length {
	return vg.Length(len(lines)) * s.lineHeight(f)
}

func (s *sheet) lineHeight(f face) vg.Length { return f.size * s.typ.leading }

func (s *sheet) draw(c draw.Canvas) {
	c.FillPolygon(paper, corners(c.Rectangle))
	y := s.height - margin
	y = s.lines(c, margin, y, s.title, s.typ.title, ink)
	y = s.lines(c, margin, y, s.subtitle, s.typ.subtitle, muted)
	y -= gap
	chart := draw.Canvas{Canvas: c.Canvas, Rectangle: vg.Rectangle{
		Min: vg.Point{X: margin, Y: y - s.chartHeight}, Max: vg.Point{X: s.width - margin, Y: y}}}
	s.f.chart(s, chart)
	s.lines(c, margin, y-s.chartHeight-gap, s.notes, s.typ.note, muted)
}

// lines writes lines of text below y and returns the y below them.
func (s *sheet) lines(c draw.Canvas, x, y vg.Length, lines []string, f face, col color.Color) vg.Length {
	for _, l := range lines {
		s.write(c, x, y-s.lineHeight(f)/2, l, f, col, draw.XLeft)
		y -= s.lineHeight(f)
	}
	return y
}

// write writes one line of text whose middle (between baseline and the height of capitals) is at y.
func (s *sheet) write(c draw.Canvas, x, y vg.Length, text string, f face, col color.Color, align draw.XAlignment) {
	if text == "" {
		return
	}
	x += vg.Length(align) * f.width(text)
	if s.runes[f.typeface] == nil {
		s.runes[f.typeface] = make(map[rune]bool)
	}
	for _, r := range text {
		s.runes[f.typeface][r] = true
	}
	cache, _ := fonts()
	c.SetColor(col)
	c.FillString(cache.Lookup(f.font(), f.size), vg.Point{X: x, Y: y - capHeight/2*f.size}, text)
}

// capHeight is the height of a capital letter of Noto Sans SC as a part of the font size.
const capHeight = 0.73

// tight is the distance of the baselines of a label's lines as a multiple of its size.
const tight = 1.14

// paragraph writes several lines centred on y.
func (s *sheet) paragraph(c draw.Canvas, x, y vg.Length, lines []string, f face, col color.Color, align draw.XAlignment) {
	y += tight * f.size * vg.Length(len(lines)-1) / 2
	for _, l := range lines {
		s.write(c, x, y, l, f, col, align)
		y -= tight * f.size
	}
}

func (s *sheet) in(t Text) string { return t.In(s.lang) }

func corners(r vg.Rectangle) []vg.Point {
	return []vg.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}}
}

// capitalised makes the first letter of an English phrase a capital.
func capitalised(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[n:]
}
