package figures

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/png"
	"regexp"
	"slices"

	"github.com/tdewolff/canvas"
	"github.com/tdewolff/canvas/renderers"
	"github.com/tdewolff/canvas/renderers/pdf"
	"github.com/tdewolff/canvas/renderers/rasterizer"
	"github.com/tdewolff/canvas/renderers/svg"
	"gonum.org/v1/plot/vg"
)

// A Format is a file format of pictures.
type Format string

const (
	SVG Format = "svg"
	PDF Format = "pdf"
	PNG Format = "png"
)

// Formats are all formats.
var Formats = []Format{SVG, PDF, PNG}

// pngDPI is what journals ask of pictures with type.
const pngDPI = 300

// render draws a variant into memory. The drawing libraries panic on what they cannot draw; that
// ends here.
func render(f *Figure, v Variant) (b []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			b, err = nil, fmt.Errorf("drawing stopped: %v", r)
		}
	}()
	s := newSheet(f, v.Lang, v.Size)
	c := canvas.New(s.width.Points()/vg.Millimeter.Points(), s.height.Points()/vg.Millimeter.Points())
	s.draw(renderers.NewGonumPlot(c))
	switch v.Format {
	case SVG:
		return toSVG(c)
	case PDF:
		return toPDF(c, f, v.Lang)
	}
	return toPNG(c)
}

func toSVG(c *canvas.Canvas) ([]byte, error) {
	var b bytes.Buffer
	r := svg.New(&b, c.W, c.H, &svg.Options{EmbedFonts: true, SubsetFonts: true, SizeUnits: "mm"})
	c.RenderTo(r)
	if err := r.Close(); err != nil {
		return nil, err
	}
	return packFonts(b.Bytes())
}

var fontFace = regexp.MustCompile(`\n@font-face\{font-family:'([^']*)';src:url\('data:type/opentype;base64,([^']*)'\);\}`)

// packFonts puts the embedded fonts of an SVG into the order of their names (the library writes them
// in map order) and packs them as WOFF 2.
func packFonts(svg []byte) ([]byte, error) {
	found := fontFace.FindAllSubmatchIndex(svg, -1)
	if len(found) == 0 {
		return svg, nil
	}
	var rules [][]byte
	for _, m := range found {
		sfnt, err := base64.StdEncoding.DecodeString(string(svg[m[4]:m[5]]))
		if err != nil {
			return nil, err
		}
		settleFont(sfnt)
		font, err := woff2(sfnt)
		if err != nil {
			return nil, err
		}
		rules = append(rules, fmt.Appendf(nil, "\n@font-face{font-family:'%s';src:url('data:font/woff2;base64,%s');}",
			svg[m[2]:m[3]], base64.StdEncoding.EncodeToString(font)))
	}
	slices.SortFunc(rules, bytes.Compare)
	return slices.Concat(svg[:found[0][0]], bytes.Join(rules, nil), svg[found[len(found)-1][1]:]), nil
}

func toPDF(c *canvas.Canvas, f *Figure, l Lang) ([]byte, error) {
	var b bytes.Buffer
	r := pdf.New(&b, c.W, c.H, &pdf.Options{Compress: true, SubsetFonts: true})
	r.SetInfo(f.Title.In(l), f.Caption.In(l), f.ID, "", "techins")
	c.RenderTo(r)
	if err := r.Close(); err != nil {
		return nil, err
	}
	return settlePDF(b.Bytes())
}

func toPNG(c *canvas.Canvas) ([]byte, error) {
	var b bytes.Buffer
	img := rasterizer.Draw(c, canvas.DPI(pngDPI), canvas.DefaultColorSpace)
	err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, img)
	return b.Bytes(), err
}
