package layout_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"techins/internal/layout"
	"techins/internal/page"
)

// tableCorpus is the folder of test material, or skips the test.
func tableCorpus(t *testing.T, checks string) string {
	t.Helper()
	dir := os.Getenv("REPORT_CORPUS")
	if dir == "" {
		t.Skip("REPORT_CORPUS is not set: skipping " + checks)
	}
	return dir
}

// tablesOfFile finds the tables of the given pages of a file, of all pages for none.
func tablesOfFile(t *testing.T, file, password string, numbers []int) (per [][]layout.Table, pages []*page.Page) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := page.Open(filepath.Base(file), data, "auto", page.Options{Password: password})
	if err != nil {
		t.Logf("%s: %v", filepath.Base(file), err)
		return nil, nil
	}
	defer doc.Close()
	for n := 1; n <= doc.NumPages(); n++ {
		if len(numbers) > 0 && !slices.Contains(numbers, n) {
			continue
		}
		p, err := doc.Page(n)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(file), err)
			continue
		}
		pages = append(pages, p)
		per = append(per, layout.Tables(p, layout.Options{}))
	}
	return per, pages
}

func cellRows(tb *layout.Table) [][]string {
	rows := make([][]string, tb.Rows)
	for r := range rows {
		rows[r] = make([]string, tb.Cols)
	}
	for _, c := range tb.Cells {
		rows[c.Row][c.Col] = c.Text
	}
	return rows
}

// TestTablesOfOtherSuites runs the tables of other projects' test suites through their scorer and
// asserts the cell F1 and the share of exact tables.
func TestTablesOfOtherSuites(t *testing.T) {
	dir := tableCorpus(t, "the tables of other projects' test suites")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed: skipping the score of tables")
	}
	f, err := os.Open(filepath.Join(dir, "tables", "cases.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	pred := map[string][][][]string{}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var c struct {
			ID    string
			Pages []int
		}
		if err := json.Unmarshal(sc.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		pred[c.ID] = [][][]string{}
		per, _ := tablesOfFile(t, filepath.Join(dir, "tables", "pdfs", c.ID+".pdf"), "", c.Pages)
		for _, ts := range per {
			for i := range ts {
				pred[c.ID] = append(pred[c.ID], cellRows(&ts[i]))
			}
		}
	}
	got := scoreTables(t, python, dir, pred)
	for kind, floor := range map[string][2]float64{
		"all": {0.96, 0.84}, "lattice": {0.98, 0.92}, "stream": {0.92, 0.65}, "cjk": {0.98, 0.95},
	} {
		s := got[kind]
		t.Logf("%s: cell F1 %.3f, exact %.3f", kind, s.F1, s.Exact)
		if s.F1 < floor[0] || s.Exact < floor[1] {
			t.Errorf("%s: cell F1 %.3f, exact %.3f; want %v at least", kind, s.F1, s.Exact, floor)
		}
	}
}

// BenchmarkTablesOfOtherSuites is the speed of table finding alone, in pages a second.
func BenchmarkTablesOfOtherSuites(b *testing.B) {
	dir := os.Getenv("REPORT_CORPUS")
	if dir == "" {
		b.Skip("REPORT_CORPUS is not set: skipping the speed of table finding on real pages")
	}
	files, err := filepath.Glob(filepath.Join(dir, "tables", "pdfs", "icdar-*.pdf"))
	if err != nil {
		b.Fatal(err)
	}
	var pages []*page.Page
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		doc, err := page.Open(filepath.Base(f), data, "auto", page.Options{})
		if err != nil {
			b.Fatal(err)
		}
		for n := 1; n <= doc.NumPages(); n++ {
			p, err := doc.Page(n)
			if err != nil {
				b.Fatal(err)
			}
			pages = append(pages, p)
		}
		doc.Close()
	}
	for b.Loop() {
		for _, p := range pages {
			layout.Tables(p, layout.Options{})
		}
	}
	b.ReportMetric(float64(len(pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
}

type tableScores struct {
	F1    float64 `json:"cell_F1"`
	Exact float64 `json:"exact"`
}

func scoreTables(t *testing.T, python, dir string, pred map[string][][][]string) map[string]tableScores {
	t.Helper()
	tmp := t.TempDir()
	data, err := json.Marshal(pred)
	if err != nil {
		t.Fatal(err)
	}
	predFile, outFile := filepath.Join(tmp, "pred.json"), filepath.Join(tmp, "out.json")
	if err := os.WriteFile(predFile, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, filepath.Join(dir, "score", "score_tables.py"),
		filepath.Join(dir, "tables", "cases.jsonl"), predFile, "--json", outFile)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err = os.ReadFile(outFile)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	got := map[string]tableScores{}
	for _, kind := range []string{"all", "lattice", "stream", "cjk"} {
		var s tableScores
		if err := json.Unmarshal(out[kind], &s); err != nil {
			t.Fatal(err)
		}
		got[kind] = s
	}
	return got
}

type tableTruth struct {
	Password string
	Tables   []struct {
		Page    int `json:"page"`
		EndPage int `json:"end_page"`
		Rows    []struct {
			Code    string `json:"code_printed"`
			Label   string
			Printed []string
		}
	}
}

// TestStatisticsTablesOfTheCorpus checks that the statistics table of every document comes as one
// grid with all of its rows, whatever its style, and that no other page has a table.
func TestStatisticsTablesOfTheCorpus(t *testing.T) {
	dir := tableCorpus(t, "the statistics tables of reports by many producers")
	files, err := filepath.Glob(filepath.Join(dir, "corpus", "*.truth.json"))
	if err != nil || len(files) == 0 {
		t.Fatal(errors.Join(err, errors.New("no truth in the corpus")))
	}
	for _, f := range files {
		name := strings.TrimSuffix(f, ".truth.json")
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			var want tableTruth
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			checkStatistics(t, name+".pdf", &want)
		})
	}
}

func checkStatistics(t *testing.T, file string, want *tableTruth) {
	per, pages := tablesOfFile(t, file, want.Password, nil)
	if pages == nil {
		t.Skip("the file cannot be opened")
	}
	var mine []layout.Table
	for _, tb := range layout.StitchTables(per, pages) {
		if len(want.Tables) > 0 && tb.Page >= want.Tables[0].Page && tb.Page <= want.Tables[0].EndPage {
			mine = append(mine, tb)
		} else {
			t.Errorf("a false table on page %d: %q", tb.Page, cellRows(&tb)[0])
		}
	}
	if len(want.Tables) == 0 {
		return
	}
	if len(mine) != 1 {
		t.Fatalf("%d tables on the pages of the statistics table", len(mine))
	}
	got := map[string]bool{}
	for _, r := range cellRows(&mine[0]) {
		got[plain(strings.Join(r, "|"))] = true
	}
	for _, r := range want.Tables[0].Rows {
		if row := plain(r.Code + r.Label + "|" + strings.Join(r.Printed, "|")); !got[row] {
			t.Errorf("no row %s", row)
		}
	}
}

// plain is a text without spaces, its full-width brackets made plain.
func plain(s string) string {
	s = strings.NewReplacer("（", "(", "）", ")", "：", ":", "，", ",").Replace(s)
	return strings.Join(strings.Fields(s), "")
}
