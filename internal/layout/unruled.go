package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"techins/internal/page"
)

// unruledGrids finds the tables that only the alignment of their text shows, with whatever rules and
// tints help, among the text that no ruled grid holds.
func (f *finder) unruledGrids(ruled []*grid) []*grid {
	free := f.freeChunks(ruled)
	prose := proseChunks(free)
	var out []*grid
	for _, reg := range f.regions(free, prose) {
		if g := f.alignedGrid(reg); g != nil {
			out = append(out, g)
		}
	}
	return out
}

// freeChunks is the chunks outside of all grids.
func (f *finder) freeChunks(grids []*grid) []chunk {
	var out []chunk
	for _, c := range f.chunks {
		taken := false
		for _, g := range grids {
			taken = taken || g.box().Contains(c.box.CX(), c.box.CY())
		}
		if !taken {
			out = append(out, c)
		}
	}
	return out
}

// A region is lines that may be a table.
type region struct {
	lines []tableLine
	box   page.Rect
}

func (r *region) add(l tableLine) {
	r.lines = append(r.lines, l)
	for i, c := range l.chunks {
		if len(r.lines) == 1 && i == 0 {
			r.box = c.box
		} else {
			r.box = hull(r.box, c.box)
		}
	}
}

const (
	// maxPitch is the largest distance between baselines of rows of one table, in ems.
	maxPitch = 3.2
	// maxSingles is how many lines with one piece of text may follow each other inside a table.
	maxSingles = 3
)

// regions cuts a page's lines into runs that share gaps between columns.
func (f *finder) regions(cs []chunk, prose []bool) []region {
	var out []region
	var cur region
	var tail []tableLine // single lines not yet known to be inside
	flush := func() {
		if len(cur.lines) >= 2 {
			out = append(out, cur)
		}
		cur, tail = region{}, nil
	}
	for _, l := range splitProse(cs, prose) {
		if len(cur.lines) > 0 && !f.follows(&cur, tail, &l) {
			flush()
		}
		switch {
		case l.prose:
			flush()
		case len(l.chunks) < 2:
			if len(cur.lines) > 0 {
				tail = append(tail, l.tableLine)
			}
			if len(tail) > maxSingles {
				flush()
			}
		default:
			if len(cur.lines) > 0 && !shareGaps(&cur, &l.tableLine) {
				flush()
			}
			for _, t := range tail {
				cur.add(t)
			}
			tail = nil
			cur.add(l.tableLine)
		}
	}
	flush()
	return out
}

// A mixedLine is a line of a page without its prose.
type mixedLine struct {
	tableLine
	prose bool // nothing but prose stood on it
}

func splitProse(cs []chunk, prose []bool) []mixedLine {
	var out []mixedLine
	type tagged struct {
		c     chunk
		prose bool
	}
	var line []tagged
	flush := func() {
		if len(line) == 0 {
			return
		}
		m := mixedLine{prose: true}
		m.base, m.size = line[0].c.base, line[0].c.size
		for _, t := range line {
			if !t.prose {
				m.prose = false
				m.chunks = append(m.chunks, t.c)
			}
		}
		slices.SortStableFunc(m.chunks, func(a, b chunk) int { return int(math.Copysign(1, a.box.X0-b.box.X0)) })
		out = append(out, m)
		line = nil
	}
	for i, c := range cs {
		if len(line) > 0 && c.base-line[0].c.base > lineSlack*min(c.size, line[0].c.size) {
			flush()
		}
		line = append(line, tagged{c, prose[i]})
	}
	flush()
	return out
}

// follows reports whether a line is near enough below the region's last line.
func (f *finder) follows(r *region, tail []tableLine, l *mixedLine) bool {
	last := r.lines[len(r.lines)-1]
	if len(tail) > 0 {
		last = tail[len(tail)-1]
	}
	return l.base-last.base <= maxPitch*max(l.size, last.size)
}

// shareGaps reports whether a line has a gap where the region's last lines have one.
func shareGaps(r *region, l *tableLine) bool {
	seen := 0
	for i := len(r.lines) - 1; i >= 0 && seen < 3; i-- {
		if len(r.lines[i].chunks) < 2 {
			continue
		}
		seen++
		if commonGaps(&r.lines[i], l) {
			return true
		}
	}
	return seen == 0
}

func commonGaps(a, b *tableLine) bool {
	n := 0
	for i := 1; i < len(a.chunks); i++ {
		for j := 1; j < len(b.chunks); j++ {
			lo := max(a.chunks[i-1].box.X1, b.chunks[j-1].box.X1)
			hi := min(a.chunks[i].box.X0, b.chunks[j].box.X0)
			if hi-lo >= 0.4*min(a.size, b.size) {
				n++
				break
			}
		}
	}
	return 2*n >= min(len(a.chunks), len(b.chunks))-1
}

// proseChunks marks the chunks that are lines of paragraphs: three and more under each other with
// the same left edge and size, wide, and each full so that the next word had to go to a new line.
func proseChunks(cs []chunk) []bool {
	out := make([]bool, len(cs))
	used := make([]bool, len(cs))
	for i := range cs {
		if used[i] {
			continue
		}
		stack := paragraph(cs, i, used)
		if isProse(cs, stack) {
			for _, k := range stack {
				out[k] = true
			}
		}
		for _, k := range stack {
			used[k] = true
		}
	}
	return out
}

// paragraph follows a chunk downwards along the left edge of the lines below it.
func paragraph(cs []chunk, i int, used []bool) []int {
	stack := []int{i}
	last := cs[i]
	for j := i + 1; j < len(cs) && cs[j].base-last.base <= 2*last.size; j++ {
		c := cs[j]
		indent := math.Abs(c.box.X0 - last.box.X0)
		if used[j] || c.base-last.base < 0.8*last.size || indent > 2.5*last.size ||
			math.Abs(c.size-last.size) > 0.15*last.size || len(stack) > 1 && indent > 0.5*last.size {
			continue
		}
		stack = append(stack, j)
		last = c
	}
	return stack
}

func isProse(cs []chunk, stack []int) bool {
	if len(stack) < 2 {
		return wordy(&cs[stack[0]]) && cs[stack[0]].box.W() > 28*cs[stack[0]].size
	}
	left, right := math.Inf(1), math.Inf(-1)
	for _, k := range stack {
		left, right = min(left, cs[k].box.X0), max(right, cs[k].box.X1)
	}
	size := cs[stack[0]].size
	full, words := 0, 0
	for n, k := range stack {
		if n+1 < len(stack) && cs[k].box.X1+firstWidth(&cs[stack[n+1]])+0.3*size > right {
			full++
		}
		if wordy(&cs[k]) {
			words++
		}
	}
	w := right - left
	switch {
	case w < 14*size || 3*words < 2*len(stack):
		return false
	case len(stack) == 2:
		return w > 25*size && full == 1
	}
	return 3*full >= 2*(len(stack)-1)
}

// firstWidth is the width of what could have stood on the line before: a Latin word, or one CJK
// character.
func firstWidth(c *chunk) float64 {
	w := &c.words[0]
	if IsCJK([]rune(w.Text)[0]) {
		return w.Size
	}
	return w.Box.W()
}

// wordy reports whether a chunk is mostly words, not numbers.
func wordy(c *chunk) bool {
	letters, all := 0, 0
	for _, r := range c.text() {
		if unicode.IsSpace(r) {
			continue
		}
		all++
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return 10*letters >= 6*all
}

// numeric reports whether a text is a number or what stands in its place: a dash, a sign.
func numeric(s string) bool {
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	if digits == 0 {
		return letters == 0 && s != "" && !strings.ContainsAny(s, "•·●○■□◆◇▪–*") || s == "–"
	}
	return letters <= 2 || letters*3 <= digits
}
