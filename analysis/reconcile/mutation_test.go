package reconcile

import (
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"techins/dataset"
)

// copies is how many checkable changes of each sort are tried.
const copies = 200

// reports are the data of the bundled report: as they stand in the repository and, where the
// reference material is there, as made by hand.
func reports(t *testing.T) map[string]*dataset.Data {
	t.Helper()
	clean, err := dataset.Read(filepath.Join("..", "..", "data", "clean"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*dataset.Data{"data/clean": clean}
	if dir := os.Getenv("REPORT_CORPUS"); dir != "" {
		all["made by hand"] = goldData(t, dir)
	}
	return all
}

// TestMisprintsAreCaught changes one digit of a printed figure of the report, value and bounds with
// it, as if it had been printed so. A change can be told from the report itself only when another
// figure contradicts it; which do is decided here by relations written down independently.
func TestMisprintsAreCaught(t *testing.T) {
	for name, report := range reports(t) {
		t.Run(name, func(t *testing.T) {
			claims, rng := claimsOf(t, report), rand.New(rand.NewPCG(2023, 7))
			checkable, caught, tried := 0, 0, 0
			for ; checkable < copies && tried < 200_000; tried++ {
				d := copyOf(report)
				id, changed := misprint(rng, d)
				if !changed || !contradicted(d, claims, id) {
					continue
				}
				checkable++
				if flagged(t, d, id) {
					caught++
				} else {
					t.Logf("not caught: %s", id)
				}
			}
			t.Logf("%d misprints, %d contradicted by another figure, %d of them caught (%.1f %%)", tried, checkable, caught, 100*float64(caught)/float64(checkable))
			if checkable < copies || float64(caught) < 0.95*float64(checkable) {
				t.Errorf("caught %d of %d", caught, checkable)
			}
		})
	}
}

// TestSlipsOfTheDataAreCaught changes one digit of one number of the data folder, as if a program
// had slipped: the printed text beside it, or its own bounds, contradict it.
func TestSlipsOfTheDataAreCaught(t *testing.T) {
	for name, report := range reports(t) {
		t.Run(name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(2023, 8))
			checkable, caught := 0, 0
			for checkable < copies {
				d := copyOf(report)
				id, ok := slipOneDigit(rng, d)
				if !ok {
					continue
				}
				checkable++
				if flagged(t, d, id) {
					caught++
				} else {
					t.Logf("not caught: %s", id)
				}
			}
			t.Logf("%d slips, %d caught (%.1f %%)", checkable, caught, 100*float64(caught)/float64(checkable))
			if float64(caught) < 0.95*float64(checkable) {
				t.Errorf("caught %d of %d", caught, checkable)
			}
		})
	}
}

// copyOf copies the figures, which are changed, and shares the rest.
func copyOf(d *dataset.Data) *dataset.Data {
	c := *d
	c.Business, c.Metrics = slices.Clone(d.Business), slices.Clone(d.Metrics)
	return &c
}

// flagged reports whether a figure stands in a check that differs; one that differs as the report
// stands, the headline, does not count for other figures.
func flagged(t *testing.T, d *dataset.Data, id string) bool {
	t.Helper()
	checks, err := Report(d, "shanghai-2023")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range checks {
		involved := slices.Contains(c.Left, id)
		for _, r := range c.Right {
			involved = involved || r == id || r != "printed" && strings.HasPrefix(id, r+".")
		}
		if c.Verdict == Differs && involved && (c.Reason != Overlap || slices.Contains(c.Left, id)) {
			return true
		}
	}
	return false
}

// misprint changes one digit of one printed figure and all that is made of it.
func misprint(rng *rand.Rand, d *dataset.Data) (id string, changed bool) {
	if rng.IntN(2) == 0 {
		b := &d.Business[rng.IntN(len(d.Business))]
		old, _ := readPrinted(b.Printed)
		b.Printed = otherDigit(rng, b.Printed)
		v, _ := readPrinted(b.Printed)
		b.Value = dataset.FromRat(new(big.Rat).Mul(v, printedUnit(b.PrintedUnit)))
		return b.Code, old.Cmp(v) != 0
	}
	m := &d.Metrics[rng.IntN(len(d.Metrics))]
	old, ok := readPrinted(m.Printed)
	if !ok || !m.Value.Finite() {
		return m.ID, false
	}
	m.Printed = otherDigit(rng, m.Printed)
	v, _ := readPrinted(m.Printed)
	shift := new(big.Rat).Sub(v, old)
	for _, n := range []*dataset.Decimal{&m.Value, &m.Lower, &m.Upper} {
		if n.Finite() {
			*n = dataset.FromRat(new(big.Rat).Add(n.Rat(), shift))
		}
	}
	return m.ID, shift.Sign() != 0
}

// slipOneDigit changes one digit of a value or a bound. It is not ok where the printed text has no
// Arabic digits to go by.
func slipOneDigit(rng *rand.Rand, d *dataset.Data) (id string, ok bool) {
	if rng.IntN(2) == 0 {
		b := &d.Business[rng.IntN(len(d.Business))]
		b.Value = dataset.MustDecimal(otherDigit(rng, b.Value.String()))
		return b.Code, true
	}
	m := &d.Metrics[rng.IntN(len(d.Metrics))]
	n := []*dataset.Decimal{&m.Value, &m.Lower, &m.Upper}[rng.IntN(3)]
	if _, readable := readPrinted(m.Printed); !readable || !n.Finite() || n.Sign() == 0 {
		return "", false
	}
	*n = dataset.MustDecimal(otherDigit(rng, n.String()))
	return m.ID, true
}

// otherDigit replaces one digit by another.
func otherDigit(rng *rand.Rand, s string) string {
	var at []int
	for i, c := range s {
		if c >= '0' && c <= '9' {
			at = append(at, i)
		}
	}
	i := at[rng.IntN(len(at))]
	digit := byte('0' + (int(s[i]-'0')+1+rng.IntN(9))%10)
	return s[:i] + string(digit) + s[i+1:]
}

// claimsOf finds the figures of the narrative that the relations of contradicted are about.
func claimsOf(t *testing.T, d *dataset.Data) map[string]string {
	t.Helper()
	ids := make(map[string]string)
	for name, c := range map[string][2]string{
		"policies": {"policies_issued", "400000"}, "activities": {"sum_insured", "538900000000"}, "patents": {"policies_issued", "908"},
		"patent cover": {"sum_insured", "300000000"}, "cyber": {"sum_insured", "13300000000"},
		"pool": {"insurers_in_pool", "18"}, "pool later": {"insurers_in_pool", "21"},
	} {
		i := slices.IndexFunc(d.Metrics, func(m dataset.Metric) bool { return m.Measure == c[0] && m.Value.String() == c[1] })
		if i < 0 {
			t.Fatalf("no %s of %s", c[0], c[1])
		}
		ids[name] = d.Metrics[i].ID
	}
	return ids
}

// contradicted evaluates what the figures of the report say of each other, and reports whether a
// relation in which the figure stands is broken.
func contradicted(d *dataset.Data, claims map[string]string, id string) bool {
	row := func(code, measure string) *big.Rat {
		sum := new(big.Rat)
		for _, b := range d.Business {
			if b.Measure == measure && (b.Code == code || strings.HasPrefix(b.Code, code+".")) {
				sum.Add(sum, b.Value.Rat())
			}
		}
		return sum
	}
	claim := func(name string) dataset.Metric {
		return d.Metrics[slices.IndexFunc(d.Metrics, func(m dataset.Metric) bool { return m.ID == claims[name] })]
	}
	atMost := func(name string, v *big.Rat) bool { return claim(name).Lower.Rat().Cmp(v) <= 0 }
	cover, all := row("2.2.1", "sum_insured"), new(big.Rat).Add(row("1", "policies"), row("2", "policies"))
	for _, r := range []struct {
		hold   bool
		claims []string
		codes  []string // with all rows below them
	}{
		{atMost("policies", all), []string{"policies"}, []string{"1", "2"}},
		{atMost("activities", row("2", "sum_insured")), []string{"activities"}, []string{"2"}},
		{claim("patents").Value.Rat().Cmp(row("2.2.1", "policies")) == 0, []string{"patents"}, []string{"2.2.1"}},
		{atMost("patent cover", cover) && cover.Cmp(claim("patent cover").Upper.Rat()) < 0, []string{"patent cover"}, []string{"2.2.1"}},
		{atMost("cyber", row("2.3.5", "sum_insured")), []string{"cyber"}, []string{"2.3.5"}},
		{claim("pool").Value.Cmp(claim("pool later").Value) < 0, []string{"pool", "pool later"}, nil},
	} {
		stands := slices.ContainsFunc(r.claims, func(name string) bool { return claims[name] == id }) ||
			slices.ContainsFunc(r.codes, func(x string) bool { return x == id || strings.HasPrefix(id, x+".") })
		if stands && !r.hold {
			return true
		}
	}
	return false
}
