package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"techins/internal/page"
)

// A span is a cell of a grid: rows r0..r1 and columns c0..c1, ends included.
type span struct{ r0, c0, r1, c1 int }

// A gridCell is a cell with the words in it.
type gridCell struct {
	span
	words []Word
}

// A grid is a table in the making: boundaries of columns and rows and the cells between them.
type grid struct {
	xs, ys     []float64 // boundaries, one more than columns or rows
	cells      []gridCell
	kind       string
	confidence float64
	missed     []Word // inside its box but in none of its cells
}

func (g *grid) rows() int { return len(g.ys) - 1 }
func (g *grid) cols() int { return len(g.xs) - 1 }

func (g *grid) box() page.Rect {
	return page.Rect{X0: g.xs[0], Y0: g.ys[0], X1: g.xs[len(g.xs)-1], Y1: g.ys[len(g.ys)-1]}
}

func (g *grid) cellBox(s span) page.Rect {
	return page.Rect{X0: g.xs[s.c0], Y0: g.ys[s.r0], X1: g.xs[s.c1+1], Y1: g.ys[s.r1+1]}
}

// table gives the grid its final form.
func (g *grid) table(number int, back turner) (Table, bool) {
	if g.rows() < 1 || g.cols() < 1 || len(g.cells) == 0 {
		return Table{}, false
	}
	t := Table{
		Kind: g.kind, Confidence: g.confidence, Rows: g.rows(), Cols: g.cols(),
		Page: number, Pages: []int{number}, Box: back.rect(g.box()),
	}
	left := g.columnText()
	t.lefts, t.edges, t.figures = left, g.xs, g.columnFigures()
	slices.SortFunc(g.cells, func(a, b gridCell) int { return cmp.Or(cmp.Compare(a.r0, b.r0), cmp.Compare(a.c0, b.c0)) })
	for _, c := range g.cells {
		cell := Cell{
			Row: c.r0, Col: c.c0, RowSpan: c.r1 - c.r0 + 1, ColSpan: c.c1 - c.c0 + 1,
			Text: cellText(c.words), Page: number, Box: back.rect(g.cellBox(c.span)), Bold: mostlyBold(c.words), Raised: raisedEnd(c.words), Apart: c.apart(),
		}
		if len(c.words) > 0 {
			cell.Indent = max(0, leftOf(c.words)-left[c.c0])
		}
		t.Cells = append(t.Cells, cell)
	}
	for _, w := range g.missed {
		t.Missed = append(t.Missed, Cell{Row: max(0, find(g.ys, body(&w).CY())), Text: w.Text, Page: number, Box: back.rect(w.Box)})
	}
	return t, true
}

// apart reports whether the lines of a cell stand too far from each other for those of one text, or neither
// begin at one place nor stand around one middle.
func (c *gridCell) apart() bool {
	const pitch, slack = 2.2, 0.35
	lines := c.lines()
	left, middle := true, true
	for i := 1; i < len(lines); i++ {
		a, b := lineBox(&lines[i-1]), lineBox(&lines[i])
		if lines[i].base-lines[i-1].base > pitch*lines[i].size {
			return true
		}
		left = left && math.Abs(a.X0-b.X0) < slack*lines[i].size
		middle = middle && math.Abs(a.CX()-b.CX()) < slack*lines[i].size
	}
	return !left && !middle
}

func lineBox(l *tableLine) page.Rect { return linesBox([]tableLine{*l}) }

// raisedEnd is the small raised text after the last character of full size: a footnote mark.
func raisedEnd(ws []Word) string {
	const small, off = 0.85, 0.08
	var last *page.Glyph
	size := 0.0
	for _, w := range ws {
		size = max(size, w.Size)
	}
	for i := range ws {
		for k := range ws[i].Glyphs {
			g := &ws[i].Glyphs[k]
			if g.Size > small*size && (last == nil || g.Y > last.Y+off*size || g.Y > last.Y-off*size && g.X > last.X) {
				last = g
			}
		}
	}
	var marks []page.Glyph
	for i := range ws {
		for _, g := range ws[i].Glyphs {
			if g.Size <= small*size && g.X >= last.Box.X1-off*size && g.Y < last.Y-off*size && g.Y > last.Y-size {
				marks = append(marks, g)
			}
		}
	}
	slices.SortStableFunc(marks, func(a, b page.Glyph) int { return cmp.Compare(a.X, b.X) })
	var b strings.Builder
	for _, g := range marks {
		b.WriteString(g.Text)
	}
	return b.String()
}

// columnText is for each column where its leftmost text begins.
func (g *grid) columnText() []float64 {
	left := slices.Clone(g.xs)
	has := make([]bool, len(left))
	for _, c := range g.cells {
		if len(c.words) == 0 {
			continue
		}
		if x := leftOf(c.words); !has[c.c0] || x < left[c.c0] {
			left[c.c0], has[c.c0] = x, true
		}
	}
	return left
}

// columnFigures is for each column the extent of its figures, empty without any.
func (g *grid) columnFigures() []interval {
	out := make([]interval, g.cols())
	for _, c := range g.cells {
		if c.c0 != c.c1 || len(c.words) == 0 || !pureNumber(cellText(c.words)) {
			continue
		}
		x0, x1 := leftOf(c.words), 0.0
		for _, w := range c.words {
			x1 = max(x1, w.Box.X1)
		}
		if i := &out[c.c0]; i.hi > i.lo {
			i.lo, i.hi = min(i.lo, x0), max(i.hi, x1)
		} else {
			*i = interval{x0, x1}
		}
	}
	return out
}

func leftOf(ws []Word) float64 {
	x := ws[0].Box.X0
	for _, w := range ws {
		x = min(x, w.Box.X0)
	}
	return x
}

func mostlyBold(ws []Word) bool {
	bold, all := 0, 0
	for _, w := range ws {
		all += len(w.Glyphs)
		if w.Bold {
			bold += len(w.Glyphs)
		}
	}
	return all > 0 && 2*bold > all
}

// cellText is the text of a cell: its lines from top to bottom, joined.
func cellText(ws []Word) string {
	var upright, side []Word
	for _, w := range ws {
		if w.Angle < 1 || w.Angle > 359 {
			upright = append(upright, w)
		} else {
			side = append(side, w)
		}
	}
	var lines []string
	for _, l := range linesOf(chunksOf(lineUp(upright))) {
		var ws []Word
		for _, c := range l.chunks {
			ws = append(ws, c.words...)
		}
		lines = append(lines, JoinWords(ws))
	}
	for start := 0; start < len(side); {
		end := start + 1
		for end < len(side) && side[end].Angle == side[start].Angle && side[end].Base-side[start].Base <= lineSlack*side[start].Size && side[end].Base >= side[start].Base {
			end++
		}
		lines = append(lines, JoinWords(side[start:end]))
		start = end
	}
	return JoinLines(lines)
}

// lineUp orders words taken out of their lines by baseline and place, and measures their gaps anew.
func lineUp(ws []Word) []Word {
	out := slices.Clone(ws)
	slices.SortStableFunc(out, func(a, b Word) int { return cmp.Compare(a.Base, b.Base) })
	for start := 0; start < len(out); {
		end := start + 1
		for end < len(out) && out[end].Base-out[start].Base <= baselineSlack*min(out[start].Size, out[end].Size) {
			end++
		}
		line := out[start:end]
		slices.SortStableFunc(line, func(a, b Word) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
		line[0].Gap, line[0].Spaced = math.Inf(1), false
		for i := 1; i < len(line); i++ {
			line[i].Gap = line[i].Box.X0 - line[i-1].Box.X1
		}
		start = end
	}
	return out
}

// A tableLine is chunks on one height, left to right.
type tableLine struct {
	chunks []chunk
	base   float64
	size   float64
}

// linesOf groups chunks, sorted by baseline, into lines.
func linesOf(cs []chunk) []tableLine {
	var out []tableLine
	for _, c := range cs {
		if n := len(out); n > 0 && c.base-out[n-1].base <= lineSlack*min(c.size, out[n-1].size) {
			out[n-1].chunks = append(out[n-1].chunks, c)
			out[n-1].size = max(out[n-1].size, c.size)
			continue
		}
		out = append(out, tableLine{chunks: []chunk{c}, base: c.base, size: c.size})
	}
	for i := range out {
		slices.SortStableFunc(out[i].chunks, func(a, b chunk) int { return cmp.Compare(a.box.X0, b.box.X0) })
	}
	return out
}
