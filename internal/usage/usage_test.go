package usage

import (
	"flag"
	"strings"
	"testing"
)

const source = `// Command greet greets.
//
// Usage:
//
//	greet [-loud] NAME
//
// # Exit status
//
// 0 done; 2 wrong usage.
package main

// not part of it
`

func TestText(t *testing.T) {
	const want = "Command greet greets.\n\nUsage:\n\n\tgreet [-loud] NAME\n\n# Exit status\n\n0 done; 2 wrong usage.\n"
	if got := Text(source); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestPrintAndMarkdown(t *testing.T) {
	flags := flag.NewFlagSet("greet", flag.ContinueOnError)
	flags.Bool("loud", false, "in capitals")
	var help strings.Builder
	Print(&help, source, flags)
	want := `# greet

Command greet greets.

Usage:

	greet [-loud] NAME

## Exit status

0 done; 2 wrong usage.

## Flags

` + "```\n  -loud\n    \tin capitals\n```\n"
	if got := string(Markdown("greet", help.String())); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
