package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"techins/internal/page"
)

// A Word is a run of glyphs on one baseline with no space between them: a Latin word or number, or
// a whole run of CJK characters, which are printed without spaces.
type Word struct {
	Text   string
	Box    page.Rect // the union of the glyphs' boxes
	Base   float64   // the baseline, measured across the direction of the text: y for Angle 0
	Size   float64   // the largest font size in it
	Bold   bool      // most of its glyphs are
	Angle  float64   // degrees clockwise, as page.Glyph
	Gap    float64   // distance to the word before it on its baseline in points, +Inf for the first
	Spaced bool      // a space character is printed between it and the word before it
	Glyphs []page.Glyph
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
	var out []Word
	for _, run := range directions(glyphs) {
		for _, line := range baselines(run) {
			out = append(out, splitWords(line)...)
		}
	}
	return out
}

// A placed glyph has its place along and across the direction in which its text runs.
type placed struct {
	g          *page.Glyph
	from, to   float64
	base       float64
	space, cjk bool
}

// directions sorts glyphs by the direction of their text, in whole degrees, smallest first.
func directions(glyphs []page.Glyph) [][]placed {
	by := map[int][]placed{}
	for i := range glyphs {
		g := &glyphs[i]
		if g.Text == "" || !finite(g.Box) || math.IsNaN(g.X+g.Y+g.Size+g.Angle) {
			continue
		}
		deg := (int(math.Round(g.Angle))%360 + 360) % 360
		by[deg] = append(by[deg], place(g, deg))
	}
	var keys []int
	for d := range by {
		keys = append(keys, d)
	}
	slices.Sort(keys)
	var out [][]placed
	for _, d := range keys {
		out = append(out, by[d])
	}
	return out
}

func finite(r page.Rect) bool {
	return !math.IsNaN(r.X0+r.X1+r.Y0+r.Y1) && !math.IsInf(r.X0+r.X1+r.Y0+r.Y1, 0)
}

// place measures a glyph along its text's direction; of a slanted box only the origin is exact.
func place(g *page.Glyph, deg int) placed {
	p := placed{g: g}
	switch b := g.Box; deg {
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
	p.space = strings.TrimSpace(g.Text) == ""
	p.cjk = IsCJK(r)
	return p
}

// baselines cuts glyphs of one direction into those of one baseline each, left to right.
func baselines(run []placed) [][]placed {
	slices.SortStableFunc(run, func(a, b placed) int { return cmp.Compare(a.base, b.base) })
	var out [][]placed
	start := 0
	for i := range run {
		last := i+1 == len(run)
		if last || run[i+1].base-run[start].base > baselineSlack*math.Min(run[start].g.Size, run[i+1].g.Size) {
			line := run[start : i+1]
			slices.SortStableFunc(line, func(a, b placed) int { return cmp.Compare(a.from, b.from) })
			out = append(out, line)
			start = i + 1
		}
	}
	return out
}

func splitWords(line []placed) []Word {
	var out []Word
	var cur []placed
	spaced := false
	flush := func() {
		if len(cur) > 0 {
			out = append(out, newWord(cur, out, spaced))
			cur, spaced = cur[:0], false
		}
	}
	for _, p := range line {
		if p.space {
			flush()
			spaced = true
			continue
		}
		if len(cur) > 0 {
			last := cur[len(cur)-1]
			if doubled(last, p) {
				continue
			}
			if p.from-last.to > wordGap(last, p) {
				flush()
			}
		}
		cur = append(cur, p)
	}
	flush()
	return out
}

// doubled reports whether the second glyph is the first printed once more.
func doubled(a, b placed) bool {
	return a.g.Text == b.g.Text && math.Abs(a.from-b.from) < 0.25*math.Max(a.to-a.from, 0.1) &&
		math.Abs(a.to-b.to) < 0.25*math.Max(a.to-a.from, 0.1)
}

func wordGap(a, b placed) float64 {
	em := math.Max(a.g.Size, b.g.Size)
	if a.cjk && b.cjk {
		return cjkGap * em
	}
	return latinGap * em
}

func newWord(ps []placed, before []Word, spaced bool) Word {
	w := Word{
		Base: ps[0].base, Angle: ps[0].g.Angle, Gap: math.Inf(1), Spaced: spaced && len(before) > 0,
		Glyphs: make([]page.Glyph, 0, len(ps)),
	}
	var text strings.Builder
	bold := 0
	for i, p := range ps {
		text.WriteString(p.g.Text)
		if i == 0 {
			w.Box = p.g.Box
		} else {
			w.Box = hull(w.Box, p.g.Box)
		}
		w.Size = math.Max(w.Size, p.g.Size)
		if p.g.Bold {
			bold++
		}
		w.Glyphs = append(w.Glyphs, *p.g)
	}
	w.Text = text.String()
	w.Bold = 2*bold > len(ps)
	if len(before) > 0 {
		prev := before[len(before)-1].Glyphs
		deg := (int(math.Round(w.Angle))%360 + 360) % 360
		w.Gap = ps[0].from - place(&prev[len(prev)-1], deg).to
	}
	return w
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
