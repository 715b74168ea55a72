package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"techins/internal/layout"
)

// Whatever the window, no character is lost or given twice, and a window that holds the whole
// document gives what Blocks gives.
func TestWindowsKeepEveryCharacter(t *testing.T) {
	folder := os.Getenv("REPORT_CORPUS")
	if folder == "" {
		t.Skip("REPORT_CORPUS is not set: skipping documents read in windows")
	}
	for _, name := range []string{"d03_weasyprint_zebra", "d05_reportlab_ttf_2col", "s06_rotated90"} {
		data, err := os.ReadFile(filepath.Join(folder, "corpus", name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Open(name, data, Options{Reader: "native"})
		if err != nil {
			t.Fatal(err)
		}
		want := characters(doc.Blocks())
		for _, size := range []int{4, 7, 100} {
			var got []layout.Block
			var w window
			for i, p := range doc.Pages {
				w.add(layout.Print(p), doc.PerPage[i])
				if last := i+1 == len(doc.Pages); last || len(w.pages) == size {
					got = append(got, w.next(last)...)
				}
			}
			if n := characters(got); !equalCounts(n, want) {
				t.Errorf("%s, windows of %d pages: %d different characters, want %d, or other counts", name, size, len(n), len(want))
			}
		}
		var text []string
		if err := Text(name, data, Options{Reader: "native"}, func(blocks []layout.Block) error {
			text = append(text, texts(blocks)...)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if strings.Join(text, "\n") != strings.Join(texts(doc.Blocks()), "\n") {
			t.Errorf("%s: Text and Blocks differ", name)
		}
	}
}

// A document of which nothing can be read is told by Text as by Open.
func TestTextRefuses(t *testing.T) {
	folder := os.Getenv("REPORT_CORPUS")
	if folder == "" {
		t.Skip("REPORT_CORPUS is not set: skipping documents that cannot be read")
	}
	for _, name := range []string{"b01_truncated_2kb", "b03_scan_image_only", "b05_empty_file", "b07_no_tounicode"} {
		data, err := os.ReadFile(filepath.Join(folder, "corpus", name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		_, want := Open(name, data, Options{Reader: "native"})
		got := Text(name, data, Options{Reader: "native"}, func([]layout.Block) error { return nil })
		if want == nil || got == nil || got.Error() != want.Error() {
			t.Errorf("%s: Text says %v, Open %v", name, got, want)
		}
	}
}

// characters counts the characters printed, not those put in between.
func characters(blocks []layout.Block) map[rune]int {
	count := map[rune]int{}
	for _, b := range blocks {
		for i, r := range []rune(b.Text) {
			if b.Runes[i].Page > 0 {
				count[r]++
			}
		}
	}
	return count
}

func equalCounts(a, b map[rune]int) bool {
	for r, n := range b {
		if a[r] != n {
			return false
		}
	}
	return len(a) == len(b)
}

func texts(blocks []layout.Block) []string {
	var out []string
	for _, b := range blocks {
		out = append(out, b.Text)
	}
	return out
}
