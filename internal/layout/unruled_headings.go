package layout

import "slices"

// pairHeadings joins headings that stand off their columns with them: headings set left or centred over
// figures set right. When the lines above the first figure have as many headings as there are columns
// below, or one fewer because the first column has none, they belong to them in their order; where
// they stand does not tell. Anything else is left as it is.
func pairHeadings(cols []*cluster, items []*item) []*cluster {
	head := firstValueLine(items)
	var headings, columns []*cluster
	for _, c := range cols {
		above, below := c.sides(head)
		if above {
			headings = append(headings, c)
		}
		if below {
			columns = append(columns, c)
		}
	}
	bare := len(columns) - len(headings)
	if len(columns) < 3 || len(columns) == len(cols) || bare < 0 || bare > 1 {
		return cols
	}
	columns = columns[bare:]
	for i, h := range headings {
		if slices.Contains(columns, h) != (columns[i] == h) || slices.Contains(headings, columns[i]) != (columns[i] == h) {
			return cols // one stands over its column, but not in the order
		}
	}
	for i, h := range headings {
		if c := columns[i]; c != h {
			c.absorb(h)
			cols = slices.DeleteFunc(cols, func(o *cluster) bool { return o == h })
		}
	}
	return cols
}

// firstValueLine is the first line with a figure outside the first piece of the line, 0 without one.
func firstValueLine(items []*item) int {
	for i, it := range items {
		if i > 0 && items[i-1].line == it.line && isValue(it.c.text()) {
			return it.line
		}
	}
	return 0
}

// sides tells whether a cluster has text above a line, and from it on.
func (c *cluster) sides(line int) (above, below bool) {
	for l := range c.lines {
		above = above || l < line
		below = below || l >= line
	}
	return above, below
}

// absorb adds another cluster to this one.
func (c *cluster) absorb(o *cluster) {
	c.x0, c.x1, c.n = min(c.x0, o.x0), max(c.x1, o.x1), c.n+o.n
	for l := range o.lines {
		c.lines[l] = true
	}
}
