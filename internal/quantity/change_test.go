package quantity

import "testing"

func TestChange(t *testing.T) {
	checkAll(t, [][2]string{
		{"同比增长8.3%", "8.3 percent exact [8.25, 8.35]"},
		{"同比下降了8.3%", "-8.3 percent exact [-8.35, -8.25]"},
		{"环比减少约600万元", "-6000000 yuan approx [-6500000, -5500000]"},
		{"比同业低0.6个百分点", "-0.6 percentage_points exact [-0.65, -0.55]"},
		{"比同业高2.1个百分点", "2.1 percentage_points exact [2.05, 2.15]"},
		{"低于全国平均水平2.1个百分点", "-2.1 percentage_points exact [-2.15, -2.05]"},
		{"同比少增40亿元", "-4000000000 yuan exact [-4050000000, -3950000000]"},
		{"分别增长1.2倍、15%和7%", "120 percent exact [115, 125]; 15 percent exact [14.5, 15.5]; 7 percent exact [6.5, 7.5]"},
		{"最高下浮30%，最低不低于10%", "-30 percent exact [-30.5, -29.5]; 10 percent at_least [10, inf]"},
		{"降幅达15%", "-15 percent exact [-15.5, -14.5]"},
		{"降幅超过15%", "-15 percent at_least [-inf, -15]"},
		{"下降为3.3%", "3.3 percent exact [3.25, 3.35]"},
		{"下降至3.3%", "3.3 percent exact [3.25, 3.35]"},
		{"降低采购成本20%", "20 percent exact [19.5, 20.5]"},
		{"采购成本降低20%", "-20 percent exact [-20.5, -19.5]"},
		{"最高35%，最低2%", "35 percent at_most [0, 35]; 2 percent at_least [2, inf]"},
		{"增长1.4倍", "140 percent exact [135, 145]"},
		{"增长了近两倍", "200 percent approx [-inf, 200]"},
		{"是上年的1.4倍", "1.4 multiple exact [1.35, 1.45]"},
		{"增长至上年的1.4倍", "1.4 multiple exact [1.35, 1.45]"},
		{"翻一番", "100 percent exact [100, 100]"},
		{"翻两番", "300 percent exact [300, 300]"},
		{"实现翻番", "100 percent exact [100, 100]"},
		{"翻了一番多", "100 percent at_least [100, inf]"},
		{"时效减半", "-50 percent exact [-50, -50]"},
		{"增长2至3倍", " percent range [200, 300]"},
		{"下降5%至8%", " percent range [-8, -5]"},
	})
}

func TestChangeSign(t *testing.T) {
	for text, want := range map[string]int{"增长5%": 1, "减少了5%": -1, "占5%": 0, "降至5%": 0, "增幅为5%": 1} {
		if q := Find(text); len(q) != 1 || q[0].Change != want {
			t.Errorf("%s: got %+v, want change %d", text, q, want)
		}
	}
}

func TestFromTo(t *testing.T) {
	for _, s := range []string{"由9家增至14家企业", "保费从2020年的3.1亿元增加到2022年的4.4亿元", "参保率从六成提高到八成五", "从最初的5个险种拓展至16个险种", "时效由30天缩短到7天"} {
		var roles string
		for _, q := range Find(s) {
			roles += q.Role + " "
		}
		if got := squeeze(roles); got != "from to" {
			t.Errorf("%s: roles %q", s, got)
		}
	}
	for _, s := range []string{"由9家企业组成，覆盖14家园区", "从事研发的2000人中，占比达14%"} {
		for _, q := range Find(s) {
			if q.Role != "" {
				t.Errorf("%s: %s has role %s", s, q.Text, q.Role)
			}
		}
	}
}

func TestFromToOfTwoPairs(t *testing.T) {
	for text, want := range map[string]string{
		"续保率由62%提升到88%,代偿率下降近三成": "from to -",
		"由2亿元,增至3亿元":             "from to",
		"由2亿元起步,保额升至3亿元":         "- -",
		"从12家增至18家、覆盖20个园区":      "from to -",
	} {
		got := ""
		for _, q := range Find(text) {
			got += " " + map[string]string{"": "-"}[q.Role] + q.Role
		}
		if got != " "+want {
			t.Errorf("%s: roles%s, want %s", text, got, want)
		}
	}
}

func TestNumbersWithAStrayBlankAreGivenUp(t *testing.T) {
	for _, q := range Find("累计放款1 56笔") {
		if q.Reason == "" {
			t.Errorf("%s is offered as a statistic", q.Text)
		}
	}
	if q := Find("承保卫星项目甲、乙两家5个和3个"); len(q) != 3 || q[1].Reason != "" || q[2].Reason != "" {
		t.Errorf("members of a list are no sum of it: %+v", q)
	}
}
