package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// -debug draws the pages asked for, with the cells of the table.
func TestDebugDrawings(t *testing.T) {
	if _, err := os.Stat(bundled); err != nil {
		t.Skipf("%v: skipping the drawings of pages", err)
	}
	dir := filepath.Join(t.TempDir(), "drawings")
	if status, _, stderr := try("-text", "-pages", "2,17", "-debug", dir, bundled); status != 0 {
		t.Fatal(stderr)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.svg"))
	if err != nil || len(files) != 2 || filepath.Base(files[0]) != "shanghai-2023-p0002.svg" {
		t.Fatalf("files %v, want the drawings of pages 2 and 17", files)
	}
	for _, f := range files {
		svg, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, layer := range []string{"<image", `id="glyphs"`, `id="blocks"`, "</svg>"} {
			if !strings.Contains(string(svg), layer) {
				t.Errorf("%s has no %s", filepath.Base(f), layer)
			}
		}
	}
}
