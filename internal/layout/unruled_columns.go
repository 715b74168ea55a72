package layout

import (
	"cmp"
	"slices"
)

// A column cluster is chunks of different lines that stand under each other.
type cluster struct {
	x0, x1 float64
	lines  map[int]bool
	n      int
}

// An item is a chunk of a region with its line and the columns it stands in.
type item struct {
	c      *chunk
	line   int
	x0, x1 float64 // its extent: its own, or that of the rule under a spanning header
	c0, c1 int
}

// itemsOf is the chunks of lines.
func itemsOf(lines []tableLine) []*item {
	var out []*item
	for i := range lines {
		for k := range lines[i].chunks {
			c := &lines[i].chunks[k]
			out = append(out, &item{c: c, line: i, x0: c.box.X0, x1: c.box.X1})
		}
	}
	return out
}

// columnsOf clusters the chunks of lines into columns: narrow chunks first, a chunk that overlaps
// several clusters joins them unless they stand side by side on some line; then it spans them.
func columnsOf(items []*item) []*cluster {
	order := slices.Clone(items)
	slices.SortStableFunc(order, func(a, b *item) int { return cmp.Compare(a.x1-a.x0, b.x1-b.x0) })
	var cols []*cluster
	for _, it := range order {
		hit := overlapped(cols, it)
		switch {
		case len(hit) == 0:
			cols = append(cols, &cluster{x0: it.x0, x1: it.x1, lines: map[int]bool{it.line: true}, n: 1})
		case !sideBySide(hit):
			cols = merge(cols, hit, it)
		}
	}
	slices.SortStableFunc(cols, func(a, b *cluster) int { return cmp.Compare(a.x0, b.x0) })
	return cols
}

// overlapped is the clusters that share a good part of the item's width or their own.
func overlapped(cols []*cluster, it *item) []*cluster {
	var hit []*cluster
	for _, c := range cols {
		common := min(c.x1, it.x1) - max(c.x0, it.x0)
		if common > 0.1*min(c.x1-c.x0, it.x1-it.x0) {
			hit = append(hit, c)
		}
	}
	return hit
}

// sideBySide reports whether two of the clusters have chunks on one line.
func sideBySide(cs []*cluster) bool {
	for i, a := range cs {
		for _, b := range cs[i+1:] {
			for l := range a.lines {
				if b.lines[l] {
					return true
				}
			}
		}
	}
	return false
}

// merge joins the hit clusters and the item into the first of them.
func merge(cols, hit []*cluster, it *item) []*cluster {
	into := hit[0]
	for _, h := range hit[1:] {
		into.absorb(h)
		cols = slices.DeleteFunc(cols, func(c *cluster) bool { return c == h })
	}
	into.x0, into.x1, into.n = min(into.x0, it.x0), max(into.x1, it.x1), into.n+1
	into.lines[it.line] = true
	return cols
}

// mergeSparse joins a cluster of few chunks to the neighbour with which it never shares a line: a
// heading that stands off its column.
func mergeSparse(cols []*cluster, nLines int) []*cluster {
	for changed := true; changed; {
		changed = false
		for i, c := range cols {
			if 5*c.n > nLines && c.n > 2 || len(cols) <= 2 {
				continue
			}
			if k := freeNeighbour(cols, i); k >= 0 {
				lo, hi := min(i, k), max(i, k)
				a, b := cols[lo], cols[hi]
				a.absorb(b)
				cols = slices.Delete(cols, hi, hi+1)
				changed = true
				break
			}
		}
	}
	return cols
}

// freeNeighbour is the nearer neighbour of a cluster without a common line, -1 for none.
func freeNeighbour(cols []*cluster, i int) int {
	best, dist := -1, 0.0
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(cols) || sideBySide([]*cluster{cols[i], cols[k]}) {
			continue
		}
		d := max(cols[k].x0-cols[i].x1, cols[i].x0-cols[k].x1)
		if best < 0 || d < dist {
			best, dist = k, d
		}
	}
	return best
}

// placeItems sets the columns of each item: those that it overlaps by a good part of their width, or
// the nearest.
func placeItems(items []*item, cols []*cluster) {
	for _, it := range items {
		it.c0, it.c1 = -1, -1
		for k, c := range cols {
			common := min(c.x1, it.x1) - max(c.x0, it.x0)
			if common > 0.1*min(c.x1-c.x0, it.x1-it.x0) {
				if it.c0 < 0 {
					it.c0 = k
				}
				it.c1 = k
			}
		}
		if it.c0 < 0 {
			it.c0 = nearest(cols, (it.x0+it.x1)/2)
			it.c1 = it.c0
		}
	}
}

func nearest(cols []*cluster, x float64) int {
	best := 0
	for k, c := range cols {
		if gapTo(c, x) < gapTo(cols[best], x) {
			best = k
		}
	}
	return best
}

func gapTo(c *cluster, x float64) float64 { return max(c.x0-x, x-c.x1, 0) }

// bounds are the boundaries of columns: the middle of the gap between neighbours.
func bounds(cols []*cluster, items []*item) []float64 {
	x0, x1 := cols[0].x0, cols[len(cols)-1].x1
	for _, it := range items {
		x0, x1 = min(x0, it.x0), max(x1, it.x1)
	}
	xs := []float64{x0}
	for k := 1; k < len(cols); k++ {
		xs = append(xs, (cols[k-1].x1+cols[k].x0)/2)
	}
	xs = append(xs, x1)
	for k := 1; k < len(xs); k++ {
		xs[k] = max(xs[k], xs[k-1]+0.1)
	}
	return xs
}
