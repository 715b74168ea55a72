package pattern

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// expressions of all kinds that the automaton reads, and some that it leaves to package regexp.
var expressions = []string{
	`保险|险`, `^(?:甲|乙)*丙`, `[甲乙]{2,3}?丁`, `(甲+)(乙*)(丙?)`, `甲|甲乙`, `甲乙|甲`, `(?:甲|甲乙)(?:丙|乙丙丁)?`,
	`^$`, `$`, `^`, `甲*`, `甲*?`, `(?:甲|)乙?`, `[^,。]{0,3}?奖`, `^[^,。]{0,3}?(?:奖|称号)`, `(\d{4})年[^。]{0,4}(?:甲|乙)`,
	`甲$|乙`, `(甲|乙$)(丙?)`, `^甲|乙`, `(^甲|乙)(丙)`, `(?:^|\D)(20\d\d)(?:\D|$)`, `\p{Han}{2,4}?类`, `“([^“”]{1,4})”(\p{Han}{0,3}?(?:险|保险))`,
	`.甲`, `(?s).乙`, `[^甲]+`, `甲{3}`, `(?:甲{0,2}){2}乙`, `a|b|ab`, `(a|ab)(c|bcd)(d*)`, `(?i)ab`, `\bab`, `(?m)^甲$`,
	`\x{20000}|[\x{20001}-\x{2ffff}]甲`, `[^\x00-\x7f]b`, `(?:甲?){20}甲{20}`, `(甲|乙)*(乙|丙)*$`, `\C`,
}

// Every function gives what package regexp gives, whatever the text; a text that is not UTF-8 too.
func TestSameAsRegexp(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"甲", "乙", "丙", "丁", "险", "保", "奖", "类", "年", "2", "0", "a", "b", "c", "d", ",", "。", "“", "”", "\n", "\U00020001", "\xe4\xb8", "\xff"}
	for _, expression := range expressions {
		want, err := regexp.Compile(expression)
		if err != nil {
			continue
		}
		got := New(expression)
		for range 3000 {
			var text strings.Builder
			for range random.IntN(12) {
				text.WriteString(alphabet[random.IntN(len(alphabet))])
			}
			if d := difference(got, want, text.String()); d != "" {
				t.Fatalf("%s in %q: %s", expression, text.String(), d)
			}
		}
	}
}

// difference says in what a pattern and package regexp differ, "" where they do not.
func difference(got *Pattern, want *regexp.Regexp, text string) string {
	for _, c := range []struct {
		function  string
		got, want any
	}{
		{"MatchString", got.MatchString(text), want.MatchString(text)},
		{"FindString", got.FindString(text), want.FindString(text)},
		{"FindStringIndex", got.FindStringIndex(text), want.FindStringIndex(text)},
		{"FindStringSubmatchIndex", got.FindStringSubmatchIndex(text), want.FindStringSubmatchIndex(text)},
		{"FindStringSubmatch", got.FindStringSubmatch(text), want.FindStringSubmatch(text)},
		{"FindAllStringIndex", got.FindAllStringIndex(text, -1), want.FindAllStringIndex(text, -1)},
		{"FindAllStringIndex of two", got.FindAllStringIndex(text, 2), want.FindAllStringIndex(text, 2)},
		{"FindAllStringSubmatchIndex", got.FindAllStringSubmatchIndex(text, -1), want.FindAllStringSubmatchIndex(text, -1)},
		{"FindAllStringSubmatch", got.FindAllStringSubmatch(text, -1), want.FindAllStringSubmatch(text, -1)},
		{"ReplaceAllString", got.ReplaceAllString(text, "<$1>"), want.ReplaceAllString(text, "<$1>")},
		{"FindAllString", got.FindAllString(text, -1), want.FindAllString(text, -1)},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			return fmt.Sprintf("%s gives %v, package regexp %v", c.function, c.got, c.want)
		}
	}
	return ""
}

// Whatever the expression, results are those of package regexp.
func FuzzSameAsRegexp(f *testing.F) {
	for _, e := range expressions {
		f.Add(e, "甲乙丙2021年甲保险,ab。")
	}
	f.Fuzz(func(t *testing.T, expression, text string) {
		if len(expression) > 60 || len(text) > 300 {
			return
		}
		want, err := regexp.Compile(expression)
		if err != nil {
			return
		}
		if d := difference(New(expression), want, text); d != "" {
			t.Errorf("%s in %q: %s", expression, text, d)
		}
	})
}

// An expression that needs more states than are kept is still answered.
func TestTooManyStates(t *testing.T) {
	const expression = `甲[甲乙]{14}丙`
	p := New(expression)
	random := rand.New(rand.NewPCG(3, 4))
	var text strings.Builder
	for range 20000 {
		text.WriteString([]string{"甲", "乙"}[random.IntN(2)])
	}
	text.WriteString("丙")
	if d := difference(p, regexp.MustCompile(expression), text.String()); d != "" {
		t.Error(d)
	}
	if n := len(p.forward.states); n > maxStates {
		t.Errorf("%d states, want no more than %d", n, maxStates)
	}
}

// Several goroutines may use a pattern that none has used before.
func TestConcurrent(t *testing.T) {
	p := New(`(?:甲|乙){2,5}丙`)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 200 {
				text := strings.Repeat("甲", i%7) + strings.Repeat("乙", i%5) + "丙"
				if want := i%7+i%5 >= 2; p.MatchString(text) != want {
					t.Errorf("%s: %v", text, !want)
				}
			}
		})
	}
	wg.Wait()
}

// BenchmarkNoMatch is a text without a match, the usual case, with this package and with regexp.
func BenchmarkNoMatch(b *testing.B) {
	const expression = `财险|产险|(?:财产|农业|信用)?保险(?:股份|有限)*公司`
	text := strings.Repeat("研发费用损失由企业承担，", 20)
	for name, match := range map[string]func(string) bool{"pattern": New(expression).MatchString, "regexp": regexp.MustCompile(expression).MatchString} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if match(text) {
					b.Fatal("a match")
				}
			}
		})
	}
}
