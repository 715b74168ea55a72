package figures

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"techins/analysis/growth"
	"techins/dataset"
)

// A panel is two or more editions of the table of activities, joined by product.
type panel struct {
	data      *dataset.Data
	editions  []dataset.Edition // by year
	tracks    []growth.Track
	mixed     bool // editions of different regions: what differs is no growth
	synthetic bool // some edition is invented
}

// newPanel joins the editions of the region of the latest, or, where that has no other, of all regions;
// of a region and year the first. It is nil for fewer than two, and where products cannot be told apart.
func newPanel(data *dataset.Data, latest dataset.Edition) *panel {
	p := &panel{data: data}
	var own, all []dataset.Edition
	for _, e := range data.Editions {
		if len(activityRows(data, e.Edition)) < 2 || slices.ContainsFunc(all, func(o dataset.Edition) bool { return o.Region == e.Region && o.Year == e.Year }) {
			continue
		}
		all = append(all, e)
		if region(e.Region) == region(latest.Region) {
			own = append(own, e)
		}
	}
	if p.editions = own; len(own) < 2 {
		p.editions, p.mixed = all, true
	}
	if len(p.editions) < 2 {
		return nil
	}
	slices.SortStableFunc(p.editions, func(a, b dataset.Edition) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Edition, b.Edition))
	})
	var rows [][]growth.Row
	for _, e := range p.editions {
		p.synthetic = p.synthetic || e.DocumentKind == "synthetic"
		rows = append(rows, activityRows(data, e.Edition))
	}
	var err error
	if p.tracks, err = growth.Tracks(rows...); err != nil {
		return nil
	}
	return p
}

// activityRows are the leaves of an edition's table of activities; none where it has no such table.
func activityRows(data *dataset.Data, edition string) []growth.Row {
	head := lineOf(data, edition, func(l dataset.Line) bool { return l.Product == activitySection })
	if head == nil {
		return nil
	}
	all, err := growth.Rows(data, edition, "policies", "sum_insured")
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(all, func(r growth.Row) bool { return !under(r.Code, head.Code) })
}

// last are the places of the last two editions.
func (p *panel) last() (a, b int) { return len(p.editions) - 2, len(p.editions) - 1 }

// name is what a chart calls an edition: its year, with the region where these differ.
func (p *panel) name(e int) Text {
	year := fmt.Sprint(p.editions[e].Year)
	if !p.mixed {
		return same(year)
	}
	r := region(p.editions[e].Region)
	return Text{r.ZH + year, r.EN + " " + year}
}

// pair is the name of two editions: 2022→2023.
func (p *panel) pair(a, b int) Text { return textf("%s→%s", "%s to %s", p.name(a), p.name(b)) }

// change is what two editions differ by: no growth where their regions differ.
func (p *panel) change() Text {
	if p.mixed {
		return Text{"差额", "difference"}
	}
	return Text{"变动", "change"}
}

// stacked is name in two lines where it holds a region.
func (p *panel) stacked(e int) Text {
	if !p.mixed {
		return p.name(e)
	}
	r := region(p.editions[e].Region)
	return textf("%s\n%[3]d", "%[2]s\n%[3]d", r.ZH, r.EN, p.editions[e].Year)
}

// where is the region at the head of a title; empty where the editions name it.
func (p *panel) where() Text {
	if p.mixed {
		return Text{}
	}
	r := region(p.editions[0].Region)
	return Text{r.ZH, r.EN + ", "}
}

// mark is what must follow the title of a figure that draws invented numbers.
func (p *panel) mark() Text {
	if p.synthetic {
		return Text{"（示例数据）", " (synthetic data)"}
	}
	return Text{}
}

// notes say that numbers are invented, and that a difference between regions is no growth.
func (p *panel) notes() []Text {
	var notes []Text
	if p.synthetic {
		var years []Text
		for i, e := range p.editions {
			if e.DocumentKind == "synthetic" {
				years = append(years, p.name(i))
			}
		}
		notes = append(notes, textf("示例数据：%s的数字为虚构，仅用于演示方法，不得引用。", "Synthetic data: the numbers of %s are invented, only to show the method, and must not be quoted.", joined(years, listing)))
	}
	if p.mixed {
		notes = append(notes, Text{"各版地区不同：所示为差异，不是增长。", "The editions are of different regions: what is shown are differences, not growth."})
	}
	return notes
}

func (p *panel) source() Source {
	_, b := p.last()
	return Source{Edition: p.editions[b], Place: annex, Before: p.editions[:b]}
}

// label is a product's name in the last edition that lists it.
func (p *panel) label(t growth.Track) Text {
	for e := len(t.Rows) - 1; e >= 0; e-- {
		if t.Rows[e] != nil {
			return labelOf(p.data, p.editions[e].Edition, t.Rows[e].Code)
		}
	}
	return same(t.Product)
}

// listed reports whether a product's amount is known in an edition or the product not listed there;
// an amount that is missing can be neither drawn nor added.
func listed(r *growth.Row) bool { return r == nil || r.Amount != nil }

// amountIn is a product's amount in an edition, zero where it is not listed.
func amountIn(r *growth.Row) *big.Rat {
	if r == nil || r.Amount == nil {
		return new(big.Rat)
	}
	return r.Amount
}

// A moved product is one with what became of it from one edition to another.
type moved struct {
	growth.Track
	label        Text
	status       growth.Status
	from, to     *big.Rat // zero where not listed
	contribution *big.Rat // in percentage points of the total before
}

// changes are the products of the editions a and b, the largest contribution first, with both totals
// and the number of products left out because an amount is missing. It is empty when nothing was
// listed before.
func (p *panel) changes(a, b int) (all []moved, from, to *big.Rat, missing int) {
	from, to = new(big.Rat), new(big.Rat)
	for _, t := range p.tracks {
		status := t.Status(a, b)
		switch {
		case status == growth.NotListed:
			continue
		case !listed(t.Rows[a]) || !listed(t.Rows[b]):
			missing++
			continue
		}
		m := moved{Track: t, label: p.label(t), status: status, from: amountIn(t.Rows[a]), to: amountIn(t.Rows[b])}
		from.Add(from, m.from)
		to.Add(to, m.to)
		all = append(all, m)
	}
	before, after := make([]*big.Rat, len(all)), make([]*big.Rat, len(all))
	for i, m := range all {
		before[i], after[i] = m.from, m.to
	}
	parts, err := growth.Contributions(before, after)
	if err != nil {
		return nil, from, to, missing
	}
	for i := range all {
		all[i].contribution = parts[i]
	}
	slices.SortStableFunc(all, func(x, y moved) int { return y.contribution.Cmp(x.contribution) })
	return all, from, to, missing
}

// editionRows are the years of a panel and, of two editions, the totals over the products that are compared.
func (p *panel) editionRows() []Row {
	rows := []Row{{"panel", Text{"年度数", "Editions"}, "editions", count(len(p.editions)), "editions"}}
	for i, e := range p.editions {
		rows = append(rows, Row{e.Edition, p.name(i), "year", count(e.Year), "year"})
	}
	return rows
}

// noDecomposition tells errors of numbers that cannot be decomposed from others.
func noDecomposition(err error, kinds ...error) bool {
	return slices.ContainsFunc(kinds, func(k error) bool { return errors.Is(err, k) })
}
