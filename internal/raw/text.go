package raw

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"techins/internal/layout"
	"techins/internal/page"
)

// A textBlock is one line of the output of TextJSONL.
type textBlock struct {
	Page int              `json:"page"`
	Box  [4]float64       `json:"box"`
	Kind layout.BlockKind `json:"kind"`
	Text string           `json:"text"`
}

// TextJSONL writes one JSON object a line for each block, in the order given: the page where it
// begins, its box there in points from the top left corner, its kind and its text. Blocks of tables
// are left out: -tables prints those.
func TextJSONL(w io.Writer, blocks []layout.Block) error {
	buf := bufio.NewWriter(w)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == layout.TableBlock {
			continue
		}
		if err := enc.Encode(textBlock{Page: b.Page, Box: corners(b.Box), Kind: b.Kind, Text: b.Text}); err != nil {
			return fmt.Errorf("write text of page %d: %w", b.Page, err)
		}
	}
	if err := buf.Flush(); err != nil {
		return fmt.Errorf("write text: %w", err)
	}
	return nil
}

// corners are the corners of a box, rounded to a hundredth of a point.
func corners(r page.Rect) [4]float64 {
	round := func(x float64) float64 { return math.Round(x*100) / 100 }
	return [4]float64{round(r.X0), round(r.Y0), round(r.X1), round(r.Y1)}
}
