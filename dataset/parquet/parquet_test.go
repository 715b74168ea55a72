package parquet

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"techins/dataset"
)

var sameDecimal = cmp.Comparer(func(a, b dataset.Decimal) bool { return a.String() == b.String() })

// writeFolder puts the files of d under a folder of the test.
func writeFolder(t *testing.T, d *dataset.Data) string {
	t.Helper()
	dir := t.TempDir()
	files, err := Files(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Bytes, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// The committed tables come back from Parquet as they were.
func TestRoundTripOfTheCommittedTables(t *testing.T) {
	want, err := dataset.Read("../../data/clean")
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Metrics) < 50 || len(want.Business) < 30 {
		t.Fatalf("only %d metrics and %d cells to try", len(want.Metrics), len(want.Business))
	}
	got, err := Read(writeFolder(t, want))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, sameDecimal); diff != "" {
		t.Errorf("read differs from written (-want +got):\n%s", diff)
	}
}

func metric(edition, value, lower, upper, start string) dataset.Metric {
	return dataset.Metric{Edition: edition, ID: "m001", Value: dataset.MustDecimal(value), Lower: dataset.MustDecimal(lower),
		Upper: dataset.MustDecimal(upper), PeriodStart: start, Place: dataset.Place{Page: 1, X0: 1.25}}
}

func TestExtremes(t *testing.T) {
	want := &dataset.Data{Metrics: []dataset.Metric{
		metric("", "-0.000000000001", "-inf", "inf", "1969-12-31"), // no edition: a partition of its own
		metric("某市 a/b=c%-2023", "99999999999999999999999999.999999999999", "-99999999999999999999999999.999999999999", "0", "0001-01-01"),
		metric("x", "", "", "", ""),
	}}
	got, err := Read(writeFolder(t, want))
	if err != nil {
		t.Fatal(err)
	}
	want.Sort()
	if diff := cmp.Diff(want.Metrics, got.Metrics, sameDecimal); diff != "" {
		t.Errorf("read differs from written (-want +got):\n%s", diff)
	}
}

func TestWhatCannotBeHeldIsAnError(t *testing.T) {
	for _, c := range []struct {
		row  dataset.Metric
		want string
	}{
		{metric("x", "100000000000000000000000000", "", "", ""), "column value"},
		{metric("x", "0.0000000000001", "", "", ""), "column value"},
		{metric("x", "1", "inf", "", ""), "column lower"},
		{metric("x", "inf", "", "", ""), "column value"},
		{metric("x", "1", "", "", "2023-02-30"), "column period_start"},
		{metric("x", "1", "", "", "2023-02"), "column period_start"},
	} {
		err := Write(&bytes.Buffer{}, dataset.TableOf([]dataset.Metric{c.row}))
		if err == nil || !strings.Contains(err.Error(), "metrics, row 1: "+c.want) {
			t.Errorf("%+v: %v, want an error on %s", c.row, err, c.want)
		}
	}
}

func TestEqualRowsGiveEqualBytes(t *testing.T) {
	d, err := dataset.Read("../../data/clean")
	if err != nil {
		t.Fatal(err)
	}
	a, err := Files(d)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := Files(d)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error("two runs give different bytes")
	}
}

// Damaged files end in an error, never in a panic or in wrong rows without a word.
func FuzzRecords(f *testing.F) {
	rows := []dataset.Metric{metric("x", "1.5", "1", "inf", "2023-01-01"), metric("x", "", "", "", "")}
	table := dataset.TableOf(rows)
	var b bytes.Buffer
	if err := Write(&b, table); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("PAR1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		records, err := Records(data, table.Fields, "x")
		if err == nil && len(records) > 0 && len(records[0]) != len(table.Fields) {
			t.Errorf("a record of %d fields", len(records[0]))
		}
	})
}
