package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{}, {"a.pdf"}, {"-o", "out"}, {"-o", "out", "-manifest", "m", "a.pdf"}, {"-o", "out", "-reader", "acrobat", "a.pdf"},
		{"-o", "out", "-j", "0", "a.pdf"}, {"-o", "out", "-time", "0s", "a.pdf"}, {"-o", "out", "-memory", "1", "a.pdf"}, {"-o", "out", "-size", "0", "a.pdf"},
	} {
		fs := flag.NewFlagSet("scale", flag.ContinueOnError)
		c := flags(fs)
		if err := fs.Parse(args); err != nil {
			t.Fatal(err)
		}
		if err := c.run(context.Background(), fs.Args(), io.Discard); !errors.Is(err, errUsage) {
			t.Errorf("scale %v: %v, want wrong usage", args, err)
		}
	}
}

func TestExportOfWhatIsNoDataset(t *testing.T) {
	for _, c := range []struct {
		args []string
		say  string
	}{
		{[]string{"-o", "x"}, "wrong usage"},
		{[]string{"x"}, "wrong usage"},
		{[]string{"-o", filepath.Join(t.TempDir(), "x"), t.TempDir()}, "no document was found"},
	} {
		if err := export(c.args, io.Discard); err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("export %v: %v, want %q", c.args, err, c.say)
		}
	}
}

func TestHelpTeaches(t *testing.T) {
	var out bytes.Buffer
	fs := flag.NewFlagSet("scale", flag.ContinueOnError)
	fs.SetOutput(&out)
	flags(fs)
	fs.Usage()
	for _, want := range []string{"-manifest FILE", "data/raw/*.pdf", "summary.csv", "Exit status", "-memory"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("-h does not show %q", want)
		}
	}
}
