package layout

import "math"

// maxEdgePairs bounds the work of adoptEdges: a report has a few dozen different columns.
const maxEdgePairs = 500

// edgePair is where the lines of a column begin and end, to the point; boxed tells boxes from pages.
type edgePair struct {
	left, right float64
	boxed       bool
}

// adoptEdges gives a region of one or two lines, which cannot show its own edges, those of the
// narrowest larger region round it, on this or another page.
func (d *document) adoptEdges() {
	known := map[edgePair]*textRegion{}
	for _, g := range d.regions {
		if len(g.lines) >= 4 && len(known) < maxEdgePairs {
			known[edgePair{math.Round(g.left), math.Round(g.right), g.boxed()}] = g
		}
	}
	for _, g := range d.regions {
		if len(g.lines) > 2 {
			continue
		}
		if k := edgesRound(known, g); k != nil {
			g.left, g.right = k.left, k.right
			if g.pitch == 0 {
				g.pitch = k.pitch
			}
		}
	}
}

// edgesRound is the narrowest known region that holds g, the leftmost of equals; nil when there is none.
func edgesRound(known map[edgePair]*textRegion, g *textRegion) *textRegion {
	var best *textRegion
	var at edgePair
	for e, k := range known {
		if e.boxed != g.boxed() || k.left > g.left+1 || k.right < g.right-1 {
			continue
		}
		if w := e.right - e.left; best == nil || w < at.right-at.left || w == at.right-at.left && e.left < at.left {
			best, at = k, e
		}
	}
	return best
}

// boxed reports whether the region stands in a box.
func (g *textRegion) boxed() bool { return g.lines[0].in.parent != nil }
