package layout

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// proseChunks marks the chunks that are lines of paragraphs: several under each other with the same
// left edge and size, wide, and most of them so full that the next word had to go to a new line.
func proseChunks(cs []chunk) []bool {
	out := make([]bool, len(cs))
	used := make([]bool, len(cs))
	beside := besideNumbers(cs)
	for i := range cs {
		if used[i] {
			continue
		}
		stack := paragraph(cs, i, used)
		prose := !labels(stack, beside) && isProse(cs, stack)
		for _, k := range stack {
			out[k], used[k] = prose, true
		}
	}
	return out
}

// besideNumbers marks the chunks with a number to their right on their line.
func besideNumbers(cs []chunk) []bool {
	out := make([]bool, len(cs))
	for start := 0; start < len(cs); {
		end, right := start+1, math.Inf(-1)
		for end < len(cs) && cs[end].base-cs[start].base <= lineSlack*min(cs[end].size, cs[start].size) {
			end++
		}
		for i := start; i < end; i++ {
			if pureNumber(cs[i].text()) {
				right = max(right, cs[i].box.X0)
			}
		}
		for i := start; i < end; i++ {
			out[i] = cs[i].box.X1 < right
		}
		start = end
	}
	return out
}

// labels reports whether the lines of a paragraph are the labels of a table's rows: most have
// numbers beside them.
func labels(stack []int, beside []bool) bool {
	n := 0
	for _, k := range stack {
		if beside[k] {
			n++
		}
	}
	return 2*n >= len(stack)
}

// paragraph follows a chunk downwards along the left edge of the lines below it. The first line may
// be indented or hang; the distance between lines stays the same.
func paragraph(cs []chunk, i int, used []bool) []int {
	stack := []int{i}
	last, pitch := cs[i], 0.0
	for j := i + 1; j < len(cs) && cs[j].base-last.base <= 2.5*last.size; j++ {
		c := cs[j]
		indent, dist := math.Abs(c.box.X0-last.box.X0), c.base-last.base
		switch {
		case used[j] || dist < 0.8*last.size || math.Abs(c.size-last.size) > 0.15*last.size:
			continue
		case indent > 2.5*last.size || len(stack) > 1 && indent > 0.5*last.size:
			continue
		case pitch > 0 && dist > 1.25*pitch:
			return stack
		}
		if pitch == 0 {
			pitch = dist
		}
		stack = append(stack, j)
		last = c
	}
	return stack
}

func isProse(cs []chunk, stack []int) bool {
	size := cs[stack[0]].size
	if len(stack) == 1 {
		return wordy(&cs[stack[0]]) && cs[stack[0]].box.W() > 28*size
	}
	left, right := math.Inf(1), math.Inf(-1)
	for _, k := range stack {
		left, right = min(left, cs[k].box.X0), max(right, cs[k].box.X1)
	}
	full, words := 0, 0
	for n, k := range stack {
		if n+1 < len(stack) && cs[k].box.X1+firstWidth(&cs[stack[n+1]])+0.3*size > right {
			full++
		}
		if wordy(&cs[k]) {
			words++
		}
	}
	w := right - left
	switch {
	case w < 14*size || 3*words < 2*len(stack):
		return false
	case len(stack) == 2:
		return w > 25*size && full == 1
	}
	return 3*full >= 2*(len(stack)-1)
}

// firstWidth is the width of what could have stood on the line before: a Latin word, or one CJK
// character.
func firstWidth(c *chunk) float64 {
	w := &c.words[0]
	if r, _ := utf8.DecodeRuneInString(w.Text); IsCJK(r) {
		return w.Size
	}
	return w.Box.W()
}

// wordy reports whether a chunk is mostly words, not numbers.
func wordy(c *chunk) bool {
	letters, all := 0, 0
	for _, r := range c.text() {
		if unicode.IsSpace(r) {
			continue
		}
		all++
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return 10*letters >= 6*all
}

const bullets = "•·●○■□◆◇▪►▶✓✔–*"

// numeric reports whether a text is a number, with its unit or sign perhaps, or what stands in its
// place: a dash, NA.
func numeric(s string) bool {
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	if digits == 0 {
		return letters == 0 && s != "" && (!strings.ContainsAny(s, bullets) || s == "–")
	}
	return letters <= 2 || letters*3 <= digits
}

// pureNumber reports whether a text has digits and no letters.
func pureNumber(s string) bool {
	digits := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			return false
		}
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits > 0
}

// yearLike reports whether a text is a year: a heading, not a value.
func yearLike(s string) bool {
	if len(s) < 4 || len(s) > 9 {
		return false
	}
	return pureNumber(s) && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && !strings.ContainsAny(s, ",.%$")
}

// isValue reports whether a text is a number, or stands for one, and is no heading such as a year or
// 95% CI.
func isValue(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters < 2 && numeric(s) && !yearLike(s)
}
