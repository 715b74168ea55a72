package concentration

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"

	"techins/analysis/shares"
)

func TestNothingIsComputedOfBadInput(t *testing.T) {
	for _, c := range []struct {
		name string
		x    []float64
		want error
	}{
		{"negative", []float64{-5, 2, 4}, shares.ErrNegative},
		{"infinite", []float64{1, math.Inf(1), 2}, shares.ErrNotFinite},
		{"not a number", []float64{1, math.NaN(), 2}, shares.ErrNotFinite},
		{"zero total", []float64{0, 0, 0}, shares.ErrZeroTotal},
		{"empty", nil, shares.ErrEmpty},
	} {
		for name, of := range measures {
			if v, err := of(c.x); !errors.Is(err, c.want) || v != 0 {
				t.Errorf("%s of %s: %v, %v; want 0 and %v", name, c.name, v, err, c.want)
			}
		}
	}
}

func TestOneItem(t *testing.T) {
	x := []float64{30047.8}
	undefined := []string{"NormalizedHHI", "GiniCorrected", "Pielou", "CVSample", "SDLogSample", "Horvath", "Kwoka", "Stenbacka", "CR2"}
	ones := []string{"CR1", "HHI", "EffectiveNumber", "Rosenbluth", "GarciaAlba", "HannahKay0.5", "HannahKay3", "MaxOverMin"}
	for name, of := range measures {
		v, err := of(x)
		switch {
		case slices.Contains(undefined, name):
			if !errors.Is(err, shares.ErrTooFew) {
				t.Errorf("%s of one item: %v, %v; want ErrTooFew", name, v, err)
			}
		case slices.Contains(ones, name):
			if v != 1 || err != nil {
				t.Errorf("%s of one item: %v, %v; want 1", name, v, err)
			}
		default:
			if v != 0 || err != nil {
				t.Errorf("%s of one item: %v, %v; want 0", name, v, err)
			}
		}
	}
}

func TestZeros(t *testing.T) {
	x := []float64{0, 0, 1, 1}
	for _, name := range []string{"TheilL", "GE-1", "SDLogSample", "MaxOverMin"} {
		_, err := measures[name](x)
		var item *shares.ItemError
		if !errors.Is(err, shares.ErrZeroItem) || !errors.As(err, &item) || item.Index != 0 {
			t.Errorf("%s with zeros: %v, want the first item named", name, err)
		}
	}
	for name, want := range map[string]float64{"Atkinson1": 1, "Atkinson2": 1, "TheilT": math.Ln2, "HHI": 0.5, "Gini": 0.5, "Hoover": 0.5} {
		if v := value(t, name, x); math.Abs(v-want) > 1e-15 {
			t.Errorf("%s = %v, want %v", name, v, want)
		}
	}
	if g, err := GeometricMean(x); g != 0 || err != nil {
		t.Errorf("geometric mean = %v, %v", g, err)
	}
}

// Amounts that are equal but for their last digits: the true Theil index is far below the rounding
// of ln n - H, which gives a negative number.
func TestNearlyEqualAmounts(t *testing.T) {
	x := []float64{1e15, 1e15 + 1, 1e15 + 2}
	if v := value(t, "TheilT", x); math.Abs(v/3.33333333333333e-31-1) > 1e-12 {
		t.Errorf("Theil T = %v, want 3.33e-31", v)
	}
	if v := value(t, "Atkinson2", x); v < 0 || v > 1e-30 {
		t.Errorf("Atkinson(2) = %v", v)
	}
}

func TestArguments(t *testing.T) {
	x := []float64{1, 2}
	for name, of := range map[string]func() (float64, error){
		"CR 0":          func() (float64, error) { return CR(x, 0) },
		"HannahKay -1":  func() (float64, error) { return HannahKay(x, -1) },
		"HannahKay NaN": func() (float64, error) { return HannahKay(x, math.NaN()) },
		"GE Inf":        func() (float64, error) { return GE(x, math.Inf(1)) },
		"Atkinson 0":    func() (float64, error) { return Atkinson(x, 0) },
	} {
		if _, err := of(); !errors.Is(err, shares.ErrArgument) {
			t.Errorf("%s: %v, want ErrArgument", name, err)
		}
	}
	if _, err := CR(x, 3); !errors.Is(err, shares.ErrTooFew) || !strings.Contains(err.Error(), "n = 2 < 3") {
		t.Errorf("CR3 of two: %v", err)
	}
}

func TestSortFloats(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 100, radixFrom, 3 * radixFrom} {
		x := random(rng, n)
		for i := 0; i < n; i += 7 {
			x[i] = 0
		}
		if n > 3 {
			x[1], x[2], x[3] = math.MaxFloat64, 5e-324, math.Copysign(0, -1)
		}
		want := slices.Clone(x)
		slices.Sort(want)
		sortFloats(x)
		if !slices.Equal(x, want) {
			t.Errorf("%d numbers are not sorted", n)
		}
	}
}

// The numbers of SpearmanP and KendallP for small n are counted here by visiting every order.
func TestExactPValuesCountOrders(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	for n := 3; n <= 6; n++ {
		x, y := random(rng, n), random(rng, n)
		rho, _ := Spearman(x, y)
		tau, _ := Kendall(x, y)
		var lower, upper, far, all float64
		permute(slices.Clone(y), 0, func(z []float64) {
			r, _ := Spearman(x, z)
			k, _ := Kendall(x, z)
			all++
			lower += count(r <= rho+1e-9)
			upper += count(r >= rho-1e-9)
			far += count(math.Abs(k) >= math.Abs(tau)-1e-9)
		})
		if p, err := SpearmanP(x, y); err != nil || math.Abs(p-min(1, 2*min(lower, upper)/all)) > 1e-12 {
			t.Errorf("n = %d: Spearman p = %v, %v; counted %v and %v of %v", n, p, err, lower, upper, all)
		}
		if p, err := KendallP(x, y); err != nil || math.Abs(p-far/all) > 1e-12 {
			t.Errorf("n = %d: Kendall p = %v, %v; counted %v of %v", n, p, err, far, all)
		}
	}
}

func count(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func permute(x []float64, k int, f func([]float64)) {
	if k == len(x) {
		f(x)
		return
	}
	for i := k; i < len(x); i++ {
		x[k], x[i] = x[i], x[k]
		permute(x, k+1, f)
		x[k], x[i] = x[i], x[k]
	}
}

func TestAssociationErrors(t *testing.T) {
	tied, plain := []float64{1, 1, 2}, []float64{1, 2, 3}
	if _, err := KendallP(tied, plain); !errors.Is(err, ErrTies) {
		t.Errorf("KendallP with ties: %v", err)
	}
	if p, err := SpearmanP(tied, plain); err != nil || math.Abs(p-2.0/3) > 1e-15 {
		t.Errorf("SpearmanP with ties: %v, %v; two of six orders are as far up", p, err)
	}
	if _, err := Spearman([]float64{5, 5, 5}, plain); !errors.Is(err, ErrConstant) {
		t.Errorf("constant: %v", err)
	}
	if _, err := Regress(plain[:2], plain[:2]); !errors.Is(err, shares.ErrTooFew) {
		t.Errorf("line through two points: %v", err)
	}
	if _, err := LogLog([]float64{0, 1, 2}, plain); !errors.Is(err, shares.ErrZeroItem) {
		t.Errorf("logarithm of zero: %v", err)
	}
	if _, err := SpearmanPEdgeworth(plain, plain); !errors.Is(err, shares.ErrTooFew) {
		t.Errorf("series for n = 3: %v", err)
	}
	if _, err := Kendall(plain, tied[:2]); !errors.Is(err, shares.ErrLength) {
		t.Errorf("lengths: %v", err)
	}
	if _, err := Pearson([]float64{1, math.NaN()}, plain[:2]); !errors.Is(err, shares.ErrNotFinite) {
		t.Errorf("not a number: %v", err)
	}
	l, err := Regress([]float64{1, 2, 3, 4}, []float64{3, 5, 7, 9})
	if err != nil || math.Abs(l.Slope-2) > 1e-14 || l.R2 != 1 || l.P != 0 {
		t.Errorf("points on a line: %+v, %v", l, err)
	}
}

func TestBandsAtTheirEdges(t *testing.T) {
	b := MergerGuidelines2023
	for points, want := range map[float64]string{999.99: "unconcentrated", 1000: "moderately concentrated",
		1800: "moderately concentrated", 1800.01: "highly concentrated"} {
		if got := b.Label(points); got != want {
			t.Errorf("%v points: %q, want %q", points, got, want)
		}
	}
	if got := MergerGuidelines2010.Label(1296); got != "unconcentrated" {
		t.Errorf("1296 points under the guidelines of 2010: %q", got)
	}
}

func TestFrameNotesWhatIsUndefined(t *testing.T) {
	df := dataframe.ReadCSV(strings.NewReader("g,v\na,1\nb,2\nb,\nb,6\n"))
	out, err := Frame(df, "v", "g")
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := out.Col("missing").Int(); !slices.Equal(n, []int{0, 1}) {
		t.Errorf("missing = %v", n)
	}
	if !out.Col("hhi_normalized").Elem(0).IsNA() || !strings.Contains(out.Col("note").Elem(0).String(), "hhi_normalized: n = 1 < 2") {
		t.Errorf("undefined cells are not noted: %v", out)
	}
	if h := out.Col("hhi").Float(); h[1] != 0.625 {
		t.Errorf("hhi = %v", h)
	}
	if _, err := Frame(dataframe.ReadCSV(strings.NewReader("v\n-1\n")), "v", ""); !errors.Is(err, shares.ErrNegative) {
		t.Errorf("negative: %v", err)
	}
}

// TestOrdersNearTheirLimits holds that the families of order a are smooth where their formulas are 0/0: at
// 1 for Hill numbers, at 0 and 1 for generalised entropy and Atkinson's index.
func TestOrdersNearTheirLimits(t *testing.T) {
	x := []float64{1, 2, 3.5, 90, 700, 0.25}
	atkinson := func(e float64) func([]float64) (float64, error) {
		return func(x []float64) (float64, error) { return Atkinson(x, e) }
	}
	entropy := func(a float64) func([]float64) (float64, error) {
		return func(x []float64) (float64, error) { return GE(x, a) }
	}
	hill := func(a float64) func([]float64) (float64, error) {
		return func(x []float64) (float64, error) { return HannahKay(x, a) }
	}
	for _, c := range []struct {
		name      string
		near, far func([]float64) (float64, error)
	}{
		{"hill at 1", hill(1 + 1e-11), hill(1)},
		{"GE at 1", entropy(1 - 1e-11), TheilT},
		{"GE at 0", entropy(1e-11), TheilL},
		{"Atkinson at 1", atkinson(1 - 1e-11), atkinson(1)},
	} {
		v, err := c.near(x)
		w, _ := c.far(x)
		if err != nil || math.Abs(v/w-1) > 1e-9 {
			t.Errorf("%s: %.15g next to %.15g, %v", c.name, v, w, err)
		}
	}
	// The forms near the limits go over into the plain formulas.
	for _, a := range []float64{-0.5, 0.5, 1.5} {
		for _, f := range []func(float64) func([]float64) (float64, error){entropy, hill} {
			below, err1 := f(a - 1e-13)(x)
			above, err2 := f(a + 1e-13)(x)
			if a > 0 && (err1 != nil || err2 != nil || math.Abs(below/above-1) > 1e-11) {
				t.Errorf("order %v: %.15g and %.15g, %v, %v", a, below, above, err1, err2)
			}
		}
	}
	if v, err := GE([]float64{0, 1, 3}, 0.9); err != nil || math.Abs(v-0.5680284905279339) > 1e-12 {
		t.Errorf("GE(0.9) with a zero = %v, %v", v, err) // ((0 + 0.75^0.9 + 2.25^0.9)/3 - 1)/(0.9·(-0.1))
	}
}

// TestFarOrders holds that an order whose powers leave float64 is an error or the limit, never NaN.
func TestFarOrders(t *testing.T) {
	x := []float64{1, 2, 9}
	for _, a := range []float64{2000, -2000} {
		if v, err := GE(x, a); !errors.Is(err, shares.ErrOverflow) {
			t.Errorf("GE(%v) = %v, %v", a, v, err)
		}
	}
	if v, err := Atkinson(x, 1e6); err != nil || math.Abs(v-0.75) > 1e-5 { // 1 - least/mean
		t.Errorf("Atkinson(1e6) = %v, %v", v, err)
	}
	if v, err := GeometricMean([]float64{1e308, 1e-300, 1e-300, 1e-300}); err != nil || math.Abs(v/1e-148-1) > 1e-10 {
		t.Errorf("geometric mean = %v, %v", v, err)
	}
}

// TestOneItemOfAnyAmount holds the values at n = 1 exactly, whatever the amount.
func TestOneItemOfAnyAmount(t *testing.T) {
	for _, v := range []float64{0.7, 0.1, 3, 49, 1e-310, 1.7e308, 2310.13} {
		h, _ := HHI([]float64{v})
		n, _ := EffectiveNumber([]float64{v})
		g, _ := Gini([]float64{v})
		theil, _ := TheilT([]float64{v})
		entropy, _ := Entropy([]float64{v})
		if h != 1 || n != 1 || g != 0 || theil != 0 || entropy != 0 {
			t.Errorf("%v alone: HHI %v, effective number %v, Gini %v, Theil %v, entropy %v", v, h, n, g, theil, entropy)
		}
	}
}
