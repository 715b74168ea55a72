package pipeline

import (
	"os"
	"strings"
	"testing"

	"techins/internal/page"
	"techins/internal/report"
)

// A figure of the narrative over which the readers differ is left out, and no other.
func TestReadersThatDifferOverANarrativeFigure(t *testing.T) {
	data, err := os.ReadFile("../../data/raw/shanghai-2023.pdf")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Open("shanghai-2023.pdf", data, Options{Pages: []int{3}})
	if err != nil {
		t.Fatal(err)
	}
	before := doc.Data(report.Origins{})
	if len(before.Metrics) < 2 {
		t.Fatalf("page 3 has %d figures", len(before.Metrics))
	}
	m := before.Metrics[0]
	doc.Pages[0].Agreement = disagreeing(doc.Pages[0], page.Rect{X0: m.X0, Y0: m.Y0, X1: m.X1, Y1: m.Y1})
	after := doc.Data(report.Origins{})
	for _, left := range after.Metrics {
		if left.Place == m.Place {
			t.Errorf("%s is still given", left.Printed)
		}
	}
	if len(after.Metrics) != len(before.Metrics)-1 {
		t.Errorf("%d figures, want one less than %d", len(after.Metrics), len(before.Metrics))
	}
	for _, p := range after.Problems {
		if p.Kind == "readers" && p.Place == m.Place && strings.Contains(p.Message, m.Printed) {
			return
		}
	}
	t.Errorf("no problem names %s", m.Printed)
}

// disagreeing is the agreement of a page with a copy of it that has other digits in the box.
func disagreeing(p *page.Page, box page.Rect) *page.Agreement {
	other := *p
	other.Glyphs = append([]page.Glyph(nil), p.Glyphs...)
	for i := range other.Glyphs {
		g := &other.Glyphs[i]
		if box.Contains(g.Box.CX(), g.Box.CY()) && g.Text >= "0" && g.Text <= "9" {
			g.Text = string(rune('0' + (g.Text[0]-'0'+1)%10))
		}
	}
	return page.Compare(p, &other)
}
