package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"techins/internal/page"
)

// Character classes. They are Unicode's, not a language's words: layout reads shapes, not sense.

// isFinal reports whether a sentence can end with r.
func isFinal(r rune) bool { return strings.ContainsRune("。．.！!？?；;：:…", r) }

// isCloser reports whether r cannot begin a line: closing brackets and quotes, commas, stops, signs.
func isCloser(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune("。．.！!？?；;：:…，,、％%‰℃", r)
}

// isOpener reports whether r cannot end a line.
func isOpener(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

// endsSentence reports whether a text ends as a sentence does, closing quotes and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.In(r, unicode.Pe, unicode.Pf) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return isFinal(r)
}

// endsOpen reports whether a text ends where no sentence can: after a comma or an opening bracket.
func endsOpen(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("，,、", r) || isOpener(r)
}

// A textBuilder joins words and lines into the text of a block and keeps the place of each rune.
type textBuilder struct {
	text  strings.Builder
	runes []RunePlace
	bare  bool // only the text is asked for, no places
	last  rune
	vocab map[string]bool // Latin words that stand whole within a line somewhere in the document
}

func (t *textBuilder) space() {
	t.text.WriteByte(' ')
	if !t.bare {
		t.runes = append(t.runes, RunePlace{})
	}
	t.last = ' '
}

// line adds a line of page n; back turns its boxes to the page as displayed.
func (t *textBuilder) line(words []Word, n int, back turner) {
	track := lineTrack{words: words}
	for i := range words {
		w := &words[i]
		switch {
		case i > 0:
			if track.space(&words[i-1], w) {
				t.space()
			}
		case t.text.Len() > 0:
			t.seam(w)
		}
		t.word(w, n, back)
	}
}

// word adds a word as it stands.
func (t *textBuilder) word(w *Word, n int, back turner) {
	if l, ok := w.known(); ok && l.clean {
		t.text.WriteString(w.Text)
		t.last, _ = utf8.DecodeLastRuneInString(w.Text)
		for k := 0; k < len(w.Glyphs) && !t.bare; k++ {
			t.places(&w.Glyphs[k], n, back)
		}
		return
	}
	for k := range w.Glyphs {
		for _, r := range w.Glyphs[k].Text {
			if unicode.IsControl(r) {
				r = ' '
			}
			t.text.WriteRune(r)
			t.last = r
		}
		if !t.bare {
			t.places(&w.Glyphs[k], n, back)
		}
	}
}

// places notes where the characters of a glyph stand.
func (t *textBuilder) places(g *page.Glyph, n int, back turner) {
	p := RunePlace{Page: n, Box: back.rect(g.Box)}
	for range g.Text {
		t.runes = append(t.runes, p)
	}
}

// seam joins the next line's first word to what stands before: nothing beside a CJK character or
// inside a number, no hyphen inside a word, a space between two words.
func (t *textBuilder) seam(w *Word) {
	first, _ := utf8.DecodeRuneInString(w.Text)
	switch {
	case IsCJK(t.last) || IsCJK(first) || t.last == ' ':
	case isOpener(t.last) || isCloser(first) && !unicode.IsDigit(first):
	case inNumber(t.last) && inNumber(first):
	case t.last == '-' || t.last == '\u00ad' || t.last == '\u2010':
		t.hyphen(w.Text)
	case t.vocab[t.tail()+head(w.Text)]:
	case unicode.IsLetter(t.last) || unicode.IsLetter(first) || unicode.IsDigit(t.last) || unicode.IsDigit(first):
		t.space()
	}
}

// hyphen decides whether the hyphen at the end of a line belongs to the word.
func (t *textBuilder) hyphen(next string) {
	s := t.text.String()
	_, size := utf8.DecodeLastRuneInString(s)
	stem, first := s[:len(s)-size], []rune(next)[0]
	before, _ := utf8.DecodeLastRuneInString(stem)
	whole := t.last == '\u00ad' || unicode.IsLetter(before) && unicode.IsLower(first)
	if !whole || t.vocab[t.tail()+head(next)] {
		return
	}
	t.text.Reset()
	t.text.WriteString(stem)
	t.runes = t.runes[:max(0, len(t.runes)-1)]
	t.last = before
}

// tail is the Latin word at the end of the text so far.
func (t *textBuilder) tail() string {
	s := t.text.String()
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !isWordRune(r) })+1:]
}

// head is the Latin word at the beginning of s.
func head(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !isWordRune(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

func isWordRune(r rune) bool {
	return (unicode.IsLetter(r) || r == '-') && !IsCJK(r)
}

func inNumber(r rune) bool {
	return r >= '0' && r <= '9' || r == '.' || r == ',' || r == '%' || r == '‰'
}

// A lineTrack tells the spaces of a line; it measures the line when first that matters.
type lineTrack struct {
	words    []Word
	measured bool
	track    float64
}

// value is the tracking of the line.
func (t *lineTrack) value() float64 {
	if !t.measured {
		t.measured, t.track = true, tracking(t.words)
	}
	return t.track
}

// tracking is the usual distance between neighbouring glyphs of a line, in points: more than zero
// where a line is stretched to its column or printed with letter spacing.
func tracking(words []Word) float64 {
	gaps := make([]float64, 0, 128) // of a line as long as most, no allocation
	end, any := 0.0, false
	for i := range words {
		for k := range words[i].Glyphs {
			g := &words[i].Glyphs[k]
			if any && g.Box.X0 >= end-0.2*g.Size {
				gaps = append(gaps, g.Box.X0-end)
			}
			end, any = g.Box.X1, true
		}
	}
	if len(gaps) < 6 {
		return 0
	}
	slices.Sort(gaps)
	return max(0, gaps[(len(gaps)-1)/2])
}

// space reports whether a space stands between two words of the line that follow each other.
func (t *lineTrack) space(a, b *Word) bool {
	l, _ := utf8.DecodeLastRuneInString(a.Text)
	f, _ := utf8.DecodeRuneInString(b.Text)
	em := min(a.Size, b.Size)
	gap := b.Box.X0 - a.Box.X1
	// wider reports whether the gap is wider than a limit once the tracking, never less than 0, is taken off.
	wider := func(limit float64) bool { return gap > limit && gap-t.value() > limit }
	switch {
	case IsCJK(l) && IsCJK(f):
		return b.Spaced && wider(0.15*em) || wider(0.8*em)
	case IsCJK(l) || IsCJK(f):
		return wider(0.45 * em)
	}
	return b.Spaced || wider(latinGap*em)
}

// lineText is the text of one line.
func lineText(words []Word) string {
	if len(words) == 1 && clean(words[0].Text) {
		return words[0].Text
	}
	t := textBuilder{bare: true}
	t.line(words, 1, turner{})
	return t.text.String()
}

// vocabulary collects the Latin words that stand within lines, neither first nor last.
func vocabulary(sheets []*sheet) map[string]bool {
	vocab := map[string]bool{}
	for _, s := range sheets {
		for i, w := range s.words {
			if i == 0 || i+1 == len(s.words) || w.Base != s.words[i-1].Base && w.Gap > 1e9 || s.words[i+1].Gap > 1e9 {
				continue
			}
			if h := head(w.Text); len(h) > 1 {
				vocab[h] = true
			}
		}
	}
	return vocab
}

func unionOf(words []Word) page.Rect {
	var b page.Rect
	for i, w := range words {
		if i == 0 {
			b = w.Box
		} else {
			b = hull(b, w.Box)
		}
	}
	return b
}
