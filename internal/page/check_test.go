package page

import (
	"errors"
	"strings"
	"testing"
)

// pageOf is a page with the text, one glyph a character, and perhaps a picture over all of it.
func pageOf(number int, text string, picture bool) *Page {
	p := &Page{Number: number, Box: Rect{0, 0, 600, 800}}
	for _, r := range text {
		g := Glyph{Text: string(r)}
		if r == '?' {
			g.Text = ""
		}
		p.Glyphs = append(p.Glyphs, g)
	}
	if picture {
		p.Images = []Image{{Box: p.Box}}
	}
	return p
}

// hide makes the text of a page invisible, as a text recognition leaves it.
func hide(p *Page) *Page {
	for i := range p.Glyphs {
		p.Glyphs[i].Hidden = true
	}
	return p
}

func TestCheck(t *testing.T) {
	prose := strings.Repeat("本市保险公司今年共支付赔款三亿元,同比增长一成。", 10)
	latin := strings.Repeat("Insurers paid claims of 12.5 million this year. ", 10)
	for _, c := range []struct {
		name    string
		pages   []*Page
		kind    Kind   // "" when the document can be read
		warning string // part of the one warning, "" for none
	}{
		{"text", []*Page{pageOf(1, prose, false), pageOf(2, "", false)}, "", ""},
		{"text over pictures", []*Page{pageOf(1, prose, true)}, "", ""},
		{"recognised text over pictures", []*Page{pageOf(1, prose, false), hide(pageOf(2, prose, true))}, "", "all text of page 2 is invisible"},
		{"Latin text", []*Page{pageOf(1, latin, false)}, "", ""},
		{"scans", []*Page{pageOf(1, "", true), pageOf(2, "", true)}, Scanned, ""},
		{"some scans", []*Page{pageOf(1, prose, false), pageOf(2, "", true), pageOf(3, "", true), pageOf(5, "", true)}, "", "pages 2-3, 5 have no text layer"},
		{"blank", []*Page{pageOf(1, "", false)}, Empty, ""},
		{"no characters", []*Page{pageOf(1, strings.Repeat("?", 100), false)}, UnreadableText, ""},
		{"every tenth without a character", []*Page{pageOf(1, strings.Repeat("本市保险公司今年共?", 20), false)}, UnreadableText, ""},
		{"a bullet without a character", []*Page{pageOf(1, "?"+prose, false)}, "", "some glyphs of page 1"},
		{"private use", []*Page{pageOf(1, strings.Repeat("\uE001\uE002\uE003", 30), false)}, UnreadableText, ""},
		{"bytes of another encoding", []*Page{pageOf(1, strings.Repeat("±¾ÊÐ±£ÏÕ¹«Ë¾", 20), false)}, UnreadableText, ""},
		{"glyph numbers taken for characters", []*Page{pageOf(1, strings.Repeat("乣佭俓凟劰呿噰媨尬忛", 20), false)}, UnreadableText, ""},
		{"one page garbled of many", []*Page{pageOf(1, prose, false), pageOf(2, prose, false), pageOf(3, prose, false), pageOf(4, prose, false),
			pageOf(5, prose, false), pageOf(6, strings.Repeat("?", 40), false)}, "", "the text of page 6 cannot be trusted"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var check Check
			for _, p := range c.pages {
				check.Add(p)
			}
			err := check.Err()
			var e *Error
			if errors.As(err, &e); c.kind == "" && err != nil || c.kind != "" && (e == nil || e.Kind != c.kind) {
				t.Fatalf("error %v, want kind %q", err, c.kind)
			}
			if e != nil && (e.What == "" || e.Hint == "" || strings.Contains(e.Error(), "\n")) {
				t.Errorf("%q does not say in one line what happened and what to do", e.Error())
			}
			if w := strings.Join(check.Warnings(), "; "); !strings.Contains(w, c.warning) || c.warning == "" && w != "" {
				t.Errorf("warnings %q, want %q", w, c.warning)
			}
		})
	}
}
