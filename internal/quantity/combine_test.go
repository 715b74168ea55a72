package quantity

import (
	"strings"
	"testing"
)

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestRanges(t *testing.T) {
	checkAll(t, [][2]string{
		{"保额为2至6亿元", " yuan range [200000000, 600000000]"},
		{"保额为2亿元至6亿元", " yuan range [200000000, 600000000]"},
		{"保额为20万—60万元", " yuan range [200000, 600000]"},
		{"费率为1‰～4‰", " percent range [0.1, 0.4]"},
		{"通常有6-9家机构", " institutions range [6, 9]"},
		{"折扣为3%-5%", " percent range [3, 5]"},
		{"折扣在百分之三到百分之五之间", " percent range [3, 5]"},
		{"在20万元与30万元之间", " yuan range [200000, 300000]"},
		{"两三家企业", " firms range [2, 3]"},
		{"七八十家企业", " firms range [70, 80]"},
		{"需要3到5个工作日", " days range [3, 5]"},
		{"大于10万元且小于20万元", " yuan range [100000, 200000]"},
		{"奖励2万元以上6万元以下", " yuan range [20000, 60000]"},
		{"人数多于8人且不超过12人", " persons range [8, 12]"},
		{"每户8000至1.2万元", " yuan range [8000, 12000]"},
		{"9至6家企业", "6 firms exact [6, 6]"},
	})
}

func TestEnumerations(t *testing.T) {
	checkAll(t, [][2]string{
		{"赔款分别为4、7和9亿元", "400000000 yuan exact [350000000, 450000000]; 700000000 yuan exact [650000000, 750000000]; 900000000 yuan exact [850000000, 950000000]"},
		{"分别为120，300和450家企业", "120 firms exact [120, 120]; 300 firms exact [300, 300]; 450 firms exact [450, 450]"},
		{"分别为8000、1.2万元", "12000 yuan exact [11500, 12500]"},
		{"分别提高1.2个和0.8个百分点", "1.2 percentage_points exact [1.15, 1.25]; 0.8 percentage_points exact [0.75, 0.85]"},
		{"分别下降5%、7%", "-5 percent exact [-5.5, -4.5]; -7 percent exact [-7.5, -6.5]"},
	})
	var groups []int
	for _, q := range Find("占比分别为40%、35%和25%，另有6家企业") {
		groups = append(groups, q.Group)
	}
	if len(groups) != 4 || groups[0] == 0 || groups[0] != groups[1] || groups[1] != groups[2] || groups[3] != 0 {
		t.Errorf("groups %v, want three alike and one 0", groups)
	}
}

func TestSmallChange(t *testing.T) {
	checkAll(t, [][2]string{
		{"每份八元五角", "8.5 yuan exact [8.45, 8.55]"},
		{"三角形", ""},
	})
}
