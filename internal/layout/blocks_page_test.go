package layout

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"techins/internal/page"
)

// A typesetter makes pages by hand: a CJK character is as wide as its size, any other half of it.
type typesetter struct{ p *page.Page }

func newPage(n int) *typesetter {
	return &typesetter{&page.Page{Number: n, Box: page.Rect{X1: 400, Y1: 600}}}
}

// set prints a text from x on the baseline y.
func (t *typesetter) set(x, y, size float64, text string) *typesetter {
	for _, r := range text {
		w := size / 2
		if IsCJK(r) || unicode.Is(unicode.Pi, r) || unicode.Is(unicode.Pf, r) {
			w = size
		}
		t.p.Glyphs = append(t.p.Glyphs, page.Glyph{
			Text: string(r), X: x, Y: y, Size: size,
			Box: page.Rect{X0: x, Y0: y - 0.8*size, X1: x + w, Y1: y + 0.2*size},
		})
		x += w
	}
	return t
}

// column prints a paragraph of size 10 on baselines 16 apart: the first line two ems in, the others from
// x, each line filled up to width points. It gives the baseline after the last line.
func (t *typesetter) column(x, y, width float64, text string) float64 {
	return t.wrap(y, text, func(line int, _ float64) (float64, float64) {
		if line == 0 {
			return x + 20, width - 20
		}
		return x, width
	})
}

// wrap prints a paragraph into lines whose place and width depend on their number and baseline.
func (t *typesetter) wrap(y float64, text string, place func(line int, y float64) (x, width float64)) float64 {
	rest := []rune(text)
	for line := 0; len(rest) > 0; line++ {
		x, width := place(line, y)
		n, used := 0, 0.0
		for n < len(rest) {
			w := 5.0
			if IsCJK(rest[n]) {
				w = 10
			}
			if used+w > width {
				break
			}
			used += w
			n++
		}
		t.set(x, y, 10, string(rest[:n]))
		rest = rest[n:]
		y += 16
	}
	return y
}

// prose is a paragraph of n characters that no other seed gives.
func prose(seed string, n int) string {
	characters := []rune("山川湖海日月星辰春夏秋冬风花雪雨松竹梅兰东西南北")
	h := fnv.New64a()
	h.Write([]byte(seed))
	random := rand.New(rand.NewPCG(h.Sum64(), 0))
	var b strings.Builder
	b.WriteString(seed)
	for range n - 1 - utf8.RuneCountInString(seed) {
		b.WriteRune(characters[random.IntN(len(characters))])
	}
	b.WriteString("。")
	return b.String()
}

// textsOf are the texts of the blocks of some kinds, of all kinds when none is given.
func textsOf(blocks []Block, kinds ...BlockKind) []string {
	var out []string
	for _, b := range blocks {
		if len(kinds) == 0 || containsKind(kinds, b.Kind) {
			out = append(out, b.Text)
		}
	}
	return out
}

func containsKind(kinds []BlockKind, k BlockKind) bool {
	for _, o := range kinds {
		if o == k {
			return true
		}
	}
	return false
}

// wantTexts compares texts one by one.
func wantTexts(t *testing.T, got []string, want ...string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "(none)", "(none)"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("text %d:\n got %s\nwant %s", i, g, w)
		}
	}
}

func blocksOf(ts ...*typesetter) []Block {
	var pages []*page.Page
	for _, t := range ts {
		pages = append(pages, t.p)
	}
	return Blocks(printAll(pages...), nil)
}
