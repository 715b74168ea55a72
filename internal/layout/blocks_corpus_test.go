package layout_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"techins/internal/layout"
	"techins/internal/page"
)

// A truth is what the corpus says of one document.
type truth struct {
	ID      string `json:"id"`
	File    string `json:"file"`
	SameAs  string `json:"paragraphs_same_as"`
	Expect  struct{ Outcome string }
	Paras   []struct{ Kind, Text string } `json:"paragraphs"`
	corpora string
}

// TestCorpusParagraphs reads the documents of a corpus and asserts that their paragraphs come whole,
// each in one block that holds little else, and in order.
func TestCorpusParagraphs(t *testing.T) {
	folder := os.Getenv("REPORT_CORPUS")
	if folder == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the paragraphs of the corpus")
	}
	files, err := filepath.Glob(filepath.Join(folder, "corpus", "*.truth.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no truth in %s: %v", folder, err)
	}
	for _, file := range files {
		want := readTruth(t, file)
		if want.Expect.Outcome != "ok" && want.Expect.Outcome != "no_table" {
			continue
		}
		t.Run(want.ID, func(t *testing.T) { checkParagraphs(t, want) })
	}
}

func readTruth(t *testing.T, file string) truth {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var w truth
	if err := json.Unmarshal(data, &w); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	w.corpora = filepath.Dir(file)
	if w.SameAs != "" {
		w.Paras = readTruth(t, filepath.Join(w.corpora, w.SameAs+".truth.json")).Paras
	}
	return w
}

func checkParagraphs(t *testing.T, want truth) {
	blocks := readBlocks(t, filepath.Join(want.corpora, filepath.Base(want.File)))
	var body []string
	for _, b := range blocks {
		switch b.Kind {
		case layout.Paragraph, layout.Boxed, layout.Heading, layout.List:
			body = append(body, letters(b.Text))
		}
	}
	joined := strings.Join(body, "")
	last := -1
	for _, p := range want.Paras {
		text := letters(p.Text)
		n := utf8.RuneCountInString(text)
		if p.Kind != "p" || n < 20 {
			continue
		}
		if !holdsWhole(body, text, n) {
			t.Errorf("broken: %s", p.Text)
		}
		at := strings.Index(joined, string([]rune(text)[:20]))
		if at < last {
			t.Errorf("out of order: %s", p.Text)
		}
		last = at
	}
}

func holdsWhole(body []string, text string, n int) bool {
	for _, b := range body {
		if strings.Contains(b, text) && utf8.RuneCountInString(b) <= n+n/5+12 {
			return true
		}
	}
	return false
}

func readBlocks(t *testing.T, file string) []layout.Block {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := page.Open(filepath.Base(file), data, "auto", page.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	var pages []*layout.Printed
	var tables [][]layout.Table
	for n := 1; n <= doc.NumPages(); n++ {
		p, err := doc.Page(n)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, layout.Print(p))
		tables = append(tables, pages[len(pages)-1].Tables(layout.Options{}))
	}
	return layout.Blocks(pages, tables)
}

// letters are the letters and digits of a text: what two prints of it have in common.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}
