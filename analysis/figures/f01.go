package figures

import (
	"math"
	"math/big"
)

// sumInsuredByProduct is F1: a Cleveland dot plot on a logarithmic axis, sorted, with a strip on a
// linear scale below it, because logarithmic distance hides how large the largest product is.
func sumInsuredByProduct(m *model) (*Figure, error) {
	sec := &m.activities
	if len(sec.items) < 2 {
		return nil, nil
	}
	items := sec.sorted(insuredOf)
	top := items[0]
	f := &Figure{ID: "F1", Source: m.source(sec), Rows: itemRows(items)}
	rest := new(big.Rat).Sub(sec.insured, top.insured)
	f.Rows = append(f.Rows, m.sectionRows(sec)...)
	f.Rows = append(f.Rows,
		Row{"others", Text{"其余各种", "All others"}, "sum_insured", rest, "yuan"},
		Row{"others", Text{"其余各种", "All others"}, "share_of_section", asPercent(quo(rest, sec.insured)), "percent"})

	f.Title = textf("%[2]d年%[1]s科技创新活动保险各产品保险金额", "Sum insured by technology-activity product, %s %d", m.regionYear()...)
	f.Subtitle = Text{"统计表所列主要业务；保险金额，对数刻度", "Listed lines of the statistics table; sum insured, log scale"}
	f.Caption = textf(
		"%s的主要（所列）科技创新活动保险，n = %d种产品，单位亿元（由万元换算），对数刻度；下方横条为线性刻度。合计%s亿元、%s件保单（原表未印合计）。%s为%s亿元，占%s；其余%d种合计%s亿元，占%s。未列示的业务不在其内。",
		"Listed lines of technology-activity insurance, %s; n = %d products; 100 million yuan (converted from 10,000 yuan), log scale; the strip below is linear. Total %s (100 million yuan) and %s policies, not printed in the source. %s: %s, or %s of the total; the other %d products together: %s, or %s. Business that the table does not list is not included.",
		m.placeYear(), len(items), hundredMillions(sec.insured), Fixed(sec.policies, 0), named(top.label), hundredMillions(top.insured),
		percent(top.insuredShare), len(items)-1, hundredMillions(rest), percent(quo(rest, sec.insured)))
	f.Alt = textf(
		"点图：%d种产品按保险金额排列，%s%s亿元，占%s，最小的%s仅%s亿元。",
		"Dot plot of %d products by sum insured in 100 million yuan: %s leads with %s, or %s of the total; the smallest, %s, has %s.",
		len(items), named(top.label), hundredMillions(top.insured), percent(top.insuredShare), named(items[len(items)-1].label), hundredMillions(items[len(items)-1].insured))

	panel := &rowPanel{}
	marks := dots{leaders: true}
	amounts := column{head: Text{"亿元", "100 m yuan"}}
	parts := column{head: Text{"占比", "Share"}}
	for i, t := range items {
		panel.labels = append(panel.labels, short(t.label))
		panel.strong = append(panel.strong, i == 0)
		amounts.cells = append(amounts.cells, hundredMillions(t.insured))
		parts.cells = append(parts.cells, percent(t.insuredShare))
		if t.insured.Sign() == 0 {
			continue // has no place on a logarithmic axis; its number stands in the column
		}
		d := dot{row: i, x: float(quo(t.insured, yuanPerHundredM)), kind: sec.kind(t), color: base}
		if i == 0 {
			d.color = accent
		}
		marks.dots = append(marks.dots, d)
	}
	panel.columns = []column{amounts, parts}
	x := logAxis(items, yuanPerHundredM, Text{"保险金额（亿元，对数刻度）", "Sum insured (100 million yuan, log scale)"})
	panel.panels = []rowAxis{{axis: x, plots: []rowPlotter{marks}}}
	kinds := sec.key()
	part := strip{parts: []stripPart{{short(top.label), top.insuredShare, accent}, {textf("其余%d种", "The other %d", len(items)-1), quo(rest, sec.insured), base}},
		head: Text{"同一数据，线性刻度（合计 = 100%）", "The same data on a linear scale (total = 100%)"}}
	f.stack(kinds, panel, part)
	return f, nil
}

// logAxis spans whole decades around the items' sums insured.
func logAxis(items []item, unit *big.Rat, label Text) axis {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, t := range items {
		if v := float(quo(t.insured, unit)); v > 0 {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	return decades(lo, hi, label)
}

func decades(lo, hi float64, label Text) axis {
	lo, hi = math.Pow(10, math.Floor(math.Log10(lo))), math.Pow(10, math.Ceil(math.Log10(hi)))
	return axis{min: lo, max: hi, log: true, label: label}
}
