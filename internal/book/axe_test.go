package book

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

const axeVersion = "axe-core@4.10.3"

// axe gives the source of axe-core, which npm puts into a folder of the user's cache the first time.
func axe(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skipf("there is no folder for a cache: skipping axe-core: %v", err)
	}
	dir := filepath.Join(cache, "techins-test", axeVersion)
	file := filepath.Join(dir, "node_modules", "axe-core", "axe.min.js")
	if source, err := os.ReadFile(file); err == nil {
		return string(source)
	}
	if _, err := exec.LookPath("npm"); err != nil {
		t.Skip("npm is not installed: skipping axe-core's check of the pages")
	}
	if out, err := exec.Command("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", dir, axeVersion).CombinedOutput(); err != nil {
		t.Skipf("npm cannot install %s: skipping its check of the pages: %v %s", axeVersion, err, out)
	}
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// axe-core finds nothing on any page that a screen reader or a keyboard would stumble over.
func TestAxe(t *testing.T) {
	source := axe(t)
	w, dir := browse(t)
	pages, err := filepath.Glob(filepath.Join(dir, "*", "*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("there are no pages: %v", err)
	}
	for _, page := range append(pages, filepath.Join(dir, "index.html")) {
		name, _ := filepath.Rel(dir, page)
		open(t, w, "file://"+page)
		eval[bool](t, w, source+"; true")
		found, err := chromedp.Run(w, chromedp.Evaluate[[]string](`document.querySelectorAll("details").forEach((d) => (d.open = true)), axe.run(document).then((r) => r.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => v.id + ": " + n.target + " " + n.failureSummary)))`, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range found {
			t.Errorf("%s: %s", name, f)
		}
	}
}
