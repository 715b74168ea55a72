// Package debug draws what the program sees on a page over the picture of the page: one SVG a page,
// with a layer each for glyphs, rules, fills, images, curves, blocks and cells. It is the first thing
// to look at when a table or a paragraph comes out wrong.
package debug

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"techins/internal/layout"
	"techins/internal/page"
)

// A Drawing is one page and what was made of it.
type Drawing struct {
	Page *page.Page
	// Picture of the page, drawn beneath; nil for none.
	Picture image.Image
	// Blocks of the document in reading order; those that have no part on the page are passed over,
	// the others keep their number.
	Blocks []layout.Block
	// Tables of the document.
	Tables []layout.Table
}

// style of the layers: a glyph grey, one without a character magenta, hidden ones dashed.
const style = `
rect, line { fill: none; vector-effect: non-scaling-stroke; stroke-width: 0.5 }
text { font-family: sans-serif; font-size: 5px }
#glyphs rect { stroke: #999 }
#glyphs .unmapped { stroke: #f0f; stroke-width: 1 }
#glyphs .hidden { stroke-dasharray: 1 1 }
#rules line { stroke: #e00; stroke-width: 1 }
#fills rect { stroke: #07c; fill: #07c; fill-opacity: 0.06 }
#images rect { stroke: #808; stroke-dasharray: 4 2 }
#curves rect { stroke: #850; stroke-dasharray: 2 2 }
#blocks rect { stroke: #e80; stroke-width: 1 }
#blocks text { fill: #b50; font-weight: bold; font-size: 7px }
#cells rect { stroke: #090; stroke-width: 1 }
#cells text { fill: #060 }
`

// SVG writes the drawing, in points with the origin at the top left of the page as displayed. The
// same drawing gives the same bytes.
func SVG(w io.Writer, d Drawing) error {
	out := &drawing{Writer: bufio.NewWriter(w)}
	b := d.Page.Box
	out.printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%spt\" height=\"%spt\">\n<style>%s</style>\n",
		num(b.W()), num(b.H()), num(b.W()), num(b.H()), style)
	if err := out.picture(d.Picture, b); err != nil {
		return err
	}
	out.layer("fills", func() { out.fills(d.Page) })
	out.layer("images", func() { out.images(d.Page) })
	out.layer("curves", func() { out.curves(d.Page) })
	out.layer("glyphs", func() { out.glyphs(d.Page) })
	out.layer("rules", func() { out.rules(d.Page) })
	out.layer("blocks", func() { out.blocks(d.Blocks, d.Page.Number) })
	out.layer("cells", func() { out.cells(d.Tables, d.Page.Number) })
	out.printf("</svg>\n")
	if out.err != nil {
		return out.err
	}
	return out.Flush()
}

// pictureDPI makes small print legible when the drawing is magnified.
const pictureDPI = 110

// WriteDocument writes a file for each page, over the page's picture where PDFium can draw it. data
// are the bytes of the PDF; the other arguments are as in WriteFile and Drawing.
func WriteDocument(dir, name string, data []byte, opt page.Options, pages []*page.Page, blocks []layout.Block, tables []layout.Table) error {
	pictures, err := page.NewRenderer(data, opt)
	if err == nil {
		defer pictures.Close()
	}
	for _, p := range pages {
		d := Drawing{Page: p, Blocks: blocks, Tables: tables}
		if err == nil {
			if picture, err := pictures.Render(p.Number, page.Rect{}, pictureDPI); err == nil {
				d.Picture = picture
			}
		}
		if err := WriteFile(dir, name, d); err != nil {
			return err
		}
	}
	return nil
}

// WriteFile writes the drawing to dir/name-pNNNN.svg, whole or not at all, and makes the folder.
func WriteFile(dir, name string, d Drawing) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	var svg bytes.Buffer
	if err := SVG(&svg, d); err != nil {
		return err
	}
	path := filepath.Join(dir, fmt.Sprintf("%s-p%04d.svg", name, d.Page.Number))
	if err := os.WriteFile(path+".part", svg.Bytes(), 0o666); err != nil {
		return err
	}
	return os.Rename(path+".part", path)
}

// drawing writes SVG and remembers the first error.
type drawing struct {
	*bufio.Writer
	err error
}

func (d *drawing) printf(format string, args ...any) {
	if _, err := fmt.Fprintf(d.Writer, format, args...); d.err == nil {
		d.err = err
	}
}

func (d *drawing) layer(id string, draw func()) {
	d.printf("<g id=%q>\n", id)
	draw()
	d.printf("</g>\n")
}

// box draws a rectangle with a title that a browser shows under the mouse; both may be empty.
func (d *drawing) box(b page.Rect, class, title string) {
	if class != "" {
		class = fmt.Sprintf(" class=%q", class)
	}
	d.printf("<rect%s x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">", class, num(b.X0), num(b.Y0), num(b.W()), num(b.H()))
	if title != "" {
		d.printf("<title>%s</title>", escaped(title))
	}
	d.printf("</rect>\n")
}

func (d *drawing) label(x, y float64, text string) {
	d.printf("<text x=\"%s\" y=\"%s\">%s</text>\n", num(x), num(y), escaped(text))
}

// escaped is text as XML holds it: control characters, which a damaged font may give, become U+FFFD.
func escaped(text string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(text)) // a buffer never fails
	return b.String()
}

func (d *drawing) picture(p image.Image, b page.Rect) error {
	if p == nil {
		return nil
	}
	var file bytes.Buffer
	if err := png.Encode(&file, p); err != nil {
		return fmt.Errorf("the page's picture: %w", err)
	}
	d.printf("<image width=\"%s\" height=\"%s\" opacity=\"0.6\" href=\"data:image/png;base64,%s\"/>\n",
		num(b.W()), num(b.H()), base64.StdEncoding.EncodeToString(file.Bytes()))
	return nil
}

// num is a length in points to a hundredth, as short as that can be written.
func num(v float64) string {
	s := fmt.Sprintf("%.2f", v)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	if s == "-0" {
		return "0"
	}
	return s
}
