package pipeline

import (
	"techins/dataset"
	"techins/internal/layout"
	"techins/internal/quantity"
	"techins/internal/raw"
	"techins/internal/report"
)

// Numbers is every number phrase of the document's text in reading order, tables left out. Those of
// headings, captions and the like are no statistics.
func (d *Document) Numbers() []raw.Number {
	blocks := d.Blocks()
	_, located := report.Locate(blocks)
	paras := d.paragraphs(located)
	told := numbersOf(report.EditionOf(blocks, d.Name), paras)
	var out []raw.Number
	for _, l := range located {
		switch {
		case l.Block.Kind == layout.TableBlock:
		case narrates(l):
			out, told = append(out, told[0]...), told[1:]
		default:
			for _, q := range quantity.Find(l.Block.Text) {
				out = append(out, raw.Number{Page: l.Block.Page, Quantity: q})
			}
		}
	}
	return out
}

// TextNumbers is every number phrase of a plain text, one paragraph a line; its pages are line numbers.
func TextNumbers(data []byte) ([]raw.Number, error) {
	lines, err := TextLines(data)
	if err != nil {
		return nil, err
	}
	var out []raw.Number
	for _, numbers := range numbersOf(dataset.Edition{}, textParagraphs(lines)) {
		out = append(out, numbers...)
	}
	return out, nil
}

// numbersOf are the number phrases of each paragraph.
func numbersOf(ed dataset.Edition, paras []report.Paragraph) [][]raw.Number {
	out := make([][]raw.Number, len(paras))
	for _, f := range report.Figures(ed, paras) {
		p := f.Paragraph
		out[p] = append(out[p], raw.Number{Page: paras[p].Page, Quantity: f.Quantity, Metric: f.Metric})
	}
	return out
}
