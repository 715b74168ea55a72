package figures

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"sync"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
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

var fontNames = map[font.Typeface]string{regularFace: "fonts/NotoSansSC-Regular.ttf", boldFace: "fonts/NotoSansSC-Bold.ttf"}

var fonts = sync.OnceValues(func() (*font.Cache, error) {
	var faces font.Collection
	for typeface, name := range fontNames {
		b, err := fontFiles.ReadFile(name)
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

// packFont is a typeface cut down to some characters, as a web font. Characters that the typeface
// lacks are left out.
func packFont(typeface font.Typeface, runes map[rune]bool) ([]byte, error) {
	b, err := fontFiles.ReadFile(fontNames[typeface])
	if err != nil {
		return nil, err
	}
	whole, err := parseSFNT(b)
	if err != nil {
		return nil, err
	}
	cache, err := fonts()
	if err != nil {
		return nil, err
	}
	var buf sfnt.Buffer
	var kept []rune
	var ids []uint16
	for _, r := range slices.Sorted(maps.Keys(runes)) {
		id, err := cache.Lookup(font.Font{Typeface: typeface}, 1).Face.GlyphIndex(&buf, r)
		if err == nil && id > 0 && r < 0xFFFF {
			kept, ids = append(kept, r), append(ids, uint16(id))
		}
	}
	cut, err := whole.subset(kept, ids)
	if err != nil {
		return nil, err
	}
	return cut.woff2()
}
