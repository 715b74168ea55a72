package report

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"techins/dataset"
)

func TestOrganisationsOfASentence(t *testing.T) {
	b := namesFor("上海")
	for text, want := range map[string]string{
		"人保财险上海市分公司与太保财险上海分公司签约": "picc-pc-shanghai cpic-pc-shanghai",
		"大地财险营业部":          "ccic-business-dept",
		"太保财险云汀分公司":        "cpic-pc:云汀分公司",
		"众安保险、PICC和三井住友财险": "zhongan picc-pc msi-china",
		"国任财险和国泰财险":        "guoren-pc cathay-insurance",
		"恒安财险桐岭分公司推出":      "name:恒安财险桐岭分公司",
		"恒安财险、恒安财险桐岭分公司":   "name:恒安财险 name:恒安财险桐岭分公司",
		"太平财险与太平科技保险公司":    "taiping-gi taiping-sci-tech",
		"原北京银保监局、北京监管局":    "cbirc-beijing nfra-beijing",
		"地方金融监管局和上海市科委":    "shanghai-financial-bureau stcsm",
		"桐岭监管局":            "name:桐岭监管局",
		"桐岭市财政局":           "name:桐岭市财政局",
		"科技部门、财政部":         "mof",
		"上海财险业":            "shanghai-pc-industry",
		"桐岭市低空经济共保体":       "name:桐岭市低空经济共保体",
		"多家财险公司、头部保险机构、在沪财险公司和保险公司": "",
		"熟悉保险公司的人与若干首席保险公司":         "",
		"推出网络安全保险产品，提供风险保障":         "",
	} {
		var got []string
		for _, m := range b.find(newProse(text).text) {
			got = append(got, m.entity.key)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
}

// Two rows of the dictionary must not share a name: one of them would be lost in the other.
func TestNoNameOfTwoOrganisations(t *testing.T) {
	of := map[string]string{}
	for _, row := range readList("entities.csv") {
		if row["kind"] != "insurer" && row["kind"] != "pool" {
			continue
		}
		for _, name := range append(bars(row["aliases"]), row["name_zh"]) {
			if other, taken := of[fold(name)]; taken && other != row["key"] {
				t.Errorf("%s is a name of %s and of %s", name, other, row["key"])
			}
			of[fold(name)] = row["key"]
		}
	}
}

// Every insurer that the narrative's list names is in the dictionary or stays itself: no two of them
// fall together unless the dictionary says so.
func TestListedInsurersStayApart(t *testing.T) {
	b := namesFor("上海")
	names := map[string][]string{}
	for _, row := range readList("metrics_insurers.csv") {
		m, ok := b.whole(row["name"])
		if !ok {
			continue
		}
		names[m.entity.key] = append(names[m.entity.key], row["name"])
	}
	for key, list := range names {
		if strings.HasPrefix(key, "name:") && len(list) > 1 {
			t.Errorf("%v share the key %s that no dictionary gives", list, key)
		}
	}
}

func knowledgeOf(region string, paragraphs ...Paragraph) Known {
	return Knowledge(Source{Edition: dataset.Edition{Edition: "e", Region: region, Year: 2023}, Paragraphs: paragraphs})
}

func TestUnknownInsurer(t *testing.T) {
	k := knowledgeOf("上海", Paragraph{Text: "瑞川财险桐岭分公司推出深海网箱养殖保险。恒安财险开发低空飞行责任保险。", Page: 3})
	var keys []string
	for _, e := range k.Entities {
		keys = append(keys, e.Key+" "+e.Group+" "+e.Known)
	}
	want := []string{"name:恒安财险  unknown", "name:瑞川财险  unknown", "name:瑞川财险桐岭分公司 name:瑞川财险 unknown"}
	if !slices.Equal(keys, want) {
		t.Errorf("%q, want %q", keys, want)
	}
	if len(k.Problems) != 3 || k.Problems[0].Kind != "unknown-entity" || !strings.Contains(k.Problems[0].Message, "恒安财险") {
		t.Errorf("problems %+v", k.Problems)
	}
	var offered []string // a branch's activity is its insurer's
	for _, a := range k.Activities {
		offered = append(offered, a.ActorKey+" "+a.ProductKey+" "+a.Field)
	}
	want = []string{"name:瑞川财险 name:深海网箱养殖保险 agriculture", "name:恒安财险 name:低空飞行责任保险 aerospace"}
	if !slices.Equal(offered, want) {
		t.Errorf("%q, want %q", offered, want)
	}
}

func FuzzKnowledge(f *testing.F) {
	f.Add("某监管局成立共保体，恒安财险率先推出《办法》“专项行动”获2020年度创新奖一等奖")
	f.Add("成立了工作组”获“奖《〈》2023年首个保险试点")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		k := knowledgeOf("上海", Paragraph{Text: text, Section: "第四章/二", Box: "专栏一", Heading: text})
		keys := map[string]bool{}
		for _, e := range k.Entities {
			if e.Key == "" || keys[e.Key] {
				t.Fatalf("key %q twice or empty", e.Key)
			}
			keys[e.Key] = true
		}
		for _, e := range k.Entities {
			if e.Group != "" && !keys[e.Group] {
				t.Fatalf("%s belongs to %s, which has no row", e.Key, e.Group)
			}
		}
		for _, a := range k.Activities {
			if !keys[a.ActorKey] {
				t.Fatalf("the actor %s has no row", a.ActorKey)
			}
		}
		for _, c := range k.Firsts {
			if n := utf8.RuneCountInString(c.Claim); n > maxClaim {
				t.Fatalf("a claim of %d characters", n)
			}
		}
	})
}
