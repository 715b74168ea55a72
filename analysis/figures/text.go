package figures

import (
	"fmt"
	"strings"
)

// A Lang is a language of the figures.
type Lang string

const (
	Chinese Lang = "zh"
	English Lang = "en"
)

// Langs are all languages.
var Langs = []Lang{Chinese, English}

// A Text is the same statement in each language.
type Text struct{ ZH, EN string }

// In is the text in one language.
func (t Text) In(l Lang) string {
	if l == English {
		return t.EN
	}
	return t.ZH
}

// textf formats both languages with the same arguments; an argument that is itself a Text is put in
// in the language of the format.
func textf(zh, en string, args ...any) Text {
	return Text{fmt.Sprintf(zh, inLang(Chinese, args)...), fmt.Sprintf(en, inLang(English, args)...)}
}

func inLang(l Lang, args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if t, ok := a.(Text); ok {
			a = t.In(l)
		}
		out[i] = a
	}
	return out
}

// same is a text that does not depend on the language, such as a number.
func same(s string) Text { return Text{s, s} }

// comma stands between clauses, listing between the names of a list.
var comma, listing = Text{"，", ", "}, Text{"、", ", "}

// joined is a list of texts with something between them.
func joined(all []Text, between Text) Text {
	var t Text
	for i, a := range all {
		if i > 0 {
			t = Text{t.ZH + between.ZH, t.EN + between.EN}
		}
		t = Text{t.ZH + a.ZH, t.EN + a.EN}
	}
	return t
}

// sentences are notes one after the other.
func sentences(all []Text) Text {
	var t Text
	for i, a := range all {
		if i > 0 {
			t.EN += " "
		}
		t = Text{t.ZH + a.ZH, t.EN + a.EN}
	}
	return t
}

// sentenceCase begins every English sentence with a capital: names put into a text are in lower case.
func sentenceCase(t Text) Text {
	parts := strings.Split(t.EN, ". ")
	for i, p := range parts {
		parts[i] = capitalised(p)
	}
	return Text{t.ZH, strings.TrimSpace(strings.Join(parts, ". "))}
}
