package figures

import (
	"image"
	"image/color"
)

// A figure has few inks, and edges blended from two of them. So its raster is written with a palette:
// a third of the size, and no difference that an eye sees.

// inkSteps is the number of blends of two inks in the palette.
const inkSteps = 20

// inkPalette are the blends of the paper with each ink, and of inks that lie on one another.
func inkPalette() color.Palette {
	p := color.Palette{paper}
	blend := func(under, over color.RGBA) {
		mix := func(a, b uint8, k int) uint8 { return uint8((int(a)*(inkSteps-k) + int(b)*k + inkSteps/2) / inkSteps) }
		for k := 1; k <= inkSteps; k++ {
			p = append(p, color.RGBA{mix(under.R, over.R, k), mix(under.G, over.G, k), mix(under.B, over.B, k), 0xff})
		}
	}
	for _, over := range []color.RGBA{ink, muted, base, accent, second, guide, grid} {
		blend(paper, over)
	}
	for _, pair := range [][2]color.RGBA{{second, ink}, {second, base}, {second, accent}, {guide, base}, {grid, base}} {
		blend(pair[0], pair[1])
	}
	return p
}

// paletted is an image in the palette, each colour as the nearest of it.
func paletted(img *image.RGBA) *image.Paletted {
	out := image.NewPaletted(img.Rect, inkPalette())
	index := make(map[color.RGBA]uint8)
	runs(img, func(c color.RGBA, at, n int) {
		i, ok := index[c]
		if !ok {
			left := 0xff - c.A // paper shows through at the edge of the sheet
			i = uint8(out.Palette.Index(color.RGBA{c.R + left, c.G + left, c.B + left, 0xff}))
			index[c] = i
		}
		row := out.Pix[at:][:n]
		for k := range row {
			row[k] = i
		}
	})
	return out
}

// runs calls do for each run of pixels of one colour, from left to right and row by row; at is the
// number of pixels before it. The image must begin at the origin and have no gaps between rows.
func runs(img *image.RGBA, do func(c color.RGBA, at, n int)) {
	pix := img.Pix
	for at := 0; at < len(pix)/4; {
		c := [4]byte(pix[4*at:])
		n := 1
		for at+n < len(pix)/4 && [4]byte(pix[4*(at+n):]) == c {
			n++
		}
		do(color.RGBA{c[0], c[1], c[2], c[3]}, at, n)
		at += n
	}
}
