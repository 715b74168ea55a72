package quantity

import "testing"

// TestUnits checks how the noun before or after the number names the unit.
func TestUnits(t *testing.T) {
	for _, c := range []struct{ text, unit string }{
		{"为16家医药企业投保", "firms"}, {"有9家险企参与", "insurers"}, {"服务企业860家", "firms"}, {"保险公司数量增至12家", "insurers"},
		{"投保专利达410件", "patents"}, {"410件发明专利", "patents"}, {"签发保单3万件", "policies"}, {"受理案件72件", "cases"}, {"责任险360件", "policies"}, {"保险公司受理咨询80件", "consultations"}, {"展出42件", "items"}, {"出单5,512单", "policies"},
		{"共保体成员由6家增至9家", "insurers"}, {"33个省级重点项目", "projects"}, {"项目数达到71个", "projects"}, {"12个中小企业密集的行业", "industries"},
		{"40余名技术人员", "persons"}, {"培训5200人次", "person_times"}, {"走访企业300家次", "firm_times"}, {"开展检查90次", "times"},
		{"3座产业园区", "items"}, {"5家产业园区", "parks"}, {"6所高校", "universities"}, {"8家科研院所", "institutes"}, {"2家三甲医院", "hospitals"},
		{"1.4万亩", "mu"}, {"52平方公里", "km2"}, {"330吨", "tonnes"}, {"5个工作日", "days"}, {"18个月", "months"}, {"36小时", "hours"},
		{"4.5亿美元", "usd"}, {"US$300万", "usd"}, {"￥88.5", "yuan"}, {"人民币600万元", "yuan"}, {"2.2亿港元", "hkd"}, {"70万欧元", "eur"}, {"9千万日元", "jpy"},
		{"增收1.5亿元人民币", "yuan"}, {"挽回损失超600万", "yuan"}, {"用户超20万", "users"}, {"推出30+专属产品", "products"},
		{"14%", "percent"}, {"3‰", "percent"}, {"0.4个百分点", "percentage_points"}, {"15个基点", "basis_points"}, {"2.6倍", "multiple"}, {"九成", "percent"},
		{"75台风力发电机组", "turbines"}, {"海上风力发电机组超75台", "turbines"},
		{"为60家企业及科研单位的业务", "institutions"}, {"60家企业和银行签约", "firms"}, {"共保体成员增加,另有82个在建项目", "projects"},
		{"26份风险报告", "reports"}, {"隐患408处", "hazards"}, {"9套定价模型", "models"}, {"超额2个", "items"},
	} {
		found := false
		for _, q := range Find(c.text) {
			if q.Reason == "" {
				found = true
				if q.Unit != c.unit {
					t.Errorf("%s: %q counts %s, want %s", c.text, q.Text, q.Unit, c.unit)
				}
			}
		}
		if !found {
			t.Errorf("%s: nothing found", c.text)
		}
	}
}

// TestWordLists checks the embedded lists: every row complete, no word twice.
func TestWordLists(t *testing.T) {
	for name, list := range map[string]struct {
		csv    string
		fields int
		key    []int
	}{"units": {unitsCSV, 4, []int{0}}, "nouns": {nounsCSV, 4, []int{0, 3}}, "idioms": {idiomsCSV, 2, []int{0}},
		"hedges": {hedgesCSV, 4, []int{0, 1}}, "changes": {changesCSV, 3, []int{0}}} {
		seen := map[string]bool{}
		for _, row := range readRows(list.csv) {
			key := ""
			for _, k := range list.key {
				key += row[k] + ","
			}
			if len(row) != list.fields || row[0] == "" || seen[key] {
				t.Errorf("%s: row %q: incomplete or twice", name, row)
			}
			seen[key] = true
		}
	}
}
