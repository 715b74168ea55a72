package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"techins/internal/page"
)

// Options of Tables. The zero value finds the tables of any page.
type Options struct {
	// Strategy is "auto" or "" (chosen for each table), "ruled" (only tables whose cells are drawn)
	// or "unruled" (rules are ignored).
	Strategy string
	// Area limits the search to a part of the page, in points as displayed; the zero value is the
	// whole page.
	Area page.Rect
}

// Tables finds the tables of a page: Print(p).Tables(opt).
func Tables(p *page.Page, opt Options) []Table { return Print(p).Tables(opt) }

// Tables finds the tables of the page, in reading order. It works in stages that can be looked at one
// by one: edges (rules and the sides of tinted areas), ruled grids (cells between edges), chunks of
// text, and grids by alignment for the text that no ruled grid holds. The page may be turned: its
// dominant direction of text is taken as upright, then text in the other directions is searched for
// turned tables. Boxes are those of the page as displayed.
//
// Confidence is an estimate of the share of cells that are right: see decision 030.
func (p *Printed) Tables(opt Options) []Table {
	if !opt.Area.Empty() {
		return Print(clip(p.Page, opt.Area)).Tables(Options{Strategy: opt.Strategy})
	}
	out := p.tables(opt.Strategy)
	for _, deg := range []float64{90, 180, 270} {
		side := math.Mod(p.angle+deg, 360)
		for _, t := range tablesAt(onlyAngle(p.Page, side), side, opt.Strategy) {
			if !slices.ContainsFunc(out, func(o Table) bool { return o.Box.Overlaps(t.Box) }) {
				out = append(out, t)
			}
		}
	}
	return out
}

// tablesAt is the tables whose text runs at an angle.
func tablesAt(p *page.Page, angle float64, strategy string) []Table {
	if len(p.Glyphs) == 0 {
		return nil
	}
	return printAt(p, angle).tables(strategy)
}

// tables is those whose text runs as most of the page's does.
func (p *Printed) tables(strategy string) []Table {
	if len(p.words) == 0 {
		return nil
	}
	f := newFinder(p)
	var grids []*grid
	if strategy == "unruled" {
		f.rules, f.tints = edges{}, edges{}
	} else {
		grids = f.ruledGrids()
	}
	if strategy != "ruled" {
		grids = append(grids, f.unruledGrids(grids)...)
	}
	slices.SortStableFunc(grids, func(a, b *grid) int {
		return cmp.Or(cmp.Compare(a.box().Y0, b.box().Y0), cmp.Compare(a.box().X0, b.box().X0))
	})
	back := p.turn.back()
	var out []Table
	for _, g := range grids {
		f.findMissed(g)
		if t, ok := g.table(p.Page.Number, back); ok {
			out = append(out, t)
		}
	}
	return out
}

// findMissed notes the words that stand inside a grid but in none of its cells.
func (f *finder) findMissed(g *grid) {
	held := map[*page.Glyph]bool{} // words are cut, their glyphs stay
	for i := range g.cells {
		for _, w := range g.cells[i].words {
			for k := range w.Glyphs {
				held[&w.Glyphs[k]] = true
			}
		}
	}
	box := g.box()
	for _, w := range f.words {
		if b := body(&w); box.Contains(b.CX(), b.CY()) && !held[&w.Glyphs[0]] {
			g.missed = append(g.missed, w)
		}
	}
}

// onlyAngle is the page with only the text that runs at an angle, none when that is little: labels
// of axes and notes in the margin make no table.
func onlyAngle(p *page.Page, angle float64) *page.Page {
	const least = 20
	q := *p
	q.Glyphs = nil
	for _, g := range p.Glyphs {
		if d := math.Abs(g.Angle - angle); d < 1 || d > 359 {
			q.Glyphs = append(q.Glyphs, g)
		}
	}
	if len(q.Glyphs) < least {
		q.Glyphs = nil
	}
	return &q
}

func turned(deg float64) float64 {
	if deg >= 360 {
		return deg - 360
	}
	return deg
}

// clip is the page with only what has its centre in the area.
func clip(p *page.Page, area page.Rect) *page.Page {
	if area.Empty() {
		return p
	}
	q := *p
	q.Glyphs, q.Rules, q.Fills = nil, nil, nil
	for _, g := range p.Glyphs {
		if area.Contains(g.Box.CX(), g.Box.CY()) {
			q.Glyphs = append(q.Glyphs, g)
		}
	}
	for _, r := range p.Rules {
		if area.Contains((r.X0+r.X1)/2, (r.Y0+r.Y1)/2) {
			q.Rules = append(q.Rules, r)
		}
	}
	for _, f := range p.Fills {
		if area.Contains(f.Box.CX(), f.Box.CY()) {
			q.Fills = append(q.Fills, f)
		}
	}
	return &q
}

// A finder is an upright page prepared for the search.
type finder struct {
	p      *page.Page
	words  []Word // upright, without leader dots and typed lines
	side   []Word // in any other direction
	chunks []chunk
	rules  edges       // drawn
	tints  edges       // sides of tinted areas
	dotted []page.Rect // leader dots
}

// slantedSize is the largest size, in points, of headings set at an angle; what is larger marks the page.
const slantedSize = 24

func newFinder(p *Printed) *finder {
	f := &finder{p: p.upright, words: make([]Word, 0, len(p.words))}
	var typed []page.Rect
	for i := range p.words {
		w := &p.words[i]
		switch {
		case w.Angle >= 1 && w.Angle <= 359:
			if d := math.Mod(w.Angle, 90); w.Size <= slantedSize || d < 1 || d > 89 {
				f.side = append(f.side, *w) // else a mark over the page
			}
		case madeOf(w.Text, "-_=—–─━―") && w.Box.W() > 4*w.Size:
			typed = append(typed, body(w))
		case madeOf(w.Text, ".·…‥．・") && w.Box.W() > 1.2*w.Size:
			f.dotted = append(f.dotted, body(w))
		default:
			f.words = append(f.words, f.withoutLeaders(*w))
		}
	}
	slices.SortStableFunc(f.words, func(a, b Word) int { return cmp.Compare(a.Base, b.Base) })
	f.rules = ruleEdges(f.p, typed)
	f.tints = tintEdges(f.p.Fills)
	f.chunks = chunksOf(lineUp(f.words))
	return f
}

// withoutLeaders cuts leader dots off the end of a word.
func (f *finder) withoutLeaders(w Word) Word {
	n := len(w.Glyphs)
	for n > 0 && madeOf(w.Glyphs[n-1].Text, ".·…‥．・") {
		n--
	}
	if n == 0 || len(w.Glyphs)-n < 4 {
		return w
	}
	f.dotted = append(f.dotted, body(ptr(oneWord(w, w.Glyphs[n:]))))
	return oneWord(w, w.Glyphs[:n])
}

func ptr[T any](v T) *T { return &v }

// madeOf reports whether a text is made of the given characters only.
func madeOf(s, chars string) bool {
	return s != "" && strings.Trim(s, chars) == ""
}

// seen is the glyphs that are seen; all of them on a page where none is (a scan with its text
// recognised).
func seen(gs []page.Glyph) []page.Glyph {
	hidden := 0
	for i := range gs {
		if gs[i].Hidden {
			hidden++
		}
	}
	if hidden == 0 || hidden == len(gs) {
		return gs
	}
	return slices.DeleteFunc(slices.Clone(gs), func(g page.Glyph) bool { return g.Hidden })
}
