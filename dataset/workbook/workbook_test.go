package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"techins/dataset"
)

func open(t *testing.T, d *dataset.Data) *excelize.File {
	t.Helper()
	file, err := Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(file.Bytes))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func one(value, upper string) *dataset.Data {
	return &dataset.Data{Metrics: []dataset.Metric{{Edition: "x", ID: "m001", Value: dataset.MustDecimal(value), Upper: dataset.MustDecimal(upper)}}}
}

// A number stands as a number only where Excel keeps every digit of it.
func TestNoDigitIsLost(t *testing.T) {
	for _, c := range []struct {
		text string
		kind excelize.CellType
	}{
		{"2148275089000", excelize.CellTypeUnset}, // a number has no type of its own
		{"999999999999999", excelize.CellTypeUnset},
		{"1234567890123456", excelize.CellTypeInlineString},
		{"0.1234567890123456", excelize.CellTypeInlineString},
		{"-12.05", excelize.CellTypeUnset},
		{"100000000000000000000", excelize.CellTypeInlineString},
	} {
		f := open(t, one(c.text, "inf"))
		cell := columnOf(t, f, "value") + "2"
		kind, err := f.GetCellType("metrics", cell)
		if err != nil || kind != c.kind {
			t.Errorf("%s is of type %v, want %v; %v", c.text, kind, c.kind, err)
		}
		if got, _ := f.GetCellValue("metrics", cell, excelize.Options{RawCellValue: true}); got != c.text {
			t.Errorf("%s reads as %s", c.text, got)
		}
		if got, _ := f.GetCellValue("metrics", columnOf(t, f, "upper")+"2"); got != "inf" {
			t.Errorf("an open end reads as %q", got)
		}
	}
}

func columnOf(t *testing.T, f *excelize.File, name string) string {
	t.Helper()
	rows, err := f.GetRows("metrics")
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range rows[0] {
		if h == name {
			letters, _ := excelize.ColumnNumberToName(i + 1)
			return letters
		}
	}
	t.Fatalf("no column %s", name)
	return ""
}

func TestSheets(t *testing.T) {
	d, err := dataset.Read("../../data/clean")
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, d)
	names := f.GetSheetList()
	if len(names) != len(d.Tables())+2 || names[0] != aboutSheet || names[len(names)-1] != dictionarySheet {
		t.Errorf("the sheets are %v", names)
	}
	for _, name := range names[1:] {
		if panes, err := f.GetPanes(name); err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the header does not stay in sight: %v", name, err)
		}
		if page, err := f.GetPageLayout(name); err != nil || *page.Orientation != "landscape" || *page.FitToWidth != 1 || *page.FitToHeight != 0 {
			t.Errorf("%s: does not fit the width of the paper: %v", name, err)
		}
	}
	titles := 0
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" && n.RefersTo == "'"+n.Scope+"'!$1:$1" {
			titles++
		}
	}
	if titles != len(names)-1 {
		t.Errorf("%d sheets print their header on every page, want %d", titles, len(names)-1)
	}
	about, _ := f.GetRows(aboutSheet)
	var text strings.Builder
	for _, r := range about {
		text.WriteString(strings.Join(r, " ") + "\n")
	}
	for _, want := range []string{d.Editions[0].SourceSHA256, d.Editions[0].Title, dataset.License.Path, dataset.PackageVersion} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the sheet about the data does not tell %s", want)
		}
	}
	if dictionary, _ := f.GetRows(dictionarySheet); len(dictionary) != len(dataset.Fields())+1 {
		t.Errorf("the dictionary has %d rows for %d columns", len(dictionary)-1, len(dataset.Fields()))
	}
}

// Every table can be filtered by its columns: the library keeps only what is set before the rows end.
func TestFilters(t *testing.T) {
	d, err := dataset.Read("../../data/clean")
	if err != nil {
		t.Fatal(err)
	}
	file, err := Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(file.Bytes), int64(len(file.Bytes)))
	if err != nil {
		t.Fatal(err)
	}
	sheets, filters := 0, 0
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			continue
		}
		sheets++
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		filters += bytes.Count(sheet, []byte("<autoFilter "))
	}
	if filters != sheets-1 || sheets < 3 {
		t.Errorf("%d of %d sheets have a filter, want all but the first", filters, sheets)
	}
}

func TestEqualTablesGiveEqualBytes(t *testing.T) {
	d := one("1.50", "2")
	a, err := Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := Encode(d)
	if !bytes.Equal(a.Bytes, b.Bytes) {
		t.Error("two runs give different bytes")
	}
}

// A text that no cell holds is cut where a reader sees it.
func TestLongTextsAreCutInPlainSight(t *testing.T) {
	got := cut(strings.Repeat("𠀀", maxText))
	if !strings.HasSuffix(got, cutMark) || len(got) > 4*maxText || cut("短") != "短" {
		t.Errorf("a long text ends in %q", got[len(got)-20:])
	}
}
