package report

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A wordSet finds its words at a place of a text, the longest first.
type wordSet struct {
	words   map[string]bool
	byFirst map[string][]string // by their first character, the longest first
	byLast  map[string][]string // by their last
	first   filter
	last    filter
}

// A filter tells for most characters that no word begins, or ends, with them.
type filter [64]uint64

// may reports whether a word may begin, or end, with a character.
func (f *filter) may(c string) bool {
	i := character(c)
	return f[i>>6]&(1<<(i&63)) != 0
}

func (f *filter) add(c string) {
	i := character(c)
	f[i>>6] |= 1 << (i & 63)
}

// character is the last twelve bits of a character, as good as its number to tell words apart.
func character(c string) int {
	if len(c) < 2 {
		return int(c[0])
	}
	return int(c[len(c)-2]&0x3f)<<6 | int(c[len(c)-1]&0x3f)
}

// firstCharacter is the character that text begins with, "" for none.
func firstCharacter(text string) string {
	if len(text) > 2 && text[0]>>4 == 0xe { // most Chinese ones have three bytes
		return text[:3]
	}
	_, size := utf8.DecodeRuneInString(text)
	return text[:size]
}

// lastCharacter is the one that text ends with.
func lastCharacter(text string) string {
	if n := len(text); n > 2 && text[n-3]>>4 == 0xe {
		return text[n-3:]
	}
	_, size := utf8.DecodeLastRuneInString(text)
	return text[len(text)-size:]
}

func newWordSet(words []string) *wordSet {
	s := &wordSet{words: make(map[string]bool, len(words)), byFirst: map[string][]string{}, byLast: map[string][]string{}}
	for _, w := range words {
		if w == "" || s.words[w] {
			continue
		}
		s.words[w] = true
		first, last := firstCharacter(w), lastCharacter(w)
		s.first.add(first)
		s.last.add(last)
		s.byFirst[first] = insertByLength(s.byFirst[first], w)
		s.byLast[last] = insertByLength(s.byLast[last], w)
	}
	return s
}

// insertByLength adds a word to a list, the longest first.
func insertByLength(list []string, w string) []string {
	i := len(list)
	for i > 0 && len(list[i-1]) < len(w) {
		i--
	}
	return slices.Insert(list, i, w)
}

// prefix is the length in bytes of the longest word that text begins with, 0 for none.
func (s *wordSet) prefix(text string) int {
	c := firstCharacter(text)
	if c == "" || !s.first.may(c) {
		return 0
	}
	for _, w := range s.byFirst[c] {
		if strings.HasPrefix(text, w) {
			return len(w)
		}
	}
	return 0
}

// suffix is the length in bytes of the longest word that text ends with, 0 for none.
func (s *wordSet) suffix(text string) int {
	c := lastCharacter(text)
	if c == "" || !s.last.may(c) {
		return 0
	}
	for _, w := range s.byLast[c] {
		if strings.HasSuffix(text, w) {
			return len(w)
		}
	}
	return 0
}

// in reports whether a word of the set stands anywhere in text.
func (s *wordSet) in(text string) bool { _, ok := s.firstIn(text); return ok }

// firstIn is the place of the first word in text.
func (s *wordSet) firstIn(text string) (span, bool) {
	for i := range text {
		if n := s.prefix(text[i:]); n > 0 {
			return span{i, i + n}, true
		}
	}
	return span{}, false
}

// lastIn is the place of the last word in text.
func (s *wordSet) lastIn(text string) (last span, ok bool) {
	for i := range text {
		if n := s.prefix(text[i:]); n > 0 && i >= last.to {
			last, ok = span{i, i + n}, true
		}
	}
	return last, ok
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
