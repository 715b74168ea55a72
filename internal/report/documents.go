package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"techins/dataset"
	"techins/internal/pattern"
)

// newDocumentList gathers the acts, plans and standards of the policy list; those that the text names
// come after.
func newDocumentList(k *knower) *documentList {
	l := &documentList{knower: k, at: map[string]int{}}
	for _, g := range k.Guidelines {
		for _, title := range bars(g.Title) {
			l.add(dataset.Document{Title: title, Issuers: strings.Join(l.issuers(g.Issuers), "|"), Date: g.Date,
				Guideline: g.Number, Kind: documentKind(title, ""), Place: dataset.Place{Page: g.Page}}, "")
		}
	}
	return l
}

// table gives the documents their numbers.
func (l *documentList) table() []dataset.Document {
	for i := range l.rows {
		l.rows[i].ID = fmt.Sprintf("d%02d", i+1)
	}
	return l.rows
}

// issuers are the keys of those who issued an item of the policy list. One that no dictionary knows
// is entered as such.
func (l *documentList) issuers(names string) []string {
	var keys []string
	for _, name := range bars(names) {
		m, ok := l.list.book.whole(name)
		if !ok {
			m = orgMention{printed: name, entity: knownEntity{key: unknownEntityKey(name), kind: officeKind(name), name: name}, known: notKnown}
		}
		l.list.enter(m.entity, m.known)
		keys = append(keys, m.entity.key)
	}
	return keys
}

// A documentList gathers documents; one that is named again gets what is new.
type documentList struct {
	*knower
	rows []dataset.Document
	at   map[string]int // row by folded title
	head string         // key of the public body last told of at the head of a sentence
}

func (l *documentList) add(d dataset.Document, where string) {
	d.Edition = l.Edition.Edition
	id := foldTitle(d.Title)
	i, known := l.at[id]
	if !known {
		l.at[id] = len(l.rows)
		d.Where = where
		l.rows = append(l.rows, d)
		return
	}
	row := &l.rows[i]
	if len(d.Title) > len(row.Title) && row.Guideline == 0 {
		row.Title = d.Title
	}
	if d.Date != "" && d.Date != row.Date && row.Date != "" {
		row.OtherDates = joinBars(row.OtherDates, d.Date)
	}
	row.Date = cmp.Or(row.Date, d.Date)
	row.Issuers = cmp.Or(row.Issuers, d.Issuers)
	row.Where = joinBars(row.Where, where)
	if d.X1 > d.X0 && row.X1 == row.X0 && d.Page == row.Page {
		row.Place = d.Place
	}
}

// titleEnd is what a title may lack where it is named again: the years in brackets.
var titleEnd = pattern.New(`\([^()]*\)$`)

func withoutTitleEnd(title string) string {
	return strings.TrimSuffix(title, titleEnd.FindString(title))
}

// foldTitle is a title without marks and blanks, with the short forms of words that are often
// shortened, so that one act named in two ways is one.
func foldTitle(title string) string {
	t := withoutTitleEnd(fold(title))
	for _, w := range documentWords()["short"] {
		for _, long := range w.list {
			t = strings.ReplaceAll(t, long, w.value)
		}
	}
	t = strings.TrimPrefix(t, "中国")
	return strings.NewReplacer("(", "", ")", "", "“", "", "”", "", "〈", "", "〉", "", "《", "", "》", "").Replace(t)
}

type documentWord struct {
	value string
	list  []string
	words *wordSet
}

var documentWords = sync.OnceValue(func() map[string][]documentWord {
	lists := map[string][]documentWord{}
	for _, row := range readList("document_words.csv") {
		list := bars(row["words"])
		lists[row["kind"]] = append(lists[row["kind"]], documentWord{row["value"], list, newWordSet(list)})
	}
	return lists
})

func isDocumentWord(kind, text string) bool {
	return slices.ContainsFunc(documentWords()[kind], func(w documentWord) bool { return w.words.in(text) })
}

// documentKind is told by the last word of a title; what is called a standard beside it is one.
func documentKind(title, around string) string {
	t := withoutTitleEnd(fold(title))
	if isDocumentWord("standard_near", around) {
		return "standard"
	}
	for _, w := range documentWords()["title"] {
		if w.words.suffix(t) > 0 {
			return w.value
		}
	}
	return "other"
}

// namedPlan is a five-year plan of a region without title marks: 某市“十四五”规划.
var namedPlan = pattern.New(`\p{Han}{2,4}“十[一二三四五六七八九]五”规划`)

// paragraph adds the documents that a paragraph of the text names; the policy list is left to
// Guidelines.
func (l *documentList) paragraph(t *toldParagraph) {
	if n := len(itemNumber.FindString(t.text)); n > 0 && startsWithDate(t.text[n:]) && len(l.Guidelines) > 0 {
		return
	}
	for _, s := range t.sentences {
		l.sentence(t, s.span)
	}
	for _, m := range namedPlan.FindAllStringIndex(t.text, -1) {
		for from := m[0]; from < m[1]; from += 3 {
			if r, ok := regionAt(t.text, from); ok && strings.HasPrefix(t.text[r.to:], "“") {
				s := span{from, m[1]}
				l.add(dataset.Document{Title: s.in(t.text), Kind: "plan", Place: t.placeOf(t.prose, s)}, where(t.Paragraph))
				break
			}
		}
	}
}

var itemNumber = pattern.New(`^[(]?\d{1,3}[).、]`)

// where names the box or section a paragraph stands in.
func where(p Paragraph) string { return cmp.Or(p.Box, p.Section) }

// sentence adds the titles within 《》 of a sentence.
func (l *documentList) sentence(t *toldParagraph, s span) {
	text := s.in(t.text)
	titles, _ := quotedTitles(text)
	at := s.from
	for _, title := range titles {
		i := strings.Index(t.text[at:s.to], "《"+title+"》")
		if i < 0 {
			continue // blanks of a line break inside
		}
		from := at + i
		to := from + len("《"+title+"》")
		at = to
		if foldTitle(title) == foldTitle(l.Edition.Title) {
			continue
		}
		near := lastRunes(t.text[s.from:from], 6) + firstRunes(t.text[to:s.to], 6)
		if isDocumentWord("standard_near", text) && isDocumentWord("standard_near", "标准") {
			near = text
		}
		place := span{from + len("《"), to - len("》")}
		d := dataset.Document{Title: t.original(place.from, place.to), Kind: documentKind(title, near), Date: issueDate(text, from-s.from),
			Issuers: strings.Join(l.issuersIn(t, s, place), "|"), Place: t.placeOf(t.prose, place)}
		if d.Kind != "standard" && isDocumentWord("standard_near", text) && documentKind(title, "") != "plan" {
			d.Kind = "standard"
		}
		l.add(d, where(t.Paragraph))
	}
	if m, ok := l.publicHead(t, s); ok {
		l.head = m.entity.key
	}
}

// issueDate is the date at the head of the sentence when a verb of issuing stands in it.
func issueDate(sentence string, title int) string {
	if !isDocumentWord("issue", sentence) {
		return ""
	}
	date, _ := readDate(sentence)
	return date
}

// publicHead is the public body that a sentence begins with.
func (l *documentList) publicHead(t *toldParagraph, s span) (orgMention, bool) {
	for _, m := range t.names {
		if m.from >= s.from && m.to <= s.to && (m.entity.kind == "regulator" || m.entity.kind == "government") && m.from-skipOpening(t.text, s) < 3 {
			return m, true
		}
	}
	return orgMention{}, false
}

// issuersIn are those who issue what a sentence names: of its own title (某局关于...), else who is
// named before the verb of issuing, with the body told of before where the sentence says 联合某局
// only, else the working group named before it.
func (l *documentList) issuersIn(t *toldParagraph, s, title span) []string {
	for _, m := range t.names {
		if m.from == title.from && strings.HasPrefix(t.text[m.to:], "关于") {
			return []string{m.entity.key}
		}
	}
	clause := s.from
	for _, c := range sentences(t.text[s.from:title.from], nil) {
		for _, d := range c.clauses {
			clause = s.from + d.from
		}
	}
	if !isDocumentWord("issue", t.text[clause:title.from]) && !strings.HasSuffix(t.text[:title.from-len("《")], "标准") {
		return nil
	}
	var keys []string
	if strings.HasPrefix(t.text[clause:], "联合") && l.head != "" {
		keys = append(keys, l.head)
	}
	group := ""
	for _, m := range t.names {
		switch {
		case m.from < s.from || m.to > title.from:
		case isBody(m.entity):
			group = m.entity.key
		case m.from >= clause && (m.entity.kind == "regulator" || m.entity.kind == "government"):
			keys = append(keys, m.entity.key)
		}
	}
	if len(keys) == 0 && group != "" {
		return []string{group}
	}
	return keys
}

// isBody holds for a working group.
func isBody(e knownEntity) bool { return e.kind == "other" && bodyTail.MatchString(e.name) }
