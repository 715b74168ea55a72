package report

import (
	"testing"

	"techins/internal/layout"
	"techins/internal/page"
)

// A group that is lost must not give its code to the items below it.
func TestItemsOfALostGroupAreLeftOut(t *testing.T) {
	cells, s := read(title, tableOf(
		"统计科目|保单数量(件)|保险金额(万元)",
		"1. 科技型企业保险业务||",
		"1.1 高新技术企业|10|1.5",
		"2. 科技创新活动保险业务||",
		"||",
		"1. 科技人才保险|3|0.25",
		"2. 关键研发设备保险|4|7",
		"2.2 科技成果市场转化类保险||",
		"1. 知识产权保险|5|8",
	))
	expect(t, cells, "1.1 policies 10", "1.1 sum_insured 15000", "2.2.1 policies 5", "2.2.1 sum_insured 80000")
	expectProblem(t, s, "row", "科技人才保险", "group is not in the table")
}

// A row whose number and label stand in a second column of labels is no continuation of the row above,
// whose code its figures would get.
func TestNumbersInAColumnThatNobodyNames(t *testing.T) {
	cells, s := read(title, tableOf(
		"统计科目||保单数量(件)|保险金额(万元)",
		"1. 科技型企业保险业务|||",
		"1.1 高新技术企业||10|1.5",
		"2. 科技创新活动保险业务|||",
		"2.1 科技研发类保险|||",
		"|1. 科技人才保险|3|0.25",
		"2.2 科技成果市场转化类保险||5|8",
	))
	expect(t, cells, "1.1 policies 10", "1.1 sum_insured 15000", "2.1.1 policies 3", "2.1.1 sum_insured 2500", "2.2 policies 5", "2.2 sum_insured 80000")
	if s.Lines[4].Label != "科技人才保险" || s.Lines[4].Parent != "2.1" {
		t.Errorf("line 2.1.1 is %+v", s.Lines[4])
	}
}

// A figure is right only with its code: readers that differ left of it cost the figure, and no other.
func TestReadersThatDifferOverTheWordsOfARow(t *testing.T) {
	table := tableOf("科目|保单数量(件)", "1. 科技人才保险|3", "2. 网络安全保险|4")
	for i := range table.Cells {
		c := &table.Cells[i]
		x, y := 50+100*float64(c.Col), 100+20*float64(c.Row)
		c.Box = page.Rect{X0: x, Y0: y, X1: x + 100, Y1: y + 20}
	}
	s := ReadStatistics("x", []layout.Table{table}, TableContext{
		Above: func(*layout.Table) string { return title },
		Readers: func(_ int, box page.Rect, _ string) int {
			if box.Contains(60, 130) { // within the first item's number
				return 0
			}
			return 2
		},
		Words: func(int) []PrintedWord { return nil },
	})
	if len(s.Business) != 1 || s.Business[0].Code != "2" || s.Business[0].Value.String() != "4" {
		t.Errorf("got %+v, want the policies of 2 alone", s.Business)
	}
	expectProblem(t, s, "readers", "policies of 1", "words of its row")
}
