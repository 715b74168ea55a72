package report

import (
	"fmt"
	"strings"
	"testing"

	"techins/internal/layout"
	"techins/internal/page"
)

// tableOf builds a table from rows of cells divided by bars; "<" continues the cell to the left, "^"
// the cell above. Leading blanks of a label are its indent.
func tableOf(rows ...string) layout.Table {
	t := layout.Table{Kind: "ruled", Rows: len(rows), Page: 1, Pages: []int{1}, Box: page.Rect{X0: 50, Y0: 100, X1: 500, Y1: 100 + 20*float64(len(rows))}}
	at := map[[2]int]int{}
	for r, line := range rows {
		for c, text := range strings.Split(line, "|") {
			t.Cols = max(t.Cols, c+1)
			switch strings.TrimSpace(text) {
			case "<":
				i := at[[2]int{r, c - 1}]
				t.Cells[i].ColSpan = c - t.Cells[i].Col + 1
				at[[2]int{r, c}] = i
				continue
			case "^":
				i := at[[2]int{r - 1, c}]
				t.Cells[i].RowSpan = r - t.Cells[i].Row + 1
				at[[2]int{r, c}] = i
				continue
			}
			at[[2]int{r, c}] = len(t.Cells)
			t.Cells = append(t.Cells, layout.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: strings.TrimSpace(text), Page: 1,
				Indent: 6 * float64(len(text)-len(strings.TrimLeft(text, " "))), Box: page.Rect{X0: 50, Y0: 100, X1: 60, Y1: 110}})
		}
	}
	return t
}

// read gives the cells read as "code measure value", and the problems.
func read(above string, tables ...layout.Table) (cells []string, s Statistics) {
	s = ReadStatistics("x", tables, TableContext{
		Above:   func(*layout.Table) string { return above },
		Readers: func(int, page.Rect, string) int { return 2 },
		Words:   func(int) []PrintedWord { return nil },
	})
	for _, b := range s.Business {
		cells = append(cells, fmt.Sprintf("%s %s %s", b.Code, b.Measure, b.Value))
	}
	return cells, s
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func expectProblem(t *testing.T, s Statistics, parts ...string) {
	t.Helper()
	for _, p := range s.Problems {
		all := true
		for _, part := range parts {
			all = all && strings.Contains(p.Kind+" "+p.Message, part)
		}
		if all {
			return
		}
	}
	t.Errorf("no problem names %q among %+v", parts, s.Problems)
}

const title = "某市主要科技保险业务数据"

func TestNumbersRestartWithinGroups(t *testing.T) {
	cells, s := read(title, tableOf(
		"范围:某市 统计科目|保单数量(件)|保险金额(万元)",
		"1. 科技型企业保险业务||",
		"1.1 高新技术企业|10|1.5",
		"2. 科技创新活动保险业务||",
		"2.1 科技研发类保险||",
		"1. 科技人才保险|3|0.25",
		"2. 关键研发设备保险|4|7",
		"2.2 科技成果市场转化类保险|5|8",
		"3. 其他类||",
		"3.1 网络安全保险|1|1",
	))
	expect(t, cells, "1.1 policies 10", "1.1 sum_insured 15000", "2.1.1 policies 3", "2.1.1 sum_insured 2500",
		"2.1.2 policies 4", "2.1.2 sum_insured 70000", "2.2 policies 5", "2.2 sum_insured 80000", "3.1 policies 1", "3.1 sum_insured 10000")
	if s.Lines[5].Product != "key-rd-equipment" || s.Lines[5].Parent != "2.1" || s.Lines[5].Level != 3 {
		t.Errorf("line 2.1.2 is %+v", s.Lines[5])
	}
}

func TestAShortLabelAfterItsNumberIsNoFigure(t *testing.T) {
	cells, s := read(title, tableOf("科目|保单数量(件)", "1. 科技型企业保险业务|", "1.1 高新技术企业|10", "1.2 其他|4"))
	expect(t, cells, "1.1 policies 10", "1.2 policies 4")
	if len(s.Problems) > 0 {
		t.Errorf("a whole table has the problems %+v", s.Problems)
	}
}

func TestUnitsInASecondHeaderRowOrAbove(t *testing.T) {
	cells, _ := read(title, tableOf("科目|保单数量|保险金额|保费收入", "|件|亿元|万元", "1. 科技人才保险|2|1.2|3", "2. 网络安全保险|1|2|4"))
	expect(t, cells, "1 policies 2", "1 sum_insured 120000000", "1 premium_income 30000", "2 policies 1", "2 sum_insured 200000000", "2 premium_income 40000")
	cells, _ = read(title+"\n单位：件、亿元", tableOf("科目|保单件数|保额", "1. 科技人才保险|2|1.2", "2. 网络安全保险|1|2"))
	expect(t, cells, "1 policies 2", "1 sum_insured 120000000", "2 policies 1", "2 sum_insured 200000000")
}

func TestAColumnWithoutUnitIsLeftOut(t *testing.T) {
	cells, s := read(title, tableOf("科目|保单数量(件)|保险金额", "1. 科技人才保险|2|1.2", "2. 网络安全保险|1|2"))
	expect(t, cells, "1 policies 2", "2 policies 1")
	expectProblem(t, s, "column", "保险金额", "no unit")
}

func TestWrappedLabelsAndHeadersOverSpans(t *testing.T) {
	cells, s := read(title, tableOf(
		"统计科目|范围:某市|<",
		"^|保单数量(件)|保险金额(万元)",
		"1. 生物医药临床试验责|  |  ",
		"|1,141|464,658.1",
		"任保险||",
		"2. 知识产权保险|908|30047.8",
	))
	expect(t, cells, "1 policies 1141", "1 sum_insured 4646581000", "2 policies 908", "2 sum_insured 300478000")
	if s.Lines[0].Label != "生物医药临床试验责任保险" || s.Lines[0].Product != "clinical-trial-liability" {
		t.Errorf("the wrapped label is %+v", s.Lines[0])
	}
}

func TestHierarchyFromIndents(t *testing.T) {
	cells, _ := read(title, tableOf(
		"险种|保单数量(件)|保险金额(万元)",
		"科技型企业保险业务||",
		"  高新技术企业|1|1",
		"  科技型中小企业|2|2",
		"科技创新活动保险业务||",
		"  科技研发类保险||",
		"    科技人才保险|3|3",
		"    网络安全保险|4|4",
		"合计|10|10",
	))
	expect(t, cells, "1.1 policies 1", "1.1 sum_insured 10000", "1.2 policies 2", "1.2 sum_insured 20000", "2.1.1 policies 3",
		"2.1.1 sum_insured 30000", "2.1.2 policies 4", "2.1.2 sum_insured 40000", "total policies 10", "total sum_insured 100000")
}

func TestLostLevelsAreNotGuessed(t *testing.T) {
	cells, s := read(title, tableOf("险种|保单数量(件)", "科技研发类保险|", "科技人才保险|3", "网络安全保险|4", "知识产权保险|5"))
	expect(t, cells)
	for _, figure := range []string{"3", "4", "5"} {
		expectProblem(t, s, "row", quoted(figure), "left out")
	}
	cells, s = read(title, tableOf("险种|保单数量(件)", "科技研发类保险|7", "科技人才保险|3", "产品研发责任保险|4")) // its items show a group
	expect(t, cells)
	expectProblem(t, s, "row", "产品研发责任保险", "“4”", "科技研发类保险")
	_, s = read(title, tableOf("险种|保单数量(件)", "科技人才保险|—", "网络安全保险|4", "知识产权保险|5"))
	for _, p := range s.Problems {
		if p.Kind == "row" {
			t.Errorf("a list without groups is doubted: %s", p.Message)
		}
	}
}

func TestNothingIsGuessedFromADoubtfulCell(t *testing.T) {
	cells, s := read(title, tableOf(
		"统计科目|保单数量(件)|保险金额(万元)",
		"1. 科技人才保险|12 34|1,23.4",
		"2. 网络安全保险|1.5|—",
		"3. 知识产权保险|７①|1 234.5",
		"4. 集成电路专属保险|3O8|/",
	))
	expect(t, cells, "3 policies 7", "3 sum_insured 12345000")
	for _, text := range []string{"12 34", "1,23.4", "1.5", "3O8"} {
		expectProblem(t, s, "cell", text)
	}
}

func TestTotalsAreChecked(t *testing.T) {
	_, s := read(title, tableOf("科目|保单数量(件)", "1. 科技研发类保险|7", "1.1 科技人才保险|3", "1.2 关键研发设备保险|4", "2. 网络安全保险|5", "合计|13"))
	expectProblem(t, s, "sum", "total", "13", "12")
	_, s = read(title, tableOf("科目|保单数量(件)", "1. 科技研发类保险|7", "1.1 科技人才保险|3", "1.2 关键研发设备保险|4", "2. 网络安全保险|5", "合计|12"))
	for _, p := range s.Problems {
		if p.Kind == "sum" {
			t.Errorf("a right sum is doubted: %s", p.Message)
		}
	}
}

func TestARowWhoseCodeIsTakenIsLeftOut(t *testing.T) {
	cells, s := read(title, tableOf("科目|保单数量(件)", "1.1 科技人才保险|3", "1.1 网络安全保险|4", "1.2 知识产权保险|5"))
	expect(t, cells, "1.1 policies 3", "1.2 policies 5")
	expectProblem(t, s, "row", "1.1", "网络安全保险")
}

func TestReadersThatDisagreeLeaveTheCellOut(t *testing.T) {
	table := tableOf("科目|保单数量(件)", "1. 科技人才保险|3", "2. 网络安全保险|4", "3. 知识产权保险|5")
	s := ReadStatistics("x", []layout.Table{table}, TableContext{
		Above: func(*layout.Table) string { return title },
		Readers: func(_ int, _ page.Rect, text string) int {
			if text == "4" {
				return 0
			}
			return 1
		},
		Words: func(int) []PrintedWord { return nil },
	})
	if len(s.Business) != 2 || s.Business[0].Readers != 1 {
		t.Errorf("got %+v", s.Business)
	}
	expectProblem(t, s, "readers", "of 2 ", "“4”")
}

func TestOtherTablesAreNotTaken(t *testing.T) {
	green := tableOf("险种|保单数量(件)|保险金额(万元)", "1. 环境污染责任保险|10|20", "2. 绿色建筑性能保险|3|4", "3. 碳汇保险|5|6")
	if _, s := read("本市绿色保险业务情况一览", green); s.Found {
		t.Error("a table of green insurance was taken for technology insurance")
	}
	if _, s := read("科技保险业务在去年增长很快，这里只是正文中的一句话。\n绿色保险业务情况", green); s.Found {
		t.Error("words in prose made a table the statistics table")
	}
	people := tableOf("姓名|年龄|城市", "甲|30|上海", "乙|31|北京")
	if _, s := read(title, people); s.Found {
		t.Error("a table without measures was taken")
	}
	tech := tableOf("统计科目|保单数量(件)", "1. 科技人才保险|3", "2. 网络安全保险|4", "3. 知识产权保险|5")
	if _, s := read("附表", green, tech, people); !s.Found || s.Lines[0].Label != "科技人才保险" {
		t.Error("the right one of three tables was not found")
	}
}

func TestUnknownItemsKeepTheirOwnKey(t *testing.T) {
	_, s := read(title, tableOf("科目|保单数量(件)", "1. 科技人才保险|3", "2. 合成材料中试综合保险|4", "3. 知识产权保险|5"))
	if got := s.Lines[1].Product; got != "label:合成材料中试综合保险" {
		t.Errorf("product %q", got)
	}
	expectProblem(t, s, "unknown-product", "合成材料中试综合保险")
}

func TestFiguresThatTheGridMissedAreNamed(t *testing.T) {
	table := tableOf("科目|保单数量(件)", "1. 科技人才保险|3", "2. 网络安全保险|4", "3. 知识产权保险|5")
	word := func(text string, x, y float64) PrintedWord {
		return PrintedWord{Text: text, Box: page.Rect{X0: x, Y0: y, X1: x + 8, Y1: y + 10}}
	}
	s := ReadStatistics("x", []layout.Table{table}, TableContext{
		Above:   func(*layout.Table) string { return title },
		Readers: func(int, page.Rect, string) int { return 2 },
		Words: func(n int) []PrintedWord {
			if n == 1 { // in a cell; below the table; beside the column
				return []PrintedWord{word("3", 51, 100), word("61", 51, 300), word("62", 300, 300), word("注", 51, 320)}
			}
			if n == 2 { // a row over the page, and a stray number
				return []PrintedWord{word("4. 其他", 10, 50), word("71", 51, 50), word("72", 51, 90)}
			}
			return nil
		},
	})
	var named []string
	for _, p := range s.Problems {
		if p.Kind == "figure" {
			named = append(named, p.Message)
		}
	}
	if len(named) != 2 || !strings.Contains(named[0], "61") || !strings.Contains(named[1], "71") {
		t.Errorf("named %v, want 61 and 71", named)
	}
}

func FuzzReadStatistics(f *testing.F) {
	f.Add("科目|保单数量(件)\n1. 科技人才保险|3\n2.1 a|4\n|5", "科技保险")
	f.Add("统计科目|保险金额(万元)\n（一）甲|1,2\n合计|^\n<|<", "单位：亿元")
	f.Fuzz(func(t *testing.T, body, above string) {
		rows := strings.Split(body, "\n")
		if len(rows) > 60 || strings.HasPrefix(body, "<") || strings.HasPrefix(body, "^") || strings.Contains(body, "\n<") || strings.Contains(body, "^") {
			return
		}
		_, s := read(above, tableOf(rows...))
		for _, b := range s.Business {
			if b.Value.Missing() || b.Printed == "" || b.Code == "" {
				t.Errorf("a cell without value, text or code: %+v", b)
			}
		}
	})
}
