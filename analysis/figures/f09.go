package figures

import (
	"math"
	"math/big"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// averageInsured is F9: the average sum insured per policy, products and kinds of firm in two panels
// on the same logarithmic axis; a tick marks the average of the product's group.
func averageInsured(m *model) (*Figure, error) {
	sec := &m.activities
	products, firms := withAverage(sec), withAverage(&m.firms)
	if len(products) < 2 {
		return nil, nil
	}
	top, last := products[0], products[len(products)-1]
	f := &Figure{ID: "F9", Source: m.source(sec), Rows: append(itemRows(products), m.sectionRows(sec)...)}
	f.Rows = append(f.Rows, itemRows(firms)...)
	groupAverages := make(map[string]*big.Rat)
	for _, g := range sec.groups {
		if g.policies.Sign() > 0 && g.insured.Sign() > 0 {
			groupAverages[g.code] = quo(g.insured, g.policies)
			f.Rows = append(f.Rows, Row{g.code, g.label, "average_sum_insured", groupAverages[g.code], "yuan_per_policy"})
		}
	}
	mean := new(big.Rat)
	for _, t := range products {
		mean.Add(mean, t.average)
	}
	mean.Quo(mean, count(len(products)))
	f.Rows = append(f.Rows, Row{"section", Text{"各产品件均的平均", "Mean of the averages"}, "mean_of_averages", mean, "yuan_per_policy"},
		Row{"section", Text{"企业类型数", "Kinds of firm"}, "items", count(len(firms)), "items"},
		Row{"ratio", Text{"最高件均与最低件均之比", "Highest average over lowest"}, "multiple", quo(top.average, last.average), "multiple"})
	f.Title = textf("%[2]d年%[1]s主要科技保险的件均保险金额", "Average sum insured per policy, %s %d", m.regionYear()...)
	f.Subtitle = Text{"统计表所列主要业务；万元/件，对数刻度；竖线为该类的件均（总额之比）", "Listed lines of the statistics table; 10,000 yuan a policy, log scale; ticks are the averages of the groups (ratios of sums)"}
	f.Caption = textf(
		"%s主要（所列）科技保险：%d种产品与%d类企业，件均保额为保险金额除以保单件数，单位万元。%s最高（%s万元），%s最低（%s万元）。全部产品总额之比为%s万元，不等于各产品件均的平均%s万元。共保业务的保单可能由几家公司分别记录。",
		"Listed lines of technology insurance, %s: %d products and %d kinds of firm; sum insured divided by policies, in 10,000 yuan. %s is highest (%s), %s lowest (%s). The ratio of sums over all products is %s, not the mean of the averages, %s. Policies of pooled contracts may be counted by several insurers.",
		m.placeYear(), len(products), len(firms), named(top.label), tenThousands(top.average), named(last.label), tenThousands(last.average),
		tenThousands(average(sec.insured, sec.policies)), tenThousands(mean))
	f.Alt = textf("点图：件均保额从%s的%s万元到%s的%s万元，后者约为前者的%s倍。", "Dot plot: the average sum insured runs from %s with %s to %s with %s (10,000 yuan a policy), a factor of %s.",
		named(last.label), tenThousands(last.average), named(top.label), tenThousands(top.average), Fixed(quo(top.average, last.average), 0))

	lo, hi := math.Inf(1), 0.0
	for _, t := range append(append([]item(nil), products...), firms...) {
		v := float(quo(t.average, yuanPerWan))
		lo, hi = min(lo, v), max(hi, v)
	}
	shared := decades(lo, hi, Text{})
	upper := averagePanel(products, shared, sec, groupAverages)
	lower := averagePanel(firms, shared, &m.firms, nil)
	upper.panels[0].label = Text{"件均保额（万元/件，对数刻度）", "Average sum insured (10,000 yuan a policy, log scale)"}
	upper.align, lower.align = []*rowPanel{lower}, []*rowPanel{upper}
	if len(firms) == 0 {
		f.stack(sec.key(), upper)
		return f, nil
	}
	upper.panels[0].label = Text{}
	lower.panels[0].label = Text{"件均保额（万元/件，对数刻度）", "Average sum insured (10,000 yuan a policy, log scale)"}
	f.stack(sec.key(), heading{Text{"按产品", "By product"}}, upper, heading{Text{"按企业类型", "By kind of firm"}}, lower)
	return f, nil
}

// withAverage are the items that have an average, largest first.
func withAverage(sec *section) []item {
	var items []item
	for _, t := range sec.sorted(func(t item) *big.Rat {
		if t.average == nil {
			return new(big.Rat)
		}
		return t.average
	}) {
		if t.average != nil && t.average.Sign() > 0 {
			items = append(items, t)
		}
	}
	return items
}

func averagePanel(items []item, x axis, sec *section, groups map[string]*big.Rat) *rowPanel {
	p := &rowPanel{}
	values := column{head: Text{"万元/件", "10,000 yuan"}}
	marks := dots{leaders: true}
	var ticks groupTicks
	for i, t := range items {
		p.labels = append(p.labels, short(t.label))
		values.cells = append(values.cells, tenThousands(t.average))
		d := dot{row: i, x: float(quo(t.average, yuanPerWan)), color: base, hollow: fewPolicies(t)}
		if groups != nil {
			d.kind = sec.kind(t)
			if i == 0 {
				d.color = accent
			}
			p.strong = append(p.strong, i == 0)
		}
		marks.dots = append(marks.dots, d)
		if g, ok := groups[t.parent]; ok {
			ticks = append(ticks, groupTick{i, float(quo(g, yuanPerWan))})
		}
	}
	p.columns = []column{values}
	p.panels = []rowAxis{{axis: x, plots: []rowPlotter{ticks, marks}}}
	return p
}

// groupTicks are short vertical lines at a value in a row.
type groupTicks []groupTick

type groupTick struct {
	row int
	x   float64
}

func (g groupTicks) plotRows(_ *sheet, c draw.Canvas, x func(float64) vg.Length, y func(i int) vg.Length) {
	for _, t := range g {
		c.StrokeLine2(line(second, stroke), x(t.x), y(t.row)-5, x(t.x), y(t.row)+5)
	}
}
