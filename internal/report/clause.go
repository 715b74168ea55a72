package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A prose is a paragraph made fit for reading by rules: blanks and line breaks gone, full-width
// letters, digits and signs made ASCII. Every place in it is a byte offset; origin leads back to
// the paragraph as printed.
type prose struct {
	text    string
	printed []rune
	origin  []int32 // for each byte of text, and its end, the index in printed of its character
}

func newProse(paragraph string) *prose {
	p := &prose{printed: []rune(paragraph), origin: make([]int32, 0, len(paragraph)+1)}
	var b strings.Builder
	b.Grow(len(paragraph))
	for i, r := range p.printed {
		if r = plainRune(r); r < 0 {
			continue
		}
		b.WriteRune(r)
		for range utf8.RuneLen(r) {
			p.origin = append(p.origin, int32(i))
		}
	}
	p.text = b.String()
	p.origin = append(p.origin, int32(len(p.printed)))
	return p
}

// plainRune is the character as rules read it, -1 for one they skip.
func plainRune(r rune) rune {
	switch {
	case r >= '一' && r <= '\u9fff': // nearly all there are
		return r
	case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError:
		return -1
	case r >= '！' && r <= '～': // the full-width forms of ASCII
		return r - '！' + '!'
	}
	return r
}

// at is the byte offset in text of the printed character with index i: of the next one kept when
// that one was skipped.
func (p *prose) at(i int) int {
	at, _ := slices.BinarySearch(p.origin, int32(i))
	return at
}

// original is text[from:to] as printed, without line breaks.
func (p *prose) original(from, to int) string {
	if from >= to {
		return ""
	}
	s := string(p.printed[p.origin[from] : p.origin[to-1]+1])
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, s))
}

// A span is text[from:to] of a prose.
type span struct{ from, to int }

func (s span) in(text string) string { return text[s.from:s.to] }
func (s span) contains(i int) bool   { return s.from <= i && i < s.to }

// A sentence is its clauses in order.
type sentence struct {
	span
	clauses []span
}

// maxClause is the most bytes a clause may have; no language writes longer ones, and what a rule
// searches for one number stays bounded whatever the text.
const maxClause = 900

// sentences cuts a text at full stops and, within, at commas, semicolons and colons. Marks within
// the guarded spans (numbers), and commas within brackets or quotation marks, do not cut.
func sentences(text string, guarded []span) []sentence {
	var out []sentence
	var clauses []span
	start, begin := 0, 0
	inside := enclosed(text)
	g := 0
	for i, r := range text {
		for g < len(guarded) && guarded[g].to <= i {
			g++
		}
		inNumber := g < len(guarded) && guarded[g].contains(i)
		if i-start > maxClause && (!inNumber || guarded[g].from == i) {
			clauses = appendSpan(clauses, start, i)
			start = i
		}
		if inNumber {
			continue
		}
		end := i + utf8.RuneLen(r)
		switch {
		case r == '。' || r == '!' || r == '?':
			clauses = appendSpan(clauses, start, i)
			out = appendSentence(out, begin, end, clauses)
			clauses, start, begin = nil, end, end
		case (r == ',' || r == ';' || r == ':') && !inside[i]:
			clauses = appendSpan(clauses, start, i)
			start = end
		}
	}
	clauses = appendSpan(clauses, start, len(text))
	return appendSentence(out, begin, len(text), clauses)
}

func appendSpan(spans []span, from, to int) []span {
	if from >= to {
		return spans
	}
	return append(spans, span{from, to})
}

func appendSentence(out []sentence, from, to int, clauses []span) []sentence {
	if len(clauses) == 0 {
		return out
	}
	return append(out, sentence{span{from, to}, clauses})
}

// maxEnclosed is the longest bracketed or quoted passage, in bytes, that is read as one: an
// opening mark without its partner must not swallow a paragraph.
const maxEnclosed = 180

// closing is the mark that closes what r opens, 0 when it opens nothing.
func closing(r rune) rune {
	switch r {
	case '(':
		return ')'
	case '“':
		return '”'
	case '《', '〈', '「', '【':
		return r + 1
	}
	return 0
}

// enclosed marks the bytes of text that stand within brackets or quotation marks.
func enclosed(text string) []bool {
	inside := make([]bool, len(text)+1)
	type open struct {
		at   int
		want rune
	}
	var stack []open
	for i, r := range text {
		for len(stack) > 0 && i-stack[0].at > maxEnclosed {
			stack = stack[1:]
		}
		if want := closing(r); want != 0 {
			stack = append(stack, open{i, want})
			continue
		}
		if n := len(stack); n > 0 && stack[n-1].want == r {
			if n == 1 {
				for j := stack[0].at; j <= i; j++ {
					inside[j] = true
				}
			}
			stack = stack[:n-1]
		}
	}
	return inside
}

// ahead is what stands at byte i of text, as far as the longest expression of a rule may reach: a
// regular expression costs time by the text it is given, even where it looks at the beginning only.
func ahead(text string, i int) string { return firstRunes(text[i:], 40) }

// lastRunes is the end of s that has at most n characters.
func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// firstRunes is the beginning of s that has at most n characters.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
