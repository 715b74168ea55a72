package layout

import (
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"techins/internal/page"
)

const (
	// minTOCLines is how many lines of a page must end in a page number to make it a contents page.
	minTOCLines = 4
	// leaderRunes fill the way from a heading to its page number.
	leaderRunes = ".．·•・‧…⋯․‥_-—─ "
)

// A tocLine is a line of a contents page: a heading, perhaps a leader, a page number.
type tocLine struct {
	title  int // how many of the line's glyphs are the heading
	number int // the first glyph of the page number
	page   int
	led    bool // dots lead to the number
}

// readTOC takes a line apart; ok is false when it does not end in a number set apart from a heading.
func readTOC(words []Word) (tocLine, bool) {
	var t tocLine
	if last := words[len(words)-1].Glyphs; !isDigits(last[len(last)-1].Text) {
		return t, false
	}
	for i := range words {
		t.number += len(words[i].Glyphs)
	}
	t.title = t.number
	var number *page.Glyph // the first of the number
	digits, dots := "", 0
	for g := range glyphsBack(words) {
		switch {
		case t.title == t.number && isDigits(g.Text):
			digits, number = g.Text+digits, g
			t.number--
		case strings.Trim(g.Text, leaderRunes) == "":
			dots += leaderDots(g.Text)
		default:
			n, err := strconv.Atoi(digits)
			t.page, t.led = n, dots >= 3
			return t, err == nil && len(digits) <= 4 && (t.led || number.Box.X0-g.Box.X1 > 2*g.Size)
		}
		t.title--
	}
	return t, false
}

// leaderDots counts the dots of a leader; an ellipsis is three.
func leaderDots(s string) int {
	return strings.Count(s, "…")*2 + strings.Count(s, "⋯")*2 + utf8.RuneCountInString(s)
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// glyphsBack goes through the glyphs of words from the last to the first.
func glyphsBack(words []Word) iter.Seq[*page.Glyph] {
	return func(yield func(*page.Glyph) bool) {
		for i := len(words) - 1; i >= 0; i-- {
			for k := len(words[i].Glyphs) - 1; k >= 0; k-- {
				if !yield(&words[i].Glyphs[k]) {
					return
				}
			}
		}
	}
}

// glyphsFrom goes through the glyphs of words without copying them.
func glyphsFrom(words []Word) iter.Seq2[int, *page.Glyph] {
	return func(yield func(int, *page.Glyph) bool) {
		for i := range words {
			for k := range words[i].Glyphs {
				if !yield(i, &words[i].Glyphs[k]) {
					return
				}
			}
		}
	}
}

// tocLines finds the lines of a contents page among the lines of a page; nil when it is none. Without
// leaders the numbers must not fall from line to line. Behind another contents page one line with a
// leader is enough.
func tocLines(lines []*textLine, goesOn bool) map[*textLine]tocLine {
	out := map[*textLine]tocLine{}
	led, falls, last := 0, 0, -1
	for _, l := range lines {
		t, ok := readTOC(l.words)
		if !ok {
			continue
		}
		out[l] = t
		if t.led {
			led++
		}
		if t.page < last {
			falls++
		}
		last = t.page
	}
	if goesOn && led > 0 && led == len(out) {
		return out
	}
	if len(out) < minTOCLines || led < minTOCLines && falls > 0 || 3*len(out) < len(lines) {
		return nil
	}
	return out
}

// tocWords are the words of a contents line without its leader: the heading's, then the number.
func tocWords(words []Word, t tocLine) []Word {
	var out []Word
	seen := 0
	for _, w := range words {
		from, to := seen, seen+len(w.Glyphs)
		seen = to
		if from < t.title {
			out = append(out, subWord(w, 0, min(to, t.title)-from))
		}
		if to > t.number {
			out = append(out, subWord(w, max(from, t.number)-from, to-from))
		}
	}
	out[len(out)-1].Spaced = true
	return out
}

// subWord is the word of some of a word's glyphs.
func subWord(w Word, from, to int) Word {
	w.Glyphs = w.Glyphs[from:to]
	w.Text = ""
	for i, g := range w.Glyphs {
		w.Text += g.Text
		if i == 0 {
			w.Box = g.Box
		} else {
			w.Box = hull(w.Box, g.Box)
		}
	}
	return w
}
