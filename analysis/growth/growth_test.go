package growth

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"techins/analysis/shares"
	"techins/dataset"
)

func r(n int64) *big.Rat { return big.NewRat(n, 1) }

func TestRatesAtTheEdges(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b *big.Rat
		want error
	}{
		{"new", r(0), r(5), ErrNew}, {"nothing", r(0), r(0), ErrZeroBase}, {"negative base", r(-50), r(100), ErrSign},
		{"negative end", r(5), r(-1), ErrSign}, {"no base", nil, r(5), shares.ErrMissing}, {"no end", r(5), nil, shares.ErrMissing},
	} {
		if p, err := Percent(c.a, c.b); !errors.Is(err, c.want) || p != nil {
			t.Errorf("%s: Percent = %v, %v; want %v", c.name, p, err, c.want)
		}
		if l, err := LogPercent(c.a, c.b); !errors.Is(err, c.want) || l != 0 {
			t.Errorf("%s: LogPercent = %v, %v; want %v", c.name, l, err, c.want)
		}
		if g, err := CAGR(c.a, c.b, 2); !errors.Is(err, c.want) || g != 0 {
			t.Errorf("%s: CAGR = %v, %v; want %v", c.name, g, err, c.want)
		}
	}
	if p, err := Percent(r(4), r(0)); err != nil || p.Cmp(r(-100)) != 0 {
		t.Errorf("to zero: %v, %v", p, err)
	}
	if _, err := LogPercent(r(4), r(0)); !errors.Is(err, shares.ErrZeroItem) {
		t.Errorf("logarithm to zero: %v", err)
	}
	if g, err := CAGR(r(4), r(0), 3); err != nil || g != -1 {
		t.Errorf("CAGR to zero: %v, %v", g, err)
	}
	for _, years := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if _, err := CAGR(r(1), r(2), years); !errors.Is(err, ErrYears) {
			t.Errorf("CAGR over %v years: %v", years, err)
		}
	}
	if _, err := Absolute(nil, r(1)); !errors.Is(err, shares.ErrMissing) {
		t.Errorf("Absolute: %v", err)
	}
}

func TestYears(t *testing.T) {
	date := func(s string) time.Time { d, _ := time.Parse(time.DateOnly, s); return d }
	for _, c := range []struct {
		from, to string
		want     float64
	}{
		{"2022-12-31", "2024-12-31", 2}, {"2021-10-31", "2023-12-31", 26.0 / 12}, {"2023-01-01", "2023-01-01", 0},
		{"2024-02-29", "2025-02-28", 11.0/12 + 30/365.25}, {"2024-12-31", "2022-12-31", -2},
	} {
		if got := Years(date(c.from), date(c.to)); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("Years(%s, %s) = %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

func TestTracksJoinByProduct(t *testing.T) {
	rows := func(s string) (rows []Row) {
		for _, f := range strings.Fields(s) {
			p := strings.Split(f, "/")
			rows = append(rows, Row{Product: p[0], Code: p[1], Label: p[2]})
		}
		return rows
	}
	tracks, err := Tracks(rows("a/1/A b/2/B"), rows("a/1/A2 c/2/C"), rows("d/1/D a/3/A2"))
	if err != nil || len(tracks) != 4 {
		t.Fatalf("%v, %v", tracks, err)
	}
	status := func(i int) string {
		return string(tracks[i].Status(0, 1)) + ", " + string(tracks[i].Status(1, 2))
	}
	for i, want := range []string{"continuing, continuing", "vanishes, not listed", "appears, vanishes", "not listed, appears"} {
		if got := status(i); got != want {
			t.Errorf("%s: %s, want %s", tracks[i].Product, got, want)
		}
	}
	if !tracks[0].Renamed(0, 1) || tracks[0].Recoded(0, 1) || tracks[0].Renamed(1, 2) || !tracks[0].Recoded(1, 2) || tracks[1].Renamed(0, 1) {
		t.Error("renamed and recoded products are not told apart")
	}
	if _, err := Tracks(rows("a/1/A a/2/B")); !errors.Is(err, ErrDuplicate) || !strings.Contains(err.Error(), "edition 1, a") {
		t.Errorf("duplicate: %v", err)
	}
	if _, err := Tracks(nil, rows("/2/B")); !errors.Is(err, ErrKey) {
		t.Errorf("no key: %v", err)
	}
}

func TestRowsOfData(t *testing.T) {
	d := &dataset.Data{
		Lines: []dataset.Line{{Edition: "e", Code: "2", Product: "s"}, {Edition: "e", Code: "2.1", Parent: "2", Product: "p", Label: "L"}},
		Business: []dataset.Business{{Edition: "e", Code: "2.1", Measure: "policies", Value: dataset.Int(4)},
			{Edition: "e", Code: "2", Measure: "policies", Value: dataset.Int(9)}},
	}
	rows, err := Rows(d, "e", "policies", "sum_insured")
	if err != nil || len(rows) != 1 || rows[0].Count.Cmp(r(4)) != 0 || rows[0].Amount != nil || rows[0].Group != "2" {
		t.Errorf("%+v, %v", rows, err)
	}
	d.Lines[1].Product = ""
	if _, err := Rows(d, "e", "policies", "sum_insured"); !errors.Is(err, ErrKey) {
		t.Errorf("line without a key: %v", err)
	}
}

// randomTracks are products in two editions, some in one only, some with a true zero.
func randomTracks(rng *rand.Rand) []Track {
	var editions [2][]Row
	for p := range 2 + rng.IntN(10) {
		for e := range editions {
			if p > 0 && rng.IntN(5) == 0 {
				continue
			}
			q, v := r(1+rng.Int64N(500)), r(1+rng.Int64N(1e9))
			if p > 0 && rng.IntN(8) == 0 {
				q, v = new(big.Rat), new(big.Rat)
			}
			editions[e] = append(editions[e], Row{Product: string(rune('a' + p)), Count: q, Amount: v})
		}
	}
	tracks, _ := Tracks(editions[0], editions[1])
	return tracks
}

func TestDecompositionsAddUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		tracks := randomTracks(rng)
		d, err := Decompose(tracks, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		sum := new(big.Rat).Set(d.Before)
		for _, part := range []*big.Rat{d.Entry, d.Exit, d.Shapley.Activity, d.Shapley.Mix, d.Shapley.Rate} {
			sum.Add(sum, part)
		}
		if sum.Cmp(d.After) != 0 {
			t.Errorf("Shapley: %v, want %v", sum, d.After)
		}
		change, _ := new(big.Rat).Sub(d.After, d.Before).Float64()
		moved, _ := new(big.Rat).Add(d.Entry, d.Exit).Float64()
		if got := d.LMDI.Activity + d.LMDI.Mix + d.LMDI.Rate + moved; math.Abs(got-change) > 1e-3 {
			t.Errorf("LMDI: %v, want %v", got, change)
		}
		z, err := DecomposeZeroLimit(tracks, 0, 1)
		if got := z.Activity + z.Mix + z.Rate; err != nil || math.Abs(got-change) > 1e-3 {
			t.Errorf("LMDI with limits: %v, want %v, %v", got, change, err)
		}
		a, b, _ := listed(tracks)
		pp, err := Contributions(a, b)
		total, _ := Percent(sumOf(a), sumOf(b))
		if err != nil || sumOf(pp).Cmp(total) != 0 {
			t.Errorf("contributions: %v, want %v, %v", sumOf(pp), total, err)
		}
		parts, err := ContributionShares(a, b)
		if err == nil && sumOf(parts).Cmp(r(1)) != 0 {
			t.Errorf("shares of the change: %v", sumOf(parts))
		}
		if shifts, err := ShareShifts(a, b); err == nil && sumOf(shifts).Sign() != 0 {
			t.Errorf("share shifts: %v", sumOf(shifts))
		}
	}
}

func sumOf(x []*big.Rat) *big.Rat { return sum(x) }

func TestDecomposeKeepsApartWhatIsMissing(t *testing.T) {
	tracks, _ := Tracks(
		[]Row{{Product: "a", Count: r(2), Amount: r(20)}, {Product: "b", Count: r(1), Amount: nil}},
		[]Row{{Product: "a", Count: r(3), Amount: r(33)}, {Product: "b", Count: r(1), Amount: r(5)}})
	d, err := Decompose(tracks, 0, 1)
	if err != nil || len(d.Missing) != 1 || d.Missing[0] != "b" || d.Before.Cmp(r(20)) != 0 || d.Matched != 1 {
		t.Errorf("%+v, %v", d, err)
	}
	tracks[0].Rows[0].Count = new(big.Rat)
	if _, err := Decompose(tracks, 0, 1); !errors.Is(err, shares.ErrZeroItem) || !strings.Contains(err.Error(), "a") {
		t.Errorf("an amount without policies: %v", err)
	}
	apart, _ := Tracks([]Row{{Product: "a", Count: r(1), Amount: r(1)}}, []Row{{Product: "b", Count: r(1), Amount: r(1)}})
	if _, err := Decompose(apart, 0, 1); !errors.Is(err, shares.ErrEmpty) {
		t.Errorf("nothing in both: %v", err)
	}
}

func TestIndexIdentities(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		n := 1 + rng.IntN(8)
		p0, q0, p1, q1 := positiveFloats(rng, n), positiveFloats(rng, n), positiveFloats(rng, n), positiveFloats(rng, n)
		price, _ := Fisher(p0, q0, p1, q1)
		volume, _ := Fisher(q0, p0, q1, p1)
		v0, v1 := 0.0, 0.0
		for i := range p0 {
			v0 += p0[i] * q0[i]
			v1 += p1[i] * q1[i]
		}
		if math.Abs(price*volume/(v1/v0)-1) > 1e-12 {
			t.Errorf("Fisher price %v times volume %v is not %v", price, volume, v1/v0)
		}
		sp, _ := SatoVartia(p0, q0, p1, q1)
		sv, _ := SatoVartia(q0, p0, q1, p1)
		if math.Abs(sp*sv/(v1/v0)-1) > 1e-12 {
			t.Errorf("Sato-Vartia price %v times volume %v is not %v", sp, sv, v1/v0)
		}
		// Equal prices but for a factor: every index is the factor.
		for i := range p1 {
			p1[i] = 1.25 * p0[i]
		}
		for name, of := range map[string]func(p0, q0, p1, q1 []float64) (float64, error){
			"Laspeyres": Laspeyres, "Paasche": Paasche, "Fisher": Fisher, "MarshallEdgeworth": MarshallEdgeworth,
			"Walsh": Walsh, "Tornqvist": Tornqvist, "SatoVartia": SatoVartia,
		} {
			if v, err := of(p0, q0, p1, q1); err != nil || math.Abs(v-1.25) > 1e-13 {
				t.Errorf("%s = %v, %v; want 1.25", name, v, err)
			}
		}
	}
	if _, err := Fisher([]float64{1}, []float64{0}, []float64{1}, []float64{1}); !errors.Is(err, shares.ErrZeroItem) {
		t.Errorf("zero quantity: %v", err)
	}
	if _, err := LaspeyresRat(nil, nil, nil, nil); !errors.Is(err, shares.ErrEmpty) {
		t.Errorf("empty: %v", err)
	}
}

func positiveFloats(rng *rand.Rand, n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.Exp(2 * rng.NormFloat64())
	}
	return x
}

func TestStructureMeasures(t *testing.T) {
	a, b := []float64{3, 1, 0}, []float64{0, 1, 3}
	for name, c := range map[string]struct {
		of   func(a, b []float64) (float64, error)
		want float64
	}{
		"Krugman": {Krugman, 1.5}, "NAV": {NAV, 0.75}, "FingerKreinin": {FingerKreinin, 0.25}, "Euclid": {Euclid, math.Sqrt(2) * 0.75},
		"Cosine": {Cosine, 0.1}, "Hellinger": {Hellinger, math.Sqrt(0.75)}, "JensenShannon": {JensenShannon, 0.75 * math.Ln2},
	} {
		if v, err := c.of(a, b); err != nil || math.Abs(v-c.want) > 1e-15 {
			t.Errorf("%s = %v, %v; want %v", name, v, err, c.want)
		}
		if v, err := c.of(a, []float64{6, 2, 0}); err != nil || name != "Cosine" && name != "FingerKreinin" && v != 0 {
			t.Errorf("%s of one structure in two sizes = %v, %v", name, v, err)
		}
	}
	if _, err := Lilien(a, b, CurrentShares); !errors.Is(err, shares.ErrZeroItem) {
		t.Errorf("Lilien with zeros: %v", err)
	}
	if v, err := LilienCentred([]float64{1, 2}, []float64{3, 6}); err != nil || v > 1e-15 {
		t.Errorf("even growth has dispersion %v, %v", v, err)
	}
}

func TestLogMean(t *testing.T) {
	for _, c := range [][3]float64{{2, 2, 2}, {1, math.E, math.E - 1}, {0, 5, 0}, {1e300, 1e-300, 1e300 / (600 * math.Ln10)}} {
		if got := LogMean(c[0], c[1]); math.Abs(got-c[2]) > 1e-14*c[2] {
			t.Errorf("LogMean(%v, %v) = %v, want %v", c[0], c[1], got, c[2])
		}
	}
	near := LogMean(1+1e-9, 1)
	if math.Abs(near-(1+5e-10)) > 1e-15 {
		t.Errorf("LogMean of near numbers = %.17g", near)
	}
	if _, _, err := LMDI([][]float64{{1, 0}}, [][]float64{{1, 1}}); !errors.Is(err, shares.ErrZeroItem) {
		t.Errorf("LMDI with a zero: %v", err)
	}
	if _, _, err := LMDI([][]float64{{1, 2}}, [][]float64{{1}}); !errors.Is(err, shares.ErrLength) {
		t.Errorf("LMDI of other lengths: %v", err)
	}
}

// The bounds of an implied base hold for every pair of figures that print so, and are approached.
func TestImpliedBaseBounds(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, c := range [][2]string{{"16.8", "35.5"}, {"120", "-3.2"}, {"9", "35"}, {"4.20", "0.1"}} {
		i, err := Base(c[0], c[1])
		if err != nil {
			t.Fatal(err)
		}
		widest := [4]float64{math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}
		x, g := digits(t, c[0]), digits(t, c[1])
		for k := range 4000 {
			u, v := rng.Float64(), rng.Float64()
			if k < 4 {
				u, v = float64(k%2), float64(k/2)
			}
			value, rate := x[0]+(2*u-1)*x[1], g[0]+(2*v-1)*g[1]
			prior := value / (1 + rate/100)
			widest = [4]float64{min(widest[0], prior), max(widest[1], prior), min(widest[2], value-prior), max(widest[3], value-prior)}
		}
		for k, end := range []*big.Rat{i.PriorBounds.Lower, i.PriorBounds.Upper, i.IncreaseBounds.Lower, i.IncreaseBounds.Upper} {
			if f, _ := end.Float64(); math.Abs(f-widest[k]) > 1e-9*math.Abs(f) {
				t.Errorf("%v: bound %d is %v, tried %v", c, k, f, widest[k])
			}
		}
	}
	if _, err := Base("5", "-100"); !errors.Is(err, shares.ErrArgument) {
		t.Errorf("a fall to nothing: %v", err)
	}
	if _, err := Base("-5", "3"); !errors.Is(err, shares.ErrNegative) {
		t.Errorf("a negative number: %v", err)
	}
	if _, err := Base("many", "3"); err == nil {
		t.Error("a word was taken for a number")
	}
}

// digits are a printed number and half a unit of its last digit.
func digits(t *testing.T, s string) [2]float64 {
	v, ok := dataset.MustDecimal(s).Float64()
	if !ok {
		t.Fatal(s)
	}
	_, fraction, _ := strings.Cut(s, ".")
	return [2]float64{v, math.Pow(10, -float64(len(fraction))) / 2}
}

func TestPriceVolume(t *testing.T) {
	volume, rate, err := PriceVolume(r(2), r(20), r(3), r(60))
	if err != nil || volume.Cmp(r(15)) != 0 || rate.Cmp(r(25)) != 0 {
		t.Errorf("%v, %v, %v; want 15 and 25", volume, rate, err)
	}
	if _, _, err := PriceVolume(r(0), r(0), r(3), r(60)); !errors.Is(err, shares.ErrZeroItem) {
		t.Errorf("no policies: %v", err)
	}
	if _, _, err := PriceVolume(nil, r(1), r(3), r(60)); !errors.Is(err, shares.ErrMissing) {
		t.Errorf("missing: %v", err)
	}
	if _, err := ContributionShares([]*big.Rat{r(1), r(2)}, []*big.Rat{r(2), r(1)}); !errors.Is(err, ErrNoChange) {
		t.Errorf("no change: %v", err)
	}
	if _, err := Contributions([]*big.Rat{r(0)}, []*big.Rat{r(2)}); !errors.Is(err, shares.ErrZeroTotal) {
		t.Errorf("no base: %v", err)
	}
}

func TestFrameNotes(t *testing.T) {
	df := dataframe.ReadCSV(strings.NewReader("e,p,v\n1,a,0\n1,b,4\n1,c,\n2,a,3\n2,b,5\n2,c,1\n"))
	out, err := Frame(df, Columns{"e", "p", "v"}, "1", "2")
	if err != nil {
		t.Fatal(err)
	}
	notes := strings.Join(out.Col("note").Records(), "|")
	if notes != "growth from zero: new, not a percentage||"+shares.ErrMissing.Error() {
		t.Errorf("notes %q", notes)
	}
	if !out.Col("contribution_pp").Elem(2).IsNA() || out.Col("contribution_pp").Elem(0).Float() != 75 {
		t.Errorf("contributions %v", out.Col("contribution_pp"))
	}
}

// TestOutOfRange holds that arithmetic which leaves the range of float64 is an error, not NaN.
func TestOutOfRange(t *testing.T) {
	huge, one := []float64{1e200, 1e200}, []float64{1, 2}
	for name, f := range map[string]func() error{
		"CAGR":      func() error { _, err := CAGR(big.NewRat(1, 1), big.NewRat(9, 1), 1e-3); return err },
		"Laspeyres": func() error { _, err := Laspeyres(huge, huge, one, one); return err },
		"Fisher":    func() error { _, err := Fisher(huge, huge, huge, huge); return err },
		"Törnqvist": func() error { _, err := Tornqvist(huge, huge, one, one); return err },
		"Sato":      func() error { _, err := SatoVartia([]float64{1e-200}, []float64{1e-200}, one[:1], one[:1]); return err },
		"Lilien":    func() error { _, err := Lilien([]float64{1.7e308, 1.7e308}, one, CurrentShares); return err },
		"LMDI":      func() error { _, _, err := LMDI([][]float64{huge}, [][]float64{huge}); return err },
		"LMDI small": func() error {
			_, _, err := LMDI([][]float64{{1e-200, 1e-200}}, [][]float64{{1e-200, 1e-199}})
			return err
		},
	} {
		if err := f(); !errors.Is(err, shares.ErrOverflow) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestUnknownEditions holds that a misspelt edition is named, not taken for one without business.
func TestUnknownEditions(t *testing.T) {
	if _, err := Rows(&dataset.Data{}, "shanghai-1923", "policies", "sum_insured"); !errors.Is(err, shares.ErrEmpty) || !strings.Contains(err.Error(), "shanghai-1923") {
		t.Errorf("Rows: %v", err)
	}
	df := dataframe.New(series.New([]string{"a", "b"}, series.String, "edition"), series.New([]string{"p", "p"}, series.String, "product"),
		series.New([]float64{1, 2}, series.Float, "amount"))
	columns := Columns{"edition", "product", "amount"}
	if _, err := Frame(df, columns, "a", "c"); !errors.Is(err, shares.ErrEmpty) || !strings.Contains(err.Error(), `"c"`) {
		t.Errorf("Frame: %v", err)
	}
	df = df.Mutate(series.New([]float64{1, math.Inf(1)}, series.Float, "amount"))
	if _, err := Frame(df, columns, "a", "b"); !errors.Is(err, shares.ErrNotFinite) {
		t.Errorf("an infinite amount: %v", err)
	}
}
