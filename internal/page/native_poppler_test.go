package page

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// corpusFiles lists the documents of the corpus that a reader must be able to read.
func corpusFiles(t *testing.T, checks string) []string {
	t.Helper()
	root := os.Getenv("REPORT_CORPUS")
	if root == "" {
		t.Skip("REPORT_CORPUS is not set: skipping " + checks)
	}
	truths, _ := filepath.Glob(filepath.Join(root, "corpus", "*.truth.json"))
	var out []string
	for _, name := range truths {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var truth struct {
			Expect json.RawMessage `json:"expect"`
		}
		if err := json.Unmarshal(data, &truth); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if bytes.Contains(truth.Expect, []byte("error")) {
			continue
		}
		out = append(out, strings.TrimSuffix(name, ".truth.json")+".pdf")
	}
	if len(out) == 0 {
		t.Fatal("the corpus has no readable document")
	}
	return out
}

func needTool(t *testing.T, name, checks string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skip(name + " is not installed: skipping " + checks)
	}
}

// popplerText is what pdftotext reads, page by page.
func popplerText(t *testing.T, file string, args ...string) []string {
	t.Helper()
	out, err := exec.Command("pdftotext", append(args, "-enc", "UTF-8", file, "-")...).Output()
	if err != nil {
		t.Fatalf("pdftotext %s: %v", file, err)
	}
	return strings.Split(string(out), "\f")
}

// counts is the multiset of the characters of a text, white space aside.
func counts(s string) map[rune]int {
	m := map[rune]int{}
	for _, r := range s {
		if !unicode.IsSpace(r) {
			m[r]++
		}
	}
	return m
}

// difference counts the characters that one of two multisets has more of.
func difference(a, b map[rune]int) (n int, which string) {
	for r, c := range a {
		if d := c - b[r]; d > 0 {
			n += d
			which += " +" + string(r) + "x" + strconv.Itoa(d)
		}
	}
	for r, c := range b {
		if d := c - a[r]; d > 0 {
			n += d
			which += " -" + string(r) + "x" + strconv.Itoa(d)
		}
	}
	return n, which
}

func visibleText(p *Page) string {
	var b strings.Builder
	for _, g := range p.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// TestNativeAgainstPoppler reads every page of the corpus and compares the characters with those of
// another program.
func TestNativeAgainstPoppler(t *testing.T) {
	const checks = "the comparison of every page's characters with pdftotext"
	files := corpusFiles(t, checks)
	needTool(t, "pdftotext", checks)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			doc := openFile(t, file, Options{})
			pages := popplerText(t, file)
			if len(pages)-1 != doc.NumPages() {
				t.Fatalf("%d pages, pdftotext reads %d", doc.NumPages(), len(pages)-1)
			}
			for i := range doc.NumPages() {
				p, err := doc.Page(i + 1)
				if err != nil {
					t.Fatal(err)
				}
				want := counts(pages[i])
				total := 0
				for _, c := range want {
					total += c
				}
				if n, which := difference(counts(visibleText(p)), want); n > total/1000 {
					t.Errorf("page %d: %d of %d characters differ:%s", i+1, n, total, which)
				}
			}
		})
	}
}

func openFile(t testing.TB, file string, opt Options) Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openNative(data, opt)
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(file), err)
	}
	return doc
}
