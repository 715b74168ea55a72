package notebook

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// made is a notebook with one cell of each kind.
func made(t testing.TB, markdown, source string, outputs ...map[string]any) []byte {
	t.Helper()
	b, err := json.Marshal(map[string]any{"nbformat": 4, "cells": []any{
		map[string]any{"cell_type": "markdown", "source": strings.SplitAfter(markdown, "\n")},
		map[string]any{"cell_type": "code", "source": source, "outputs": outputs},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func shown(media, content string) map[string]any {
	return map[string]any{"output_type": "display_data", "data": map[string]any{media: content}}
}

func set(t testing.TB, ipynb []byte) *Page {
	t.Helper()
	n, err := Parse(ipynb)
	if err != nil {
		t.Fatal(err)
	}
	p, err := n.Page(Options{Name: "x", Link: func(to string) string { return map[string]string{"known.ipynb": "known.html"}[to] }})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPage(t *testing.T) {
	p := set(t, made(t, "# One *thing*\n\nSee [that](known.ipynb).\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n", "%%\nx := \"a<b\" // why\n",
		shown("text/html", `<div><svg viewBox="0 0 1 1"><title>A box</title><rect width="1" height="1"/></svg></div>`),
		shown("text/html", `<table style="margin:0"><caption>Sizes</caption><tr><th scope="col" style="text-align:right">n</th></tr><tr><td style="text-align: right" onclick="x()">5</td></tr></table>`),
		map[string]any{"output_type": "stream", "name": "stdout", "text": []string{"one\n", "two & three\n"}}))
	if p.Title != "One thing" {
		t.Errorf("title %q", p.Title)
	}
	for _, want := range []string{
		`<h1 id="part-1">One <em>thing</em></h1>`, `<a href="known.html">that</a>`, "<th>a</th>",
		`<span class="c">%%`, `<span class="s">&#34;a&lt;b&#34;</span>`, `<span class="c">// why</span>`,
		`<a href="x-1.svg"><img src="x-1.svg" alt="A box"></a>`, `aria-label="Sizes"`, `<th scope="col" class="num">n</th>`, `<td class="num">5</td>`,
		"one\ntwo &amp; three</pre>",
	} {
		if !strings.Contains(p.Body, want) {
			t.Errorf("the page has no %s:\n%s", want, p.Body)
		}
	}
	if svg := string(p.Pictures["x-1.svg"]); !strings.HasPrefix(svg, `<svg xmlns="http://www.w3.org/2000/svg"`) {
		t.Errorf("the picture is no file of its own: %s", svg)
	}
}

// Nothing of what a notebook holds runs or leads anywhere.
func TestNothingRuns(t *testing.T) {
	bad := []string{
		`<script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `<a href="javascript:alert(1)">x</a>`, `<table><td background="http://a.example/x">y</table>`,
		`<style>@import url(http://a.example)</style>`, `<iframe src="http://a.example"></iframe>`, `<svg><script>alert(1)</script></svg>`,
		`<svg onload="alert(1)"></svg>`, `<svg><image href="http://a.example/x.png"/></svg>`, `<svg><foreignObject><body/></foreignObject></svg>`,
		`<p style="background:url(http://a.example)">x</p>`, `<form action="http://a.example"><button>x</button></form>`, `<svg><a href="javascript:1">`,
	}
	for _, s := range bad {
		for _, media := range []string{"text/html", "image/svg+xml", "text/plain"} {
			inert(t, set(t, made(t, "# x\n\n"+s+"\n\n[a](javascript:alert(1)) ![b](http://a.example/b.png) <http://a.example>", "", shown(media, s))))
		}
	}
}

// inert fails when a page has anything that runs, loads, or leads out.
func inert(t *testing.T, p *Page) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(p.Body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "style", "iframe", "object", "embed", "form", "svg", "base", "link", "meta":
			t.Errorf("<%s> in %s", n.Data, p.Body)
		}
		for _, a := range n.Attr {
			leads := (a.Key == "href" || a.Key == "src") && !strings.HasPrefix(a.Val, "x-") && a.Val != "known.html"
			if leads || strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "background" {
				t.Errorf("%s=%q in %s", a.Key, a.Val, p.Body)
			}
		}
	}
	for name, svg := range p.Pictures {
		doc, err := html.Parse(strings.NewReader(string(svg))) // a browser's reading, other than encoding/xml's
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.TrimSpace(strings.ToLower(a.Val)), "javascript:") {
					t.Errorf("%s: %s=%q", name, a.Key, a.Val)
				}
			}
			if n.Type == html.ElementNode && n.Data == "script" || strings.Contains(string(svg), "http://a.example") {
				t.Errorf("%s: %s", name, svg)
			}
		}
	}
}

func FuzzPage(f *testing.F) {
	f.Add("# x\n[a](b) <b onclick=1>", "func main() { `", "<table><tr><td>1<script>", "<svg><title>x</title></svg>")
	f.Add("![a](http://x)", "%x\n!y\n\"", "<svg onload=1>", "<svg><a href='javascript:1'/></svg>")
	f.Fuzz(func(t *testing.T, markdown, source, out, svg string) {
		b := made(t, markdown, source, shown("text/html", out), shown("image/svg+xml", svg))
		n, err := Parse(b)
		if err != nil {
			t.Fatal(err)
		}
		p, err := n.Page(Options{Name: "x"})
		if err != nil {
			return
		}
		inert(t, p)
		for _, svg := range p.Pictures {
			d := xml.NewDecoder(strings.NewReader(string(svg)))
			for err == nil {
				_, err = d.Token()
			}
			if err != io.EOF {
				t.Errorf("the picture is no XML: %v", err)
			}
			err = nil
		}
	})
}

// Cells that only prepare others are folded when there is a word for them.
func TestSetup(t *testing.T) {
	for source, folded := range map[string]bool{"import \"fmt\"": true, "%noautoget": true, "!*go version": true, "%%\nfmt.Println()": false, "x := 1": false} {
		n, err := Parse(made(t, "# x", source))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"", "Setup"} {
			p, err := n.Page(Options{Setup: word})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(p.Body, "<details>"); got != (folded && word != "") {
				t.Errorf("%q with the word %q: folded %v", source, word, got)
			}
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, s := range []string{"", "x", "[]", `{"nbformat": 3}`, `{"nbformat": 4, "cells": [{"source": 5}]}`} {
		if _, err := Parse([]byte(s)); err == nil {
			t.Errorf("%q was taken for a notebook", s)
		}
	}
}

// The project's own notebooks: every table and picture that they put out is on the page.
func TestOwnNotebooks(t *testing.T) {
	files, err := filepath.Glob("../../notebooks/*.ipynb")
	if err != nil || len(files) == 0 {
		t.Fatalf("no notebooks: %v", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := set(t, b)
		want := strings.Count(string(b), `<caption`) + strings.Count(string(b), `\u003ccaption`)
		if got := strings.Count(p.Body, "<caption>"); got != want {
			t.Errorf("%s: %d tables, want %d", file, got, want)
		}
		n, err := Parse(b)
		if err != nil {
			t.Fatal(err)
		}
		pictures := 0
		for _, c := range n.Cells {
			for _, o := range c.Outputs {
				pictures += strings.Count(o.shown("text/html")+o.shown("image/svg+xml"), "</svg>")
			}
		}
		if len(p.Pictures) != pictures {
			t.Errorf("%s: %d pictures, want %d", file, len(p.Pictures), pictures)
		}
	}
}
