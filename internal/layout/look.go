package layout

import (
	"cmp"
	"math"
	"unicode/utf8"

	"techins/internal/page"
)

// A look is what the glyphs of a word look like, counted once: pages are laid out by looking at the
// same words again and again. The zero value means not counted.
type look struct {
	size  float64 // to a tenth of a point, of the first glyph
	n     int32   // how many glyphs were counted
	bolds int32
	color page.Color // of the first glyph
	mixed bool       // there are other sizes or colours than these
	clean bool       // the text is valid UTF-8 without control characters
}

// add counts a glyph; size and color must be those of the first one, as they are.
func (l *look) add(g *page.Glyph) {
	if g.Bold {
		l.bolds++
	}
	if g.Size != l.size || g.Color != l.color {
		l.mixed = true
	}
}

// known is the look of a word; false when it has not been counted for the glyphs that it has now.
func (w *Word) known() (look, bool) { return w.look, w.look.n > 0 && int(w.look.n) == len(w.Glyphs) }

// uniform reports whether the glyphs of a word are of one size and one colour, which look then has.
func (w *Word) uniform() bool {
	l, ok := w.known()
	return ok && !l.mixed
}

// tenths is a size to a tenth of a point.
func tenths(size float64) float64 { return math.Round(size*10) / 10 }

// clean reports whether a text is valid UTF-8 without control characters.
func clean(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' || c == 0x7f:
			return false
		case c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0: // U+0080 to U+009F
			return false
		}
	}
	return utf8.ValidString(s)
}

// plain reports whether words are of one colour.
func plain(words []Word, color page.Color) bool {
	for i := range words {
		if w := &words[i]; w.uniform() {
			if w.look.color != color {
				return false
			}
			continue
		}
		for k := range words[i].Glyphs {
			if words[i].Glyphs[k].Color != color {
				return false
			}
		}
	}
	return true
}

// style is the size and colour that most characters have, and whether most are bold.
func style(words []Word) (size float64, bold bool, color page.Color) {
	var s styleCount
	s.add(words)
	return s.sizes.most(), 2*s.bolds > s.glyphs, s.colors.most()
}

// A styleCount counts the sizes and colours of characters.
type styleCount struct {
	sizes         tally[float64]
	colors        tally[page.Color]
	bolds, glyphs int
}

func (s *styleCount) add(words []Word) {
	for i := range words {
		w := &words[i]
		s.glyphs += len(w.Glyphs)
		if w.uniform() {
			s.sizes.add(w.look.size, len(w.Glyphs))
			s.colors.add(w.look.color, len(w.Glyphs))
			s.bolds += int(w.look.bolds)
			continue
		}
		for k := range w.Glyphs {
			g := &w.Glyphs[k]
			s.sizes.add(tenths(g.Size), 1)
			s.colors.add(g.Color, 1)
			if g.Bold {
				s.bolds++
			}
		}
	}
}

// A tally counts keys of which runs are alike.
type tally[K cmp.Ordered] struct {
	last  K // the key of the run
	run   int
	count map[K]int // without the run
}

func (t *tally[K]) add(key K, n int) {
	if key == t.last || t.run == 0 {
		t.last, t.run = key, t.run+n
		return
	}
	t.flush()
	t.last, t.run = key, n
}

// flush counts the run.
func (t *tally[K]) flush() {
	if t.count == nil {
		t.count = map[K]int{}
	}
	t.count[t.last] += t.run
	t.run = 0
}

// most is the key counted most often, the smallest of equals; zero when nothing was counted.
func (t *tally[K]) most() K {
	if t.count == nil && t.run > 0 {
		return t.last
	}
	t.flush()
	var best K
	most := 0
	for k, n := range t.count {
		if n > most || n == most && k < best {
			best, most = k, n
		}
	}
	return best
}
