package show

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// A Column says which column of a data frame a table shows, under which head, and how a number is
// printed; Print is nil for words.
type Column struct {
	Name, Head string
	Print      func(float64) string
}

// Words is a column of text.
func Words(name, head string) Column { return Column{Name: name, Head: head} }

// Number is a column of numbers, each times factor, with so many decimal places and a comma between
// thousands: Number("value", "100 million yuan", 1e-8, 2).
func Number(name, head string, factor float64, places int) Column {
	return Column{name, head, func(v float64) string { return Fixed(v*factor, places) }}
}

// Fixed prints a number with so many decimal places and a comma between thousands.
func Fixed(v float64, places int) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', places, 64)
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	if v < 0 && strings.Trim(s, "0.") != "" {
		return "−" + whole
	}
	return whole
}

const (
	open  = `<table style="border-collapse:collapse;border-top:1.5px solid #444;border-bottom:1.5px solid #444;margin:0.6em 0">`
	words = `style="text-align:left;padding:2px 14px 2px 4px"`
	digit = `style="text-align:right;padding:2px 14px 2px 4px;font-variant-numeric:tabular-nums"`
	under = `style="border-bottom:1px solid #444"`
)

// Table gives a data frame as an HTML table with a caption, showing the columns asked for. A missing
// cell is shown as an en dash, an infinite number as ∞; a frame that holds an error, or lacks a
// column, gives the error as text.
func Table(caption string, df dataframe.DataFrame, columns ...Column) string {
	if df.Err != nil {
		return "<p>" + html.EscapeString(df.Err.Error()) + "</p>"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s<caption style=\"text-align:left;padding:4px;font-weight:bold\">%s</caption>\n<thead><tr %s>", open, html.EscapeString(caption), under)
	shown := make([]series.Series, len(columns))
	for i, c := range columns {
		shown[i] = df.Col(c.Name)
		if err := shown[i].Err; err != nil {
			return fmt.Sprintf("<p>%s: no column %q</p>", html.EscapeString(caption), html.EscapeString(c.Name))
		}
		fmt.Fprintf(&b, "<th scope=\"col\" %s>%s</th>", c.style(), html.EscapeString(c.Head))
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for row := range df.Nrow() {
		b.WriteString("<tr>")
		for i, c := range columns {
			fmt.Fprintf(&b, "<td %s>%s</td>", c.style(), html.EscapeString(c.text(shown[i].Elem(row))))
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody></table>")
	return b.String()
}

func (c Column) style() string {
	if c.Print == nil {
		return words
	}
	return digit
}

func (c Column) text(e series.Element) string {
	switch {
	case e.IsNA():
		return "–"
	case c.Print == nil:
		return e.String()
	case math.IsInf(e.Float(), 1):
		return "∞"
	case math.IsInf(e.Float(), -1):
		return "−∞"
	}
	return c.Print(e.Float())
}
