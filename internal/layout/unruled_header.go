package layout

import "techins/internal/page"

// partedIn tells of two heights whether a rule or the side of a tint runs between them over most of
// the width of a box.
func (f *finder) partedIn(box page.Rect) func(y0, y1 float64) bool {
	return func(y0, y1 float64) bool {
		return covered(f.rules.h, y0, y1, box) > 0.5*box.W() || covered(f.tints.h, y0, y1, box) > 0.5*box.W()
	}
}

// covered is the length of a box's width under the edges between two heights.
func covered(es []edge, y0, y1 float64, box page.Rect) float64 {
	sum := 0.0
	for _, e := range between(es, y0, y1) {
		sum += max(0, min(e.to, box.X1)-max(e.from, box.X0))
	}
	return sum
}

// closed reports whether an edge runs over nearly all of a box's width between two heights.
func (f *finder) closed(y0, y1 float64, box page.Rect) bool {
	return covered(f.rules.h, y0, y1, box) > 0.85*box.W() || covered(f.tints.h, y0, y1, box) > 0.85*box.W()
}

// withLead adds to a table the lines above it that belong to its header: under a top rule, over
// columns other than the first, or beside the first line.
func (f *finder) withLead(lead, core []tableLine, xs []float64) []tableLine {
	for i := len(lead) - 1; i >= 0; i-- {
		l, next := lead[i], core[0]
		if next.base-l.base > 2.2*max(l.size, next.size) || l.size > 1.15*next.size {
			break
		}
		if !f.heads(&l, &next, linesBox(core), xs) {
			break
		}
		core = append([]tableLine{l}, core...)
	}
	return core
}

func (f *finder) heads(l, next *tableLine, box page.Rect, xs []float64) bool {
	c := &l.chunks[0]
	if c.box.X0 < box.X0-2*l.size || c.box.X1 > box.X1+2*l.size {
		return false
	}
	if next.base-l.base < 0.8*next.size {
		return true
	}
	ruled := f.closed(l.base-3.2*l.size, l.base-0.5*l.size, box)
	if f.closed(l.base, next.base-0.5*next.size, box) {
		// A rule below it: the row of a header only when there is one above as well.
		return ruled
	}
	return ruled || c.box.X0 > xs[1]-0.5*l.size
}

// withTail adds the lines below a table that are the rest of its last cells.
func (f *finder) withTail(core, tail []tableLine, xs []float64) []tableLine {
	for _, l := range tail {
		last := core[len(core)-1]
		box := linesBox(core)
		c := &l.chunks[0]
		pitch := l.base - last.base
		if f.closed(last.base, l.base-0.3*l.size, box) || c.box.X0 < xs[0]-l.size ||
			c.box.X1 > xs[len(xs)-1]+l.size && c.box.X0 < xs[len(xs)-2] {
			break
		}
		beside := pitch < 0.8*l.size
		if !beside && !f.closed(l.base, l.base+1.5*l.size, box) && !wraps(core, &l, xs) {
			break
		}
		core = append(core, l)
	}
	return core
}

// wraps reports whether a line is the rest of a cell of the last line.
func wraps(core []tableLine, l *tableLine, xs []float64) bool {
	last := &core[len(core)-1]
	if l.base-last.base > 1.5*l.size {
		return false
	}
	c := &l.chunks[0]
	k := columnAt(xs, c.box.X0+1)
	if c.box.X0 < xs[k]-1 || k+2 < len(xs) && c.box.X1 > xs[k+1]+1 {
		return false
	}
	right := 0.0
	var above *chunk
	for i := range core {
		for j := range core[i].chunks {
			if t := &core[i].chunks[j]; columnAt(xs, t.box.X0+1) == k {
				right = max(right, t.box.X1)
				if i == len(core)-1 {
					above = t
				}
			}
		}
	}
	return above != nil && above.box.X1+firstWidth(c)+0.25*l.size >= right
}

// columnAt is the column that holds x, the first or last outside of them: those are as wide as
// their text.
func columnAt(xs []float64, x float64) int {
	k := 0
	for k+2 < len(xs) && x > xs[k+1] {
		k++
	}
	return k
}

// headerLines is the number of lines above the first row of values: the first line with numbers,
// other than years, in most of its columns, the first item of an outline, or the first rule below the
// top.
func (f *finder) headerLines(lines []tableLine, items []*item, n int, box page.Rect) int {
	const most = 8
	values := make([]int, len(lines))
	for _, it := range items {
		if it.c0 > 0 && it.c0 == it.c1 && isValue(it.c.text()) {
			values[it.line]++
		}
	}
	parted := f.partedIn(box)
	ruled := 0
	for i := range min(len(lines), most) {
		if i > 0 && parted(lines[i-1].base, lines[i].base-0.3*lines[i].size) {
			ruled = i
			if spanners(items, i-1) == 0 {
				break
			}
		}
		if 3*values[i] >= n-1 && values[i] > 0 || i > 0 && len(lines[i].chunks) == 1 && outlined(lines[i].chunks[0].text()) {
			return max(i, ruled)
		}
	}
	return max(ruled, 1)
}

// spanners counts the pieces of a line over several columns.
func spanners(items []*item, line int) int {
	n := 0
	for _, it := range items {
		if it.line == line && it.c1 > it.c0 {
			n++
		}
	}
	return n
}

// headerRows groups the lines of a header: headings over several columns are rows of their own, the
// lines under them are one row of wrapped headings.
func (f *finder) headerRows(lines []tableLine, items []*item) []rowGroup {
	var out []rowGroup
	for i := range lines {
		var its []*item
		for _, it := range items {
			if it.line == i {
				its = append(its, it)
			}
		}
		if n := len(out); n > 0 && f.sameHeading(&out[n-1], &lines[i-1], &lines[i]) {
			out[n-1].lines = append(out[n-1].lines, i)
			out[n-1].items = append(out[n-1].items, its...)
			continue
		}
		out = append(out, rowGroup{lines: []int{i}, items: its})
	}
	return out
}

// ruledOff reports whether an edge runs under a heading of a row.
func (f *finder) ruledOff(row *rowGroup, y0, y1 float64) bool {
	for _, es := range [][]edge{f.rules.h, f.tints.h} {
		for _, e := range between(es, y0, y1) {
			for _, it := range row.items {
				if x := it.c.box.CX(); e.from <= x && x <= e.to {
					return true
				}
			}
		}
	}
	return false
}

func (f *finder) sameHeading(row *rowGroup, above, line *tableLine) bool {
	pitch := line.base - above.base
	if pitch > 1.9*max(line.size, above.size) || f.ruledOff(row, above.base, line.base-0.3*line.size) {
		return false
	}
	if pitch < 0.75*min(line.size, above.size) {
		return true
	}
	for _, it := range row.items {
		if it.c1 > it.c0 && it.line == row.lines[len(row.lines)-1] {
			return false
		}
	}
	return true
}
