package figures

import (
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"unicode"
)

// HTML writes the table as one <figure> element with the table, its notes and its source. Classes:
// num for numbers, group for subtotals, total for totals.
func (t *Table) HTML(w io.Writer, l Lang) error {
	var b strings.Builder
	fmt.Fprintf(&b, "<figure id=%q lang=%q>\n<table>\n<caption>%s</caption>\n<thead>\n<tr>", t.ID, htmlLang(l), html.EscapeString(t.Title.In(l)))
	for _, i := range t.shown() {
		c := t.Columns[i]
		fmt.Fprintf(&b, "<th scope=\"col\"%s>%s", numClass(c), html.EscapeString(c.Head.In(l)))
		b.WriteString(noteMark("<sup>%s</sup>", c.Note) + "</th>")
	}
	b.WriteString("</tr>\n</thead>\n")
	pads := t.pads(l)
	for _, p := range t.Panels {
		b.WriteString("<tbody>\n")
		if p.Head != (Text{}) {
			fmt.Fprintf(&b, "<tr><th scope=\"rowgroup\" colspan=\"%d\">%s</th></tr>\n", len(t.shown()), html.EscapeString(p.Head.In(l)))
		}
		for _, r := range p.Rows {
			class := ""
			if r.Group {
				class = "group"
			}
			t.htmlRow(&b, r, l, class, pads)
		}
		if len(p.Total.Cells) > 0 {
			t.htmlRow(&b, p.Total, l, "total", pads)
		}
		b.WriteString("</tbody>\n")
	}
	b.WriteString("</table>\n<figcaption>\n")
	for _, n := range t.footer(l) {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(n))
	}
	b.WriteString("</figcaption>\n</figure>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func htmlLang(l Lang) string {
	if l == Chinese {
		return "zh-CN"
	}
	return "en"
}

func numClass(c TableColumn) string {
	if c.Print == nil {
		return ""
	}
	return ` class="num"`
}

// blanks are characters as wide as the digits and the point that they stand for.
var blanks = strings.NewReplacer("0", "\u2007", "1", "\u2007", "2", "\u2007", "3", "\u2007", "4", "\u2007", "5", "\u2007", "6", "\u2007",
	"7", "\u2007", "8", "\u2007", "9", "\u2007", ".", "\u2008")

func (t *Table) htmlRow(b *strings.Builder, r TableRow, l Lang, class string, pads []string) {
	b.WriteString("<tr")
	if class != "" {
		fmt.Fprintf(b, " class=%q", class)
	}
	b.WriteString(">")
	named := t.named()
	for _, i := range t.shown() {
		tag, text := "td", t.printed(l, r.Cells[i], i)
		if i == named {
			tag = `th scope="row"`
		}
		if r.Cells[i].Value != nil {
			text += blanks.Replace(pad(pads[i], text))
		}
		fmt.Fprintf(b, "<%s%s%s>%s</%s>", tag, numClass(t.Columns[i]), foreignLang(l, text), html.EscapeString(text)+noteMark("<sup>%s</sup>", r.Cells[i].Note), tag[:2])
	}
	b.WriteString("</tr>\n")
}

// foreignLang marks Chinese in an English table, so that a screen reader speaks it as such.
func foreignLang(l Lang, text string) string {
	if l == English && strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return ` lang="zh-CN"`
	}
	return ""
}

// named is the column that names a row: the first of words.
func (t *Table) named() int {
	return slices.IndexFunc(t.Columns, func(c TableColumn) bool { return c.Print == nil && !c.Neutral && c.Only == "" })
}
