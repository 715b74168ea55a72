package layout

import (
	"cmp"
	"math"
	"slices"

	"techins/internal/page"
)

// unruledGrids finds the tables that only the alignment of their text shows, with whatever rules and
// tints help, among the text that no ruled grid holds.
func (f *finder) unruledGrids(ruled []*grid) []*grid {
	if len(f.chunks) > maxChunks {
		return nil
	}
	free := f.freeChunks(ruled)
	var out []*grid
	for _, reg := range splitSideways(f.joinRegions(regions(pageLines(free, proseChunks(free))))) {
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
	lead []tableLine // lines above with one piece of text: titles, or the top of a header
	core []tableLine // from the first to the last line with several pieces
	tail []tableLine // lines below with one piece: notes, or the rest of a cell
	wide page.Rect   // the box of the core while it grows
}

// box of the core lines.
func (r *region) box() page.Rect { return linesBox(r.core) }

func linesBox(lines []tableLine) page.Rect {
	b := lines[0].chunks[0].box
	for _, l := range lines {
		for _, c := range l.chunks {
			b = hull(b, c.box)
		}
	}
	return b
}

const (
	// maxPitch is the largest distance between baselines of rows of one table, in ems.
	maxPitch = 3.2
	// maxSingles is how many lines with one piece of text may follow each other inside a table.
	maxSingles = 3
	// maxLead is how many lines with one piece of text above a table are looked at.
	maxLead = 4
)

// A pageLine is a line of a page without its prose.
type pageLine struct {
	tableLine
	prose bool      // nothing but prose stood on it
	box   page.Rect // of its prose
}

// pageLines groups chunks into lines and takes the prose out of them.
func pageLines(cs []chunk, prose []bool) []pageLine {
	var out []pageLine
	for start := 0; start < len(cs); {
		end := start + 1
		for end < len(cs) && cs[end].base-cs[start].base <= lineSlack*min(cs[end].size, cs[start].size) {
			end++
		}
		l := pageLine{tableLine: tableLine{base: cs[start].base, size: cs[start].size}}
		for i := start; i < end; i++ {
			if prose[i] {
				l.box = l.box.Union(cs[i].box)
				continue
			}
			l.chunks = append(l.chunks, cs[i])
			l.size = max(l.size, cs[i].size)
		}
		l.prose = len(l.chunks) == 0
		sortAcross(l.chunks)
		out = append(out, l)
		start = end
	}
	return out
}

// regions cuts a page's lines into runs that share gaps between columns, ordered by their first line.
// Runs may go on beside each other.
func regions(lines []pageLine) []region {
	var c cutter
	for i := range lines {
		c.line(&lines[i])
	}
	for len(c.open) > 0 {
		c.close(0)
	}
	slices.SortStableFunc(c.done, func(a, b region) int { return cmp.Compare(a.core[0].base, b.core[0].base) })
	return c.done
}

// A cutter collects regions line by line; the last of the open ones is the one that grew last.
type cutter struct {
	open []*region
	done []region
}

// close ends an open region; one line with several pieces is no table.
func (c *cutter) close(i int) {
	if r := c.open[i]; len(r.core) >= 2 {
		c.done = append(c.done, *r)
	}
	c.open = slices.Delete(c.open, i, i+1)
}

func (c *cutter) line(l *pageLine) {
	for i := len(c.open) - 1; i >= 0; i-- {
		if last := c.open[i].last(); last != nil && l.base-last.base > maxPitch*max(l.size, last.size) {
			c.close(i)
		}
	}
	if l.prose {
		for i := len(c.open) - 1; i >= 0; i-- {
			if c.open[i].beside(l.box) && !c.open[i].apart(l.box) {
				c.close(i)
			}
		}
		return
	}
	box := linesBox([]tableLine{l.tableLine})
	if len(l.chunks) < 2 {
		if r := c.last(); r.beside(box) {
			r.addSingle(l.tableLine)
		}
		return
	}
	c.several(&l.tableLine, box)
}

// last is the region that grew last, a new one when none is open.
func (c *cutter) last() *region {
	if len(c.open) == 0 {
		c.open = append(c.open, &region{})
	}
	return c.open[len(c.open)-1]
}

// several adds a line with several pieces to the region above it, or begins a new one.
func (c *cutter) several(l *tableLine, box page.Rect) {
	i := len(c.open) - 1
	for ; i >= 0; i-- {
		if r := c.open[i]; len(r.core) == 0 || r.wide.X0 < box.X1 && box.X0 < r.wide.X1 {
			break
		}
	}
	var r *region
	switch {
	case i < 0:
		r = &region{}
		c.open = append(c.open, r)
	case len(c.open[i].core) > 0 && c.open[i].ends(l):
		r = &region{lead: c.open[i].tail}
		c.close(i)
		c.open = append(c.open, r)
	default:
		r = c.open[i]
		c.open = append(slices.Delete(c.open, i, i+1), r)
	}
	added := append(r.tail, r.own(*l))
	if r.tail = nil; len(r.core) == 0 {
		r.wide = linesBox(added)
	}
	r.wide = hull(r.wide, linesBox(added))
	r.core = append(r.core, added...)
}

// ends reports whether a line with several pieces is no part of the region above it.
func (r *region) ends(l *tableLine) bool {
	return len(r.tail) > r.mostSingles(l) || !shareGaps(r, l) || r.beginsAgain(l)
}

// mostSingles is how many lines with one piece may stand before a line of the region: more where all
// of them stand under its first column, as wrapped labels of groups without figures.
func (r *region) mostSingles(l *tableLine) int {
	for i := range r.tail {
		c := &r.tail[i].chunks[0]
		if c.box.X0 < r.wide.X0-r.core[0].size || c.box.X1 > l.chunks[1].box.X0-0.4*l.size {
			return maxSingles
		}
	}
	return 2 * maxSingles
}

// own is a line without what stands apart from the region, left or right of it: the other column of
// the page.
func (r *region) own(l tableLine) tableLine {
	var in []chunk
	for _, c := range l.chunks {
		if r.beside(c.box) {
			in = append(in, c)
		}
	}
	if len(in) >= 2 {
		l.chunks = in
	}
	return l
}

// beginsAgain reports whether a line is the header of the region once more, another table: its words,
// or its first word under the same line of the header.
func (r *region) beginsAgain(l *tableLine) bool {
	head := &r.core[0]
	if len(r.core) < 3 || len(head.chunks) != len(l.chunks) || !sameWords(&head.chunks[0], &l.chunks[0]) {
		return false
	}
	if n, m := len(r.lead), len(r.tail); n > 0 && m > 0 && sameWords(&r.lead[n-1].chunks[0], &r.tail[m-1].chunks[0]) {
		return true
	}
	for i := range l.chunks {
		if !sameWords(&head.chunks[i], &l.chunks[i]) {
			return false
		}
	}
	return true
}

func sameWords(a, b *chunk) bool { return a.text() == b.text() && wordy(a) }

// beside reports whether a box stands in the region's width, or would with a little more: what is
// left or right of it is another column of the page.
func (r *region) beside(b page.Rect) bool {
	if !r.widthKnown() {
		return true
	}
	return b.X0 < r.wide.X1+2*r.core[0].size && b.X1 > r.wide.X0-2*r.core[0].size
}

// widthKnown reports whether the region has enough rows to tell its width: three lines of several pieces. A
// label beside a heading of two lines is a line of its own and no row.
func (r *region) widthKnown() bool {
	rows := 0
	for i := 0; i < len(r.core) && rows < 3; i++ {
		if len(r.core[i].chunks) > 1 {
			rows++
		}
	}
	return rows == 3
}

// apart reports whether a box stands clear left or right of all that the region has so far.
func (r *region) apart(b page.Rect) bool {
	last := r.last()
	if last == nil {
		return false
	}
	wide := r.wide
	for _, ls := range [][]tableLine{r.lead, r.tail} {
		if len(ls) > 0 {
			wide = wide.Union(linesBox(ls))
		}
	}
	return b.X1 < wide.X0-last.size || b.X0 > wide.X1+last.size
}

func (r *region) last() *tableLine {
	for _, ls := range [][]tableLine{r.tail, r.core, r.lead} {
		if len(ls) > 0 {
			return &ls[len(ls)-1]
		}
	}
	return nil
}

// addSingle adds a line with one piece of text: below the table when it has begun, else above it.
func (r *region) addSingle(l tableLine) {
	if len(r.core) > 0 {
		r.tail = append(r.tail, l)
		return
	}
	r.lead = append(r.lead, l)
	if len(r.lead) > maxLead {
		r.lead = r.lead[1:]
	}
}

// shareGaps reports whether a line has a gap where one of the region's last lines has one.
func shareGaps(r *region, l *tableLine) bool {
	seen := 0
	for i := len(r.core) - 1; i >= 0 && seen < 3; i-- {
		if len(r.core[i].chunks) < 2 {
			continue
		}
		seen++
		if commonGaps(&r.core[i], l) {
			return true
		}
	}
	return seen == 0
}

func commonGaps(a, b *tableLine) bool {
	n := 0
	for i := 1; i < len(a.chunks); i++ {
		for j := 1; j < len(b.chunks); j++ {
			lo := math.Max(a.chunks[i-1].box.X1, b.chunks[j-1].box.X1)
			hi := math.Min(a.chunks[i].box.X0, b.chunks[j].box.X0)
			if hi-lo >= 0.4*min(a.size, b.size) {
				n++
				break
			}
		}
	}
	return 2*n >= min(len(a.chunks), len(b.chunks))-1
}

func sortAcross(cs []chunk) {
	slices.SortStableFunc(cs, func(a, b chunk) int {
		switch {
		case a.box.X0 < b.box.X0:
			return -1
		case a.box.X0 > b.box.X0:
			return 1
		}
		return 0
	})
}
