package figures

import (
	"fmt"
	"math/big"
)

// itemRows are what the table says of its items, and what follows for each.
func itemRows(items []item) []Row {
	var rows []Row
	for _, t := range items {
		rows = append(rows,
			Row{t.code, t.label, "policies", t.policies, "policies"},
			Row{t.code, t.label, "sum_insured", t.insured, "yuan"},
			Row{t.code, t.label, "share_of_policies", asPercent(t.policyShare), "percent"},
			Row{t.code, t.label, "share_of_section", asPercent(t.insuredShare), "percent"})
		if t.average != nil {
			rows = append(rows, Row{t.code, t.label, "average_sum_insured", t.average, "yuan_per_policy"})
		}
	}
	return rows
}

var wholeSection = Text{"合计（自行加总）", "Total (our sum)"}

// sectionRows are the year and the sums over a section, which the source does not print.
func (m *model) sectionRows(s *section) []Row {
	return []Row{
		{"edition", Text{"年度", "Year"}, "year", count(m.edition.Year), "year"},
		{"section", wholeSection, "items", count(len(s.items)), "items"},
		{"section", wholeSection, "policies", s.policies, "policies"},
		{"section", wholeSection, "sum_insured", s.insured, "yuan"},
		{"section", wholeSection, "average_sum_insured", average(s.insured, s.policies), "yuan_per_policy"},
	}
}

// average is a ratio of sums; 0 policies have no average and no row.
func average(insured, policies *big.Rat) *big.Rat {
	if policies.Sign() == 0 {
		return new(big.Rat)
	}
	return quo(insured, policies)
}

func (m *model) source(s *section) Source {
	src := Source{Edition: m.edition, Place: annex, Page: s.page}
	for _, h := range m.data.Sections {
		if h.Edition == m.edition.Edition && h.Kind == "annex" && h.Number == src.Place.ZH {
			src.Printed = h.Page
		}
	}
	return src
}

// regionYear are the arguments of titles: region and year.
func (m *model) regionYear() []any { return []any{region(m.edition.Region), m.edition.Year} }

// placeYear is 2023年上海市, or Shanghai 2023.
func (m *model) placeYear() Text {
	return Text{fmt.Sprintf("%d年%s", m.edition.Year, m.edition.Region), fmt.Sprintf("%s %d", region(m.edition.Region).EN, m.edition.Year)}
}

// key names the shapes by which a section's groups are told apart.
func (s *section) key() key {
	var k key
	for i, g := range s.groups {
		k = append(k, keyEntry{label: shortGroup(g.label), kind: i, color: base})
	}
	return k
}
