package figures

import (
	"math"
	"math/big"
	"slices"
)

// policiesAndAmount is F3: policies against sum insured on two logarithmic axes with equal decades;
// the diagonals join products with the same average sum insured.
func policiesAndAmount(m *model) (*Figure, error) {
	sec := &m.activities
	items := slices.DeleteFunc(slices.Clone(sec.items), func(t item) bool { return t.policies.Sign() == 0 || t.insured.Sign() == 0 })
	if len(items) < 2 {
		return nil, nil
	}
	slices.SortStableFunc(items, func(a, b item) int { return b.average.Cmp(a.average) })
	first, last := items[0], items[len(items)-1]
	few := 0
	for _, t := range items {
		if fewPolicies(t) {
			few++
		}
	}
	f := &Figure{ID: "F3", Source: m.source(sec), Rows: append(itemRows(items), m.sectionRows(sec)...)}
	f.Rows = append(f.Rows, Row{"few", Text{"保单不足10件的产品", "Products with fewer than 10 policies"}, "items", count(few), "items"},
		Row{"few", Text{"界限", "Limit"}, "policies", count(fewLimit), "policies"},
		Row{"ratio", Text{"最高件均与最低件均之比", "Highest average over lowest"}, "multiple", quo(first.average, last.average), "multiple"})
	f.Title = textf("%[2]d年%[1]s科技创新活动保险：保单件数与保险金额（斜线为件均保额）", "Policies and sum insured, technology-activity insurance, %s %d; diagonals are average sum insured", m.regionYear()...)
	f.Subtitle = Text{"统计表所列主要业务；两轴均为对数刻度，每个数量级等长", "Listed lines of the statistics table; both axes logarithmic with decades of equal length"}
	f.Caption = textf(
		"%s主要（所列）科技创新活动保险，n = %d。保险金额单位亿元；同一条斜线上的产品件均保额相同。空心为保单不足%d件的产品（%d种），其件均不稳定。件均保额为总额除以件数。",
		"Listed lines of technology-activity insurance, %s; n = %d. Sum insured in 100 million yuan; products on one diagonal have the same average sum insured per policy (total divided by policies). Hollow marks: fewer than %d policies (%d products), whose averages are unstable.",
		m.placeYear(), len(items), fewLimit, few)
	f.Alt = textf(
		"散点图：件均保额从%s的%s万元到%s的%s万元，后者约为前者的%s倍。",
		"Scatter plot: the average sum insured runs from %[1]s with %[2]s to %[3]s with %[4]s (10,000 yuan a policy), a factor of %[5]s.",
		named(last.label), tenThousands(last.average), named(first.label), tenThousands(first.average), Fixed(quo(first.average, last.average), 0))
	chart := newScatter(sec, items, sec.sorted(insuredOf)[0].code)
	f.stack(sec.key(), chart)
	return f, nil
}

const fewLimit = 10

func fewPolicies(t item) bool { return t.policies.Cmp(big.NewRat(fewLimit, 1)) < 0 }

func newScatter(sec *section, items []item, strong string) *scatter {
	c := &scatter{xLabel: Text{"保单（件，对数刻度）", "Policies (log scale)"}, yLabel: Text{"保险金额（亿元，对数刻度）", "Sum insured (100 million yuan, log scale)"}}
	for _, t := range items {
		p := scatterPoint{x: float(t.policies), y: float(quo(t.insured, yuanPerHundredM)), label: short(t.label), kind: sec.kind(t), color: base, hollow: fewPolicies(t)}
		if t.code == strong {
			p.color = accent
		}
		c.points = append(c.points, p)
	}
	c.x, c.y = c.spans()
	for e := 4; e <= 13; e++ { // 10,000 yuan to 10,000,000 million yuan a policy
		c.diagonals = append(c.diagonals, diagonal{ratio: math.Pow(10, float64(e)) / 1e8, label: averageLabel(e)})
	}
	return c
}

// averageLabel names an average of 10^e yuan a policy.
func averageLabel(e int) Text {
	switch {
	case e < 6:
		return textf("%[1]s万元/件", "%[2]s yuan", Fixed(power(e-4), 0), Fixed(power(e), 0))
	case e < 8:
		return textf("%[1]s万元/件", "%[2]s million yuan", Fixed(power(e-4), 0), Fixed(power(e-6), 0))
	case e < 9:
		return textf("%[1]s亿元/件", "%[2]s million yuan", Fixed(power(e-8), 0), Fixed(power(e-6), 0))
	}
	return textf("%[1]s亿元/件", "%[2]s billion yuan", Fixed(power(e-8), 0), Fixed(power(e-9), 0))
}
