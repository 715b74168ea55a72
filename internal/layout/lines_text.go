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
	t.place(RunePlace{})
	t.last = ' '
}

func (t *textBuilder) place(p RunePlace) {
	if !t.bare {
		t.runes = append(t.runes, p)
	}
}

// line adds a line of page n; back turns its boxes to the page as displayed.
func (t *textBuilder) line(words []Word, n int, back turner) {
	track := 0.0
	if len(words) > 1 {
		track = tracking(words)
	}
	for i := range words {
		w := &words[i]
		switch {
		case i > 0:
			if spaceBetween(&words[i-1], w, track) {
				t.space()
			}
		case t.text.Len() > 0:
			t.seam(w)
		}
		t.text.Grow(len(w.Text))
		for k := range w.Glyphs {
			t.glyph(&w.Glyphs[k], n, back)
		}
	}
}

func (t *textBuilder) glyph(g *page.Glyph, n int, back turner) {
	for _, r := range g.Text {
		if unicode.IsControl(r) {
			r = ' '
		}
		t.text.WriteRune(r)
		if !t.bare {
			t.place(RunePlace{Page: n, Box: back.rect(g.Box)})
		}
		t.last = r
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

// tracking is the usual distance between neighbouring glyphs of a line, in points: more than zero
// where a line is stretched to its column or printed with letter spacing.
func tracking(words []Word) float64 {
	gaps := make([]float64, 0, 64) // of a line as long as most, no allocation
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

// spaceBetween reports whether a space stands between two words of one line.
func spaceBetween(a, b *Word, track float64) bool {
	l, _ := utf8.DecodeLastRuneInString(a.Text)
	f, _ := utf8.DecodeRuneInString(b.Text)
	em := min(a.Size, b.Size)
	gap := b.Box.X0 - a.Box.X1 - track
	switch {
	case IsCJK(l) && IsCJK(f):
		return b.Spaced && gap > 0.15*em || gap > 0.8*em
	case IsCJK(l) || IsCJK(f):
		return gap > 0.45*em
	}
	return b.Spaced || gap > latinGap*em
}

// lineText is the text of one line.
func lineText(words []Word) string {
	if len(words) == 1 && strings.IndexFunc(words[0].Text, unicode.IsControl) < 0 && utf8.ValidString(words[0].Text) {
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
