package figures

import (
	tdfont "github.com/tdewolff/font"
)

// woff2 packs a TrueType font as WOFF 2.0 (W3C 2018). It makes an SVG with Chinese text smaller by a
// half, and every browser of the last ten years reads it.
func woff2(sfnt []byte) ([]byte, error) {
	f, err := tdfont.ParseSFNT(sfnt, 0)
	if err != nil {
		return nil, err
	}
	return f.WriteWOFF2()
}
