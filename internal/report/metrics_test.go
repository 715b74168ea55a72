package report

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"techins/dataset"
)

// A metricCase is a sentence of testdata/metrics_cases.csv with the statistics that a reader finds
// in it, in order; a row without text belongs to the sentence above.
type metricCase struct {
	text string
	want [][]string // printed, value, unit, measure, subject, product, period, scope
}

func metricCases(t *testing.T, file string) []metricCase {
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var cases []metricCase
	for _, r := range records[1:] {
		if r[0] != "" {
			cases = append(cases, metricCase{text: r[0]})
		}
		if r[1] != "" {
			last := &cases[len(cases)-1]
			last.want = append(last.want, r[1:])
		}
	}
	return cases
}

func asCase(m dataset.Metric) []string {
	value := m.Value.String()
	if m.Value.Missing() {
		value = m.Lower.String() + ".." + m.Upper.String()
	}
	return []string{m.Printed, value, m.Unit, m.Measure, m.Subject, m.Product, m.Period, m.Scope}
}

func TestMetricsOfSentences(t *testing.T) {
	checkMetricCases(t, "metrics_cases.csv")
}

// TestMetricsOfFreshSentences has sentences of releases, annual reports and bulletins, and sentences
// whose numbers are none, that were written with their rows before the rules were run on them;
// docs/decisions/055 says how many held at first.
func TestMetricsOfFreshSentences(t *testing.T) {
	checkMetricCases(t, "metrics_fresh.csv")
}

func checkMetricCases(t *testing.T, file string) {
	for _, c := range metricCases(t, file) {
		var got [][]string
		for _, m := range Metrics(dataset.Edition{}, []Paragraph{{Text: c.text}}) {
			got = append(got, asCase(m))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestMetricsOfABox(t *testing.T) {
	ed := dataset.Edition{Edition: "tongling-2023", Region: "桐岭市", Title: "桐岭市科技保险发展报告"}
	box := Paragraph{Section: "第一章/一", Box: "专栏三", Heading: "【专栏三】瑞川财险桐岭分公司——护航低空经济", Page: 7}
	first, second, after := box, box, Paragraph{Section: "第一章/二"}
	first.Text = "公司推出“飞安保”项目,为无人机企业分担风险。"
	second.Text = "2023年共计为52家无人机企业提供风险保障3.5亿元。"
	after.Text = "保费收入合计900万元。"
	rows := Metrics(ed, []Paragraph{first, second, after})
	if len(rows) != 3 {
		t.Fatalf("got %d rows, want 3", len(rows))
	}
	for i, m := range rows[:2] {
		if m.Subject != "瑞川财险桐岭分公司" || m.Product != "飞安保" || m.Period != "2023" || m.Scope != "company" || m.Box != "专栏三" {
			t.Errorf("row %d: %+v", i, m)
		}
	}
	if m := rows[2]; m.Subject != "" || m.Product != "" || m.Period != "" {
		t.Errorf("outside the box its owner, product and period are not known: %+v", m)
	}
	if rows[0].ID != "m001" || rows[2].ID != "m003" || rows[0].Edition != "tongling-2023" {
		t.Errorf("ids %s, %s of edition %s", rows[0].ID, rows[2].ID, rows[0].Edition)
	}
}

func TestMetricsOfTheCompanyBefore(t *testing.T) {
	tell := func(section, heading string, texts ...string) []dataset.Metric {
		var paragraphs []Paragraph
		for _, text := range texts {
			paragraphs = append(paragraphs, Paragraph{Text: text, Section: section, Heading: heading})
		}
		return Metrics(dataset.Edition{}, paragraphs)
	}
	for name, c := range map[string]struct {
		rows []dataset.Metric
		want string
	}{
		"公司 in the same section":     {tell("第一章/一", "", "瑞川财险桐岭分公司设立专营部门。", "公司2023年支付赔款30万元。"), "瑞川财险桐岭分公司"},
		"no word for it":             {tell("第一章/一", "", "瑞川财险桐岭分公司设立专营部门。", "2023年支付赔款30万元。"), ""},
		"text without sections":      {tell("", "", "瑞川财险桐岭分公司设立专营部门。", "公司2023年支付赔款30万元。"), ""},
		"the owner in a heading":     {tell("第一章/一/（二）", "（二）海晟财险:服务外贸企业", "2023年支付赔款30万元。"), "海晟财险"},
		"a heading about a business": {tell("第一章/一/（二）", "（二）服务外贸企业", "2023年支付赔款30万元。"), ""},
	} {
		if len(c.rows) != 1 || c.rows[0].Subject != c.want {
			t.Errorf("%s: %+v, want the subject %q", name, c.rows, c.want)
		}
	}
}

func TestMetricsOfAnIndustryAreAboutTheReport(t *testing.T) {
	ed := dataset.Edition{Region: "上海", Title: "上海科技保险创新发展报告"}
	rows := Metrics(ed, []Paragraph{{Text: "2023年,上海财险业共签发保单12万件,全年赔付8亿元。"}})
	if len(rows) != 2 || rows[0].Product != "科技保险" || rows[0].Scope != "city" || rows[1].Period != "2023" {
		t.Errorf("%+v", rows)
	}
}

func TestMetricsPool(t *testing.T) {
	text := "2020年,由9家险企组建中国绿氢共保体(简称“氢共体”)。截至2022年底,该共保体累计提供保障40亿元。"
	rows := Metrics(dataset.Edition{Region: "上海"}, []Paragraph{{Text: text}})
	if len(rows) != 2 {
		t.Fatalf("%+v", rows)
	}
	if m := rows[0]; m.Subject != "中国绿氢共保体" || m.Scope != "national" || m.Measure != "insurers_in_pool" || m.Period != "2020" || m.Product != "绿氢" {
		t.Errorf("%+v", m)
	}
	if m := rows[1]; m.Period != "cumulative-to-2022-end" || m.PeriodStart != "" || m.PeriodEnd != "2022-12-31" {
		t.Errorf("%+v", m)
	}
}

func TestMetricsOfProgrammeSinceItsLaunch(t *testing.T) {
	text := "2016年,市科委推出专利质押保证保险。恒安财险桐岭分公司、瑞川财险桐岭分公司等多家机构承办,截至2022年底累计服务企业800家次。"
	rows := Metrics(dataset.Edition{Region: "上海"}, []Paragraph{{Text: text}})
	if len(rows) != 1 {
		t.Fatalf("%+v", rows)
	}
	m := rows[0]
	if m.Period != "since-2016" || m.PeriodStart != "2016-01-01" || m.PeriodEnd != "2022-12-31" || m.Product != "专利质押保证保险" || m.Scope != "city" {
		t.Errorf("%+v", m)
	}
}

func TestNoStatistics(t *testing.T) {
	for _, text := range []string{
		"",
		"2023年10月召开两次会议,围绕三个方面提出“八个坚持”。",
		"第三章 第5号台风登陆",
		"《桐岭市科技保险三年行动方案(2022—2024年)》印发",
		"推出“科创保5亿元计划”。",
		"发布《支持1000家企业投保科技保险的若干措施》。",
		"获“2022年度创新成果奖”一等奖",
		"恒安财险、瑞川财险、海晟财险三家公司联合发布倡议。",
		"连续六年支持5G基站建设,形成“1+3+5”格局。",
		"地址:桐岭市滨江路35号,电话:021-55556666",
	} {
		if rows := Metrics(dataset.Edition{}, []Paragraph{{Text: text}}); len(rows) > 0 {
			t.Errorf("%s: %d rows, first %s (%s)", text, len(rows), rows[0].Printed, rows[0].Measure)
		}
	}
}

func TestStatisticsThatAreSaid(t *testing.T) {
	rows := Metrics(dataset.Edition{}, []Paragraph{{Text: "“去年我们为桐岭市的三百多家初创企业承保,保额超过5亿元,”负责人说。"}})
	if len(rows) != 2 || rows[0].Value.String() != "300" || rows[1].Value.String() != "500000000" {
		t.Errorf("%+v", rows)
	}
}

func TestQuoteAndPlace(t *testing.T) {
	text := "二〇二三年,南屏市科技保险 承保企业 1 035 家,保额达２．５亿元。"
	places := 0
	rows := Metrics(dataset.Edition{}, []Paragraph{{Text: text, Page: 4, Place: func(start, end int) dataset.Place {
		places++
		if got := string([]rune(text)[start:end]); !strings.ContainsAny(got, "1２") {
			t.Errorf("place asked of %q", got)
		}
		return dataset.Place{Page: 5}
	}}})
	if len(rows) != 2 || places != 2 || rows[0].Page != 5 {
		t.Fatalf("%d rows, %d places", len(rows), places)
	}
	if rows[0].Quote != "南屏市科技保险 承保企业 1 035 家" || rows[1].Quote != "保额达２．５亿元" {
		t.Errorf("quotes %q and %q", rows[0].Quote, rows[1].Quote)
	}
	if rows[0].Period != "2023" || rows[1].Value.String() != "250000000" {
		t.Errorf("%+v", rows)
	}
}

func TestQuoteKeepsGroupedDigits(t *testing.T) {
	for _, text := range []string{
		"平台累计为95家企业出单,电子保单10,257单。",
		"平台累计为９５家企业出单，电子保单１０，２５７单。",
		"平台累计为95家企业出单,电子保单10 257单。",
	} {
		rows := Metrics(dataset.Edition{}, []Paragraph{{Text: text}})
		if len(rows) != 2 || rows[1].Value.String() != "10257" {
			t.Errorf("%s: %+v", text, rows)
			continue
		}
		want := strings.TrimRight(text[strings.Index(text, "电子"):], "。")
		if rows[1].Quote != want {
			t.Errorf("%s: quote %q, want %q", text, rows[1].Quote, want)
		}
	}
}

func TestMetricsPoolIsForgottenInAnotherSection(t *testing.T) {
	rows := Metrics(dataset.Edition{Region: "桐岭市"}, []Paragraph{
		{Text: "中国绿氢共保体由9家险企组成。", Section: "第一章/二"},
		{Text: "共保体已累计服务40家企业。", Section: "第一章/二"},
		{Text: "恒安财险、瑞川财险等险企成立共保体,设计创业责任保险。共保体已累计服务60家企业。", Section: "第一章/四"},
	})
	if len(rows) != 3 {
		t.Fatalf("%+v", rows)
	}
	if m := rows[1]; m.Product != "绿氢" || m.Scope != "national" {
		t.Errorf("in its section: %+v", m)
	}
	if m := rows[2]; m.Product != "创业责任保险" || m.Scope != "city" {
		t.Errorf("another pool: %+v", m)
	}
}

func TestReductionsArePositive(t *testing.T) {
	for text, want := range map[string]string{
		"企业检测成本降低80%以上。": "80 80 inf",
		"检测成本下降近三成。":     "30 0 30",
		"检测成本下降35%。":     "35 34.5 35.5",
		"保费收入同比下降35%。":   "-35 -35.5 -34.5",
	} {
		rows := Metrics(dataset.Edition{}, []Paragraph{{Text: text}})
		if len(rows) != 1 {
			t.Errorf("%s: %+v", text, rows)
			continue
		}
		if got := rows[0].Value.String() + " " + rows[0].Lower.String() + " " + rows[0].Upper.String(); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestKeys(t *testing.T) {
	k := Keys{newNameBook("tongling", []map[string]string{{"key": "heng-an-pc", "kind": "insurer", "name_zh": "恒安财产保险股份有限公司", "aliases": "恒安财险"}})}
	for name, want := range map[string]string{
		"恒安财险": "heng-an-pc", "恒安财险北京市分公司": "heng-an-pc-beijing", "恒安财险营业部": "heng-an-pc-business-dept",
		"瑞川财险": "name:瑞川财险", "恒安财险、瑞川财险": "", "该公司": "", "": "",
	} {
		if got := k.Subject(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := k.Product("网络安全保险"); got != "cybersecurity" {
		t.Errorf("a product of the scheme has the key %q", got)
	}
	if got := (Keys{}).Subject("恒安财险桐岭分公司"); got != "" {
		t.Errorf("no list gives the key %q", got)
	}
}

func FuzzMetrics(f *testing.F) {
	f.Add("截至2022年底,云麓省首版次软件保险累计为86家企业提供风险保障12.4亿元。")
	f.Add("由12家增至18家,“(《,,。分别为3%、5%和7%的保险险险、恒安财险、和")
	f.Add("自2018年起连续六年2023年前三季度较2020年同比")
	f.Fuzz(func(t *testing.T, s string) {
		for _, m := range Metrics(dataset.Edition{Region: s, Title: s}, []Paragraph{{Text: s, Box: "专栏一", Heading: s}}) {
			for _, field := range []string{m.Subject, m.Product, m.Quote, m.Printed, m.Period} {
				if utf8.ValidString(s) && !utf8.ValidString(field) {
					t.Errorf("a character was cut: %q", field)
				}
			}
			if m.Printed == "" || m.Unit == "" {
				t.Errorf("a row without a number or unit: %+v", m)
			}
		}
	})
}

// BenchmarkMetrics reports the speed of the whole narrative stage, number phrases included; with
// SetBytes the MB/s of UTF-8 text, three bytes a character.
func BenchmarkMetrics(b *testing.B) {
	text := strings.Repeat("2023年,南屏市科技保险承保企业1,035家,提供风险保障超过18.6亿元,同比增长12.5%。行业持续完善服务体系,推动产品创新与数据共享,形成多方协同的良好生态。", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Metrics(dataset.Edition{}, []Paragraph{{Text: text}})
	}
}
