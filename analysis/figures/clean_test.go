package figures

import (
	"errors"
	"io"
	"io/fs"
	"testing"

	"techins/dataset"
)

// The figures of the shipped data must be drawn too, not only those of testdata.
func TestCleanData(t *testing.T) {
	data, err := dataset.Read("../../data/clean")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("data/clean is not there: skipping the figures of the shipped data")
	}
	if err != nil {
		t.Fatal(err)
	}
	figs, err := All(data)
	if err != nil {
		t.Fatal(err)
	}
	want, err := All(report(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(figs) < len(want) {
		t.Errorf("%d figures, want at least the %d of testdata", len(figs), len(want))
	}
	for _, f := range figs {
		for _, l := range Langs {
			if err := f.Draw(io.Discard, Variant{l, SVG, TwoColumns}); err != nil {
				t.Error(err)
			}
		}
	}
}
