// Package layout takes a page's glyphs, rules and fills and gives lines, blocks in reading order and
// tables (grids of cells). Geometry only: it knows nothing of any language, unit or report.
package layout

import "techins/internal/page"

// A Line is a run of glyphs on one baseline that belong together (not cut at a table's or column's gap).
type Line struct {
	Text   string // as read: CJK neighbours joined, a space where a Latin word ends
	Box    page.Rect
	Size   float64 // the size most of its glyphs have
	Bold   bool    // most of its glyphs are
	Angle  float64
	Color  page.Color
	Glyphs []page.Glyph
}

// A BlockKind is what a block looks like; internal/report may know better from its words.
type BlockKind string

const (
	Heading     BlockKind = "heading"
	Paragraph   BlockKind = "paragraph"
	Boxed       BlockKind = "boxed" // a paragraph inside a tinted or framed box
	List        BlockKind = "list"
	Infographic BlockKind = "infographic"
	Caption     BlockKind = "caption"
	Header      BlockKind = "header"
	Footer      BlockKind = "footer"
	TOC         BlockKind = "toc"
	TableBlock  BlockKind = "table" // text of a table's cells; not printed by extract -text
)

// A Block is a heading, a paragraph, or the like, whole even where columns, pages, pictures or boxes cut it.
type Block struct {
	Kind BlockKind
	Text string
	// Runes has one entry for each rune of Text: where it stands. A rune that was put in (a space
	// between words) has Page 0.
	Runes []RunePlace
	Page  int       // the page where it begins
	Box   page.Rect // the part on that page
	Size  float64
	Bold  bool
	// Group is a number > 0 shared by the blocks of one tinted or framed box, 0 outside any.
	Group int
}

// RunePlace is the place of one rune of a block's text.
type RunePlace struct {
	Page int
	Box  page.Rect
}

// Place is the place of the runes [start, end) of the block's text: the page of the first and the
// box of all of them on that page.
func (b *Block) Place(start, end int) RunePlace {
	var p RunePlace
	for _, r := range b.Runes[max(0, start):min(end, len(b.Runes))] {
		switch {
		case r.Page == 0:
		case p.Page == 0:
			p = r
		case r.Page == p.Page:
			p.Box = p.Box.Union(r.Box)
		}
	}
	return p
}

// A Cell of a table. Row and Col are its first row and column.
type Cell struct {
	Row, Col         int
	RowSpan, ColSpan int // at least 1
	Text             string
	Page             int
	Box              page.Rect
	Indent           float64 // distance of its text from the left edge of its column, in points
	Bold             bool
	Apart            bool   // its lines do not look like those of one text
	Raised           string // small raised text that ends Text, a footnote mark; "" without one
}

// A Table is a grid of cells, over one page or several.
type Table struct {
	Kind       string  // "ruled" or "unruled"
	Confidence float64 // 0 to 1, see Grids
	Rows, Cols int
	Cells      []Cell // in row-major order of their first row and column; blank cells included
	Page       int    // where it begins
	Box        page.Rect
	Pages      []int // every page it stands on
	// Missed is text inside the box that no cell holds, with the row at whose height it stands: the
	// rows from there on may not be what they seem.
	Missed []Cell
	// lefts is where the text of each column begins on the last page, edges where the column does, figures
	// the extent of its figures, all on the page turned upright.
	lefts, edges []float64
	figures      []interval
}
