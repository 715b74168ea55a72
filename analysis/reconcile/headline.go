package reconcile

import (
	"fmt"
	"math/big"

	"techins/dataset"
)

// headlineSection is the section of the table that a general claim speaks of: the one that it names,
// or else that of the general claim just before it in the same passage.
func (e edition) headlineSection(m, before dataset.Metric, section dataset.Line) dataset.Line {
	if s, ok := sectionOf(e.lines, m.Product+m.Quote); ok {
		return s
	}
	if general(e.lines, before) && before.Subject == m.Subject && before.Section == m.Section {
		return section
	}
	return dataset.Line{}
}

// headline compares a claim over all business with the section that it speaks of. The sections of
// the table overlap: a policy can stand in both, so they have no sum. A total net of the overlap
// lies between the largest section and the sum of all, and a claim of the largest section may mean
// that total.
func (e edition) headline(m dataset.Metric, section dataset.Line) (Check, bool) {
	if !wholes[m.Scope] || !ofYear(m, e.year) || section.Code == "" {
		return Check{}, false
	}
	own, whole := e.total(section.Code, columnOf(m))
	c := compare(m, own)
	c.Right = []string{section.Code}
	all, state := e.sumOfSections(columnOf(m), own)
	if !whole || state == largestButIncomplete && c.Verdict == Differs {
		e.incomplete(&c, m, own)
		return c, true
	}
	if state != largest {
		return c, true
	}
	c.Right = append(c.Right, "all")
	c.RightValue += "|" + quantity(all, m.Unit)
	switch withAll := compare(m, all); {
	case c.Verdict != Differs && withAll.Verdict != Differs:
		c.Arithmetic += "; " + withAll.Arithmetic
		c.Comment = "The section and every total net of the sections' overlap pass; which one is meant stays open."
	case c.Verdict != Differs:
	case withAll.Verdict != Differs:
		c.Verdict, c.Reason, c.Arithmetic = AgreesAsBound, Overlap, c.Arithmetic+"; "+withAll.Arithmetic
		c.Comment = "Reproduced by the upper end of a total of the sections only, which holds if no policy stands in both."
	default:
		e.betweenSections(&c, m, own, all)
	}
	return c, true
}

// incomplete judges a claim against a sum of which parts are missing: more of it can only exceed a
// lower bound further.
func (e edition) incomplete(c *Check, m dataset.Metric, known *big.Rat) {
	if c.Verdict == AgreesAsBound && m.Upper.IsInf() {
		c.Comment = "Literally true by the rows that have a figure; others have none."
		return
	}
	c.Verdict, c.Reason = CannotTell, NoCounterpart
	c.Comment = "Rows without a figure leave the sums of the table open."
	if e.gap != "" {
		c.Comment = "Figures of the table may be missing from the data: " + e.gap + "."
	}
	c.Arithmetic = fmt.Sprintf("the rows that have a figure give %s", quantity(known, m.Unit))
}

// A standing is how a section stands among the sections of the table.
type standing int

const (
	notLargest           standing = iota // or the only section
	largest                              // the greatest of several
	largestButIncomplete                 // of several of which one has no known sum
)

// sumOfSections is the upper end of a total of the sections, where own, the sum of one of them, is
// the largest.
func (e edition) sumOfSections(measure string, own *big.Rat) (all *big.Rat, s standing) {
	sections := e.sections()
	if len(sections) < 2 {
		return nil, notLargest
	}
	all, s = new(big.Rat), largest
	for _, l := range sections {
		v, whole := e.total(l.Code, measure)
		if v.Cmp(own) > 0 {
			return nil, notLargest
		}
		if !whole {
			s = largestButIncomplete
		}
		all.Add(all, v)
	}
	return all, s
}

// betweenSections says whether a claim that neither the largest section nor the sum of all gives is
// compatible with a total net of the overlap, and with how much overlap.
func (e edition) betweenSections(c *Check, m dataset.Metric, own, all *big.Rat) {
	if !m.Lower.Finite() || !m.Upper.Finite() || m.Upper.Rat().Cmp(own) <= 0 || m.Lower.Rat().Cmp(all) >= 0 {
		return
	}
	low, high := m.Lower.Rat(), m.Upper.Rat()
	c.Reason = Overlap
	q := func(v *big.Rat) string { return quantity(v, m.Unit) }
	c.Arithmetic = fmt.Sprintf("%s<%s; %s>=%s; %s-%s=%s; %s-%s=%s", q(own), q(low), q(all), q(high),
		q(all), q(high), q(sub(all, high)), q(all), q(low), q(sub(all, low)))
	c.Comment = fmt.Sprintf("Not reproducible from the annex. The sections overlap: a total net of that lies in [%s, %s], and this figure would mean an overlap of %s to %s.",
		q(own), q(all), q(sub(all, high)), q(sub(all, low)))
}
