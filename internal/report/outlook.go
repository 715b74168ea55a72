package report

import (
	"fmt"
	"strings"
	"sync"

	"techins/dataset"
	"techins/internal/pattern"
)

var (
	challengeWords = pattern.New(`挑战|困难|存在的?问题|瓶颈`)
	directionWords = pattern.New(`方向|展望|建议|思路`)
	// itemMark begins a challenge, subItemMark one of its parts.
	itemMark    = pattern.New(`^[一二三四五六七八九十]+是`)
	subItemMark = pattern.New(`^(?:第[一二三四五六七八九十]+[,、:]|一方面[,]?|另一方面[,]?|首先(?:是|,)|其次(?:是|,)|再次(?:是|,)|最后(?:是|,)|从\p{Han}{2}上?看,)`)
)

// outlookPart tells which part of the outlook a section is, by its title or that of one it stands in:
// challenge, direction, or "" for neither.
func (k *knower) outlookPart(section string) string {
	for path := section; strings.Contains(path, "/"); path = path[:strings.LastIndex(path, "/")] {
		switch title := k.titles[path]; {
		case challengeWords.MatchString(title):
			return "challenge"
		case directionWords.MatchString(title):
			return "direction"
		}
	}
	return ""
}

// An outlookList gathers the rows of the outlook.
type outlookList struct {
	*knower
	rows    []dataset.Outlook
	n       map[string]int // rows by parent
	path    string         // section of the direction told last
	parent  string         // the challenge or direction told last
	printed map[string]bool
}

func newOutlookList(k *knower) *outlookList {
	return &outlookList{knower: k, n: map[string]int{}, printed: map[string]bool{}}
}

// paragraph adds challenges with their parts, and directions with the instruments recommended, in
// order. Labels are cut from the text.
func (l *outlookList) paragraph(t *toldParagraph) {
	switch l.outlookPart(t.Section) {
	case "challenge":
		l.challenge(t)
	case "direction":
		l.direction(t)
	}
}

func (l *outlookList) add(t *toldParagraph, kind, prefix, parent, label string, s span) string {
	l.n[prefix]++
	id := fmt.Sprintf("%s%d", prefix, l.n[prefix])
	row := dataset.Outlook{Edition: l.Edition.Edition, ID: id, Kind: kind, Parent: parent, Label: firstRunes(label, maxClaim), Section: t.Section, Place: dataset.Place{Page: t.Page}}
	if s.from < s.to {
		row.Place = t.placeOf(t.prose, s)
	}
	l.rows = append(l.rows, row)
	return id
}

// challenge reads a paragraph of challenges: 一是... begins one, 第一, 首先 and the like a part of it.
func (l *outlookList) challenge(t *toldParagraph) {
	for _, s := range t.sentences {
		text := strings.TrimRight(s.in(t.text), "。")
		if n := len(itemMark.FindString(text)); n > 0 {
			l.parent = l.add(t, "challenge", "C", "", text[n:], s.span)
			continue
		}
		if n := len(subItemMark.FindString(text)); n > 0 && l.parent != "" {
			l.add(t, "challenge", l.parent+".", l.parent, text[n:], s.span)
		}
	}
}

var subsectionNumber = pattern.New(`^[(]?[一二三四五六七八九十\d]+[).、]`)

// direction reads a paragraph of directions: the subsection's title is the direction, what the text
// recommends are its instruments.
func (l *outlookList) direction(t *toldParagraph) {
	if title := l.titles[t.Section]; t.Section != l.path && !directionWords.MatchString(title) {
		l.path = t.Section
		l.parent = l.add(t, "direction", "D", "", title[len(subsectionNumber.FindString(title)):], span{})
	}
	if l.path != t.Section {
		return
	}
	for _, c := range t.clauses {
		for _, m := range instrumentsIn(t, c) {
			if label := m.in(t.text); !l.printed[label] {
				l.printed[label] = true
				l.add(t, "instrument", l.parent+".", l.parent, label, m)
			}
		}
	}
}

// instrumentsIn are the instruments of the list and the products that a clause names, in order.
func instrumentsIn(t *toldParagraph, c toldClause) []span {
	var out []span
	products := t.offers(c)
	for i := c.from; i < c.to; i++ {
		n := instruments().prefix(t.text[i:c.to])
		for _, o := range products {
			if o.from == i && !strings.HasPrefix(o.key, "name:") {
				n = max(n, o.to-o.from)
			}
		}
		if n > 0 {
			out = append(out, span{i, i + n})
			i += n - 1
		}
	}
	return out
}

var instruments = sync.OnceValue(func() *wordSet {
	var all []string
	for _, row := range readList("outlook_instruments.csv") {
		all = append(all, bars(row["words"])...)
	}
	return newWordSet(all)
})
