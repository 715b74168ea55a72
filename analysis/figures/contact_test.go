package figures

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/tdewolff/canvas"
	"github.com/tdewolff/canvas/renderers"
	"github.com/tdewolff/canvas/renderers/rasterizer"
	"gonum.org/v1/plot/vg"

	"techins/dataset"
)

var contact = flag.String("contact", "", "folder into which the contact sheets of all figures are drawn")

// TestContactSheet draws all figures of the shipped data, and those that need several editions from an
// invented panel, one sheet for each language and size:
//
//	go test ./analysis/figures -run TestContactSheet -contact "$PWD/docs/contact-sheet"
func TestContactSheet(t *testing.T) {
	if *contact == "" {
		t.Skip("-contact is not set: skipping the contact sheets")
	}
	data, err := dataset.Read("../../data/clean")
	if err != nil {
		t.Fatal(err)
	}
	figs, err := All(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all(t) {
		if !slices.ContainsFunc(figs, func(g *Figure) bool { return g.ID == f.ID }) {
			figs = append(figs, f)
		}
	}
	slices.SortFunc(figs, func(a, b *Figure) int { return numberOf(a) - numberOf(b) })
	for _, l := range Langs {
		for _, size := range Sizes {
			var b bytes.Buffer
			if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, paletted(contactSheet(figs, l, size))); err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(*contact, fmt.Sprintf("figures-%s-%s.png", l, size))
			if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func numberOf(f *Figure) int {
	n, _ := strconv.Atoi(f.ID[1:])
	return n
}

// contactSheet sets the figures in columns, each below the shortest.
func contactSheet(figs []*Figure, l Lang, size Size) *image.RGBA {
	const dpi, gap = 76, 12
	columns := map[Size]int{OneColumn: 5, TwoColumns: 3}[size]
	bottom := make([]int, columns)
	places := make([]image.Point, len(figs))
	pictures := make([]*image.RGBA, len(figs))
	for i, f := range figs {
		s := newSheet(f, l, size)
		c := canvas.New(s.width.Points()/vg.Millimeter.Points(), s.height.Points()/vg.Millimeter.Points())
		s.draw(renderers.NewGonumPlot(c))
		pictures[i] = rasterizer.Draw(c, canvas.DPI(dpi), canvas.DefaultColorSpace)
		k := slices.Index(bottom, slices.Min(bottom))
		places[i] = image.Pt(gap+k*(pictures[i].Rect.Dx()+gap), bottom[k]+gap)
		bottom[k] += pictures[i].Rect.Dy() + gap
	}
	sheet := image.NewRGBA(image.Rect(0, 0, gap+columns*(pictures[0].Rect.Dx()+gap), slices.Max(bottom)+gap))
	draw.Draw(sheet, sheet.Rect, image.NewUniform(grid), image.Point{}, draw.Src)
	for i, p := range pictures {
		draw.Draw(sheet, image.Rectangle{Min: places[i], Max: places[i].Add(p.Rect.Size())}, p, image.Point{}, draw.Src)
	}
	return sheet
}
