package figures

import (
	"image/color"
	"math"
	"slices"

	"techins/analysis/growth"
)

// editionsCompared is F12: the sum insured of each product over all editions, one small panel each.
func editionsCompared(m *model) (*Figure, error) {
	p := m.panel
	if p == nil {
		return nil, nil
	}
	f := &Figure{ID: "F12", Source: p.source(), Rows: p.editionRows(), notes: p.notes()}
	chart := &multiples{}
	for i, e := range p.editions {
		chart.times = append(chart.times, float64(e.Year))
		chart.names = append(chart.names, p.stacked(i))
	}
	names := 0
	for _, t := range p.bySize() {
		s := smallSeries{label: short(p.label(t)), color: color.Color(base)}
		for e, r := range t.Rows {
			v, gap := math.NaN(), Text{"未列示", "not listed"}
			if r != nil {
				gap = Text{"未印数", "no number"}
			}
			if r != nil && r.Amount != nil && r.Amount.Sign() > 0 {
				v = float(quo(r.Amount, yuanPerHundredM))
				f.Rows = append(f.Rows, Row{t.Product, textf("%s（%s）", "%s (%s)", p.label(t), p.name(e)), "sum_insured", r.Amount, "yuan"})
			}
			s.values, s.gaps = append(s.values, v), append(s.gaps, gap)
			s.renamed = append(s.renamed, false)
		}
		if lo, hi := s.span(); hi == 0 || lo == 0 {
			continue // no edition prints an amount
		}
		if old, e := p.formerName(t); e >= 0 {
			s.label = textf("%s（%s：%s）", "%s (%s: %s)", s.label, p.name(e), short(old))
			s.renamed[e] = true
			names++
		}
		if len(chart.series) == 0 {
			s.color = accent
		}
		chart.series = append(chart.series, s)
	}
	if len(chart.series) < 2 {
		return nil, nil
	}
	factor := math.Pow(10, chart.decades())
	f.Rows = append(f.Rows, Row{"products", Text{"产品数", "Products"}, "items", count(len(chart.series)), "items"},
		Row{"products", Text{"改名的产品数", "Products renamed"}, "items", count(names), "items"},
		Row{"scale", Text{"各格全高的倍数", "Factor over the height of a panel"}, "multiple", rat(factor), "multiple"})
	first, last := p.name(0), p.name(len(p.editions)-1)
	f.Title = textf("%s科技创新活动保险：各产品保险金额的变化，%s%s", "Sum insured by product, technology-activity insurance, %s%s%s", p.where(), textf("%s—%s", "%s to %s", first, last), p.mark())
	f.Subtitle = Text{"统计表所列主要业务；亿元，对数刻度，各格等高等倍（斜率相同即增速相同）", "Listed lines of the statistics table; 100 million yuan, log scale; all panels span the same factor: equal slopes are equal growth"}
	if p.mixed {
		f.Subtitle = Text{"统计表所列主要业务；亿元，对数刻度，各格等高等倍（斜率相同即倍数相同）", "Listed lines of the statistics table; 100 million yuan, log scale; all panels span the same factor: equal slopes are equal ratios"}
	}
	top := p.bySize()[0]
	f.Caption = textf("%s科技创新活动保险的主要（所列）产品%d种，按最近一版金额排列，单位亿元。各格高度相当于%s倍。按产品而非编号对应；改名的产品（%d种）为同一条线，以竖线标出并附旧名。缺口表示该版未列示或未印数，不作零。%s",
		"%sthe %d listed products of technology-activity insurance by size in the last edition, 100 million yuan. The height of a panel is a factor of %s. Products are matched by what they are, not by code; a renamed product (%d) is one line with a tick and both names. A gap is an edition that does not list the product or prints no number, never a zero. %s",
		p.where(), len(chart.series), Fixed(rat(factor), 1), names, sentences(f.notes))
	f.Caption.EN = capitalised(f.Caption.EN)
	f.Alt = textf("小型多图：%d种产品在%d个年度的保险金额；最大的%s为%s。", "Small multiples: sum insured of %d products in %d editions; the largest, %s, has %s.",
		len(chart.series), len(p.editions), named(p.label(top)), p.levels(top))
	f.stack(chart)
	return f, nil
}

// bySize are the products by their amount in the last edition, then in those before.
func (p *panel) bySize() []growth.Track {
	tracks := slices.Clone(p.tracks)
	slices.SortStableFunc(tracks, func(a, b growth.Track) int {
		for e := len(a.Rows) - 1; e >= 0; e-- {
			if c := amountIn(b.Rows[e]).Cmp(amountIn(a.Rows[e])); c != 0 {
				return c
			}
		}
		return 0
	})
	return tracks
}

// formerName is the label in the first edition after which a product is listed under another; -1 when
// it kept its name.
func (p *panel) formerName(t growth.Track) (old Text, edition int) {
	last := -1
	for e := len(t.Rows) - 1; e >= 0; e-- {
		switch {
		case t.Rows[e] == nil:
		case last < 0:
			last = e
		case t.Renamed(e, last):
			old := labelOf(p.data, p.editions[e].Edition, t.Rows[e].Code)
			if old.EN == labelOf(p.data, p.editions[last].Edition, t.Rows[last].Code).EN {
				old.EN = old.ZH // the names differ in Chinese only
			}
			return old, e
		}
	}
	return Text{}, -1
}

// levels are a product's amounts in words, edition by edition.
func (p *panel) levels(t growth.Track) Text {
	var all []Text
	for e, r := range t.Rows {
		if r != nil && r.Amount != nil {
			all = append(all, textf("%[1]s年%[2]s亿元", "%[2]s in %[1]s", p.name(e), hundredMillions(r.Amount)))
		}
	}
	return textf("%s", "%s (100 million yuan)", joined(all, comma))
}
