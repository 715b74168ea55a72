package figures

import (
	"embed"
	"fmt"
	"sync"

	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// Noto Sans SC cut down to GB 2312, Latin and punctuation; fonts/build makes them, fonts/OFL.txt is
// their licence.
//
//go:embed fonts/*.ttf fonts/OFL.txt
var fontFiles embed.FS

// Bold is a typeface of its own, not a weight: the canvas would otherwise embolden it once more.
const (
	regularFace font.Typeface = "NotoSansSC"
	boldFace    font.Typeface = "NotoSansSCBold"
)

var fonts = sync.OnceValues(func() (*font.Cache, error) {
	var faces font.Collection
	for typeface, name := range map[font.Typeface]string{regularFace: "NotoSansSC-Regular.ttf", boldFace: "NotoSansSC-Bold.ttf"} {
		b, err := fontFiles.ReadFile("fonts/" + name)
		if err != nil {
			return nil, fmt.Errorf("figures: %w", err)
		}
		f, err := opentype.Parse(b)
		if err != nil {
			return nil, fmt.Errorf("figures: %s: %w", name, err)
		}
		faces = append(faces, font.Face{Font: font.Font{Typeface: typeface}, Face: f})
	}
	return font.NewCache(faces), nil
})

// A face is one of the two typefaces at a size.
type face struct {
	typeface font.Typeface
	size     vg.Length
}

func regular(size vg.Length) face { return face{regularFace, size} }
func bold(size vg.Length) face    { return face{boldFace, size} }

func (f face) font() font.Font { return font.Font{Typeface: f.typeface, Size: f.size} }

func handler() text.Plain {
	cache, _ := fonts() // All has reported the error
	return text.Plain{Fonts: cache}
}

// width is the width of one line of text.
func (f face) width(s string) vg.Length {
	w, _, _ := handler().Box(s, f.font())
	return w
}

// widest is the width of the widest of some lines.
func (f face) widest(lines []string) vg.Length {
	var w vg.Length
	for _, l := range lines {
		w = max(w, f.width(l))
	}
	return w
}
