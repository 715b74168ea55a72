package plural

import "testing"

func TestCount(t *testing.T) {
	for want, got := range map[string]string{
		"0 editions": Count(0, "edition"), "1 edition": Count(1, "edition"), "2 policies": Count(2, "policy"),
		"1 policy": Count(1, "policy"), "3 days": Count(3, "day"), "2 data folders": Count(2, "data folder"),
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
