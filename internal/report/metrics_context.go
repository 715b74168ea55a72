package report

import "techins/internal/pattern"

// maxZone is how many characters to a side of a number are searched for its measure.
const maxZone = 60

// measureContext gathers what stands around the figure: between it and its neighbours first, then
// the rest of the clause, then the earlier clauses of the sentence.
func (r *reading) measureContext(c *clauseReading, k int, unit string) measureContext {
	f := &c.figures[k]
	left, right := c.from, c.to
	for i := range c.figures {
		switch {
		case !r.mayTell(&c.figures[i], c.figures[i].Unit):
		case i < k:
			left = c.figures[i].to
		case i > k:
			right = min(right, c.figures[i].from)
		}
	}
	text := func(from, to int) string { return c.masked[from-c.from : to-c.from] }
	zones := []zone{
		{text(f.from, f.to), "left"},
		{lastRunes(text(min(left, f.number.from), f.number.from), maxZone), "left"},
		{firstRunes(text(f.to, max(f.to, right)), maxZone), "right"},
		{lastRunes(text(c.from, f.number.from), maxZone), "left"},
		{firstRunes(text(f.to, c.to), maxZone), "right"},
	}
	if unit == "percent" && endsWithRate(zones[1].text) {
		return measureContext{unit: unit, zones: zones[:3], clause: c.masked, sentence: c.masked}
	}
	for i := c.index - 1; i >= 0 && i >= c.index-4; i-- {
		zones = append(zones, zone{lastRunes(c.sentence.clauses[i].in(r.text), maxZone), "left"})
	}
	return measureContext{unit: unit, zones: zones, clause: c.masked, sentence: lastRunes(r.text[c.sentence.from:c.to], 3*maxZone)}
}

var rateTail = pattern.New(`率[^,]{0,4}$`)

// endsWithRate holds where a rate is named right before its figure: no other word can tell what it is.
func endsWithRate(left string) bool { return rateTail.MatchString(lastRunes(left, 8)) }

// mask blanks what would lead astray in the clause: the names of products (a loan guarantee insurance
// does not make a number one of loans), and 提升至 and the like, which lead to a level, not a rise.
func (r *reading) mask(c *clauseReading) string {
	b := []byte(c.in(r.text))
	blank := func(from, to int) {
		for i := from; i < to; i++ {
			b[i] = ' '
		}
	}
	for _, m := range c.products {
		if m.rank == 1 {
			blank(m.from-c.from, m.to-c.from)
		}
	}
	for i := 0; i < len(b); {
		n := words("rise").prefix(c.in(r.text)[i:])
		blank(i, i+n)
		i += max(n, 1)
	}
	return string(b)
}
