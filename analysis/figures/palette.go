package figures

import "image/color"

// The palette. One warm accent for what a figure is about, a dark tone for the rest, greys for what
// carries no data. Kinds of item differ by shape, not by colour; the tones differ in lightness, so
// that they survive grey print and colour-blind eyes (palette_test.go computes both).
var (
	paper  = color.RGBA{0xff, 0xff, 0xff, 0xff}
	ink    = color.RGBA{0x1c, 0x23, 0x26, 0xff} // text
	muted  = color.RGBA{0x52, 0x62, 0x6a, 0xff} // secondary text
	base   = color.RGBA{0x17, 0x49, 0x5c, 0xff} // data
	accent = color.RGBA{0xc2, 0x48, 0x18, 0xff} // the item the figure is about
	second = color.RGBA{0x70, 0xa1, 0xb1, 0xff} // a second series beside base
	guide  = color.RGBA{0xb4, 0xc2, 0xc8, 0xff} // leader lines, connecting lines
	grid   = color.RGBA{0xe2, 0xe8, 0xea, 0xff}
)
