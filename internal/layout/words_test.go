package layout

import (
	"math"
	"testing"

	"techins/internal/page"
)

// printText prints a text on a hand-made page: CJK characters one em wide, others half an em.
func printText(p *page.Page, x, y, size float64, text string) float64 {
	for _, r := range text {
		w := size / 2
		if IsCJK(r) {
			w = size
		}
		p.Glyphs = append(p.Glyphs, page.Glyph{
			Text: string(r), X: x, Y: y, Size: size,
			Box: page.Rect{X0: x, Y0: y - 0.88*size, X1: x + w, Y1: y + 0.12*size},
		})
		x += w
	}
	return x
}

func wordTexts(ws []Word) []string {
	var out []string
	for _, w := range ws {
		out = append(out, w.Text)
	}
	return out
}

func TestWordsSplitsAtSpacesAndGaps(t *testing.T) {
	p := &page.Page{}
	x := printText(p, 10, 20, 10, "net premium")
	printText(p, x+8, 20, 10, "12.5")
	printText(p, 10, 40, 10, "保费收入")
	ws := Words(p.Glyphs)
	want := []string{"net", "premium", "12.5", "保费收入"}
	for i, w := range wordTexts(ws) {
		if w != want[i] {
			t.Errorf("word %d = %q, want %q", i, w, want[i])
		}
	}
	if !ws[1].Spaced || ws[2].Spaced || math.Abs(ws[2].Gap-8) > 1e-9 {
		t.Errorf("gaps: %+v %+v", ws[1], ws[2])
	}
}

func TestWordsOfAnyDirectionAreTheSame(t *testing.T) {
	p := &page.Page{Box: page.Rect{X1: 200, Y1: 100}}
	printText(p, 10, 20, 10, "net premium 保费")
	printText(p, 10, 40, 10, "second line")
	want := wordTexts(Words(p.Glyphs))
	for _, deg := range []float64{90, 180, 270} {
		got := wordTexts(Words(rotated(p, deg).Glyphs))
		if len(got) != len(want) {
			t.Fatalf("%v degrees: %q, want %q", deg, got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%v degrees: %q, want %q", deg, got, want)
			}
		}
	}
}

func TestWordsDropsDoubledGlyphs(t *testing.T) {
	p := &page.Page{}
	printText(p, 10, 20, 10, "总计")
	printText(p, 10.3, 20, 10, "总计")
	if got := wordTexts(Words(p.Glyphs)); len(got) != 1 || got[0] != "总计" {
		t.Errorf("got %q", got)
	}
}

func TestJoinLines(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"生物医药临床", "试验责任保险"}, "生物医药临床试验责任保险"},
		{[]string{"sum", "insured"}, "sum insured"},
		{[]string{"保费", "", "GDP"}, "保费GDP"},
	} {
		if got := JoinLines(c.lines); got != c.want {
			t.Errorf("JoinLines(%q) = %q, want %q", c.lines, got, c.want)
		}
	}
}
