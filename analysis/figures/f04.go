package figures

import (
	"math/big"

	"techins/analysis/concentration"
)

// lorenzCurves is F4: the Lorenz curves of sum insured and of policies over the products.
func lorenzCurves(m *model) (*Figure, error) {
	sec := &m.activities
	if len(sec.items) < 2 {
		return nil, nil
	}
	n := len(sec.items)
	greatest := big.NewRat(int64(n-1), int64(n))
	f := &Figure{ID: "F4", Source: m.source(sec), Rows: m.sectionRows(sec)}
	chart := &lorenz{}
	var gini [2]*big.Rat
	for k, c := range []struct {
		label   Text
		measure string
		by      func(item) *big.Rat
		strong  bool
	}{
		{Text{"保险金额", "Sum insured"}, "sum_insured", insuredOf, true},
		{Text{"保单件数", "Policies"}, "policies", policiesOf, false},
	} {
		x := make([]*big.Rat, n)
		for i, t := range sec.items {
			x[i] = c.by(t)
		}
		g, err := concentration.GiniRat(x)
		if err != nil {
			return nil, err
		}
		points, err := concentration.LorenzRat(x)
		if err != nil {
			return nil, err
		}
		gini[k] = g
		f.Rows = append(f.Rows, Row{"section", c.label, "gini_" + c.measure, g, "index"})
		for i, p := range points {
			f.Rows = append(f.Rows, Row{itemNumber(i), c.label, "lorenz_" + c.measure, asPercent(p), "percent"})
		}
		chart.curves = append(chart.curves, lorenzCurve{label: textf("%s G = %s", "%s G = %s", c.label, Fixed(g, 3)), points: points, strong: c.strong})
	}
	f.Rows = append(f.Rows, Row{"section", Text{"n种产品时基尼系数的上限", "Largest Gini coefficient for n products"}, "gini_maximum", greatest, "index"})
	f.Title = textf("%[2]d年%[1]s科技创新活动保险：产品间洛伦兹曲线", "Lorenz curves across products of technology-activity insurance, %s %d", m.regionYear()...)
	f.Subtitle = Text{"统计表所列主要业务；单位是产品，不是人或企业", "Listed lines of the statistics table; the units are products, not people or firms"}
	f.Caption = textf(
		"%s主要（所列）科技创新活动保险，n = %d种产品。产品由小到大排列，纵轴为累计占比。基尼系数：保险金额%s，保单件数%s；%[2]d种产品时上限为%[5]s。曲线不作平滑，两条曲线各自排序。",
		"Listed lines of technology-activity insurance, %s; n = %d products, each curve in its own order from small to large. Gini coefficient: sum insured %s, policies %s; the largest possible for %[2]d products is %[5]s. Curves are not smoothed.",
		m.placeYear(), n, Fixed(gini[0], 3), Fixed(gini[1], 3), Fixed(greatest, 3))
	f.Alt = textf("洛伦兹曲线：保险金额的基尼系数为%s，高于保单件数的%s。", "Lorenz curves: the Gini coefficient of sum insured is %s, that of policies %s.", Fixed(gini[0], 3), Fixed(gini[1], 3))
	if gini[0].Cmp(gini[1]) <= 0 {
		f.Alt = textf("洛伦兹曲线：保险金额的基尼系数为%s，不高于保单件数的%s。", "Lorenz curves: the Gini coefficient of sum insured is %s, that of policies %s.", Fixed(gini[0], 3), Fixed(gini[1], 3))
	}
	f.stack(chart)
	return f, nil
}
