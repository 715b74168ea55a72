package layout

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// plausible refuses what is aligned but no table: prose in columns, lists, contents, charts.
func (f *finder) plausible(g *grid, lines []tableLine, items []*item, head int) bool {
	if g.cols() < 2 || g.rows() < 2 || g.rows() == 2 && !f.headedRow(g, lines, items, head) {
		return false
	}
	filled, numbers, ems := 0, 0, 0.0
	for _, c := range g.cells {
		if len(c.words) == 0 {
			continue
		}
		filled++
		for i := range c.words {
			ems += c.words[i].Box.W() / c.words[i].Size
		}
		if numeric(cellText(c.words)) {
			numbers++
		}
	}
	switch {
	case f.contents(g) || listing(g) || f.chart(g, items) || f.bars(g) || figures(g) || running(g, items, head):
		return false
	case g.cols() == 2 && 4*numbers < filled && (ems > 6*float64(filled) || 5*filled < 4*g.rows()*g.cols()):
		return false
	}
	if numbers == 0 && g.rows() <= 4 && !inBands(lines, f.partedIn(g.box())) {
		return false // a few boxes of words
	}
	return 5*filled >= 2*g.rows()*g.cols() && regular(g)
}

// regular reports whether two rows at least fill half of the columns, and the columns differ: the
// scales of a chart leave most of the grid blank, those of two charts side by side repeat each other.
func regular(g *grid) bool {
	texts := make([][]string, g.rows())
	for i := range g.cells {
		if t := cellText(g.cells[i].words); t != "" {
			r := g.cells[i].r0
			texts[r] = append(texts[r], t)
		}
	}
	half, same := 0, 0
	for _, ts := range texts {
		if 2*len(ts) >= g.cols() {
			half++
		}
		if len(ts) > 1 && !slices.ContainsFunc(ts, func(t string) bool { return t != ts[0] }) && isWordOrScale(ts[0]) {
			same++
		}
	}
	return half >= 2 && 2*same < g.rows()
}

// isWordOrScale is false for the dashes and zeros that fill rows of tables.
func isWordOrScale(s string) bool { return len(s) > 1 && strings.Trim(s, "0.,-–—") != "" }

// headedRow reports whether a table of two rows is one: headings over numbers, under or over an edge.
func (f *finder) headedRow(g *grid, lines []tableLine, items []*item, head int) bool {
	if g.cols() < 3 || head >= len(lines) || !valueLine(&lines[len(lines)-1]) {
		return false
	}
	b := g.box()
	return f.closed(b.Y0-lines[0].size, b.Y1+lines[0].size, b)
}

// chart reports whether a drawn curve runs through the grid where no text stands.
func (f *finder) chart(g *grid, items []*item) bool {
	box := g.box()
	for _, c := range f.p.Curves {
		if holdsBox(box, c) || !c.Overlaps(box) {
			continue
		}
		w, h := min(c.X1, box.X1)-max(c.X0, box.X0), min(c.Y1, box.Y1)-max(c.Y0, box.Y0)
		share := w * h / (box.W() * box.H())
		inside := 0
		for _, it := range items {
			if c.Contains(it.c.box.CX(), it.c.box.CY()) {
				inside++
			}
		}
		if share > 0.08 && float64(inside) < share/2*float64(len(items)) {
			return true
		}
	}
	return false
}

// figures reports whether the grid is a few large figures over or under their labels.
func figures(g *grid) bool {
	const rows, larger = 5, 1.3
	if g.rows() > rows {
		return false
	}
	small, large := math.Inf(1), 0.0
	for _, c := range g.cells {
		for i := range c.words {
			small = min(small, c.words[i].Size)
			if numeric(c.words[i].Text) {
				large = max(large, c.words[i].Size)
			}
		}
	}
	return large > larger*small
}

// bars reports whether tinted areas of many widths lie in the grid: the bars of a chart with their
// values, not rows or cells.
func (f *finder) bars(g *grid) bool {
	const least = 6
	var left, right []float64
	for _, fl := range f.p.Fills {
		if fl.Color != white && holdsBox(fl.Box, g.box()) && fl.Box.W() >= minEdge && fl.Box.H() >= minEdge {
			left, right = append(left, fl.Box.X0), append(right, fl.Box.X1)
		}
	}
	return len(left) >= least && 2*distinct(left) >= len(left) && 2*distinct(right) >= len(right)
}

// distinct is the number of values further apart than edges of one rule.
func distinct(xs []float64) int {
	slices.Sort(xs)
	n := 1
	for i := 1; i < len(xs); i++ {
		if xs[i]-xs[i-1] > snapTol {
			n++
		}
	}
	return n
}

// running reports whether the text of most lines runs on over the columns: a paragraph whose gaps
// happen to stand under each other.
func running(g *grid, items []*item, head int) bool {
	over, lines := map[int]bool{}, map[int]bool{}
	for _, it := range items {
		if it.line < head {
			continue
		}
		lines[it.line] = true
		if it.c1 > it.c0 && wordy(it.c) {
			over[it.line] = true
		}
	}
	return 5*len(over) > 2*len(lines)
}

// contents reports whether the grid is a table of contents: leader dots, or page numbers that grow.
func (f *finder) contents(g *grid) bool {
	if g.cols() > 3 {
		return false
	}
	dotted := 0
	for _, c := range g.cells {
		for _, w := range c.words {
			if strings.Contains(w.Text, "....") || strings.Contains(w.Text, "····") || strings.Contains(w.Text, "……") {
				dotted++
				break
			}
		}
	}
	for _, d := range f.dotted {
		if d.Overlaps(g.box()) {
			dotted++
		}
	}
	if 2*dotted > g.rows() {
		return true
	}
	first, last, n := -1, -1, 0
	for _, c := range g.cells {
		if c.c1 != g.cols()-1 || len(c.words) == 0 {
			continue
		}
		p, err := strconv.Atoi(cellText(c.words))
		if err != nil || p < last {
			return false
		}
		if last = p; first < 0 {
			first = p
		}
		n++
	}
	return n >= 4 && 2*n > g.rows() && last > first
}

// listing reports whether the first column is nothing but bullets or numbers of a list.
func listing(g *grid) bool {
	marks, all := 0, 0
	for _, c := range g.cells {
		if len(c.words) == 0 {
			continue
		}
		if c.c0 > 0 {
			if g.cols() > 2 && numeric(cellText(c.words)) {
				return false
			}
			continue
		}
		all++
		if t := cellText(c.words); listMark(t) {
			marks++
		}
	}
	return 3*marks >= 2*all
}

func listMark(s string) bool {
	if len([]rune(s)) > 5 {
		return false
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return true
	}
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, ")") ||
		strings.HasSuffix(s, ":") || strings.HasSuffix(s, "）") || strings.HasSuffix(s, "、")
}
