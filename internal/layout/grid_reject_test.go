package layout

import (
	"fmt"
	"testing"

	"techins/internal/page"
)

// none checks that a page has no table.
func none(t *testing.T, s *sketch) {
	t.Helper()
	if got := Tables(&s.Page, Options{}); len(got) > 0 {
		t.Errorf("found\n%s", shown(got))
	}
}

// filler is words of various lengths, enough for lines of prose.
var filler = []string{"over", "the", "following", "years", "insurers", "of", "this", "region", "have",
	"extended", "cover", "to", "small", "laboratories", "and", "their", "suppliers", "at", "moderate", "rates"}

// justified sets justified lines between two margins.
func justified(s *sketch, x0, x1, y float64, lines int) {
	w := 0
	for l := range lines {
		var line []string
		total := 0.0
		for {
			next := filler[(w+l)%len(filler)]
			if total+width(next)+3*float64(len(line)) > x1-x0 {
				break
			}
			line = append(line, next)
			total += width(next)
			w++
		}
		gap := (x1 - x0 - total) / float64(len(line)-1)
		x := x0
		for _, word := range line {
			s.text(x, y+14*float64(l), word)
			x += width(word) + gap
		}
	}
}

func TestNoTableInProse(t *testing.T) {
	s := newSketch()
	justified(s, 60, 530, 100, 30)
	none(t, s)
}

func TestNoTableInColumnsOfProse(t *testing.T) {
	s := newSketch()
	justified(s, 50, 285, 100, 40)
	justified(s, 310, 545, 100, 40)
	none(t, s)
}

func TestNoTableInColumnsOfChinese(t *testing.T) {
	s := newSketch()
	for l := range 30 {
		y := 100 + 18*float64(l)
		s.text(50, y, "科创险种覆盖研发与生产各个环节的风险保障")
		s.text(290, y, "各机构持续完善服务并扩大承保范围至小微")
	}
	none(t, s)
}

func TestNoTableInContents(t *testing.T) {
	s := newSketch()
	for l := range 12 {
		y := 100 + 18*float64(l)
		s.text(60, y, fmt.Sprintf("Chapter %d of this report", l+1))
		s.right(520, y, fmt.Sprint(3+2*l))
	}
	none(t, s)
	for l := range 12 {
		for x := 230.0; x < 490; x += 5 {
			s.text(x, 100+18*float64(l), ".")
		}
	}
	none(t, s)
}

func TestNoTableInLists(t *testing.T) {
	for _, mark := range []string{"•", "1.", "(a)", "—"} {
		s := newSketch()
		for l := range 8 {
			s.text(60, 100+14*float64(l), mark)
			s.text(90, 100+14*float64(l), filler[l]+" "+filler[l+3]+" "+filler[l+5])
		}
		none(t, s)
	}
}

func TestNoTableInFigures(t *testing.T) {
	s := newSketch() // large numbers over their labels
	for k, n := range []string{"372", "24", "4.5", "88"} {
		printText(&s.Page, 80+110*float64(k), 100, 24, n)
		s.text(80+110*float64(k), 120, "label")
	}
	none(t, s)
	for k := range 4 {
		s.text(80+110*float64(k), 134, "of two lines")
		s.text(80+110*float64(k), 148, "or three")
	}
	none(t, s)
}

func TestNoTableInBoxesOfWords(t *testing.T) {
	s := newSketch()
	for k := range 4 {
		x := 60 + 120*float64(k)
		s.tint(x, 90, x+100, 150)
		for l, words := range []string{"principle", "wider cover", "lower rates"} {
			s.centre(x+50, 106+16*float64(l), words)
		}
	}
	none(t, s)
}

func TestNoTableInChart(t *testing.T) {
	s := newSketch()
	for k := range 6 {
		s.right(90, 100+20*float64(k), fmt.Sprint(600-100*k))
		s.text(460, 100+20*float64(k), fmt.Sprint(60-10*k))
		s.text(100+60*float64(k), 220, fmt.Sprint(2018+k))
	}
	s.Curves = append(s.Curves, page.Rect{X0: 100, Y0: 110, X1: 440, Y1: 190})
	none(t, s)
}

func TestNoTableInBoxes(t *testing.T) {
	s := newSketch()
	s.frame(50, 90, 545, 300)
	s.rule(50, 115, 545, 115)
	s.text(60, 106, "A titled box")
	justified(s, 60, 535, 135, 10)
	none(t, s)
}

func TestNoTableInForms(t *testing.T) {
	s := newSketch()
	labels := []string{"Name", "Street", "Town", "Phone", "Signed"}
	for r, label := range labels {
		y, cut := float64(100+24*r), float64(150+45*r)
		s.frame(50, y, 500, y+24)
		s.rule(cut, y, cut, y+24)
		s.rule(cut+120, y, cut+120, y+24)
		s.text(55, y+16, label)
	}
	none(t, s)
}

func TestNoTableInBoxesOfProse(t *testing.T) {
	s := newSketch()
	s.frame(50, 80, 545, 320)
	s.rule(50, 100, 545, 100)
	s.rule(297, 80, 297, 320)
	s.text(60, 94, "One view")
	s.text(310, 94, "Another view")
	justified(s, 60, 287, 116, 14)
	justified(s, 307, 535, 116, 14)
	none(t, s)
}
