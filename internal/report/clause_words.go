package report

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A wordSet finds its words at a place of a text, the longest first.
type wordSet struct {
	words   map[string]bool
	byFirst map[rune][]string // by their first character, the longest first
	byLast  map[rune][]string // by their last
}

func newWordSet(words []string) *wordSet {
	s := &wordSet{words: map[string]bool{}, byFirst: map[rune][]string{}, byLast: map[rune][]string{}}
	for _, w := range words {
		if w == "" || s.words[w] {
			continue
		}
		s.words[w] = true
		first, _ := utf8.DecodeRuneInString(w)
		last, _ := utf8.DecodeLastRuneInString(w)
		s.byFirst[first] = append(s.byFirst[first], w)
		s.byLast[last] = append(s.byLast[last], w)
	}
	for _, index := range []map[rune][]string{s.byFirst, s.byLast} {
		for _, list := range index {
			sort.SliceStable(list, func(i, j int) bool { return len(list[i]) > len(list[j]) })
		}
	}
	return s
}

// prefix is the length in bytes of the longest word that text begins with, 0 for none.
func (s *wordSet) prefix(text string) int {
	first, _ := utf8.DecodeRuneInString(text)
	for _, w := range s.byFirst[first] {
		if strings.HasPrefix(text, w) {
			return len(w)
		}
	}
	return 0
}

// suffix is the length in bytes of the longest word that text ends with, 0 for none.
func (s *wordSet) suffix(text string) int {
	last, _ := utf8.DecodeLastRuneInString(text)
	for _, w := range s.byLast[last] {
		if strings.HasSuffix(text, w) {
			return len(w)
		}
	}
	return 0
}

// in reports whether a word of the set stands anywhere in text.
func (s *wordSet) in(text string) bool { _, ok := s.first(text); return ok }

// first is the place of the first word in text.
func (s *wordSet) first(text string) (span, bool) {
	for i := range text {
		if n := s.prefix(text[i:]); n > 0 {
			return span{i, i + n}, true
		}
	}
	return span{}, false
}

// proseWords are the word lists of the narrative by kind; data/metrics.md says what each is for.
var proseWords = sync.OnceValue(func() map[string]*wordSet {
	lists := map[string][]string{}
	for _, row := range readList("metrics_words.csv") {
		lists[row["kind"]] = append(lists[row["kind"]], bars(row["words"])...)
	}
	sets := map[string]*wordSet{}
	for kind, list := range lists {
		sets[kind] = newWordSet(list)
	}
	return sets
})

// words is the list of a kind; an empty one when there is none.
func words(kind string) *wordSet {
	if s := proseWords()[kind]; s != nil {
		return s
	}
	return &wordSet{}
}

// nameStart is where the name begins that ends at the end of text: after the last word that cannot
// belong to a name (a verb, a particle), after any mark that is no bracket, and at most limit
// characters back.
func nameStart(text string, limit int) int {
	tail := lastRunes(text, limit)
	base := len(text) - len(tail)
	stop, keep := words("stop"), words("keep")
	start, kept := 0, 0
	for i, r := range tail {
		if n := keep.prefix(tail[i:]); i+n > kept && n > 0 {
			kept = i + n
		}
		if !unicode.Is(unicode.Han, r) && !isNameMark(r) {
			start = i + utf8.RuneLen(r)
			continue
		}
		if n := stop.prefix(tail[i:]); n > 0 && i >= kept && i+n > start {
			start = i + n
		}
	}
	return base + min(start, len(tail))
}

// isNameMark reports whether a mark or letter may stand in the middle of a name.
func isNameMark(r rune) bool {
	return strings.ContainsRune("()“”+-", r) || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
