package pipeline

import (
	"math"
	"math/rand/v2"
	"strings"

	"techins/internal/page"
)

// A sheet draws text, rules and tints on pages as a typesetter would, without a PDF in between.
type sheet struct {
	pages []*page.Page
	w, h  float64
	y     float64 // the top of what comes next
}

const margin = 60

func newSheet(w, h float64) *sheet {
	s := &sheet{w: w, h: h}
	s.turn()
	return s
}

// turn begins a new page.
func (s *sheet) turn() {
	s.pages = append(s.pages, &page.Page{Number: len(s.pages) + 1, Box: page.Rect{X1: s.w, Y1: s.h}})
	s.y = margin
}

func (s *sheet) last() *page.Page { return s.pages[len(s.pages)-1] }

func em(r rune) float64 {
	if r >= 0x2E80 {
		return 1
	}
	return 0.5
}

func widthOf(text string, size float64) (w float64) {
	for _, r := range text {
		w += em(r) * size
	}
	return w
}

// print sets a text with its baseline at y and gives where it ends.
func (s *sheet) print(x, y, size float64, text string) float64 {
	p := s.last()
	for _, r := range text {
		w := em(r) * size
		p.Glyphs = append(p.Glyphs, page.Glyph{Text: string(r), X: x, Y: y, Size: size, Box: page.Rect{X0: x, Y0: y - 0.88*size, X1: x + w, Y1: y + 0.12*size}})
		x += w
	}
	return x
}

func (s *sheet) rule(x0, y0, x1, y1 float64) {
	p := s.last()
	p.Rules = append(p.Rules, page.Rule{X0: x0, Y0: y0, X1: x1, Y1: y1, Width: 0.5})
}

func (s *sheet) tint(x0, y0, x1, y1 float64) {
	p := s.last()
	p.Fills = append(p.Fills, page.Fill{Box: page.Rect{X0: x0, Y0: y0, X1: x1, Y1: y1}, Color: 0xE6EEF6})
}

// wrap breaks a text into lines of a width; Latin words may break as well.
func wrap(text string, size, width float64) (lines []string) {
	for _, part := range strings.Split(text, "\n") {
		line := ""
		for _, r := range part {
			if line != "" && widthOf(line+string(r), size) > width {
				lines = append(lines, line)
				line = ""
			}
			line += string(r)
		}
		lines = append(lines, line)
	}
	return lines
}

// A drawnCell is a cell as drawn: columns c0 to c1.
type drawnCell struct {
	c0, c1 int
	text   string
	indent float64
	raised string // a note's mark after the text
	align  string // left, centre, right
}

// A drawnTable holds what is the same for all rows of a table.
type drawnTable struct {
	*sheet
	xs              []float64 // boundaries of columns
	size, lead, pad float64
	style, valign   string
	ys              []float64 // boundaries of the rows on this page
	inner           [][]bool  // per row: whether the boundary left of a column is drawn
	heads           []bool    // per row: whether it is of the header
}

func (t *drawnTable) lines(c drawnCell) []string {
	return wrap(c.text, t.size, t.xs[c.c1+1]-t.xs[c.c0]-2*t.pad-c.indent)
}

func (t *drawnTable) height(cells []drawnCell) float64 {
	most := 1
	for _, c := range cells {
		most = max(most, len(t.lines(c)))
	}
	return float64(most-1)*t.lead + t.size*1.2 + 2*t.pad
}

// row draws one row at the present height.
func (t *drawnTable) row(cells []drawnCell, head bool) {
	h := t.height(cells)
	if len(t.ys) == 0 {
		t.ys = []float64{t.y}
	}
	inner := make([]bool, len(t.xs))
	for _, c := range cells {
		inner[c.c0] = true
		lines := t.lines(c)
		y := t.y + t.pad + t.size
		if t.valign == "middle" {
			y += (h - 2*t.pad - t.size*1.2 - float64(len(lines)-1)*t.lead) / 2
		}
		for i, line := range lines {
			end := t.print(t.startOf(c, line), y+float64(i)*t.lead, t.size, line)
			if i == len(lines)-1 && c.raised != "" {
				t.print(end, y+float64(i)*t.lead-0.35*t.size, 0.6*t.size, c.raised)
			}
		}
	}
	t.y += h
	t.ys = append(t.ys, t.y)
	t.inner = append(t.inner, inner)
	t.heads = append(t.heads, head)
}

func (t *drawnTable) startOf(c drawnCell, line string) float64 {
	x0, x1, w := t.xs[c.c0]+t.pad+c.indent, t.xs[c.c1+1]-t.pad, widthOf(line, t.size)
	switch c.align {
	case "right":
		return x1 - w - widthOf(c.raised, 0.6*t.size)
	case "centre":
		return (x0 + x1 - w) / 2
	}
	return x0
}

// finish draws the rules and tints of the rows on this page.
func (t *drawnTable) finish() {
	n, x0, x1 := len(t.ys)-1, t.xs[0], t.xs[len(t.xs)-1]
	if n < 1 {
		return
	}
	head := 0
	for head < n && t.heads[head] {
		head++
	}
	across := func(i int) { t.rule(x0, t.ys[i], x1, t.ys[i]) }
	switch t.style {
	case "grid", "rows":
		for i := range t.ys {
			across(i)
		}
	case "booktabs", "box", "columns":
		across(0)
		across(head)
		across(n)
	case "zebra":
		for i := head; i < n; i += 2 {
			t.tint(x0, t.ys[i], x1, t.ys[i+1])
		}
	case "head":
		t.tint(x0, t.ys[0], x1, t.ys[head])
	}
	for i := range n {
		for k, x := range t.xs {
			side := k == 0 || k == len(t.xs)-1
			if t.style == "grid" && (side || t.inner[i][k]) || t.style == "columns" && !side && t.inner[i][k] || t.style == "box" && side {
				t.rule(x, t.ys[i], x, t.ys[i+1])
			}
		}
	}
	t.ys, t.inner, t.heads = nil, nil, nil
}

// turned gives the pages with everything on them turned by 90 degrees, the text running down.
func (s *sheet) turned() []*page.Page {
	var out []*page.Page
	for _, p := range s.pages {
		q := &page.Page{Number: p.Number, Box: page.Rect{X1: s.h, Y1: s.w}}
		turn := func(x, y float64) (float64, float64) { return s.h - y, x }
		box := func(b page.Rect) page.Rect { return page.Rect{X0: s.h - b.Y1, Y0: b.X0, X1: s.h - b.Y0, Y1: b.X1} }
		for _, g := range p.Glyphs {
			g.X, g.Y = turn(g.X, g.Y)
			g.Box, g.Angle = box(g.Box), math.Mod(g.Angle+90, 360)
			q.Glyphs = append(q.Glyphs, g)
		}
		for _, r := range p.Rules {
			b := box(page.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1})
			q.Rules = append(q.Rules, page.Rule{X0: b.X0, Y0: b.Y0, X1: b.X1, Y1: b.Y1, Width: r.Width})
		}
		for _, f := range p.Fills {
			q.Fills = append(q.Fills, page.Fill{Box: box(f.Box), Color: f.Color})
		}
		out = append(out, q)
	}
	return out
}

// pick is one of several choices.
func pick[T any](r *rand.Rand, choices ...T) T { return choices[r.IntN(len(choices))] }
