package font

import (
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestUnified(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "a“b”…": "a“b”…", "保险": "保险",
		"⼈⺠银⾏": "人民银行", "⻋险": "车险", "客⼾": "客户", "⻔⻢⻛⻜⻚⻓⻅⻉⻘⻄⻩⻰": "门马风飞页长见贝青西黄龙",
	} {
		if got := Unified(in); got != want {
			t.Errorf("Unified(%q) = %q, want %q", in, got, want)
		}
	}
}

// Every radical has an ideograph; where Unicode's compatibility decomposition names it, too, it is the same.
func TestEveryRadicalIsUnified(t *testing.T) {
	for r := rune(0x2E80); r <= 0x2FD5; r++ {
		if !unicode.Is(unicode.Radical, r) || r == 0x2E80 { // a repetition mark rather than a radical
			continue
		}
		got := Unified(string(r))
		u := []rune(got)
		if len(u) != 1 || !unicode.Is(unicode.Unified_Ideograph, u[0]) {
			t.Errorf("%U becomes %q", r, got)
		}
		if c := norm.NFKC.String(string(r)); c != string(r) && c != got && r != '⼾' {
			t.Errorf("%U becomes %q, its decomposition is %q", r, got, c)
		}
	}
}
