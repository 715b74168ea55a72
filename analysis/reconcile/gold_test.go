package reconcile

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"techins/dataset"
)

// corpus is the folder of reference material; without it the test is skipped.
func corpus(t *testing.T, what string) string {
	t.Helper()
	dir := os.Getenv("REPORT_CORPUS")
	if dir == "" {
		t.Skip("REPORT_CORPUS is not set: skipping " + what)
	}
	return dir
}

// records reads a CSV file as maps from column to cell.
func records(t *testing.T, path ...string) (rows []map[string]string) {
	t.Helper()
	f, err := os.Open(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines[1:] {
		row := make(map[string]string)
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// goldData makes a data folder of the hand-made tables of the report.
func goldData(t *testing.T, dir string) *dataset.Data {
	t.Helper()
	d := &dataset.Data{Editions: []dataset.Edition{{Edition: "shanghai-2023", Region: "上海", Year: 2023}}}
	for _, r := range records(t, dir, "report", "gold_annex2.csv") {
		d.Lines = append(d.Lines, dataset.Line{Edition: "shanghai-2023", Code: r["code"], Parent: r["parent_code"], Label: r["label_zh"]})
		for _, c := range [][4]string{{"policies", r["policies"], "policies", "件"}, {"sum_insured", r["sum_insured_yuan"], "yuan", "万元"}} {
			if c[1] == "" {
				continue
			}
			printed := c[1]
			if c[0] == "sum_insured" {
				printed = r["sum_insured_wan_yuan"]
			}
			d.Business = append(d.Business, dataset.Business{Edition: "shanghai-2023", Code: r["code"], Measure: c[0],
				Value: dataset.MustDecimal(c[1]), Unit: c[2], Printed: printed, PrintedUnit: c[3]})
		}
	}
	for _, r := range records(t, dir, "report", "gold_metrics.csv") {
		if r["is_metric"] == "yes" {
			d.Metrics = append(d.Metrics, goldMetric(r))
		}
	}
	return d
}

// goldDates are the dated acts of the annex, and the two dates of them that stand elsewhere in the
// report, by the hand-made tables of documents and of numbers.
func goldDates(t *testing.T, dir string) (guidelines []dataset.Guideline, elsewhere []Dated) {
	t.Helper()
	printed := make(map[string]string)
	for _, r := range records(t, dir, "report", "gold_metrics.csv") {
		printed[r["id"]] = strings.NewReplacer("年", "-", "月", "").Replace(r["value_raw"])
	}
	for _, r := range records(t, dir, "report", "entities", "documents.csv") {
		where := strings.Split(r["where"], "|")
		if n, ok := strings.CutPrefix(where[0], "annex1-"); ok {
			guidelines = append(guidelines, dataset.Guideline{Edition: "shanghai-2023", Number: int(n[0] - '0'), Date: r["date"], Title: r["title_zh"]})
		}
		for _, place := range where[1:] {
			switch place { // a shorter form of the title, without its first letters
			case "专栏1":
				elsewhere = append(elsewhere, Dated{ID: "R091", Title: string([]rune(r["title_zh"])[6:]), Date: date(printed["R091"])})
			case "前言":
				elsewhere = append(elsewhere, Dated{ID: "R070", Title: r["title_zh"], Date: date(printed["R070"])})
			}
		}
	}
	return guidelines, elsewhere
}

// date writes a month with two digits.
func date(s string) string {
	year, month, _ := strings.Cut(s, "-")
	if len(month) == 1 {
		month = "0" + month
	}
	return strings.Trim(year+"-"+month, "-")
}

func goldMetric(r map[string]string) dataset.Metric {
	m := dataset.Metric{Edition: "shanghai-2023", ID: r["id"], Section: r["section"], Subject: r["subject"], Measure: r["measure"], Product: r["product"],
		Value: dataset.MustDecimal(r["value"]), Lower: dataset.MustDecimal(r["lower"]), Upper: dataset.MustDecimal(r["upper"]),
		Unit: r["unit"], Qualifier: r["qualifier"], Period: r["period"], Scope: r["scope"], Printed: r["surface"], Quote: r["quote"]}
	return m
}

// TestReportAgainstItself compares the verdicts with those found by hand.
func TestReportAgainstItself(t *testing.T) {
	dir := corpus(t, "the comparison with the reconciliation made by hand")
	d := goldData(t, dir)
	var dates []Dated
	d.Guidelines, dates = goldDates(t, dir)
	checks, err := Report(d, "shanghai-2023", dates...)
	if err != nil {
		t.Fatal(err)
	}
	// Rows of the hand-made table that need the prose itself, not figures told as statistics: counts
	// of the items of a list (25), and prizes named in several places (28).
	beyond := []string{"25", "28"}
	found := 0
	for _, want := range records(t, dir, "report", "reconciliation.csv") {
		if slices.Contains(beyond, want["n"]) {
			continue
		}
		c, ok := counterpart(checks, want)
		if !ok {
			t.Errorf("row %s (%s against %s): no such check", want["n"], want["left"], want["right"])
			continue
		}
		if string(c.Verdict) != want["verdict"] || string(c.Reason) != want["reason"] {
			t.Errorf("row %s: %s (%s), want %s (%s): %+v", want["n"], c.Verdict, c.Reason, want["verdict"], want["reason"], c)
			continue
		}
		found++
	}
	t.Logf("%d of 29 rows with the same verdict and reason", found)
	for _, c := range checks {
		if c.Verdict == Differs && !slices.Contains(c.Left, "R067") && !slices.Contains(c.Left, "R091") {
			t.Errorf("flagged as differing: %+v", c)
		}
	}
	if testing.Verbose() {
		var b strings.Builder
		if err := WriteText(&b, checks); err != nil {
			t.Fatal(err)
		}
		t.Log("\n" + b.String())
	}
}

// TestDataOfTheRepository holds that nothing of the bundled report's data is called different but the
// headline, which the overlapping sections do not give, and the act of which two dates are printed.
func TestDataOfTheRepository(t *testing.T) {
	d, err := dataset.Read(filepath.Join("..", "..", "data", "clean"))
	if err != nil {
		t.Fatal(err)
	}
	checks, err := Report(d, "shanghai-2023")
	if err != nil {
		t.Fatal(err)
	}
	counts := make(map[Verdict]int)
	for _, c := range checks {
		counts[c.Verdict]++
		if c.Verdict == Differs && !(c.Reason == Overlap && c.LeftValue == "[30500亿, 31500亿)") && !(c.Rule == "dates" && c.LeftValue == "2022-03") {
			t.Errorf("flagged as differing: %+v", c)
		}
		for _, p := range c.Places {
			if p.Page < 1 {
				t.Errorf("no page: %+v", c)
			}
		}
	}
	if counts[Differs] == 0 || counts[Agrees] < 3 || counts[AgreesAsBound] < 3 {
		t.Errorf("verdicts %v", counts)
	}
}

// counterpart is the check that holds all figures on the left of a row made by hand, and the same
// row of the table on the right where there is one.
func counterpart(checks []Check, want map[string]string) (Check, bool) {
	left := strings.Split(want["left"], "|")
	for _, c := range checks {
		all := true
		for _, id := range left {
			all = all && slices.Contains(c.Left, id)
		}
		code := strings.Split(want["right"], "|")[0]
		table := code != "" && (code[0] == '1' || code[0] == '2' || code == "none")
		if all && (!table && c.Rule != "table" || table && c.Rule == "table" && slices.Contains(c.Right, code)) {
			return c, true
		}
	}
	return Check{}, false
}
