package reconcile

import (
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"techins/dataset"
)

// made is an edition of invented figures: two overlapping sections, a group with a printed figure.
func made() *dataset.Data {
	d := &dataset.Data{Editions: []dataset.Edition{{Edition: "e", Year: 2030}}}
	line := func(code, parent, label, policies, insured string) {
		d.Lines = append(d.Lines, dataset.Line{Edition: "e", Code: code, Parent: parent, Label: label})
		for _, c := range [][3]string{{"policies", policies, "policies"}, {"sum_insured", insured, "yuan"}} {
			if c[1] != "" {
				d.Business = append(d.Business, dataset.Business{Edition: "e", Code: code, Measure: c[0], Value: dataset.MustDecimal(c[1]), Unit: c[2], Printed: c[1]})
			}
		}
	}
	line("1", "", "科技型企业保险业务", "", "")
	line("1.1", "1", "高新技术企业", "600", "70000000000")
	line("1.2", "1", "其他", "400", "30000000000")
	line("2", "", "科技创新活动保险业务", "", "")
	line("2.1", "2", "科技研发类保险", "30", "20000000000")
	line("2.1.1", "2.1", "科技人才保险", "10", "15000000000")
	line("2.1.2", "2.1", "关键研发设备保险", "20", "5000000000")
	return d
}

// told is a figure of the whole city in the year of the edition; change alters it.
func told(measure, product, value, lower, upper, qualifier string, change func(*dataset.Metric)) dataset.Metric {
	unit := "yuan"
	if measure == "policies_issued" {
		unit = "policies"
	}
	m := dataset.Metric{Edition: "e", ID: "c", Measure: measure, Product: product, Unit: unit, Qualifier: qualifier, Period: "2030", Scope: "city",
		Value: dataset.MustDecimal(value), Lower: dataset.MustDecimal(lower), Upper: dataset.MustDecimal(upper)}
	if change != nil {
		change(&m)
	}
	return m
}

// only is the single check of a rule.
func only(t *testing.T, d *dataset.Data, rule string) Check {
	t.Helper()
	checks, err := Report(d, "e")
	if err != nil {
		t.Fatal(err)
	}
	var found []Check
	for _, c := range checks {
		if c.Rule == rule {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d checks of rule %s: %+v", len(found), rule, checks)
	}
	return found[0]
}

func TestClaimsAgainstRows(t *testing.T) {
	talent := "科技人才保险"
	for _, c := range []struct {
		name string
		m    dataset.Metric
		want Verdict
		why  Reason
	}{
		{"equal count", told("policies_issued", talent, "10", "10", "10", "exact", nil), Agrees, ""},
		{"other count", told("policies_issued", talent, "11", "11", "11", "exact", nil), Differs, ""},
		{"rounds so", told("sum_insured", talent, "14900000000", "14800000000", "15000000001", "exact", nil), Agrees, Rounding},
		{"upper end excluded", told("sum_insured", talent, "14900000000", "14800000000", "15000000000", "exact", nil), Differs, ""},
		{"bound holds", told("sum_insured", talent, "14000000000", "14000000000", "inf", "at_least", nil), AgreesAsBound, ""},
		{"bound fails", told("sum_insured", talent, "16000000000", "16000000000", "inf", "at_least", nil), Differs, ""},
		{"at most holds", told("sum_insured", talent, "15000000000", "0", "15000000000", "at_most", nil), AgreesAsBound, ""},
		{"at most fails", told("sum_insured", talent, "14000000000", "0", "14000000000", "at_most", nil), Differs, ""},
		{"several years", told("sum_insured", talent, "14000000000", "14000000000", "inf", "at_least", func(m *dataset.Metric) { m.Period = "2025-2030" }), NotComparable, Period},
		{"no period", told("sum_insured", talent, "99000000000", "99000000000", "inf", "at_least", func(m *dataset.Metric) { m.Period = "" }), NotComparable, Period},
		{"the nation's", told("sum_insured", talent, "99000000000", "99000000000", "inf", "at_least", func(m *dataset.Metric) { m.Scope = "national" }), NotComparable, Scope},
		{"another unit", told("persons_covered", talent, "12", "12", "12", "exact", func(m *dataset.Metric) { m.Unit = "persons" }), NotComparable, Unit},
		{"another name", told("sum_insured", "关键研发实验设备保险", "99000000000", "99000000000", "99000000000", "exact", nil), NotComparable, Object},
		{"the same field", told("sum_insured", "青年人才体检方案", "99000000000", "99000000000", "99000000000", "exact", nil), NotComparable, Object},
		{"no such row", told("sum_insured", "无人机责任保险", "99000000000", "99000000000", "99000000000", "exact", nil), NotComparable, NoCounterpart},
		{"a company's part", told("sum_insured", talent, "1000000000", "1000000000", "inf", "at_least", func(m *dataset.Metric) { m.Scope = "company" }), AgreesAsBound, ""},
		{"a company beyond the row", told("sum_insured", talent, "99000000000", "99000000000", "inf", "at_least", func(m *dataset.Metric) { m.Scope = "company" }), NotComparable, Scope},
	} {
		d := made()
		d.Metrics = []dataset.Metric{c.m}
		if got := only(t, d, "table"); got.Verdict != c.want || got.Reason != c.why {
			t.Errorf("%s: %s (%s), want %s (%s): %+v", c.name, got.Verdict, got.Reason, c.want, c.why, got)
		}
	}
}

func TestHeadlinesAgainstOverlappingSections(t *testing.T) {
	headlineOf := func(low, value, high string) dataset.Metric {
		return told("sum_insured", "科技保险(科技型企业)", value, low, high, "exact", nil)
	}
	for _, c := range []struct {
		name string
		m    dataset.Metric
		want Verdict
		why  Reason
	}{
		{"the section", headlineOf("99500000000", "100000000000", "100500000000"), Agrees, Rounding},
		{"net of an overlap", headlineOf("109500000000", "110000000000", "110500000000"), Differs, Overlap},
		{"the upper end", headlineOf("119500000000", "120000000000", "120500000000"), AgreesAsBound, Overlap},
		{"beyond every total", headlineOf("139500000000", "140000000000", "140500000000"), Differs, ""},
		{"below the section", headlineOf("89500000000", "90000000000", "90500000000"), Differs, ""},
	} {
		d := made()
		d.Metrics = []dataset.Metric{c.m}
		if got := only(t, d, "table"); got.Verdict != c.want || got.Reason != c.why {
			t.Errorf("%s: %s (%s), want %s (%s): %+v", c.name, got.Verdict, got.Reason, c.want, c.why, got)
		}
	}
	d := made()
	d.Metrics = []dataset.Metric{headlineOf("109500000000", "110000000000", "110500000000")}
	d.Problems = []dataset.Problem{{Edition: "e", Kind: "row", Message: "a row was left out"}}
	if got := only(t, d, "table"); got.Verdict != CannotTell || !strings.Contains(got.Comment, "a row was left out") {
		t.Errorf("with rows missing: %+v", got)
	}
}

func TestPartsAndShares(t *testing.T) {
	checks, err := Report(made(), "e")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range checks {
		if c.Rule == "parts" && (c.Verdict != Agrees || c.Left[0] != "2.1") {
			t.Errorf("parts: %+v", c)
		}
	}
	if len(checks) != 2 {
		t.Errorf("%d checks, want the two figures printed for group 2.1", len(checks))
	}
	d := made()
	d.Business = append(d.Business,
		dataset.Business{Edition: "e", Code: "total", Measure: "policies", Value: dataset.Int(1020), Unit: "policies", Printed: "1020"},
		dataset.Business{Edition: "e", Code: "1", Measure: "policies", Value: dataset.Int(1001), Unit: "policies", Printed: "1001"},
		dataset.Business{Edition: "e", Code: "2", Measure: "policies", Value: dataset.Int(30), Unit: "policies", Printed: "30"},
		dataset.Business{Edition: "e", Code: "1.1", Measure: "share", Value: dataset.MustDecimal("70.0"), Unit: "percent", Printed: "70.0", PrintedUnit: "%"},
		dataset.Business{Edition: "e", Code: "1.2", Measure: "share", Value: dataset.MustDecimal("31.0"), Unit: "percent", Printed: "31.0", PrintedUnit: "%"})
	if checks, err = Report(d, "e"); err != nil {
		t.Fatal(err)
	}
	want := map[string]Verdict{"parts total": CannotTell, "parts 1": Differs, "parts 2": Agrees, "share 1.1": Agrees, "share 1.2": Differs}
	for _, c := range checks {
		key := c.Rule + " " + c.Left[0]
		if v, ok := want[key]; ok && v != c.Verdict {
			t.Errorf("%s: %s, want %s: %+v", key, c.Verdict, v, c)
		}
		delete(want, key)
	}
	if len(want) > 0 {
		t.Errorf("not checked: %v", want)
	}
}

func TestDurationsChangesListsAndPercentages(t *testing.T) {
	years := func(n, period string) dataset.Metric {
		return told("duration_years", "某保险", n, n, n, "exact", func(m *dataset.Metric) { m.Unit, m.Period = "years", period })
	}
	pool := func(id, n, period, quote string) dataset.Metric {
		return told("insurers_in_pool", "集成电路", n, n, n, "exact", func(m *dataset.Metric) {
			m.ID, m.Unit, m.Period, m.Quote, m.Printed = id, "insurers", period, quote, n+"家"
		})
	}
	rate := func(p, low, high string) dataset.Metric {
		return told("rectification_rate", "缺陷保险", p, low, high, "exact", func(m *dataset.Metric) { m.Unit = "percent" })
	}
	found := func(n string) dataset.Metric {
		return told("hazards_identified", "缺陷保险", n, n, n, "exact", func(m *dataset.Metric) { m.ID, m.Unit = "n", "hazards" })
	}
	names := func(subject string) dataset.Metric {
		return told("insurers_participating", "联合研究", "3", "3", "3", "exact", func(m *dataset.Metric) { m.Unit, m.Subject = "insurers", subject })
	}
	growth := told("growth_rate", "小微", "10", "9.5", "10.5", "exact", func(m *dataset.Metric) { m.Unit, m.Period = "percent", "2030 vs 2029" })
	firms := func(id, n, period string) dataset.Metric {
		return told("firms_trained", "小微", n, n, n, "exact", func(m *dataset.Metric) { m.ID, m.Unit, m.Period = id, "firms", period })
	}
	for _, c := range []struct {
		name, rule string
		metrics    []dataset.Metric
		want       Verdict
		why        Reason
	}{
		{"elapsed", "duration", []dataset.Metric{years("5", "2025-2030")}, Agrees, ""},
		{"inclusive", "duration", []dataset.Metric{years("6", "2025-2030")}, Agrees, ""},
		{"too long", "duration", []dataset.Metric{years("8", "2025-2030")}, Differs, ""},
		{"no start", "duration", []dataset.Metric{years("8", "unspecified")}, CannotTell, NoCounterpart},
		{"more, as told", "change", []dataset.Metric{pool("a", "18", "2028", ""), pool("b", "21", "as-of-2030-end", "已扩展至21家")}, Agrees, ""},
		{"fewer, told as more", "change", []dataset.Metric{pool("a", "28", "2028", ""), pool("b", "21", "as-of-2030-end", "已扩展至21家")}, Differs, ""},
		{"a word of another figure", "change", []dataset.Metric{pool("a", "28", "2028", ""), pool("b", "21", "as-of-2030-end", "成员下降以后共有21家，服务能力不断得到提升")}, Agrees, ""},
		{"growth of two figures", "change", []dataset.Metric{firms("a", "100", "2029"), firms("b", "110", "2030"), growth}, Agrees, ""},
		{"other growth", "change", []dataset.Metric{firms("a", "100", "2029"), firms("b", "120", "2030"), growth}, Differs, ""},
		{"growth of one figure", "change", []dataset.Metric{firms("b", "120", "2030"), growth}, CannotTell, NoCounterpart},
		{"three named", "list", []dataset.Metric{names("甲财险、乙财险、丙财险")}, Agrees, ""},
		{"two named", "list", []dataset.Metric{names("甲财险、乙财险")}, Differs, ""},
		{"a whole number", "grim", []dataset.Metric{found("40"), rate("37.5", "37.45", "37.55")}, Agrees, ""},
		{"no whole number", "grim", []dataset.Metric{found("43"), rate("37.5", "37.45", "37.55")}, Differs, ""},
		{"too many to tell", "grim", []dataset.Metric{found("4000"), rate("37.5", "37.45", "37.55")}, CannotTell, NoPower},
	} {
		d := made()
		d.Metrics = c.metrics
		if got := only(t, d, c.rule); got.Verdict != c.want || got.Reason != c.why {
			t.Errorf("%s: %s (%s), want %s (%s): %+v", c.name, got.Verdict, got.Reason, c.want, c.why, got)
		}
	}
	d := made()
	for _, subject := range []string{"甲财险、乙财险等多家险企", "甲财险、乙财险及丙财险"} {
		d.Metrics = []dataset.Metric{names(subject)}
		checks, _ := Report(d, "e")
		for _, c := range checks {
			if c.Rule == "list" {
				t.Errorf("an open list was counted: %+v", c)
			}
		}
	}
}

func TestDatesOfOneAct(t *testing.T) {
	d := made()
	d.Guidelines = []dataset.Guideline{{Edition: "e", Number: 1, Date: "2029-05-06", Title: "关于支持滨海新区科技保险试验田建设的工作方案"}}
	for date, want := range map[string]Verdict{"2029": Agrees, "2029-05": Agrees, "2029-05-06": Agrees, "2029-03": Differs, "2028": Differs} {
		checks, err := Report(d, "e", Dated{ID: "x", Title: "滨海新区科技保险试验田建设工作方案", Date: date})
		if err != nil {
			t.Fatal(err)
		}
		c := checks[len(checks)-1]
		if c.Rule != "dates" || c.Verdict != want {
			t.Errorf("%s: %+v, want %s", date, c, want)
		}
	}
	d.Documents = []dataset.Document{{Edition: "e", ID: "plan", Date: "2029-05-06", OtherDates: "2029-03|2029", Guideline: 3, Where: "专栏二"}, {Edition: "e", ID: "quiet", Date: "2020"}}
	checks, err := Report(d, "e")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(checks); checks[n-2].Verdict != Differs || checks[n-1].Verdict != Agrees || checks[n-1].Left[0] != "plan" ||
		checks[n-2].Right[0] != "guideline 3" || !strings.Contains(checks[n-2].Comment, "专栏二") {
		t.Errorf("two other dates of one plan: %+v", checks)
	}
	d.Documents = nil
	checks, _ = Report(d, "e", Dated{ID: "x", Title: "滨海新区科技保险试验田建设通知", Date: "2028"})
	for _, c := range checks {
		if c.Rule == "dates" {
			t.Errorf("a notice was taken for a plan: %+v", c)
		}
	}
}

func TestPrintedText(t *testing.T) {
	for printed, want := range map[string]string{"超过40万件": "400000", "3.1万亿元": "3100000000000", "10,257单": "10257", "35.5%": "35.5",
		"3795 家次": "3795", "超3000万": "30000000", "5千万元": "50000000", "1300余个": "1300"} {
		v, ok := readPrinted(printed)
		if !ok || v.Cmp(dataset.MustDecimal(want).Rat()) != 0 {
			t.Errorf("%s: %v, %v, want %s", printed, v, ok, want)
		}
	}
	for _, printed := range []string{"三家", "近两成", "3至5家", ""} {
		if v, ok := readPrinted(printed); ok {
			t.Errorf("%s was read as %v", printed, v)
		}
	}
	d := made()
	d.Business[0].Value = dataset.Int(601)
	d.Business[0].Printed = "600"
	if c := only(t, d, "printed"); c.Verdict != Differs {
		t.Errorf("a value that is not the printed one: %+v", c)
	}
}

// TestFinanceIsOfLendingLines holds that credit is set against the line item that insures it, not against
// the one whose name is nearest.
func TestFinanceIsOfLendingLines(t *testing.T) {
	d := made()
	d.Lines = append(d.Lines,
		dataset.Line{Edition: "e", Code: "2.1.3", Parent: "2.1", Label: "知识产权保险"},
		dataset.Line{Edition: "e", Code: "2.1.4", Parent: "2.1", Label: "知识产权质押融资保证保险"})
	earlier := func(m *dataset.Metric) { m.Period = "2025-2030" }
	for measure, code := range map[string]string{"credit_granted": "2.1.4", "firms_financed": "2.1.4", "firms_served": "2.1.3", "sum_insured": "2.1.3"} {
		d.Metrics = []dataset.Metric{told(measure, "知识产权组合保单", "5", "5", "5", "exact", earlier)}
		if c := only(t, d, "table"); c.Right[0] != code || c.Reason != Period {
			t.Errorf("%s is set against %v (%s), want %s", measure, c.Right, c.Reason, code)
		}
	}
	d.Metrics = []dataset.Metric{told("drones_insured", "无人机责任保险", "5", "5", "5", "exact", nil)}
	if c := only(t, d, "table"); c.Reason != NoCounterpart {
		t.Errorf("things of a sort that no list names: %+v", c)
	}
}

// TestFiguresWithoutBounds holds that a figure whose bounds are missing is compared by its value, and
// one without a value by its bounds.
func TestFiguresWithoutBounds(t *testing.T) {
	talent := "科技人才保险" // 10 policies
	for _, c := range []struct {
		value, lower, upper, qualifier string
		want                           Verdict
	}{
		{"10", "", "", "exact", Agrees},
		{"99", "", "", "exact", Differs},
		{"9", "", "", "at_least", AgreesAsBound},
		{"11", "", "", "at_least", Differs},
		{"11", "", "", "at_most", AgreesAsBound},
		{"9", "", "", "at_most", Differs},
		{"", "99", "99", "exact", Differs},
		{"", "9", "", "at_least", AgreesAsBound},
	} {
		d := made()
		d.Metrics = []dataset.Metric{told("policies_issued", talent, c.value, c.lower, c.upper, c.qualifier, nil)}
		if got := only(t, d, "table"); got.Verdict != c.want {
			t.Errorf("%s %q [%s, %s]: %s, want %s: %+v", c.qualifier, c.value, c.lower, c.upper, got.Verdict, c.want, got)
		}
	}
}

// TestDamagedData holds that data which contradict themselves end in no panic and no endless loop.
func TestDamagedData(t *testing.T) {
	d := made()
	d.Editions[0].Year = 0
	d.Lines = append(d.Lines, dataset.Line{Edition: "e", Code: "3", Parent: "3", Label: "环"},
		dataset.Line{Edition: "e", Code: "4", Parent: "5", Label: "甲"}, dataset.Line{Edition: "e", Code: "5", Parent: "4", Label: "乙"})
	for _, measure := range []string{"sum_insured", "growth_rate", "duration_years", "rectification_rate", "insurers_in_pool", "credit_granted"} {
		for _, qualifier := range []string{"exact", "at_least", "at_most", "approx", "range", "", "other"} {
			for _, n := range []string{"", "0", "-1", "inf", "-inf"} {
				for _, product := range []string{"", "科技保险", "科技人才保险", "环"} {
					d.Metrics = append(d.Metrics, told(measure, product, n, "", "", qualifier, func(m *dataset.Metric) { m.PeriodStart, m.PeriodEnd = "0", "0" }),
						told(measure, product, "", n, "", qualifier, nil), told(measure, product, "1", "2", n, qualifier, nil))
				}
			}
		}
	}
	if _, err := Report(d, "e"); err != nil {
		t.Error(err)
	}
}

func TestUnknownEdition(t *testing.T) {
	if _, err := Report(made(), "f"); err == nil || !strings.Contains(err.Error(), `"f"`) {
		t.Errorf("error %v", err)
	}
}

func TestOutputs(t *testing.T) {
	d := made()
	d.Metrics = []dataset.Metric{told("policies_issued", "科技人才保险", "10", "10", "10", "exact", func(m *dataset.Metric) { m.Page = 4 })}
	checks, err := Report(d, "e")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := WriteCSV(&b, checks); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	if lines[0] != strings.Join(Header, ",") || lines[1] != "1,table,c,2.1.1,10 policies,10 policies,10 policies-10 policies=0 policies,agrees,,,c p.4" {
		t.Errorf("CSV:\n%s", b.String())
	}
	f := Frame(checks)
	if f.Nrow() != len(checks) || f.Col("verdict").Elem(0).String() != "agrees" || f.Col("n").Type() != series.Int {
		t.Errorf("frame %v", f)
	}
}

func TestReportFrames(t *testing.T) {
	text := dataframe.DefaultType(series.String)
	read := func(csv string) dataframe.DataFrame {
		return dataframe.ReadCSV(strings.NewReader(csv), dataframe.DetectTypes(false), text)
	}
	lines := read("edition,code,parent,label,product\ne,1,,科技型企业保险业务,\ne,1.1,1,网络安全保险,cyber\n")
	business := read("edition,code,measure,value,unit,printed,printed_unit\ne,1.1,policies,7,policies,7,件\n")
	metrics := read("edition,id,section,subject,measure,product,product_key,value,lower,upper,unit,qualifier,period,period_start,period_end,scope,printed,quote\n" +
		"e,m1,,,policies_issued,网络保险,cyber,8,8,8,policies,exact,2030,2030-01-01,2030-12-31,city,8件,\n")
	out, err := ReportFrames(lines, business, metrics, "e", 2030)
	if err != nil || out.Nrow() != 1 || out.Col("verdict").Elem(0).String() != "differs" {
		t.Errorf("%v, %v", out, err)
	}
	if _, err := ReportFrames(lines, business, lines, "e", 2030); err == nil {
		t.Error("a frame without the columns of metrics was taken")
	}
}
