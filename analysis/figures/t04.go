package figures

import (
	"math/big"
	"slices"
	"strings"

	"techins/analysis/reconcile"
	"techins/dataset"
)

// verdictNames are the verdicts as T4 words them: careful, as a figure that the table does not give
// may still be right.
var verdictNames = map[reconcile.Verdict]Text{
	reconcile.Agrees: {"一致", "consistent"}, reconcile.AgreesAsBound: {"字面成立", "literally true"}, reconcile.Differs: {"不能复算", "not reproducible"},
	reconcile.CannotTell: {"无法判断", "cannot tell"}, reconcile.NotComparable: {"不可比", "not comparable"},
}

// reasonNames say why two figures cannot be compared.
var reasonNames = map[reconcile.Reason]Text{
	reconcile.Scope: {"范围不同", "different scope"}, reconcile.Period: {"期间不同", "different period"}, reconcile.Object: {"产品不同", "different product"},
	reconcile.Unit: {"计数对象不同", "another thing counted"}, reconcile.NoCounterpart: {"表中无对应", "no counterpart"},
}

// claimsTable is T4: the statistics of the text against the rows of the table that they speak of.
func claimsTable(m *model) (*Table, error) {
	checks, err := reconcile.Report(m.data, m.edition.Edition)
	if err != nil {
		return nil, err
	}
	t := &Table{ID: "T4", Source: m.source(&m.activities),
		Title: textf("%[2]d年%[1]s报告：正文数字与统计表的核对", "Claims of the text against the statistics table, %s %d", m.regionYear()...),
		Columns: []TableColumn{
			{Key: "id", Neutral: true, Only: inCSV},
			{Key: "quote", Head: Text{"表述", "Claim (as printed)"}, Neutral: true, Note: 1, Wide: true},
			{Key: "section", Head: Text{"章节", "Section"}, Neutral: true},
			{Key: "unit", Neutral: true, Only: inCSV},
			{Key: "unit_printed", Head: Text{"单位", "Unit"}, Only: inPrint},
			{Key: "stated", Head: Text{"正文", "Text"}, Note: 2, Print: plain},
			{Key: "line", Head: Text{"表行", "Line"}, Neutral: true},
			{Key: "table", Head: Text{"统计表", "Table"}, Print: plain},
			{Key: "difference_percent", Head: Text{"差（%）", "Difference (%)"}, Note: 3, Print: func(v *big.Rat) string { return signed(v, 2) }},
			{Key: "verdict", Head: Text{"结论", "Verdict"}},
		},
		Notes: []Text{
			{"表述为所读文件的原文。", "The claims are quoted from the document that was read."},
			{"≥、≤与“约”为原文措辞；金额单位为亿元。", "≥, ≤ and “about” are the source's wording; sums in 100 million yuan."},
			{"统计表减正文，除以正文。“不能复算”不等于有误；期间、范围或对象不同的不相减。", "Table less text, over text. “Not reproducible” does not mean wrong; what differs in period, scope or object is not subtracted."},
		}}
	panel := TablePanel{Key: "claims"}
	for _, c := range checks {
		if c.Rule != "table" {
			continue
		}
		for _, id := range c.Left {
			if i := slices.IndexFunc(m.data.Metrics, func(v dataset.Metric) bool { return v.Edition == m.edition.Edition && v.ID == id }); i >= 0 {
				panel.Rows = append(panel.Rows, m.claim(m.data.Metrics[i], c))
			}
		}
	}
	if len(panel.Rows) == 0 {
		return nil, nil
	}
	t.Panels = []TablePanel{panel}
	return t, nil
}

// claim is the row of one statistic: with the number of the table and the difference where both speak
// of the same.
func (m *model) claim(v dataset.Metric, c reconcile.Check) TableRow {
	verdict := verdictNames[c.Verdict]
	if c.Verdict == reconcile.NotComparable {
		verdict = textf("%s（%s）", "%s (%s)", verdict, reasonNames[c.Reason])
	}
	unit, scale := printUnit(v)
	row := TableRow{Cells: []TableCell{words(same(v.ID)), words(same(v.Quote)), words(same(place(v))), words(same(v.Unit)), words(unit),
		{Value: v.Value.Rat(), Print: func(n *big.Rat) string { return hedge(v) + plain(quo(n, scale)) }}, {}, {}, {}, words(verdict)}}
	if c.Verdict == reconcile.NotComparable || c.Verdict == reconcile.CannotTell {
		return row
	}
	measure := map[string]string{"yuan": "sum_insured", "policies": "policies"}[v.Unit]
	for _, code := range c.Right {
		n := m.sumOf(code, measure)
		if n == nil {
			continue
		}
		row.Cells[6] = words(same(code))
		row.Cells[7] = TableCell{Value: n, Print: func(n *big.Rat) string { return printedSum(quo(n, scale), v.Unit) }}
		if v.Value.Sign() > 0 {
			row.Cells[8] = number(asPercent(quo(new(big.Rat).Sub(n, v.Value.Rat()), v.Value.Rat())))
		}
		break
	}
	return row
}

// printedSum is a sum of money with two decimals, a count whole.
func printedSum(v *big.Rat, unit string) string {
	if unit == "yuan" {
		return Fixed(v, 2)
	}
	return plain(v)
}

// sumOf is the number of a line, or of the lines below it where the table prints none; nil without.
func (m *model) sumOf(code, measure string) *big.Rat {
	for _, b := range m.data.Business {
		if b.Edition == m.edition.Edition && b.Code == code && b.Measure == measure && b.Value.Finite() {
			return b.Value.Rat()
		}
	}
	var sum *big.Rat
	for _, s := range []*section{&m.activities, &m.firms} {
		for _, t := range s.items {
			if !under(t.code, code) || measure == "" {
				continue
			}
			if sum == nil {
				sum = new(big.Rat)
			}
			if measure == "policies" {
				sum.Add(sum, t.policies)
			} else {
				sum.Add(sum, t.insured)
			}
		}
	}
	return sum
}

// place is the section of a statistic, with its box.
func place(v dataset.Metric) string {
	return strings.TrimSuffix(v.Section+"/"+v.Box, "/")
}

// hedge is a statistic's hedge as a sign.
func hedge(v dataset.Metric) string {
	return map[string]string{"at_least": "≥", "at_most": "≤", "approx": "≈"}[v.Qualifier]
}

// printUnit is the unit in which a table prints a statistic, and how many of its base unit that is:
// small sums stay in yuan, as they would be rounded away in 100 millions.
func printUnit(v dataset.Metric) (Text, *big.Rat) {
	one := big.NewRat(1, 1)
	if v.Unit == "yuan" && v.Value.Rat().Cmp(big.NewRat(1_000_000, 1)) < 0 {
		return Text{"元", "yuan"}, one
	}
	if v.Unit == "yuan" {
		return Text{"亿元", "100 m yuan"}, yuanPerHundredM
	}
	w, ok := countWords[v.Unit]
	switch {
	case v.Unit == "percent":
		w = same("%")
	case !ok:
		w = same(spaced(v.Unit))
	}
	return Text{w.ZH, strings.TrimSpace(w.EN)}, one
}
