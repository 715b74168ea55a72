package layout

import (
	"cmp"
	"math"
	"slices"

	"techins/internal/page"
)

// stacked joins tints of one colour and width that lie on each other without a gap: some programs
// paint each paragraph or line of a box by itself. White is no tint.
func stacked(fills []page.Fill) []page.Fill {
	fills = slices.DeleteFunc(slices.Clone(fills), func(f page.Fill) bool { return f.Color == white || f.Box.Empty() })
	slices.SortStableFunc(fills, func(a, b page.Fill) int {
		return cmp.Or(cmp.Compare(a.Color, b.Color), cmp.Compare(math.Round(a.Box.X0), math.Round(b.Box.X0)), cmp.Compare(a.Box.Y0, b.Box.Y0))
	})
	var out []page.Fill
	for _, f := range fills {
		if n := len(out); n > 0 {
			if l := &out[n-1]; l.Color == f.Color && math.Abs(l.Box.X0-f.Box.X0) < 2 && math.Abs(l.Box.X1-f.Box.X1) < 2 && f.Box.Y0 >= l.Box.Y0 && f.Box.Y0-l.Box.Y1 < stackGap {
				l.Box = l.Box.Union(f.Box)
				continue
			}
		}
		out = append(out, f)
	}
	return out
}

// frames finds rectangles drawn with rules: two upright ones side by side over the same height and
// at least one level one between their ends (a box cut by a page break is open on one side).
func frames(rules []page.Rule) []page.Fill {
	var level, upright []page.Rule
	for _, r := range joinRules(rules) {
		switch {
		case r.Color == white:
		case math.Abs(r.X1-r.X0) < 1.5 && r.Y1-r.Y0 > 15:
			upright = append(upright, r)
		case math.Abs(r.Y1-r.Y0) < 1.5 && r.X1-r.X0 > 24:
			level = append(level, r)
		}
	}
	if len(upright) > maxContainers || len(level) > maxContainers {
		return nil
	}
	var out []page.Fill
	for i, l := range upright {
		for _, r := range upright[i+1:] {
			if r.X0-l.X0 < 24 || math.Abs(l.Y0-r.Y0) > 3 || math.Abs(l.Y1-r.Y1) > 3 {
				continue
			}
			if slices.ContainsFunc(level, func(h page.Rule) bool {
				return math.Abs(h.X0-l.X0) < 4 && math.Abs(h.X1-r.X0) < 4 && (math.Abs(h.Y0-l.Y0) < 4 || math.Abs(h.Y0-l.Y1) < 4)
			}) {
				out = append(out, page.Fill{Box: page.Rect{X0: l.X0, Y0: min(l.Y0, r.Y0), X1: r.X0, Y1: max(l.Y1, r.Y1)}, Color: l.Color})
				break
			}
		}
	}
	return out
}

// joinRules joins upright rules that continue each other and sorts the upright ones from left to
// right: borders of a box are drawn paragraph by paragraph by some programs.
func joinRules(rules []page.Rule) []page.Rule {
	rules = slices.Clone(rules)
	slices.SortStableFunc(rules, func(a, b page.Rule) int {
		return cmp.Or(cmp.Compare(math.Round(a.X0), math.Round(b.X0)), cmp.Compare(a.Y0, b.Y0))
	})
	var out []page.Rule
	for _, r := range rules {
		if n := len(out); n > 0 {
			l := &out[n-1]
			if math.Abs(l.X0-l.X1) < 1.5 && math.Abs(r.X0-r.X1) < 1.5 && math.Abs(l.X0-r.X0) < 1 && r.Y0 >= l.Y0 && r.Y0-l.Y1 < stackGap && l.Color == r.Color {
				l.Y1 = max(l.Y1, r.Y1)
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// bars finds boxes marked only by a bar at their left edge.
func bars(q *page.Page, ps []piece, known []*container) []*container {
	var out []*container
	for _, r := range joinRules(q.Rules) {
		if math.Abs(r.X1-r.X0) > 1.5 || r.Y1-r.Y0 < 24 || r.Y1-r.Y0 > 0.75*q.Box.H() || r.Width < 1.5 || r.Color == white {
			continue
		}
		b := page.Rect{X0: r.X0 - r.Width, Y0: r.Y0 - 1, X1: r.X0, Y1: r.Y1 + 1}
		lines, beside := 0, false
		for _, p := range ps {
			if cy := p.box.CY(); cy < r.Y0 || cy > r.Y1 {
				continue
			}
			switch {
			case p.box.X0 > r.X0 && p.box.X0-r.X0 < 5*p.size:
				lines++
				b.X1 = max(b.X1, p.box.X1)
			case p.box.X1 <= r.X0+1 && r.X0-p.box.X1 < 1.5*p.size:
				beside = true
			}
		}
		if lines >= 2 && !beside && !slices.ContainsFunc(known, func(c *container) bool { return overlap(c.box, b) > 0.5*area(b) }) {
			b.X1 += 2
			out = append(out, &container{box: b, color: r.Color})
		}
	}
	return out
}
