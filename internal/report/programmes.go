package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"techins/dataset"
	"techins/internal/pattern"
)

// programmeBook is programmes.csv.
type programmeBook struct {
	names *wordSet
	byKey map[string]map[string]string
	keys  map[string]string // by folded name
}

var programmeNames = sync.OnceValue(func() *programmeBook {
	b := &programmeBook{byKey: map[string]map[string]string{}, keys: map[string]string{}}
	var names []string
	for _, row := range readList("programmes.csv") {
		b.byKey[row["key"]] = row
		for _, name := range append(bars(row["aliases"]), row["name_zh"]) {
			b.keys[fold(name)] = row["key"]
			names = append(names, fold(name))
		}
	}
	b.names = newWordSet(names)
	return b
})

// Programmes that no dictionary knows are told by their form: a pilot of an insurance, a policy zone, a
// task force; a quoted campaign; an action plan by its title.
var (
	programmeTail = pattern.New(`(?:保险|险)试点|创新引领区|创新示范区|专班工作组|专班`)
	programmeForm = pattern.New(`“\p{Han}{2,10}”(?:专项行动|行动|工程|计划)|《[^《》]{4,40}行动(?:方案|计划)(?:\([^()]*\))?》`)
)

func newProgrammeList(k *knower) *programmeList {
	return &programmeList{knower: k, at: map[string]int{}}
}

// paragraph adds the programmes that a paragraph tells of.
func (l *programmeList) paragraph(t *toldParagraph) {
	l.last = ""
	for _, s := range t.sentences {
		l.sentence(t, s)
		l.takePart(t, s.span)
	}
}

// table gives the pilots, pools, campaigns and zones that the text tells of, in its order, then those
// of the policy list.
func (l *programmeList) table() []dataset.Programme {
	for i := range l.Guidelines {
		l.act(l.Guidelines[i])
	}
	return l.rows
}

type programmeList struct {
	*knower
	rows []dataset.Programme
	at   map[string]int
	last string // key of the programme told last in the paragraph
}

// A toldProgramme is where a sentence names a programme, and what the dictionary knows of it.
type toldProgramme struct {
	span
	known map[string]string
}

// sentence adds the programmes that a sentence names. What it tells besides belongs to its only
// programme; of several, each has no more than its own clause tells.
func (l *programmeList) sentence(t *toldParagraph, s sentence) {
	named := programmesNamed(t.text, s.span)
	several := slices.ContainsFunc(named, func(p toldProgramme) bool { return p.known["key"] != named[0].known["key"] })
	for _, p := range named {
		scope := s.span
		if several {
			scope = clauseAround(s, p.span)
		}
		l.tell(t, scope, p.span, p.known)
	}
}

// clauseAround is what the clauses span that m lies in.
func clauseAround(s sentence, m span) span {
	out := m
	for _, c := range s.clauses {
		if c.from < m.to && m.from < c.to {
			out = span{min(out.from, c.from), max(out.to, c.to)}
		}
	}
	return out
}

// programmesNamed are the programmes that a sentence names: those of the dictionary, then those told by form.
func programmesNamed(text string, s span) []toldProgramme {
	var out []toldProgramme
	var taken []span
	for i := s.from; i < s.to; i++ {
		n := programmeNames().names.prefix(text[i:s.to])
		if n == 0 {
			continue
		}
		m := span{i, i + n}
		taken = append(taken, m)
		out = append(out, toldProgramme{m, programmeNames().byKey[programmeNames().keys[m.in(text)]]})
		i = m.to - 1
	}
	for _, m := range programmesByForm(text, s) {
		name := strings.Trim(withoutTitleEnd(strings.Trim(m.in(text), "《》")), "《》")
		if !overlaps(m, taken) && utf8.RuneCountInString(name) >= 6 {
			out = append(out, toldProgramme{m, map[string]string{"key": unknownEntityKey(name), "name_zh": name}})
		}
	}
	return out
}

// takePart adds those of whom a sentence tells that they take part in the programme told before.
func (l *programmeList) takePart(t *toldParagraph, s span) {
	if l.last == "" || !takesPart.MatchString(s.in(t.text)) {
		return
	}
	_, _, part := l.roles(t, s)
	l.add(dataset.Programme{Key: l.last, Participants: strings.Join(part, "|"), Count: participantCount(s.in(t.text))})
}

// programmesByForm finds programmes by the form of their names.
func programmesByForm(text string, s span) []span {
	var out []span
	for _, m := range programmeTail.FindAllStringIndex(s.in(text), -1) {
		from := max(s.from, nameStart(text[:s.from+m[0]], maxProduct))
		name := text[from : s.from+m[0]]
		_, ofPlace := regionAt(text, from)
		pilot := strings.HasSuffix(s.in(text)[:m[1]], "试点")
		if (ofPlace || pilot) && utf8.RuneCountInString(name) > 1 && !strings.ContainsAny(name, "“”") && !insideTitle(text[s.from:from]) {
			out = append(out, span{from, s.from + m[1]})
		}
	}
	for _, m := range programmeForm.FindAllStringIndex(s.in(text), -1) {
		out = append(out, span{s.from + m[0], s.from + m[1]})
	}
	return out
}

// insideTitle holds behind an opening 《.
func insideTitle(before string) bool {
	return strings.LastIndex(before, "《") > strings.LastIndex(before, "》")
}

// tell adds what a sentence says of a programme: who takes part, when it began, how many there are.
func (l *programmeList) tell(t *toldParagraph, s, m span, known map[string]string) {
	sentence := s.in(t.text)
	lead, guide, part := l.roles(t, s)
	p := dataset.Programme{
		Edition: l.Edition.Edition, Key: known["key"], Name: known["name_zh"], NameEN: known["name_en"], Instrument: known["instrument"],
		Status: cmp.Or(known["status"], programmeStatus(m.in(t.text))), Section: t.Section, Box: t.Box, Place: t.placeOf(t.prose, m),
		Participants: strings.Join(slices.Concat(lead, guide, part), "|"), Count: participantCount(sentence),
	}
	if year := beginning(sentence); year > 0 {
		p.Start = strconv.Itoa(year)
	}
	l.add(p)
	l.last = p.Key
}

func (l *programmeList) add(p dataset.Programme) {
	i, known := l.at[p.Key]
	if !known {
		l.at[p.Key] = len(l.rows)
		l.rows = append(l.rows, p)
		return
	}
	row := &l.rows[i]
	row.Start, row.Participants = cmp.Or(row.Start, p.Start), joinBars(row.Participants, p.Participants)
	row.Count = cmp.Or(row.Count, p.Count)
}

func programmeStatus(name string) string {
	if strings.HasSuffix(name, "试点") {
		return "pilot"
	}
	return "running"
}

var countOfInsurers = pattern.New(`(\d+)家(?:险企|保险机构|保险公司|财险公司)`)

// participantCount is how many insurers the sentence counts last: 成员已增至21家险企.
func participantCount(sentence string) int {
	all := countOfInsurers.FindAllStringSubmatchIndex(sentence, -1)
	if len(all) == 0 {
		return 0
	}
	last := all[len(all)-1]
	n, err := strconv.Atoi(sentence[last[2]:last[3]])
	if err != nil {
		return 0
	}
	return n
}

var guides = pattern.New(`^[^,。;《“]{0,20}?(?:的)?(?:具体)?(?:指导|领导|支持)`)

// selects is a sentence about an award or a list of model cases.
var selects = pattern.New(`入选|评选|荣获|典型案例`)

// roles are the public bodies that lead or guide in a sentence and the insurers that take part.
func (l *programmeList) roles(t *toldParagraph, s span) (lead, guide, part []string) {
	for _, m := range t.names {
		if m.from < s.from || m.to > s.to || insideQuotes(t.text, s.from, m.from) && m.entity.kind != "pool" {
			continue
		}
		switch m.entity.kind {
		case "regulator", "government":
			if selects.MatchString(s.in(t.text)) {
				continue // who chose the programme for a list does not lead it
			}
			if guides.MatchString(t.text[m.to:s.to]) {
				guide = append(guide, "guide:"+m.entity.key)
			} else {
				lead = append(lead, "lead:"+m.entity.key)
			}
		case "insurer", "pool":
			if strings.HasPrefix(t.text[m.to:], "依托") || strings.HasPrefix(t.text[m.to:], "借助") {
				continue // uses it only
			}
			part = append(part, headKey(m))
		}
	}
	return lead, guide, part
}

// act adds the programme that an act of the policy list sets up, with its date.
func (l *programmeList) act(g dataset.Guideline) {
	title := newProse(g.Title).text
	for i := range title {
		n := programmeNames().names.prefix(title[i:])
		if n == 0 {
			continue
		}
		known := programmeNames().byKey[programmeNames().keys[title[i:i+n]]]
		l.add(dataset.Programme{
			Edition: l.Edition.Edition, Key: known["key"], Name: known["name_zh"], NameEN: known["name_en"], Instrument: known["instrument"],
			Status: known["status"], Start: firstRunes(g.Date, 7), Place: dataset.Place{Page: g.Page},
		})
	}
}
