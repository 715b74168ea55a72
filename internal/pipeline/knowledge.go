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

// setKnowledgeEdition writes the edition's key into every row of the tables of who does what.
func setKnowledgeEdition(d *dataset.Data, key string) {
	for i := range d.Entities {
		d.Entities[i].Edition = key
	}
	for i := range d.Activities {
		d.Activities[i].Edition = key
	}
	for i := range d.Programmes {
		d.Programmes[i].Edition = key
	}
	for i := range d.Awards {
		d.Awards[i].Edition = key
	}
	for i := range d.Documents {
		d.Documents[i].Edition = key
	}
	for i := range d.Firsts {
		d.Firsts[i].Edition = key
	}
	for i := range d.Outlook {
		d.Outlook[i].Edition = key
	}
}

// appendKnowledge appends the tables of who does what of one document.
func appendKnowledge(all, p *dataset.Data) {
	all.Entities = append(all.Entities, p.Entities...)
	all.Activities = append(all.Activities, p.Activities...)
	all.Programmes = append(all.Programmes, p.Programmes...)
	all.Awards = append(all.Awards, p.Awards...)
	all.Documents = append(all.Documents, p.Documents...)
	all.Firsts = append(all.Firsts, p.Firsts...)
	all.Outlook = append(all.Outlook, p.Outlook...)
}
