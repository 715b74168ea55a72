package layout

import (
	"strconv"
	"strings"
)

// plausible refuses what is aligned but no table: prose in columns, lists, contents, charts.
func (f *finder) plausible(g *grid, lines []tableLine, items []*item, head int) bool {
	if g.rows() < 3 || g.cols() < 2 {
		return false
	}
	filled, numbers, words := 0, 0, 0
	for _, c := range g.cells {
		if len(c.words) == 0 {
			continue
		}
		filled++
		words += len(c.words)
		if numeric(cellText(c.words)) {
			numbers++
		}
	}
	switch {
	case f.contents(g) || listing(g):
		return false
	case g.cols() == 2 && 4*numbers < filled && words > 4*filled:
		return false
	}
	return 3*filled >= g.rows()*g.cols()
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
	if g.cols() > 2 {
		return false
	}
	marks, all := 0, 0
	for _, c := range g.cells {
		if c.c0 > 0 || len(c.words) == 0 {
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
	return strings.ContainsAny(s, bullets) || strings.HasSuffix(s, ".") || strings.HasSuffix(s, ")") ||
		strings.HasSuffix(s, ":") || strings.HasSuffix(s, "）") || strings.HasSuffix(s, "、")
}
