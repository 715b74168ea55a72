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
	begin   wordIndex
	end     wordIndex // made when first asked for: few lists are
	endOnce sync.Once
}

// A filter tells for most characters that no word begins, or ends, with them.
type filter [64]uint64

// may reports whether a word may begin, or end, with a character, by its number.
func (f *filter) may(c int) bool { return f[c>>6&63]&(1<<(c&63)) != 0 }

func (f *filter) add(c int) { f[c>>6&63] |= 1 << (c & 63) }

// character is the last twelve bits of a character, as good as its number to tell words apart.
func character(c string) int {
	switch len(c) {
	case 0:
		return 0
	case 1:
		return int(c[0])
	}
	return int(c[len(c)-2]&0x3f)<<6 | int(c[len(c)-1]&0x3f)
}

// firstCharacter is the number of the character that text begins with, and its bytes; none for "".
func firstCharacter(text string) (number, size int) {
	if len(text) > 2 && text[0]>>4 == 0xe { // most Chinese ones have three bytes
		return int(text[1]&0x3f)<<6 | int(text[2]&0x3f), 3
	}
	_, size = utf8.DecodeRuneInString(text)
	return character(text[:size]), size
}

// lastCharacter is the number of the one that text ends with.
func lastCharacter(text string) int {
	if n := len(text); n > 2 && text[n-3]>>4 == 0xe {
		return character(text[n-2:])
	}
	_, size := utf8.DecodeLastRuneInString(text)
	return character(text[len(text)-size:])
}

func newWordSet(words []string) *wordSet {
	entries := make([]string, 0, len(words))
	for _, w := range words {
		if w != "" {
			entries = append(entries, w)
		}
	}
	return &wordSet{begin: newWordIndex(entries, numberOf)}
}

func numberOf(word string) int { c, _ := firstCharacter(word); return c }

// has reports whether a text is one of the words.
func (s *wordSet) has(text string) bool {
	return text != "" && slices.Contains(s.begin.bucket(numberOf(text)), text)
}

// prefix is the length in bytes of the longest word that text begins with, 0 for none.
func (s *wordSet) prefix(text string) int { return len(s.begin.longest(text)) }

// suffix is the length in bytes of the longest word that text ends with, 0 for none.
func (s *wordSet) suffix(text string) int {
	s.endOnce.Do(func() { s.end = newWordIndex(s.begin.entries, lastCharacter) })
	for _, w := range s.end.bucket(lastCharacter(text)) {
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
	for i := 0; i < len(text); {
		c, size := firstCharacter(text[i:])
		if s.begin.filter.may(c) {
			if n := s.prefix(text[i:]); n > 0 {
				return span{i, i + n}, true
			}
		}
		i += size
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
