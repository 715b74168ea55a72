package report

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const rawFolder = "../../data/raw"

func TestReadOriginOfBundledReport(t *testing.T) {
	origins, err := ReadOrigin(filepath.Join(rawFolder, "origin.json"))
	if err != nil {
		t.Fatal(err)
	}
	pdfs, err := filepath.Glob(filepath.Join(rawFolder, "*.pdf"))
	if err != nil || len(pdfs) == 0 {
		t.Fatalf("no PDF in %s (%v)", rawFolder, err)
	}
	for _, pdf := range pdfs {
		b, err := os.ReadFile(pdf)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(b)
		o, ok := origins.Of(filepath.Base(pdf), hex.EncodeToString(sum[:]))
		if !ok {
			t.Errorf("%s: origin.json has no record with its hash %x", pdf, sum)
			continue
		}
		if o.DocumentKind == "digest" && o.IsNot == "" {
			t.Errorf("%s: a digest's record must say what it is not", pdf)
		}
	}
}

// The pages were typed from the report's contents page.
func TestOfficialPages(t *testing.T) {
	origins, err := ReadOrigin(filepath.Join(rawFolder, "origin.json"))
	if err != nil {
		t.Fatal(err)
	}
	o := origins["shanghai-2023.pdf"]
	for _, c := range []struct {
		part, number string
		want         int
	}{
		{"前言", "", 3}, {"第一章", "第一章", 5}, {"第一章", "二", 10}, {"第一章", "专栏四", 13}, {"第二章", "二", 15},
		{"第三章", "二", 18}, {"第三章", "专栏七", 19}, {"第四章", "二", 21}, {"附件1", "附件1", 24}, {"附件2", "附件2", 25},
		{"第一章", "（一）", 0}, {"第五章", "第五章", 0},
	} {
		if got := o.OfficialPage(c.part, c.number); got != c.want {
			t.Errorf("OfficialPage(%s, %s) = %d, want %d", c.part, c.number, got, c.want)
		}
	}
	last := 0
	for _, p := range o.OfficialPages {
		if p.Page < last {
			t.Errorf("%s %s: page %d after page %d", p.Number, p.Title, p.Page, last)
		}
		last = p.Page
	}
}

func TestOfOtherBytes(t *testing.T) {
	origins := Origins{"a.pdf": {DocumentKind: "official", SHA256: strings.Repeat("0", 64)}}
	if _, ok := origins.Of("a.pdf", strings.Repeat("1", 64)); ok {
		t.Error("other bytes under a known name have a record")
	}
	if _, ok := origins.Of("b.pdf", strings.Repeat("0", 64)); ok {
		t.Error("an unknown name has a record")
	}
}

func TestReadOriginErrors(t *testing.T) {
	valid := `{"a.pdf": {"edition": "x-2023", "document_kind": "official", "title": "t", "publisher": "p", "published": "2024-02", "sha256": "` +
		strings.Repeat("ab", 32) + `"}}`
	for name, c := range map[string]struct{ old, new, want string }{
		"unknown field":  {`"title"`, `"titel"`, "titel"},
		"kind":           {"official", "offical", "document_kind"},
		"edition":        {"x-2023", "X 2023", "edition"},
		"date":           {"2024-02", "Feb 2024", "published"},
		"hash":           {"abab", "ABAB", "sha256"},
		"not an object":  {"{", "[", "origin.json"},
		"page":           {`"title": "t"`, `"title": "t", "official_pages": [{"number": "一", "page": 0}]`, "official_pages"},
		"no publisher":   {`"publisher": "p"`, `"publisher": ""`, "publisher"},
		"names the file": {"official", "", "a.pdf"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "origin.json")
			if err := os.WriteFile(path, []byte(strings.Replace(valid, c.old, c.new, 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := ReadOrigin(path)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v does not name %q", err, c.want)
			}
		})
	}
	if _, err := ReadOrigin(filepath.Join(t.TempDir(), "origin.json")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
}
