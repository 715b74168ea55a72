package usage

import (
	"go/doc/comment"
	"strings"
)

// Markdown sets what -h of a command printed as a page: its text as Go documentation is set, its
// flags as they stand.
func Markdown(command, help string) []byte {
	text, flags, _ := strings.Cut(help, flagsHeading)
	var p comment.Parser
	printer := comment.Printer{HeadingLevel: 2, HeadingID: func(*comment.Heading) string { return "" }}
	var b strings.Builder
	b.WriteString("# " + command + "\n\n")
	b.Write(printer.Markdown(p.Parse(text)))
	b.WriteString("\n## Flags\n\n```\n" + flags + "```\n")
	return []byte(b.String())
}
