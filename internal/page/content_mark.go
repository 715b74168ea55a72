package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"techins/internal/page/font"
	"techins/internal/page/object"
)

// A markedContent is an open marked-content sequence.
type markedContent struct {
	hidden bool   // optional content that is off
	actual string // replacement text, "" for none
	first  int    // index of the first glyph shown within
}

// maxReplaced is how many glyphs one replacement text may stand for: it serves ligatures and words, not
// pages.
const maxReplaced = 64

// beginMarked opens the sequence of BMC or BDC.
func (it *interpreter) beginMarked() error {
	if len(it.marks) >= maxStack {
		return object.Fail(object.ErrLimit, "marked content nested deeper than %d", maxStack)
	}
	m := markedContent{first: len(it.page.Glyphs)}
	if n := len(it.args); n == 2 {
		if string(it.args[0].Bytes) == "OC" {
			m.hidden = it.doc.layers.hidden(it.view, it.lookup("Properties", it.name()))
		}
		if s, ok := it.view.Get(it.properties()["ActualText"]).(object.String); ok && len(s) < 64 {
			m.actual = textString(string(s))
		}
	}
	if m.hidden {
		it.hidden++
	}
	it.marks = append(it.marks, m)
	return nil
}

// properties are those of BDC: a dictionary in its place, or by name.
func (it *interpreter) properties() object.Dict {
	if a := it.args[1]; a.Kind == object.DictToken {
		return a.Dict
	}
	return it.view.Dict(it.lookup("Properties", it.name()))
}

// endMarked closes the innermost sequence.
func (it *interpreter) endMarked() {
	n := len(it.marks)
	if n == 0 {
		return
	}
	m := it.marks[n-1]
	it.marks = it.marks[:n-1]
	if m.hidden {
		it.hidden--
	}
	if n := len(it.page.Glyphs) - m.first; m.actual != "" && n > 0 && n <= maxReplaced {
		it.replace(it.page.Glyphs[m.first:], m.actual)
	}
}

// replace gives glyphs the replacement text of their sequence. It is used where it says what the
// font does not (one character for several glyphs or the other way round, radicals for the characters
// that look like them) and where each glyph keeps a text of its own; it never changes a digit: the
// digit that is seen counts.
func (it *interpreter) replace(glyphs []Glyph, actual string) {
	actual = strings.TrimFunc(actual, func(r rune) bool { return r == 0 || r == 0xfeff })
	var own strings.Builder
	for i := range glyphs {
		own.WriteString(glyphs[i].Text)
	}
	if actual == "" || own.String() == actual {
		return
	}
	if digits(own.String()) != digits(actual) {
		if own.Len() > 0 {
			it.warn("a replacement text has other digits than its glyphs; the glyphs were read")
			return
		}
	}
	switch n := utf8.RuneCountInString(actual); {
	case len(glyphs) == 1:
		it.mapped(&glyphs[0], actual)
	case n == len(glyphs):
		i := 0
		for _, r := range actual {
			it.mapped(&glyphs[i], string(r))
			i++
		}
	case len(glyphs) <= 4 && own.Len() < len(actual):
		it.mapped(&glyphs[0], actual)
		for i := range glyphs[1:] {
			glyphs[0].Box = glyphs[0].Box.Union(glyphs[i+1].Box)
			it.mapped(&glyphs[i+1], actual)
		}
		it.page.Glyphs = it.page.Glyphs[:len(it.page.Glyphs)-len(glyphs)+1]
	}
}

// mapped sets the text of a glyph that may have had none.
func (it *interpreter) mapped(g *Glyph, text string) {
	if g.Text == "" {
		it.page.Unmapped--
	}
	g.Text = font.Unified(text)
}

// digits are the digits of a text.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// warn adds a warning to the page, once.
func (it *interpreter) warn(text string) {
	for _, w := range it.page.Warnings {
		if w == text {
			return
		}
	}
	it.page.Warnings = append(it.page.Warnings, text)
}
