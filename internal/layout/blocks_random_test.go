package layout

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"techins/internal/page"
)

// reportLike is a document of two pages with a heading, two columns, a box and a picture.
func reportLike() []*page.Page {
	p, q := newPage(1), newPage(2)
	for _, s := range []*typesetter{p, q} {
		s.set(50, 30, 8, "某市年度报告").set(195, 580, 9, fmt.Sprint(s.p.Number))
	}
	p.set(140, 70, 16, "第一章 山川")
	p.p.Images = []page.Image{{Box: page.Rect{X0: 120, Y0: 200, X1: 190, Y1: 240}}}
	p.wrap(100, prose("甲", 200), func(line int, y float64) (float64, float64) {
		switch {
		case line == 0:
			return 60, 130
		case y > 195 && y < 255:
			return 40, 75
		}
		return 40, 150
	})
	p.column(210, 100, 150, prose("乙", 150))
	q.p.Fills = []page.Fill{{Box: page.Rect{X0: 40, Y0: 90, X1: 360, Y1: 160}, Color: 0xE0E0F0}}
	q.column(50, 110, 300, prose("盒", 60))
	q.column(40, 200, 150, prose("丙", 90))
	q.column(210, 200, 150, prose("丁", 90))
	return []*page.Page{p.p, q.p}
}

// The order in which a page draws its glyphs, fills and pictures means nothing to its reader.
func TestDrawingOrderDoesNotMatter(t *testing.T) {
	want := Blocks(printAll(reportLike()...), nil)
	if len(want) < 8 {
		t.Fatalf("only %d blocks", len(want))
	}
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 1))
		pages := reportLike()
		for _, p := range pages {
			random.Shuffle(len(p.Glyphs), func(i, j int) { p.Glyphs[i], p.Glyphs[j] = p.Glyphs[j], p.Glyphs[i] })
		}
		if diff := cmp.Diff(want, Blocks(printAll(pages...), nil)); diff != "" {
			t.Fatalf("seed %d (-in order +shuffled):\n%s", seed, diff)
		}
	}
}

// No glyph is lost, none printed twice, and each rune of a block has its place.
func TestEveryGlyphOnce(t *testing.T) {
	pages := reportLike()
	checkBlocks(t, pages, Blocks(printAll(pages...), nil))
}

func checkBlocks(t *testing.T, pages []*page.Page, blocks []Block) {
	t.Helper()
	placed, seen := 0, 0
	for _, b := range blocks {
		if n := utf8.RuneCountInString(b.Text); n != len(b.Runes) {
			t.Fatalf("block %q: %d runes, %d places", b.Text, n, len(b.Runes))
		}
		for _, r := range b.Runes {
			if r.Page > 0 {
				placed++
			}
		}
	}
	for _, p := range pages {
		for _, g := range p.Glyphs {
			if g.Text != " " {
				seen += utf8.RuneCountInString(g.Text)
			}
		}
	}
	if placed != seen {
		t.Errorf("%d runes printed, %d in blocks", seen, placed)
	}
}

// randomPage makes a page of whatever the bytes say: glyphs, fills, rules and pictures anywhere, with
// sizes and angles that make no sense.
func randomPage(n int, data []byte) *page.Page {
	p := &page.Page{Number: n, Box: page.Rect{X1: 600, Y1: 800}}
	number := func(i int) float64 {
		v := float64(int16(binary.LittleEndian.Uint16(data[i:])))
		switch v {
		case -1:
			return math.NaN()
		case -2:
			return math.Inf(1)
		}
		return v / 16
	}
	alphabet := []string{"山", "。", "“", "a", "7", ".", " ", "", "…", "【", "ﬁ", "\x00"}
	for ; len(data) >= 10; data = data[10:] {
		x, y, w, h := number(0), number(2), number(4), number(6)
		box := page.Rect{X0: math.Min(x, x+w), Y0: math.Min(y, y+h), X1: math.Max(x, x+w), Y1: math.Max(y, y+h)}
		switch data[8] % 8 {
		case 0:
			p.Fills = append(p.Fills, page.Fill{Box: box, Color: page.Color(data[9])})
		case 1:
			p.Rules = append(p.Rules, page.Rule{X0: x, Y0: y, X1: x + w, Y1: y, Width: h})
		case 2:
			p.Images = append(p.Images, page.Image{Box: box})
		default:
			size := 4 + float64(data[9]%20)
			p.Glyphs = append(p.Glyphs, page.Glyph{
				Text: alphabet[int(data[9])%len(alphabet)], X: x, Y: y, Size: size, Angle: []float64{0, 0, 0, 90, 33, w}[data[8]/8%6],
				Box: page.Rect{X0: x, Y0: y - size, X1: x + size, Y1: y},
			})
		}
	}
	return p
}

func FuzzBlocks(f *testing.F) {
	f.Add([]byte("0123456789abcdefghijABCDEFGHIJ"))
	random := rand.New(rand.NewPCG(7, 7))
	for _, n := range []int{100, 3000} {
		data := make([]byte, n)
		for i := range data {
			data[i] = byte(random.IntN(256))
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		half := len(data) / 2
		pages := []*page.Page{randomPage(1, data[:half]), randomPage(2, data[half:])}
		for _, b := range Blocks(printAll(pages...), nil) {
			if n := utf8.RuneCountInString(b.Text); n != len(b.Runes) {
				t.Errorf("block %q: %d runes, %d places", b.Text, n, len(b.Runes))
			}
		}
		for _, l := range Lines(pages[0]) {
			if l.Text == "" && len(l.Glyphs) > 0 {
				t.Error("a line without text")
			}
		}
	})
}

// BenchmarkBlocks reads documents of growing length, and pages on which glyphs lie at random: time per
// glyph stays about the same.
func BenchmarkBlocks(b *testing.B) {
	for _, n := range []int{2, 20, 200} {
		var pages []*page.Page
		for i := 0; i < n; i += 2 {
			for _, p := range reportLike() {
				p.Number += i
				pages = append(pages, p)
			}
		}
		b.Run(fmt.Sprintf("report/pages=%d", n), func(b *testing.B) { benchmarkBlocks(b, pages) })
	}
	for _, n := range []int{1000, 10000, 100000} {
		data := make([]byte, 10*n)
		random := rand.New(rand.NewPCG(1, 1))
		for i := range data {
			data[i] = byte(random.IntN(256))
		}
		for i := 1; i < len(data); i += 2 {
			if i%10 < 8 {
				data[i] &= 0x3F // keep coordinates on the page
			}
		}
		b.Run(fmt.Sprintf("random/shapes=%d", n), func(b *testing.B) { benchmarkBlocks(b, []*page.Page{randomPage(1, data)}) })
	}
}

func benchmarkBlocks(b *testing.B, pages []*page.Page) {
	glyphs := 0
	for _, p := range pages {
		glyphs += len(p.Glyphs)
	}
	for b.Loop() {
		Blocks(printAll(pages...), nil)
	}
	b.ReportMetric(float64(glyphs)*float64(b.N)/b.Elapsed().Seconds(), "glyphs/s")
}
