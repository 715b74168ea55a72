package layout

import (
	"cmp"
	"math"
	"slices"

	"techins/internal/page"
)

const (
	// pieceGap in ems cuts a baseline into pieces. A space is a quarter to a half, the gap between
	// columns at least one and a half; an ideographic space (one em) cuts too, and the pieces meet
	// again when they turn out to stand in one column.
	pieceGap = 0.9
	// rowSlack in ems is how far the baselines of pieces of one row may differ.
	rowSlack = 0.2
)

// A piece is a run of words on one baseline without a wide gap.
type piece struct {
	words []Word
	box   page.Rect
	base  float64
	size  float64 // the size most of its characters have
	bold  bool    // most of its characters are
	color page.Color
	plain bool // all of one colour
	text  string
}

// Lines groups the glyphs of a page into lines, cut where a gap wider than 0.9 em stands, ordered
// from top to bottom and left to right as read in the direction of the page's text. Boxes are on
// the page as displayed.
func Lines(p *page.Page) []Line {
	s := Print(p).sheet()
	ps := append(pieces(s.words), s.aside...)
	out := make([]Line, len(ps))
	for i, c := range ps {
		out[i] = c.line(s.back)
	}
	return out
}

// A sheet is a page turned so that most of its text is upright.
type sheet struct {
	n       int
	q       *page.Page // turned
	back    turner     // from the turned page to the page as displayed
	turn    turner
	words   []Word  // upright
	aside   []piece // text in other directions
	tables  []tableArea
	header  []piece
	footer  []piece
	columns []float64 // the left edges of right-hand columns found on it
}

// visible leaves out what a reader does not see: glyphs beside the page and, unless the page holds
// nothing else (a scan with its text beneath), hidden ones.
func visible(p *page.Page) []page.Glyph {
	onPage := func(g *page.Glyph) bool { return p.Box.Contains(g.Box.CX(), g.Box.CY()) }
	seen, hidden := 0, 0
	for i := range p.Glyphs {
		switch g := &p.Glyphs[i]; {
		case !onPage(g):
		case g.Hidden:
			hidden++
		default:
			seen++
		}
	}
	wantHidden := seen == 0
	if n := len(p.Glyphs); seen == n || hidden == n {
		return p.Glyphs
	}
	out := make([]page.Glyph, 0, max(seen, hidden))
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.Hidden == wantHidden && onPage(g) {
			out = append(out, *g)
		}
	}
	return out
}

// pieces cuts upright words, ordered as Words gives them, at wide gaps.
func pieces(words []Word) []piece {
	var out []piece
	start := 0
	for i := range words {
		if i+1 == len(words) || apart(&words[i], &words[i+1]) {
			out = append(out, newPiece(words[start:i+1:i+1]))
			start = i + 1
		}
	}
	return attach(out)
}

func apart(a, b *Word) bool {
	em := max(a.Size, b.Size)
	return math.Abs(a.Base-b.Base) > baselineSlack*em || b.Box.X0 < a.Box.X0 || b.Box.X0-a.Box.X1 > pieceGap*em
}

func newPiece(words []Word) piece {
	c := piece{words: words, box: unionOf(words), base: words[0].Base}
	c.size, c.bold, c.color = style(words)
	c.plain = plain(words, c.color)
	c.text = lineText(words)
	return c
}

// attach puts superscripts and subscripts, which have a baseline of their own, into the piece they
// belong to.
func attach(ps []piece) []piece {
	const window = 30 // neighbours in order of baselines that can touch
	gone := make([]bool, len(ps))
	for i := range ps {
		for j := max(0, i-window); j < min(len(ps), i+window) && !gone[i]; j++ {
			if i != j && !gone[j] && raised(&ps[i], &ps[j]) {
				words := append(slices.Clone(ps[j].words), ps[i].words...)
				slices.SortStableFunc(words, func(a, b Word) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
				base := ps[j].base
				ps[j] = newPiece(words)
				ps[j].base = base
				gone[i] = true
			}
		}
	}
	out := ps[:0]
	for i, c := range ps {
		if !gone[i] {
			out = append(out, c)
		}
	}
	return out
}

// raised reports whether a is a small mark that stands beside or within b, on another baseline.
func raised(a, b *piece) bool {
	if a.size > 0.8*b.size || a.box.W() > 4*b.size || a.box.H() <= 0 {
		return false
	}
	inside := min(a.box.Y1, b.box.Y1) - max(a.box.Y0, b.box.Y0)
	return inside > 0.5*a.box.H() && a.box.X0 < b.box.X1+0.3*b.size && a.box.X1 > b.box.X0-0.3*b.size
}

// line is the piece as others see it, on the page as displayed.
func (c *piece) line(back turner) Line {
	l := Line{Text: c.text, Box: back.rect(c.box), Size: c.size, Bold: c.bold, Color: c.color}
	l.Angle = math.Mod(c.words[0].Angle+back.deg, 360)
	n := 0
	for i := range c.words {
		n += len(c.words[i].Glyphs)
	}
	l.Glyphs = make([]page.Glyph, 0, n)
	for _, w := range c.words {
		for _, g := range w.Glyphs {
			g.Box = back.rect(g.Box)
			g.X, g.Y = back.point(g.X, g.Y)
			g.Angle = math.Mod(g.Angle+back.deg, 360)
			l.Glyphs = append(l.Glyphs, g)
		}
	}
	return l
}

// rows joins the pieces of one baseline, whatever gaps part them, and orders the rows from top to
// bottom. Pieces of different size (a caption beside a line of the text) stay apart. The pieces are
// put into another order.
func rows(ps []piece) []piece {
	sortPieces(ps, func(a, b *piece) int { return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.box.X0, b.box.X0)) })
	out := make([]piece, 0, len(ps))
	for start := 0; start < len(ps); {
		end := start + 1
		for end < len(ps) && ps[end].base-ps[start].base <= rowSlack*min(ps[start].size, ps[end].size) {
			end++
		}
		out = joinRow(out, ps[start:end])
		start = end
	}
	return out
}

// sortPieces is a stable sort of what mostly is in order.
func sortPieces(ps []piece, compare func(a, b *piece) int) {
	for i := 1; i < len(ps); i++ {
		if compare(&ps[i-1], &ps[i]) > 0 {
			slices.SortStableFunc(ps, func(a, b piece) int { return compare(&a, &b) })
			return
		}
	}
}

// joinRow appends a row to out, neighbours of like size joined, left to right.
func joinRow(out, row []piece) []piece {
	sortPieces(row, func(a, b *piece) int { return cmp.Compare(a.box.X0, b.box.X0) })
	for start := 0; start < len(row); {
		end, words := start+1, row[start].words
		for end < len(row) && alike(row[start].size, row[end].size, 0.15) && row[end].box.X0 >= row[end-1].box.X1-0.3*row[end].size {
			words = append(words[:len(words):len(words)], row[end].words...)
			end++
		}
		c := row[start]
		if end > start+1 {
			c = newPiece(words)
			c.base = row[start].base
		}
		out = append(out, c)
		start = end
	}
	return out
}

// alike reports whether two sizes differ by no more than the given share of the larger.
func alike(a, b, share float64) bool { return math.Abs(a-b) <= share*max(a, b) }
