package book

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"techins/dataset"
	"techins/internal/folder"
)

// A watched is a browser whose requests and complaints are written down.
type watched struct {
	context.Context
	mu     sync.Mutex
	asked  []string
	errors []string
}

// built is the book that browsers read: two figures, everything else whole, with pictures of places cut
// from white pages, and the zip.
var built = sync.OnceValues(func() ([]dataset.File, error) {
	data, err := dataset.Read("../../data/clean")
	if err != nil {
		return nil, err
	}
	notebooks, err := ReadNotebooks("../../notebooks")
	if err != nil {
		return nil, err
	}
	white := image.NewUniform(color.White)
	return Files(data, Options{Only: []string{"F1", "F10"}, Notebooks: notebooks, Zip: true, Page: func(string, int) (image.Image, error) {
		sheet := image.NewGray(image.Rect(0, 0, 992, 1404))
		draw.Draw(sheet, sheet.Bounds(), white, image.Point{}, draw.Src)
		return sheet, nil
	}})
})

// browse writes the book and opens a browser, or skips the test.
func browse(t *testing.T) (w *watched, dir string) {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		lacking(t, "chromium is not installed: skipping the pages in a browser")
	}
	shipped(t)
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "book")
	if err := folder.Replace(dir, files); err != nil {
		t.Fatal(err)
	}
	alloc, endAlloc := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true), chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))...)
	ctx, end := chromedp.NewContext(alloc)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("chromium does not start: %v", err)
	}
	timed, endTime := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(func() { endTime(); end(); endAlloc() })
	w = &watched{Context: timed}
	_, errN := chromedp.Call(timed, network.Enable, network.EnableParams{})
	_, errL := chromedp.Call(timed, log.Enable, cdp.Empty{})
	_, errR := chromedp.Call(timed, runtime.Enable, cdp.Empty{})
	if err := errors.Join(chromedp.Listen(timed, w.note), errN, errL, errR); err != nil {
		t.Fatal(err)
	}
	return w, dir
}

func (w *watched) note(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		w.asked = append(w.asked, e.Request.URL)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			w.errors = append(w.errors, e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventExceptionThrown:
		w.errors = append(w.errors, e.ExceptionDetails.Text)
	}
}

// eval runs a script and gives its result.
func eval[T any](t *testing.T, w *watched, script string) T {
	t.Helper()
	v, err := chromedp.Run(w, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

func open(t *testing.T, w *watched, address string) {
	t.Helper()
	if err := chromedp.Do(w, chromedp.Navigate("about:blank"), chromedp.Navigate(address)); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

// Every page, from a file, at the width of a phone and of a desk: no complaint, no request out of the
// book, nothing wider than the window, every control with a name.
func TestPagesInBrowser(t *testing.T) {
	w, dir := browse(t)
	pages, err := filepath.Glob(filepath.Join(dir, "*", "*.html"))
	if err != nil || len(pages) < 50 {
		t.Fatalf("%d pages: %v", len(pages), err)
	}
	pages = append(pages, filepath.Join(dir, "index.html"))
	for _, width := range []int64{360, 1440} {
		if err := chromedp.Do(w, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		for _, page := range pages {
			open(t, w, "file://"+page)
			name, _ := filepath.Rel(dir, page)
			if over := eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s at %d pixels is %d too wide", name, width, over)
			}
			if bad := eval[[]string](t, w, `[...document.querySelectorAll("a,button,input,select,summary")].filter((e) => !(e.textContent.trim() || e.ariaLabel || e.labels?.length || e.querySelector("img")?.alt)).map((e) => e.outerHTML)`); len(bad) > 0 {
				t.Errorf("%s has controls without a name: %v", name, bad)
			}
			if bad := eval[[]string](t, w, `[...document.images].filter((i) => i.loading !== "lazy" && !(i.complete && i.naturalWidth)).map((i) => i.src)`); len(bad) > 0 {
				t.Errorf("%s does not show %v", name, bad)
			}
		}
	}
	for _, e := range w.errors {
		t.Errorf("the browser complains: %s", e)
	}
	for _, a := range w.asked {
		if !strings.HasPrefix(a, "file://"+dir) && !strings.HasPrefix(a, "data:") && a != "about:blank" {
			t.Errorf("a page asks for %s", a)
		}
	}
	if len(w.asked) < len(pages) {
		t.Errorf("only %d requests were seen", len(w.asked))
	}
}

func TestControlsInBrowser(t *testing.T) {
	w, dir := browse(t)
	open(t, w, "file://"+dir+"/en/F1.html")
	const values = `[...document.querySelectorAll("#numbers ~ .wide tbody td.num")].map((c) => Number(c.dataset.sort))`
	click := `document.querySelector("th.num button").click(); ` + values
	up, down := eval[[]float64](t, w, click), eval[[]float64](t, w, click)
	for i := 1; i < len(up); i++ {
		if up[i] < up[i-1] || down[i] > down[i-1] {
			t.Fatalf("sorting leaves %v before %v, and %v before %v", up[i-1], up[i], down[i-1], down[i])
		}
	}
	if len(up) < 10 {
		t.Errorf("%d values were sorted", len(up))
	}
	if copied := eval[int](t, w, `document.querySelectorAll(".copy button").length`); copied != 4 {
		t.Errorf("%d buttons copy, want 4", copied)
	}
	if snippet := eval[string](t, w, `document.getElementById("embed").textContent`); !strings.Contains(snippet, "file://"+dir+"/figures/F1-en.svg") {
		t.Errorf("the snippet has no full address: %s", snippet)
	}
	if err := chromedp.Do(w, chromedp.Click("a.lang"), chromedp.WaitReady(`html[lang="zh-CN"]`)); err != nil {
		t.Fatal(err)
	}
	if at := eval[string](t, w, `location.pathname`); at != dir+"/zh/F1.html" {
		t.Errorf("the other language is at %s", at)
	}
	if first := eval[string](t, w, `document.body.querySelector("a").className`); first != "skip" {
		t.Errorf("the keyboard reaches %q first, want the way to the text", first)
	}
}

func TestMetricsInBrowser(t *testing.T) {
	w, dir := browse(t)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	m := shipped(t).Metrics
	if len(m) == 0 {
		t.Skip("data/clean has no statistics of the text: skipping their page")
	}
	want := m[len(m)-1]
	open(t, w, server.URL+"/en/metrics.html#"+want.Edition+"-"+want.ID)
	if at := eval[string](t, w, `document.querySelector(":target")?.id ?? ""`); at != want.Edition+"-"+want.ID {
		t.Errorf("the link leads to %q", at)
	}
	const shown = `[...document.querySelectorAll("#metrics tbody tr")].filter((r) => !r.hidden).length`
	if n := eval[int](t, w, shown); n != len(m) {
		t.Errorf("%d rows, want %d", n, len(m))
	}
	chosen := eval[int](t, w, `(() => { const s = document.querySelector("select[data-column=subject]"); s.value = s.options[1].value; s.dispatchEvent(new Event("input", { bubbles: true })); return `+shown+`; })()`)
	of := eval[string](t, w, `document.querySelector("select[data-column=subject]").value`)
	rows := 0
	for _, x := range m {
		if x.Subject == of {
			rows++
		}
	}
	if chosen != rows {
		t.Errorf("%d rows of %s, want %d", chosen, of, rows)
	}
	if n := eval[int](t, w, `(() => { const f = document.getElementById("filter"); f.value = "no such words"; f.dispatchEvent(new Event("input", { bubbles: true })); return `+shown+`; })()`); n != 0 {
		t.Errorf("%d rows hold what none holds", n)
	}
	if len(w.errors) > 0 {
		t.Errorf("the browser complains: %v", w.errors)
	}
}
