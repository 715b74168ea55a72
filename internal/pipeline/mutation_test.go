package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"techins/dataset"
	"techins/internal/mutate"
	"techins/internal/page"
	"techins/internal/report"
)

// A cell names a value of the statistics table by its line's code and its measure.
type cell struct{ code, measure string }

// A sample is a document whose statistics table is known.
type sample struct {
	name, password string
	data           []byte
	table          map[cell]string // values in base units
}

// TestMutatedTables reads damaged copies of documents whose table is known: MUTATIONS of them, 40 unless
// it is set, with the reader MUTATIONS_READER, both unless it is set. There must be no panic, no file that
// takes more than ten seconds, and no silent wrong cell: one whose value is not the truth's, or that the
// table does not have, while no problem names its line.
func TestMutatedTables(t *testing.T) {
	root := os.Getenv("REPORT_CORPUS")
	if root == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the tables of damaged files")
	}
	samples := readSamples(t, root)
	count, reader, first := 40, "both", 0
	if v, err := strconv.Atoi(os.Getenv("MUTATIONS")); err == nil {
		count = v
	}
	if v, err := strconv.Atoi(os.Getenv("MUTATIONS_FROM")); err == nil {
		first = v
	}
	if v := os.Getenv("MUTATIONS_READER"); v != "" {
		reader = v
	}
	outcome := map[string]int{}
	for i := first; i < first+count; i++ {
		r := rand.New(rand.NewPCG(uint64(i), 11))
		s := samples[r.IntN(len(samples))]
		data, what := mutate.File(r, s.data)
		label := fmt.Sprintf("mutation %d of %s (%s)", i, s.name, what)
		got, err := readInTime(t, label, s, data, reader)
		switch {
		case err != nil:
			outcome["not read: "+kindOf(err)]++
			if strings.Contains(err.Error(), "breaks the reader") {
				t.Errorf("%s: %v", label, err)
			}
		default:
			outcome[judge(t, label, s, got)]++
		}
	}
	t.Logf("%d files read with %s: %v", count, reader, outcome)
}

// readInTime reads a damaged file; a panic fails the test by itself. A file that takes too long is read
// again, since the machine may have been busy: twice too long is a fault of ours.
func readInTime(t *testing.T, label string, s sample, data []byte, reader string) (got *dataset.Data, err error) {
	t.Helper()
	const patience = 10 * time.Second
	hung := time.AfterFunc(12*patience, func() { panic(label + " hangs") })
	defer hung.Stop()
	for range 2 {
		begin := time.Now()
		var doc *Document
		doc, err = Open(s.name, data, Options{Reader: reader, Password: s.password})
		if err == nil {
			got = doc.Data(report.Origins{})
		}
		if time.Since(begin) < patience {
			return got, err
		}
	}
	t.Errorf("%s: takes more than %v", label, patience)
	return got, err
}

func kindOf(err error) string {
	var e *page.Error
	if errors.As(err, &e) {
		return string(e.Kind)
	}
	return err.Error()
}

// judge compares the table read with the truth.
func judge(t *testing.T, label string, s sample, got *dataset.Data) string {
	t.Helper()
	var messages []string
	for _, p := range got.Problems {
		messages = append(messages, p.Message)
	}
	said := strings.Join(messages, "\n")
	wrong, right, silent := 0, 0, 0
	for _, b := range got.Business {
		if b.Value.Missing() || b.Code == "total" {
			continue
		}
		if b.Value.String() == s.table[cell{b.Code, b.Measure}] {
			right++
			continue
		}
		wrong++
		if !names(said, b.Code) {
			silent++
			t.Errorf("%s: %s %s is %s, want %q; nothing tells", label, b.Code, b.Measure, b.Value, s.table[cell{b.Code, b.Measure}])
		}
	}
	switch {
	case silent > 0:
		return "SILENT WRONG CELLS"
	case wrong > 0:
		return "wrong cells that a problem names"
	case right == len(s.table):
		return "table whole"
	case said == "":
		t.Errorf("%s: %d of %d cells, and nothing tells", label, right, len(s.table))
	}
	return "cells missing, and told"
}

// names reports whether a message names the code, and not as a part of another number.
func names(said, code string) bool {
	return regexp.MustCompile(`(^|[^\d.])` + regexp.QuoteMeta(code) + `($|[^\d.])`).MatchString(said)
}

// readSamples gives the documents of the corpus that have a table, and the bundled report with the table
// of the corpus documents that retell it.
func readSamples(t *testing.T, root string) (samples []sample) {
	t.Helper()
	truths, err := filepath.Glob(filepath.Join(root, "corpus", "*.truth.json"))
	if err != nil || len(truths) == 0 {
		t.Fatalf("the corpus has no document: %v", err)
	}
	for _, file := range truths {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var truth truthFile
		if err := json.Unmarshal(text, &truth); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		table := truth.cells(t)
		if len(table) == 0 {
			continue
		}
		pdf := strings.TrimSuffix(file, ".truth.json") + ".pdf"
		data, err := os.ReadFile(pdf)
		if err != nil {
			t.Fatal(err)
		}
		samples = append(samples, sample{filepath.Base(pdf), truth.Password, data, table})
		if strings.HasPrefix(filepath.Base(pdf), "s03") {
			bundled, err := os.ReadFile("../../data/raw/shanghai-2023.pdf")
			if err != nil {
				t.Fatal(err)
			}
			samples = append(samples, sample{"shanghai-2023.pdf", "", bundled, table})
		}
	}
	return samples
}

// A truthFile holds what is known of a document, as far as needed here.
type truthFile struct {
	Password string
	Tables   []struct {
		Columns []struct{ Name, Unit string }
		Rows    []struct {
			Path   string
			Values []json.Number
		}
	}
}

// cells are the values of the statistics table in base units.
func (f *truthFile) cells(t *testing.T) map[cell]string {
	t.Helper()
	scale := map[string]string{"万元": "10000", "亿元": "100000000", "万件": "10000"}
	out := map[cell]string{}
	for _, tb := range f.Tables {
		for _, row := range tb.Rows {
			for i, v := range row.Values {
				column := tb.Columns[i+1]
				m := measureOf(column.Name)
				if row.Path == "" || m == "" || v == "" {
					continue
				}
				value := dataset.MustDecimal(v.String())
				if by := scale[column.Unit]; by != "" {
					value = value.Mul(dataset.MustDecimal(by))
				}
				out[cell{row.Path, m}] = value.String()
			}
		}
	}
	return out
}

func measureOf(column string) string {
	for _, w := range []struct{ word, measure string }{
		{"占比", "share"}, {"保费", "premium_income"}, {"数量", "policies"}, {"件数", "policies"},
		{"保险金额", "sum_insured"}, {"保障金额", "sum_insured"}, {"保额", "sum_insured"},
	} {
		if strings.Contains(column, w.word) {
			return w.measure
		}
	}
	return ""
}
