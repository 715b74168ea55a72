package book

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"techins/analysis/figures"
	"techins/analysis/reconcile"
	"techins/dataset"
)

// An editionChecks is what came out when one edition was checked against itself.
type editionChecks struct {
	edition string
	checks  []reconcile.Check
}

// checkAll checks every edition against itself.
func checkAll(data *dataset.Data) ([]editionChecks, error) {
	var all []editionChecks
	for _, e := range data.Editions {
		checks, err := reconcile.Report(data, e.Edition)
		if err != nil {
			return nil, err
		}
		all = append(all, editionChecks{e.Edition, checks})
	}
	return all, nil
}

// checkTables are the checks as CSV: tables/checks.csv for the last edition, the one that the
// figures show, tables/checks-EDITION.csv for those before.
func (b *book) checkTables() ([]dataset.File, error) {
	var files []dataset.File
	for _, e := range b.checks {
		var buf bytes.Buffer
		if err := reconcile.WriteCSV(&buf, e.checks); err != nil {
			return nil, err
		}
		files = append(files, dataset.File{Name: b.checksFile(e.edition), Bytes: buf.Bytes()})
	}
	return files, nil
}

func (b *book) checksFile(edition string) string {
	if edition == b.checks[len(b.checks)-1].edition {
		return "tables/checks.csv"
	}
	return "tables/checks-" + edition + ".csv"
}

// verdicts in the order in which a reader wants them.
var verdicts = []reconcile.Verdict{reconcile.Differs, reconcile.AgreesAsBound, reconcile.Agrees, reconcile.CannotTell, reconcile.NotComparable}

// A checkGroup are the checks of an edition with one verdict.
type checkGroup struct {
	Key, Verdict string
	Checks       []checkView
}

// A checkView is a check in one language.
type checkView struct {
	ID                         string // shanghai-2023-check-2, its anchor
	N                          int
	Key, Verdict, Reason, Rule string
	Left, Right                []reference
	LeftValue, RightValue      string
	Arithmetic, Comment        string
	CommentForeign             bool // it has no Chinese form
}

// A reference is one of the two sides of a check: a statistic of the text or a row of the table.
type reference struct {
	ID, Href, Words, Quote string
	Page                   int
}

// checkPage groups the checks of an edition by verdict, in one language.
func (b *book) checkPage(e editionChecks, l figures.Lang) []checkGroup {
	var groups []checkGroup
	for _, v := range verdicts {
		g := checkGroup{Key: string(v), Verdict: b.dict.say("verdict", string(v), l)}
		for _, c := range e.checks {
			if c.Verdict == v {
				g.Checks = append(g.Checks, b.checkView(e.edition, c, l))
			}
		}
		if g.Checks != nil {
			groups = append(groups, g)
		}
	}
	return groups
}

func (b *book) checkView(edition string, c reconcile.Check, l figures.Lang) checkView {
	v := checkView{
		ID: checkID(edition, c), N: c.N, Key: string(c.Verdict), Verdict: b.dict.say("verdict", string(c.Verdict), l), Rule: b.dict.say("rule", c.Rule, l),
		LeftValue: b.values(c.LeftValue, l), RightValue: b.values(c.RightValue, l),
		Arithmetic: c.Arithmetic, Comment: b.dict.statement(c.Comment, l),
	}
	if c.Rule != "dates" { // a date's hyphens are no signs
		v.Arithmetic = b.dict.arithmetic(c.Arithmetic, l)
	} else {
		v.Arithmetic = strings.NewReplacer(" is not ", " ≠ ", " covers ", " ⊇ ").Replace(v.Arithmetic)
	}
	if v.Arithmetic == "none" {
		v.Arithmetic = ""
	}
	if c.Reason != "" {
		v.Reason = b.dict.say("reason", string(c.Reason), l)
	}
	v.CommentForeign = l == figures.Chinese && v.Comment != "" && !han.MatchString(v.Comment)
	for _, id := range c.Left {
		v.Left = append(v.Left, b.reference(edition, id, l))
	}
	for _, id := range c.Right {
		v.Right = append(v.Right, b.reference(edition, id, l))
	}
	return v
}

func checkID(edition string, c reconcile.Check) string {
	return fmt.Sprintf("%s-check-%d", edition, c.N)
}

// values are the values of one side of a check.
func (b *book) values(s string, l figures.Lang) string {
	return b.dict.statement(strings.NewReplacer("|", "; ", ">=", "≥ ", "<=", "≤ ").Replace(s), l)
}

// reference finds what an id of a check names.
func (b *book) reference(edition, id string, l figures.Lang) reference {
	for _, m := range b.data.Metrics {
		if m.Edition == edition && m.ID == id {
			words := b.dict.say("measure", m.Measure, l)
			for _, more := range []string{m.Product, m.Subject} {
				if more != "" {
					words += " · " + more
				}
			}
			return reference{id, "metrics.html#" + edition + "-" + id, words, m.Quote, m.Page}
		}
	}
	for _, r := range b.data.Lines {
		if r.Edition == edition && r.Code == id {
			words := r.Label
			if l == figures.English && r.LabelEN != "" {
				words = r.LabelEN
			}
			return reference{id, "", words, "", r.Page}
		}
	}
	if of, isDate := strings.CutPrefix(id, "date of "); isDate {
		r := b.reference(edition, of, l)
		r.Words = figures.Text{ZH: "另一日期：", EN: "another date of "}.In(l) + r.Words
		return r
	}
	for _, d := range b.data.Documents {
		if d.Edition == edition && d.ID == id {
			return reference{id, "documents.html", "《" + d.Title + "》", "", d.Page}
		}
	}
	switch id {
	case "all":
		return reference{Words: figures.Text{ZH: "两部分合并", EN: "both sections together"}.In(l)}
	case "none":
		return reference{Words: figures.Text{ZH: "无对应项", EN: "nothing"}.In(l)}
	}
	return reference{Words: id}
}

// touching are the checks that bear on the numbers of a figure or table: those of a row or a statistic
// that it shows, or of the section that the row stands in.
func (b *book) touching(edition string, items map[string]bool, l figures.Lang) []checkView {
	shown := maps.Clone(items)
	for item := range items {
		section, _, _ := strings.Cut(item, ".")
		shown[section] = true
	}
	var views []checkView
	for _, e := range b.checks {
		if e.edition != edition {
			continue
		}
		for _, c := range e.checks {
			if slices.ContainsFunc(append(slices.Clone(c.Left), c.Right...), func(id string) bool { return shown[id] }) {
				views = append(views, b.checkView(e.edition, c, l))
			}
		}
	}
	slices.SortStableFunc(views, func(x, y checkView) int {
		return slices.Index(verdicts, reconcile.Verdict(x.Key)) - slices.Index(verdicts, reconcile.Verdict(y.Key))
	})
	return views
}
