package figures

import (
	"math/big"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// firmsInsured is F8: the section by kind of firm insured, as three small panels of bars.
func firmsInsured(m *model) (*Figure, error) {
	sec := &m.firms
	if len(sec.items) < 2 {
		return nil, nil
	}
	f := &Figure{ID: "F8", Source: m.source(sec), Rows: append(itemRows(sec.items), m.sectionRows(sec)...)}
	panel := &rowPanel{}
	top := sec.sorted(policiesOf)[0]
	var policies, insured, averages bars
	least := top
	for _, t := range sec.items {
		panel.labels = append(panel.labels, short(t.label))
		policies = append(policies, bar{asPercent(t.policyShare), percent(t.policyShare)})
		insured = append(insured, bar{asPercent(t.insuredShare), percent(t.insuredShare)})
		if t.average == nil {
			averages = append(averages, bar{new(big.Rat), ""})
			continue
		}
		averages = append(averages, bar{quo(t.average, yuanPerWan), Fixed(quo(t.average, yuanPerWan), 0)})
		if least.average == nil || t.average.Cmp(least.average) < 0 {
			least = t
		}
	}
	panel.panels = []rowAxis{
		{axis: axis{max: 1, bare: true}, head: Text{"占保单件数", "Share of policies"}, plots: []rowPlotter{policies}},
		{axis: axis{max: 1, bare: true}, head: Text{"占保险金额", "Share of sum insured"}, plots: []rowPlotter{insured}},
		{axis: axis{max: 1, bare: true}, head: Text{"件均保额\n（万元）", "Average\n(10,000 yuan)"}, plots: []rowPlotter{averages}},
	}
	f.Title = textf("%[2]d年%[1]s科技型企业保险业务：按企业类型", "Insurance of technology firms by kind of firm, %s %d", m.regionYear()...)
	f.Subtitle = Text{"统计表所列主要业务；线性刻度，各条从零起", "Listed lines of the statistics table; linear scales, all bars from zero"}
	f.Caption = textf(
		"%s主要（所列）科技型企业保险业务，n = %d类企业，共%s件保单、%s亿元保险金额（自行加总）。%s占件数%s、占金额%s，件均%s万元。一家企业可能同属几类；本部分与按产品的统计口径重叠，不可相加。",
		"Listed lines of insurance for technology enterprises, %s; n = %d kinds of firm, %s policies, sum insured %s (100 million yuan; our sums). %s: %s of policies, %s of sum insured, on average %s (10,000 yuan a policy). A firm may qualify for several kinds; this section overlaps with the one by product and must not be added to it.",
		m.placeYear(), len(sec.items), Fixed(sec.policies, 0), hundredMillions(sec.insured), named(top.label), percent(top.policyShare), percent(top.insuredShare), tenThousands(average(top.insured, top.policies)))
	f.Alt = textf("条形图：%s占保单%s、占保险金额%s；件均保额最低的是%s，%s万元。", "Bars: %[2]s of policies and %[3]s of sum insured are of %[1]s; the lowest average is that of %[4]s, %[5]s (10,000 yuan a policy).",
		named(top.label), percent(top.policyShare), percent(top.insuredShare), named(least.label), tenThousands(average(least.insured, least.policies)))
	f.stack(panel)
	return f, nil
}

// bars are horizontal bars from zero with their values at their ends; the longest leaves room for its
// value.
type bars []bar

type bar struct {
	value *big.Rat
	label string
}

func (b bars) plotRows(s *sheet, c draw.Canvas, _ func(float64) vg.Length, y func(i int) vg.Length) {
	most := 0.0
	room := vg.Length(0)
	for _, r := range b {
		most = max(most, float(r.value))
		room = max(room, s.typ.label.width(r.label))
	}
	if most == 0 {
		return
	}
	full := c.Max.X - c.Min.X - room - 5
	for i, r := range b {
		end := c.Min.X + full*vg.Length(float(r.value)/most)
		c.FillPolygon(base, corners(vg.Rectangle{Min: vg.Point{X: c.Min.X, Y: y(i) - 4.5}, Max: vg.Point{X: end, Y: y(i) + 4.5}}))
		s.write(c, end+4, y(i), r.label, s.typ.label, ink, draw.XLeft)
	}
}
