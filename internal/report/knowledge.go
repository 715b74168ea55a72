package report

import (
	"techins/dataset"
)

// A Source is a document as the tables of who does what are read from it.
type Source struct {
	Edition    dataset.Edition
	Paragraphs []Paragraph // the body, in reading order
	Headings   []Heading   // names in them count as mentions
	Guidelines []dataset.Guideline
	Lines      []dataset.Line
	Metrics    []dataset.Metric // those whose subjects the entities must hold
}

// A Heading is a title of the outline and the path of its section.
type Heading struct{ Section, Title string }

// Known is what a document tells besides its numbers. Every key of an organisation in it, and every
// subject key of the metrics, stands in Entities.
type Known struct {
	Entities   []dataset.Entity
	Activities []dataset.Activity
	Programmes []dataset.Programme
	Awards     []dataset.Award
	Documents  []dataset.Document
	Firsts     []dataset.First
	Outlook    []dataset.Outlook
	Problems   []dataset.Problem // unknown-entity: an organisation that no dictionary knows
}

// Knowledge reads who does what. It never guesses that two names are one organisation: only the
// dictionary (data/entities.csv) and the form of a branch's name say so.
func Knowledge(s Source) Known {
	k := newKnower(s)
	for i := range k.told {
		k.told[i].open()
		k.entities(&k.told[i])
		k.told[i].close()
	}
	for _, h := range s.Headings {
		p := newProse(h.Title)
		for _, m := range k.list.book.find(p.text) {
			k.list.mention(m, p, Paragraph{})
		}
	}
	documents, activities, programmes := newDocumentList(k), newActivityList(k), newProgrammeList(k)
	awards, firsts, outlook := &awardList{knower: k}, &firstList{knower: k}, newOutlookList(k)
	for i := range k.told {
		t := &k.told[i]
		t.open()
		t.readActors(k.owner(t.Paragraph))
		documents.paragraph(t)
		activities.paragraph(t)
		programmes.paragraph(t)
		awards.paragraph(t)
		firsts.paragraph(t)
		outlook.paragraph(t)
		t.close()
	}
	out := Known{
		Documents: documents.table(), Activities: activities.table(), Programmes: programmes.table(),
		Awards: awards.table(), Firsts: firsts.rows, Outlook: outlook.rows,
	}
	k.enterSubjects(s.Metrics)
	out.Entities, out.Problems = k.list.table()
	return out
}

// A toldParagraph is a paragraph with the organisations and actors found in it.
type toldParagraph struct {
	Paragraph
	names []orgMention

	// While it is open:
	*prose
	sentences []sentence
	clauses   []toldClause
}

// open makes the paragraph fit for reading. Of a long document, one is open at a time.
func (t *toldParagraph) open() {
	t.prose = newProse(t.Text)
	t.sentences = sentences(t.text, nil)
}

func (t *toldParagraph) close() { t.prose, t.sentences, t.clauses = nil, nil, nil }

// A knower reads a source.
type knower struct {
	Source
	list   *entityList
	titles map[string]string // of sections by path
	told   []toldParagraph
}

func newKnower(s Source) *knower {
	k := &knower{Source: s, list: newEntityList(s.Edition), titles: map[string]string{}}
	for _, h := range s.Headings {
		if k.titles[h.Section] == "" {
			k.titles[h.Section] = fold(h.Title)
		}
	}
	for _, p := range s.Paragraphs {
		k.told = append(k.told, toldParagraph{Paragraph: p})
	}
	return k
}

// entities finds the organisations of a paragraph.
func (k *knower) entities(t *toldParagraph) {
	t.names = k.namePools(t.text, k.list.book.find(t.text))
	for _, m := range t.names {
		k.list.mention(m, t.prose, t.Paragraph)
	}
}

// enterSubjects makes sure that the subject of every metric has a row.
func (k *knower) enterSubjects(metrics []dataset.Metric) {
	for _, m := range metrics {
		if e, ok := k.list.book.whole(m.Subject); ok && e.entity.key == m.SubjectKey {
			k.list.enter(e.entity, e.known)
		}
	}
}

// whole is the organisation that a text names when it names one and nothing else.
func (b *nameBook) whole(name string) (orgMention, bool) {
	text := newProse(name).text
	found := b.find(text)
	if len(found) != 1 {
		return orgMention{}, false
	}
	m := found[0]
	rest := text[:m.from] + text[m.to:]
	return m, rest == "" || rest == "“”"
}
