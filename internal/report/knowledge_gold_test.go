package report_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"techins/dataset"
	"techins/internal/pipeline"
	"techins/internal/report"
)

func corpus(t *testing.T, what string) string {
	dir := os.Getenv("REPORT_CORPUS")
	if dir == "" {
		t.Skip("REPORT_CORPUS is not set: skipping " + what)
	}
	return dir
}

// dataOf reads a PDF as the extract command does.
func dataOf(t *testing.T, pattern string) *dataset.Data {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) != 1 {
		t.Fatalf("%s names %d files", pattern, len(files))
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pipeline.Open(files[0], data, pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	origins, err := report.ReadOrigin(filepath.Join(filepath.Dir(files[0]), "origin.json"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return doc.Data(origins)
}

func goldRows(t *testing.T, file string) []map[string]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// plain is a name by its letters and digits alone.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}

// f1 compares two sets and logs what differs.
func f1(t *testing.T, what string, gold, got []string) float64 {
	t.Helper()
	slices.Sort(gold)
	slices.Sort(got)
	gold, got = slices.Compact(gold), slices.Compact(got)
	hits := 0
	for _, g := range gold {
		if slices.Contains(got, g) {
			hits++
		} else {
			t.Logf("%s: missing %s", what, g)
		}
	}
	for _, g := range got {
		if !slices.Contains(gold, g) {
			t.Logf("%s: not in the gold %s", what, g)
		}
	}
	return 2 * float64(hits) / float64(max(1, len(gold)+len(got)))
}

// scores are the figures of one document against the gold tables.
func scores(t *testing.T, dir string, d *dataset.Data) map[string]float64 {
	t.Helper()
	gold := func(name string) []map[string]string { return goldRows(t, filepath.Join(dir, name+".csv")) }
	column := func(rows []map[string]string, f func(map[string]string) string) (out []string) {
		for _, r := range rows {
			out = append(out, f(r))
		}
		return out
	}
	key := func(r map[string]string) string { return r["key"] }
	title := func(r map[string]string) string { return plain(r["title_zh"]) }
	award := func(name, grade, project string) string {
		return strings.Replace(plain(name), "市", "", 1) + " " + grade + " " + plain(project)
	}
	s := map[string]float64{}
	s["entities"] = f1(t, "entities", column(gold("entities"), key), each(d.Entities, func(e dataset.Entity) string { return e.Key }))
	s["programmes"] = f1(t, "programmes", column(gold("programmes"), key), each(d.Programmes, func(p dataset.Programme) string { return p.Key }))
	s["documents"] = f1(t, "documents", column(gold("documents"), title), each(d.Documents, func(x dataset.Document) string { return plain(x.Title) }))
	s["awards"] = f1(t, "awards",
		column(gold("awards"), func(r map[string]string) string { return award(r["award_zh"], r["grade"], r["project_zh"]) }),
		each(d.Awards, func(a dataset.Award) string { return award(a.Award, a.Grade, a.Project) }))
	s["firsts"] = f1(t, "firsts",
		column(gold("firsts"), func(r map[string]string) string {
			return lastTwo(r["marker"]) + " " + r["claimant_key"] + " " + r["product_key"]
		}),
		each(d.Firsts, func(x dataset.First) string { return lastTwo(x.Marker) + " " + x.Claimants + " " + x.ProductKey }))
	s["aliases"] = aliasShare(t, gold("entities"), d.Entities)
	activityScores(t, gold("activities"), d.Activities, s)
	return s
}

func each[T any](rows []T, f func(T) string) (out []string) {
	for _, r := range rows {
		out = append(out, f(r))
	}
	return out
}

func lastTwo(s string) string { r := []rune(s); return string(r[max(0, len(r)-2):]) }

// aliasShare is the part of the gold's printed forms that lead to the gold's key, of those that this
// document prints under any key or prints not at all.
func aliasShare(t *testing.T, gold []map[string]string, rows []dataset.Entity) float64 {
	at := map[string]string{}
	for _, e := range rows {
		for _, alias := range strings.Split(e.Aliases, "|") {
			at[plain(alias)] = e.Key
		}
	}
	all, right := 0, 0
	for _, g := range gold {
		for _, alias := range strings.Split(g["aliases"], "|") {
			if alias == "" {
				continue
			}
			all++
			if at[plain(alias)] == g["key"] {
				right++
			} else {
				t.Logf("alias %s of %s leads to %q", alias, g["key"], at[plain(alias)])
			}
		}
	}
	return float64(right) / float64(max(1, all))
}

// activityScores compares actors and products, and of those found the field, status and start year.
func activityScores(t *testing.T, gold []map[string]string, rows []dataset.Activity, s map[string]float64) {
	id := func(actor, product, status string) string {
		if status != "recommended" {
			status = ""
		}
		return actor + " " + product + " " + status
	}
	found := map[string]dataset.Activity{}
	for _, a := range rows {
		found[id(a.ActorKey, a.ProductKey, a.Status)] = a
	}
	var want []string
	n, field, status := 0, 0, 0
	for _, g := range gold {
		k := id(g["actor_key"], g["product_key"], g["status"])
		want = append(want, k)
		a, ok := found[k]
		if !ok {
			continue
		}
		n++
		if a.Field == g["field"] || a.Field == g["field_alt"] {
			field++
		}
		if a.Status == g["status"] {
			status++
		}
	}
	s["activities"] = f1(t, "activities", want, each(rows, func(a dataset.Activity) string { return id(a.ActorKey, a.ProductKey, a.Status) }))
	s["fields"] = float64(field) / float64(max(1, n))
	s["statuses"] = float64(status) / float64(max(1, n))
}

func TestKnowledgeGold(t *testing.T) {
	dir := corpus(t, "who does what against the gold tables")
	floors := map[string]float64{"entities": 0.97, "aliases": 0.95, "documents": 0.97, "awards": 0.9, "programmes": 0.9,
		"activities": 0.85, "fields": 0.9, "statuses": 0.9, "firsts": 0.85}
	for _, pattern := range []string{
		filepath.Join(dir, "corpus", "d01_*.pdf"), filepath.Join(dir, "corpus", "d05_*.pdf"), filepath.Join(dir, "corpus", "d12_*.pdf"),
		filepath.Join("..", "..", "data", "raw", "shanghai-2023.pdf"),
	} {
		t.Run(filepath.Base(pattern), func(t *testing.T) {
			got := scores(t, filepath.Join(dir, "report", "entities"), dataOf(t, pattern))
			t.Logf("%v", got)
			for name, floor := range floors {
				if got[name] < floor {
					t.Errorf("%s %.3f, want %.2f", name, got[name], floor)
				}
			}
		})
	}
}

// Editions of other cities: the dictionary's insurers keep their keys, no key stands for two insurers,
// and every key that a table uses has a row.
func TestKnowledgeOfOtherEditions(t *testing.T) {
	dir := corpus(t, "who does what in editions of other cities and years")
	insurers := map[string]bool{}
	for _, g := range goldRows(t, filepath.Join(dir, "report", "entities", "entities.csv")) {
		if g["kind"] == "insurer" && !strings.HasSuffix(g["key"], "-shanghai") {
			insurers[g["key"]] = true
		}
	}
	for _, id := range []string{"d07", "d10", "d11", "d14", "d16", "d17", "d18"} {
		t.Run(id, func(t *testing.T) {
			d := dataOf(t, filepath.Join(dir, "corpus", id+"_*.pdf"))
			keys := map[string]dataset.Entity{}
			for _, e := range d.Entities {
				keys[e.Key] = e
			}
			for key := range insurers {
				if keys[key].Kind != "insurer" {
					t.Errorf("the insurer %s is missing", key)
				}
			}
			for _, e := range d.Entities {
				if heads := companies(e); e.Kind == "insurer" && len(heads) > 1 && e.Key != "msi-china" {
					t.Errorf("%s stands for %v", e.Key, heads)
				}
			}
			checkReferences(t, d, keys)
		})
	}
}

// companies are the insurers that the printed forms of an entity name: what stands before 分公司 and
// 财险 or 保险. Abbreviations in letters are left out.
func companies(e dataset.Entity) []string {
	var heads []string
	for _, alias := range strings.Split(e.Aliases, "|") {
		head, _, cut := strings.Cut(strings.NewReplacer("财险", "险", "保险", "险").Replace(alias), "险")
		if cut && !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
	}
	return heads
}

func checkReferences(t *testing.T, d *dataset.Data, keys map[string]dataset.Entity) {
	t.Helper()
	refer := func(what, list string) {
		for _, key := range strings.Split(list, "|") {
			_, name, cut := strings.Cut(key, ":")
			if cut && (strings.HasPrefix(key, "lead:") || strings.HasPrefix(key, "guide:")) {
				key = name
			}
			if _, ok := keys[key]; key != "" && !ok {
				t.Errorf("%s refers to %s, which has no row", what, key)
			}
		}
	}
	for _, e := range d.Entities {
		refer("the group of "+e.Key, e.Group)
	}
	for _, m := range d.Metrics {
		refer("metric "+m.ID, m.SubjectKey)
	}
	for _, a := range d.Activities {
		refer("activity "+a.ID, a.ActorKey)
	}
	for _, p := range d.Programmes {
		refer("programme "+p.Key, p.Participants)
	}
	for _, a := range d.Awards {
		refer("award "+a.ID, a.Winners)
		refer("award "+a.ID, a.AwardedBy)
	}
	for _, x := range d.Documents {
		refer("document "+x.ID, x.Issuers)
	}
	for _, f := range d.Firsts {
		refer("claim "+f.ID, f.Claimants)
	}
}
