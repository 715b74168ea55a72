package analysis_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	c "techins/analysis/concentration"
	g "techins/analysis/growth"
	"techins/analysis/shares"
)

// hostileFile is the part of the reference file with bad and extreme inputs.
type hostileFile struct {
	Hostile struct {
		Concentration []struct {
			ID       string
			Input    json.RawMessage
			Expected map[string]any
		}
		Growth []struct {
			ID       string
			Input    []any
			Expected map[string]any
		}
	}
	Textbook []textbookEntry
}

func readHostile(t *testing.T) hostileFile {
	t.Helper()
	corpus := os.Getenv("REPORT_CORPUS")
	if corpus == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the hostile inputs and the textbook examples")
	}
	data, err := os.ReadFile(filepath.Join(corpus, "analysis", "reference.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file hostileFile
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file
}

// amountsOf reads a list of amounts, as numbers or text, or makes one that is only described.
func amountsOf(t *testing.T, id string, raw json.RawMessage) []float64 {
	t.Helper()
	if id == "n1e6_zipf_1/i" || id == "n1e6_one_giant" {
		x := make([]float64, 1_000_000)
		for i := range x {
			x[i] = 1
			if id == "n1e6_zipf_1/i" {
				x[i] = 1 / float64(i+1)
			}
		}
		if id == "n1e6_one_giant" {
			x[0] = 1e6
		}
		return x
	}
	var list []any
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	x := make([]float64, len(list))
	for i, v := range list {
		var err error
		if x[i], err = strconv.ParseFloat(fmt.Sprint(v), 64); err != nil {
			t.Fatalf("%s: %v", id, err)
		}
	}
	return x
}

// TestHostileConcentration computes every expectation of every bad or extreme list of amounts.
func TestHostileConcentration(t *testing.T) {
	compared := 0
	for _, h := range readHostile(t).Hostile.Concentration {
		x := amountsOf(t, h.ID, h.Input)
		for name, want := range h.Expected {
			if err := hostileMeasure(x, name, want); err != nil {
				t.Errorf("%s: %s: %v", h.ID, name, err)
			}
			compared++
		}
	}
	if compared < 60 {
		t.Errorf("only %d expectations", compared)
	}
}

var errorNames = map[string]error{"negative_value": shares.ErrNegative, "non_finite": shares.ErrNotFinite}

// simple are the measures that the file names as they are.
var simple = map[string]func([]float64) (float64, error){
	"HHI": c.HHI, "gini": c.Gini, "gini_corrected": c.GiniCorrected, "theil_T": c.TheilT, "theil_L": c.TheilL,
	"effective_number": c.EffectiveNumber, "shannon": c.Entropy, "hoover": c.Hoover, "geometric_mean": c.GeometricMean,
	"rosenbluth": c.Rosenbluth, "HHI_normalised_n4": c.NormalizedHHI, "pielou_n4": c.Pielou,
	"atkinson_1": aversion(1), "atkinson_2": aversion(2),
	"CR1":   func(x []float64) (float64, error) { return c.CR(x, 1) },
	"CR2":   func(x []float64) (float64, error) { return c.CR(x, 2) },
	"CR4":   func(x []float64) (float64, error) { return c.CR(x, 4) },
	"total": shares.Total,
	"share": func(x []float64) (float64, error) { s, err := shares.Of(x); return s[0], err },
	"share_last": func(x []float64) (float64, error) {
		s, err := shares.Of(x)
		return s[len(s)-1], err
	},
	"HHI_normalised_active_n2": func(x []float64) (float64, error) {
		active, _ := shares.Active(x)
		return c.NormalizedHHI(active)
	},
	"pielou_active_n2": func(x []float64) (float64, error) {
		active, _ := shares.Active(x)
		return c.Pielou(active)
	},
}

func hostileMeasure(x []float64, name string, want any) error {
	used, missing := shares.Complete(x)
	switch name {
	case "error":
		for measure, of := range simple {
			if measure == "share" || measure == "share_last" || measure == "HHI_normalised_active_n2" || measure == "pielou_active_n2" {
				continue
			}
			if _, err := of(x); !errors.Is(err, errorNames[want.(string)]) {
				return fmt.Errorf("%s gives %v", measure, err)
			}
		}
		return nil
	case "gini_raw_if_forced", "HHI_if_wrongly_zero", "gini_if_wrongly_zero", "theil_T_if_wrongly_zero":
		return notEqual(used, name, want.(string))
	case "policy":
		if _, err := c.HHI(x); !errors.Is(err, shares.ErrNotFinite) || missing != 1 || len(used) != 3 {
			return fmt.Errorf("used %d, missing %d, %v", len(used), missing, err)
		}
		return nil
	case "ranks_mid", "ranks_competition":
		return ranksEqual(x, name, want.([]any))
	case "dominant":
		if len(shares.Largest(x)) == 1 {
			return errors.New("one item is named the largest")
		}
		return nil
	}
	v, err := simple[name](used)
	return hostileValue(v, err, want.(string))
}

func hostileValue(v float64, err error, want string) error {
	switch {
	case want == "+Inf":
		if !errors.Is(err, shares.ErrZeroItem) {
			return fmt.Errorf("%v, %v; want ErrZeroItem for an infinite value", v, err)
		}
		return nil
	case len(want) > 8 && want[:8] == "overflow":
		if !errors.Is(err, shares.ErrOverflow) {
			return fmt.Errorf("%v, %v; want ErrOverflow", v, err)
		}
		return nil
	case err != nil:
		return err
	}
	w, perr := strconv.ParseFloat(want, 64)
	if perr != nil {
		return perr
	}
	if math.Abs(v-w) > logTolerance*math.Abs(w) || v < 0 {
		return fmt.Errorf("= %.17g, want %s", v, want)
	}
	return nil
}

// notEqual holds that a value which only a wrong treatment gives is not given. The HHI cannot tell.
func notEqual(used []float64, name, wrong string) error {
	w, err := strconv.ParseFloat(wrong, 64)
	if err != nil {
		return err
	}
	of := map[string]func([]float64) (float64, error){"gini_if_wrongly_zero": c.Gini, "theil_T_if_wrongly_zero": c.TheilT, "gini_raw_if_forced": c.Gini}[name]
	if of == nil {
		return nil
	}
	if v, err := of(used); err == nil && close(v, w, 1e-6) {
		return fmt.Errorf("gives the wrong %v", v)
	}
	return nil
}

func ranksEqual(x []float64, name string, want []any) error {
	for i := range want {
		got := fmt.Sprint(shares.Ranks(x)[i])
		if name == "ranks_mid" {
			got = fmt.Sprint(shares.MidRanks(x)[i])
		}
		if got != want[i] {
			return fmt.Errorf("item %d has rank %s, want %v", i, got, want[i])
		}
	}
	return nil
}

// TestHostileGrowth computes every expectation of every bad or extreme growth.
func TestHostileGrowth(t *testing.T) {
	compared := 0
	for _, h := range readHostile(t).Hostile.Growth {
		for name, want := range h.Expected {
			if err := hostileGrowth(h.ID, h.Input, name, want); err != nil {
				t.Errorf("%s: %s: %v", h.ID, name, err)
			}
			compared++
		}
	}
	if compared < 25 {
		t.Errorf("only %d expectations", compared)
	}
}

// ratOf reads a number, nil when it is missing.
func ratOf(v any) *big.Rat {
	if v == nil {
		return nil
	}
	r, _ := new(big.Rat).SetString(fmt.Sprint(v))
	return r
}

func hostileGrowth(id string, input []any, name string, want any) error {
	if id == "down_then_up" {
		i, err := g.Base("16.8", "35.5")
		if name == "prior" {
			return undefinedOr(float(i.Prior), err, want)
		}
		if close(float(i.Prior), 10.836, 1e-6) {
			return errors.New("gives x(1-g)")
		}
		return err
	}
	a, b := ratOf(input[0]), ratOf(input[1])
	switch name {
	case "abs":
		v, err := g.Absolute(a, b)
		return undefinedOr(orNaN(v), err, want)
	case "pct", "pct_1":
		v, err := g.Percent(a, b)
		return undefinedOr(orNaN(v), err, want)
	case "pct_2":
		v, err := g.Percent(b, ratOf(input[2]))
		return undefinedOr(orNaN(v), err, want)
	case "log", "log_1":
		v, err := g.LogPercent(a, b)
		return undefinedOr(v, err, want)
	case "log_2":
		v, err := g.LogPercent(b, ratOf(input[2]))
		return undefinedOr(v, err, want)
	case "cagr":
		if id == "halve_double" {
			v, err := g.CAGR(a, ratOf(input[2]), 2)
			return undefinedOr(v, err, want)
		}
		v, err := g.CAGR(a, b, input[2].(map[string]any)["years"].(float64))
		return undefinedOr(v, err, want)
	case "cagr_factor":
		v, err := g.CAGR(a, b, 2)
		return undefinedOr(1+v, err, want)
	case "arith_mean_pct":
		v, err := g.CAGR(a, ratOf(input[2]), 2)
		if close(100*v, 25, 1e-6) {
			return errors.New("the mean of the rates is given for the growth")
		}
		return err
	case "error":
		if _, err := g.Percent(a, b); !errors.Is(err, g.ErrSign) {
			return fmt.Errorf("%v, want ErrSign", err)
		}
		return nil
	case "status":
		return statusIs(id, a, b)
	}
	return fmt.Errorf("nothing is mapped to this name")
}

func statusIs(id string, a, b *big.Rat) error {
	switch id {
	case "base_zero":
		if _, err := g.Percent(a, b); !errors.Is(err, g.ErrNew) {
			return fmt.Errorf("%v, want ErrNew", err)
		}
	case "to_zero": // listed with zero: it continues, and has fallen by all of it
		t, err := g.Tracks([]g.Row{{Product: "p", Amount: a}}, []g.Row{{Product: "p", Amount: b}})
		if err != nil || t[0].Status(0, 1) != g.Continuing {
			return fmt.Errorf("%v, %v", t, err)
		}
	case "vanished_row":
		t, err := g.Tracks([]g.Row{{Product: "p", Amount: a}}, nil)
		if err != nil || t[0].Status(0, 1) != g.Vanishes {
			return fmt.Errorf("%v, %v", t, err)
		}
	}
	return nil
}

func orNaN(r *big.Rat) float64 {
	if r == nil {
		return math.NaN()
	}
	return float(r)
}

func undefinedOr(v float64, err error, want any) error {
	if want == nil {
		if err == nil {
			return fmt.Errorf("= %v, want an error", v)
		}
		return nil
	}
	if err != nil {
		return err
	}
	if w := float(ratOf(want)); !close(v, w, logTolerance) {
		return fmt.Errorf("= %.15g, want %v", v, want)
	}
	return nil
}
