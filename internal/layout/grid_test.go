package layout

import (
	"strings"
	"testing"

	"techins/internal/page"
)

// A sketch is a hand-made page.
type sketch struct{ page.Page }

func newSketch() *sketch {
	return &sketch{page.Page{Number: 1, Box: page.Rect{X1: 595, Y1: 842}}}
}

func (s *sketch) text(x, y float64, text string) { printText(&s.Page, x, y, 10, text) }

// right prints a text that ends at x, centre one around x.
func (s *sketch) right(x, y float64, text string)  { s.text(x-width(text), y, text) }
func (s *sketch) centre(x, y float64, text string) { s.text(x-width(text)/2, y, text) }

func width(text string) float64 { return printText(&page.Page{}, 0, 0, 10, text) }

func (s *sketch) rule(x0, y0, x1, y1 float64) {
	s.Rules = append(s.Rules, page.Rule{X0: x0, Y0: y0, X1: x1, Y1: y1, Width: 0.5})
}

func (s *sketch) tint(x0, y0, x1, y1 float64) {
	s.Fills = append(s.Fills, page.Fill{Box: page.Rect{X0: x0, Y0: y0, X1: x1, Y1: y1}, Color: 0xDDEEFF})
}

// frame draws the four sides of a cell.
func (s *sketch) frame(x0, y0, x1, y1 float64) {
	s.rule(x0, y0, x1, y0)
	s.rule(x0, y1, x1, y1)
	s.rule(x0, y0, x0, y1)
	s.rule(x1, y0, x1, y1)
}

// row prints texts at the given places on one line.
func (s *sketch) row(y float64, xs []float64, texts ...string) {
	for i, t := range texts {
		s.text(xs[i], y, t)
	}
}

// shown is the tables of a page as text: a line for each row, spans as [rows x columns].
func shown(ts []Table) string {
	var b strings.Builder
	for _, t := range ts {
		b.WriteString(t.Kind + "\n")
		rows := make([][]string, t.Rows)
		for i := range rows {
			rows[i] = make([]string, t.Cols)
		}
		for _, c := range t.Cells {
			rows[c.Row][c.Col] = c.Text
			if c.RowSpan > 1 || c.ColSpan > 1 {
				rows[c.Row][c.Col] += "[" + string(rune('0'+c.RowSpan)) + "x" + string(rune('0'+c.ColSpan)) + "]"
			}
		}
		for _, r := range rows {
			b.WriteString(strings.TrimRight(strings.Join(r, "|"), " ") + "\n")
		}
	}
	return b.String()
}

func want(t *testing.T, s *sketch, golden string) {
	t.Helper()
	got := strings.TrimSpace(shown(Tables(&s.Page, Options{})))
	if golden = strings.TrimSpace(golden); got != golden {
		t.Errorf("got\n%s\nwant\n%s", got, golden)
	}
}

// grid3 draws a full grid of three columns and the given number of rows, 20 points high.
func grid3(s *sketch, rows int) {
	for r := 0; r <= rows; r++ {
		s.rule(50, float64(100+20*r), 350, float64(100+20*r))
	}
	for _, x := range []float64{50, 150, 250, 350} {
		s.rule(x, 100, x, float64(100+20*rows))
	}
}

var cols3 = []float64{55, 155, 255}

func sampleRows(s *sketch) {
	s.row(114, cols3, "Line", "Policies", "Sum")
	s.row(134, cols3, "Firms", "372", "2148.5")
	s.row(154, cols3, "Other", "12", "99")
}

const sample = "Line|Policies|Sum\nFirms|372|2148.5\nOther|12|99"

func TestFullGrid(t *testing.T) {
	s := newSketch()
	grid3(s, 3)
	sampleRows(s)
	want(t, s, "ruled\n"+sample)
}

func TestCellBordersApart(t *testing.T) {
	s := newSketch()
	for r := range 3 {
		for c := range 3 {
			x, y := float64(50+100*c), float64(100+20*r)
			s.frame(x+0.7, y+0.7, x+99.3, y+19.3)
		}
	}
	sampleRows(s)
	want(t, s, "ruled\n"+sample)
}

func TestDashedRules(t *testing.T) {
	s := newSketch()
	for y := 100.0; y <= 160; y += 20 {
		for x := 50.0; x < 350; x += 6 {
			s.rule(x, y, x+3, y)
		}
	}
	for _, x := range []float64{50, 150, 250, 350} {
		for y := 100.0; y < 160; y += 6 {
			s.rule(x, y, x, y+3)
		}
	}
	sampleRows(s)
	want(t, s, "ruled\n"+sample)
}

func TestOpenSides(t *testing.T) {
	s := newSketch()
	for y := 100.0; y <= 160; y += 20 {
		s.rule(50, y, 350, y)
	}
	s.rule(150, 100, 150, 160)
	s.rule(250, 100, 250, 160)
	sampleRows(s)
	want(t, s, "ruled\n"+sample)
}

func TestRulesBetweenRowsOnly(t *testing.T) {
	s := newSketch()
	for y := 100.0; y <= 160; y += 20 {
		s.rule(50, y, 350, y)
	}
	sampleRows(s)
	want(t, s, "unruled\n"+sample)
}

func TestRulesBetweenColumnsOnly(t *testing.T) {
	s := newSketch()
	s.frame(50, 100, 350, 180)
	s.rule(150, 100, 150, 180)
	s.rule(250, 100, 250, 180)
	s.rule(50, 120, 350, 120)
	sampleRows(s)
	s.row(174, cols3, "Total", "384", "2247.5")
	want(t, s, "ruled\n"+sample+"\nTotal|384|2247.5")
}

func TestBooktabs(t *testing.T) {
	s := newSketch()
	s.rule(50, 100, 350, 100)
	s.rule(50, 120, 350, 120)
	s.rule(50, 160, 350, 160)
	sampleRows(s)
	want(t, s, "unruled\n"+sample)
}

func TestAlignmentAlone(t *testing.T) {
	s := newSketch()
	sampleRows(s)
	want(t, s, "unruled\n"+sample)
}

func TestZebraKeepsWrappedLabels(t *testing.T) {
	s := newSketch()
	s.tint(50, 100, 350, 120)
	s.tint(50, 160, 350, 180)
	s.row(114, cols3, "Line", "Policies", "Sum")
	s.text(55, 133, "clinical trial")
	s.text(55, 145, "liability")
	s.text(155, 139, "1141")
	s.text(255, 139, "464658.1")
	s.row(174, cols3, "Other", "12", "99")
	want(t, s, "unruled\nLine|Policies|Sum\nclinical trial liability|1141|464658.1\nOther|12|99")
}

func TestSpansFromMissingRules(t *testing.T) {
	s := newSketch()
	s.frame(50, 100, 350, 180)
	s.rule(150, 100, 150, 180)
	s.rule(150, 120, 350, 120)
	for y := 140.0; y < 180; y += 20 {
		s.rule(50, y, 350, y)
	}
	s.rule(250, 120, 250, 180)
	s.text(55, 124, "Line")
	s.centre(250, 114, "Shanghai")
	s.row(134, cols3[1:], "Policies", "Sum")
	s.row(154, cols3, "Firms", "372", "2148.5")
	s.row(174, cols3, "Other", "", "99")
	want(t, s, "ruled\nLine[2x1]|Shanghai[1x2]|\n|Policies|Sum\nFirms|372|2148.5\nOther||99")
}

// Items of an outline are rows of their own however long the label above them is.
func TestOutlineInTightRows(t *testing.T) {
	s := newSketch()
	s.text(115, 100, "统计科目")
	s.right(375, 100, "保单数量（件）")
	s.right(465, 100, "保险金额（万元）")
	for i, r := range []struct {
		indent             float64
		label, left, right string
	}{
		{0, "1. 企业保险业务", "", ""},
		{11, "1.1 高新技术企业", "428", "32568.91"},
		{11, "1.2 其他企业", "221168", "89976195.5"},
		{0, "2. 活动保险业务", "", ""},
		{22, "1. 设备保险", "838342", "814844.7"},
		{22, "2. 生物医药临床试验责任保险", "5547", "74473.13"},
		{11, "2.2 成果转化类保险", "", ""},
		{22, "1. 知识产权保险", "46", "12763365.99"},
	} {
		y := 114 + 13.5*float64(i)
		s.text(115+r.indent, y, r.label)
		s.right(375, y, r.left)
		s.right(463, y, r.right)
	}
	want(t, s, `
unruled
统计科目|保单数量（件）|保险金额（万元）
1. 企业保险业务||
1.1 高新技术企业|428|32568.91
1.2 其他企业|221168|89976195.5
2. 活动保险业务||
1. 设备保险|838342|814844.7
2. 生物医药临床试验责任保险|5547|74473.13
2.2 成果转化类保险||
1. 知识产权保险|46|12763365.99`)
}

// Headings that nearly touch are one for each column where the figures beneath stand apart.
func TestHeadingsThatNearlyTouch(t *testing.T) {
	s := newSketch()
	s.centre(110, 100, "统计科目")
	s.right(353, 100, "保险金额（万元）")
	s.right(440, 100, "保费收入（万元）") // 7 points, 0.7 em, further on
	for i, r := range [][3]string{{"甲类保险", "17707.75", "93.1"}, {"乙类保险", "5219.47", "475.32"}, {"丙类保险", "3677", "797.05"}, {"丁类保险", "905.86", "863.61"}} {
		y := float64(120 + 20*i)
		s.text(68, y, r[0])
		s.right(350, y, r[1])
		s.right(438, y, r[2])
	}
	want(t, s, `
unruled
统计科目|保险金额（万元）|保费收入（万元）
甲类保险|17707.75|93.1
乙类保险|5219.47|475.32
丙类保险|3677|797.05
丁类保险|905.86|863.61`)
}

// The label of a heading of two lines stands between them, and a group's label left of all of them.
func TestLabelBesideAHeadingOfTwoLines(t *testing.T) {
	s := newSketch()
	s.centre(350, 100, "保单数量")
	s.centre(480, 100, "保险金额")
	s.centre(180, 109, "统计科目")
	s.centre(350, 118, "件")
	s.centre(480, 118, "万元")
	s.text(50, 136, "1. 科技型企业")
	for i, row := range [][3]string{{"1.1 甲类企业", "12", "34.50"}, {"1.2 乙类企业", "7", "8.25"}, {"1.3 其他", "140", "9.75"}} {
		y := 154 + 18*float64(i)
		s.text(50, y, row[0])
		s.right(400, y, row[1])
		s.right(530, y, row[2])
	}
	want(t, s, `
unruled
统计科目|保单数量件|保险金额万元
1. 科技型企业||
1.1 甲类企业|12|34.50
1.2 乙类企业|7|8.25
1.3 其他|140|9.75`)
}

func TestHeadingOverColumnsByItsRule(t *testing.T) {
	s := newSketch()
	s.rule(50, 98, 350, 98)
	s.centre(240, 110, "Shanghai")
	s.rule(150, 114, 330, 114)
	s.row(126, cols3, "Line", "Policies", "Sum")
	s.rule(50, 130, 350, 130)
	for i, l := range []string{"Firms", "Other", "Space"} {
		s.row(float64(146+14*i), cols3, l, "372", "2148.5")
	}
	s.rule(50, 180, 350, 180)
	want(t, s, "unruled\n|Shanghai[1x2]|\nLine|Policies|Sum\nFirms|372|2148.5\nOther|372|2148.5\nSpace|372|2148.5")
}

func TestHeaderOfSeveralLines(t *testing.T) {
	s := newSketch()
	s.row(100, cols3[1:], "Number of", "Sum")
	s.row(112, cols3, "Line", "policies", "insured")
	for i, l := range []string{"Firms", "Other", "Space"} {
		s.row(float64(130+14*i), cols3, l, "372", "2148.5")
	}
	want(t, s, "unruled\nLine|Number of policies|Sum insured\nFirms|372|2148.5\nOther|372|2148.5\nSpace|372|2148.5")
}

func TestWrappedLabelWithoutRules(t *testing.T) {
	s := newSketch()
	s.row(100, cols3, "统计科目", "件数", "金额")
	s.row(124, cols3, "一、甲类", "", "")
	s.row(148, cols3, "生物医药临床试", "1141", "464")
	s.text(55, 160, "验责任险")
	s.row(184, cols3, "其他", "12", "99")
	want(t, s, "unruled\n统计科目|件数|金额\n一、甲类||\n生物医药临床试验责任险|1141|464\n其他|12|99")
}

func TestColumnAddedWhereRulesAreMissing(t *testing.T) {
	s := newSketch()
	s.frame(50, 100, 350, 180)
	s.rule(150, 100, 150, 180)
	for y := 120.0; y < 180; y += 20 {
		s.rule(50, y, 350, y)
	}
	sampleRows(s)
	s.row(174, cols3, "Total", "384", "2247.5")
	want(t, s, "ruled\n"+sample+"\nTotal|384|2247.5")
}

func TestNumbersOnTheDecimalPoint(t *testing.T) {
	s := newSketch()
	s.row(100, cols3, "Line", "Rate", "Sum")
	for i, n := range [][2]string{{"1.25", "1000"}, {"100.5", "2.75"}, {"33", "12.125"}, {"0.5", "7"}} {
		y := float64(116 + 14*i)
		s.text(55, y, "item")
		for k, v := range n {
			whole, _, _ := strings.Cut(v, ".")
			s.text(float64(180+100*k)-width(whole), y, v)
		}
	}
	want(t, s, "unruled\nLine|Rate|Sum\nitem|1.25|1000\nitem|100.5|2.75\nitem|33|12.125\nitem|0.5|7")
}

func TestTightColumns(t *testing.T) {
	s := newSketch()
	for i := range 6 {
		y := float64(100 + 14*i)
		s.text(55, y, "row")
		s.right(120, y, []string{"960", "1,040", "75", "1,120", "88", "7"}[i])
		s.right(148, y, []string{"1,040", "99", "1,120", "6", "1,200", "5"}[i])
	}
	got := Tables(&s.Page, Options{})
	if len(got) != 1 || got[0].Cols != 3 || got[0].Rows != 6 {
		t.Errorf("got\n%s", shown(got))
	}
}

func TestSeveralTablesOfAPage(t *testing.T) {
	s := newSketch()
	grid3(s, 3)
	sampleRows(s)
	for r := range 3 {
		for c := range 2 {
			s.frame(float64(400+60*c), float64(100+20*r), float64(460+60*c), float64(120+20*r))
			s.text(float64(405+60*c), float64(114+20*r), string(rune('a'+2*r+c)))
		}
	}
	s.text(50, 300, "Another table follows here")
	s.row(330, cols3, "Year", "Claims", "Paid")
	s.row(344, cols3, "2022", "17", "3.5")
	s.row(358, cols3, "2023", "19", "4.25")
	want(t, s, "ruled\n"+sample+"\nruled\na|b\nc|d\ne|f\nunruled\nYear|Claims|Paid\n2022|17|3.5\n2023|19|4.25")
}

func TestTableInABox(t *testing.T) {
	s := newSketch()
	s.frame(30, 60, 400, 300)
	s.tint(30, 60, 400, 300)
	s.text(50, 80, "A title of the box")
	grid3(s, 3)
	sampleRows(s)
	want(t, s, "ruled\n"+sample)
}

func TestAreaAndStrategy(t *testing.T) {
	s := newSketch()
	grid3(s, 3)
	sampleRows(s)
	if got := Tables(&s.Page, Options{Area: page.Rect{X0: 300, Y0: 300, X1: 500, Y1: 500}}); len(got) != 0 {
		t.Errorf("outside the area:\n%s", shown(got))
	}
	if got := shown(Tables(&s.Page, Options{Strategy: "unruled"})); got != "unruled\n"+sample+"\n" {
		t.Errorf("unruled:\n%s", got)
	}
	s.Rules = nil
	if got := Tables(&s.Page, Options{Strategy: "ruled"}); len(got) != 0 {
		t.Errorf("ruled without rules:\n%s", shown(got))
	}
}

func TestIndentAndBold(t *testing.T) {
	s := newSketch()
	grid3(s, 3)
	sampleRows(s)
	s.text(75, 174, "indented")
	s.rule(50, 180, 350, 180)
	s.rule(50, 160, 50, 180)
	s.rule(350, 160, 350, 180)
	for i := range s.Glyphs {
		if s.Glyphs[i].Y == 114 {
			s.Glyphs[i].Bold = true
		}
	}
	tb := Tables(&s.Page, Options{})[0]
	for _, c := range tb.Cells {
		switch c.Text {
		case "indented":
			if c.Indent < 19.9 || c.Indent > 20.1 {
				t.Errorf("indent = %v, want 20", c.Indent)
			}
		case "Line":
			if !c.Bold || c.Indent != 0 {
				t.Errorf("header cell: %+v", c)
			}
		case "Firms":
			if c.Bold {
				t.Error("a body cell is bold")
			}
		}
	}
}

func TestTablesSideBySideWithoutRules(t *testing.T) {
	s := newSketch()
	for i := range 5 {
		s.row(float64(100+15*i), []float64{50, 130, 190}, "firm", "372", "21.5")
		s.row(float64(106+15*i), []float64{330, 410}, "claim", "1999")
	}
	want(t, s, "unruled\n"+strings.Repeat("firm|372|21.5\n", 5)+"unruled\n"+strings.Repeat("claim|1999\n", 5))
}

func TestRowsBetweenRulesHoldBrokenLines(t *testing.T) {
	s := newSketch()
	s.row(96, cols3, "Line", "Policies", "Sum")
	for i, l := range [][2]string{{"Firms", "large"}, {"Other", "small"}, {"Space", ""}, {"Sea", "and coast"}} {
		y := float64(102 + 32*i)
		s.rule(50, y, 350, y)
		s.text(55, y+12, l[0])
		s.text(55, y+24, l[1])
		s.row(y+12, cols3[1:], "372", "2148.5")
	}
	want(t, s, "unruled\nLine|Policies|Sum\nFirms large|372|2148.5\nOther small|372|2148.5\nSpace|372|2148.5\nSea and coast|372|2148.5")
}

func TestTurnedTableBesideUprightText(t *testing.T) {
	s := newSketch()
	justified(s, 60, 530, 60, 12)
	r := newSketch()
	grid3(r, 3)
	sampleRows(r)
	q := rotated(&r.Page, 270)
	for _, g := range q.Glyphs {
		g.Box.Y0, g.Box.Y1, g.Y = g.Box.Y0+100, g.Box.Y1+100, g.Y+100
		s.Glyphs = append(s.Glyphs, g)
	}
	for _, e := range q.Rules {
		e.Y0, e.Y1 = e.Y0+100, e.Y1+100
		s.Rules = append(s.Rules, e)
	}
	want(t, s, "ruled\n"+sample)
}
