package report

import (
	"techins/dataset"
	"techins/internal/layout"
)

// Paragraphs gives the blocks that hold the narrative, in their order: paragraphs, boxed ones and
// list items, no headings, captions, page numbers or tables.
func Paragraphs(located []Located) []Paragraph {
	var out []Paragraph
	for _, l := range located {
		if l.Heading || !isNarrative(l.Block.Kind) {
			continue
		}
		block := l.Block
		out = append(out, Paragraph{
			Text: block.Text, Section: l.Section, Box: l.Box, Heading: l.Title, Page: block.Page,
			Place: func(start, end int) dataset.Place {
				p := block.Place(start, end)
				return dataset.Place{Page: p.Page, X0: p.Box.X0, Y0: p.Box.Y0, X1: p.Box.X1, Y1: p.Box.Y1}
			},
		})
	}
	return out
}

func isNarrative(k layout.BlockKind) bool {
	return k == layout.Paragraph || k == layout.Boxed || k == layout.List
}
