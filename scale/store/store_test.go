package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"techins/dataset"
	"techins/scale/worker"
)

func record(t *testing.T, out string, n int, edition string) *Record {
	t.Helper()
	document := fmt.Sprintf("%02x%062d", n, n)
	d := &dataset.Data{
		Editions: []dataset.Edition{{Edition: edition, Year: 2023, SourceFile: "f.pdf", SourceSHA256: document, Pages: 3}},
		Business: []dataset.Business{
			{Edition: edition, Code: "1.1", Measure: "policies", Value: dataset.MustDecimal("12.50"), Place: dataset.Place{Page: 2, X0: 1.25, Y0: 2, X1: 3, Y1: 4}},
			{Edition: edition, Code: "1.10", Measure: "policies", Value: dataset.Decimal{}},
		},
		Metrics: []dataset.Metric{{Edition: edition, ID: "m001", Lower: dataset.Int(int64(n)), Upper: dataset.Inf(1)}},
	}
	r := &Record{Recipe: "r", Document: document, Name: "f.pdf", Reply: worker.Reply{Edition: edition, Pages: 3, Tables: d.Tables()}}
	for i := range r.Reply.Tables {
		r.Reply.Tables[i].Fields = nil
	}
	if err := r.Write(context.Background(), out); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRecordComesBack(t *testing.T) {
	ctx, out := context.Background(), t.TempDir()
	want := record(t, out, 7, "x-2023")
	got, err := ReadRecord(ctx, out, want.Document)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	path := RecordPath(out, want.Document)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := 0; cut < len(whole); cut += 9 {
		if err := os.WriteFile(path, whole[:cut], 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadRecord(ctx, out, want.Document); err == nil {
			t.Fatalf("a record cut off after %d of %d bytes was read", cut, len(whole))
		}
	}
}

// Documents of one edition, and an edition whose name a path would take amiss, come back whole.
func TestPartsComeBack(t *testing.T) {
	ctx, out := context.Background(), t.TempDir()
	for _, edition := range []string{"x-2023", "年报 *[1]?/50%+.pdf"} {
		var p Part
		p.Edition = edition
		for n := range 5 {
			p.Documents = append(p.Documents, record(t, out, n, edition).Document)
		}
		first, second := p, p
		first.Documents, second.Documents, second.Number = p.Documents[:3], p.Documents[3:], 1
		for _, part := range []Part{first, second} {
			if err := part.Write(ctx, out); err != nil {
				t.Fatal(err)
			}
		}
		got, err := Documents(ctx, out, edition)
		if err != nil || len(got) != 5 {
			t.Fatalf("%d documents, %v", len(got), err)
		}
		for n, document := range p.Documents {
			d := got[document]
			if len(d.Business) != 2 || d.Business[0].Value.String() != "12.5" || !d.Business[1].Value.Missing() || d.Business[0].X0 != 1.25 ||
				d.Metrics[0].Lower.String() != fmt.Sprint(n) || d.Metrics[0].Upper.String() != "inf" || d.Editions[0].Edition != edition {
				t.Errorf("%s %s: %+v", edition, document, d)
			}
		}
	}
}

func TestPathsOfCloudStores(t *testing.T) {
	p := Part{Edition: "x/1", Number: 12}
	if got, want := p.Path("s3://bucket/run/", "business"), "s3://bucket/run/business/edition=x%2F1/part-00012.parquet"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Sweep removes parts of an earlier run and what a killed run left, and nothing else.
func TestSweep(t *testing.T) {
	ctx, out := context.Background(), t.TempDir()
	r := record(t, out, 1, "x-2023")
	old, kept := Part{"x-2023", 1, []string{r.Document}}, Part{"x-2023", 0, []string{r.Document}}
	for _, p := range []Part{old, kept} {
		if err := p.Write(ctx, out); err != nil {
			t.Fatal(err)
		}
	}
	left := []string{Join(out, ".summary.csv.1.tmp"), Join(out, "_records", r.Document[:2], ".r.2.tmp"), filepath.Dir(old.Path(out, "lines")) + "/.part-00000.parquet.3.tmp"}
	others := Join(out, "notes.txt")
	for _, path := range append(left, others) {
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := Sweep(ctx, out, []Part{kept}); err != nil {
		t.Fatal(err)
	}
	var files []string
	filepath.WalkDir(out, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if len(files) != 14+2 || !slices.Contains(files, others) || !slices.Contains(files, RecordPath(out, r.Document)) {
		t.Errorf("left: %s", strings.Join(files, "\n"))
	}
}

func TestDeadLettersComeBack(t *testing.T) {
	ctx, out := context.Background(), t.TempDir()
	want := []DeadLetter{{"ab", "s3://b/a.pdf", 12, "damaged", "page 1: cut"}, {"", "gone.pdf", 0, "missing", "not there"}}
	if err := WriteDeadLetters(ctx, out, want); err != nil {
		t.Fatal(err)
	}
	got, err := ReadDeadLetters(ctx, out)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}
