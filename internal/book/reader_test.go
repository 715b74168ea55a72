package book

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// visit serves the book as any web server does, and opens one of its pages.
func visit(t *testing.T, w *watched, dir, page string) (address string) {
	t.Helper()
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	open(t, w, server.URL+"/"+page)
	return server.URL
}

// press presses a key as a reader does.
func press(t *testing.T, w *watched, key string, code int64) {
	t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		event := input.DispatchKeyEventParams{Type: kind, Key: key, Code: key, WindowsVirtualKeyCode: code}
		if key == "Enter" {
			event.Text = "\r"
		}
		if _, err := chromedp.Call(w, input.DispatchKeyEvent, event); err != nil {
			t.Fatal(err)
		}
	}
}

// Every download of a figure, of a table and of the home page arrives as the file that the book holds.
func TestDownloads(t *testing.T) {
	w, dir := browse(t)
	to := t.TempDir()
	if _, err := chromedp.Call(w, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: to}); err != nil {
		t.Fatal(err)
	}
	for page, least := range map[string]int{"en/F1.html": 9, "zh/T1.html": 4, "en/index.html": 1, "zh/checks.html": 1} {
		visit(t, w, dir, page)
		eval[bool](t, w, `document.querySelectorAll("details").forEach((d) => (d.open = true)), true`)
		links := eval[[]string](t, w, `[...document.querySelectorAll("a[download]")].map((a) => a.getAttribute("href"))`)
		if len(links) < least {
			t.Errorf("%s has %d downloads, want %d or more", page, len(links), least)
		}
		for i, link := range links {
			eval[bool](t, w, fmt.Sprintf(`document.querySelectorAll("a[download]")[%d].click(), true`, i))
			want, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path.Join(path.Dir(page), link))))
			if err != nil {
				t.Fatalf("%s: %v", page, err)
			}
			arrived(t, filepath.Join(to, path.Base(link)), want)
		}
	}
}

// arrived waits until a file is there with the bytes that are wanted.
func arrived(t *testing.T, file string, want []byte) {
	t.Helper()
	for range 1200 { // a minute
		if got, err := os.ReadFile(file); err == nil && bytes.Equal(got, want) {
			os.Remove(file)
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	got, err := os.ReadFile(file)
	t.Errorf("%s did not arrive whole: %d of %d bytes, %v", filepath.Base(file), len(got), len(want), err)
}

// What the buttons copy is the text beside them.
func TestCopy(t *testing.T) {
	w, dir := browse(t)
	address := visit(t, w, dir, "en/F1.html")
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		if _, err := chromedp.Call(w, browser.SetPermission, browser.SetPermissionParams{Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted, Origin: address}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := chromedp.Call(w, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	eval[bool](t, w, `document.querySelectorAll("details").forEach((d) => (d.open = true)), true`)
	for _, id := range []string{"cite-en", "cite-zh", "bibtex", "embed"} {
		text := eval[string](t, w, fmt.Sprintf(`document.getElementById(%q).textContent`, id))
		eval[bool](t, w, fmt.Sprintf(`document.getElementById(%q).nextElementSibling.click(), true`, id))
		if err := chromedp.Do(w, chromedp.WaitReady(fmt.Sprintf(`#%s + button[data-done]`, id))); err != nil {
			t.Fatalf("%s: the button does not say that it has copied: %v", id, err)
		}
		copied, err := chromedp.Run(w, chromedp.Evaluate[string](`navigator.clipboard.readText()`, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		if copied != text || len(text) < 50 {
			t.Errorf("%s: copied %q, want %q", id, copied, text)
		}
	}
}

// focused describes where the keyboard is, and whether one can see it.
const focused = `(() => { const e = document.activeElement, s = getComputedStyle(e); const r = e.getBoundingClientRect();
	return [String([...document.querySelectorAll("a[href],button,input,select,summary,[tabindex]")].indexOf(e)), s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 ? "seen" : "unseen", r.bottom > 0 && r.top < innerHeight ? "inside" : "outside", e.tagName + " " + e.textContent.slice(0, 40)]; })()`

// A reader with a keyboard only comes to every control in the order of the page, sees where he is, and
// can sort a table, open what is folded and change the language.
func TestKeyboard(t *testing.T) {
	w, dir := browse(t)
	for _, page := range []string{"en/index.html", "zh/F1.html", "en/metrics.html", "zh/offers.html", "en/checks.html", "notebooks/03-concentration.html"} {
		visit(t, w, dir, page)
		reachable := eval[int](t, w, `[...document.querySelectorAll("a[href],button,input,select,summary,[tabindex]")].filter((e) => e.checkVisibility({contentVisibilityAuto: true}) && !e.closest("details:not([open]) > :not(summary)")).length`)
		last, reached := -1, 0
		for range min(reachable, 60) {
			press(t, w, "Tab", 9)
			at := eval[[]string](t, w, focused)
			var index int
			fmt.Sscan(at[0], &index)
			if index <= last || at[1] != "seen" || at[2] != "inside" {
				t.Errorf("%s: after control %d the keyboard is at %v", page, last, at)
				break
			}
			last = index
			reached++
		}
		if reached < min(reachable, 60) {
			t.Errorf("%s: the keyboard reached %d of %d controls", page, reached, reachable)
		}
	}
}

// The keys do what a click does.
func TestKeysAct(t *testing.T) {
	w, dir := browse(t)
	address := visit(t, w, dir, "en/F1.html")
	focus := func(selector string) {
		eval[bool](t, w, fmt.Sprintf(`document.querySelector(%q).focus(), true`, selector))
	}
	const order = `[...document.querySelectorAll("#numbers ~ .wide tbody td.num")].map((c) => Number(c.dataset.sort))`
	focus("th.num button")
	press(t, w, "Enter", 13)
	if values := eval[[]float64](t, w, order); !slices.IsSorted(values) {
		t.Errorf("Enter does not sort: %v", values)
	}
	if said := eval[string](t, w, `document.querySelector("th.num").getAttribute("aria-sort")`); said != "ascending" {
		t.Errorf("the head says %q", said)
	}
	focus("summary")
	press(t, w, "Enter", 13)
	if !eval[bool](t, w, `document.querySelector("details").open`) {
		t.Error("Enter does not open what is folded")
	}
	focus(".skip")
	press(t, w, "Enter", 13)
	if at := eval[string](t, w, `location.hash`); at != "#main" {
		t.Errorf("the way to the text leads to %q", at)
	}
	focus("a.lang")
	press(t, w, "Enter", 13)
	if err := chromedp.Do(w, chromedp.WaitReady(`html[lang="zh-CN"]`)); err != nil {
		t.Fatal(err)
	}
	if at := eval[string](t, w, `location.href`); at != address+"/zh/F1.html" {
		t.Errorf("Enter on the language leads to %s", at)
	}
}

// A link to a part of a page shows that part, even within what is folded.
func TestDeepLinks(t *testing.T) {
	w, dir := browse(t)
	address := visit(t, w, dir, "en/index.html")
	checks := eval[string](t, w, `[...document.querySelectorAll(".facts a")].map((a) => a.getAttribute("href")).find((h) => h.startsWith("checks.html#"))`)
	for _, to := range []string{"F1.html#evidence-2.3.4", "F1.html#bibtex", "F1.html#embed", "F1.html#cite", "T1.html#cite", "offers.html#cpic-pc", "metrics.html#shanghai-2023-m010", checks} {
		open(t, w, address+"/en/"+to)
		_, anchor, _ := strings.Cut(to, "#")
		shows := eval[bool](t, w, fmt.Sprintf(`(() => { const e = document.getElementById(%q); if (!e) return false; const r = e.getBoundingClientRect(); return r.height > 0 && r.top < innerHeight && r.bottom > 0; })()`, anchor))
		if !shows {
			t.Errorf("%s does not show its place", to)
		}
	}
}
