package book

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"techins/analysis/figures"
	"techins/dataset"
)

// A timeline are the programmes and acts of one edition by year.
type timeline struct {
	Edition    string
	Years      []timeYear
	Programmes []timeRow
	Acts       []timeRow
	Undated    []timeRow // programmes whose start is not told
}

// A timeYear is a tick of the axis.
type timeYear struct {
	Year string
	At   int // hundredths of the axis from its left end
}

// A timeRow is a programme, with a line from its start, or an act, with a mark at its date.
type timeRow struct {
	Name, When, Status, Who string
	Foreign                 bool // the name is Chinese
	From, Width             int  // hundredths of the axis
	Page                    int
	Picture                 string
}

// timelines are the time lines of the editions that tell of dated programmes.
func (b *book) timelines(l figures.Lang) []timeline {
	var all []timeline
	for _, e := range b.data.Editions {
		t := timeline{Edition: e.Edition}
		axis := b.axisOf(e)
		for _, p := range b.data.Programmes {
			if p.Edition != e.Edition {
				continue
			}
			row := timeRow{Name: p.Name, When: p.Start, Status: b.dict.say("status", p.Status, l), Who: readable(p.Participants, b.entityNames(l)), Page: p.Page, Picture: b.pictureOf(e.Edition, p.Key)}
			if l == figures.English && p.NameEN != "" {
				row.Name = p.NameEN
			}
			row.Foreign = han.MatchString(row.Name)
			start, told := yearOf(p.Start)
			if !told {
				t.Undated = append(t.Undated, row)
				continue
			}
			end, ended := yearOf(p.End)
			if ended {
				row.When += "–" + p.End
			} else {
				end = axis.last
			}
			row.From, row.Width = axis.at(start), max(axis.at(end)-axis.at(start), 1)
			t.Programmes = append(t.Programmes, row)
		}
		for _, d := range b.data.Documents {
			if at, told := yearOf(d.Date); told && d.Edition == e.Edition {
				t.Acts = append(t.Acts, timeRow{Name: "《" + d.Title + "》", Foreign: true, When: d.Date, Status: b.dict.say("kind", d.Kind, l),
					Who: readable(d.Issuers, b.entityNames(l)), From: axis.at(at), Page: d.Page})
			}
		}
		if len(t.Programmes)+len(t.Acts) == 0 {
			continue
		}
		byDate := func(x, y timeRow) int { return cmp.Or(cmp.Compare(x.When, y.When), cmp.Compare(x.Name, y.Name)) }
		slices.SortStableFunc(t.Programmes, byDate)
		slices.SortStableFunc(t.Acts, byDate)
		t.Years = axis.ticks()
		all = append(all, t)
	}
	return all
}

// A timeAxis runs from the start of its first year to the end of its last.
type timeAxis struct{ first, last float64 }

// axisOf holds every date of an edition.
func (b *book) axisOf(e dataset.Edition) timeAxis {
	a := timeAxis{float64(e.Year), float64(e.Year) + 1}
	include := func(date string) {
		if y, ok := yearOf(date); ok {
			a.first, a.last = min(a.first, float64(int(y))), max(a.last, float64(int(y))+1)
		}
	}
	for _, p := range b.data.Programmes {
		if p.Edition == e.Edition {
			include(p.Start)
			include(p.End)
		}
	}
	for _, d := range b.data.Documents {
		if d.Edition == e.Edition {
			include(d.Date)
		}
	}
	return a
}

func (a timeAxis) at(year float64) int { return int(100 * (year - a.first) / (a.last - a.first)) }

// ticks are years, so few that their labels stand apart.
func (a timeAxis) ticks() []timeYear {
	step := 1
	for (a.last-a.first)/float64(step) > 10 {
		step++
	}
	var out []timeYear
	for y := int(a.first); y < int(a.last); y += step {
		out = append(out, timeYear{fmt.Sprint(y), a.at(float64(y))})
	}
	return out
}

// yearOf is a date such as 2021, 2021-06 or 2021-06-09 in years; false when there is none.
func yearOf(date string) (float64, bool) {
	year, rest, _ := strings.Cut(date, "-")
	y, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 {
		return 0, false
	}
	month, day, _ := strings.Cut(rest, "-")
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return float64(y) + float64(max(m, 1)-1)/12 + float64(max(d, 1)-1)/372, true
}
