package layout

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"techins/internal/page"
)

func TestParagraphsByIndent(t *testing.T) {
	a, b, c := prose("甲", 60), prose("乙", 45), prose("丙", 50)
	p := newPage(1)
	y := p.column(50, 100, 300, a)
	y = p.column(50, y, 300, b)
	p.column(50, y, 300, c)
	wantTexts(t, textsOf(blocksOf(p)), a, b, c)
}

func TestParagraphsByGap(t *testing.T) {
	a, b, c := prose("甲", 60), prose("乙", 90), prose("丙", 60)
	flush := func(int, float64) (float64, float64) { return 50, 300 }
	p := newPage(1)
	y := p.wrap(100, a, flush)
	y = p.wrap(y+8, b, flush)
	p.wrap(y+8, c, flush)
	wantTexts(t, textsOf(blocksOf(p)), a, b, c)
}

func TestTwoColumnsAndPages(t *testing.T) {
	a := prose("甲", 150) // breaks from the left to the right column
	b := prose("乙", 170) // breaks from one page to the next
	l := func(lines int, x float64) func(int, float64) (float64, float64) {
		return func(line int, _ float64) (float64, float64) {
			if line == 0 && lines == 0 {
				return x + 20, 130
			}
			return x, 150
		}
	}
	p, q := newPage(1), newPage(2)
	p.set(140, 60, 16, "标题横贯两栏")
	// left column: 8 lines of a; right column: the rest of a, then b; next page: the rest of b.
	ar, br := []rune(a), []rune(b)
	p.wrap(100, string(ar[:13+15*7]), l(0, 40))
	y := p.wrap(100, string(ar[13+15*7:]), l(1, 210))
	p.wrap(y, string(br[:13+15*4]), l(0, 210))
	q.wrap(100, string(br[13+15*4:]), l(1, 40))
	q.column(210, 100, 150, prose("丙", 100))
	wantTexts(t, textsOf(blocksOf(p, q)), "标题横贯两栏", a, b, prose("丙", 100))
}

func TestTextRunsRoundPicture(t *testing.T) {
	a, b := prose("甲", 160), prose("乙", 40)
	p := newPage(1)
	p.p.Images = []page.Image{{Box: page.Rect{X0: 230, Y0: 108, X1: 350, Y1: 170}}}
	y := p.wrap(100, a, func(line int, y float64) (float64, float64) {
		x, w := 50.0, 300.0
		if line == 0 {
			x, w = 70, 280
		}
		if y > 105 && y < 180 {
			w = 170
		}
		return x, w
	})
	p.set(250, 182, 8, "图一 小字说明")
	p.column(50, y, 300, b)
	wantTexts(t, textsOf(blocksOf(p), Paragraph), a, b)
	wantTexts(t, textsOf(blocksOf(p), Caption), "图一 小字说明")
}

func TestParagraphGoesOnAfterBox(t *testing.T) {
	a, boxed, b := prose("甲", 58), prose("盒", 70), prose("乙", 40)
	ar := []rune(a)
	p := newPage(1)
	p.wrap(100, string(ar[:28]), func(int, float64) (float64, float64) { return 70, 280 })
	p.p.Fills = []page.Fill{{Box: page.Rect{X0: 50, Y0: 120, X1: 350, Y1: 190}, Color: 0xE0E0F0}}
	p.column(60, 140, 280, boxed)
	y := p.wrap(220, string(ar[28:]), func(int, float64) (float64, float64) { return 50, 300 })
	p.column(50, y, 300, b)
	got := blocksOf(p)
	wantTexts(t, textsOf(got), a, boxed, b)
	if got[1].Kind != Boxed || got[1].Group == 0 || got[0].Group != 0 {
		t.Errorf("the box is %s of group %d, the paragraph of group %d", got[1].Kind, got[1].Group, got[0].Group)
	}
}

func TestBoxGoesOnNextPage(t *testing.T) {
	boxed := []rune(prose("盒", 100))
	frame := func(p *typesetter, y0, y1 float64) {
		p.p.Rules = append(p.p.Rules,
			page.Rule{X0: 50, Y0: y0, X1: 50, Y1: y1}, page.Rule{X0: 350, Y0: y0, X1: 350, Y1: y1},
			page.Rule{X0: 50, Y0: y0, X1: 350, Y1: y0}, page.Rule{X0: 50, Y0: y1, X1: 350, Y1: y1})
	}
	p, q := newPage(1), newPage(2)
	p.column(50, 100, 300, prose("甲", 70))
	frame(p, 480, 540)
	p.wrap(500, string(boxed[:26+28]), func(line int, _ float64) (float64, float64) {
		if line == 0 {
			return 80, 260
		}
		return 60, 280
	})
	frame(q, 50, 90)
	q.wrap(70, string(boxed[26+28:]), func(int, float64) (float64, float64) { return 60, 280 })
	q.column(50, 150, 300, prose("乙", 70))
	wantTexts(t, textsOf(blocksOf(p, q), Boxed), string(boxed))
}

func TestRunningLines(t *testing.T) {
	var pages []*typesetter
	for n := 1; n <= 6; n++ {
		p := newPage(n)
		p.set(50, 30, 8, "某市年度报告")
		p.column(50, 100, 300, prose(fmt.Sprint("第", n), 80))
		p.set(190, 580, 9, fmt.Sprint("— ", n, " —"))
		pages = append(pages, p)
	}
	got := blocksOf(pages...)
	if n := len(textsOf(got, Header)); n != 6 {
		t.Errorf("%d headers, want 6", n)
	}
	if n := len(textsOf(got, Footer)); n != 6 {
		t.Errorf("%d footers, want 6", n)
	}
	if n := len(textsOf(got, Paragraph)); n != 6 {
		t.Errorf("%d paragraphs, want 6", n)
	}
}

// Lines of the body that stand at one height on many pages are no running lines.
func TestBodyAtTopIsNoHeader(t *testing.T) {
	var pages []*typesetter
	for n := 1; n <= 6; n++ {
		p := newPage(n)
		p.column(50, 40, 300, prose(fmt.Sprint("第", n), 200))
		pages = append(pages, p)
	}
	if got := textsOf(blocksOf(pages...), Header, Footer); len(got) > 0 {
		t.Errorf("taken for running lines: %q", got)
	}
}

func TestContentsPage(t *testing.T) {
	p := newPage(1)
	p.set(180, 60, 16, "目录")
	p.set(50, 100, 10, "前言"+strings.Repeat(".", 50)+"1")
	p.set(50, 120, 10, "第一章 起"+strings.Repeat(".", 44)+"2")
	p.set(50, 140, 10, "一、承"+strings.Repeat("…", 20)+"5").set(50, 160, 10, "二、转"+strings.Repeat(".", 48)+"11")
	q := newPage(2)
	q.set(50, 100, 10, "三、合"+strings.Repeat(".", 40)+"12")
	q.column(50, 130, 300, prose("甲", 60))
	wantTexts(t, textsOf(blocksOf(p, q), TOC), "前言 1", "第一章 起 2", "一、承 5", "二、转 11", "三、合 12")
}

// The second line of a long title in bold type of the body's size stands in the middle.
func TestTitleOfTwoLines(t *testing.T) {
	p := newPage(1)
	p.column(50, 60, 300, prose("甲", 90))
	title := "某公司——" + strings.TrimSuffix(prose("丙", 26), "。") // 300 points
	p.set(50, 140, 10, title).set(190, 156, 10, "应用")
	for i := range p.p.Glyphs {
		p.p.Glyphs[i].Bold = p.p.Glyphs[i].Y >= 140
	}
	p.column(50, 180, 300, prose("乙", 90))
	for _, b := range blocksOf(p) {
		if strings.HasPrefix(b.Text, "某公司") {
			if b.Text != title+"应用" {
				t.Errorf("the title is %q, want %q", b.Text, title+"应用")
			}
			return
		}
	}
	t.Error("the title is lost")
}

func TestSeams(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"合计12", "34.5亿元。", "合计1234.5亿元。"},
		{"合计1,2", "34家。", "合计1,234家。"},
		{"使用deep", "learning方法。", "使用deep learning方法。"},
		{"使用insur-", "ance方法。", "使用insurance方法。"},
		{"春夏", "秋冬。", "春夏秋冬。"},
		{"编号A-", "7号。", "编号A-7号。"},
	} {
		var b textBuilder
		p := newPage(1).set(0, 10, 10, c.first).set(0, 30, 10, c.second)
		s := Print(p.p).sheet()
		for _, l := range rows(pieces(s.words)) {
			b.line(l.words, 1, turner{})
		}
		if got := b.text.String(); got != c.want {
			t.Errorf("%q + %q = %q, want %q", c.first, c.second, got, c.want)
		}
		if n := utf8.RuneCountInString(b.text.String()); n != len(b.runes) {
			t.Errorf("%q: %d runes, %d places", c.want, n, len(b.runes))
		}
	}
}

func TestHangingList(t *testing.T) {
	a, b := prose("甲", 60), prose("乙", 60)
	p := newPage(1)
	y := 100.0
	for i, text := range []string{a, b} {
		p.set(50, y, 10, fmt.Sprintf("%d. ", i+1))
		y = p.wrap(y, text, func(int, float64) (float64, float64) { return 65, 285 })
	}
	got := textsOf(blocksOf(p))
	if len(got) != 2 || !strings.HasSuffix(got[0], a) || !strings.HasSuffix(got[1], b) {
		t.Errorf("got %q", got)
	}
}

func TestStartsWithMarker(t *testing.T) {
	for text, want := range map[string]bool{
		"1、甲": true, "12. 甲": true, "(3)甲": true, "（四）甲": true, "十、甲": true, "•甲": true, "③甲": true,
		"1.5亿元": false, "一是甲": false, "2023年": false, "（甲）": false, "": false, "四、": true, "1234、": false,
	} {
		if got := startsWithMarker(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestInfographicCells(t *testing.T) {
	p := newPage(1)
	p.column(50, 100, 300, prose("甲", 80))
	for i, text := range []string{"四季如春", "风调雨顺", "国泰民安"} {
		x := 50 + 100*float64(i)
		p.p.Fills = append(p.p.Fills, page.Fill{Box: page.Rect{X0: x, Y0: 200, X1: x + 90, Y1: 230}, Color: 0x3050A0})
		p.set(x+20, 220, 10, text)
	}
	wantTexts(t, textsOf(blocksOf(p), Infographic), "四季如春", "风调雨顺", "国泰民安")
}

func TestTurnedPage(t *testing.T) {
	a, b := prose("甲", 60), prose("乙", 45)
	p := newPage(1)
	y := p.column(50, 100, 300, a)
	p.column(50, y, 300, b)
	for _, deg := range []float64{90, 180, 270} {
		q := rotated(p.p, deg)
		got := Blocks(printAll(q), nil)
		wantTexts(t, textsOf(got), a, b)
		if place := got[0].Place(0, 1); place.Box != q.Glyphs[0].Box {
			t.Errorf("turned by %v: the first rune is at %v, want %v", deg, place.Box, q.Glyphs[0].Box)
		}
	}
}

func TestTablesAreSetApart(t *testing.T) {
	a, b := prose("甲", 58), prose("乙", 40)
	p := newPage(1)
	y := p.column(50, 100, 300, a)
	var cells []Cell
	for r := range 3 {
		for c := range 2 {
			x, top := 50+150*float64(c), y+20*float64(r)
			text := fmt.Sprint(10*r + c)
			p.set(x+5, top+14, 10, text)
			cells = append(cells, Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: text, Page: 1, Box: page.Rect{X0: x, Y0: top, X1: x + 150, Y1: top + 20}})
		}
	}
	table := Table{Kind: "ruled", Rows: 3, Cols: 2, Cells: cells, Page: 1, Pages: []int{1}, Box: page.Rect{X0: 50, Y0: y, X1: 350, Y1: y + 60}}
	p.column(50, y+90, 300, b)
	got := Blocks(printAll(p.p), [][]Table{{table}})
	wantTexts(t, textsOf(got, Paragraph), a, b)
	wantTexts(t, textsOf(got, TableBlock), "0 1 10 11 20 21")
}

func printAll(pages ...*page.Page) []*Printed {
	var out []*Printed
	for _, p := range pages {
		out = append(out, Print(p))
	}
	return out
}
