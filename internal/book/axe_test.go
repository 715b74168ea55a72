package book

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// likeAnother reports whether a page comes from the same template as one that is read: of figures one is
// enough, of Chinese pages those that differ from English ones in more than words.
func likeAnother(name string) bool {
	chinese := []string{"zh/index.html", "zh/F1.html", "zh/T1.html", "zh/metrics.html", "zh/offers.html", "zh/timeline.html", "zh/checks.html"}
	return name == "en/F10.html" || strings.HasPrefix(name, "zh/") && !slices.Contains(chinese, name)
}

// axe-core finds nothing on any page that a screen reader or a keyboard would stumble over.
func TestAxe(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(npm(t, "axe-core's check of the pages"), "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	w, dir := browse(t)
	pages, err := filepath.Glob(filepath.Join(dir, "*", "*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("there are no pages: %v", err)
	}
	for _, page := range append(pages, filepath.Join(dir, "index.html")) {
		name, _ := filepath.Rel(dir, page)
		if likeAnother(name) {
			continue
		}
		open(t, w, "file://"+page)
		eval[bool](t, w, string(axe)+"; true")
		found, err := chromedp.Run(w, chromedp.Evaluate[[]string](`document.querySelectorAll("details").forEach((d) => (d.open = true)), axe.run(document).then((r) => r.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => v.id + ": " + n.target + " " + n.failureSummary)))`, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range found {
			t.Errorf("%s: %s", name, f)
		}
	}
}
