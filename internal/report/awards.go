package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"techins/dataset"
	"techins/internal/pattern"
)

var awardWordLists = sync.OnceValue(func() map[string]*wordSet { return wordLists("award_words.csv") })

// wordLists reads a list of kinds and their words.
func wordLists(name string) map[string]*wordSet {
	sets := map[string]*wordSet{}
	for _, row := range readList(name) {
		sets[row["kind"]] = newWordSet(bars(row["words"]))
	}
	return sets
}

// awardName is the name of a prize behind the verb of winning: a year, the name, a grade.
var awardName = pattern.New(`^(?:了|过)?“?(?:(\d{4})年度?)?([^,;。、“”]{2,28}?奖)([^,;。、“”]{1,2}奖)?”?`)

// selectionName is a selection that is no prize: 首批...典型案例.
var selectionName = pattern.New(`(?:发布|入选|列入|评选)(?:了|的|为)?((?:首批|第[一二三四五六七八九十]批)?)((?:\p{Han}){2,20}?(?:典型|优秀|示范|创新|十佳)案例)`)

// paragraph adds the prizes and selections told in a paragraph. One told twice is one row.
func (l *awardList) paragraph(t *toldParagraph) {
	l.year = 0
	for _, s := range t.sentences {
		before := len(l.rows)
		l.sentence(t, s.span)
		if len(l.rows) == before {
			l.year = 0
		}
	}
}

// table gives the awards their numbers.
func (l *awardList) table() []dataset.Award {
	for i := range l.rows {
		l.rows[i].ID = fmt.Sprintf("w%02d", i+1)
	}
	return l.rows
}

// An awardList gathers awards.
type awardList struct {
	*knower
	rows []dataset.Award
	year int // told in the sentence before, when that tells of awards too
}

// sentence adds the awards of a sentence. Each is told in the part of it between two awards.
func (l *awardList) sentence(t *toldParagraph, s span) {
	from := s.from
	for i := s.from; i < s.to; {
		n := awardWordLists()["trigger"].prefix(t.text[i:s.to])
		var m []int
		if n > 0 {
			m = awardName.FindStringSubmatchIndex(t.text[i+n : s.to])
		}
		if m == nil || utf8.RuneCountInString(t.text[i+n+m[4]:i+n+m[5]]) < 4 {
			_, size := utf8.DecodeRuneInString(t.text[i:])
			i += size
			continue
		}
		at := i + n
		award := dataset.Award{Award: t.text[at+m[4] : at+m[5]], Place: t.placeOf(t.prose, span{at + m[4], at + m[5]})}
		if m[2] >= 0 {
			award.Year, _ = strconv.Atoi(t.text[at+m[2] : at+m[3]]) // four digits
		}
		if m[6] >= 0 && awardWordLists()["grade"].has(t.text[at+m[6]:at+m[7]]) {
			award.Grade = t.text[at+m[6] : at+m[7]]
		}
		l.tell(t, s, span{from, i}, span{at + m[1], s.to}, award)
		i = at + m[1]
		from = i
	}
	l.selection(t, s)
}

// tell adds an award for each project told before the verb of winning, else behind the award, else
// one without a project.
func (l *awardList) tell(t *toldParagraph, s, before, after span, a dataset.Award) {
	projects := quotedBefore(t.text, before)
	if len(projects) == 0 && strings.Contains(after.in(t.text), "包括") {
		projects = quotedIn(t.text, after)
	}
	if a.Year == 0 {
		l.year = cmp.Or(yearIn(s.in(t.text)), l.year)
		a.Year = l.year
	}
	if len(projects) == 0 {
		a.Project = l.platformBefore(t, before)
		a.Winners = strings.Join(l.winners(t, before, ""), "|")
		l.add(t, a)
		return
	}
	for _, p := range projects {
		b := a
		b.Project = p.in(t.text)
		b.Winners = strings.Join(l.winners(t, before, b.Project), "|")
		l.add(t, b)
	}
}

// winners are the organisation named first before the verb, else who acts in the clause, else those
// named in the project.
func (l *awardList) winners(t *toldParagraph, before span, project string) []string {
	for _, m := range t.names {
		if m.from >= before.from && m.to <= before.to && !insideQuotes(t.text, before.from, m.from) && m.entity.kind != "platform" && m.entity.kind != "government" {
			return []string{headKey(m)}
		}
	}
	if actors := t.actorsAt(before.to); len(actors) > 0 {
		return actors
	}
	return keysOfMentions(l.list.book.find(project))
}

// headKey is the key of an organisation, of its insurer for a branch.
func headKey(m orgMention) string {
	if m.entity.kind == "insurer" && m.entity.group != "" && m.known != byDictionary {
		return m.entity.group
	}
	return m.entity.key
}

// actorsAt are the keys of who acts at a place of the text.
func (t *toldParagraph) actorsAt(at int) []string {
	var keys []string
	for _, c := range t.clauses {
		if c.from > at || c.to < at {
			continue
		}
		for _, m := range c.actors {
			if key := headKey(m); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

func insideQuotes(text string, from, at int) bool {
	before := text[from:at]
	return strings.LastIndex(before, "“") > strings.LastIndex(before, "”")
}

// platformBefore is the platform or system that 平台项目 stands for.
func (l *awardList) platformBefore(t *toldParagraph, before span) string {
	if !strings.Contains(before.in(t.text), "平台") && !strings.Contains(before.in(t.text), "系统") {
		return ""
	}
	name := ""
	for _, m := range t.names {
		if m.entity.kind == "platform" && m.to <= before.to && strings.HasSuffix(m.entity.name, "平台") {
			name = m.entity.name
		}
	}
	return name
}

// quotedBefore are the quotations of a list that ends right before the end of a span.
func quotedBefore(text string, s span) []span {
	all := quotedIn(text, s)
	end := s.to
	first := len(all)
	limit := 12 // characters between the last quotation and the verb: 等多个项目
	for i := len(all) - 1; i >= 0; i-- {
		if utf8.RuneCountInString(text[all[i].to:end]) > limit {
			break
		}
		first, end, limit = i, all[i].from, 4
	}
	return all[first:]
}

// quotedIn are the quotations of four or more characters in a span.
func quotedIn(text string, s span) []span {
	var out []span
	open := -1
	for i, r := range s.in(text) {
		switch {
		case r == '“':
			open = s.from + i + len("“")
		case r == '”' && open >= 0:
			if utf8.RuneCountInString(text[open:s.from+i]) >= 4 {
				out = append(out, span{open, s.from + i})
			}
			open = -1
		}
	}
	return out
}

// selection adds a selection of cases with the project quoted in the sentence.
func (l *awardList) selection(t *toldParagraph, s span) {
	text := s.in(t.text)
	m := selectionName.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	projects := quotedIn(t.text, s)
	if len(projects) == 0 {
		return
	}
	a := dataset.Award{Award: text[m[2]:m[1]], Grade: text[m[2]:m[3]], Project: projects[0].in(t.text), Place: t.placeOf(t.prose, span{s.from + m[2], s.from + m[1]})}
	var by []string
	for _, n := range t.names {
		if n.from >= s.from && n.to <= s.to && !insideQuotes(t.text, s.from, n.from) && (n.entity.kind == "government" || n.entity.kind == "regulator") {
			by = append(by, n.entity.key)
		}
	}
	a.AwardedBy = strings.Join(by, "|")
	a.Winners = l.cityOf(a.Project)
	l.add(t, a)
}

// cityOf is the government of the city that a project names as its actor: 某市积极探索...
func (l *awardList) cityOf(project string) string {
	r, ok := regionAt(project, 0)
	if !ok || !strings.HasSuffix(r.in(project), "市") {
		return strings.Join(keysOfMentions(l.list.book.find(project)), "|")
	}
	region := regionKey(r.in(project))
	e, ok := l.list.book.byKey[region+"-government"]
	if !ok || region == noRegion {
		return ""
	}
	l.list.enter(e, byDictionary)
	return e.key
}

// sameAward folds 某市金融奖 and 某金融奖.
func sameAward(name string) string { return strings.Replace(fold(name), "市", "", 1) }

func (l *awardList) add(t *toldParagraph, a dataset.Award) {
	a.Edition, a.Section, a.Box = l.Edition.Edition, t.Section, t.Box
	for i := range l.rows {
		row := &l.rows[i]
		if a.Project == "" || fold(row.Project) != fold(a.Project) || sameAward(row.Award) != sameAward(a.Award) {
			continue
		}
		if a.Grade != "" && row.Grade == "" {
			row.Award = a.Award // as printed with the grade
		}
		row.Grade, row.Year = cmp.Or(row.Grade, a.Grade), cmp.Or(row.Year, a.Year)
		row.Winners = joinBars(row.Winners, a.Winners)
		return
	}
	l.rows = append(l.rows, a)
}
