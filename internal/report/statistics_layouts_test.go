package report

import (
	"strings"
	"testing"

	"techins/internal/layout"
	"techins/internal/page"
)

func readOfYear(year int, above map[*layout.Table]string, tables []layout.Table) Statistics {
	return ReadStatistics("x", tables, TableContext{
		Year:    year,
		Above:   func(t *layout.Table) string { return above[t] },
		Readers: func(int, page.Rect, string) int { return 2 },
		Words:   func(int) []PrintedWord { return nil },
	})
}

func TestTheYearOfTheReportDecidesBetweenTables(t *testing.T) {
	tables := []layout.Table{
		tableOf("科目|保单数量(件)", "1. 科技人才保险|3", "2. 网络安全保险|4", "3. 知识产权保险|5"),
		tableOf("科目|保单数量(件)", "1. 科技人才保险|6", "2. 网络安全保险|7", "3. 知识产权保险|8"),
	}
	above := map[*layout.Table]string{&tables[0]: "某市2023年科技保险业务数据", &tables[1]: "自2022年起，各机构报送\n某市2024年科技保险业务数据"}
	s := readOfYear(2024, above, tables)
	if len(s.Business) != 3 || s.Business[0].Printed != "6" {
		t.Errorf("got %+v, want the table of 2024", s.Business)
	}
	expectProblem(t, s, "year", "2024")
	if s := readOfYear(2025, above, tables); s.Found {
		t.Error("a table of another year was read")
	}
}

func TestFormsOfPrintedNumbers(t *testing.T) {
	for printed, want := range map[string][2]string{
		"1 科技人才保险":          {"1", "科技人才保险"},
		"12　网络安全保险":         {"12", "网络安全保险"},
		"3D打印设备保险":          {"", "3D打印设备保险"},
		"4. 3D打印设备保险":       {"4.", "3D打印设备保险"},
		"2.2.3D打印设备保险":      {"2.2.", "3D打印设备保险"},
		"2.2.4 3D打印设备保险":    {"2.2.4", "3D打印设备保险"},
		"3）网络安全保险":          {"3）", "网络安全保险"},
		"2024 年新增险种":        {"", "2024年新增险种"},
		"（二） 首台(套)重大技术装备保险": {"（二）", "首台(套)重大技术装备保险"},
	} {
		if marker, label := splitMarker(printed); marker != want[0] || label != want[1] {
			t.Errorf("%s: %q, %q; want %q", printed, marker, label, want)
		}
	}
}

func TestUnitsListedForSeveralColumns(t *testing.T) {
	rows := []string{"科目|保险金额|保单数量|保费收入", "1. 科技人才保险|2|3|4", "2. 网络安全保险|5|6|7"}
	cells, _ := read(title+"\n单位：亿元、件、万元", tableOf(rows...))
	expect(t, cells, "1 sum_insured 200000000", "1 policies 3", "1 premium_income 40000", "2 sum_insured 500000000", "2 policies 6", "2 premium_income 70000")
	cells, s := read(title+"\n单位：件、亿元、万元", tableOf(rows...)) // the order is not that of the columns
	expect(t, cells, "1 policies 3", "2 policies 6")
	expectProblem(t, s, "column", "保险金额", "unit")
	expectProblem(t, s, "column", "保费收入", "unit")
	cells, _ = read(title, tableOf("科目|保单数量|单位：件、元占比", "1. 科技人才保险|2|30.5", "2. 网络安全保险|5|69.5"))
	expect(t, cells, "1 policies 2", "1 share 30.5", "2 policies 5", "2 share 69.5")
}

func TestUnitsStatedByMeasure(t *testing.T) {
	rows := []string{"科目|保险金额|保单数量|保费收入", "1. 科技人才保险|2|3|4", "2. 网络安全保险|5|6|7"}
	want := []string{"1 sum_insured 200000000", "1 policies 3", "1 premium_income 40000", "2 sum_insured 500000000", "2 policies 6", "2 premium_income 70000"}
	for _, note := range []string{
		"单位：保单数量为件，保险金额为亿元，保费收入为万元", // in an order of its own
		"单位：保费收入：万元；保险金额：亿元；保单数量：件。下表不含共保业务",
		"单位：件、万元，保险金额为亿元",
		"单位：件、万元（保险金额：亿元）",
	} {
		cells, _ := read(title+"\n"+note, tableOf(rows...))
		expect(t, cells, want...)
	}
	cells, s := read(title+"\n单位：保单数量为件，保险金额为亿元，保险金额为万元", tableOf(rows...)) // which of the two?
	expect(t, cells, "1 policies 3", "2 policies 6")
	expectProblem(t, s, "column", "保险金额", "unit")
	expectProblem(t, s, "column", "保费收入", "unit")
	cells, _ = read(title, tableOf("科目|保单数量|单位：保单数量为件，保险金额为万元保险金额", "1. 科技人才保险|2|30.5", "2. 网络安全保险|5|69.5"))
	expect(t, cells, "1 policies 2", "1 sum_insured 305000", "2 policies 5", "2 sum_insured 695000")
}

func TestSubtotalsByIndent(t *testing.T) {
	cells, s := read(title, tableOf(
		"险种|保单数量(件)", "科技型企业保险业务|", "  高新技术企业|1", "  科技型中小企业|2", "  小计|3", "科技创新活动保险业务|", "  网络安全保险|4", "  小计|5", "合计|7"))
	expect(t, cells, "1.1 policies 1", "1.2 policies 2", "1 policies 3", "2.1 policies 4", "2 policies 5", "total policies 7")
	expectProblem(t, s, "sum", "of 2 ", "5", "4")
}

func TestLabelsOverSeveralColumns(t *testing.T) {
	cells, _ := read(title, tableOf("||保单数量(件)", "科技型企业保险业务|<|", "|高新技术企业|1", "|科技型中小企业|2", "合|计|3"))
	expect(t, cells, "1.1 policies 1", "1.2 policies 2", "total policies 3")
	cells, _ = read(title, tableOf("序号|险种|保单数量(件)", "1|科技人才保险|3", "2|网络安全保险|4", "合计|<|7"))
	expect(t, cells, "1 policies 3", "2 policies 4", "total policies 7")
}

func TestWhatRanTogetherIsNotGuessed(t *testing.T) {
	table := tableOf("科目|保单数量(件)|保险金额(万元)", "1. 科技人才保险|4.4631|<", "2. 网络安全保险|5|6")
	cells, s := read(title, table)
	expect(t, cells, "2 policies 5", "2 sum_insured 60000")
	expectProblem(t, s, "cell", "4.4631")
	cells, s = read(title, tableOf("科目|保单数量(件)",
		"一、科技研发类保险|", "（一）科技人才保险（二）产品研发责任保险|3", "1. 网络安全保险|4", "二、其他特色类保险|5", "（一）知识产权保险|6"))
	expect(t, cells, "2 policies 5", "2.1 policies 6")
	expectProblem(t, s, "row", "产品研发责任保险")
	expectProblem(t, s, "row", "网络安全保险")
}

func TestFragmentsOfLabelsWithoutNumbers(t *testing.T) {
	cells, s := read(title, tableOf("科目|保单数量(件)", "知识产权保险|1", "重点新材料首批|2", "次应用保险|", "量子设备质量保|3", "险|", "其他|4"))
	expect(t, cells, "1 policies 1", "2 policies 2", "3 policies 3", "4 policies 4")
	var labels []string
	for _, l := range s.Lines {
		labels = append(labels, l.Label)
	}
	if got := strings.Join(labels, " "); got != "知识产权保险 重点新材料首批次应用保险 量子设备质量保险 其他" {
		t.Errorf("labels %s", got)
	}
}

func TestAGroupInTheHeaderOfTheLabels(t *testing.T) {
	cells, s := read(title, tableOf("项目科技型企业保险业务|保单数量(件)", "  高新技术企业|1", "  科技型中小企业|2"))
	expect(t, cells, "1.1 policies 1", "1.2 policies 2")
	if s.Lines[0].Label != "科技型企业保险业务" {
		t.Errorf("the group is %+v", s.Lines[0])
	}
}

func TestAPartOfTheTableThatIsNotReadIsNamed(t *testing.T) {
	_, s := read(title, tableOf("科目|保单数量(件)", "1. 科技人才保险|3", "2. 网络安全保险|4", "3. 知识产权保险|5"),
		tableOf("科目|保单数量(件)", "4. 合成材料中试综合保险|6", "5. 量子设备质量保险|7"))
	expectProblem(t, s, "second-table")
}

func TestNumbersInAColumnWithoutHeading(t *testing.T) {
	cells, _ := read(title, tableOf("|险种|保单数量(件)", "1|科技研发类保险|", "1.1|科技人才保险|3", "1.2|关键研发设备保险|4", "2|其他特色类保险|5"))
	expect(t, cells, "1.1 policies 3", "1.2 policies 4", "2 policies 5")
}
