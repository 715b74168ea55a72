package shares

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"

	"techins/dataset"
)

// rats reads exact numbers; an empty field is a missing one.
func rats(s string) []*big.Rat {
	var x []*big.Rat
	for _, f := range strings.Fields(s) {
		x = append(x, dataset.MustDecimal(f).Rat())
	}
	return x
}

func TestErrorsNameTheItem(t *testing.T) {
	for _, c := range []struct {
		name string
		x    []float64
		want error
		item string
	}{
		{"negative", []float64{-5, 2, 4}, ErrNegative, "item 1 (-5)"},
		{"infinite", []float64{1, math.Inf(1)}, ErrNotFinite, "item 2 (+Inf)"},
		{"minus infinite", []float64{1, math.Inf(-1)}, ErrNotFinite, "item 2 (-Inf)"},
		{"not a number", []float64{1, 2, math.NaN()}, ErrNotFinite, "item 3 (NaN)"},
		{"zero total", []float64{0, 0}, ErrZeroTotal, ""},
		{"empty", nil, ErrEmpty, ""},
	} {
		s, err := Of(c.x)
		if !errors.Is(err, c.want) || s != nil {
			t.Errorf("%s: Of = %v, %v; want %v", c.name, s, err, c.want)
			continue
		}
		if !strings.Contains(err.Error(), c.item) {
			t.Errorf("%s: error %q does not name %q", c.name, err, c.item)
		}
	}
	if _, err := OfRat([]*big.Rat{big.NewRat(1, 1), nil}); !errors.Is(err, ErrMissing) {
		t.Errorf("OfRat with nil: %v, want ErrMissing", err)
	}
	if _, err := OfRat(rats("1 -2")); !errors.Is(err, ErrNegative) {
		t.Errorf("OfRat with -2: %v, want ErrNegative", err)
	}
}

func TestExtremes(t *testing.T) {
	for _, c := range []struct {
		name string
		x    []float64
		want float64 // of the last item
	}{
		{"sum overflows", []float64{1.7e308, 1.7e308, 1.7e308}, 1.0 / 3},
		{"smallest", []float64{5e-324, 5e-324}, 0.5},
		{"not associative", []float64{1e16, 1, 1, 1, 1}, 1.0 / 10000000000000004},
		{"tenths", []float64{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 0.1},
	} {
		s, err := Of(c.x)
		if err != nil || math.Abs(s[len(s)-1]/c.want-1) > 1e-15 {
			t.Errorf("%s: %v, %v; want %v last", c.name, s, err, c.want)
		}
	}
	if got, err := Total([]float64{1e16, 1, 1, 1, 1}); got != 10000000000000004 || err != nil {
		t.Errorf("Total = %v, %v", got, err)
	}
	if got, err := Total([]float64{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}); got != 1 || err != nil {
		t.Errorf("Total of ten tenths = %v, %v", got, err)
	}
	if _, err := Total([]float64{1.7e308, 1.7e308}); !errors.Is(err, ErrOverflow) {
		t.Errorf("Total beyond float64: %v, want ErrOverflow", err)
	}
}

func TestMissingIsNotZero(t *testing.T) {
	used, missing := Complete([]float64{1, 2, math.NaN(), 3})
	if missing != 1 || !slices.Equal(used, []float64{1, 2, 3}) {
		t.Errorf("Complete = %v, %d", used, missing)
	}
	d := []dataset.Decimal{dataset.Int(1), {}, dataset.Int(0)}
	x, missing, err := CompleteRat(d)
	if err != nil || missing != 1 || len(x) != 2 {
		t.Errorf("CompleteRat = %v, %d, %v", x, missing, err)
	}
	if _, _, err := CompleteRat([]dataset.Decimal{dataset.Inf(1)}); !errors.Is(err, ErrNotFinite) {
		t.Errorf("CompleteRat(inf): %v", err)
	}
	if active, zeros := Active([]float64{0, 4, 0}); zeros != 2 || !slices.Equal(active, []float64{4}) {
		t.Errorf("Active = %v, %d", active, zeros)
	}
}

func TestRanks(t *testing.T) {
	x := []float64{7, 7, 7, 1}
	if got := Ranks(x); !slices.Equal(got, []int{1, 1, 1, 4}) {
		t.Errorf("Ranks = %v", got)
	}
	if got := MidRanks(x); !slices.Equal(got, []float64{2, 2, 2, 4}) {
		t.Errorf("MidRanks = %v", got)
	}
	if got := Largest(x); !slices.Equal(got, []int{0, 1, 2}) {
		t.Errorf("Largest = %v, want all three", got)
	}
	if got := Order([]float64{1, 3, 2, 3}); !slices.Equal(got, []int{1, 3, 2, 0}) {
		t.Errorf("Order = %v", got)
	}
	if Largest(nil) != nil {
		t.Error("Largest of nothing is something")
	}
}

// annex is a small table whose shares are simple numbers.
func annex() []Leaf {
	leaf := func(code, parent, section string, v int64) Leaf {
		return Leaf{Code: code, Parent: parent, Section: section, Value: big.NewRat(v, 1)}
	}
	return []Leaf{leaf("1.1", "1", "1", 60), leaf("1.2", "1", "1", 40),
		leaf("2.1.1", "2.1", "2", 30), leaf("2.1.2", "2.1", "2", 10), leaf("2.2.1", "2.2", "2", 60)}
}

func TestSharesOfParentSectionAndTotal(t *testing.T) {
	leaves := annex()
	parent, err := OfParent(leaves)
	if err != nil {
		t.Fatal(err)
	}
	sect, err := OfSection(leaves)
	if err != nil {
		t.Fatal(err)
	}
	want := rats("0.6 0.4 0.75 0.25 1")
	wantSection := rats("0.6 0.4 0.3 0.1 0.6")
	for i := range leaves {
		if parent[i].Cmp(want[i]) != 0 || sect[i].Cmp(wantSection[i]) != 0 {
			t.Errorf("%s: %v of parent, %v of section", leaves[i].Code, parent[i], sect[i])
		}
	}
	if _, err := OfTotal(leaves, Sections{}); !errors.Is(err, ErrOverlap) {
		t.Errorf("unknown sections were added: %v", err)
	}
	total, err := OfTotal(leaves, Sections{Disjoint: true})
	if err != nil || total[0].Cmp(big.NewRat(3, 10)) != 0 {
		t.Errorf("disjoint sections: %v, %v", total, err)
	}
	if one, err := OfTotal(InSection(leaves, "2"), TechnologyInsurance); err != nil || one[2].Cmp(big.NewRat(6, 10)) != 0 {
		t.Errorf("one section: %v, %v", one, err)
	}
	leaves[4].Value = new(big.Rat)
	if _, err := OfParent(leaves); !errors.Is(err, ErrZeroTotal) || !strings.Contains(err.Error(), "2.2") {
		t.Errorf("zero group: %v, want ErrZeroTotal naming 2.2", err)
	}
}

func TestLeavesOfData(t *testing.T) {
	d := &dataset.Data{
		Lines: []dataset.Line{{Edition: "e", Code: "2"}, {Edition: "e", Code: "2.1", Parent: "2"}, {Edition: "e", Code: "2.2", Parent: "2"}},
		Business: []dataset.Business{
			{Edition: "e", Code: "2", Measure: "policies", Value: dataset.Int(99)}, // a group's own figure
			{Edition: "e", Code: "2.1", Measure: "policies", Value: dataset.Int(4)},
			{Edition: "f", Code: "2.2", Measure: "policies", Value: dataset.Int(7)},
		},
	}
	leaves, missing, err := Leaves(d, "e", "policies")
	if err != nil || missing != 1 || len(leaves) != 2 || leaves[0].Value.Cmp(big.NewRat(4, 1)) != 0 || leaves[1].Value != nil {
		t.Errorf("Leaves = %v, %d, %v", leaves, missing, err)
	}
	if sorted := ByValue(leaves); sorted[0].Code != "2.1" {
		t.Errorf("ByValue puts a missing value first: %v", sorted)
	}
	if _, _, err := Leaves(d, "e", "premium_income"); !errors.Is(err, ErrEmpty) {
		t.Errorf("Leaves without values: %v, want ErrEmpty", err)
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		num, den int64
		places   int
		want     string
	}{
		{1, 1, 2, "100.00%"}, {1, 3, 1, "33.3%"}, {24, 1000000, 2, "<0.01%"}, {-24, 1000000, 2, ">-0.01%"},
		{0, 1, 2, "0.00%"}, {1, 20000, 2, "0.01%"}, {49, 1000000, 2, "<0.01%"}, {1, 1000, 0, "<1%"}, {1, 2, -3, "50%"},
	} {
		if got := Percent(big.NewRat(c.num, c.den), c.places); got != c.want {
			t.Errorf("Percent(%d/%d, %d) = %s, want %s", c.num, c.den, c.places, got, c.want)
		}
	}
}

func TestRoundTo100AddsUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	hundred := big.NewRat(100, 1)
	for range 300 {
		x := make([]*big.Rat, 1+rng.IntN(20))
		for i := range x {
			x[i] = big.NewRat(rng.Int64N(1000), 7)
		}
		x[0].Add(x[0], big.NewRat(1, 1))
		places := rng.IntN(4)
		got, err := RoundTo100(x, places)
		if err != nil {
			t.Fatal(err)
		}
		exact, _ := OfRat(x)
		sum, unit := new(big.Rat), new(big.Rat).SetFrac(big.NewInt(1), pow10(places))
		for i := range got {
			sum.Add(sum, got[i])
			off := new(big.Rat).Sub(got[i], exact[i].Mul(exact[i], hundred))
			if off.Abs(off).Cmp(unit) >= 0 {
				t.Fatalf("item %d moved by %v, a unit or more", i, off)
			}
		}
		if sum.Cmp(hundred) != 0 {
			t.Fatalf("sum %v, want 100", sum)
		}
	}
	if _, err := RoundTo100(rats("1"), -1); !errors.Is(err, ErrArgument) {
		t.Errorf("negative places: %v", err)
	}
}

func TestExactAndFloatFormsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		n := 1 + rng.IntN(30)
		x, y := make([]float64, n), make([]float64, n)
		rx, ry := make([]*big.Rat, n), make([]*big.Rat, n)
		for i := range x {
			x[i], y[i] = math.Exp(20*rng.NormFloat64()), 1+float64(rng.IntN(1000))
			rx[i], ry[i] = new(big.Rat).SetFloat64(x[i]), new(big.Rat).SetFloat64(y[i])
		}
		s, _ := Of(x)
		rs, _ := OfRat(rx)
		gap, _ := GapPP(x, y)
		rgap, _ := GapPPRat(rx, ry)
		avg, _ := Average(x, y)
		ravg, _ := AverageRat(rx, ry)
		for i := range s {
			near(t, "share", s[i], rs[i], 1e-14, 0)
			near(t, "gap", gap[i], rgap[i], 1e-12, 1e-12)
		}
		near(t, "average", avg, ravg, 1e-14, 0)
		order, cum, _ := Cumulative(x)
		exactOrder, exact, _ := CumulativeRat(rx)
		if !slices.Equal(order, exactOrder) {
			t.Errorf("orders %v and %v", order, exactOrder)
		}
		for k, c := range exact {
			near(t, "cumulative", cum[k], c, 1e-14, 0)
		}
	}
}

func near(t *testing.T, what string, got float64, want *big.Rat, rel, abs float64) {
	t.Helper()
	w, _ := want.Float64()
	if math.Abs(got-w) > rel*math.Abs(w)+abs {
		t.Errorf("%s = %.17g, want %.17g", what, got, w)
	}
}

// TestOutOfRange holds that arithmetic which leaves the range of float64 is an error, not an infinity.
func TestOutOfRange(t *testing.T) {
	for name, f := range map[string]func() error{
		"total":             func() error { _, err := Total([]float64{1.7e308, 1.7e308}); return err },
		"average":           func() error { _, err := Average([]float64{1e308}, []float64{0.01}); return err },
		"averages":          func() error { _, err := Averages([]float64{1, 1e308}, []float64{1, 0.01}); return err },
		"location quotient": func() error { _, err := LocationQuotient([]float64{1, 1}, []float64{1e300, 1e-300}); return err },
	} {
		if err := f(); !errors.Is(err, ErrOverflow) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestGrandTotalIsNoLeaf holds that a printed total of everything is not taken for a line item.
func TestGrandTotalIsNoLeaf(t *testing.T) {
	d := &dataset.Data{}
	for _, code := range []string{"1", "2", TotalCode} {
		d.Lines = append(d.Lines, dataset.Line{Edition: "e", Code: code})
		d.Business = append(d.Business, dataset.Business{Edition: "e", Code: code, Measure: "policies", Value: dataset.Int(5)})
	}
	leaves, missing, err := Leaves(d, "e", "policies")
	if err != nil || missing != 0 || len(leaves) != 2 {
		t.Errorf("%v, %d missing, %v", leaves, missing, err)
	}
}

func TestAverages(t *testing.T) {
	a, err := Averages([]float64{10, 0}, []float64{4, 5})
	if err != nil || !slices.Equal(a, []float64{2.5, 0}) {
		t.Errorf("Averages = %v, %v", a, err)
	}
	if _, err := Averages([]float64{1}, []float64{0}); !errors.Is(err, ErrZeroItem) {
		t.Errorf("no policies: %v", err)
	}
	if _, err := Average([]float64{1}, []float64{0}); !errors.Is(err, ErrZeroTotal) {
		t.Errorf("no policies at all: %v", err)
	}
	if got, err := Average([]float64{0}, []float64{3}); got != 0 || err != nil {
		t.Errorf("no amount: %v, %v", got, err)
	}
	if _, err := LocationQuotient([]float64{1, 1}, []float64{0, 1}); !errors.Is(err, ErrZeroItem) {
		t.Errorf("location quotient without policies: %v", err)
	}
	if _, err := GapPP([]float64{1}, []float64{1, 2}); !errors.Is(err, ErrLength) {
		t.Errorf("lengths: %v", err)
	}
}

func TestFrame(t *testing.T) {
	df := dataframe.ReadCSV(strings.NewReader("group,v\na,1\na,3\nb,\nb,4\n"))
	out, err := Frame(df, "v", "group")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(out.Names(), " "); got != "group v share share_within rank cumulative" {
		t.Errorf("columns %s", got)
	}
	s, within := out.Col("share"), out.Col("share_within").Float()
	if !s.Elem(2).IsNA() || s.Elem(1).Float() != 0.375 || within[1] != 0.75 || within[3] != 1 {
		t.Errorf("share %v, within %v", s, within)
	}
	if _, err := Frame(df, "w", ""); !errors.Is(err, ErrArgument) {
		t.Errorf("unknown column: %v", err)
	}
	words := dataframe.ReadCSV(strings.NewReader("v\nmany\nfew\n"))
	if _, err := Frame(words, "v", ""); !errors.Is(err, ErrNotFinite) {
		t.Errorf("words: %v", err)
	}
}
