package notebook

import (
	"fmt"
	"go/scanner"
	"go/token"
	"html"
	"strings"
)

// code sets the source of a cell. Go's comments, words and strings are told apart by class (c, k, s);
// lines that begin with % or ! are commands to the kernel and stand as they are.
func code(b *strings.Builder, source string) {
	if strings.TrimSpace(source) == "" {
		return
	}
	b.WriteString(`<pre class="code" tabindex="0"><code>`)
	var block []string
	for _, line := range strings.SplitAfter(source, "\n") {
		if strings.HasPrefix(line, "%") || strings.HasPrefix(line, "!") {
			highlight(b, strings.Join(block, ""))
			block = nil
			fmt.Fprintf(b, `<span class="c">%s</span>`, html.EscapeString(line))
			continue
		}
		block = append(block, line)
	}
	highlight(b, strings.Join(block, ""))
	b.WriteString("</code></pre>\n")
}

// prepares reports whether a cell begins with a command to the kernel or with imports.
func prepares(source string) bool {
	return strings.HasPrefix(source, "import") || strings.HasPrefix(source, "!") || strings.HasPrefix(source, "%") && !strings.HasPrefix(source, "%%")
}

// highlight marks the tokens of Go. What the scanner does not know is copied.
func highlight(b *strings.Builder, source string) {
	src := []byte(source)
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, src, func(token.Position, string) {}, scanner.ScanComments)
	done := 0
	for {
		pos, tok, literal := s.Scan()
		if tok == token.EOF {
			break
		}
		class := classOf(tok)
		start := file.Offset(pos)
		end := start + len(literal)
		if class == "" || start < done || end > len(src) || string(src[start:end]) != literal {
			continue
		}
		fmt.Fprintf(b, `%s<span class="%s">%s</span>`, html.EscapeString(source[done:start]), class, html.EscapeString(literal))
		done = end
	}
	b.WriteString(html.EscapeString(source[done:]))
}

func classOf(tok token.Token) string {
	switch {
	case tok == token.COMMENT:
		return "c"
	case tok == token.STRING || tok == token.CHAR:
		return "s"
	case tok.IsKeyword():
		return "k"
	}
	return ""
}
