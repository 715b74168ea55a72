package main

import (
	"os"
	"path/filepath"
	"testing"
)

// The committed pages are what the data dictionary gives.
func TestCodebookIsUpToDate(t *testing.T) {
	for name, want := range pages() {
		got, err := os.ReadFile(filepath.Join("..", name))
		if err != nil || string(got) != want {
			t.Errorf("docs/%s is not what the data dictionary gives (%v); run go run ./docs/codebook", name, err)
		}
	}
}
