package report

import (
	"techins/dataset"
	"techins/internal/pattern"
)

// A teller reads paragraphs in order and remembers what a reader would: who is being told of, of
// which product, of when.
type teller struct {
	edition dataset.Edition
	scope   string // of the edition's region
	topic   string // the product that the edition as a whole is about
	keys    Keys
	// The co-insurance pool last named in full, and the section in which it was.
	pool        subject
	poolSection string
	box         memory // what the box being read is about
	boxName     string
	heading     string            // the product named in the heading of the box
	classes     map[string]string // by a class (平台), the product last told with it
	// The section being read, and the insurer last told of in it.
	section string
	company subject
}

// A memory is what earlier clauses have told and later ones leave out.
type memory struct {
	subject subject
	product string // the first product told of the subject: its topic
	period  period
	kind    periodKind
	since   period // since when the programme of the paragraph runs
	// The year in which a programme began, 0 when not told, and the product then named.
	launched        int
	launchedProduct string

	// Of the sentence being read:
	latest   string    // the last product named
	field    string    // the field named: 网络安全, 先进材料领域
	object   string    // what is insured: 临床试验
	bodies   string    // the unit of what was last counted with 家
	fresh    bool      // the period was told in it
	aim      bool      // it tells of a plan
	total    bool      // it speaks of totals (累计)
	years    int       // 连续六年, 0 when not told
	pair     [2]period // of the last dated 从...到...
	told     int       // the year told last, and another one told before it; 0 for none
	earlier  int
	base     period // what was last compared with, and whether a change was told of it
	baseUsed bool
}

func newTeller(ed dataset.Edition) *teller {
	t := &teller{edition: ed, scope: regionScope(ed.Region), keys: keysFor(ed.Region)}
	title := newProse(ed.Title).text
	if found := readProducts(title, span{0, len(title)}, nil); len(found) > 0 {
		t.topic = found[0].text
	}
	return t
}

// tell gives the figures of one paragraph, the statistics with their rows.
func (t *teller) tell(p Paragraph) []figureAt {
	if p.Box == "" || p.Box != t.boxName {
		t.enter(p)
	}
	if p.Section == "" || p.Section != t.section {
		t.section, t.company = p.Section, subject{}
		if p.Section == "" {
			t.pool = subject{}
		}
	}
	r := &reading{teller: t, paragraph: p, prose: newProse(p.Text), now: t.box}
	r.text = r.prose.text
	figures := figuresIn(p.Text, r.prose)
	r.figures = figures
	r.read()
	if p.Box != "" && t.box.product == "" {
		t.box.product = r.now.product
	}
	if r.now.subject.kind == insurer {
		t.company = r.now.subject
	}
	return figures
}

// headingNumber is the number before the words of a heading.
var headingNumber = pattern.New(`^(?:【[^】]*】|[((]?[一二三四五六七八九十\d]+[))、.:]|专栏[一二三四五六七八九十\d]+[:、.]?)*`)

// enter forgets the paragraphs before, and takes from the heading its owner and, for a box, its
// product.
func (t *teller) enter(p Paragraph) {
	t.box, t.boxName, t.heading, t.classes = memory{}, p.Box, "", map[string]string{}
	heading := newProse(p.Heading).text
	heading = heading[len(headingNumber.FindString(ahead(heading, 0))):]
	var owner []span
	if m, ok := insurersAt(heading, 0); ok {
		t.box.subject, owner = m.subject, []span{m.span}
	}
	if p.Box == "" {
		return
	}
	found := readProducts(heading, span{0, len(heading)}, owner)
	t.noteClasses(heading, found)
	if len(found) > 0 && found[0].rank == 1 {
		t.heading = found[0].text
	}
}
