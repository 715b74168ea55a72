package layout

import (
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
	case f.contents(g) || listing(g) || f.chart(g, items) || running(g, items, head):
		return false
	case g.cols() == 2 && 4*numbers < filled && (ems > 6*float64(filled) || 5*filled < 4*g.rows()*g.cols()):
		return false
	}
	return 5*filled >= 2*g.rows()*g.cols()
}

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
	last, n := -1, 0
	for _, c := range g.cells {
		if c.c1 != g.cols()-1 || len(c.words) == 0 {
			continue
		}
		p, err := strconv.Atoi(cellText(c.words))
		if err != nil || p < last {
			return false
		}
		last = p
		n++
	}
	return n >= 4 && 2*n > g.rows()
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
