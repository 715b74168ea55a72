package figures

import (
	"math/big"

	"techins/analysis/concentration"
)

// hhiByGroup is F6: where the concentration of sum insured comes from: each group's share S, its own
// index H, and its contribution S²H to the whole.
func hhiByGroup(m *model) (*Figure, error) {
	sec := &m.activities
	if len(sec.items) < 2 || len(sec.groups) < 2 {
		return nil, nil
	}
	var x []*big.Rat
	var of []string
	for _, t := range sec.items {
		x = append(x, t.insured)
		of = append(of, t.parent)
	}
	d, err := concentration.DecomposeHHI(x, of)
	if err != nil {
		return nil, err
	}
	f := &Figure{ID: "F6", Source: m.source(sec), Rows: m.sectionRows(sec)}
	f.Rows = append(f.Rows, Row{"section", wholeSection, "hhi", inPoints(d.Total), "points"})
	panel := &rowPanel{}
	size, parts := column{head: Text{"产品数", "Products"}}, column{head: Text{"贡献（点）", "Contribution (points)"}}
	var share, within dots
	lone := 0
	strongest := 0
	for i, g := range d.Groups {
		if g.Contribution.Cmp(d.Groups[strongest].Contribution) > 0 {
			strongest = i
		}
	}
	for i, g := range d.Groups {
		label := shortGroup(labelOf(m.data, m.edition.Edition, g.Group))
		panel.labels = append(panel.labels, label)
		panel.strong = append(panel.strong, i == strongest)
		size.cells = append(size.cells, Fixed(count(g.N), 0))
		parts.cells = append(parts.cells, notZero(inPoints(g.Contribution), 1))
		mark := dot{row: i, color: base, kind: i}
		if i == strongest {
			mark.color = accent
		}
		f.Rows = append(f.Rows, Row{g.Group, label, "items", count(g.N), "items"},
			Row{g.Group, label, "share_of_section", asPercent(g.Share), "percent"},
			Row{g.Group, label, "hhi_contribution", inPoints(g.Contribution), "points"})
		mark.x = float(asPercent(g.Share))
		share.dots = append(share.dots, mark)
		if g.Within == nil {
			continue // a group that is zero throughout has no index of its own
		}
		f.Rows = append(f.Rows, Row{g.Group, label, "hhi_within", inPoints(g.Within), "points"})
		mark.x = float(inPoints(g.Within))
		mark.hollow = g.N == 1
		if g.N == 1 {
			lone++
		}
		within.dots = append(within.dots, mark)
	}
	share.leaders, within.leaders = true, true
	panel.columns = []column{size, parts}
	panel.panels = []rowAxis{
		{axis: axis{max: 100, ticks: evenTicks(0, 100, 20, 0)}, head: Text{"占保险金额 S（%）", "Share of sum insured, S (%)"}, plots: []rowPlotter{share}},
		{axis: axis{max: concentration.PointsPerUnit, ticks: evenTicks(0, concentration.PointsPerUnit, 2500, 0)}, head: Text{"类内指数 H（点）", "Index within, H (points)"}, plots: []rowPlotter{within}},
	}
	top := d.Groups[strongest]
	topLabel := panel.labels[strongest]
	topPart := quo(top.Contribution, d.Total)
	f.Rows = append(f.Rows, Row{top.Group, topLabel, "share_of_hhi", asPercent(topPart), "percent"},
		Row{"section", Text{"仅有一种产品的类", "Groups with one product"}, "items", count(lone), "items"},
		Row{"section", Text{"类数", "Groups"}, "groups", count(len(d.Groups)), "groups"})
	f.Title = textf("%[2]d年%[1]s科技创新活动保险：赫芬达尔指数的分组贡献", "Group contributions to the Herfindahl index, technology-activity insurance, %s %d", m.regionYear()...)
	f.Subtitle = Text{"统计表所列主要业务，按保险金额；贡献 = S²H", "Listed lines of the statistics table, by sum insured; contribution = S²H"}
	f.Caption = textf(
		"%s主要（所列）科技创新活动保险按保险金额的赫芬达尔指数为%s点，等于各类贡献之和；%s贡献%s点，占%s。空心为仅有一种产品的类（%d类），其类内指数按定义为最大值。分类是科技活动的类别，不是企业的成长阶段。",
		"The Herfindahl index by sum insured of the listed lines of technology-activity insurance, %s, is %s points, the sum of the contributions; %s contributes %s, or %s. Hollow: a group of a single product (%d), whose own index is the maximum by construction. Groups are kinds of activity, not stages of a firm's life.",
		m.placeYear(), Fixed(inPoints(d.Total), 1), named(topLabel), Fixed(inPoints(top.Contribution), 1), percent(topPart), lone)
	f.Alt = textf("两栏点图：%d类之中，%s占保险金额%s，贡献赫芬达尔指数%s点中的%s点。", "Two panels of dots: of %d groups, %s holds %s of sum insured and contributes %[5]s of the %[4]s points of the Herfindahl index.",
		len(d.Groups), named(topLabel), percent(top.Share), Fixed(inPoints(d.Total), 1), Fixed(inPoints(top.Contribution), 1))
	f.stack(panel)
	return f, nil
}

func inPoints(h *big.Rat) *big.Rat {
	return new(big.Rat).Mul(h, count(concentration.PointsPerUnit))
}
