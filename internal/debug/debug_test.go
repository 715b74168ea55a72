package debug_test

import (
	"bytes"
	"encoding/xml"
	"image"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"techins/internal/debug"
	"techins/internal/layout"
	"techins/internal/page"
)

func sample() debug.Drawing {
	box := page.Rect{X0: 10, Y0: 20, X1: 20, Y1: 32}
	return debug.Drawing{
		Page: &page.Page{
			Number: 3,
			Box:    page.Rect{X1: 100, Y1: 200},
			Glyphs: []page.Glyph{{Text: "<", Box: box, Size: 10, Font: "A&B"}, {Box: box}, {Text: "1\x01\x00\x1b", Box: box, Hidden: true}},
			Rules:  []page.Rule{{X0: 5, Y0: 50, X1: 95, Y1: 50, Width: 0.5, Color: 0xff0000}},
			Fills:  []page.Fill{{Box: page.Rect{X0: 1, Y0: 2, X1: 30, Y1: 40}, Color: 0xeeeeee}},
			Images: []page.Image{{Box: box}},
			Curves: []page.Rect{box},
		},
		Picture: image.NewRGBA(image.Rect(0, 0, 4, 8)),
		Blocks: []layout.Block{
			{Kind: layout.Heading, Runes: []layout.RunePlace{{Page: 2, Box: box}}},
			{Kind: layout.Paragraph, Runes: []layout.RunePlace{{Page: 3, Box: box}, {}, {Page: 4, Box: page.Rect{X1: 99, Y1: 99}}}},
		},
		Tables: []layout.Table{{Cells: []layout.Cell{
			{Row: 1, Col: 2, RowSpan: 1, ColSpan: 2, Page: 3, Box: box, Text: "a"},
			{Row: 9, Col: 9, RowSpan: 1, ColSpan: 1, Page: 4, Box: box},
		}}},
	}
}

// The file is well-formed XML whatever the text, and holds each thing of the page and nothing of others.
func TestSVG(t *testing.T) {
	var out bytes.Buffer
	if err := debug.SVG(&out, sample()); err != nil {
		t.Fatal(err)
	}
	svg := out.String()
	count := map[string]int{}
	for d := xml.NewDecoder(&out); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok {
			count[e.Name.Local]++
		}
	}
	for element, want := range map[string]int{"rect": 3 + 1 + 1 + 1 + 1 + 1, "line": 1, "image": 1, "text": 2, "g": 7} {
		if count[element] != want {
			t.Errorf("%d elements <%s>, want %d", count[element], element, want)
		}
	}
	for _, want := range []string{"2 paragraph", "1,2 1x2", `class="unmapped"`, `class="hidden"`, "#eeeeee"} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %q in\n%s", want, svg)
		}
	}
	for _, not := range []string{"1 heading", "9,9"} {
		if strings.Contains(svg, not) {
			t.Errorf("%q belongs to another page", not)
		}
	}
}

func TestWriteFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	for range 2 {
		if err := debug.WriteFile(dir, "report", sample()); err != nil {
			t.Fatal(err)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 || files[0].Name() != "report-p0003.svg" {
		t.Fatalf("files %v, error %v; want report-p0003.svg alone", files, err)
	}
}

// A document is drawn page by page, with pictures; one that PDFium cannot draw, without.
func TestWriteDocument(t *testing.T) {
	pdf := []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj " +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF\n")
	for _, c := range []struct {
		data    []byte
		picture bool
	}{{pdf, true}, {[]byte("no PDF"), false}} {
		dir := t.TempDir()
		p := &page.Page{Number: 1, Box: page.Rect{X1: 100, Y1: 200}}
		if err := debug.WriteDocument(dir, "d", c.data, page.Options{}, []*page.Page{p}, nil, nil); err != nil {
			t.Fatal(err)
		}
		svg, err := os.ReadFile(filepath.Join(dir, "d-p0001.svg"))
		if err != nil || bytes.Contains(svg, []byte("<image")) != c.picture {
			t.Errorf("picture %v, want %v (error %v)", !c.picture, c.picture, err)
		}
	}
}
