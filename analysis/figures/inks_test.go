package figures

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"

	"github.com/tdewolff/canvas"
	"github.com/tdewolff/canvas/renderers"
	"github.com/tdewolff/canvas/renderers/rasterizer"
	"gonum.org/v1/plot/vg"
)

// Hardly a pixel of a figure is further than a step that nobody sees from what the rasteriser drew: only
// where three inks meet.
func TestPalettedLosesNothing(t *testing.T) {
	s := newSheet(all(t)[0], Chinese, OneColumn)
	c := canvas.New(s.width.Points()/vg.Millimeter.Points(), s.height.Points()/vg.Millimeter.Points())
	s.draw(renderers.NewGonumPlot(c))
	img := rasterizer.Draw(c, canvas.DPI(pngDPI), canvas.DefaultColorSpace)
	got := paletted(img)
	for x := range img.Rect.Dx() {
		if top := color.RGBAModel.Convert(got.At(x, 0)); top != color.Color(paper) {
			t.Fatalf("the edge of the sheet shows as %v", top)
		}
	}
	const most = 8 // of 255, in any channel
	far := 0
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			a, b := img.RGBAAt(x, y), color.RGBAModel.Convert(got.At(x, y)).(color.RGBA)
			if apart(a.R, b.R) > most || apart(a.G, b.G) > most || apart(a.B, b.B) > most {
				far++
			}
		}
	}
	if all := img.Rect.Dx() * img.Rect.Dy(); far > all/2000 {
		t.Errorf("%d of %d pixels are off by more than %d", far, all, most)
	}
}

func apart(a, b uint8) int { return max(int(a), int(b)) - min(int(a), int(b)) }

func TestInkPalette(t *testing.T) {
	if n := len(inkPalette()); n > 256 {
		t.Errorf("%d colours do not fit into a byte", n)
	}
}

func TestPNGSizes(t *testing.T) {
	const limit = 180_000
	for _, f := range all(t) {
		b := drawn(t, f, Variant{Chinese, PNG, TwoColumns})
		if len(b) > limit {
			t.Errorf("%s: a PNG of %d bytes, more than %d", f.ID, len(b), limit)
		}
		if img, err := png.DecodeConfig(bytes.NewReader(b)); err != nil || img.Width < 2000 {
			t.Errorf("%s: %d pixels wide, %v", f.ID, img.Width, err)
		}
	}
}
