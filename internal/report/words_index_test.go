package report

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A word set finds what a look at every word finds, whatever the words and the text; a text that is
// not UTF-8 too.
func TestWordSetSameAsNaive(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []string{"甲", "乙", "丙", "保", "险", "a", "2", "é", "\U00020001", "“"}
	draw := func(letters []string, most int) string {
		var b strings.Builder
		for range random.IntN(most + 1) {
			b.WriteString(letters[random.IntN(len(letters))])
		}
		return b.String()
	}
	for range 3000 {
		words := make([]string, random.IntN(20))
		for i := range words {
			words[i] = draw(letters, 4)
		}
		s := newWordSet(words)
		for range 20 {
			text := draw(append(letters, "\n", "丁"), 10)
			prefix, suffix := 0, 0
			for _, w := range words {
				if strings.HasPrefix(text, w) {
					prefix = max(prefix, len(w))
				}
				if strings.HasSuffix(text, w) {
					suffix = max(suffix, len(w))
				}
			}
			if got := s.prefix(text); got != prefix {
				t.Fatalf("prefix of %q by %q: %d, want %d", text, words, got, prefix)
			}
			if got := s.suffix(text); got != suffix {
				t.Fatalf("suffix of %q by %q: %d, want %d", text, words, got, suffix)
			}
			if got, want := s.has(text), text != "" && slices.Contains(words, text); got != want {
				t.Fatalf("%q is one of %q: %t", text, words, got)
			}
			if got, want := s.in(text), slices.ContainsFunc(words, func(w string) bool { return w != "" && strings.Contains(text, w) }); got != want {
				t.Fatalf("a word of %q in %q: %t", words, text, got)
			}
		}
		s.prefix("\xe4\xb8")
		s.suffix("\xff\xe4")
		s.in("\xe4\xb8\xff甲")
	}
	var none wordSet
	if none.prefix("甲") != 0 || none.suffix("甲") != 0 || none.in("甲") || none.has("甲") {
		t.Error("a set without words finds one")
	}
}

func BenchmarkNameBook(b *testing.B) {
	rows := readList("entities.csv")
	b.ReportAllocs()
	for b.Loop() {
		newNameBook("shanghai", rows)
	}
}
