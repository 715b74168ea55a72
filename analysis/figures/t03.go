package figures

import (
	"math"
	"math/big"

	"techins/analysis/concentration"
)

// groupTable is T3: the Herfindahl index and Theil's T split over the groups, for both measures.
func groupTable(m *model) (*Table, error) {
	sec := &m.activities
	if len(sec.groups) < 2 {
		return nil, nil
	}
	t := &Table{ID: "T3", Source: m.source(sec),
		Title: textf("%[2]d年%[1]s科技创新活动保险：集中度的分组分解", "Concentration of technology-activity insurance split over groups, %s %d", m.regionYear()...),
		Columns: []TableColumn{
			{Key: "code", Head: Text{"编号", "Code"}, Neutral: true},
			{Key: "group", Head: Text{"类别", "Group"}},
			{Key: "items", Head: Text{"产品数 n", "Products n"}, Print: places(0)},
			{Key: "share_percent", Head: Text{"占比 S（%）", "Share S (%)"}, Print: bare},
			{Key: "hhi_within_points", Head: Text{"类内指数 H（点）", "Index within, H (points)"}, Note: 1, Print: places(2)},
			{Key: "hhi_contribution_points", Head: Text{"贡献 S²H（点）", "Contribution S²H (points)"}, Note: 1, Print: places(3)},
			{Key: "theil_between", Head: Text{"泰尔T：类间", "Theil T: between"}, Note: 2, Print: places(4)},
			{Key: "theil_within", Head: Text{"泰尔T：类内", "Theil T: within"}, Note: 2, Print: places(4)},
		},
		Notes: []Text{
			{"各类贡献相加等于总指数；仅有一种产品的类，H按定义为最大值。分类是科技活动的类别，不是企业的成长阶段。", "Contributions add up to the index of the whole; a group of one product has the largest H by construction. Groups are kinds of activity, not stages of a firm's life."},
			{"类间为S·ln(S·n总/n)，类内为S·T；两列合计相加等于总的泰尔T。类间一项可为负。", "Between: S·ln(S·N/n) with N products in all; within: S·T. Both totals add up to Theil's T of the whole; one term between may be negative."},
		}}
	for _, p := range []struct {
		key  string
		head Text
		by   func(item) *big.Rat
	}{{"sum_insured", Text{"按保险金额", "By sum insured"}, insuredOf}, {"policies", Text{"按保单件数", "By policies"}, policiesOf}} {
		panel, err := sec.decomposed(p.by)
		if err != nil {
			return nil, err
		}
		panel.Key, panel.Head = p.key, p.head
		t.Panels = append(t.Panels, panel)
	}
	return t, nil
}

// decomposed is a panel of T3: a row for each group and a total.
func (s *section) decomposed(by func(item) *big.Rat) (TablePanel, error) {
	var x []*big.Rat
	var f []float64
	var of []string
	for _, t := range s.items {
		x, f, of = append(x, by(t)), append(f, float(by(t))), append(of, t.parent)
	}
	h, err := concentration.DecomposeHHI(x, of)
	if err != nil {
		return TablePanel{}, err
	}
	theil, err := concentration.DecomposeTheilT(f, of)
	if err != nil {
		return TablePanel{}, err
	}
	var p TablePanel
	for i, g := range h.Groups {
		share := float(g.Share)
		between := 0.0
		if share > 0 {
			between = share * math.Log(share*float64(len(x))/float64(g.N))
		}
		within := TableCell{}
		if g.Within != nil {
			within = number(inPoints(g.Within))
		}
		p.Rows = append(p.Rows, TableRow{Cells: []TableCell{words(same(g.Group)), words(shortGroup(s.groupLabel(g.Group))), number(count(g.N)), number(asPercent(g.Share)), within,
			number(inPoints(g.Contribution)), number(rat(between)), number(rat(theil.Contributions[i]))}})
	}
	p.Total = TableRow{Cells: []TableCell{{}, words(Text{"合计", "Total"}), number(count(len(x))), number(count(100)), number(inPoints(h.Total)),
		number(inPoints(h.Total)), number(rat(theil.Between)), number(rat(theil.Within))}}
	return p, nil
}

func (s *section) groupLabel(code string) Text {
	for _, g := range s.groups {
		if g.code == code {
			return g.label
		}
	}
	return same(code)
}
