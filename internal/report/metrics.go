package report

import (
	"fmt"

	"techins/dataset"
	"techins/internal/quantity"
)

// A Paragraph is a whole paragraph of the body with its place in the outline. Only Text is needed:
// a text file has no sections and no places.
type Paragraph struct {
	Text    string
	Section string // path of the outline: 第一章/二/(一)
	Box     string // number of the boxed column it stands in: 专栏一
	// Heading is the title nearest above: of the box, else of the section. A box's title names its
	// owner (某某财险——...), whose figures the box tells.
	Heading string
	Page    int
	// Place is where the runes [start, end) of Text stand on the page; nil when that is not known.
	Place func(start, end int) dataset.Place
}

// A Figure is a number phrase of a paragraph, a statistic or not.
type Figure struct {
	quantity.Quantity
	Paragraph int             // index of its paragraph
	Metric    *dataset.Metric // its row when it is a statistic, else nil
}

// Metrics gives one row for each statistic told in the paragraphs, which come in reading order. What
// the wording does not tell (a subject, a product, a period) stays empty. Numbers that are no
// statistic (dates, names, headings), durations and counts that only sum up a list give no row.
// The edition gives the rows their edition, and its region and title what the report as a whole is
// about; its fields may be empty. IDs are m001, m002 ... in reading order.
func Metrics(ed dataset.Edition, paragraphs []Paragraph) []dataset.Metric {
	var rows []dataset.Metric
	for _, f := range Figures(ed, paragraphs) {
		if f.Metric != nil {
			rows = append(rows, *f.Metric)
		}
	}
	return rows
}

// Figures gives every number phrase of the paragraphs in reading order, those that are statistics
// with the row that Metrics gives them.
func Figures(ed dataset.Edition, paragraphs []Paragraph) []Figure {
	t := newTeller(ed)
	var out []Figure
	n := 0
	for i, p := range paragraphs {
		for _, f := range t.tell(p) {
			if f.row != nil {
				n++
				f.row.Edition = ed.Edition
				f.row.ID = fmt.Sprintf("m%03d", n)
			}
			out = append(out, Figure{f.Quantity, i, f.row})
		}
	}
	return out
}

// A figureAt is a number phrase of the paragraph being read, in bytes of its prose.
type figureAt struct {
	span   // hedges, number and unit
	number span
	quantity.Quantity
	row *dataset.Metric // nil until it is told as a statistic
}

// figuresIn finds the number phrases of a paragraph.
func figuresIn(paragraph string, p *prose) []figureAt {
	var out []figureAt
	for _, q := range quantity.Find(paragraph) {
		out = append(out, figureAt{
			span:     span{p.at(q.Start), p.at(q.End)},
			number:   span{p.at(q.NumberStart), p.at(q.NumberEnd)},
			Quantity: q,
		})
	}
	return out
}
