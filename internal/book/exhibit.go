package book

import "techins/analysis/figures"

// An exhibit is what the pages of figures and of tables have in common: the words, the citation, the
// evidence and the checks, in one language.
type exhibit struct {
	ID, Number, Title, Source             string
	Shows, Read, Method, Formula, Package string
	English, Chinese, BibTeX              string
	Evidence                              []evidence
	Checks                                []checkView
	Before, After                         *neighbour
}

// A neighbour is the figure or table before or after.
type neighbour struct{ ID, Number, Title string }

// exhibit makes one of what is cited. shown are the lines, statistics and programmes that it shows.
func (b *book) exhibit(what cited, shown map[string]bool, l figures.Lang) exhibit {
	about, c := b.about[what.id], b.cite(what)
	edition := what.source.Edition.Edition
	evidence := b.evidenceOf(edition, shown, about.Sections, l)
	touched := map[string]bool{}
	for _, e := range evidence {
		touched[e.ID] = true
	}
	return exhibit{
		ID: what.id, Number: what.number.In(l), Title: what.title.In(l), Source: what.source.Line().In(l),
		Shows: about.Shows.In(l), Read: about.Read.In(l), Method: about.Method.In(l), Formula: about.Formula, Package: about.Package,
		English: c.english(), Chinese: c.gbt(), BibTeX: c.bibtex(), Evidence: evidence, Checks: b.touching(edition, touched, l),
	}
}
