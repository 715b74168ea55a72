package report

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"techins/internal/pattern"
)

// A headingForm is a row of outline_headings.csv: how a heading of one kind is worded. A strong form
// is a heading wherever it stands alone, a weak one (a list item looks like it) needs more evidence,
// an exact one must be the whole text.
type headingForm struct {
	kind    string // part, section, subsection, box, annex
	level   int    // 0 for a box: below the section it stands in
	strong  bool
	pattern *pattern.Pattern
}

// numeral is a number in Chinese or Arabic digits.
const numeral = `[一二三四五六七八九十百〇零\d]+`

var headingForms = sync.OnceValue(func() []headingForm {
	var forms []headingForm
	for _, row := range readList("outline_headings.csv") {
		forms = append(forms, headingForm{
			kind:    row["kind"],
			level:   int(row["level"][0] - '0'),
			strong:  row["form"] != "weak",
			pattern: pattern.New(strings.ReplaceAll(row["pattern"], "{num}", numeral)),
		})
	}
	return forms
})

// A wording is a text read as a heading.
type wording struct {
	form   headingForm
	number string // 第一章, 一, （一）, 专栏一, 附件1; "" for 前言
	title  string
}

// readHeading reads a text as a heading by its wording alone.
func readHeading(text string) (wording, bool) {
	text = strings.TrimSpace(text)
	for _, f := range headingForms() {
		m := f.pattern.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		w := wording{form: f, number: without(m[1], unicode.IsSpace), title: oneLine(m[2])}
		switch {
		case f.kind == "subsection":
			w.number = "（" + w.number + "）"
		case w.number == "":
			w.title = without(w.title, unicode.IsSpace)
		}
		return w, true
	}
	return wording{}, false
}

// without is the text without the runes of a class.
func without(s string, class func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if class(r) {
			return -1
		}
		return r
	}, s)
}

// oneLine has single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// lettersOf is what two prints of one title have in common: its letters and digits.
func lettersOf(s string) string {
	return without(norm.NFKC.String(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
