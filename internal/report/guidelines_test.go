package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"techins/dataset"
	"techins/internal/layout"
)

func located(section string, blocks ...layout.Block) []Located {
	var out []Located
	for i := range blocks {
		out = append(out, Located{Block: &blocks[i], Section: section})
	}
	return out
}

func TestGuidelines(t *testing.T) {
	list := located("附件1",
		block(layout.List, 9, "1、2006年12月28日,原甲部与乙会联合下发《关于甲的通知》;"),
		block(layout.List, 9, "2、2021年06月9日，国家发展和改革委员会再次印发《关于乙的意见》；"),
		block(layout.Paragraph, 9, "3. 2024.1.5，丙局、丁厅和戊市人民政府联合印发《丙的方案（2022—2025年）》及配套子方案《丙之一"),
		block(layout.Paragraph, 10, "的方案》《丙之二》；"),
		block(layout.List, 10, "（4）2024-01-18 己局等八部门发布《庚《辛》的办法》。"),
		block(layout.List, 10, "5、二〇二四年三月，庚会印发《壬》。"),
	)
	want := []dataset.Guideline{
		{Number: 1, Date: "2006-12-28", Issuers: "原甲部|乙会", Title: "关于甲的通知", Page: 9},
		{Number: 2, Date: "2021-06-09", Issuers: "国家发展和改革委员会", Title: "关于乙的意见", Page: 9},
		{Number: 3, Date: "2024-01-05", Issuers: "丙局|丁厅|戊市人民政府", Title: "丙的方案（2022—2025年）|丙之一的方案|丙之二", Page: 9},
		{Number: 4, Date: "2024-01-18", Issuers: "己局", Title: "庚《辛》的办法", Page: 10},
		{Number: 5, Date: "2024-03", Issuers: "庚会", Title: "壬", Page: 10},
	}
	other := located("第一章", block(layout.Paragraph, 3, "2023年1月1日，某局印发《另一通知》。"))
	if diff := cmp.Diff(want, Guidelines(append(other, list...))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNoGuidelines(t *testing.T) {
	for _, text := range []string{
		"1、2023年13月1日，某局印发《某通知》。", // no such month
		"1、2023年2月30日，某局印发《某通知》。", // no such day
		"1、某局印发《某通知》。",
		"2023年1月1日，共有3家企业。",
	} {
		if got := Guidelines(located("附件1", block(layout.List, 1, text))); len(got) > 0 {
			t.Errorf("%s: read as %+v", text, got)
		}
	}
}

func FuzzReadDate(f *testing.F) {
	for _, s := range []string{"2006年12月28日", "2021年06月9日", "2024.1.5", "2024-01-05", "二〇二四年一月五日", "２０２４年１月"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		date, n := readDate(s)
		if (date == "") != (n == 0) || n > len(s) {
			t.Errorf("%q: %q takes %d bytes", s, date, n)
		}
		quotedTitles(s)
		issuersOf(s)
		if w, ok := readHeading(s); ok && strings.Contains(w.title, "\n") {
			t.Errorf("%q: a heading of two lines: %q", s, w.title)
		}
	})
}
