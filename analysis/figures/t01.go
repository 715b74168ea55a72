package figures

import "math/big"

// annexTable is T1: the statistics table with everything that follows from it line by line. Each
// section has its own total; they overlap, so there is no common one.
func annexTable(m *model) (*Table, error) {
	whole := func(v *big.Rat) string { return Fixed(v, 0) }
	t := &Table{
		ID:    "T1",
		Title: textf("%[2]d年%[1]s主要科技保险业务（重新计算）", "Main technology insurance business, %s %d, recomputed", m.regionYear()...),
		Columns: []TableColumn{
			{Key: "code", Head: Text{"编号", "Code"}, Neutral: true},
			{Key: "label", Head: Text{"统计科目", "Line"}},
			{Key: "policies", Head: Text{"保单（件）", "Policies"}, Print: whole},
			{Key: "sum_insured_yuan", Head: Text{"保险金额（亿元）", "Sum insured (100 m yuan)"}, Print: hundredMillions},
			{Key: "share_of_group_percent", Head: Text{"占本类（%）", "Of group (%)"}, Note: 1, Print: bare},
			{Key: "share_of_section_percent", Head: Text{"占本部分（%）", "Of section (%)"}, Note: 1, Print: bare},
			{Key: "share_of_policies_percent", Head: Text{"保单占比（%）", "Of policies (%)"}, Note: 1, Print: bare},
			{Key: "average_yuan_per_policy", Head: Text{"件均保额（万元）", "Average (10,000 yuan)"}, Note: 2, Print: tenThousands},
			{Key: "rank_policies", Head: Text{"位次：保单", "Rank: policies"}, Print: whole},
			{Key: "rank_sum_insured", Head: Text{"位次：金额", "Rank: sum"}, Print: whole},
			{Key: "rank_average", Head: Text{"位次：件均", "Rank: average"}, Print: whole},
		},
		Notes: []Text{
			{"占比按保险金额；保单占比为占本部分保单件数。小计与合计为自行加总，原表未印；两部分口径重叠，不可相加。非零而不足0.01%者印作<0.01。",
				"Shares are of sum insured; share of policies is of the section. Subtotals and totals are ours, the source prints none; the two sections overlap and have no common total. What is not zero but below 0.01% is printed <0.01."},
			{"保险金额除以保单件数；小计与合计为总额之比，不是各行件均的平均。",
				"Sum insured divided by policies; for subtotals and totals the ratio of sums, not the mean of the averages."},
		},
		Source: m.source(&m.activities),
	}
	for _, s := range []struct {
		key     string
		section *section
		head    Text
	}{
		{activitySection, &m.activities, Text{"科技创新活动保险业务（按产品）", "Insurance for technological innovation activities, by product"}},
		{firmSection, &m.firms, Text{"科技型企业保险业务（按企业类型）", "Insurance for technology enterprises, by kind of firm"}},
	} {
		if len(s.section.items) > 0 {
			t.Panels = append(t.Panels, s.section.panel(s.key, s.head))
		}
	}
	return t, nil
}

func tenThousands(yuan *big.Rat) string { return Fixed(quo(yuan, yuanPerWan), 2) }

func (s *section) panel(key string, head Text) TablePanel {
	p := TablePanel{Key: key, Head: head}
	one := big.NewRat(1, 1)
	for _, g := range s.groups {
		if len(s.groups) > 1 {
			p.Rows = append(p.Rows, TableRow{Group: true, Cells: s.cells(g.code, g.label, g.policies, g.insured, one)})
		}
		for _, t := range s.items {
			if t.parent != g.code {
				continue
			}
			var ofGroup *big.Rat
			if g.insured.Sign() > 0 {
				ofGroup = quo(t.insured, g.insured)
			}
			row := TableRow{Cells: s.cells(t.code, t.label, t.policies, t.insured, ofGroup)}
			for _, by := range []func(item) *big.Rat{policiesOf, insuredOf, averageOf} {
				row.Cells = append(row.Cells, number(s.rank(t, by)))
			}
			p.Rows = append(p.Rows, row)
		}
	}
	for i := range p.Rows {
		p.Rows[i].Cells = append(p.Rows[i].Cells, make([]TableCell, 11-len(p.Rows[i].Cells))...)
	}
	p.Total = TableRow{Cells: append(s.cells("", Text{"合计", "Total"}, s.policies, s.insured, nil), TableCell{}, TableCell{}, TableCell{})}
	return p
}

// cells are the cells up to the average.
func (s *section) cells(code string, label Text, policies, insured, ofGroup *big.Rat) []TableCell {
	cells := []TableCell{words(same(code)), words(label), number(policies), number(insured), {},
		number(asPercent(quo(insured, s.insured))), number(asPercent(quo(policies, s.policies))), {}}
	if ofGroup != nil {
		cells[4] = number(asPercent(ofGroup))
	}
	if policies.Sign() > 0 {
		cells[7] = number(quo(insured, policies))
	}
	return cells
}

func policiesOf(t item) *big.Rat { return t.policies }
func averageOf(t item) *big.Rat  { return t.average }

// rank is 1 for the largest; equal numbers share the better rank. It is nil where there is no number.
func (s *section) rank(t item, by func(item) *big.Rat) *big.Rat {
	if by(t) == nil {
		return nil
	}
	rank := int64(1)
	for _, u := range s.items {
		if by(u) != nil && by(u).Cmp(by(t)) > 0 {
			rank++
		}
	}
	return big.NewRat(rank, 1)
}
