package figures

import (
	"math/big"

	"gonum.org/v1/plot/vg"

	"techins/dataset"
)

// programmeTimeline is F14: since when the programmes run that the narrative tells of, and what they
// reached since. Numbers over different spans are neither ranked nor added up.
func programmeTimeline(m *model) (*Figure, error) {
	found, untold, later := m.programmes()
	if len(found) < 2 {
		return nil, nil
	}
	f := &Figure{ID: "F14", Source: m.narrative(), Rows: []Row{
		{"edition", Text{"年度", "Year"}, "year", count(m.edition.Year), "year"},
		{"programmes", Text{"所绘项目数", "Programmes drawn"}, "items", count(len(found)), "items"},
		{"programmes", Text{"起始年份未述的项目数", "Programmes without a printed start"}, "items", count(untold), "items"},
		{"programmes", Text{"此后才开始的项目数", "Programmes that start later"}, "items", count(later), "items"}}}
	for _, p := range found {
		f.Rows = append(f.Rows, p.rows()...)
	}
	first := found[0]
	f.Title = textf("截至%[2]d年%[1]s主要科技保险项目的起始年份与累计规模", "Technology insurance programmes, start years and cumulative figures, %s to %d", m.regionYear()...)
	f.Subtitle = textf("横线由起始画到%d年末；起点只知年份的，该年画作细线", "Lines run from the start to the end of %d; where only the year of the start is told, that year is thin", m.edition.Year)
	f.notes = []Text{{"累计数起点不同，不可排序，不可相加；≥为原文所述下限。", "Cumulative figures have different starts: they must be neither ranked nor added up. ≥ marks a lower limit as worded in the source."}}
	f.Caption = textf(
		"%s报告正文述及的%d个科技保险项目，按起始时间排列，线上为起始以来的累计数（如有），单位见各数；箭头前后为两个时点的同一数。未述起始年份的%d个、%[1]s之后开始的%[4]d个、仅为研究或已结束的未列。%[5]s",
		"The %[2]d technology insurance programmes told of in the report, %[1]s, by start; above each line what was reached since then, where told, with its unit; an arrow joins the same number at two times. Not shown: programmes without a printed start (%[3]d), those that start later (%[4]d), and those that are research only or over. %[5]s",
		m.placeYear(), len(found), untold, later, f.notes[0])
	f.Alt = textf("时间线：%d个项目，最早的%s始于%d年%s。", "Timeline of %d programmes; the earliest, %s, started in %d%s.", len(found), named(first.label), first.year(), first.tally())

	panel := &rowPanel{}
	lines := spans{end: float64(m.edition.Year + 1)}
	for _, p := range found {
		panel.labels = append(panel.labels, p.label)
		lines.rows = append(lines.rows, span{from: p.start, to: lines.end, vague: p.vague})
	}
	start := float64(first.year())
	x := axis{min: start, max: lines.end, label: Text{"年（刻度为年初）", "Year (ticks at 1 January)"}}
	x.ticks = yearTicks(first.year(), m.edition.Year)
	panel.panels = []rowAxis{{axis: x, plots: []rowPlotter{&lines}}}
	lines.text = func(s *sheet, i int) []string {
		return s.packed(found[i].tells(), s.typ.tick, panel.panelWidth(s, s.width-2*margin)-4)
	}
	panel.tall = func(s *sheet, i int) vg.Length { return spanHeight(s, len(lines.text(s, i))) }
	f.stack(panel)
	return f, nil
}

// narrative is the source of what stands in the text, not in the table.
func (m *model) narrative() Source { return Source{Edition: m.edition, Place: Text{"正文", "text"}} }

func (p programme) rows() []Row {
	rows := []Row{{p.key, p.label, "start_year", count(p.year()), "year"}}
	for _, v := range append(p.grown[:], p.reached...) {
		if v.ID != "" {
			rows = append(rows, Row{v.ID, p.label, v.Measure, v.Value.Rat(), v.Unit})
		}
	}
	return rows
}

// tells is what a programme has reached, number by number.
func (p programme) tells() []Text {
	var all []Text
	if p.grown[0].ID != "" {
		all = append(all, textf("%s→%s", "%s → %s", amountOf(p.grown[0], false), amountOf(p.grown[1], true)))
	}
	for _, v := range p.reached {
		all = append(all, amountOf(v, true))
	}
	return all
}

// tally is what a programme has reached, for the end of a sentence.
func (p programme) tally() Text {
	if len(p.tells()) == 0 {
		return Text{}
	}
	return textf("，累计%s", ": %s since", joined(p.tells(), comma))
}

// countWords are the words for what a statistic counts, after the number.
var countWords = map[string]Text{
	"firms": {"家企业", " firms"}, "firm_times": {"家次", " firm-times"}, "insurers": {"家险企", " insurers"}, "institutions": {"家机构", " institutions"},
	"projects": {"个项目", " projects"}, "patents": {"件专利", " patents"}, "policies": {"件保单", " policies"}, "persons": {"人", " persons"},
	"parks": {"家园区", " parks"}, "turbines": {"台机组", " turbines"}, "generators": {"台机组", " generators"}, "times": {"次", " times"},
	"products": {"个产品", " products"}, "reports": {"份报告", " reports"},
}

// moneyWords are the words for what a sum of money is, before the number.
var moneyWords = map[string]Text{
	"sum_insured": {"保额", "insured "}, "loans_supported": {"贷款", "loans "}, "credit_granted": {"授信", "credit "}, "financing_obtained": {"融资", "financing "},
	"claims_paid": {"赔款", "claims "}, "premium_income": {"保费", "premium "},
}

var yuanPerBillion = big.NewRat(1_000_000_000, 1)

// amountOf is a statistic with its hedge and unit, in words short enough for a chart.
func amountOf(v dataset.Metric, unit bool) Text {
	hedge := map[string]Text{"at_least": same("≥"), "at_most": same("≤"), "approx": {"约", "about "}}[v.Qualifier]
	n := v.Value.Rat()
	if v.Unit == "yuan" {
		return textf("%[1]s%[2]s%[3]s亿元", "%[1]s%[2]s%[4]s bn yuan", moneyWords[v.Measure], hedge, plain(quo(n, yuanPerHundredM)), plain(quo(n, yuanPerBillion)))
	}
	text := textf("%s%s", "%s%s", hedge, plain(n))
	if !unit {
		return text
	}
	if w, ok := countWords[v.Unit]; ok {
		return textf("%s%s", "%s%s", text, w)
	}
	return Text{text.ZH, text.EN + " " + spaced(v.Unit)}
}
