package drift

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"techins/dataset"
)

// A Kind of difference.
type Kind string

const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Renamed Kind = "renamed" // the same product under another label
	Moved   Kind = "moved"   // the same product under another code
	Changed Kind = "changed" // a value, unit or date that differs
)

// A Difference between an old and a new state, with both places.
type Difference struct {
	Kind     Kind
	Table    string // lines, business, metrics ...
	Key      string // what is compared: a product, a code and measure, a title
	Old, New string // "" where there is none
	OldPlace dataset.Place
	NewPlace dataset.Place
}

// String says the difference in one line.
func (d Difference) String() string {
	switch d.Kind {
	case Added:
		return fmt.Sprintf("%s %s: added%s: %s", d.Table, d.Key, at(d.NewPlace), d.New)
	case Removed:
		return fmt.Sprintf("%s %s: removed (was%s): %s", d.Table, d.Key, at(d.OldPlace), d.Old)
	}
	return fmt.Sprintf("%s %s: %s from %s%s to %s%s", d.Table, d.Key, d.Kind, d.Old, at(d.OldPlace), d.New, at(d.NewPlace))
}

func at(p dataset.Place) string {
	if p.Page == 0 {
		return ""
	}
	return fmt.Sprintf(" (p. %d, %.0f %.0f)", p.Page, asWritten(p.X0), asWritten(p.Y0))
}

// asWritten is a coordinate as the tables hold it, so that rows say the same before and after they are
// written.
func asWritten(x float64) float64 { return math.Round(x*100) / 100 }

// Between says how the statistics table of a newer edition differs from that of an older one. Line
// items are matched by product key, never by code or position, so a renamed item is one item.
func Between(d *dataset.Data, older, newer string) []Difference {
	a, b := linesOf(d, older), linesOf(d, newer)
	if len(a) == 0 || len(b) == 0 {
		return nil // an edition without a table says nothing of the items
	}
	var out []Difference
	for _, l := range b {
		o, both := find(a, l.Product)
		switch {
		case !both:
			out = append(out, Difference{Kind: Added, Table: "lines", Key: l.Product, New: l.Code + " " + l.Label, NewPlace: l.Place})
		case plain(o.Label) != plain(l.Label):
			out = append(out, Difference{Renamed, "lines", l.Product, o.Label, l.Label, o.Place, l.Place})
		}
		if both && o.Code != l.Code {
			out = append(out, Difference{Moved, "lines", l.Product, o.Code, l.Code, o.Place, l.Place})
		}
	}
	for _, l := range a {
		if _, both := find(b, l.Product); !both {
			out = append(out, Difference{Kind: Removed, Table: "lines", Key: l.Product, Old: l.Code + " " + l.Label, OldPlace: l.Place})
		}
	}
	return append(out, measures(d, older, newer)...)
}

func linesOf(d *dataset.Data, edition string) []dataset.Line {
	var out []dataset.Line
	for _, l := range d.Lines {
		if l.Edition == edition {
			out = append(out, l)
		}
	}
	return out
}

func find(lines []dataset.Line, product string) (dataset.Line, bool) {
	i := slices.IndexFunc(lines, func(l dataset.Line) bool { return l.Product == product })
	if i < 0 {
		return dataset.Line{}, false
	}
	return lines[i], true
}

// plain is a label without blanks and with one form of brackets: setting is no renaming.
func plain(label string) string {
	return strings.NewReplacer(" ", "", "（", "(", "）", ")", "\u3000", "").Replace(label)
}

// measures compares the columns of two tables: which there are and the unit each is printed in.
func measures(d *dataset.Data, older, newer string) []Difference {
	a, b := unitsOf(d, older), unitsOf(d, newer)
	var names []string
	for m := range a {
		names = append(names, m)
	}
	for m := range b {
		if _, both := a[m]; !both {
			names = append(names, m)
		}
	}
	slices.Sort(names)
	var out []Difference
	for _, m := range names {
		o, inOld := a[m]
		n, inNew := b[m]
		switch {
		case !inOld:
			out = append(out, Difference{Kind: Added, Table: "business", Key: m, New: n})
		case !inNew:
			out = append(out, Difference{Kind: Removed, Table: "business", Key: m, Old: o})
		case o != n:
			out = append(out, Difference{Kind: Changed, Table: "business", Key: m + " unit", Old: o, New: n})
		}
	}
	return out
}

// unitsOf gives the printed unit of each measure.
func unitsOf(d *dataset.Data, edition string) map[string]string {
	units := map[string]string{}
	for _, b := range d.Business {
		if b.Edition == edition {
			units[b.Measure] = b.PrintedUnit
		}
	}
	return units
}

// Chronological gives the editions that have a statistics table, oldest first, one a year and
// region; editions of several regions follow one another by year.
func Chronological(d *dataset.Data) []dataset.Edition {
	var out []dataset.Edition
	for _, e := range d.Editions {
		if len(linesOf(d, e.Edition)) > 0 {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b dataset.Edition) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), strings.Compare(a.Edition, b.Edition))
	})
	return out
}

// Problems words the drift between editions that follow one another as rows of problems.csv, at
// their place in the newer edition.
func Problems(d *dataset.Data) []dataset.Problem {
	var out []dataset.Problem
	editions := Chronological(d)
	for i := 1; i < len(editions); i++ {
		older, newer := editions[i-1], editions[i]
		for _, x := range Between(d, older.Edition, newer.Edition) {
			out = append(out, dataset.Problem{Edition: newer.Edition, Kind: "drift", Place: x.NewPlace, Message: "since " + older.Edition + ": " + x.String()})
		}
	}
	return out
}
