package book

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"techins/analysis/figures"
	"techins/dataset"
)

// An offerPage tells, of one edition, which insurer or pool is named in which field.
type offerPage struct {
	Edition string
	Fields  []string
	Actors  []actor
	Others  int // activities of the industry or of several together, which stand in no row
}

// An actor is a row: an insurer or pool with what the report tells of it.
type actor struct {
	ID, Name string
	Foreign  bool // the name is Chinese
	Cells    []offerCell
	Offers   []offer
}

// An offerCell is what one insurer is named with in one field.
type offerCell struct {
	Marks string // a disc for each product offered, a half one for a trial, a ring for what is not yet
	Words string // the same for a screen reader
}

// An offer is one activity.
type offer struct {
	Product, Field, Status, Section string
	Year, Page                      int
}

// statuses from the most to the least real.
var statuses = []string{"offered", "pilot", "research", "planned", "recommended"}

// statusMarks are the marks of a matrix by status; what is studied, planned or recommended is open.
var statusMarks = map[string]string{"offered": "●", "pilot": "◐", "research": "○", "planned": "○", "recommended": "○"}

// offers are the matrices of insurers by field, one for each edition that tells of activities.
func (b *book) offers(l figures.Lang) []offerPage {
	var pages []offerPage
	for _, e := range b.data.Editions {
		p := offerPage{Edition: e.Edition}
		acts := map[string][]dataset.Activity{}
		count := map[string]int{} // of activities by field
		for _, a := range b.data.Activities {
			switch {
			case a.Edition != e.Edition:
			case !b.isCarrier(e.Edition, a.ActorKey):
				p.Others++
			default:
				acts[a.ActorKey] = append(acts[a.ActorKey], a)
				count[a.Field]++
			}
		}
		if len(acts) == 0 {
			continue
		}
		fields := mostFirst(count)
		for _, key := range mostFirst(lengths(acts)) {
			p.Actors = append(p.Actors, b.actorRow(key, acts[key], fields, l))
		}
		for _, f := range fields {
			p.Fields = append(p.Fields, b.dict.say("field", f, l))
		}
		pages = append(pages, p)
	}
	return pages
}

// isCarrier reports whether an organisation is one insurer or pool, and not the whole industry.
func (b *book) isCarrier(edition, key string) bool {
	return slices.ContainsFunc(b.data.Entities, func(e dataset.Entity) bool {
		return e.Edition == edition && e.Key == key && (e.Kind == "insurer" || e.Kind == "pool")
	})
}

func lengths(lists map[string][]dataset.Activity) map[string]int {
	n := map[string]int{}
	for key, list := range lists {
		n[key] = len(list)
	}
	return n
}

// mostFirst are the keys by number, the largest first, by name where equal.
func mostFirst(n map[string]int) []string {
	keys := make([]string, 0, len(n))
	for key := range n {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	return keys
}

func (b *book) actorRow(key string, acts []dataset.Activity, fields []string, l figures.Lang) actor {
	row := actor{ID: key, Name: b.entityNames(l)[key]}
	row.Foreign = han.MatchString(row.Name)
	for _, f := range fields {
		var cell offerCell
		n := map[string]int{}
		for _, a := range acts {
			if a.Field == f {
				n[a.Status]++
			}
		}
		for _, status := range statuses {
			if n[status] == 0 {
				continue
			}
			cell.Marks += strings.Repeat(statusMarks[status], n[status])
			if cell.Words != "" {
				cell.Words += figures.Text{ZH: "，", EN: ", "}.In(l)
			}
			cell.Words += fmt.Sprintf(figures.Text{ZH: "%[2]s%[1]d项", EN: "%d %s"}.In(l), n[status], b.dict.say("status", status, l))
		}
		row.Cells = append(row.Cells, cell)
	}
	for _, a := range acts {
		row.Offers = append(row.Offers, offer{a.Product, b.dict.say("field", a.Field, l), b.dict.say("status", a.Status, l), a.Section, a.StartYear, a.Page})
	}
	return row
}
