package figures

import (
	"math/big"

	"techins/analysis/growth"
	"techins/analysis/shares"
)

// changeDecomposed is F11: the change of the sum insured between the last two editions, by number of
// policies, mix of products and average, with products that enter or leave as terms of their own.
func changeDecomposed(m *model) (*Figure, error) {
	p := m.panel
	if p == nil {
		return nil, nil
	}
	a, b := p.last()
	d, err := growth.Decompose(p.tracks, a, b)
	if noDecomposition(err, shares.ErrEmpty, shares.ErrZeroItem, shares.ErrNegative) {
		return nil, nil // no product is in both, or an amount has no policies
	}
	if err != nil {
		return nil, err
	}
	f := &Figure{ID: "F11", Source: p.source(), Rows: p.editionRows(), notes: p.notes()}
	whole := new(big.Rat).Sub(d.After, d.Before)
	f.Rows = append(f.Rows,
		Row{p.editions[a].Edition, p.name(a), "sum_insured", d.Before, "yuan"}, Row{p.editions[b].Edition, p.name(b), "sum_insured", d.After, "yuan"},
		Row{"products", Text{"两版均列的产品数", "Products listed in both"}, "items", count(d.Matched), "items"},
		Row{"products", Text{"缺数而未计的产品数", "Products left out for a missing number"}, "items", count(len(d.Missing)), "items"})
	table := &rowPanel{}
	values := column{head: Text{"亿元", "100 m yuan"}}
	var bars waterfall
	add := func(key string, label Text, v *big.Rat) {
		f.Rows = append(f.Rows, Row{"section", label, key, v, "yuan"})
		table.labels = append(table.labels, label)
		table.strong = append(table.strong, key == "change")
		values.cells = append(values.cells, signed(quo(v, yuanPerHundredM), 2))
		if key != "change" {
			bars.changes = append(bars.changes, float(quo(v, yuanPerHundredM)))
		}
	}
	add("effect_policies", Text{"保单件数", "Number of policies"}, rat(d.LMDI.Activity))
	add("effect_mix", Text{"产品结构", "Mix of products"}, rat(d.LMDI.Mix))
	add("effect_average", Text{"件均保额", "Average sum insured"}, rat(d.LMDI.Rate))
	add("effect_entry", Text{"新列产品", "Newly listed products"}, d.Entry)
	add("effect_exit", Text{"不再列示的产品", "Products no longer listed"}, new(big.Rat).Set(d.Exit))
	add("change", textf("合计%s", "Whole %s", p.change()), whole)
	bars.whole = float(quo(whole, yuanPerHundredM))
	table.columns = []column{values}
	lo, hi := bars.span()
	x := evenAxis(lo, hi, textf("%s（亿元）", "%s (100 million yuan)", p.change()))
	x.label.EN = capitalised(x.label.EN)
	table.panels = []rowAxis{{axis: x, plots: []rowPlotter{bars}}}

	f.Title = textf("%[2]s科技创新活动保险金额%[1]s的分解，%[3]s%[4]s", "Decomposition of the %s in sum insured, technology-activity insurance, %s%s%s", p.change(), p.where(), p.pair(a, b), p.mark())
	f.Subtitle = Text{"统计表所列主要业务；对数平均迪氏指数法（LMDI）加法形式；每条接着上一条的终点", "Listed lines of the statistics table; additive LMDI; each bar begins where the one above ends"}
	says := textf("由%s亿元变为%s亿元（%s），其中保单件数%s、产品结构%s、件均保额%s、新列产品%s、不再列示的产品%s。",
		"From %s to %s (100 million yuan; %s): number of policies %s, mix of products %s, average sum insured %s, newly listed products %s, products no longer listed %s.",
		hundredMillions(d.Before), hundredMillions(d.After), values.cells[5], values.cells[0], values.cells[1], values.cells[2], values.cells[3], values.cells[4])
	f.Caption = textf("%s%s科技创新活动保险的主要（所列）产品：%s单位亿元。两版均列的产品%d种，以保单总数、各产品件数占比、件均保额三因素相乘分解；“结构”随以占比为因素而定。缺数未计%d种。%s",
		"%s%s, listed lines of technology-activity insurance. %s The %d products listed in both are split by the product of three factors: policies in all, each product's share of them, and its average; what “mix” means depends on shares being a factor. %d left out for a missing number. %s",
		p.where(), p.pair(a, b), says, d.Matched, len(d.Missing), sentences(f.notes))
	f.Alt = textf("瀑布图：%s", "Waterfall: %s", textf("保险金额%s", "sum insured. %s", says))
	f.stack(table)
	return f, nil
}
