package layout

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"techins/internal/page"
)

// A Word is a run of glyphs on one baseline with no space between them: a Latin word or number, or
// a whole run of CJK characters, which are printed without spaces.
type Word struct {
	Text   string
	Box    page.Rect    // the union of the glyphs' boxes
	Base   float64      // the baseline, measured across the direction of the text: y for Angle 0
	Size   float64      // the largest font size in it
	Bold   bool         // most of its glyphs are
	Angle  float64      // degrees clockwise, as page.Glyph
	Gap    float64      // distance to the word before it on its baseline in points, +Inf for the first
	Spaced bool         // a space character is printed between it and the word before it
	Glyphs []page.Glyph // not to be written to: they may be the page's own

	look look
}

// Gaps between two glyphs that end a word, in ems of the larger one. A space of justified Latin text
// shrinks to about 0.18; CJK characters are set apart by up to a third when a line is justified.
const (
	latinGap = 0.15
	cjkGap   = 0.4
	// baselineSlack is how far glyphs of one baseline may be off it, in ems; a superscript is off
	// by a third.
	baselineSlack = 0.15
)

// Words groups glyphs into words, ordered by direction, baseline and place along it. Glyphs without
// text are skipped; spaces only separate. Of glyphs printed twice at the same place (a bold
// effect) the first counts. Time is n log n in the number of glyphs.
func Words(glyphs []page.Glyph) []Word {
	s := splitters.Get().(*splitter)
	s.glyphs = glyphs
	for _, run := range s.directions() {
		s.baselines(run)
	}
	out := slices.Clone(s.out)
	clear(s.out) // it must not hold the page
	s.glyphs, s.out = nil, s.out[:0]
	splitters.Put(s)
	return out
}

// splitters keep their room from page to page.
var splitters = sync.Pool{New: func() any { return new(splitter) }}

// A splitter cuts baselines into words.
type splitter struct {
	glyphs []page.Glyph

	// Room that is used again.
	out       []Word
	cur       []placed // of the word in the making
	upright   []placed // for the glyphs of direction 0
	stretches []stretch
	ordered   []placed
	text      []byte // of a word
}

// A placed glyph has its place along and across the direction in which its text runs. It holds no
// pointer: many are sorted.
type placed struct {
	from, to, base float64
	at             int32 // its place among all glyphs
	space, cjk     bool
}

// directions sorts glyphs by the direction of their text, in whole degrees, smallest first.
func (s *splitter) directions() [][]placed {
	if cap(s.upright) < len(s.glyphs) {
		s.upright = make([]placed, 0, len(s.glyphs)+len(s.glyphs)/4)
	}
	upright := s.upright[:0] // nearly all text is
	var turned map[int][]placed
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if g.Text == "" || !finite(g.Box) || math.IsNaN(g.X+g.Y+g.Size+g.Angle) {
			continue
		}
		deg := wholeDegrees(g.Angle)
		p := place(g, deg)
		p.at = int32(i)
		if deg == 0 {
			upright = append(upright, p)
			continue
		}
		if turned == nil {
			turned = map[int][]placed{}
		}
		turned[deg] = append(turned[deg], p)
	}
	out := [][]placed{upright}
	for _, deg := range slices.Sorted(maps.Keys(turned)) {
		out = append(out, turned[deg])
	}
	return out
}

// wholeDegrees is an angle as a whole number from 0 to 359.
func wholeDegrees(angle float64) int {
	if angle == 0 {
		return 0
	}
	return (int(math.Round(angle))%360 + 360) % 360
}

func finite(r page.Rect) bool {
	sum := r.X0 + r.X1 + r.Y0 + r.Y1
	return sum-sum == 0 // neither NaN nor infinite
}

// place measures a glyph along its text's direction; of a slanted box only the origin is exact.
func place(g *page.Glyph, deg int) placed {
	var p placed
	switch b := &g.Box; deg {
	case 0:
		p.from, p.to, p.base = b.X0, b.X1, g.Y
	case 90:
		p.from, p.to, p.base = b.Y0, b.Y1, -g.X
	case 180:
		p.from, p.to, p.base = -b.X1, -b.X0, -g.Y
	case 270:
		p.from, p.to, p.base = -b.Y1, -b.Y0, g.X
	default:
		sin, cos := math.Sincos(float64(deg) * math.Pi / 180)
		p.from = g.X*cos + g.Y*sin
		p.base = g.Y*cos - g.X*sin
		// The box of a slanted glyph mixes width and height: their mean is near enough for gaps.
		p.to = p.from + math.Min((b.W()+b.H())/2/(math.Abs(cos)+math.Abs(sin)), g.Size)
	}
	r, _ := utf8.DecodeRuneInString(g.Text)
	p.space = r <= '\u3000' && unicode.IsSpace(r) && strings.TrimSpace(g.Text) == ""
	p.cjk = IsCJK(r)
	return p
}

// baselines cuts glyphs of one direction into those of one baseline each, left to right, and those
// into words.
func (s *splitter) baselines(run []placed) {
	run = s.byBase(run)
	start := 0
	for i := range run {
		last := i+1 == len(run)
		if last || run[i+1].base-run[start].base > baselineSlack*min(s.size(&run[start]), s.size(&run[i+1])) {
			line := run[start : i+1]
			if !slices.IsSortedFunc(line, leftToRight) {
				slices.SortFunc(line, leftToRight)
			}
			s.line(line)
			start = i + 1
		}
	}
}

// leftToRight orders by place along the line, then as byBase does.
func leftToRight(a, b placed) int {
	switch {
	case a.from < b.from:
		return -1
	case a.from > b.from:
		return 1
	}
	return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.at, b.at))
}

// A stretch is a number of glyphs of one baseline that the page shows one after the other.
type stretch struct {
	base       float64
	start, end int32
}

// byBase orders glyphs by baseline, those of one baseline as the page shows them. Pages are drawn line
// by line: stretches are sorted, not glyphs.
func (s *splitter) byBase(run []placed) []placed {
	sorted := true
	s.stretches = s.stretches[:0]
	for i := range run {
		if n := len(s.stretches); n > 0 && s.stretches[n-1].base == run[i].base {
			s.stretches[n-1].end++
			continue
		} else if n > 0 && s.stretches[n-1].base > run[i].base {
			sorted = false
		}
		s.stretches = append(s.stretches, stretch{run[i].base, int32(i), int32(i) + 1})
	}
	if sorted {
		return run
	}
	slices.SortFunc(s.stretches, func(a, b stretch) int {
		return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.start, b.start))
	})
	s.ordered = slices.Grow(s.ordered[:0], len(run))
	for _, t := range s.stretches {
		s.ordered = append(s.ordered, run[t.start:t.end]...)
	}
	return s.ordered
}

func (s *splitter) size(p *placed) float64 { return s.glyphs[p.at].Size }

func (s *splitter) line(line []placed) {
	first, spaced := len(s.out), false
	end := 0.0 // where the word before ends
	flush := func() {
		if len(s.cur) == 0 {
			return
		}
		s.word()
		if w := &s.out[len(s.out)-1]; len(s.out)-1 > first {
			w.Gap, w.Spaced = s.cur[0].from-end, spaced
		}
		end = s.cur[len(s.cur)-1].to
		s.cur, spaced = s.cur[:0], false
	}
	for i := range line {
		p := &line[i]
		if p.space {
			flush()
			spaced = true
			continue
		}
		if len(s.cur) > 0 {
			last := &s.cur[len(s.cur)-1]
			if s.doubled(last, p) {
				continue
			}
			if gap := p.from - last.to; gap > 0 && gap > s.wordGap(last, p) {
				flush()
			}
		}
		s.cur = append(s.cur, *p)
	}
	flush()
}

// doubled reports whether the second glyph is the first printed once more.
func (s *splitter) doubled(a, b *placed) bool {
	slack := 0.25 * max(a.to-a.from, 0.1)
	return math.Abs(a.from-b.from) < slack && math.Abs(a.to-b.to) < slack && s.glyphs[a.at].Text == s.glyphs[b.at].Text
}

func (s *splitter) wordGap(a, b *placed) float64 {
	em := max(s.size(a), s.size(b))
	if a.cjk && b.cjk {
		return cjkGap * em
	}
	return latinGap * em
}

// word adds the word of the glyphs gathered, as the first on its line.
func (s *splitter) word() {
	gs := s.run()
	first := &gs[0]
	s.out = append(s.out, Word{Base: s.cur[0].base, Angle: first.Angle, Gap: math.Inf(1), Glyphs: gs})
	w := &s.out[len(s.out)-1]
	w.look = look{n: int32(len(gs)), size: first.Size, color: first.Color}
	s.text = s.text[:0]
	box, largest := first.Box, 0.0
	for i := range gs {
		g := &gs[i]
		s.text = append(s.text, g.Text...)
		box = hull(box, g.Box)
		largest = max(largest, g.Size)
		w.look.add(g)
	}
	w.look.size = tenths(first.Size)
	w.Box, w.Size, w.Text = box, largest, string(s.text)
	w.look.clean = clean(w.Text)
	w.Bold = 2*int(w.look.bolds) > len(gs)
}

// run is the glyphs gathered: a part of the page's own where they follow each other there.
func (s *splitter) run() []page.Glyph {
	from, n := int(s.cur[0].at), len(s.cur)
	for i := range s.cur {
		if int(s.cur[i].at) != from+i {
			out := make([]page.Glyph, n)
			for k := range s.cur {
				out[k] = s.glyphs[s.cur[k].at]
			}
			return out
		}
	}
	return s.glyphs[from : from+n : from+n]
}

// hull is the smallest box that holds both, whether or not one is empty.
func hull(a, b page.Rect) page.Rect {
	return page.Rect{X0: min(a.X0, b.X0), Y0: min(a.Y0, b.Y0), X1: max(a.X1, b.X1), Y1: max(a.Y1, b.Y1)}
}

// IsCJK reports whether a character is set in a full square without spaces around it: Chinese
// characters, kana, and their punctuation and full-width forms. Korean is written with spaces.
func IsCJK(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0x4E00 && r <= 0x9FFF: // nearly all of them
		return true
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo):
		return true
	}
	return r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF || r >= 0x30FB && r <= 0x30FC
}

// JoinWords is the text of words that follow each other on a line: two CJK neighbours are joined, two
// others parted by a space; beside a CJK character a space is kept only where one is printed, for
// typesetting puts a little air between Chinese and Latin of itself.
func JoinWords(words []Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && (needSpace(words[i-1].Text, w.Text) || w.parted(&words[i-1])) {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// parted reports whether a space stands between a word and the one before it, one of them not CJK.
func (w *Word) parted(before *Word) bool {
	l, _ := utf8.DecodeLastRuneInString(before.Text)
	f, _ := utf8.DecodeRuneInString(w.Text)
	wide := w.Gap > cjkGap*w.Size && !math.IsInf(w.Gap, 1)
	return (w.Spaced || wide) && !(IsCJK(l) && IsCJK(f))
}

// JoinLines is the text of lines of one cell or paragraph: without a space beside a CJK character,
// with one between two others.
func JoinLines(lines []string) string {
	var b strings.Builder
	last := ""
	for _, l := range lines {
		if l == "" {
			continue
		}
		if last != "" && needSpace(last, l) {
			b.WriteByte(' ')
		}
		b.WriteString(l)
		last = l
	}
	return b.String()
}

// needSpace: no space between two texts when either side of the seam is CJK.
func needSpace(a, b string) bool {
	l, _ := utf8.DecodeLastRuneInString(a)
	f, _ := utf8.DecodeRuneInString(b)
	return !IsCJK(l) && !IsCJK(f)
}
