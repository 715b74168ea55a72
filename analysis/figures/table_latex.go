package figures

import (
	"fmt"
	"io"
	"strings"
)

var latexEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, `&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`, `{`, `\{`, `}`, `\}`,
	`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`, `<`, `$<$`, `>`, `$>$`, `−`, `$-$`, `≥`, `$\geq$`, `≤`, `$\leq$`, `∞`, `$\infty$`, `²`, `\textsuperscript{2}`)

// LaTeX writes the table for the booktabs package; the Chinese one also needs ctex or xeCJK.
func (t *Table) LaTeX(w io.Writer, l Lang) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\\begin{table}\n\\centering\n\\caption{%s}\n\\label{tab:%s}\n\\small\n\\begin{tabular}{%s}\n\\toprule\n",
		latexEscapes.Replace(t.Title.In(l)), t.ID, t.alignment())
	var heads []string
	for _, i := range t.shown() {
		c := t.Columns[i]
		heads = append(heads, latexEscapes.Replace(c.Head.In(l))+noteMark(`\textsuperscript{%s}`, c.Note))
	}
	fmt.Fprintf(&b, "%s \\\\\n", strings.Join(heads, " & "))
	n, pads := len(t.shown()), t.pads(l)
	for _, p := range t.Panels {
		b.WriteString("\\midrule\n")
		if p.Head != (Text{}) {
			fmt.Fprintf(&b, "\\multicolumn{%d}{l}{\\textit{%s}} \\\\\n", n, latexEscapes.Replace(p.Head.In(l)))
		}
		for _, r := range p.Rows {
			b.WriteString(t.latexRow(r, l, pads))
		}
		if len(p.Total.Cells) > 0 {
			fmt.Fprintf(&b, "\\cmidrule{1-%d}\n%s", n, t.latexRow(p.Total, l, pads))
		}
	}
	b.WriteString("\\bottomrule\n\\end{tabular}\n\n")
	for _, n := range t.footer(l) {
		fmt.Fprintf(&b, "{\\footnotesize %s\\par}\n", latexEscapes.Replace(n))
	}
	b.WriteString("\\end{table}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *Table) alignment() string {
	var b strings.Builder
	for _, i := range t.shown() {
		switch c := t.Columns[i]; {
		case c.Wide:
			b.WriteString(`p{0.28\linewidth}`)
		case c.Print == nil:
			b.WriteByte('l')
		default:
			b.WriteByte('r')
		}
	}
	return b.String()
}

// latexRow is a row; what a number lacks of its column's decimals is set invisibly.
func (t *Table) latexRow(r TableRow, l Lang, pads []string) string {
	var cells []string
	for _, i := range t.shown() {
		text := t.printed(l, r.Cells[i], i)
		cell := latexEscapes.Replace(text)
		if r.Group && cell != "" {
			cell = "\\textit{" + cell + "}"
		}
		if p := pad(pads[i], text); p != "" && r.Cells[i].Value != nil {
			cell += "\\phantom{" + p + "}"
		}
		cells = append(cells, cell+noteMark(`\textsuperscript{%s}`, r.Cells[i].Note))
	}
	return strings.Join(cells, " & ") + " \\\\\n"
}
