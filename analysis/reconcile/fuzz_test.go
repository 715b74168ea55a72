package reconcile

import "testing"

// FuzzReadPrinted holds that any text is read without a panic, and never as a negative number.
func FuzzReadPrinted(f *testing.F) {
	for _, s := range []string{"超过40万件", "3.1万亿元", "10,257单", "三家", "5十亿", "1.", "，1", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if v, ok := readPrinted(s); ok && v.Sign() < 0 {
			t.Errorf("%q is read as %v", s, v)
		}
	})
}
