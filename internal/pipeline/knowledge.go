package pipeline

import (
	"techins/dataset"
	"techins/internal/report"
)

// headings are the headings of the outline in reading order.
func headings(located []report.Located) []report.Heading {
	var out []report.Heading
	for _, l := range located {
		if l.Heading {
			out = append(out, report.Heading{Section: l.Section, Title: l.Block.Text})
		}
	}
	return out
}

// addKnowledge adds the tables of who does what to those of the numbers.
func addKnowledge(d *dataset.Data, k report.Known) {
	d.Entities, d.Activities, d.Programmes = k.Entities, k.Activities, k.Programmes
	d.Awards, d.Documents, d.Firsts, d.Outlook = k.Awards, k.Documents, k.Firsts, k.Outlook
	d.Problems = append(d.Problems, k.Problems...)
}
