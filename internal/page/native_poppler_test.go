package page

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
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
			compareCharacters(t, openFile(t, file, Options{}), popplerText(t, file))
		})
	}
}

// TestNativeWithPassword opens the file of the corpus that is encrypted with AES-256.
func TestNativeWithPassword(t *testing.T) {
	const checks = "reading with a password"
	corpusFiles(t, checks)
	needTool(t, "pdftotext", checks)
	file := filepath.Join(os.Getenv("REPORT_CORPUS"), "corpus", "s05_enc_aes256_secret.pdf")
	compareCharacters(t, openFile(t, file, Options{Password: "secret"}), popplerText(t, file, "-upw", "secret"))
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, password := range []string{"", "Secret"} {
		_, err := openNative(data, Options{Password: password})
		var e *Error
		if !errors.As(err, &e) || e.Kind != Encrypted {
			t.Errorf("password %q: error %v, want kind %s", password, err, Encrypted)
		}
	}
}

// compareCharacters asks that on every page at most one character in a thousand differs. Radicals
// and the characters they look like count as equal.
func compareCharacters(t *testing.T, doc Document, pages []string) {
	t.Helper()
	if len(pages)-1 != doc.NumPages() {
		t.Fatalf("%d pages, pdftotext reads %d", doc.NumPages(), len(pages)-1)
	}
	for i := range doc.NumPages() {
		p, err := doc.Page(i + 1)
		if err != nil {
			t.Fatal(err)
		}
		want := counts(norm.NFKC.String(pages[i]))
		total := 0
		for _, c := range want {
			total += c
		}
		if n, which := difference(counts(norm.NFKC.String(visibleText(p))), want); n*1000 > total {
			t.Errorf("page %d: %d of %d characters differ:%s", i+1, n, total, which)
		}
	}
}

// A popplerWord is a run of text without white space, with its box.
type popplerWord struct {
	XMin float64 `xml:"xMin,attr"`
	YMin float64 `xml:"yMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

func popplerWords(t *testing.T, file string) [][]popplerWord {
	t.Helper()
	out, err := exec.Command("pdftotext", "-bbox", file, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext -bbox %s: %v", file, err)
	}
	start := bytes.Index(out, []byte("<doc>"))
	end := bytes.Index(out, []byte("</doc>"))
	var doc struct {
		Pages []struct {
			Words []popplerWord `xml:"word"`
		} `xml:"page"`
	}
	if err := xml.Unmarshal(out[start:end+len("</doc>")], &doc); err != nil {
		t.Fatal(err)
	}
	pages := make([][]popplerWord, len(doc.Pages))
	for i, p := range doc.Pages {
		pages[i] = p.Words
	}
	return pages
}

// TestNativeBoxes compares where words begin and end with what pdftotext says, on pages that are not
// rotated. Words that the two cut differently are left out; they must be few.
func TestNativeBoxes(t *testing.T) {
	const checks = "the comparison of boxes with pdftotext -bbox"
	files := corpusFiles(t, checks)
	needTool(t, "pdftotext", checks)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			doc := openFile(t, file, Options{})
			var off []float64
			words := 0
			for i, page := range popplerWords(t, file) {
				p, err := doc.Page(i + 1)
				if err != nil {
					t.Fatal(err)
				}
				for _, w := range page {
					words++
					if d, ok := boxError(p, w); ok {
						off = append(off, d)
					}
				}
			}
			if len(off)*10 < words*8 {
				t.Errorf("only %d of %d words found at their place", len(off), words)
			}
			sort.Float64s(off)
			if median, far := off[len(off)/2], off[len(off)*99/100]; median > 0.05 || far > 0.5 {
				t.Errorf("edges differ by %.3f pt in the median and %.3f pt in one word of a hundred", median, far)
			}
		})
	}
}

// boxError is how far the glyphs of a word reach beyond the word's box or fall short of it.
func boxError(p *Page, w popplerWord) (float64, bool) {
	var box Rect
	var text strings.Builder
	for _, g := range p.Glyphs {
		if g.Box.CX() < w.XMin || g.Box.CX() > w.XMax || g.Box.CY() < w.YMin || g.Box.CY() > w.YMax || strings.TrimSpace(g.Text) == "" {
			continue
		}
		box = box.Union(g.Box)
		text.WriteString(g.Text)
	}
	if norm.NFKC.String(text.String()) != norm.NFKC.String(w.Text) {
		return 0, false
	}
	return max(math.Abs(box.X0-w.XMin), math.Abs(box.X1-w.XMax)), true
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

// TestStandardFonts compares the widths of the fonts that may leave them away.
func TestStandardFonts(t *testing.T) {
	needTool(t, "pdftotext", "the widths of the standard fonts")
	b := &builder{}
	var fonts, content strings.Builder
	for i, name := range []string{
		"Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique", "Times-Roman", "Times-Bold", "Times-Italic",
		"Times-BoldItalic", "Courier", "Courier-Bold", "Symbol", "ZapfDingbats",
	} {
		f := b.add("<< /Type /Font /Subtype /Type1 /BaseFont /%s >>", name)
		fmt.Fprintf(&fonts, "/F%d %s ", i, f)
		fmt.Fprintf(&content, "BT /F%d 10 Tf 20 %d Td (Wil'%%345.67) Tj ET ", i, 20+30*i)
	}
	data := b.onePage(content.String(), "/Font << "+fonts.String()+" >>", "/MediaBox [0 0 400 600]")
	file := filepath.Join(t.TempDir(), "standard.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	p := readOne(t, data)
	words := popplerWords(t, file)[0]
	if len(words) != 12 {
		t.Fatalf("pdftotext reads %d words, want 12", len(words))
	}
	for _, w := range words {
		if d, ok := boxError(p, w); !ok || d > 0.02 {
			t.Errorf("%q: found %v, edges differ by %.3f pt", w.Text, ok, d)
		}
	}
}
