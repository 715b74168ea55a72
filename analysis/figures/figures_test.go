package figures

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"techins/dataset"
)

var show = flag.String("show", "", "folder into which every variant of every figure is drawn, to be looked at")

// report is the dataset of the figures and names in testdata, typed from the report.
func report(t testing.TB) *dataset.Data {
	t.Helper()
	data, err := dataset.Read("testdata/shanghai-2023")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// all are the figures of the report, and those that need several editions of an invented panel.
func all(t testing.TB) []*Figure {
	t.Helper()
	figs, err := All(report(t))
	if err != nil {
		t.Fatal(err)
	}
	panel, err := All(invented3(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range panel {
		if slices.Contains([]string{"F11", "F12", "F13"}, f.ID) {
			figs = append(figs, f)
		}
	}
	return figs
}

func TestShow(t *testing.T) {
	if *show == "" {
		t.Skip("-show is not set: skipping the pictures for the eye")
	}
	for _, f := range all(t) {
		for _, l := range Langs {
			for _, size := range Sizes {
				for _, format := range Formats {
					var b bytes.Buffer
					if err := f.Draw(&b, Variant{l, format, size}); err != nil {
						t.Error(err)
						continue
					}
					name := filepath.Join(*show, f.ID+"."+string(l)+"."+string(size)+"."+string(format))
					if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
}

func TestShowTables(t *testing.T) {
	if *show == "" {
		t.Skip("-show is not set: skipping the tables for the eye")
	}
	for _, table := range allTables(t) {
		write := func(name string, print func(b *bytes.Buffer) error) {
			var b bytes.Buffer
			if err := print(&b); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(*show, table.ID+name), b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write(".csv", func(b *bytes.Buffer) error { return table.CSV(b) })
		for _, l := range Langs {
			write("."+string(l)+".html", func(b *bytes.Buffer) error { return table.HTML(b, l) })
			write("."+string(l)+".tex", func(b *bytes.Buffer) error { return table.LaTeX(b, l) })
		}
	}
}
