package figures

import (
	"math/big"
	"slices"
)

// sharesCompared is F2: for each product its share of policies and of sum insured, joined, sorted by
// the difference in percentage points; a second panel enlarges the lower end of the axis.
func sharesCompared(m *model) (*Figure, error) {
	sec := &m.activities
	if len(sec.items) < 2 {
		return nil, nil
	}
	items := sec.sorted(gapOf)
	first, last := items[0], items[len(items)-1]
	f := &Figure{ID: "F2", Source: m.source(sec), Rows: append(itemRows(items), m.sectionRows(sec)...)}
	for _, t := range items {
		f.Rows = append(f.Rows, Row{t.code, t.label, "share_gap", asPercent(gapOf(t)), "percentage_points"})
	}
	f.Title = textf("%[2]d年%[1]s科技创新活动保险：保单件数占比与保险金额占比", "Share of policies versus share of sum insured, technology-activity insurance, %s %d", m.regionYear()...)
	f.Subtitle = Text{"统计表所列主要业务；按两项占比之差（百分点）排列", "Listed lines of the statistics table; sorted by the difference in percentage points"}
	f.Caption = textf(
		"%s主要（所列）科技创新活动保险%d种产品，各自占保单件数（共%s件）与保险金额（共%s亿元）的比重；差为金额占比减件数占比，单位百分点。右图放大横轴左端，箭头表示超出该轴。",
		"The %[2]d listed products of technology-activity insurance, %[1]s: share of policies (%[3]s in all) and share of sum insured (%[4]s in all, 100 million yuan). The difference is share of sum insured less share of policies, in percentage points. The right panel enlarges the lower end of the axis; an arrow marks a value beyond it.",
		m.placeYear(), len(items), Fixed(sec.policies, 0), hundredMillions(sec.insured))
	f.Alt = textf(
		"哑铃图：%s占件数%s、占金额%s（差%s个百分点）；%s相反，占件数%s、占金额%s（差%s个百分点）。",
		"Dumbbell chart: %s has %s of policies but %s of sum insured (%s points); %s the other way round, %s of policies and %s of sum insured (%s points).",
		named(first.label), percent(first.policyShare), percent(first.insuredShare), points(gapOf(first)),
		named(last.label), percent(last.policyShare), percent(last.insuredShare), points(gapOf(last)))

	panel := &rowPanel{}
	gaps := column{head: Text{"差\n百分点", "Gap\n(pp)"}}
	rows := make([]dumbbell, len(items))
	for i, t := range items {
		panel.labels = append(panel.labels, short(t.label))
		panel.strong = append(panel.strong, i == 0)
		gaps.cells = append(gaps.cells, points(gapOf(t)))
		amount := dot{x: float(asPercent(t.insuredShare)), color: base}
		if i == 0 {
			amount.color = accent
		}
		rows[i] = dumbbell{from: dot{x: float(asPercent(t.policyShare)), kind: 3, color: base, hollow: true}, to: amount}
	}
	panel.columns = []column{gaps}
	label := Text{"占比（%）", "Share (%)"}
	zoom := zoomEnd(items)
	panel.panels = []rowAxis{
		{axis: axis{max: 100, ticks: evenTicks(0, 100, 20, 0), label: label}, head: Text{"全轴", "Full axis"}, plots: []rowPlotter{dumbbells{rows, 100}}},
		{axis: axis{max: zoom, ticks: evenTicks(0, zoom, 5, 0), label: label}, head: Text{"放大", "Enlarged"}, plots: []rowPlotter{dumbbells{rows, zoom}}},
	}
	kinds := key{{Text{"占保单件数", "Share of policies"}, 3, base, true}, {Text{"占保险金额", "Share of sum insured"}, 0, base, false}}
	f.stack(kinds, panel)
	return f, nil
}

// gapOf is the share of sum insured less the share of policies.
func gapOf(t item) *big.Rat { return new(big.Rat).Sub(t.insuredShare, t.policyShare) }

// zoomEnd is the end of an axis, in steps of 5%, that holds all shares but the largest.
func zoomEnd(items []item) float64 {
	var all []float64
	for _, t := range items {
		all = append(all, float(t.insuredShare), float(t.policyShare))
	}
	slices.Sort(all)
	end := 5.0
	for end < 100*all[len(all)-2] {
		end += 5
	}
	return end
}
