package notebook

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// kept are the elements that remain of HTML that a cell put out; their attributes do not, but for
// those of the structure of tables.
var kept = []atom.Atom{
	atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Th, atom.Td,
	atom.P, atom.Pre, atom.Code, atom.B, atom.Strong, atom.I, atom.Em, atom.Sub, atom.Sup, atom.Ul, atom.Ol, atom.Li, atom.Br,
}

// dropped are elements that go with all that they hold.
var dropped = []atom.Atom{
	atom.Script, atom.Style, atom.Iframe, atom.Object, atom.Embed, atom.Template, atom.Noscript, atom.Svg, atom.Math, atom.Head, atom.Title, atom.Textarea, atom.Xmp, atom.Noembed, atom.Noframes, atom.Plaintext,
}

// sanitised is the part of a piece of HTML that can do nothing but be read.
func sanitised(s string) string {
	var b strings.Builder
	for _, n := range parse(s) {
		keep(&b, n)
	}
	return strings.TrimSpace(b.String())
}

func parse(s string) []*html.Node {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(s), body)
	if err != nil { // nested too deep to be a table
		return nil
	}
	return nodes
}

func keep(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(html.EscapeString(n.Data))
		return
	case n.Type != html.ElementNode || slices.Contains(dropped, n.DataAtom):
		return
	}
	known := slices.Contains(kept, n.DataAtom)
	if known {
		b.WriteString("<" + n.Data + attributes(n) + ">")
	}
	for c := range n.ChildNodes() {
		keep(b, c)
	}
	if known && n.DataAtom != atom.Br {
		b.WriteString("</" + n.Data + ">")
	}
}

// attributes are those of a table's structure. Numbers, which stand flush right, have the class num.
func attributes(n *html.Node) string {
	var b strings.Builder
	for _, a := range n.Attr {
		switch {
		case a.Key == "scope" && slices.Contains([]string{"col", "row", "colgroup", "rowgroup"}, a.Val),
			(a.Key == "colspan" || a.Key == "rowspan") && a.Val != "" && strings.Trim(a.Val, "0123456789") == "":
			b.WriteString(" " + a.Key + `="` + a.Val + `"`)
		case a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "text-align:right"):
			b.WriteString(` class="num"`)
		}
	}
	return b.String()
}

// captionOf is the caption of the first table, "table" without one.
func captionOf(s string) string {
	var find func(n *html.Node) string
	find = func(n *html.Node) string {
		if n.DataAtom == atom.Caption && n.FirstChild != nil {
			return n.FirstChild.Data
		}
		for c := range n.ChildNodes() {
			if found := find(c); found != "" {
				return found
			}
		}
		return ""
	}
	for _, n := range parse(s) {
		if found := find(n); found != "" {
			return found
		}
	}
	return "table"
}
