package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The pages are what -h prints, and no page is left of a command that is gone.
func TestPagesAreWhatHelpPrints(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping the pages of the commands, which builds them")
	}
	want, err := pages("../..")
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range want {
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, page) {
			t.Errorf("%s is not what -h prints (%v); run go run ./docs/commands", name, err)
		}
	}
	committed, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range committed {
		if want[name] == nil {
			t.Errorf("%s is the page of no command", name)
		}
	}
}
