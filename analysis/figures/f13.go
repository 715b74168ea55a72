package figures

import (
	"image/color"
	"math/big"

	"techins/analysis/growth"
)

// contributionsToGrowth is F13: what each product contributes to the growth of the sum insured between
// the last two editions, in percentage points, with the pair before as numbers.
func contributionsToGrowth(m *model) (*Figure, error) {
	p := m.panel
	if p == nil {
		return nil, nil
	}
	a, b := p.last()
	all, from, to, missing := p.changes(a, b)
	if len(all) == 0 {
		return nil, nil
	}
	f := &Figure{ID: "F13", Source: p.source(), Rows: p.editionRows(), notes: p.notes()}
	growthRate, err := growth.Percent(from, to)
	if err != nil {
		return nil, nil // nothing was insured before
	}
	f.Rows = append(f.Rows, Row{p.editions[b].Edition, p.pair(a, b), "growth", growthRate, "percent"},
		Row{"products", Text{"产品数", "Products"}, "items", count(len(all)), "items"},
		Row{"products", Text{"缺数而未计的产品数", "Products left out for a missing number"}, "items", count(missing), "items"})
	panel := &rowPanel{}
	points := column{head: textf("%s\n百分点", "%s\n(pp)", p.pair(a, b))}
	var bars diverging
	lo, hi := 0.0, 0.0
	add := func(label Text, v *big.Rat, fill color.Color) {
		panel.labels = append(panel.labels, label)
		panel.strong = append(panel.strong, fill == accent)
		points.cells = append(points.cells, signed(v, 2))
		bar := divergingBar{float(v), fill}
		bars = append(bars, bar)
		lo, hi = min(lo, bar.value), max(hi, bar.value)
	}
	for i, t := range all {
		fill := signColor(float(t.contribution))
		if i == 0 {
			fill = accent
		}
		f.Rows = append(f.Rows, Row{t.Product, t.label, "contribution", t.contribution, "percentage_points"})
		add(withStatus(short(t.label), t.status), t.contribution, fill)
	}
	add(textf("合计（%s，%%）", "Total (%s, %%)", p.rate()), growthRate, muted)
	panel.columns = []column{points}
	if a > 0 {
		panel.columns = append([]column{p.earlier(f, a-1, a, all)}, points)
	}
	panel.panels = []rowAxis{{axis: evenAxis(lo, hi, Text{"拉动（百分点）", "Contribution (percentage points)"}), plots: []rowPlotter{bars}}}

	top := all[0]
	f.Title = textf("%[2]s科技创新活动保险金额：对%[1]s的拉动，%[3]s%[4]s", "Contributions to the %s in sum insured, technology-activity insurance, %s%s%s", p.rate(), p.where(), p.pair(a, b), p.mark())
	f.Subtitle = Text{"统计表所列主要业务；百分点，相加等于合计；从大到小排列", "Listed lines of the statistics table; percentage points that add up to the total; largest first"}
	f.Caption = textf("%[1]s%[2]s科技创新活动保险的主要（所列）产品%[3]d种：保险金额%[9]s%[4]s%%，其中%[5]s拉动%[6]s个百分点。拉动为该产品的变动除以基期合计，单位百分点，不是占变动的比例（贡献率）。新列与不再列示的产品以全额计入；缺数未计%[7]d种。%[8]s",
		"%[1]s%[2]s, the %[3]d listed products of technology-activity insurance: %[9]s in sum insured %[4]s%%, of which %[5]s makes %[6]s percentage points. A contribution is a product's change over the total before, not its part of the change. Products newly or no longer listed count with their whole amount; %[7]d left out for a missing number. %[8]s",
		p.where(), p.pair(a, b), len(all), signed(growthRate, 2), named(top.label), signed(top.contribution, 2), missing, sentences(f.notes), p.rate())
	f.Alt = textf("横条图：%[2]s保险金额%[1]s%[3]s%%，%[4]s拉动最多，为%[5]s个百分点。", "Bars: %s in sum insured, %s, %s%%; %s contributes most, %s percentage points.",
		p.rate(), p.pair(a, b), signed(growthRate, 2), named(top.label), signed(top.contribution, 2))
	f.stack(panel)
	return f, nil
}

// rate is change in percent.
func (p *panel) rate() Text {
	if p.mixed {
		return Text{"差异", "difference"}
	}
	return Text{"增长", "growth"}
}

// earlier is the column of the pair of editions before, in the order of the rows, with its total.
func (p *panel) earlier(f *Figure, a, b int, order []moved) column {
	c := column{head: textf("%s\n百分点", "%s\n(pp)", p.pair(a, b))}
	all, from, to, _ := p.changes(a, b)
	for _, t := range order {
		cell := "–"
		for _, u := range all {
			if u.Product == t.Product {
				cell = signed(u.contribution, 2)
				f.Rows = append(f.Rows, Row{t.Product, t.label, "contribution_before", u.contribution, "percentage_points"})
			}
		}
		c.cells = append(c.cells, cell)
	}
	total := "–"
	if g, err := growth.Percent(from, to); err == nil && len(all) > 0 {
		total = signed(g, 2)
		f.Rows = append(f.Rows, Row{p.editions[b].Edition, p.pair(a, b), "growth_before", g, "percent"})
	}
	c.cells = append(c.cells, total)
	return c
}

// withStatus says of a product that it is newly listed or no longer listed.
func withStatus(label Text, s growth.Status) Text {
	switch s {
	case growth.Appears:
		return textf("%s（新列）", "%s (new)", label)
	case growth.Vanishes:
		return textf("%s（不再列示）", "%s (no longer listed)", label)
	}
	return label
}
