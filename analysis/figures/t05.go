package figures

import (
	"math/big"

	"techins/analysis/growth"
	"techins/dataset"
)

// readingRule says how the bounds of a hedged number lie about what is printed.
func readingRule(v dataset.Metric) Text {
	switch {
	case v.Upper.IsInf() && v.Qualifier == "from":
		return Text{"起于所印数", "from the number printed on"}
	case v.Upper.IsInf():
		return Text{"不少于所印数", "at least the number printed"}
	case v.Upper.Cmp(v.Value) == 0:
		return Text{"不多于所印数", "at most the number printed"}
	case v.Lower.Cmp(v.Value) == 0:
		return Text{"所印数至其下一整单位", "from the number printed to the next whole unit"}
	}
	return Text{"末位非零数字的半个单位", "half a unit of the last digit that is not zero"}
}

// hedgesTable is T5: what hedged numbers leave open, and what printed growth implies of the year before.
func hedgesTable(m *model) (*Table, error) {
	t := &Table{ID: "T5", Source: m.narrative(),
		Title: textf("%[2]d年%[1]s报告：模糊与相对表述所容许的区间", "Hedged and relative figures and what they allow, %s %d", m.regionYear()...),
		Columns: []TableColumn{
			{Key: "id", Neutral: true, Only: inCSV},
			{Key: "quote", Head: Text{"表述", "Wording (as printed)"}, Neutral: true, Note: 1, Wide: true},
			{Key: "section", Head: Text{"章节", "Section"}, Neutral: true},
			{Key: "rule", Head: Text{"读法", "Read as"}},
			{Key: "unit", Neutral: true, Only: inCSV},
			{Key: "unit_printed", Head: Text{"单位", "Unit"}, Only: inPrint},
			{Key: "lower", Head: Text{"下界", "Lower"}, Note: 2, Print: plain},
			{Key: "upper", Head: Text{"上界", "Upper"}, Note: 2, Print: plain},
		},
		Notes: []Text{
			{"表述为所读文件的原文。", "Quoted from the document that was read."},
			{"界限，不是置信区间，不附任何概率；∞为无上界。", "Bounds, not confidence intervals: no probability is attached; ∞ for no upper bound."},
		}}
	hedged := TablePanel{Key: "hedged", Head: Text{"模糊表述", "Hedged figures"}}
	for _, v := range m.data.Metrics {
		if v.Edition == m.edition.Edition && v.Qualifier != "exact" && v.Qualifier != "" {
			hedged.Rows = append(hedged.Rows, boundsRow(v, readingRule(v), v.Lower, v.Upper))
		}
	}
	if len(hedged.Rows) > 0 {
		t.Panels = append(t.Panels, hedged)
	}
	if value, rate := m.growthPair(); value != nil {
		relative, err := impliedPanel(*value, *rate)
		if err != nil {
			return nil, err
		}
		t.Panels = append(t.Panels, relative)
	}
	if len(t.Panels) == 0 {
		return nil, nil
	}
	return t, nil
}

// impliedPanel are the year before and the increase that a value and its growth imply.
func impliedPanel(v, rate dataset.Metric) (TablePanel, error) {
	p := TablePanel{Key: "relative", Head: Text{"由增速推算", "Implied by growth"}}
	one, hundred := big.NewRat(1, 1), big.NewRat(100, 1)
	grown := func(g dataset.Decimal) *big.Rat { return new(big.Rat).Add(one, quo(g.Rat(), hundred)) }
	if grown(rate.Lower).Sign() <= 0 {
		return p, growth.ErrZeroBase
	}
	low, high := quo(v.Lower.Rat(), grown(rate.Upper)), quo(v.Upper.Rat(), grown(rate.Lower))
	rise := func(x dataset.Decimal, g dataset.Decimal) *big.Rat {
		return new(big.Rat).Sub(x.Rat(), quo(x.Rat(), grown(g)))
	}
	prior := boundsRow(v, Text{"上年 = 本年/(1 + 增速)", "year before = value/(1 + growth)"}, dataset.Decimal{}, dataset.Decimal{})
	prior.Cells[6], prior.Cells[7] = rounded0(low), rounded0(high)
	increase := boundsRow(v, Text{"增加 = 本年 − 上年", "increase = value − year before"}, dataset.Decimal{}, dataset.Decimal{})
	increase.Cells[6], increase.Cells[7] = rounded0(rise(v.Lower, rate.Lower)), rounded0(rise(v.Upper, rate.Upper))
	p.Rows = []TableRow{boundsRow(v, Text{"所印位数", "digits printed"}, v.Lower, v.Upper), boundsRow(rate, Text{"所印位数", "digits printed"}, rate.Lower, rate.Upper), prior, increase}
	return p, nil
}

func rounded0(v *big.Rat) TableCell { return TableCell{Value: v, Print: places(0)} }

func boundsRow(v dataset.Metric, rule Text, lower, upper dataset.Decimal) TableRow {
	unit, scale := printUnit(v)
	bound := func(d dataset.Decimal) TableCell {
		switch {
		case d.IsInf():
			return words(same("∞"))
		case d.Missing():
			return TableCell{}
		}
		return TableCell{Value: d.Rat(), Print: func(n *big.Rat) string { return plain(quo(n, scale)) }}
	}
	return TableRow{Cells: []TableCell{words(same(v.ID)), words(same(v.Quote)), words(same(place(v))), words(rule), words(same(v.Unit)), words(unit), bound(lower), bound(upper)}}
}
