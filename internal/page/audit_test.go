package page

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// On every file that both can open the two object layers agree; most of the files are opened by
// both, so the agreement is not empty.
func TestAuditAgreesOnTheCorpus(t *testing.T) {
	asked, answered := 0, 0
	for _, file := range corpusFiles(t, "two object layers agree") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := openNative(data, Options{})
		if err != nil {
			continue
		}
		asked++
		if r, err := openOther(data, ""); err == nil {
			if _, err := otherContent(r, 1); err == nil {
				answered++
			}
		}
		for _, w := range auditFile(data, Options{}) {
			t.Errorf("%s: %s", filepath.Base(file), w)
		}
		doc.Close()
	}
	if 2*answered < asked {
		t.Errorf("ledongthuc/pdf has an opinion on %d of %d files only", answered, asked)
	}
}

// Content that the two object layers decode differently is told: each is given a file of its own.
func TestAuditSeesOtherContent(t *testing.T) {
	one, two := helloFile(t), bytes.Replace(helloFile(t), []byte("Tj"), []byte("TJ"), 1)
	doc, err := openNative(one, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if w := auditObjects(two, doc.(*native)); len(w) != 1 || !strings.Contains(w[0], "page 1") {
		t.Errorf("warnings %q, want one of page 1", w)
	}
	if w := auditObjects(one, doc.(*native)); len(w) != 0 {
		t.Errorf("the same file against itself: %q", w)
	}
}
