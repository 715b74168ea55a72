// Package usage makes what a command prints for -h from its package comment, so that godoc, -h and
// docs/commands are one text.
package usage

import (
	"flag"
	"fmt"
	"io"
	"strings"
)

// flagsHeading parts the text from the list of flags.
const flagsHeading = "\nFlags:\n"

// Print writes the package comment that a Go file begins with, and the flags of the command.
func Print(w io.Writer, source string, flags *flag.FlagSet) {
	fmt.Fprint(w, Text(source), flagsHeading)
	flags.SetOutput(w)
	flags.PrintDefaults()
}

// Text is the package comment that a Go file begins with, without its comment marks.
func Text(source string) string {
	var b strings.Builder
	for line := range strings.Lines(source) {
		comment, ok := strings.CutPrefix(line, "//")
		if !ok {
			break
		}
		b.WriteString(strings.TrimPrefix(comment, " "))
	}
	return b.String()
}
