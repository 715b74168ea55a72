package pipeline

import (
	"math"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"techins/dataset"
	"techins/internal/page"
	"techins/internal/report"
)

// A document of which only the rows' makings are kept gives the rows that one kept whole gives; places
// may differ by a thousandth of a point.
func TestLongDocumentGivesTheSameRows(t *testing.T) {
	folder := os.Getenv("REPORT_CORPUS")
	if folder == "" {
		t.Skip("REPORT_CORPUS is not set: skipping documents read as long ones")
	}
	for _, name := range []string{"d03_weasyprint_zebra", "d05_reportlab_ttf_2col", "d12_cairo_landscape", "s06_rotated90"} {
		data, err := os.ReadFile(filepath.Join(folder, "corpus", name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		opt := Options{Reader: "native"}
		kept, err := Open(name, data, opt)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := openPages(name, data, opt)
		if err != nil {
			t.Fatal(err)
		}
		bared := &Document{Name: kept.Name, SHA256: kept.SHA256, reader: kept.reader}
		if err := bared.readLong(doc, selected(doc, nil), opt, func() (page.Document, error) { return openPages(name, data, opt) }); err != nil {
			t.Fatal(err)
		}
		doc.Close()
		for _, p := range bared.Pages {
			if len(p.Glyphs)+len(p.Rules)+len(p.Fills) > 0 {
				t.Errorf("%s: page %d is kept whole", name, p.Number)
			}
		}
		if !reflect.DeepEqual(bared.Tables, kept.Tables) {
			t.Errorf("%s: %d tables over pages, want those %d of the document kept whole", name, len(bared.Tables), len(kept.Tables))
		}
		want, got := kept.Data(report.Origins{}), bared.Data(report.Origins{})
		if len(want.Metrics) == 0 || len(want.Metrics) != len(got.Metrics) {
			t.Fatalf("%s: %d statistics, want %d", name, len(got.Metrics), len(want.Metrics))
		}
		for i := range want.Metrics {
			if !near(want.Metrics[i].Place, got.Metrics[i].Place) {
				t.Errorf("%s: %s stands at %v, want %v", name, want.Metrics[i].ID, got.Metrics[i].Place, want.Metrics[i].Place)
			}
		}
		for _, d := range []*dataset.Data{want, got} {
			withoutPlaces(reflect.ValueOf(d).Elem())
		}
		if !reflect.DeepEqual(want, got) {
			t.Errorf("%s: other rows than of the document kept whole", name)
		}
	}
}

func near(a, b dataset.Place) bool {
	const thousandth = 0.001
	return a.Page == b.Page && math.Abs(a.X0-b.X0) < thousandth && math.Abs(a.Y0-b.Y0) < thousandth &&
		math.Abs(a.X1-b.X1) < thousandth && math.Abs(a.Y1-b.Y1) < thousandth
}

// withoutPlaces clears the places of all rows.
func withoutPlaces(data reflect.Value) {
	for f := range data.NumField() {
		rows := data.Field(f)
		if rows.Kind() != reflect.Slice {
			continue
		}
		for i := range rows.Len() {
			if place := rows.Index(i).FieldByName("Place"); place.IsValid() {
				place.SetZero()
			}
		}
	}
}
