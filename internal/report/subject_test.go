package report

import (
	"strings"
	"testing"
)

func TestHeadSubject(t *testing.T) {
	for text, want := range map[string]string{
		"恒安财险桐岭分公司推出":               "恒安财险桐岭分公司 company",
		"人保财险桐岭市分公司、大地财险营业部等多家机构共建": "人保财险桐岭市分公司、大地财险营业部等 city",
		"恒安财险、瑞川财险和海晟财险合计":          "恒安财险、瑞川财险和海晟财险 company",
		"2023年前三季度恒安财险实现":           "恒安财险 company",
		"其中瑞川财险承担":                  "瑞川财险 company",
		"众安保险推出":                    "众安保险 company",
		"河湾市恒安财险完成":                 "恒安财险 company",
		"云麓农业保险股份有限公司桐岭分公司承保":       "云麓农业保险股份有限公司桐岭分公司 company",
		"桐岭市财险业共为":                  "桐岭市财险业 city",
		"江澜省保险业":                    "江澜省保险业 province",
		"沪上9家险企联合":                  "沪上9家险企 city",
		"全国财险公司":                    "全国财险公司 national",
		"桐岭市生物医药共保体成员":              "桐岭市生物医药共保体 city",
		"“氢共体”成员":                   "",
		"青禾县水稻保险":                   "青禾县 county",
		"东临区、西屏区投保企业":               "东临区、西屏区 county",
		"桐岭监管局会同市科技局启动":             "桐岭监管局 ",
		"该险种单个项目":                   "该险种 ",
		"专营机构仅有两家":                  "专营机构 ",
		"其余三家各承担":                   "其余三家 ",
		"科技保险市场规模":                  "",
		"为企业提供":                     "",
		"网络安全保险保费":                  "",
		"企业客户通过恒安财险":                "",
	} {
		m, ok := headSubject(text, span{0, len(text)})
		got := ""
		if ok {
			got = m.text + " " + m.scope
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestRegions(t *testing.T) {
	for text, want := range map[string]string{
		"上海财险业": "上海 city", "深圳市": "深圳市 city", "云麓省": "云麓省 province", "泊川县": "泊川县 county",
		"东临区": "东临区 county", "广西壮族自治区": "广西壮族自治区 province", "全省": "全省 province", "我国": "我国 national",
		"科技园区": "", "保险市场": "", "超大城市": "", "示范区": "", "企业": "",
	} {
		r, ok := regionAt(text, 0)
		got := ""
		if ok {
			got = r.in(text) + " " + r.scope
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestRegionScope(t *testing.T) {
	for name, want := range map[string]string{"上海": "city", "浙江": "province", "泊川县": "county", "": "", "某地": ""} {
		if got := regionScope(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestProducts(t *testing.T) {
	for text, want := range map[string]string{
		"签发低空飞行责任保险保单":           "低空飞行责任保险",
		"云汀市首台(套)装备保险累计":         "首台(套)装备保险",
		"推出3款专利执行保险":             "专利执行保险",
		"2023年生猪养殖保险承保":          "生猪养殖保险",
		"通过安责险和团体意外险":            "安责险|团体意外险",
		"保险公司化解风险":               "",
		"提供保险保障":                 "",
		"上线“远望”气象预警平台":           "“远望”气象预警平台",
		"创新“科创贷”业务模式":            "科创贷",
		"设计“安心+关怀”的研发人员保障方案":     "研发人员保障方案",
		"提供深海网箱产品质量保证险":          "深海网箱产品质量保证险",
		"推出小微免审产品":               "小微免审产品",
		"推出专属产品":                 "",
		"承保深海养殖项目":               "深海养殖",
		"在商业航天领域":                "商业航天领域",
		"提供数据安全风险保障":             "数据安全",
		"实现科技保险原保险保费收入":          "科技保险",
		"落实《网络安全保险服务规范》等标准的公司机构": "网络安全保险",
	} {
		var out []string
		for _, m := range readProducts(text, span{0, len(text)}, nil) {
			out = append(out, m.text)
		}
		if got := strings.Join(out, "|"); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
