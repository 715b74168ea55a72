package interval

import (
	"testing"

	"techins/dataset"
)

// FuzzPrinted holds that a number belongs to the interval that prints as it does.
func FuzzPrinted(f *testing.F) {
	for _, s := range []string{"79.24", "-2.0", "0", "00.50", "9", "", "inf", "1,0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		i, err := Printed(s)
		if err != nil {
			return
		}
		if v := dataset.MustDecimal(s).Rat(); !i.Contains(v) || i.Contains(i.Upper) {
			t.Errorf("%q: %v", s, i)
		}
	})
}
