package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"techins/dataset"
)

// annex2 is the statistics table as typed by hand from the report's annex 2: code, policies, sum
// insured in 万元 as printed.
var annex2 = [][3]string{
	{"1.1", "372448", "214827508.9"}, {"1.2", "24055", "40925955.6"}, {"1.3", "4758", "10445261.4"},
	{"2.1.1", "383", "1347167.64"}, {"2.1.2", "23", "97933"}, {"2.1.3", "185", "52100"}, {"2.1.4", "1141", "464658.1"},
	{"2.2.1", "908", "30047.8"},
	{"2.3.1", "48", "443733.38"}, {"2.3.2", "5", "31965.98"}, {"2.3.3", "358", "575087.69"}, {"2.3.4", "323", "50481731.69"}, {"2.3.5", "457", "1336805.52"},
	{"2.4.1", "218", "104093.82"}, {"2.4.2", "4", "1338.62"}, {"2.4.3", "98", "1205.58"},
}

// The committed data must hold the table as printed, with every cell read twice.
func TestCommittedTable(t *testing.T) {
	data, err := dataset.Read("../../data/clean")
	if err != nil {
		t.Fatal(err)
	}
	if len(data.Lines) != 22 || len(data.Business) != 32 || len(data.Guidelines) != 8 {
		t.Errorf("%d lines, %d cells, %d policies listed; want 22, 32, 8", len(data.Lines), len(data.Business), len(data.Guidelines))
	}
	got := map[[2]string]dataset.Business{}
	for _, b := range data.Business {
		got[[2]string{b.Code, b.Measure}] = b
		if b.Readers != 2 || b.Page == 0 || b.X1 <= b.X0 {
			t.Errorf("%s %s: %d readers, place %+v", b.Code, b.Measure, b.Readers, b.Place)
		}
	}
	wan := dataset.Int(10000)
	for _, row := range annex2 {
		policies, insured := got[[2]string{row[0], "policies"}], got[[2]string{row[0], "sum_insured"}]
		if policies.Value.String() != row[1] || insured.Value.String() != dataset.MustDecimal(row[2]).Mul(wan).String() || insured.Printed != row[2] {
			t.Errorf("%s: got %s policies and %s yuan (%s), want %s and %s万元", row[0], policies.Value, insured.Value, insured.Printed, row[1], row[2])
		}
	}
}

// Against the hand-made table of every statistic of the report: each is found with its value, unit
// and interval.
func TestCommittedMetricsAgainstGold(t *testing.T) {
	corpus := os.Getenv("REPORT_CORPUS")
	if corpus == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the comparison of the narrative with its hand-made table")
	}
	f, err := os.Open(filepath.Join(corpus, "report", "gold_metrics.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	data, err := dataset.Read("../../data/clean")
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]int{}
	for _, m := range data.Metrics {
		left[m.Value.String()+" "+m.Unit]++
	}
	found, core := 0, 0
	for _, r := range rows[1:] {
		if r[column["is_metric"]] != "yes" || r[column["tier"]] == "minor" {
			continue
		}
		core++
		key := dataset.MustDecimal(r[column["value"]]).String() + " " + r[column["unit"]]
		if left[key] > 0 {
			left[key]--
			found++
		} else {
			t.Logf("not found: %s %s", r[column["id"]], key)
		}
	}
	if f1 := 2 * float64(found) / float64(core+len(data.Metrics)); f1 < 0.95 {
		t.Errorf("%d of %d statistics found among %d rows: F1 %.3f, want 0.95", found, core, len(data.Metrics), f1)
	}
}
