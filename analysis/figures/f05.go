package figures

import (
	"fmt"
	"math/big"
	"slices"

	"techins/analysis/concentration"
)

// leaveOneOut is F5: the Herfindahl index of sum insured and of policies, with all products and
// without the largest, each with the range over leaving out one more.
func leaveOneOut(m *model) (*Figure, error) {
	sec := &m.activities
	if len(sec.items) < 4 {
		return nil, nil
	}
	top := sec.sorted(insuredOf)[0]
	others := slices.DeleteFunc(slices.Clone(sec.items), func(t item) bool { return t.code == top.code })
	f := &Figure{ID: "F5", Source: m.source(sec), Rows: m.sectionRows(sec)}
	panel := &rowPanel{}
	values, spans := column{head: Text{"HHI", "HHI"}}, column{head: Text{"剔除一种后", "One left out"}}
	var marks []ranged
	var all []hhiRange
	for _, c := range []struct {
		label   Text
		key     string
		items   []item
		by      func(item) *big.Rat
		reduced bool
	}{
		{textf("保险金额，全部%d种", "Sum insured, all %d", len(sec.items)), "sum_insured", sec.items, insuredOf, false},
		{textf("保险金额，不含%s", "Sum insured without %s", named(top.label)), "sum_insured_reduced", others, insuredOf, true},
		{textf("保单件数，全部%d种", "Policies, all %d", len(sec.items)), "policies", sec.items, policiesOf, false},
		{textf("保单件数，不含%s", "Policies without %s", named(top.label)), "policies_reduced", others, policiesOf, true},
	} {
		r, err := hhiOf(c.items, c.by)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
		panel.labels = append(panel.labels, c.label)
		values.cells = append(values.cells, Fixed(r.value, 0))
		spans.cells = append(spans.cells, fmt.Sprintf("%s–%s", Fixed(r.low, 0), Fixed(r.high, 0)))
		mark := ranged{low: float(r.low), high: float(r.high), at: dot{x: float(r.value), color: base, hollow: c.reduced}}
		if c.key == "sum_insured" {
			mark.at.color = accent
		}
		marks = append(marks, mark)
		f.Rows = append(f.Rows,
			Row{"section", c.label, "hhi_" + c.key, r.value, "points"},
			Row{"section", c.label, "hhi_low_" + c.key, r.low, "points"},
			Row{"section", c.label, "hhi_high_" + c.key, r.high, "points"})
	}
	guides := concentration.MergerGuidelines2023
	f.Rows = append(f.Rows, Row{"section", Text{"其余产品数", "Other products"}, "items", count(len(others)), "items"},
		Row{"yardstick", Text{"美国司法部2023年合并指南", "US Merger Guidelines 2023"}, "hhi", rat(guides.Moderate), "points"},
		Row{"yardstick", Text{"美国司法部2023年合并指南", "US Merger Guidelines 2023"}, "hhi", rat(guides.High), "points"},
		Row{"yardstick", Text{"美国司法部2023年合并指南", "US Merger Guidelines 2023"}, "year", count(2023), "year"})
	panel.columns = []column{values, spans}
	panel.panels = []rowAxis{{
		axis:  axis{max: concentration.PointsPerUnit, ticks: evenTicks(0, concentration.PointsPerUnit, 2000, 0), label: Text{"赫芬达尔指数（点）", "Herfindahl index (points)"}},
		plots: []rowPlotter{yardsticks{guides.Moderate, guides.High}, rangedDots(marks)},
	}}
	f.Title = textf("%[2]d年%[1]s科技创新活动保险：集中度及剔除单一产品的敏感性", "Concentration and leave-one-out sensitivity, technology-activity insurance, %s %d", m.regionYear()...)
	f.Subtitle = Text{"统计表所列主要业务；点为HHI，横线为再剔除任一产品后的范围", "Listed lines of the statistics table; dots are the HHI, lines its range when one more product is left out"}
	yard := textf("虚线：%s与%s，美国2023年合并指南的界限，用于企业与反垄断市场，此处只作尺度。", "Dashed: %s and %s, limits of the US Merger Guidelines 2023 for firms in antitrust markets; a yardstick only.", Fixed(rat(guides.Moderate), 0), Fixed(rat(guides.High), 0))
	f.notes = []Text{yard}
	f.Caption = textf(
		"%s主要（所列）科技创新活动保险%d种产品的赫芬达尔指数，单位点，最大%s点。保险金额%s点，不含%s为%s点；保单件数%s点。横线为再剔除任一产品后指数的最小与最大值，不是置信区间。%[8]s",
		"Herfindahl index over the %[2]d listed products of technology-activity insurance, %[1]s, in points (at most %[3]s). Sum insured %[4]s, without %[5]s %[6]s; policies %[7]s. Lines run from the least to the greatest index when one more product is left out; they are no confidence intervals. %[8]s",
		m.placeYear(), len(sec.items), Fixed(count(concentration.PointsPerUnit), 0), Fixed(all[0].value, 0), named(top.label), Fixed(all[1].value, 0), Fixed(all[2].value, 0), yard)
	f.Rows = append(f.Rows, Row{"scale", Text{"指数上限", "Largest index"}, "hhi", count(concentration.PointsPerUnit), "points"})
	f.Alt = textf(
		"点与范围图：保险金额的赫芬达尔指数为%s点，不含%s降至%s点；保单件数为%s点。",
		"Dots with ranges: the Herfindahl index of sum insured is %s points and %[3]s without %[2]s; that of policies is %[4]s.",
		Fixed(all[0].value, 0), named(top.label), Fixed(all[1].value, 0), Fixed(all[2].value, 0))
	f.stack(panel)
	return f, nil
}

// An hhiRange is an index in points with its range when one item is left out.
type hhiRange struct{ value, low, high *big.Rat }

func hhiOf(items []item, by func(item) *big.Rat) (hhiRange, error) {
	x := make([]*big.Rat, len(items))
	for i, t := range items {
		x[i] = by(t)
	}
	var r hhiRange
	var err error
	if r.value, err = hhiPoints(x); err != nil {
		return r, err
	}
	for i := range x {
		h, err := hhiPoints(slices.Concat(x[:i], x[i+1:]))
		if err != nil {
			return r, err
		}
		if r.low == nil || h.Cmp(r.low) < 0 {
			r.low = h
		}
		if r.high == nil || h.Cmp(r.high) > 0 {
			r.high = h
		}
	}
	return r, nil
}

func hhiPoints(x []*big.Rat) (*big.Rat, error) {
	h, err := concentration.HHIRat(x)
	if err != nil {
		return nil, err
	}
	return h.Mul(h, count(concentration.PointsPerUnit)), nil
}
