package report

import (
	"strings"
	"testing"
)

func TestProseLeadsBackToThePrintedText(t *testing.T) {
	p := newProse("承保 １２\n家，约５％")
	if p.text != "承保12家,约5%" {
		t.Fatalf("read as %q", p.text)
	}
	i := strings.Index(p.text, "12家")
	if got := p.original(i, i+len("12家")); got != "１２家" {
		t.Errorf("printed form %q", got)
	}
	if got := p.at(5); p.text[got:] != "家,约5%" { // the line break itself is gone
		t.Errorf("index 5 leads to %q", p.text[got:])
	}
}

func TestSentencesAndClauses(t *testing.T) {
	for text, want := range map[string]string{
		"一家投保,两家观望。三家退出":      "一家投保|两家观望/三家退出",
		"含甲(乙,丙)和丁;再看“戊,己”如何": "含甲(乙,丙)和丁|再看“戊,己”如何",
		"计1,234件,又56件":        "计1,234件|又56件",
		"没有右括号(甲,":            "没有右括号(甲",
		"":                    "",
		"。。,,":                "",
	} {
		var guarded []span
		if i := strings.Index(text, "1,234"); i >= 0 {
			guarded = []span{{i, i + len("1,234")}}
		}
		var out []string
		for _, s := range sentences(text, guarded) {
			var clauses []string
			for _, c := range s.clauses {
				clauses = append(clauses, c.in(text))
			}
			out = append(out, strings.Join(clauses, "|"))
		}
		if got := strings.Join(out, "/"); got != want {
			t.Errorf("%q is cut into %q, want %q", text, got, want)
		}
	}
}

func TestNameStart(t *testing.T) {
	for text, want := range map[string]string{
		"公司推出低空飞行责任保险":     "低空飞行责任保险",
		"为在建工程提供施工机具保险":    "施工机具保险",
		"依托首台(套)装备保险":      "首台(套)装备保险",
		"支付5亿元的专利执行保险":     "专利执行保险",
		"发展,中试综合保险":        "中试综合保险",
		"保险":               "保险",
		"由知识产权被侵权损失保险":     "知识产权被侵权损失保险",
		"提供":               "",
		"探索开展研发费用损失保险":     "研发费用损失保险",
		"设计“安心+关怀”的福利保障方案": "福利保障方案",
	} {
		if got := text[nameStart(text, 26):]; got != want {
			t.Errorf("name at the end of %q is %q, want %q", text, got, want)
		}
	}
}

func TestWordSetPrefersTheLongest(t *testing.T) {
	s := newWordSet([]string{"增", "增加", "增加到", "到", ""})
	if n := s.prefix("增加到五成"); n != len("增加到") {
		t.Errorf("prefix of %d bytes", n)
	}
	if n := s.suffix("由三成增加到"); n != len("增加到") {
		t.Errorf("suffix of %d bytes", n)
	}
	if s.prefix("") != 0 || s.in("减少") || !s.in("净增两家") {
		t.Error("words found where none are, or the other way round")
	}
}
