package report

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

func TestFindMeasure(t *testing.T) {
	for _, c := range []struct{ unit, left, right, want string }{
		{"yuan", "实现科技保险保费收入", "", "premium_income"},
		{"yuan", "首年保费", "", "premium_first_year"},
		{"yuan", "户均保费", "", "premium_per_firm"},
		{"yuan", "农户参保踊跃,户均保费", "", "premium_per_household"},
		{"yuan", "保额", "/亩", "sum_insured_per_mu"},
		{"yuan", "单家企业补贴最高", "", "subsidy_per_firm_max"},
		{"yuan", "支付赔款", "", "claims_paid"},
		{"yuan", "", "总赔款中", "claims_paid"},
		{"usd", "累计承保金额达", "", "sum_insured"},
		{"yuan", "减少财产损失", "", "losses_avoided"},
		{"yuan", "造成财产损失", "", "losses"},
		{"yuan", "捐款", "", ""},
		{"percent", "保费收入增长", "", "growth_rate"},
		{"percent", "年均复合增长率为", "", "cagr"},
		{"percent", "降低企业检测成本", "以上", "cost_reduction_rate"},
		{"percent", "可覆盖企业", "以上的网络风险", "risk_coverage_rate"},
		{"percentage_points", "赔付率同比下降", "", "claims_ratio_change"},
		{"percentage_points", "融资成本比市场低", "", "financing_cost_difference"},
		{"firms", "累计为", "企业共计授信", "firms_credit_granted"},
		{"firms", "为", "企业提供消防培训", "firms_trained"},
		{"firms", "服务", "企业", "firms_served"},
		{"projects", "为", "工程提供巡检服务", "projects_served"},
		{"projects", "承保", "项目", "projects_covered"},
		{"projects", "累计服务超过", "在建工程", "projects_served"},
		{"projects", "服务百余家企业的", "项目", "projects_covered"},
		{"insurers", "共保体成员由", "", "insurers_in_pool"},
		{"vessels", "承保", "远洋船舶", "vessels_insured"},
		{"items", "承保", "", ""},
		{"days", "放款时间缩短至", "", "loan_time"},
	} {
		zones := []zone{{"", "left"}, {c.left, "left"}, {c.right, "right"}}
		got, _ := findMeasure(measureContext{unit: c.unit, zones: zones, clause: c.left + c.right, sentence: c.left + c.right})
		if got != c.want {
			t.Errorf("%s: %s…%s: %q, want %q", c.unit, c.left, c.right, got, c.want)
		}
	}
}

// TestMeasureRulesAreWellFormed keeps the word list readable by the program: a side it knows, units,
// and no rule that an earlier one without words hides.
func TestMeasureRulesAreWellFormed(t *testing.T) {
	hidden := map[string]string{}
	for _, r := range measureRules() {
		if r.measure == "" || len(r.units) == 0 || r.rank < 1 || r.rank > 9 {
			t.Errorf("incomplete rule %+v", r)
		}
		if r.side != "any" && r.side != "left" && r.side != "right" && r.side != "next" {
			t.Errorf("%s: side %q", r.measure, r.side)
		}
		if len(r.cues) > 0 || len(r.with) > 0 || len(r.without) > 0 {
			continue
		}
		for _, u := range r.units {
			if by := hidden[u]; by != "" {
				t.Errorf("%s for %s is hidden by %s", r.measure, u, by)
			}
			hidden[u] = r.measure
		}
	}
}

// TestWordKinds asks that the rules use every kind of words there is, and none that there is not.
func TestWordKinds(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{"authority": true, "organisation": true} // named in subject.go
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`words\("([a-z_]+)"\)`).FindAllSubmatch(source, -1) {
			used[string(m[1])] = true
		}
	}
	for kind := range used {
		if len(words(kind).begin.entries) == 0 {
			t.Errorf("the rules ask for words of the kind %s, of which there are none", kind)
		}
	}
	for kind := range proseWords() {
		if !used[kind] {
			t.Errorf("no rule asks for words of the kind %s", kind)
		}
	}
}
