package layout

import "slices"

// joinRegions joins regions that follow each other with the same columns and only blank rows
// between: the groups of a table set apart, or a header above its body.
func (f *finder) joinRegions(rs []region) []region {
	var out []region
	for _, r := range rs {
		if n := len(out); n > 0 && f.sameTable(&out[n-1], &r) {
			a := &out[n-1]
			a.core = append(append(append(a.core, a.tail...), r.lead...), r.core...)
			a.tail = r.tail
			continue
		}
		out = append(out, r)
	}
	return out
}

const (
	// maxBreak is the largest blank space inside a table, in ems.
	maxBreak = 7
	// maxBetween is how many lines with one piece of text may stand at such a break.
	maxBetween = 2
)

func (f *finder) sameTable(a, b *region) bool {
	end, begin := a.core[len(a.core)-1], b.core[0]
	if begin.base-end.base > maxBreak*begin.size || len(a.tail)+len(b.lead) > maxBetween || !valueLine(&begin) {
		return false
	}
	for _, ls := range [][]tableLine{a.tail, b.lead} {
		for _, l := range ls {
			if l.size > 1.15*begin.size {
				return false
			}
		}
	}
	if headerOnly(a) {
		ba, bb := a.box(), b.box()
		return min(ba.X1, bb.X1)-max(ba.X0, bb.X0) > 0.8*max(ba.W(), bb.W())
	}
	itemsA, colsA := f.align(a.core)
	itemsB, colsB := f.align(b.core)
	if len(colsA) != len(colsB) || len(colsA) < 3 {
		return false
	}
	return fit(bounds(colsA, itemsA), colsB) || fit(bounds(colsB, itemsB), colsA)
}

// headerOnly reports whether a region is headings without a line of values.
func headerOnly(r *region) bool {
	const most = 6
	for i := range r.core {
		if valueLine(&r.core[i]) {
			return false
		}
	}
	return len(r.core) <= most
}

// fit reports whether each column lies between two boundaries.
func fit(xs []float64, cols []*cluster) bool {
	for k, c := range cols {
		if k > 0 && c.x0 < xs[k]-1 || k+1 < len(cols) && c.x1 > xs[k+1]+1 {
			return false
		}
	}
	return true
}

// valueLine reports whether most pieces of a line but the first are numbers other than years.
func valueLine(l *tableLine) bool {
	n := 0
	for i := range l.chunks {
		if i > 0 && isValue(l.chunks[i].text()) {
			n++
		}
	}
	return 2*n > len(l.chunks)-1
}

// splitSideways parts regions in which two tables stand side by side: on either side of a gap lines
// of several pieces, and most baselines of one side without a counterpart on the other.
func splitSideways(rs []region) []region {
	var out []region
	for _, r := range rs {
		if left, right, ok := sideways(&r); ok {
			out = append(out, splitSideways([]region{left, right})...)
		} else {
			out = append(out, r)
		}
	}
	return out
}

func sideways(r *region) (left, right region, ok bool) {
	cols := columnsOf(itemsOf(r.core))
	for k := 1; k < len(cols); k++ {
		x := (cols[k-1].x1 + cols[k].x0) / 2
		if cols[k].x0-cols[k-1].x1 < 1.5*r.core[0].size {
			continue
		}
		left, right = region{core: side(r.core, 0, x)}, region{core: side(r.core, x, 1e9)}
		if severals(left.core) < 3 || severals(right.core) < 3 {
			continue
		}
		both := 0
		for i := range left.core {
			for j := range right.core {
				d := left.core[i].base - right.core[j].base
				if d < 0.2*left.core[i].size && d > -0.2*left.core[i].size {
					both++
					break
				}
			}
		}
		if 5*both < 2*min(len(left.core), len(right.core)) {
			return left, right, true
		}
	}
	return left, right, false
}

// side is the lines of a region with the pieces whose centre lies between two places.
func side(lines []tableLine, lo, hi float64) []tableLine {
	var cs []chunk
	for _, l := range lines {
		for _, c := range l.chunks {
			if x := c.box.CX(); x >= lo && x < hi {
				cs = append(cs, c)
			}
		}
	}
	slices.SortStableFunc(cs, compareChunks)
	return linesOf(cs)
}

// severals counts the lines with several pieces of text.
func severals(lines []tableLine) int {
	n := 0
	for _, l := range lines {
		if len(l.chunks) > 1 {
			n++
		}
	}
	return n
}
