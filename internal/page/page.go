// Package page takes the bytes of a PDF and gives its pages as glyphs, rules, fills and images with
// their places. It is the only package that imports a PDF library. Nothing here knows of lines of
// text, tables or Chinese.
//
// All coordinates are in points (1/72 inch) on the page as displayed: the crop box and /Rotate are
// applied, the origin is the top left corner, y grows downwards.
package page

// Rect is a box on a displayed page, X0 <= X1 and Y0 <= Y1.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// W is the width of the box in points.
func (r Rect) W() float64 { return r.X1 - r.X0 }

// H is the height of the box in points.
func (r Rect) H() float64 { return r.Y1 - r.Y0 }

// CX and CY are the coordinates of the centre.
func (r Rect) CX() float64 { return (r.X0 + r.X1) / 2 }
func (r Rect) CY() float64 { return (r.Y0 + r.Y1) / 2 }

// Empty reports whether the box has no area and no length.
func (r Rect) Empty() bool { return r.X1 <= r.X0 && r.Y1 <= r.Y0 }

// Union is the smallest box that holds both; an Empty box adds nothing.
func (r Rect) Union(s Rect) Rect {
	switch {
	case r.Empty():
		return s
	case s.Empty():
		return r
	}
	return Rect{min(r.X0, s.X0), min(r.Y0, s.Y0), max(r.X1, s.X1), max(r.Y1, s.Y1)}
}

// Overlaps reports whether the two boxes share an area.
func (r Rect) Overlaps(s Rect) bool {
	return r.X0 < s.X1 && s.X0 < r.X1 && r.Y0 < s.Y1 && s.Y0 < r.Y1
}

// Contains reports whether the point lies in the box, edges included.
func (r Rect) Contains(x, y float64) bool {
	return x >= r.X0 && x <= r.X1 && y >= r.Y0 && y <= r.Y1
}

// Color is an sRGB colour, 0xRRGGBB. Colours of other spaces are converted; a pattern or shading
// counts as its nearest plain colour where there is one and as mid grey otherwise.
type Color uint32

// A Glyph is one shape shown by one character code, in the order in which the page shows them.
type Glyph struct {
	// Text is what the shape means, usually one character, several for a ligature, "" when the
	// font gives no way from the code to a character (see Page.Unmapped).
	Text string
	// Box runs from the glyph's origin to the end of its advance and from the font's descent to
	// its ascent: the same for every glyph of a font at a size, whatever its ink. For vertical
	// writing it is the em box of the character.
	Box Rect
	// X and Y are the glyph's origin on its baseline.
	X, Y float64
	// Size is the font size as displayed, in points.
	Size float64
	// Angle is the direction in which the text runs, in degrees clockwise on the displayed page:
	// 0 left to right, 90 downwards, 180 upside down, 270 upwards. Vertical writing keeps 0.
	Angle float64
	// Font is the base name without subset tag.
	Font string
	// Bold and Italic come from the font's name, flags or weight, Bold also from doubled or
	// stroked shapes.
	Bold, Italic bool
	// Vertical is true for text of a vertical writing mode.
	Vertical bool
	// Hidden is true for render mode 3 (invisible, as in an OCR layer).
	Hidden bool
	Color  Color
}

// A Rule is a visible straight line: a stroked segment, a side of a stroked rectangle, or a
// filled shape so thin that a reader sees a line (its centre line is given).
type Rule struct {
	X0, Y0, X1, Y1 float64 // X0 <= X1; for a vertical rule Y0 <= Y1
	Width          float64
	Color          Color
	Dashed         bool
}

// A Fill is a filled rectangle wide and high enough to be an area, such as a tinted row or box.
// White fills are given too: they may cover what lies beneath.
type Fill struct {
	Box   Rect
	Color Color
}

// An Image is a raster picture (or a shading) drawn on the page.
type Image struct{ Box Rect }

// A Page is what a reader sees of one page, in drawing order within each kind.
type Page struct {
	Number int    // 1 for the first page of the file
	Label  string // the page label of the document, "" without one
	Box    Rect   // {0, 0, width, height} as displayed
	Rotate int    // /Rotate as applied: 0, 90, 180 or 270
	Glyphs []Glyph
	Rules  []Rule
	Fills  []Fill
	Images []Image
	// Curves are the boxes of filled or stroked paths that are neither rules nor rectangles
	// (charts, logos, ornaments).
	Curves []Rect
	// Unmapped counts the glyphs shown whose code has no character.
	Unmapped int
	// Warnings say what was repaired or doubted while reading this page.
	Warnings []string
	// Agreement is how far a second reader sees the same, nil when only one has read the page.
	Agreement *Agreement
}
