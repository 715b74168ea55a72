package quantity

import (
	"fmt"
	"strings"
	"testing"
)

// brief is a statistic in one line.
func brief(q Quantity) string {
	return fmt.Sprintf("%s %s %s [%s, %s]", q.Value, q.Unit, q.Qualifier, q.Lower, q.Upper)
}

// statistics are the lines of the numbers of s that may be statistics.
func statistics(s string) (lines []string) {
	for _, q := range Find(s) {
		if q.Reason == "" {
			lines = append(lines, brief(q))
		}
	}
	return lines
}

// checkAll compares the statistics of each text with the lines wanted, separated by "; ".
func checkAll(t *testing.T, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		if got := strings.Join(statistics(c[0]), "; "); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

// TestIntervals checks what wording and printed digits allow, worked out by hand.
func TestIntervals(t *testing.T) {
	checkAll(t, [][2]string{
		{"签发保单7,316件", "7316 policies exact [7316, 7316]"},
		{"签发保单2.4万件", "24000 policies exact [23500, 24500]"},
		{"签发保单50万件", "500000 policies exact [495000, 505000]"},
		{"赔款6.20亿元", "620000000 yuan exact [619500000, 620500000]"},
		{"赔款七千万元", "70000000 yuan exact [65000000, 75000000]"},
		{"继续率为91%", "91 percent exact [90.5, 91.5]"},
		{"约670亿元", "67000000000 yuan approx [66500000000, 67500000000]"},
		{"大约40家企业", "40 firms approx [35, 45]"},
		{"2.5亿元左右", "250000000 yuan approx [245000000, 255000000]"},
		{"600家企业上下", "600 firms approx [550, 650]"},
		{"50家企业以上", "50 firms at_least [50, inf]"},
		{"80+家企业", "80 firms at_least [80, inf]"},
		{"5家上下游企业", "5 firms exact [5, 5]"},
		{"30家企业以上海为中心", "30 firms exact [30, 30]"},
		{"近500万元", "5000000 yuan approx [0, 5000000]"},
		{"将近八成", "80 percent approx [0, 80]"},
		{"接近1.5万户", "15000 households approx [0, 15000]"},
		{"超900家企业", "900 firms at_least [900, inf]"},
		{"超过了7亿元", "700000000 yuan at_least [700000000, inf]"},
		{"逾12%", "12 percent at_least [12, inf]"},
		{"突破千亿元", "100000000000 yuan at_least [100000000000, inf]"},
		{"至少5个工作日", "5 days at_least [5, inf]"},
		{"不低于3.5%", "3.5 percent at_least [3.5, inf]"},
		{"70%以上", "70 percent at_least [70, inf]"},
		{"200+专属产品", "200 products at_least [200, inf]"},
		{"不足60家企业", "60 firms at_most [0, 60]"},
		{"最多不超过80万元", "800000 yuan at_most [0, 800000]"},
		{"2个工作日以内", "2 days at_most [0, 2]"},
		{"控制在5%以下", "5 percent at_most [0, 5]"},
		{"最高300万元", "3000000 yuan at_most [0, 3000000]"},
		{"360元起", "360 yuan from [360, inf]"},
		{"1700余家企业", "1700 firms at_least [1700, 1800]"},
		{"20多亿元", "2000000000 yuan at_least [2000000000, 3000000000]"},
		{"三亿多元", "300000000 yuan at_least [300000000, 400000000]"},
		{"四百余万元", "4000000 yuan at_least [4000000, 5000000]"},
		{"十几家企业", "10 firms at_least [10, 20]"},
		{"六十来家企业", "60 firms at_least [60, 70]"},
		{"仅8家企业，共达9.1万元，高达66%", "8 firms exact [8, 8]; 91000 yuan exact [90500, 91500]; 66 percent exact [65.5, 66.5]"},
		{"占五分之二", "40 percent exact [40, 40]"},
		{"占比过半", "50 percent at_least [50, inf]"},
		{"提高半成", "5 percent exact [4.5, 5.5]"},
		{"超半数企业", "50 percent at_least [50, inf]"},
		{"一半以上", "50 percent at_least [50, inf]"},
		{"百分之百", "100 percent exact [100, 100]"},
		{"约占三分之一", "33.333333333333 percent approx [16.666666666667, 50]"},
		{"约占20%", "20 percent approx [15, 25]"},
		{"约合人民币1.8亿元", "180000000 yuan approx [175000000, 185000000]"},
		{"折合约9.6亿元", "960000000 yuan approx [955000000, 965000000]"},
		{"户均约合5万元", "50000 yuan approx [45000, 55000]"},
		{"约计3亿元", "300000000 yuan approx [250000000, 350000000]"},
		{"3亿元不到，4亿元出头", "300000000 yuan at_most [0, 300000000]; 400000000 yuan at_least [400000000, inf]"},
		{"3亿元不到位", "300000000 yuan exact [250000000, 350000000]"},
		{"签合约3亿元", "300000000 yuan exact [250000000, 350000000]"},
		{"约300余家企业", "300 firms approx [250, 400]"},
		{"近300余家企业", "300 firms approx [0, 400]"},
		{"占比约四分之一", "25 percent approx [12.5, 37.5]"},
		{"共三打", "36 items exact [36, 36]"},
		{"赔付率75.1%，低于2023年3.1个百分点", "75.1 percent exact [75.05, 75.15]; -3.1 percentage_points exact [-3.15, -3.05]"},
		{"两公里半", "2.5 km exact [2.45, 2.55]"},
		{"不超过实际损失的80%", "80 percent at_most [0, 80]"},
		{"参保人数超6万", "60000 persons at_least [60000, inf]"},
		{"三成五", "35 percent exact [34.5, 35.5]"},
		{"最近3家企业", "3 firms exact [3, 3]"},
		{"通过20家企业", "20 firms exact [20, 20]"},
	})
}

// TestChangesHaveNoNaturalEnd checks that a growth or difference can lie below zero.
func TestChangesHaveNoNaturalEnd(t *testing.T) {
	checkAll(t, [][2]string{
		{"同比增长近30%", "30 percent approx [-inf, 30]"},
		{"同比下降近4%", "-4 percent approx [-4, inf]"},
		{"较年初提高不到2个百分点", "2 percentage_points at_most [-inf, 2]"},
	})
}
