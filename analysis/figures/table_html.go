package figures

import (
	"fmt"
	"html"
	"io"
	"strings"
)

// HTML writes the table as one <figure> element with the table, its notes and its source. Classes:
// num for numbers, group for subtotals, total for totals.
func (t *Table) HTML(w io.Writer, l Lang) error {
	var b strings.Builder
	fmt.Fprintf(&b, "<figure id=%q lang=%q>\n<table>\n<caption>%s</caption>\n<thead>\n<tr>", t.ID, htmlLang(l), html.EscapeString(t.Title.In(l)))
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "<th scope=\"col\"%s>%s", numClass(c), html.EscapeString(c.Head.In(l)))
		if c.Note > 0 {
			fmt.Fprintf(&b, "<sup>%s</sup>", c.letter())
		}
		b.WriteString("</th>")
	}
	b.WriteString("</tr>\n</thead>\n")
	for _, p := range t.Panels {
		fmt.Fprintf(&b, "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"%d\">%s</th></tr>\n", len(t.Columns), html.EscapeString(p.Head.In(l)))
		for _, r := range p.Rows {
			class := ""
			if r.Group {
				class = "group"
			}
			t.htmlRow(&b, r, l, class)
		}
		t.htmlRow(&b, p.Total, l, "total")
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

func (t *Table) htmlRow(b *strings.Builder, r TableRow, l Lang, class string) {
	b.WriteString("<tr")
	if class != "" {
		fmt.Fprintf(b, " class=%q", class)
	}
	b.WriteString(">")
	for i, c := range r.Cells {
		tag := "td"
		if i == 1 {
			tag = `th scope="row"`
		}
		fmt.Fprintf(b, "<%s%s>%s</%s>", tag, numClass(t.Columns[i]), html.EscapeString(t.printed(l, c, i)), tag[:2])
	}
	b.WriteString("</tr>\n")
}
