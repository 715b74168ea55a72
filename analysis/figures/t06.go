package figures

import (
	"fmt"
	"math/big"
	"slices"

	"techins/analysis/growth"
)

var statusNames = map[growth.Status]Text{
	growth.Continuing: {"延续", "continuing"}, growth.Appears: {"新列", "new"}, growth.Vanishes: {"不再列示", "no longer listed"}, growth.NotListed: {"两版均未列示", "listed in neither"},
}

// growthTable is T6: each product's sum insured in every edition, and its growth between the last two.
func growthTable(m *model) (*Table, error) {
	p := m.panel
	if p == nil {
		return nil, nil
	}
	a, b := p.last()
	t := &Table{ID: "T6", Source: p.source(),
		Title: textf("%[2]s科技创新活动保险：保险金额的%[1]s，%[3]s%[4]s", "The %s in sum insured of technology-activity insurance, %s%s%s", p.rate(), p.where(), p.pair(a, b), p.mark())}
	t.Columns = []TableColumn{{Key: "product", Head: Text{"产品", "Product"}}}
	for e := range p.editions {
		t.Columns = append(t.Columns, TableColumn{Key: "sum_insured_yuan_" + p.editions[e].Edition, Head: textf("%s（亿元）", "%s (100 m yuan)", p.name(e)), Print: hundredMillions})
	}
	two := func(v *big.Rat) string { return signed(v, 2) }
	span := fmt.Sprint(p.editions[0].Year) + "–" + fmt.Sprint(p.editions[b].Year)
	t.Columns = append(t.Columns,
		TableColumn{Key: "growth_percent", Head: Text{"增速（%）", "Growth (%)"}, Note: 1, Print: two},
		TableColumn{Key: "log_growth_percent", Head: Text{"对数增速（%）", "Log growth (%)"}, Note: 1, Print: two},
		TableColumn{Key: "cagr_percent", Head: textf("年均增速%s（%%）", "CAGR %s (%%)", span), Note: 1, Print: two},
		TableColumn{Key: "contribution_pp", Head: Text{"拉动（百分点）", "Contribution (pp)"}, Note: 2, Print: two},
		TableColumn{Key: "contribution_rate_percent", Head: Text{"贡献率（%）", "Part of change (%)"}, Note: 2, Print: two},
		TableColumn{Key: "share_shift_pp", Head: Text{"占比变化（百分点）", "Share shift (pp)"}, Note: 2, Print: two},
		TableColumn{Key: "status", Head: Text{"状态", "Status"}})
	panel, err := p.growthPanel(a, b)
	if err != nil || len(panel.Rows) == 0 {
		return nil, err
	}
	t.Panels = []TablePanel{panel}
	t.Notes = append([]Text{
		{"最近两版之间；新列的产品没有增速，未列示不等于零。年均增速按首末两版相隔年数计算。", "Between the last two editions; a new product has no growth, and not listed is not zero. CAGR over the years between the first and the last edition."},
		{"拉动为变动除以基期合计，相加为总增速；贡献率为占总变动的比例，可超过100或为负；占比变化相加为零。缺数的产品不参与合计。",
			"A contribution is the change over the total before, and they add up to its growth; the part of the change may exceed 100 or be negative; share shifts add up to zero. Products with a missing number enter no total."},
		p.indexNote(a, b)}, p.notes()...)
	t.Notes = slices.DeleteFunc(t.Notes, func(n Text) bool { return n == Text{} })
	return t, nil
}

// growthPanel are the rows of T6 and its total.
func (p *panel) growthPanel(a, b int) (TablePanel, error) {
	all, from, to, _ := p.changes(a, b)
	panel := TablePanel{Key: "growth"}
	if len(all) == 0 || to.Sign() == 0 {
		return panel, nil
	}
	before, after := make([]*big.Rat, len(all)), make([]*big.Rat, len(all))
	for i, c := range all {
		before[i], after[i] = c.from, c.to
	}
	shifts, err := growth.ShareShifts(before, after)
	if err != nil {
		return panel, err
	}
	parts, err := growth.ContributionShares(before, after)
	if err != nil {
		parts = make([]*big.Rat, len(all)) // the total did not change
	}
	years := float64(p.editions[b].Year - p.editions[0].Year)
	for i, c := range all {
		row := TableRow{Cells: []TableCell{words(c.label)}}
		for e := range p.editions {
			row.Cells = append(row.Cells, p.level(c.Track, e))
		}
		row.Cells = append(row.Cells, rates(c.from, c.to)...)
		row.Cells = append(row.Cells, cagr(amountIn(c.Rows[0]), c.to, years), number(c.contribution), percentCell(parts[i]), number(shifts[i]), words(p.statusOf(c, a, b)))
		panel.Rows = append(panel.Rows, row)
	}
	total := TableRow{Cells: append([]TableCell{words(Text{"合计", "Total"})}, make([]TableCell, a)...)}
	total.Cells = append(append(total.Cells, number(from), number(to)), rates(from, to)...)
	total.Cells = append(total.Cells, TableCell{}, rates(from, to)[0], number(count(100)), number(new(big.Rat)), TableCell{})
	panel.Total = total
	return panel, nil
}

func percentCell(share *big.Rat) TableCell {
	if share == nil {
		return words(same("–"))
	}
	return number(asPercent(share))
}

// level is a product's amount in an edition.
func (p *panel) level(t growth.Track, e int) TableCell {
	switch r := t.Rows[e]; {
	case r == nil:
		return words(Text{"未列示", "not listed"})
	case r.Amount == nil:
		return words(Text{"未印数", "no number"})
	default:
		return number(r.Amount)
	}
}

// rates are the simple and the logarithmic growth in percent; a dash where there is none.
func rates(from, to *big.Rat) []TableCell {
	cells := []TableCell{words(same("–")), words(same("–"))}
	if g, err := growth.Percent(from, to); err == nil {
		cells[0] = number(g)
	}
	if g, err := growth.LogPercent(from, to); err == nil {
		cells[1] = number(rat(g))
	}
	return cells
}

func cagr(from, to *big.Rat, years float64) TableCell {
	g, err := growth.CAGR(from, to, years)
	if err != nil || to.Sign() == 0 {
		return words(same("–"))
	}
	return number(asPercent(rat(g)))
}

// statusOf is what became of a product, with its former name where it was renamed.
func (p *panel) statusOf(c moved, a, b int) Text {
	if c.status == growth.Continuing && c.Renamed(a, b) {
		return textf("由%s改名", "renamed from %s", short(labelOf(p.data, p.editions[a].Edition, c.Rows[a].Code)))
	}
	return statusNames[c.status]
}

// indexNote gives the index numbers of the products listed in both editions; empty where there is none.
func (p *panel) indexNote(a, b int) Text {
	var p0, q0, p1, q1 []float64
	for _, t := range p.tracks {
		r, s := t.Rows[a], t.Rows[b]
		if r == nil || s == nil || r.Amount == nil || s.Amount == nil || r.Count == nil || s.Count == nil || r.Count.Sign() <= 0 || s.Count.Sign() <= 0 || r.Amount.Sign() <= 0 || s.Amount.Sign() <= 0 {
			continue
		}
		p0, q0 = append(p0, float(quo(r.Amount, r.Count))), append(q0, float(r.Count))
		p1, q1 = append(p1, float(quo(s.Amount, s.Count))), append(q1, float(s.Count))
	}
	price, errP := growth.Fisher(p0, q0, p1, q1)
	volume, errV := growth.Fisher(q0, p0, q1, p1)
	if errP != nil || errV != nil {
		return Text{}
	}
	return textf("两版均列的%d种产品，费雪指数（基期 = 100）：保单件数%s，件均保额%s，两者之积为金额之比。件均为单位价值，含产品内部结构的变化。",
		"Fisher indices of the %d products listed in both (base = 100): policies %s, average sum insured %s; their product is the ratio of the sums. An average is a unit value: the mix within a product is part of it.",
		len(p0), Fixed(rat(100*volume), 2), Fixed(rat(100*price), 2))
}
