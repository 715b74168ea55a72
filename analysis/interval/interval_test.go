package interval

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"

	"techins/analysis/concentration"
	"techins/analysis/shares"
	"techins/dataset"
)

// measured pairs the bounds of a measure with the measure itself.
var measured = map[string]struct {
	bounds func(lower, upper []float64) (Bounds, error)
	of     func([]float64) (float64, error)
}{
	"HHI":     {func(l, u []float64) (Bounds, error) { h, err := HHI(l, u); return h.Bounds, err }, concentration.HHI},
	"Gini":    {Gini, concentration.Gini},
	"Theil T": {TheilT, concentration.TheilT},
	"entropy": {Entropy, concentration.Entropy},
	"CR1":     {func(l, u []float64) (Bounds, error) { return CR(l, u, 1) }, func(x []float64) (float64, error) { return concentration.CR(x, 1) }},
	"CR2":     {func(l, u []float64) (Bounds, error) { return CR(l, u, 2) }, func(x []float64) (float64, error) { return concentration.CR(x, 2) }},
	"share 1": {func(l, u []float64) (Bounds, error) { s, err := Shares(l, u); return s[0], err },
		func(x []float64) (float64, error) { s, err := shares.Of(x); return s[0], err }},
}

// randomBox has intervals of many sizes, some points, some from zero, some inside others.
func randomBox(rng *rand.Rand, n int) (lower, upper []float64) {
	for range n {
		l := math.Exp(2 * rng.NormFloat64())
		u := l * (1 + math.Abs(rng.NormFloat64()))
		switch rng.IntN(6) {
		case 0:
			u = l
		case 1:
			l = 0
		}
		lower, upper = append(lower, l), append(upper, u)
	}
	return lower, upper
}

// TestBruteForce tries every vertex, many levels and many random points of small boxes: no value
// leaves the bounds, and the values reach at least 99 % of their width.
func TestBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 80 {
		lower, upper := randomBox(rng, 2+rng.IntN(6))
		for name, m := range measured {
			b, err := m.bounds(lower, upper)
			if err != nil || b.Outer {
				t.Fatalf("%s of %v, %v: %+v, %v", name, lower, upper, b, err)
			}
			low, high := math.Inf(1), math.Inf(-1)
			tryBox(rng, lower, upper, func(x []float64) {
				v, err := m.of(x)
				if err != nil {
					return // everything is zero
				}
				low, high = min(low, v), max(high, v)
			})
			if low < b.Lower-1e-12 || high > b.Upper+1e-12 {
				t.Errorf("%s of %v, %v: %v to %v leaves the bounds %v to %v", name, lower, upper, low, high, b.Lower, b.Upper)
			}
			if width := b.Upper - b.Lower; high-low < 0.99*width-1e-12 {
				t.Errorf("%s of %v, %v: bounds %v to %v, reached only %v to %v", name, lower, upper, b.Lower, b.Upper, low, high)
			}
		}
	}
}

func tryBox(rng *rand.Rand, lower, upper []float64, f func(x []float64)) {
	n := len(lower)
	x := make([]float64, n)
	for code := range 1 << n {
		for i := range x {
			x[i] = lower[i]
			if code>>i&1 == 1 {
				x[i] = upper[i]
			}
		}
		f(x)
	}
	for range 500 {
		for i := range x {
			x[i] = lower[i] + rng.Float64()*(upper[i]-lower[i])
		}
		f(x)
	}
	top := 0.0
	for _, u := range upper {
		top = max(top, u)
	}
	for k := range 2000 { // the curve on which the minimum is, and around each item's ends
		level := top * math.Pow(float64(k+1)/2000, 3)
		for i := range x {
			x[i] = min(max(level, lower[i]), upper[i])
		}
		f(x)
		i := k % n
		x[i] = lower[i]
		f(x)
		x[i] = upper[i]
		f(x)
	}
}

func TestExactBoundsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		lower, upper := randomBox(rng, 2+rng.IntN(10))
		var x []Interval
		for i := range lower {
			x = append(x, Interval{Lower: new(big.Rat).SetFloat64(lower[i]), Upper: new(big.Rat).SetFloat64(upper[i])})
		}
		h, err := HHI(lower, upper)
		eh, eerr := HHIRat(x)
		agree(t, "HHI", h.Bounds, eh.BoundsRat, err, eerr)
		g, err := Gini(lower, upper)
		eg, eerr := GiniRat(x)
		agree(t, "Gini", g, eg, err, eerr)
		for k := 1; k <= len(x); k++ {
			c, err := CR(lower, upper, k)
			ec, eerr := CRRat(x, k)
			agree(t, "CR", c, ec, err, eerr)
		}
		s, err := Shares(lower, upper)
		es, eerr := SharesRat(x)
		for i := range s {
			agree(t, "share", s[i], es[i], err, eerr)
		}
	}
}

func agree(t *testing.T, name string, b Bounds, e BoundsRat, err, eerr error) {
	t.Helper()
	if err != nil || eerr != nil {
		t.Fatalf("%s: %v, %v", name, err, eerr)
	}
	l, _ := e.Lower.Float64()
	u, _ := e.Upper.Float64()
	if math.Abs(b.Lower-l) > 1e-12 || math.Abs(b.Upper-u) > 1e-12 || b.Outer != e.Outer || b.UpperOpen != e.UpperOpen || b.LowerOpen != e.LowerOpen {
		t.Errorf("%s: %+v, exactly %v to %v %+v", name, b, l, u, e)
	}
}

// TestOuterBoundsAreValid compares bounds that may not be sharp with the values at many vertices of
// boxes that are too ambiguous to try them all.
func TestOuterBoundsAreValid(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	outer := 0
	for range 12 {
		n := 40 + rng.IntN(40)
		lower, upper := make([]float64, n), make([]float64, n)
		for i := range lower {
			lower[i] = 1 + rng.Float64()
			upper[i] = lower[i] + 4*rng.Float64()
		}
		for _, name := range []string{"HHI", "Gini", "Theil T", "CR1"} {
			m := measured[name]
			b, err := m.bounds(lower, upper)
			if err != nil {
				t.Fatal(err)
			}
			if b.Outer {
				outer++
			}
			best := climb(rng, lower, upper, m.of)
			if best > b.Upper+1e-12 {
				t.Errorf("%s: %v exceeds the bound %v (outer: %v)", name, best, b.Upper, b.Outer)
			}
			if b.Upper-best > 0.05*(b.Upper-b.Lower) {
				t.Errorf("%s: the bound %v is far above %v, the best found", name, b.Upper, best)
			}
		}
	}
	if outer == 0 {
		t.Error("no box was too ambiguous; the test tests nothing")
	}
}

// climb looks for a vertex with a large value by changing one item at a time.
func climb(rng *rand.Rand, lower, upper []float64, of func([]float64) (float64, error)) float64 {
	best := 0.0
	for range 20 {
		x := make([]float64, len(lower))
		for i := range x {
			x[i] = lower[i]
			if rng.IntN(2) == 0 {
				x[i] = upper[i]
			}
		}
		value, _ := of(x)
		for improved := true; improved; {
			improved = false
			for i := range x {
				old := x[i]
				if x[i] = upper[i]; old == upper[i] {
					x[i] = lower[i]
				}
				if v, _ := of(x); v > value+1e-15 {
					value, improved = v, true
				} else {
					x[i] = old
				}
			}
		}
		best = max(best, value)
	}
	return best
}

func TestInfiniteEnds(t *testing.T) {
	inf := math.Inf(1)
	// One number is missing: the HHI of 1, 2, 3 and anything is at least 0.28, at 7/3.
	h, err := HHI([]float64{1, 2, 0, 3}, []float64{1, 2, inf, 3})
	if err != nil || math.Abs(h.Lower-0.28) > 1e-15 || h.Upper != 1 || !h.UpperOpen || math.Abs(h.Level-7.0/3) > 1e-14 {
		t.Errorf("HHI with a missing item: %+v, %v", h, err)
	}
	for name, m := range measured {
		b, err := m.bounds([]float64{1, 2, 0}, []float64{inf, inf, 5})
		if err != nil || b.Outer {
			t.Fatalf("%s: %+v, %v", name, b, err)
		}
		for _, big := range []float64{3, 1e3, 1e9} {
			for _, x := range [][]float64{{big, 2, 0}, {1, big, 5}, {big, big, 5}} {
				if v, _ := m.of(x); !b.Contains(v, 1e-12) {
					t.Errorf("%s of %v is %v, outside %+v", name, x, v, b)
				}
			}
		}
		low, _ := m.of([]float64{1e15, 2, 0})
		if (name == "HHI" || name == "CR1" || name == "share 1") && (b.Upper-low > 1e-12 || !b.UpperOpen) {
			t.Errorf("%s: %+v is not approached by %v", name, b, low)
		}
	}
	c, err := CR([]float64{0, 0, 1}, []float64{0, inf, 2}, 2)
	if err != nil || c.Upper != 1 || c.UpperOpen {
		t.Errorf("CR2 that can be 1: %+v, %v", c, err)
	}
	one, err := HHI([]float64{0, 4}, []float64{0, inf})
	if err != nil || one.Lower != 1 || one.Upper != 1 || one.UpperOpen {
		t.Errorf("all in one: %+v, %v", one, err)
	}
	zeros, err := Gini([]float64{0, 0}, []float64{0, inf})
	if err != nil || zeros.Lower != 0.5 || zeros.Upper != 0.5 {
		t.Errorf("Gini of zero and anything: %+v, %v", zeros, err)
	}
}

func TestBadBoxes(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		name         string
		lower, upper []float64
		want         error
		item         string
	}{
		{"reversed", []float64{1, 3}, []float64{1, 2}, ErrReversed, "item 2 (3 > 2)"},
		{"negative", []float64{-1, 3}, []float64{1, 4}, shares.ErrNegative, "item 1 (-1)"},
		{"not a number below", []float64{1, nan}, []float64{1, inf}, shares.ErrNotFinite, "item 2"},
		{"not a number above", []float64{1, 1}, []float64{1, nan}, shares.ErrNotFinite, "item 2"},
		{"infinite below", []float64{inf}, []float64{inf}, shares.ErrNotFinite, "item 1"},
		{"zero", []float64{0, 0}, []float64{0, 0}, shares.ErrZeroTotal, ""},
		{"empty", nil, nil, shares.ErrEmpty, ""},
		{"lengths", []float64{1}, nil, shares.ErrLength, ""},
	} {
		for name, m := range measured {
			if name == "share 1" {
				continue
			}
			b, err := m.bounds(c.lower, c.upper)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.item) || b != (Bounds{}) {
				t.Errorf("%s, %s: %+v, %v", c.name, name, b, err)
			}
		}
	}
	one := big.NewRat(1, 1)
	for name, x := range map[string][]Interval{
		"empty": nil, "no lower end": {{Upper: one}}, "negative": {{Lower: big.NewRat(-1, 1), Upper: one}}, "reversed": {{Lower: one, Upper: new(big.Rat)}},
	} {
		if _, err := HHIRat(x); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := CR([]float64{1}, []float64{1}, 2); !errors.Is(err, shares.ErrTooFew) {
		t.Errorf("CR2 of one: %v", err)
	}
	if _, err := CR([]float64{1}, []float64{1}, 0); !errors.Is(err, shares.ErrArgument) {
		t.Errorf("CR0: %v", err)
	}
}

func TestSharesOfAKnownTotal(t *testing.T) {
	x := []Interval{{Lower: big.NewRat(1, 1), Upper: big.NewRat(3, 1)}, {Lower: big.NewRat(1, 1), Upper: big.NewRat(5, 1)}}
	s, err := SharesOfTotal(x, Exactly(big.NewRat(4, 1)))
	if err != nil || s[0].Lower.Cmp(big.NewRat(1, 4)) != 0 || s[0].Upper.Cmp(big.NewRat(3, 4)) != 0 {
		t.Errorf("%v, %v", s, err)
	}
	rng := rand.New(rand.NewPCG(7, 8))
	for range 100 {
		total := 2 + 6*rng.Float64()
		known, err := SharesOfTotal(x, Interval{Lower: new(big.Rat).SetFloat64(total - 0.5), Upper: new(big.Rat).SetFloat64(total + 0.5)})
		if err != nil {
			t.Fatal(err)
		}
		for range 200 {
			a, b := 1+2*rng.Float64(), 1+4*rng.Float64()
			if math.Abs(a+b-total) > 0.5 {
				continue
			}
			if v := new(big.Rat).SetFloat64(a / (a + b)); v.Cmp(known[0].Lower) < 0 || v.Cmp(known[0].Upper) > 0 {
				t.Errorf("share %v outside %v", v, known[0])
			}
		}
	}
	if _, err := SharesOfTotal(x, Exactly(big.NewRat(9, 1))); !errors.Is(err, shares.ErrArgument) {
		t.Errorf("impossible total: %v", err)
	}
}

func TestSumsAndGrowth(t *testing.T) {
	i := func(l, u int64) Interval { return Interval{Lower: big.NewRat(l, 1), Upper: big.NewRat(u, 1)} }
	sum, err := Sum([]Interval{i(-1, 2), {Lower: big.NewRat(3, 1)}})
	if err != nil || sum.String() != "[2, inf)" {
		t.Errorf("%v, %v", sum, err)
	}
	g, err := Growth(i(2, 4), i(3, 6))
	if err != nil || g.String() != "[-0.25, 2]" {
		t.Errorf("%v, %v", g, err)
	}
	if g, err = Growth(Interval{Lower: big.NewRat(2, 1)}, i(3, 6)); err != nil || g.String() != "(-1, 2]" {
		t.Errorf("%v, %v", g, err)
	}
	if _, err := Growth(i(0, 4), i(3, 6)); !errors.Is(err, shares.ErrZeroItem) {
		t.Errorf("from zero: %v", err)
	}
	if _, err := Growth(i(-1, 4), i(3, 6)); !errors.Is(err, shares.ErrNegative) {
		t.Errorf("negative: %v", err)
	}
	if _, err := Sum(nil); !errors.Is(err, shares.ErrEmpty) {
		t.Errorf("nothing: %v", err)
	}
}

func TestIntervals(t *testing.T) {
	for s, want := range map[string]string{"79.24": "[79.235, 79.245)", "35.50": "[35.495, 35.505)", "9": "[8.5, 9.5)", "-2.0": "[-2.05, -1.95)"} {
		if i, err := Printed(s); err != nil || i.String() != want {
			t.Errorf("Printed(%s) = %v, %v; want %s", s, i, err, want)
		}
	}
	for s, want := range map[string]error{"": shares.ErrMissing, "inf": shares.ErrNotFinite} {
		if _, err := Printed(s); !errors.Is(err, want) {
			t.Errorf("Printed(%q): %v", s, err)
		}
	}
	if _, err := Printed("1,000"); err == nil {
		t.Error("a separator was taken")
	}
	if _, err := Of(dataset.Int(2), dataset.Int(1)); !errors.Is(err, ErrReversed) {
		t.Errorf("reversed: %v", err)
	}
	if _, err := Of(dataset.Decimal{}, dataset.Int(1)); !errors.Is(err, shares.ErrMissing) {
		t.Errorf("missing: %v", err)
	}
	if i := (Interval{Lower: big.NewRat(1, 1), LowerOpen: true}); i.Contains(big.NewRat(1, 1)) || !i.Contains(big.NewRat(2, 1)) || i.String() != "(1, inf)" {
		t.Errorf("%v", i)
	}
}

func TestMeasuresFrame(t *testing.T) {
	df := dataframe.ReadCSV(strings.NewReader("l,u\n1,2\n2,4\n3,\n"))
	out, err := MeasuresFrame(df, "l", "u")
	if err != nil || out.Nrow() != 5 || out.Col("upper").Elem(1).Float() != 1 {
		t.Errorf("%v, %v", out, err)
	}
	if _, err := Frame(df, "u", "l"); err == nil {
		t.Error("a missing lower end was taken")
	}
}

// TestReversedEnds holds that ends in the wrong order are refused by sums and growth too.
func TestReversedEnds(t *testing.T) {
	good, bad := Exactly(big.NewRat(2, 1)), Interval{Lower: big.NewRat(3, 1), Upper: big.NewRat(1, 1)}
	if _, err := Sum([]Interval{good, bad}); !errors.Is(err, ErrReversed) {
		t.Errorf("Sum: %v", err)
	}
	for _, pair := range [][2]Interval{{good, bad}, {bad, good}} {
		if _, err := Growth(pair[0], pair[1]); !errors.Is(err, ErrReversed) {
			t.Errorf("Growth: %v", err)
		}
	}
}

// TestFastSharesAreTheGeneralOnes compares the short way of closed intervals with the general one.
func TestFastSharesAreTheGeneralOnes(t *testing.T) {
	for _, box := range [][2][]float64{
		{{1, 2, 0, 0}, {2, 2, 5, 0}}, {{0, 0}, {0, 3}}, {{0}, {1}}, {{1e-320, 0}, {1e-319, 1e-310}}, {{1e308, 1e307}, {1.7e308, 1.7e308}},
	} {
		fast := closedShares(box[0], box[1])
		b, _, err := floatBox(box[0], box[1])
		if err != nil || fast == nil {
			t.Fatal(box, err)
		}
		for i, f := range shareBounds(b) {
			if fast[i] != floatBounds(f) {
				t.Errorf("%v, item %d: %v, want %v", box, i, fast[i], floatBounds(f))
			}
		}
	}
	for _, box := range [][2][]float64{{{1}, {1, 2}}, {{2}, {1}}, {{-1}, {1}}, {{0}, {0}}, {{1}, {math.Inf(1)}}, {{1}, {math.NaN()}}, {nil, nil}} {
		if s := closedShares(box[0], box[1]); s != nil {
			t.Errorf("%v: %v", box, s)
		}
	}
}
