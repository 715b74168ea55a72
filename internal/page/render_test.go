package page

import (
	"image"
	"testing"
)

// dark counts the pixels that are darker than a middle grey.
func dark(m image.Image) int {
	n := 0
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			if r, g, b, _ := m.At(x, y).RGBA(); (r+g+b)/3 < 0x8000 {
				n++
			}
		}
	}
	return n
}

// The picture of a page has its ink where the readers put the shape, also on a turned page.
func TestRender(t *testing.T) {
	b := &builder{}
	data := b.onePage("30 40 50 20 re f", "", smallPage+" /Rotate 90")
	box := readOne(t, data).Fills[0].Box
	r, err := NewRenderer(data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	whole, err := r.Render(1, Rect{}, 144)
	if err != nil {
		t.Fatal(err)
	}
	if got := whole.Bounds(); got != image.Rect(0, 0, 200, 400) {
		t.Errorf("picture of %v, want 200 x 400 pixels", got)
	}
	crop, err := r.Render(1, box, 144)
	if err != nil {
		t.Fatal(err)
	}
	if want := 40 * 100; dark(whole) != want || dark(crop) != want {
		t.Errorf("%d dark pixels on the page and %d in the box, want %d in both", dark(whole), dark(crop), want)
	}
}

func TestRenderErrors(t *testing.T) {
	if _, err := NewRenderer([]byte("no PDF"), Options{}); err == nil {
		t.Error("drew a file that is no PDF")
	}
	r, err := NewRenderer(twoPages(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.Render(3, Rect{}, 72); err == nil {
		t.Error("drew page 3 of 2")
	}
	if _, err := r.Render(1, Rect{}, 100_000); wantKind(err, LimitExceeded) != nil {
		t.Errorf("error %v, want kind %s", err, LimitExceeded)
	}
}
