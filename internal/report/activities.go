package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"techins/dataset"
	"techins/internal/pattern"
)

func newActivityList(k *knower) *activityList {
	return &activityList{knower: k, at: map[string]int{}}
}

// table gives who offers what, in reading order: what the paragraphs tell, then the line items of
// the statistics table as the industry's. A product told of an actor more than once has one row.
func (l *activityList) table() []dataset.Activity {
	l.lines()
	for i := range l.rows {
		l.rows[i].ID = fmt.Sprintf("a%03d", i+1)
	}
	return l.rows
}

// owner are the actors that the heading of a box names first: whose box it is.
func (k *knower) owner(p Paragraph) []orgMention {
	heading := newProse(p.Heading).text
	start := len(headingNumber.FindString(ahead(heading, 0)))
	for _, m := range k.list.book.find(heading) {
		if m.from == start && canAct(m.entity) {
			return []orgMention{m}
		}
	}
	return nil
}

// An activityList gathers activities.
type activityList struct {
	*knower
	rows []dataset.Activity
	at   map[string]int // row by actor, product and whether it is recommended
	said said           // in the sentence told of last
}

// said is what a sentence says of all products and actors in it.
type said struct {
	in                         *toldParagraph
	sentence                   span
	field, technology, clients string
	start                      int
}

// saidIn reads a sentence once for all that it tells of.
func (l *activityList) saidIn(t *toldParagraph, s span) said {
	if l.said.in != t || l.said.sentence != s {
		sentence := s.in(t.text)
		l.said = said{t, s, valueIn("field", sentence), strings.Join(valuesIn("technology", sentence), "|"),
			strings.Join(clientsIn(sentence), "|"), startYear(sentence)}
	}
	return l.said
}

// lines are the line items of the statistics table that are products.
func (l *activityList) lines() {
	for _, line := range l.Lines {
		field, product := offers().field[line.Product]
		if !product {
			continue
		}
		l.add(dataset.Activity{
			ActorKey: l.industry().key, Product: line.Label, ProductKey: line.Product, LineCode: line.Code,
			Field: field, Status: "offered", Place: line.Place,
		})
	}
}

// industry is the property and casualty industry of the edition's region.
func (l *activityList) industry() knownEntity {
	e := l.list.book.byKey[l.list.book.region+"-pc-industry"]
	l.list.enter(e, byDictionary)
	return e
}

func (l *activityList) add(a dataset.Activity) {
	a.Edition = l.Edition.Edition
	id := a.ActorKey + "\x00" + a.ProductKey + "\x00" + strconv.FormatBool(a.Status == "recommended")
	i, known := l.at[id]
	if !known {
		l.at[id] = len(l.rows)
		l.rows = append(l.rows, a)
		return
	}
	row := &l.rows[i]
	row.Technology = joinBars(row.Technology, a.Technology)
	row.Clients = joinBars(row.Clients, a.Clients)
	row.StartYear = cmp.Or(row.StartYear, a.StartYear)
}

// joinBars adds the values of b to those of a, each once.
func joinBars(a, b string) string {
	out := bars(a)
	for _, v := range bars(b) {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return strings.Join(out, "|")
}

// paragraph adds what one paragraph tells.
func (l *activityList) paragraph(t *toldParagraph) {
	part := l.outlookPart(t.Section)
	if part == "challenge" {
		return
	}
	var last offer // the product told last, for 参与该项目 and the like
	for _, c := range t.clauses {
		recommended := part != "" || recommends.MatchString(c.sentence.in(t.text))
		if recommended {
			c.actors = []orgMention{{printed: industryName.FindString(c.sentence.in(t.text)), entity: l.industry()}}
		}
		found := t.offers(c)
		if len(found) == 0 && last.key != "" && takesPart.MatchString(c.in(t.text)) {
			again := last
			again.span = c.span
			found = []offer{again}
		} else if n := len(found); n > 0 {
			last = found[n-1]
			last.since = beginning(c.sentence.in(t.text))
		}
		for _, o := range found {
			if recommended {
				o.status = "recommended"
			}
			for _, actor := range c.actors {
				l.tell(t, c, o, actor)
			}
		}
	}
}

var (
	// takesPart is a clause about the product told before.
	takesPart = pattern.New(`(?:参与|承办|参加)(?:该|这|此|其中|试点|$)|成立共保体|专属(?:保险)?产品`)
	// recommends is a sentence in which somebody else tells what the industry is to do.
	recommends   = pattern.New(`(?:鼓励|支持|引导|推动)(?:(?:\p{Han}{0,4})(?:保险机构|财险业|保险公司|险企)|保险业)`)
	industryName = pattern.New(`\p{Han}{0,3}(?:财险业|保险机构|保险业|保险公司)`)
)

// offers are the products that a clause names.
func (t *toldParagraph) offers(c toldClause) []offer {
	around := c.sentence.in(t.text)
	known := offers().known(t.text, c.span, around)
	var taken []span
	for _, o := range known {
		taken = append(taken, o.span)
	}
	for _, n := range t.names {
		taken = append(taken, n.span)
	}
	found := append(known, offers().told(t.text, c, taken)...)
	found = slices.DeleteFunc(found, func(o offer) bool { return insideTitle(t.text[c.sentence.from:o.from]) })
	for i := range found {
		found[i].status = statusIn(t.text, c, found[i])
	}
	return found
}

// tell adds that an actor offers a product. Of the industry only line items are told and what is
// recommended: what else the text says of it is no one's product.
func (l *activityList) tell(t *toldParagraph, c toldClause, o offer, actor orgMention) {
	key := actor.entity.key
	if actor.entity.kind == "insurer" && actor.entity.group != "" && actor.known != byDictionary {
		key = actor.entity.group
	}
	code, recommended := l.lineCode(o.key), o.status == "recommended"
	if strings.HasSuffix(key, "-pc-industry") && !recommended && code == "" || strings.HasPrefix(o.key, "name:") && recommended {
		return
	}
	said := l.saidIn(t, c.sentence)
	a := dataset.Activity{
		ActorKey: key, ActorPrinted: actor.printed, Product: o.printed, ProductKey: o.key, LineCode: code,
		Field:      cmp.Or(o.field, valueIn("field", o.printed), said.field, valueIn("field", t.Heading), "other"),
		Technology: said.technology, Clients: said.clients,
		Status: o.status, StartYear: cmp.Or(said.start, o.since),
		Section: t.Section, Box: t.Box, Place: t.placeOf(t.prose, o.span),
	}
	l.add(a)
}

// lineCode is the code of the statistics table's line for a product, "" when the table has none.
func (k *knower) lineCode(product string) string {
	for _, line := range k.Lines {
		if line.Product == product {
			return line.Code
		}
	}
	return ""
}

// statusIn is what the clause says of a product: offered, or a status of activity_words.csv. A pilot
// is one by the word behind its name, research by the word right before it.
func statusIn(text string, c toldClause, o offer) string {
	before, after := text[c.from:o.from], firstRunes(text[o.to:c.to], 8)
	for _, w := range activityWordLists()["status"] {
		switch w.value {
		case "pilot":
			if w.words.in(after) {
				return w.value
			}
		case "planned":
			if w.words.in(before) {
				return w.value
			}
		default:
			if w.words.in(lastRunes(before, 12)) || w.words.prefix(after) > 0 {
				return w.value
			}
		}
	}
	return "offered"
}

var beginYear = pattern.New(`(?:自|从|于)?(\d{4})年(?:起|以来|推向市场|进入市场)|(?:自|从)(\d{4})年`)

// startYear is the year since when the sentence tells that something runs, 0 when it does not.
func startYear(sentence string) int {
	m := beginYear.FindStringSubmatch(sentence)
	if m == nil {
		return 0
	}
	year, err := strconv.Atoi(cmp.Or(m[1], m[2]))
	if err != nil {
		return 0
	}
	return year
}

var launchYear = pattern.New(`(\d{4})年[^。;]{0,60}(?:推出|启动|成立|组建|开展)`)

// beginning is startYear, or the year in which the sentence tells that something was begun.
func beginning(sentence string) int {
	if year := startYear(sentence); year > 0 {
		return year
	}
	if m := launchYear.FindStringSubmatch(sentence); m != nil && !strings.Contains(sentence, "截至") {
		year, _ := strconv.Atoi(m[1]) // four digits
		return year
	}
	return 0
}

var clientPhrase = pattern.New(`(?:为|向|面向|服务)([^,;。:为向]{2,40}?)(?:等(?:多家|众多|大型|\p{Han}{0,4})?\p{Han}{0,6})?(?:提供|设计|推出|办理|构筑|承保|累计|出具|作|的创新)`)

// clientsIn are those for whom the sentence says something is offered: the items of 为甲、乙等提供.
func clientsIn(sentence string) []string {
	m := clientPhrase.FindStringSubmatch(sentence)
	if m == nil {
		return nil
	}
	return strings.FieldsFunc(m[1], func(r rune) bool { return r == '、' })
}
