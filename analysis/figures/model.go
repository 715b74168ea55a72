package figures

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"techins/analysis/shares"
	"techins/dataset"
)

// Product keys of the two sections of the statistics table.
const (
	firmSection     = "tech-enterprise-insurance"
	activitySection = "tech-activity-insurance"
)

// A model is one edition's statistics table, ready to be drawn.
type model struct {
	data       *dataset.Data
	edition    dataset.Edition
	activities section // by product
	firms      section // by kind of firm insured
	panel      *panel  // nil with fewer than two editions
}

// A section of the table with its groups and leaves.
type section struct {
	items    []item
	groups   []group
	policies *big.Rat
	insured  *big.Rat
	page     int // of the file, where the section's head stands
}

// A group is a line with leaves below it, with the sums over them.
type group struct {
	code     string
	label    Text
	n        int
	policies *big.Rat
	insured  *big.Rat
}

// An item is a leaf of the table with all that is derived from it.
type item struct {
	code, parent, product string
	label                 Text
	policies              *big.Rat
	insured               *big.Rat // yuan
	policyShare           *big.Rat // of the section
	insuredShare          *big.Rat
	average               *big.Rat // yuan a policy; nil without policies
}

func newModel(data *dataset.Data) (*model, error) {
	m := &model{data: data}
	for _, e := range newestFirst(data.Editions) {
		m.edition = e
		var errA, errF error
		m.activities, errA = newSection(data, e.Edition, activitySection)
		m.firms, errF = newSection(data, e.Edition, firmSection)
		if err := errors.Join(errA, errF); err != nil {
			return nil, fmt.Errorf("edition %s: %w", e.Edition, err)
		}
		if len(m.activities.items) > 0 {
			break
		}
	}
	m.panel = newPanel(data, m.edition)
	return m, nil
}

// newestFirst are the editions from the last, invented ones after all others.
func newestFirst(editions []dataset.Edition) []dataset.Edition {
	out := slices.Clone(editions)
	slices.Reverse(out)
	slices.SortStableFunc(out, func(a, b dataset.Edition) int { return invented(a) - invented(b) })
	return out
}

func invented(e dataset.Edition) int {
	if e.DocumentKind == "synthetic" {
		return 1
	}
	return 0
}

// newSection is the section under a line with the given product key, empty when the edition has
// none. Items without policies or without sum insured are left out: nothing can be said of their mix.
func newSection(data *dataset.Data, edition, product string) (section, error) {
	s := section{policies: new(big.Rat), insured: new(big.Rat)}
	head := lineOf(data, edition, func(l dataset.Line) bool { return l.Product == product })
	if head == nil {
		return s, nil
	}
	s.page = head.Page
	policies, _, errP := shares.Leaves(data, edition, "policies")
	insured, _, errI := shares.Leaves(data, edition, "sum_insured")
	if errors.Is(errP, shares.ErrEmpty) || errors.Is(errI, shares.ErrEmpty) {
		return s, nil
	}
	if err := errors.Join(errP, errI); err != nil {
		return s, err
	}
	for i, p := range policies {
		if p.Value == nil || insured[i].Value == nil || !under(p.Code, head.Code) {
			continue
		}
		if p.Value.Sign() < 0 || insured[i].Value.Sign() < 0 {
			return s, fmt.Errorf("line %s: %w", p.Code, shares.ErrNegative)
		}
		s.items = append(s.items, item{code: p.Code, parent: p.Parent, product: p.Product, label: labelOf(data, edition, p.Code),
			policies: p.Value, insured: insured[i].Value})
		s.policies.Add(s.policies, p.Value)
		s.insured.Add(s.insured, insured[i].Value)
	}
	s.derive()
	s.group(data, edition)
	return s, nil
}

func under(code, head string) bool { return strings.HasPrefix(code, head+".") }

func lineOf(data *dataset.Data, edition string, is func(dataset.Line) bool) *dataset.Line {
	for i, l := range data.Lines {
		if l.Edition == edition && is(l) {
			return &data.Lines[i]
		}
	}
	return nil
}

func labelOf(data *dataset.Data, edition, code string) Text {
	l := lineOf(data, edition, func(l dataset.Line) bool { return l.Code == code })
	if l == nil {
		return same(code)
	}
	if l.LabelEN == "" {
		return same(l.Label)
	}
	return Text{l.Label, l.LabelEN}
}

func (s *section) derive() {
	if s.policies.Sign() == 0 || s.insured.Sign() == 0 {
		s.items = nil
		return
	}
	for i := range s.items {
		t := &s.items[i]
		t.policyShare = quo(t.policies, s.policies)
		t.insuredShare = quo(t.insured, s.insured)
		if t.policies.Sign() > 0 {
			t.average = quo(t.insured, t.policies)
		}
	}
}

func (s *section) group(data *dataset.Data, edition string) {
	for _, t := range s.items {
		i := slices.IndexFunc(s.groups, func(g group) bool { return g.code == t.parent })
		if i < 0 {
			i = len(s.groups)
			s.groups = append(s.groups, group{code: t.parent, label: labelOf(data, edition, t.parent), policies: new(big.Rat), insured: new(big.Rat)})
		}
		g := &s.groups[i]
		g.n++
		g.policies.Add(g.policies, t.policies)
		g.insured.Add(g.insured, t.insured)
	}
}

// sorted are the items by a number, largest first, in table order where equal.
func (s *section) sorted(by func(item) *big.Rat) []item {
	items := slices.Clone(s.items)
	slices.SortStableFunc(items, func(a, b item) int { return by(b).Cmp(by(a)) })
	return items
}

// kind is the place of an item's group among the groups; its marker goes by it.
func (s *section) kind(t item) int {
	return slices.IndexFunc(s.groups, func(g group) bool { return g.code == t.parent })
}

func insuredOf(t item) *big.Rat { return t.insured }

// short is a label without the word for insurance that all labels of a chart share.
func short(t Text) Text {
	en := strings.TrimSuffix(t.EN, " insurance")
	en = capitalised(strings.TrimPrefix(en, "Insurance for "))
	return Text{t.ZH, en}
}

// named is a label within a sentence: in English without the capital, unless it begins with an
// abbreviation.
func named(t Text) Text {
	r := []rune(t.EN)
	if len(r) > 1 && !unicode.IsUpper(r[1]) {
		r[0] = unicode.ToLower(r[0])
	}
	return Text{t.ZH, string(r)}
}

// shortGroup is short for a group: 科技研发类保险 is 科技研发类 beside the chart.
func shortGroup(t Text) Text {
	t = short(t)
	return Text{strings.TrimSuffix(t.ZH, "保险"), t.EN}
}
