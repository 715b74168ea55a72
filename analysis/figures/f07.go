package figures

import "image/color"

// compositionByGroup is F7: policies and sum insured as two strips of the same groups, each 100%.
func compositionByGroup(m *model) (*Figure, error) {
	sec := &m.activities
	if len(sec.groups) < 2 || len(sec.groups) > len(groupTones) {
		return nil, nil
	}
	f := &Figure{ID: "F7", Source: m.source(sec), Rows: m.sectionRows(sec)}
	policies := segments{head: textf("保单件数（合计%s件）", "Policies (%s in all)", Fixed(sec.policies, 0))}
	insured := segments{head: textf("保险金额（合计%s亿元）", "Sum insured (%s in all, 100 million yuan)", hundredMillions(sec.insured))}
	top := 0
	for i, g := range sec.groups {
		p, s := quo(g.policies, sec.policies), quo(g.insured, sec.insured)
		label := shortGroup(g.label)
		policies.parts = append(policies.parts, stripPart{label, p, groupTones[i]})
		insured.parts = append(insured.parts, stripPart{label, s, groupTones[i]})
		f.Rows = append(f.Rows,
			Row{g.code, label, "policies", g.policies, "policies"}, Row{g.code, label, "share_of_policies", asPercent(p), "percent"},
			Row{g.code, label, "sum_insured", g.insured, "yuan"}, Row{g.code, label, "share_of_section", asPercent(s), "percent"})
		if g.insured.Cmp(sec.groups[top].insured) > 0 {
			top = i
		}
	}
	f.Rows = append(f.Rows, Row{"section", Text{"类数", "Groups"}, "groups", count(len(sec.groups)), "groups"})
	big := sec.groups[top]
	f.Title = textf("%[2]d年%[1]s科技创新活动保险的件数与金额构成", "Composition of technology-activity insurance by kind of activity, %s %d", m.regionYear()...)
	f.Subtitle = Text{"统计表所列主要业务；线性刻度，每条为100%", "Listed lines of the statistics table; linear scale, each strip is 100%"}
	f.Caption = textf(
		"%s主要（所列）科技创新活动保险按%d类构成，共%s件保单、%s亿元保险金额（自行加总）。%s占件数%s、占金额%s。分类是科技活动的类别，不是企业的成长阶段。",
		"Listed lines of technology-activity insurance, %s, by %d kinds of activity: %s policies and a sum insured of %s (100 million yuan; our sums). %s has %s of policies and %s of sum insured. Groups are kinds of activity, not stages of a firm's life.",
		m.placeYear(), len(sec.groups), Fixed(sec.policies, 0), hundredMillions(sec.insured), named(shortGroup(big.label)), percent(quo(big.policies, sec.policies)), percent(quo(big.insured, sec.insured)))
	f.Alt = textf("两条构成条：%s占保单件数%s，占保险金额%s。", "Two strips: %s has %s of policies and %s of sum insured.",
		named(shortGroup(big.label)), percent(quo(big.policies, sec.policies)), percent(quo(big.insured, sec.insured)))
	f.Rows = append(f.Rows, Row{"scale", Text{"每条", "Each strip"}, "share", count(100), "percent"})
	f.stack(policies, insured)
	return f, nil
}

// groupTones are the fills of up to five groups, apart in lightness from their neighbours.
var groupTones = []color.Color{base, second, accent, guide, muted}
