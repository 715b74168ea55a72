package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"techins/dataset"
)

// An entityList gathers the organisations of a document.
type entityList struct {
	edition dataset.Edition
	book    *nameBook
	rows    map[string]*entityRow
}

type entityRow struct {
	dataset.Entity
	forms map[string]int // printed forms and how often
}

func newEntityList(ed dataset.Edition) *entityList {
	return &entityList{edition: ed, book: namesFor(ed.Region), rows: map[string]*entityRow{}}
}

// mention counts a naming; the first gives the row its place.
func (l *entityList) mention(m orgMention, p *prose, para Paragraph) {
	row := l.enter(m.entity, m.known)
	if m.printed != "" { // a pool without a printed name is not mentioned
		row.Mentions++
		row.forms[m.printed]++
	}
	if row.Page == 0 {
		row.Place = para.placeOf(p, m.span)
	}
}

// enter makes the row of an organisation, and those of its parents.
func (l *entityList) enter(e knownEntity, known string) *entityRow {
	if row := l.rows[e.key]; row != nil {
		return row
	}
	row := &entityRow{dataset.Entity{
		Edition: l.edition.Edition, Key: e.key, Kind: e.kind, Name: e.name, NameEN: e.nameEN, Group: e.group, Known: known,
	}, map[string]int{}}
	l.rows[e.key] = row
	if e.group != "" && l.rows[e.group] == nil {
		parent, ok := l.book.byKey[e.group]
		if !ok { // the insurer of an unknown branch
			parent = knownEntity{key: e.group, kind: e.kind, name: strings.TrimPrefix(e.group, "name:")}
			l.enter(parent, notKnown)
		} else {
			l.enter(parent, byDictionary)
		}
	}
	return row
}

// table gives the rows by key, and a problem for each organisation that no dictionary knows.
func (l *entityList) table() (rows []dataset.Entity, problems []dataset.Problem) {
	for _, r := range l.rows {
		r.Aliases = strings.Join(sortedForms(r.forms), "|")
		if strings.Contains(r.Key, ":") || r.Name == r.Entity.Aliases || r.Group != "" && r.Kind == "insurer" {
			r.Name = cmp.Or(longest(r.forms), r.Name)
		}
		rows = append(rows, r.Entity)
		if r.Known == notKnown {
			problems = append(problems, dataset.Problem{Edition: r.Edition, Kind: "unknown-entity", Place: r.Place,
				Message: fmt.Sprintf("no dictionary knows the %s %q; it has the key %s", r.Kind, r.Name, r.Key)})
		}
	}
	slices.SortFunc(rows, func(a, b dataset.Entity) int { return strings.Compare(a.Key, b.Key) })
	slices.SortFunc(problems, func(a, b dataset.Problem) int { return strings.Compare(a.Message, b.Message) })
	return rows, problems
}

// sortedForms are the printed forms, the most frequent first, without quotation marks.
func sortedForms(forms map[string]int) []string {
	counts := map[string]int{}
	for form, n := range forms {
		if strings.HasPrefix(form, "“") && strings.HasSuffix(form, "”") {
			form = strings.Trim(form, "“”")
		}
		counts[form] += n
	}
	var out []string
	for form := range counts {
		out = append(out, form)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	return out
}

func longest(forms map[string]int) string {
	best := ""
	for _, f := range sortedForms(forms) {
		if len(f) > len(best) {
			best = f
		}
	}
	return best
}

// keysOfMentions are the keys of organisations in order, each once.
func keysOfMentions(mentions []orgMention) []string {
	var keys []string
	for _, m := range mentions {
		if !slices.Contains(keys, m.entity.key) {
			keys = append(keys, m.entity.key)
		}
	}
	return keys
}

// placeOf is where a span of the paragraph's prose stands in the document.
func (p Paragraph) placeOf(pr *prose, s span) dataset.Place {
	if p.Place == nil || s.from >= s.to {
		return dataset.Place{Page: p.Page}
	}
	return p.Place(int(pr.origin[s.from]), int(pr.origin[s.to-1])+1)
}
