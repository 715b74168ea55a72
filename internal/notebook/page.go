package notebook

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// A Page is a notebook as HTML.
type Page struct {
	Title    string            // words of the first heading
	Body     string            // everything within <main>
	Pictures map[string][]byte // by name, as Body refers to them: NAME-1.svg

	headings int
}

// Options of a page.
type Options struct {
	// Name is what the pictures' names begin with.
	Name string
	// Link gives the address of what a link of the notebook leads to, or "" when there is nothing to
	// lead to; then its words stand without a link. Without it all links are left out.
	Link func(to string) string
	// Setup is what a reader opens to see the cells that only prepare the others; "" shows them all.
	Setup string
	// Unnamed describes a picture that says nothing of itself.
	Unnamed string
}

// markdown has tables as GitHub's. Raw HTML within it is left out.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table))

// Page gives the notebook as the body of a page.
//
// Errors: markdown that cannot be set.
func (n *Notebook) Page(opt Options) (*Page, error) {
	p := &Page{Pictures: map[string][]byte{}}
	var b strings.Builder
	for i, c := range n.Cells {
		switch c.Kind {
		case "markdown":
			if err := p.words(&b, string(c.Source), opt); err != nil {
				return nil, fmt.Errorf("notebook: cell %d: %w", i+1, err)
			}
		case "code":
			if opt.Setup != "" && prepares(string(c.Source)) {
				fmt.Fprintf(&b, "<details><summary>%s</summary>", opt.Setup)
				code(&b, string(c.Source))
				b.WriteString("</details>\n")
			} else {
				code(&b, string(c.Source))
			}
			for _, o := range c.Outputs {
				p.output(&b, o, opt)
			}
		}
	}
	p.Body = b.String()
	return p, nil
}

// words sets a cell of markdown.
func (p *Page) words(b *strings.Builder, source string, opt Options) error {
	src := []byte(source)
	doc := markdown.Parser().Parse(text.NewReader(src))
	var bare []ast.Node // links to nothing, and pictures and addresses from elsewhere
	err := ast.Walk(doc, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := node.(type) {
		case *ast.Heading:
			p.heading(node, src)
		case *ast.Link:
			if to := opt.to(string(node.Destination)); to != "" {
				node.Destination = []byte(to)
			} else {
				bare = append(bare, node)
			}
		case *ast.Image, *ast.AutoLink:
			bare = append(bare, node)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return err
	}
	for _, node := range bare {
		unwrap(node, src)
	}
	var out bytes.Buffer
	if err := markdown.Renderer().Render(&out, src, doc); err != nil {
		return err
	}
	b.Write(out.Bytes())
	return nil
}

// heading gives a heading an identifier that is its own within the page, and keeps the first one as
// the page's title.
func (p *Page) heading(node *ast.Heading, src []byte) {
	p.headings++
	node.SetAttributeString("id", fmt.Appendf(nil, "part-%d", p.headings))
	if p.Title == "" {
		p.Title = inner(node, src)
	}
}

// inner are the words within a node.
func inner(node ast.Node, src []byte) string {
	var b strings.Builder
	ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(src))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// unwrap puts what is within a node into its place.
func unwrap(node ast.Node, src []byte) {
	parent := node.Parent()
	if address, ok := node.(*ast.AutoLink); ok {
		parent.InsertBefore(parent, node, ast.NewString(address.Label(src)))
	}
	for node.FirstChild() != nil {
		parent.InsertBefore(parent, node, node.FirstChild())
	}
	parent.RemoveChild(parent, node)
}

func (o Options) to(address string) string {
	if o.Link == nil {
		return ""
	}
	return o.Link(address)
}
