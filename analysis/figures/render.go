package figures

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"image/png"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/tdewolff/canvas"
	"github.com/tdewolff/canvas/renderers"
	"github.com/tdewolff/canvas/renderers/pdf"
	"github.com/tdewolff/canvas/renderers/rasterizer"
	"github.com/tdewolff/canvas/renderers/svg"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
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
	e := easels.Get().(*easel)
	e.draw(s)
	b, err = e.encode(s, v)
	easels.Put(e) // not after a panic, which leaves it half used
	return b, err
}

func (e *easel) encode(s *sheet, v Variant) ([]byte, error) {
	switch v.Format {
	case SVG:
		return toSVG(e.canvas, s)
	case PDF:
		return toPDF(e.canvas, s.f, v.Lang)
	}
	return toPNG(e.canvas)
}

// An easel is a canvas with its fonts read, which takes longer than to draw a figure, so that it is
// used again.
type easel struct {
	canvas *canvas.Canvas
	plot   vg.CanvasSizer
}

var easels = sync.Pool{New: func() any {
	e := &easel{canvas: canvas.New(1, 1)}
	e.plot = renderers.NewGonumPlot(e.canvas).Canvas.(vg.CanvasSizer)
	return e
}}

// draw draws a sheet on the empty canvas.
func (e *easel) draw(s *sheet) {
	e.canvas.Reset()
	e.canvas.W, e.canvas.H = s.width.Points()/vg.Millimeter.Points(), s.height.Points()/vg.Millimeter.Points()
	s.draw(draw.New(e.plot))
}

// toSVG draws a picture with its fonts inside. Their names are the picture's own, so that several can
// stand in one page.
func toSVG(c *canvas.Canvas, s *sheet) ([]byte, error) {
	var b bytes.Buffer
	r := svg.New(&b, c.W, c.H, &svg.Options{SizeUnits: "mm"})
	c.RenderTo(r)
	if err := r.Close(); err != nil {
		return nil, err
	}
	tag, rest, ok := bytes.Cut(b.Bytes(), []byte(">"))
	if !ok {
		return nil, errors.New("the SVG has no root element")
	}
	out := fmt.Appendf(bytes.Clone(tag), ` role="img"><title>%s</title><desc>%s</desc><style>`, html.EscapeString(s.in(s.f.Title)), html.EscapeString(s.in(s.f.Alt)))
	for _, typeface := range []font.Typeface{boldFace, regularFace} {
		if len(s.runes[typeface]) == 0 {
			continue
		}
		packed, err := packFont(typeface, s.runes[typeface])
		if err != nil {
			return nil, err
		}
		name := fmt.Sprintf("%s-%s-%.1s-%s", s.f.ID, s.lang, s.size, strings.TrimPrefix(string(typeface), "NotoSans"))
		out = fmt.Appendf(out, "\n@font-face{font-family:'%s';src:url('data:font/woff2;base64,%s');}", name, base64.StdEncoding.EncodeToString(packed))
		rest = bytes.ReplaceAll(rest, fmt.Appendf(nil, "px %s-Regular", typeface), fmt.Appendf(nil, "px %s,sans-serif", name))
	}
	return append(append(out, "\n</style>"...), rounded(rest)...), nil
}

var (
	svgTag      = regexp.MustCompile(`<[^>]*>`)
	longDecimal = regexp.MustCompile(`\d*\.\d{4,}`)
	oneSpan     = regexp.MustCompile(`(<text [^>]*>)<tspan x="[^"]*" y="[^"]*">([^<]*)</tspan></text>`)
	arcFlags    = regexp.MustCompile(`(A\S+ \S+ \S+ )([01])([01])`)
)

// rounded prints the coordinates of an SVG to a thousandth of a millimetre and takes out the span of a
// line of text, which repeats the place of its text. The two flags of an arc
// are written without a space before the number that follows; they are set apart first, or they would
// be read as its digits.
func rounded(svg []byte) []byte {
	svg = oneSpan.ReplaceAll(svg, []byte("$1$2</text>"))
	return svgTag.ReplaceAllFunc(svg, func(tag []byte) []byte {
		tag = arcFlags.ReplaceAll(tag, []byte("$1$2 $3 "))
		return longDecimal.ReplaceAllFunc(tag, func(n []byte) []byte {
			v, err := strconv.ParseFloat(string(n), 64)
			if err != nil {
				return n
			}
			return strconv.AppendFloat(nil, math.Round(v*1000)/1000, 'f', -1, 64)
		})
	})
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
	err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, paletted(img))
	return b.Bytes(), err
}
