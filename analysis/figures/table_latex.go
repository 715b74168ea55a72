package figures

import (
	"fmt"
	"io"
	"strings"
)

var latexEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, `&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`, `{`, `\{`, `}`, `\}`,
	`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`, `<`, `$<$`, `>`, `$>$`, `−`, `$-$`)

// LaTeX writes the table for the booktabs package; the Chinese one also needs ctex or xeCJK.
func (t *Table) LaTeX(w io.Writer, l Lang) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\\begin{table}\n\\centering\n\\caption{%s}\n\\label{tab:%s}\n\\small\n\\begin{tabular}{%s}\n\\toprule\n",
		latexEscapes.Replace(t.Title.In(l)), t.ID, t.alignment())
	var heads []string
	for _, c := range t.Columns {
		head := latexEscapes.Replace(c.Head.In(l))
		if c.Note > 0 {
			head += "\\textsuperscript{" + c.letter() + "}"
		}
		heads = append(heads, head)
	}
	fmt.Fprintf(&b, "%s \\\\\n", strings.Join(heads, " & "))
	for _, p := range t.Panels {
		fmt.Fprintf(&b, "\\midrule\n\\multicolumn{%d}{l}{\\textit{%s}} \\\\\n", len(t.Columns), latexEscapes.Replace(p.Head.In(l)))
		for _, r := range p.Rows {
			b.WriteString(t.latexRow(r, l))
		}
		b.WriteString("\\cmidrule{1-" + fmt.Sprint(len(t.Columns)) + "}\n" + t.latexRow(p.Total, l))
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
	for _, c := range t.Columns {
		if c.Print == nil {
			b.WriteByte('l')
		} else {
			b.WriteByte('r')
		}
	}
	return b.String()
}

func (t *Table) latexRow(r TableRow, l Lang) string {
	cells := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		cells[i] = latexEscapes.Replace(t.printed(l, c, i))
		if r.Group && cells[i] != "" {
			cells[i] = "\\textit{" + cells[i] + "}"
		}
	}
	return strings.Join(cells, " & ") + " \\\\\n"
}
