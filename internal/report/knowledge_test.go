package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"techins/dataset"
)

func TestActivities(t *testing.T) {
	for _, c := range []struct {
		heading, text string
		want          []string // actor, product, status, start
	}{
		{"", "恒安财险自2019年起以知识产权保险服务桐岭企业。", []string{"name:恒安财险 intellectual-property offered 2019"}},
		{"", "人保财险、平安财险即将推出深海养殖综合保险。", []string{"picc-pc name:深海养殖综合保险 planned 0", "ping-an-pc name:深海养殖综合保险 planned 0"}},
		{"", "冷链运输保险由国泰财险承保。", []string{"cathay-insurance cold-chain-transport offered 0"}},
		{"【专栏一】众安保险——新产品", "公司开发低空飞行责任保险。", []string{"zhongan name:低空飞行责任保险 offered 0"}},
		{"", "桐岭监管局会同桐岭市科委开展研发中断保险试点。太保财险桐岭分公司参与该项目。", []string{"cpic-pc rd-interruption pilot 0"}},
		{"", "太保财险与众安保险合作开发研发中断保险。", []string{"cpic-pc rd-interruption offered 0"}},
		{"", "引导财险业发展研发中断保险。", []string{"shanghai-pc-industry rd-interruption recommended 0"}},
		{"", "上海财险业开发深海养殖综合保险。", nil}, // of the industry only line items are told
		{"", "众安保险研发以网络安全保险为基础的新模式。", nil},
	} {
		var got []string
		for _, a := range knowledgeOf("上海", Paragraph{Text: c.text, Heading: c.heading, Box: c.heading}).Activities {
			got = append(got, fmt.Sprintf("%s %s %s %d", a.ActorKey, a.ProductKey, a.Status, a.StartYear))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestAwards(t *testing.T) {
	for text, want := range map[string]string{
		"恒安财险的“低空经济保险新模式”项目荣获2021年度桐岭金融奖二等奖。":     "桐岭金融奖|二等奖|2021|name:恒安财险|低空经济保险新模式",
		"2022年，众安保险“数智理赔平台”“云上查勘项目”获桐岭市科技创新奖。":    "桐岭市科技创新奖||2022|zhongan|数智理赔平台;桐岭市科技创新奖||2022|zhongan|云上查勘项目",
		"2022年，国泰财险获桐岭服务贡献奖。":                     "桐岭服务贡献奖||2022|cathay-insurance|",
		"客户获得赔款，企业获得融资，奖补资金到位。":                   "",
		"“桐岭市低空保险新路”入选第二批保险业务典型案例，由国家知识产权局办公室评选。": "第二批保险业务典型案例|第二批|0||桐岭市低空保险新路",
	} {
		var got []string
		for _, a := range knowledgeOf("桐岭", Paragraph{Text: text}).Awards {
			got = append(got, fmt.Sprintf("%s|%s|%d|%s|%s", a.Award, a.Grade, a.Year, a.Winners, a.Project))
		}
		if s := strings.Join(got, ";"); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
}

func TestDocuments(t *testing.T) {
	guidelines := []dataset.Guideline{{Number: 2, Date: "2021-05-06", Issuers: "桐岭市财政局|原中国银保监会", Title: "中国(桐岭)自由贸易试验区保险方案(2021—2023年)"}}
	k := Knowledge(Source{Edition: dataset.Edition{Region: "桐岭", Title: "桐岭科技保险报告"}, Guidelines: guidelines, Paragraphs: []Paragraph{
		{Text: "2021年3月，《桐岭自贸试验区保险方案》正式印发。《桐岭科技保险报告》另有说明。", Section: "第一章/一"},
		{Text: "北京市知识产权局发布《专利保险指引》。桐岭保险协会发布团体标准《低空保险规范》。", Section: "第二章"},
		{Text: "《北京银保监局关于〈保险方案〉的落实意见》要求加强服务；北京“十五五”规划也有要求。", Section: "第三章"},
	}})
	var got []string
	for _, d := range k.Documents {
		got = append(got, strings.Join([]string{d.Title, d.Kind, d.Issuers, d.Date, d.OtherDates, d.Where}, " "))
	}
	want := []string{
		"中国(桐岭)自由贸易试验区保险方案(2021—2023年) plan name:桐岭市财政局|cbirc 2021-05-06 2021-03 第一章/一",
		"专利保险指引 guideline beijing-ip-administration   第二章",
		"低空保险规范 standard    第二章",
		"北京银保监局关于〈保险方案〉的落实意见 opinion cbirc-beijing   第三章",
		"北京“十五五”规划 plan    第三章",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFirsts(t *testing.T) {
	for text, want := range map[string]string{
		"恒安财险业内率先开发低空飞行责任保险。":      "业内率先 name:恒安财险 name:低空飞行责任保险",
		"众安保险承保全球首座海上数据中心。":        "全球首座  ",
		"该风险首次面对，首批企业投保首台(套)装备保险。": "",
		"人保财险、平安财险联合推出全国首个研发中断保险。": "全国首个 picc-pc|ping-an-pc rd-interruption",
	} {
		var got []string
		for _, f := range knowledgeOf("上海", Paragraph{Text: text}).Firsts {
			got = append(got, f.Marker+" "+f.Claimants+" "+f.ProductKey)
		}
		if s := strings.Join(got, ";"); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
}

func TestProgrammesByForm(t *testing.T) {
	k := knowledgeOf("北京", Paragraph{Text: "2022年，北京监管局联合北京市科委启动低空飞行责任保险试点。太保财险、平安财险等5家险企参与该项目。另有“千帆出海”行动。"})
	var got []string
	for _, p := range k.Programmes {
		got = append(got, strings.Join([]string{p.Key, p.Start, p.Participants, fmt.Sprint(p.Count)}, " "))
	}
	want := []string{
		"name:低空飞行责任保险试点 2022 lead:nfra-beijing|lead:beijing-sci-tech-commission|cpic-pc|ping-an-pc 5",
		"name:“千帆出海”行动   0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Of a sentence that lists programmes each has those of its own clause; who selects a programme does not lead it.
func TestParticipantsOfTheirOwnProgramme(t *testing.T) {
	k := knowledgeOf("北京", Paragraph{Text: "2022年，北京监管局启动低空飞行责任保险试点，太保财险开展深海养殖综合保险试点，“千帆出海”行动同步展开。"},
		Paragraph{Text: "卫星在轨保险试点入选国家知识产权局办公室的典型案例，由平安财险申报。"})
	var got []string
	for _, p := range k.Programmes {
		got = append(got, p.Key+" "+p.Participants)
	}
	want := []string{
		"name:低空飞行责任保险试点 lead:nfra-beijing", "name:深海养殖综合保险试点 cpic-pc", "name:“千帆出海”行动 ",
		"name:卫星在轨保险试点 ping-an-pc",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestOutlook(t *testing.T) {
	k := Knowledge(Source{
		Headings: []Heading{{"第五章", "第五章 展望"}, {"第五章/一", "一、面临的挑战"}, {"第五章/二", "二、发展方向"}, {"第五章/二/（一）", "（一）加强引导"}},
		Paragraphs: []Paragraph{
			{Text: "一是数据缺乏。首先是积累少，难以定价。其次，共享难。", Section: "第五章/一"},
			{Text: "要用好保费补贴，鼓励保险机构开发研发中断保险。", Section: "第五章/二/（一）"},
		},
	})
	var got []string
	for _, o := range k.Outlook {
		got = append(got, o.ID+" "+o.Kind+" "+o.Label+" "+o.Parent)
	}
	want := []string{"C1 challenge 数据缺乏 ", "C1.1 challenge 积累少,难以定价 C1", "C1.2 challenge 共享难 C1",
		"D1 direction 加强引导 ", "D1.1 instrument 保费补贴 D1", "D1.2 instrument 研发中断保险 D1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// BenchmarkKnowledge is the speed of reading who does what; MB/s are of UTF-8 text, three bytes a character.
func BenchmarkKnowledge(b *testing.B) {
	text := strings.Repeat("恒安财险自2019年起为桐岭企业提供知识产权保险。太保财险桐岭分公司参与低空飞行责任保险试点,获2021年度桐岭金融奖二等奖。行业持续完善服务体系,形成多方协同的良好生态。", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		knowledgeOf("桐岭", Paragraph{Text: text})
	}
}
