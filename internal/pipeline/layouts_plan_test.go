package pipeline

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"techins/dataset"
)

// A plannedRow is a line item of a planned table.
type plannedRow struct {
	path  []int
	label string
	group bool
}

func (r plannedRow) code() string {
	parts := make([]string, len(r.path))
	for i, n := range r.path {
		parts[i] = fmt.Sprint(n)
	}
	return strings.Join(parts, ".")
}

// A plannedColumn is a column of figures. One of another year holds figures that are none of the truth.
type plannedColumn struct {
	measure, header, unit string
	scale                 string
	decimals              int
	year                  int
}

// A layoutPlan is everything about one document: the choices are drawn, one after the other, from its seed.
type layoutPlan struct {
	numbering, style, valign, align, blank, units, header, place, total, mark, group string
	thousands, fullWidth, groupFigures, wraps, watermark, years, nested              bool
	size, pad                                                                        float64
	rows                                                                             []plannedRow
	columns                                                                          []plannedColumn
	printed                                                                          map[[2]int]string // row, column
	truth                                                                            map[cell]string
	figures                                                                          map[string]cell   // printed text of the figures of the truth
	broken                                                                           map[string]string // first lines of figures too long for their column
}

var groupLabels = []string{"科技研发类保险", "科技成果市场转化类保险", "科技成果市场应用类保险", "其他特色类保险"}

var itemLabels = [][]string{
	{"科技人才保险", "关键研发设备保险", "产品研发责任保险", "生物医药临床试验责任保险", "研发中断保险", "试制样机运输保险"},
	{"知识产权保险", "专利被侵权损失保险", "科技成果转化费用损失保险", "中试基地综合保险", "数据资产损失保险（含第三者责任）"},
	{"首台(套)重大技术装备保险", "重点新材料首批次应用保险", "生物医药产品责任保险", "集成电路专属保险", "网络安全保险", "低空飞行器（UAV）机身及第三者责任综合保险"},
	{"科技型中小企业贷款保证保险", "知识产权质押融资保证保险", "科技型企业创业保障保险", "3D打印设备机损险"},
}

func planLayout(seed uint64) *layoutPlan {
	r := rand.New(rand.NewPCG(seed, 4))
	p := &layoutPlan{
		numbering: pick(r, "full", "full", "restart", "restart", "chinese", "brackets", "indent", "indent", "none", "tree", "count"),
		style:     pick(r, "grid", "rows", "booktabs", "zebra", "none", "box", "columns", "head"),
		valign:    pick(r, "top", "middle"),
		align:     pick(r, "right", "right", "centre", "left"),
		blank:     pick(r, "", "—", "-", "/", "－"),
		units:     pick(r, "heading", "heading", "note", "row", "cells"),
		header:    pick(r, "once", "again", "again", "continued"),
		place:     pick(r, "page", "page", "page", "turned", "beside prose", "halves", "wide"),
		total:     pick(r, "", "", "bottom", "top", "subtotals"),
		mark:      pick(r, "", "", "", "1", "*", "①"),
		group:     pick(r, "row", "row", "row", "row", "merged"),
		thousands: r.IntN(2) == 0, fullWidth: r.IntN(8) == 0, groupFigures: r.IntN(3) == 0, wraps: r.IntN(3) == 0,
		watermark: r.IntN(6) == 0, years: r.IntN(8) == 0, nested: r.IntN(2) == 0,
		size: pick(r, 7.0, 8, 9, 10, 11), pad: pick(r, 1.5, 3, 5),
		printed: map[[2]int]string{}, truth: map[cell]string{}, figures: map[string]cell{}, broken: map[string]string{},
	}
	if p.group == "merged" {
		p.numbering, p.groupFigures, p.nested, p.total = pick(r, "none", "full"), false, false, ""
	}
	p.planRows(r, pick(r, 2, 3, 5, 9))
	p.planColumns(r)
	p.planFigures(r)
	return p
}

// planRows draws two or three levels, or a list without groups.
func (p *layoutPlan) planRows(r *rand.Rand, most int) {
	if p.numbering == "none" && p.group != "merged" || p.numbering == "count" {
		for i, ls := range itemLabels {
			for _, l := range ls[:min(len(ls), most)] {
				p.rows = append(p.rows, plannedRow{[]int{len(p.rows) + 1}, l, false})
			}
			if i == 1 && most < 3 {
				break
			}
		}
		return
	}
	var top []int
	if p.nested {
		p.rows = append(p.rows, plannedRow{[]int{1}, "科技型企业保险业务", true})
		for i, l := range []string{"高新技术企业", "科技型中小企业", "专精特新企业"} {
			p.rows = append(p.rows, plannedRow{[]int{1, i + 1}, l, false})
		}
		p.rows = append(p.rows, plannedRow{[]int{2}, "科技创新活动保险业务", true})
		top = []int{2}
	}
	for g, label := range groupLabels {
		path := append(append([]int{}, top...), g+1)
		p.rows = append(p.rows, plannedRow{path, label, true})
		for i, l := range itemLabels[g][:min(most, len(itemLabels[g]))] {
			if r.IntN(6) > 0 || i < 2 {
				p.rows = append(p.rows, plannedRow{append(append([]int{}, path...), p.childrenOf(path)+1), l, false})
			}
		}
	}
}

func (p *layoutPlan) childrenOf(path []int) (n int) {
	for _, r := range p.rows {
		if len(r.path) == len(path)+1 && strings.HasPrefix(r.code(), (plannedRow{path: path}).code()+".") {
			n++
		}
	}
	return n
}

func (p *layoutPlan) planColumns(r *rand.Rand) {
	money := pick(r, plannedColumn{unit: "万元", scale: "10000", decimals: 2}, plannedColumn{unit: "亿元", scale: "100000000", decimals: 4}, plannedColumn{unit: "元", scale: "1"})
	all := []plannedColumn{
		{"policies", pick(r, "保单数量", "承保件数"), "件", "1", 0, 0},
		{"sum_insured", pick(r, "保险金额", "风险保障", "保额"), money.unit, money.scale, money.decimals, 0},
		{"premium_income", "保费收入", "万元", "10000", 2, 0},
		{"growth_rate", "同比增长", "%", "1", 1, 0},
		{"firms_served", "投保企业数", "家", "1", 0, 0},
	}
	r.Shuffle(2, func(i, j int) { all[i], all[j] = all[j], all[i] })
	p.columns = all[:pick(r, 1, 2, 2, 2, 3, 4, 5)]
	if p.years {
		var both []plannedColumn
		for _, c := range p.columns {
			before := c
			before.year, c.year = 2023, 2024
			both = append(both, before, c)
		}
		p.columns = both
	}
	if p.place == "beside prose" || p.place == "halves" {
		p.columns, p.size = p.columns[:min(len(p.columns), 2)], min(p.size, 8)
	}
	if p.units == "cells" && (p.fullWidth || len(p.columns) > 3) {
		p.units = "heading"
	}
}

// planFigures draws the figures, all of them different.
func (p *layoutPlan) planFigures(r *rand.Rand) {
	used := map[string]bool{}
	for i, row := range p.rows {
		for k, c := range p.columns {
			if row.group && !p.groupFigures || r.IntN(14) == 0 {
				continue
			}
			n := int64(100 + r.IntN(pick(r, 900, 90_000, 9_000_000)))
			value := dataset.MustDecimal(fmt.Sprint(n)).Mul(dataset.MustDecimal("0." + strings.Repeat("0", max(0, c.decimals-1)) + "1"))
			digits := fmt.Sprint(n)
			if c.decimals == 0 {
				value = dataset.MustDecimal(digits)
			}
			text := p.format(digits, c.decimals)
			if used[text] {
				continue // blank rather than ambiguous
			}
			used[text] = true
			if p.units == "cells" {
				text += c.unit
			}
			p.printed[[2]int{i, k}] = text
			if c.year == 0 || c.year == 2024 {
				key := cell{row.code(), c.measure}
				p.truth[key] = value.Mul(dataset.MustDecimal(c.scale)).String()
				p.figures[text] = key
			}
		}
	}
}

// format prints digits with a point before the last ones.
func (p *layoutPlan) format(digits string, decimals int) string {
	for len(digits) <= decimals {
		digits = "0" + digits
	}
	whole, rest := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
	if p.thousands {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	text := whole
	if decimals > 0 {
		text += "." + rest
	}
	if p.fullWidth {
		text = strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return c + 0xFEE0
			}
			return c
		}, text)
	}
	return text
}

var chineseDigits = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// marker is the number printed before a label, "" for none.
func (p *layoutPlan) marker(row plannedRow) string {
	n, level := row.path[len(row.path)-1], len(row.path)
	switch p.numbering {
	case "full":
		if level == 1 {
			return fmt.Sprint(n) + ". "
		}
		return row.code() + " "
	case "restart": // full on the second level only
		if level == 2 {
			return row.code() + " "
		}
		return fmt.Sprint(n) + ". "
	case "chinese":
		return []string{chineseDigits[n] + "、", "（" + chineseDigits[n] + "）", fmt.Sprint(n) + ". "}[level-1]
	case "brackets":
		return []string{fmt.Sprint(n) + ". ", fmt.Sprintf("(%d) ", n), string(rune('①'+n-1)) + " "}[level-1]
	}
	return ""
}
