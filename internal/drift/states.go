package drift

import (
	"strconv"

	"techins/dataset"
)

// States says how a newer state of a data folder differs from an older one: editions that came or
// went, and within each edition that both have, the rows by their keys.
func States(old, new *dataset.Data) []Difference {
	var out []Difference
	out = append(out, rows("editions", old.Editions, new.Editions, func(e dataset.Edition) entry {
		return entry{key: e.Edition, text: e.Title + " " + e.SourceSHA256}
	})...)
	out = append(out, rows("lines", old.Lines, new.Lines, func(l dataset.Line) entry {
		return entry{key: l.Edition + " " + l.Code, text: l.Label, place: l.Place, renamed: true}
	})...)
	out = append(out, rows("business", old.Business, new.Business, func(b dataset.Business) entry {
		return entry{key: b.Edition + " " + b.Code + " " + b.Measure, text: b.Value.String() + " " + b.Unit, place: b.Place}
	})...)
	out = append(out, rows("metrics", old.Metrics, new.Metrics, metricEntry)...)
	out = append(out, rows("guidelines", old.Guidelines, new.Guidelines, func(g dataset.Guideline) entry {
		return entry{key: g.Edition + " " + strconv.Itoa(g.Number), text: g.Date + " " + g.Issuers + " " + g.Title, place: dataset.Place{Page: g.Page}}
	})...)
	return append(out, rows("sections", old.Sections, new.Sections, func(s dataset.Section) entry {
		return entry{key: s.Edition + " " + s.Kind + " " + s.Number + " " + s.Title, text: s.Page, place: dataset.Place{Page: s.PDFPage}}
	})...)
}

// metricEntry keys a statistic by what it says of whom, since its number in the document moves when
// another is found before it.
func metricEntry(m dataset.Metric) entry {
	return entry{
		key:   m.Edition + " " + m.Section + " " + m.Subject + " " + m.Measure + " " + m.Product,
		text:  m.Printed + " = " + m.Value.String() + " [" + m.Lower.String() + ", " + m.Upper.String() + "] " + m.Unit + " " + m.Period + " " + m.Scope,
		place: m.Place,
	}
}

// An entry is a row as it is compared.
type entry struct {
	key, text string
	place     dataset.Place
	renamed   bool // a difference of the text is another name, not another value
}

// rows compares two tables. Rows of the same key are matched in order.
func rows[T any](table string, old, new []T, describe func(T) entry) []Difference {
	waiting := map[string][]entry{}
	for _, r := range old {
		e := describe(r)
		waiting[e.key] = append(waiting[e.key], e)
	}
	var out []Difference
	for _, r := range new {
		n := describe(r)
		left := waiting[n.key]
		if len(left) == 0 {
			out = append(out, Difference{Kind: Added, Table: table, Key: n.key, New: n.text, NewPlace: n.place})
			continue
		}
		o := left[0]
		waiting[n.key] = left[1:]
		if o.text != n.text {
			kind := Changed
			if n.renamed {
				kind = Renamed
			}
			out = append(out, Difference{kind, table, n.key, o.text, n.text, o.place, n.place})
		}
	}
	for _, r := range old { // in the old order: what is still waiting is gone
		o := describe(r)
		if left := waiting[o.key]; len(left) > 0 {
			waiting[o.key] = left[1:]
			out = append(out, Difference{Kind: Removed, Table: table, Key: o.key, Old: left[0].text, OldPlace: left[0].place})
		}
	}
	return out
}
