package report

import "strings"

// A reading is the work on one paragraph.
type reading struct {
	*teller
	paragraph Paragraph
	prose     *prose
	text      string
	inside    []bool // bytes within brackets and quotation marks
	figures   []figureAt
	periods   []periodMention
	now       memory
	// lastMeasure is the measure of the figure read last in the sentence.
	lastMeasure string
	lastRate    string // and of the percentage read last
	told        int    // statistics so far
}

// read goes through sentences and clauses in order.
func (r *reading) read() {
	r.inside = enclosed(r.text)
	r.periods = readPeriods(r.text, r.inside)
	var guarded []span
	for _, f := range r.figures {
		guarded = append(guarded, f.span)
	}
	for _, s := range sentences(r.text, guarded) {
		before := r.told
		r.now.openSentence()
		r.lastMeasure, r.lastRate = "", ""
		for i := range s.clauses {
			r.clause(s, i)
		}
		r.closeSentence(s, r.told > before)
	}
}

// A clauseReading is what one clause tells.
type clauseReading struct {
	span
	sentence sentence
	index    int
	figures  []figureAt
	names    []span // of insurers and industries
	products []productMention
	periods  []periodMention
	masked   string          // the clause with what would lead astray blanked
	quote    string          // the clause as printed
	bases    []periodMention // the years compared with
}

func (r *reading) clause(s sentence, i int) {
	c := clauseReading{span: s.clauses[i], sentence: s, index: i}
	c.figures = r.take(c.span)
	r.readSubject(&c)
	c.products = readProducts(r.text, c.span, c.names)
	r.readProduct(&c)
	r.readPeriod(&c)
	if len(c.figures) > 0 {
		c.masked, c.quote = r.mask(&c), r.prose.original(c.from, c.to)
	}
	for k := range c.figures {
		r.tellFigure(&c, k)
	}
}

// take removes the figures of the clause from those still to be read.
func (r *reading) take(c span) []figureAt {
	n := 0
	for n < len(r.figures) && r.figures[n].from < c.to {
		n++
	}
	out := r.figures[:n]
	r.figures = r.figures[n:]
	return out
}

// openSentence forgets what holds for one sentence only.
func (m *memory) openSentence() {
	m.latest, m.field, m.object, m.bodies, m.pair = "", "", "", "", [2]period{}
	m.fresh, m.total, m.aim, m.years = false, false, false, 0
	m.told, m.earlier, m.base, m.baseUsed = 0, 0, period{}, false
}

// closeSentence keeps the year in which a programme began, as a sentence without statistics tells
// it, and lets a period go that no statistic used.
func (r *reading) closeSentence(s sentence, told bool) {
	if told {
		return
	}
	if r.now.fresh && r.now.kind == during && words("launch").in(s.in(r.text)) {
		r.now.launched, r.now.launchedProduct = r.now.period.year, orElse(r.now.latest, r.now.product)
	}
	r.now.period, r.now.kind = period{}, during
}

// readSubject notes who the clause is about.
func (r *reading) readSubject(c *clauseReading) {
	c.names = r.namesIn(c.span)
	m, ok := headSubject(r.text, c.span)
	if ok && m.kind != pool { // a pool is named by its product
		c.names = append(c.names, m.span)
	}
	switch {
	case ok && m.kind == territory && len(c.figures) == 0:
	case ok && m.kind == thing && r.now.subject.kind != noSubject:
	case ok && m.kind == thing && m.scope == scopeCompany && r.company.kind == insurer:
		r.setSubject(r.company) // 该公司
	case ok:
		r.setSubject(m.subject)
	case r.now.subject.kind == noSubject && words("company_again").prefix(r.text[skipOpening(r.text, c.span):c.to]) > 0:
		r.setSubject(r.company)
	}
	p, found := anyPool(r.text, c.span)
	switch {
	case !found:
	case ok && m.kind == territory && words("first_of").has(r.text[m.to:max(m.to, p.from)]):
		p.scope = orElse(p.scope, m.scope) // 国内首个某某共保体
		r.setSubject(p.subject)
	case r.now.subject.kind == noSubject, foundsPool(r.text, c.span, p):
		r.setSubject(p.subject)
	}
}

// foundsPool holds when the clause tells that the pool was founded, or joined, by what stands before
// it: 由18家险企组建某某共保体, 14家险企加入中国某某共保体. Insurers of a place that found a pool without a
// place of its own are told of themselves.
func foundsPool(text string, c span, p subjectMention) bool {
	return (strings.HasPrefix(c.in(text), "由") || p.scope != "") && words("founding").in(lastRunes(text[c.from:p.from], 4))
}

// setSubject makes s the one being told of. An insurer that follows another does not inherit its
// product and period.
func (r *reading) setSubject(s subject) {
	if s.kind == pool {
		s = r.knownPool(s)
	}
	was := r.now.subject
	if was.text == s.text {
		return
	}
	if isInsurer(was.kind) && isInsurer(s.kind) {
		r.now.product = ""
	}
	if !r.now.fresh {
		r.now.period = period{}
	}
	r.now.subject = s
}

func isInsurer(k subjectKind) bool { return k == insurer || k == insurers }

// knownPool gives a pool named by a nickname the field and scope of the pool named in full before.
// 共保体 without a name is that pool within its section only: elsewhere it is another one.
func (r *reading) knownPool(s subject) subject {
	if s.field != "" {
		r.pool, r.poolSection = s, r.paragraph.Section
		return s
	}
	if unnamedPool(s.text) && r.poolSection != r.paragraph.Section {
		return s
	}
	if s.scope == "" {
		s.scope, s.field = r.pool.scope, r.pool.field
	}
	return s
}

// namesIn are the places of insurers in the clause: they hold no products.
func (r *reading) namesIn(c span) []span {
	var out []span
	end := c.from
	for _, at := range insurerStarts(r.text, c) {
		if at < end {
			continue
		}
		if m, ok := insurersAt(r.text[:c.to], at); ok {
			end = m.to + len(countedList.FindString(ahead(r.text[:c.to], m.to)))
			out = append(out, span{m.from, end})
		}
	}
	return out
}

// readProduct notes the products that the clause names, or means: 平台 at its head is the platform
// told of before.
func (r *reading) readProduct(c *clauseReading) {
	head := r.text[skipOpening(r.text, c.span):c.to]
	if name := r.classes[head[:words("class_again").prefix(head)]]; name != "" {
		r.now.latest = name
	}
	r.noteClasses(r.text, c.products)
	for _, m := range c.products {
		switch {
		case m.rank == 1:
			r.now.latest = r.listAround(c.products, m).in(r.text)
			if r.now.product == "" {
				r.now.product = r.now.latest
			}
		case m.rank == 2:
			r.now.object = m.text
		case m.rank == 3:
			r.now.field = m.text
		}
	}
}

// noteClasses remembers the products that were told with their class: 某某保险平台, “某某”项目.
func (t *teller) noteClasses(text string, products []productMention) {
	for _, m := range products {
		if m.rank != 1 {
			continue
		}
		if n := words("class_again").prefix(text[m.to:]); n > 0 {
			class := text[m.to : m.to+n]
			t.classes[class] = m.text
			if words("class_keep").has(class) {
				t.classes[class] += class
			}
		} else if n := words("class_again").suffix(m.text); n > 0 {
			t.classes[m.text[len(m.text)-n:]] = m.text
		}
	}
}

// listAround is the list of products that m is part of, m alone when it is in none: what is told of
// 甲险和乙险 is told of both.
func (r *reading) listAround(products []productMention, m productMention) span {
	s := m.span
	for range products {
		for _, p := range products {
			switch {
			case p.rank != 1:
			case p.to <= s.from && listLink.FindString(r.text[p.to:s.from]) == r.text[p.to:s.from] && p.to < s.from:
				s.from = p.from
			case s.to < p.from && listLink.FindString(r.text[s.to:p.from]) == r.text[s.to:p.from]:
				s.to = p.to
			}
		}
	}
	return s
}

// productOf is the product the k-th figure tells of: in the same place of a list, named in its clause, in its sentence, or before; a
// pool's figures are about what it insures, an industry's about the subject of the report.
func (r *reading) productOf(c *clauseReading, k int) string {
	if product := r.listedProduct(c, k); product != "" {
		return product
	}
	f := &c.figures[k]
	own, _ := nearestProduct(c.products, f.span)
	s, n := r.now.subject, r.now
	switch {
	case own.rank == 1:
		return r.listAround(c.products, own).in(r.text)
	case n.latest != "":
		return n.latest
	case own.rank == 4:
		return own.text
	case n.field != "":
		return n.field
	case n.product != "" && s.kind != pool:
		return n.product
	case n.object != "":
		return n.object
	case s.field != "":
		return s.field
	case n.product != "":
		return n.product
	case r.heading != "":
		return r.heading
	case s.kind == industry || s.kind == territory:
		return r.topic
	}
	return ""
}
