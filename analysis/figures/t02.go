package figures

import (
	"errors"
	"math"
	"math/big"
	"slices"

	"techins/analysis/concentration"
	"techins/analysis/shares"
)

// An indicator is one measure of concentration, with its name and how it is printed.
type indicator struct {
	name  Text
	note  int
	print func(*big.Rat) string
	of    func(x []*big.Rat) (*big.Rat, error)
}

// exactly and nearly make a measure on exact or on floating-point numbers one that is scaled.
func exactly(measure func([]*big.Rat) (*big.Rat, error), scale int) func([]*big.Rat) (*big.Rat, error) {
	return func(x []*big.Rat) (*big.Rat, error) {
		v, err := measure(x)
		if err != nil {
			return nil, err
		}
		return new(big.Rat).Mul(v, count(scale)), nil
	}
}

func nearly(measure func([]float64) (float64, error)) func([]*big.Rat) (*big.Rat, error) {
	return func(x []*big.Rat) (*big.Rat, error) {
		f := make([]float64, len(x))
		for i, v := range x {
			f[i] = float(v)
		}
		v, err := measure(f)
		if err != nil {
			return nil, err
		}
		return rat(v), nil
	}
}

func ratio(k int) func([]*big.Rat) (*big.Rat, error) {
	return exactly(func(x []*big.Rat) (*big.Rat, error) { return concentration.CRRat(x, k) }, 100)
}

func places(n int) func(*big.Rat) string { return func(v *big.Rat) string { return Fixed(v, n) } }

// indicators are the rows of T2.
var indicators = []indicator{
	{Text{"项数 n", "Items n"}, 0, places(0), func(x []*big.Rat) (*big.Rat, error) { return count(len(x)), nil }},
	{Text{"赫芬达尔指数（点）", "Herfindahl index (points)"}, 1, places(2), exactly(concentration.HHIRat, concentration.PointsPerUnit)},
	{Text{"标准化赫芬达尔指数（点）", "Normalised Herfindahl index (points)"}, 1, places(2), exactly(concentration.NormalizedHHIRat, concentration.PointsPerUnit)},
	{Text{"有效项数 1/H", "Effective number 1/H"}, 1, places(3), exactly(concentration.EffectiveNumberRat, 1)},
	{Text{"CR1（%）", "CR1 (%)"}, 0, places(2), ratio(1)},
	{Text{"CR3（%）", "CR3 (%)"}, 0, places(2), ratio(3)},
	{Text{"CR4（%）", "CR4 (%)"}, 0, places(2), ratio(4)},
	{Text{"罗森布鲁斯指数", "Rosenbluth index"}, 2, places(3), exactly(concentration.RosenbluthRat, 1)},
	{Text{"香农熵", "Shannon entropy"}, 3, places(3), nearly(concentration.Entropy)},
	{Text{"香农熵的指数", "Exponential of Shannon entropy"}, 3, places(2), nearly(func(x []float64) (float64, error) {
		h, err := concentration.Entropy(x)
		return math.Exp(h), err
	})},
	{Text{"泰尔T指数", "Theil T"}, 3, places(3), nearly(concentration.TheilT)},
	{Text{"泰尔L指数", "Theil L"}, 3, places(3), nearly(concentration.TheilL)},
	{Text{"基尼系数", "Gini coefficient"}, 4, places(3), exactly(concentration.GiniRat, 1)},
	{Text{"基尼系数（小样本修正）", "Gini coefficient, corrected"}, 4, places(3), exactly(concentration.GiniCorrectedRat, 1)},
}

// concentrationTable is T2: measures of concentration of both sections.
func concentrationTable(m *model) (*Table, error) {
	top := m.activities.sorted(insuredOf)[0]
	rest := slices.DeleteFunc(slices.Clone(m.activities.items), func(t item) bool { return t.code == top.code })
	t := &Table{ID: "T2", Source: m.source(&m.activities),
		Title: textf("%[2]d年%[1]s主要科技保险业务的集中度指标", "Measures of concentration, main technology insurance business, %s %d", m.regionYear()...),
		Notes: []Text{
			{"H = Σsᵢ²，以点计乘以10,000；标准化为(H − 1/n)/(1 − 1/n)。s为占本列合计的比重。", "H = Σsᵢ², times 10,000 in points; normalised (H − 1/n)/(1 − 1/n). s are shares of the column's total."},
			{"1/(2Σi·sᵢ − 1)，由大到小排序。", "1/(2Σi·sᵢ − 1), ranked from the largest."},
			{"自然对数；0·ln 0 = 0；有零项时泰尔L无定义。", "Natural logarithms; 0·ln 0 = 0; Theil L is undefined with a zero."},
			{"未修正的上限为1 − 1/n；修正为乘以n/(n − 1)。单位是产品或企业类型，不是人或企业。", "Uncorrected, at most 1 − 1/n; corrected times n/(n − 1). The units are products or kinds of firm, not people or firms."},
		}}
	t.Columns = []TableColumn{{Key: "measure", Head: Text{"指标", "Measure"}}}
	var data [][]*big.Rat
	add := func(key string, head Text, items []item, by func(item) *big.Rat) {
		if len(items) == 0 {
			return
		}
		x := make([]*big.Rat, len(items))
		for i, t := range items {
			x[i] = by(t)
		}
		data = append(data, x)
		t.Columns = append(t.Columns, TableColumn{Key: key, Head: head, Print: places(3)})
	}
	add("activities_sum_insured", Text{"创新活动：金额", "Activities: sum insured"}, m.activities.items, insuredOf)
	add("activities_policies", Text{"创新活动：件数", "Activities: policies"}, m.activities.items, policiesOf)
	add("activities_sum_insured_without_largest", textf("金额，不含%s", "Sum insured without %s", named(short(top.label))), rest, insuredOf)
	add("firms_sum_insured", Text{"企业：金额", "Firms: sum insured"}, m.firms.items, insuredOf)
	add("firms_policies", Text{"企业：件数", "Firms: policies"}, m.firms.items, policiesOf)
	panel := TablePanel{Key: "concentration"}
	for _, r := range indicators {
		row := TableRow{Cells: []TableCell{words(r.name)}}
		for _, x := range data {
			v, err := r.of(x)
			cell := TableCell{Value: v, Print: r.print}
			switch {
			case errors.Is(err, shares.ErrTooFew):
				cell = words(same("n < k"))
			case errors.Is(err, shares.ErrZeroItem), errors.Is(err, shares.ErrZeroTotal):
				cell = words(same("–"))
			case err != nil:
				return nil, err
			}
			row.Cells = append(row.Cells, cell)
		}
		if r.note > 0 {
			row.Cells[0].Note = r.note
		}
		panel.Rows = append(panel.Rows, row)
	}
	t.Panels = []TablePanel{panel}
	return t, nil
}
