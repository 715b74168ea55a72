package report

import (
	"strings"
	"testing"
)

func TestReadPeriods(t *testing.T) {
	for text, want := range map[string]string{
		"2023年保费":               "2023 2023-01-01 2023-12-31",
		"二〇二四年度":                "2024 2024-01-01 2024-12-31",
		"2023年前三季度":             "2023-Q1..Q3 2023-01-01 2023-09-30",
		"2022年上半年":              "2022-H1 2022-01-01 2022-06-30",
		"2022年第三季度":             "2022-Q3 2022-07-01 2022-09-30",
		"2024年2月":               "2024-02 2024-02-01 2024-02-29",
		"2023年1至5月":             "2023-01..05 2023-01-01 2023-05-31",
		"截至2023年底":              "as-of-2023-end 2023-12-31 2023-12-31",
		"截至2023年末":              "as-of-2023-end 2023-12-31 2023-12-31",
		"截至2024年9月末":            "as-of-2024-09-end 2024-09-30 2024-09-30",
		"截至2023年6月30日":          "as-of-2023-06-end 2023-06-30 2023-06-30",
		"截至2023年5月8日":           "as-of-2023-05-08 2023-05-08 2023-05-08",
		"截至2024年一季度末":           "as-of-2024-03-end 2024-03-31 2024-03-31",
		"截至8月末":                 "as-of-August-end  ",
		"2022年底":                "as-of-2022-end 2022-12-31 2022-12-31",
		"自2019年起":               "since-2019 2019-01-01 ",
		"2016年以来":               "since-2016 2016-01-01 ",
		"自2021年4月开展以来":          "since-2021-04 2021-04-01 ",
		"2020年至2022年":           "2020-2022 2020-01-01 2022-12-31",
		"2020-2022年":            "2020-2022 2020-01-01 2022-12-31",
		"“十四五”期间":               "2021-2025 2021-01-01 2025-12-31",
		"目前已有":                  "as-of-now  ",
		"12023年":                "",
		"共2023家":                "",
		"获2021年度金融创新奖":          "",
		"截至13月末":                "   ", // a date that cannot be: a period without a name
		"2021年12家,2022年15家":     "2021 2021-01-01 2021-12-31; 2022 2022-01-01 2022-12-31",
		"《行动方案(2022—2024年)》已印发": "",
	} {
		var out []string
		for _, m := range readPeriods(text, enclosed(text)) {
			out = append(out, m.name+" "+m.start+" "+m.end)
		}
		if got := strings.Join(out, "; "); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestCumulative(t *testing.T) {
	for p, want := range map[period]string{
		{}:                                    "cumulative-undated",
		{name: "as-of-now"}:                   "cumulative-undated",
		monthEnd(2023, "12"):                  "cumulative-to-2023-end",
		monthEnd(2024, "9"):                   "cumulative-to-2024-09-end",
		{name: "as-of-June-end"}:              "as-of-June-end",
		wholeYear(2021):                       "cumulative-to-2021-end",
		{name: "as-of-2023-05-08", year: 1e3}: "cumulative-to-2023-05-08",
	} {
		if got := cumulative(p).name; got != want {
			t.Errorf("%s: %s, want %s", p.name, got, want)
		}
	}
}

func TestAgainst(t *testing.T) {
	if p := against(partOfYear(2023, "前三季度"), 0); p.name != "2023-Q1..Q3 vs 2022-Q1..Q3" || p.start != "2023-01-01" || p.end != "2023-09-30" {
		t.Errorf("%+v", p)
	}
	if p := against(wholeYear(2023), 2019); p.name != "2023 vs 2019" {
		t.Errorf("%+v", p)
	}
	if p := against(period{}, 0); p != (period{}) {
		t.Errorf("a comparison of no known year is %+v", p)
	}
}
