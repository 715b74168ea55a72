package concentration

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"techins/analysis/shares"
)

// measures are all measures of a list of positive amounts that do not depend on the unit.
var measures = map[string]func([]float64) (float64, error){
	"CR1": func(x []float64) (float64, error) { return CR(x, 1) },
	"CR2": func(x []float64) (float64, error) { return CR(x, 2) },
	"HHI": HHI, "NormalizedHHI": NormalizedHHI, "EffectiveNumber": EffectiveNumber, "GiniSimpson": GiniSimpson,
	"Rosenbluth": Rosenbluth, "Horvath": Horvath, "Kwoka": Kwoka, "GarciaAlba": GarciaAlba, "Stenbacka": Stenbacka,
	"HannahKay0.5": func(x []float64) (float64, error) { return HannahKay(x, 0.5) },
	"HannahKay3":   func(x []float64) (float64, error) { return HannahKay(x, 3) },
	"Entropy":      Entropy, "Pielou": Pielou, "TheilT": TheilT, "TheilL": TheilL,
	"GE-1":        func(x []float64) (float64, error) { return GE(x, -1) },
	"GE0.5":       func(x []float64) (float64, error) { return GE(x, 0.5) },
	"GE3":         func(x []float64) (float64, error) { return GE(x, 3) },
	"Atkinson0.5": func(x []float64) (float64, error) { return Atkinson(x, 0.5) },
	"Atkinson1":   func(x []float64) (float64, error) { return Atkinson(x, 1) },
	"Atkinson2":   func(x []float64) (float64, error) { return Atkinson(x, 2) },
	"Gini":        Gini, "GiniCorrected": GiniCorrected, "Hoover": Hoover, "CV": CV, "CVSample": CVSample,
	"SDLogSample": SDLogSample, "MaxOverMin": MaxOverMin,
}

// unequal are the measures that never fall when a poorer item gives to a richer one.
var unequal = []string{"CR1", "CR2", "HHI", "NormalizedHHI", "Rosenbluth", "TheilT", "TheilL", "GE-1", "GE0.5", "GE3",
	"Atkinson0.5", "Atkinson1", "Atkinson2", "Gini", "GiniCorrected", "Hoover", "CV", "CVSample"}

func random(rng *rand.Rand, n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.Exp(3 * rng.NormFloat64())
	}
	return x
}

func value(t *testing.T, name string, x []float64) float64 {
	t.Helper()
	v, err := measures[name](x)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		t.Fatalf("%s(%v) = %v, %v", name, x, v, err)
	}
	return v
}

func TestMeasuresDoNotDependOnUnitOrOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		x := random(rng, 2+rng.IntN(30))
		y := slices.Clone(x)
		rng.Shuffle(len(y), func(i, j int) { y[i], y[j] = y[j], y[i] })
		unit := math.Exp(100 * rng.NormFloat64())
		for i := range y {
			y[i] *= unit
		}
		for name := range measures {
			if v, w := value(t, name, x), value(t, name, y); math.Abs(v-w) > 1e-11*math.Abs(v)+1e-13 {
				t.Errorf("%s: %v, in another unit and order %v", name, v, w)
			}
		}
	}
}

func TestTransferToTheRicherNeverLowersInequality(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		x := random(rng, 2+rng.IntN(10))
		y := slices.Clone(x)
		poor, rich := rng.IntN(len(x)), rng.IntN(len(x))
		if y[poor] > y[rich] {
			poor, rich = rich, poor
		}
		d := y[poor] * rng.Float64() * 0.9
		y[poor] -= d
		y[rich] += d
		for _, name := range unequal {
			if v, w := value(t, name, x), value(t, name, y); w < v-1e-12*(1+math.Abs(v)) {
				t.Errorf("%s fell from %v to %v when %v moved from item %d to %d of %v", name, v, w, d, poor, rich, x)
			}
		}
	}
}

func TestIdentities(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		x := random(rng, 2+rng.IntN(30))
		n := float64(len(x))
		at := func(name string) float64 { return value(t, name, x) }
		same := func(what string, a, b float64) {
			t.Helper()
			if math.Abs(a-b) > 1e-11*(math.Abs(a)+math.Abs(b))+1e-13 {
				t.Errorf("%s: %v and %v differ for %v", what, a, b, x)
			}
		}
		same("HHI and CV", at("HHI"), (1+at("CV")*at("CV"))/n)
		same("Rosenbluth and Gini", at("Rosenbluth"), 1/(n*(1-at("Gini"))))
		same("Theil T and entropy", at("TheilT"), math.Log(n)-at("Entropy"))
		same("Atkinson 1 and Theil L", at("Atkinson1"), 1-math.Exp(-at("TheilL")))
		ge2, _ := GE(x, 2)
		same("GE(2) and CV", ge2, at("CV")*at("CV")/2)
		near1, _ := GE(x, 1+1e-7)
		if math.Abs(near1-at("TheilT")) > 1e-4*(1+near1) {
			t.Errorf("GE near order 1 is %v, Theil T %v", near1, at("TheilT"))
		}
		area := 0.0
		p, l, _ := Lorenz(x)
		for i := 1; i < len(p); i++ {
			area += (p[i] - p[i-1]) * (l[i] + l[i-1]) / 2
		}
		same("Gini and the area of the Lorenz curve", at("Gini"), 1-2*area)
		for k, want := range map[float64]float64{1: math.Exp(at("Entropy")), 2: at("EffectiveNumber"), 0: n} {
			ne, err := HannahKay(x, k)
			if err != nil {
				t.Fatal(err)
			}
			same("Hill number", ne, want)
		}
	}
}

func TestExactFormsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	forms := map[string]func([]*big.Rat) (*big.Rat, error){
		"HHI": HHIRat, "NormalizedHHI": NormalizedHHIRat, "EffectiveNumber": EffectiveNumberRat, "GiniSimpson": GiniSimpsonRat,
		"Gini": GiniRat, "GiniCorrected": GiniCorrectedRat, "Hoover": HooverRat, "Rosenbluth": RosenbluthRat,
		"Horvath": HorvathRat, "Kwoka": KwokaRat, "GarciaAlba": GarciaAlbaRat, "Stenbacka": StenbackaRat,
		"CR2": func(x []*big.Rat) (*big.Rat, error) { return CRRat(x, 2) },
	}
	for range 100 {
		x := random(rng, 2+rng.IntN(20))
		exact := make([]*big.Rat, len(x))
		for i, v := range x {
			exact[i] = new(big.Rat).SetFloat64(v)
		}
		for name, of := range forms {
			e, err := of(exact)
			if err != nil {
				t.Fatal(err)
			}
			if w, _ := e.Float64(); math.Abs(value(t, name, x)-w) > 1e-13*math.Abs(w) {
				t.Errorf("%s: %v, exactly %v", name, value(t, name, x), w)
			}
		}
		w := random(rng, len(x))
		weight := make([]*big.Rat, len(w))
		for i, v := range w {
			weight[i] = new(big.Rat).SetFloat64(v)
		}
		g, _ := WeightedGini(x, w)
		eg, err := WeightedGiniRat(exact, weight)
		if f, _ := eg.Float64(); err != nil || math.Abs(g-f) > 1e-12 {
			t.Errorf("weighted Gini %v, exactly %v, %v", g, f, err)
		}
	}
}

func TestDecompositionsAddUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for range 100 {
		x := random(rng, 1+rng.IntN(25))
		group := make([]string, len(x))
		exact := make([]*big.Rat, len(x))
		for i := range x {
			group[i] = string(rune('a' + rng.IntN(5)))
			exact[i] = new(big.Rat).SetFloat64(x[i])
		}
		for name, of := range map[string]func([]float64, []string) (Decomposition, error){
			"Theil T": DecomposeTheilT, "Theil L": DecomposeTheilL, "entropy": DecomposeEntropy,
		} {
			d, err := of(x, group)
			if err != nil || math.Abs(d.Between+d.Within-d.Total) > 1e-12*(1+d.Total) {
				t.Errorf("%s: %v + %v != %v, %v", name, d.Between, d.Within, d.Total, err)
			}
			if d.Between < -1e-15 || d.Within < -1e-15 {
				t.Errorf("%s: negative part in %+v", name, d)
			}
		}
		h, err := DecomposeHHI(exact, group)
		want, _ := HHIRat(exact)
		if err != nil || h.Total.Cmp(want) != 0 || h.Between.Cmp(h.Total) < 0 || h.Excess.Sign() < 0 {
			t.Errorf("HHI: %+v, %v", h, err)
		}
		g, err := DecomposeGini(exact, group)
		if err != nil || g.Overlap.Sign() < 0 {
			t.Errorf("Gini: %+v, %v", g, err)
		}
	}
}

func TestDecompositionOfGroupsOfZeros(t *testing.T) {
	x, group := []float64{0, 0, 0, 10, 10, 10}, []string{"a", "a", "a", "b", "b", "b"}
	d, err := DecomposeTheilT(x, group)
	if err != nil || math.Abs(d.Between-math.Ln2) > 1e-15 || d.Within != 0 {
		t.Errorf("Theil T: %+v, %v", d, err)
	}
	exact := make([]*big.Rat, len(x))
	for i, v := range x {
		exact[i] = new(big.Rat).SetFloat64(v)
	}
	h, err := DecomposeHHI(exact, group)
	if err != nil || h.Groups[0].Within != nil || h.Total.Cmp(big.NewRat(1, 3)) != 0 {
		t.Errorf("HHI: %+v, %v", h, err)
	}
	if g, err := DecomposeGini(exact, group); err != nil || g.Between.Cmp(big.NewRat(1, 2)) != 0 {
		t.Errorf("Gini: %+v, %v", g, err)
	}
	if _, err := DecomposeTheilL(x, group); !errors.Is(err, shares.ErrZeroItem) {
		t.Errorf("Theil L of zeros: %v", err)
	}
}
