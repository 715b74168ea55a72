package analysis_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	c "techins/analysis/concentration"
	g "techins/analysis/growth"
	"techins/analysis/interval"
	"techins/analysis/shares"
)

// A textbookEntry is an example published somewhere. Its reference was recomputed; where the
// published answer is wrong, the test also holds that it is not given.
type textbookEntry struct {
	ID        string
	Input     json.RawMessage
	Published any
	Reference map[string]any
	Right     *bool `json:"published_is_right"`
}

// TestTextbook computes every published example.
func TestTextbook(t *testing.T) {
	entries := readHostile(t).Textbook
	for _, e := range entries {
		if e.ID == "gini_negative_Chen_1982" {
			if x, err := listOf(e.Input); err != nil || !refused(x) {
				t.Errorf("%s: negative incomes were not refused, %v", e.ID, err)
			}
			continue
		}
		got, err := textbook(e)
		if err != nil {
			t.Errorf("%s: %v", e.ID, err)
			continue
		}
		for name, want := range e.Reference {
			r, ok := got[name]
			if !ok {
				t.Errorf("%s: no measure is mapped to %q", e.ID, name)
				continue
			}
			text := fmt.Sprint(want)
			if err := r.check(&text); err != nil {
				t.Errorf("%s: %s %v", e.ID, name, err)
			}
		}
	}
	if len(entries) < 20 {
		t.Errorf("only %d entries", len(entries))
	}
}

func textbook(e textbookEntry) (results, error) {
	var list []float64
	if numbers, err := listOf(e.Input); err == nil {
		list = numbers
	}
	r := make(results)
	switch {
	case e.ID == "HHI_FTC_bands":
		b := c.MergerGuidelines2023
		r.word("edge_1000", map[string]string{"moderately concentrated": "moderately (between 1,000 and 1,800)"}[b.Label(1000)])
		r.word("edge_1800", map[string]string{"moderately concentrated": "not highly: \"in excess of 1,800\""}[b.Label(1800)])
	case e.ID == "theil_two_group":
		d, err := c.DecomposeTheilT([]float64{0, 0, 0, 10, 10, 10}, strings.Fields("a a a b b b"))
		r.log("theil_T", d.Total, err)
		r.log("between", d.Between, err)
		r.log("within", d.Within, err)
	case strings.HasPrefix(e.ID, "theil_mexico_"):
		return r, mexico(r, strings.TrimPrefix(e.ID, "theil_mexico_"))
	case strings.HasPrefix(e.ID, "contribution_Guangdong"):
		guangdong(r)
	case strings.HasPrefix(e.ID, "pull_"):
		pulls(r, e.ID)
	case e.ID == "index_atozmath":
		return r, baskets(r, e.Input)
	case strings.HasPrefix(e.ID, "LMDI_"):
		return r, lmdi(r, e.Input)
	case e.ID == "GRIM_scrutiny":
		grim(r)
	case strings.HasPrefix(e.ID, "CAGR_renrendoc"):
		impliedStart(r)
	case e.ID == "prior_kejitop_9wanyi":
		i, err := g.Base("9", "35")
		r.rat("prior", i.Prior, err)
	case strings.HasPrefix(e.ID, "lilien"):
		v, err := g.Lilien([]float64{10, 10, 10, 10, 10}, []float64{12, 14, 16, 18, 20}, g.CurrentShares)
		r.log("lilien_current_share", v, err)
	case strings.HasPrefix(e.ID, "stenbacka"):
		v, err := c.Stenbacka(list)
		r.add("threshold_pct", 100*v, err)
	case list != nil:
		return measuresOf(e, list)
	default:
		return nil, errors.New("no computation is mapped to this entry")
	}
	return r, nil
}

// mexico computes the inequality of the states of Mexico by income per head in one year; the incomes
// and regions are those of the example data of PySAL.
func mexico(r results, year string) error {
	f, err := os.Open("testdata/mexico.csv")
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return err
	}
	column := slices.Index(rows[0], year)
	var income []float64
	var region []string
	for _, row := range rows[1:] {
		v, err := strconv.ParseFloat(row[column], 64)
		if err != nil {
			return err
		}
		income, region = append(income, v), append(region, row[1])
	}
	d, err := c.DecomposeTheilT(income, region)
	r.log("theil_T", d.Total, err)
	r.log("between", d.Between, err)
	r.log("within", d.Within, err)
	v, err := c.Gini(income)
	r.add("gini", v, err)
	return nil
}

// refused reports whether a list with negative amounts, whose Gini coefficient would exceed 1, is
// refused.
func refused(x []float64) bool {
	_, err := c.Gini(x)
	return errors.Is(err, shares.ErrNegative)
}

func listOf(raw json.RawMessage) (x []float64, err error) {
	var list []any
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, err
	}
	for _, v := range list {
		f, err := strconv.ParseFloat(fmt.Sprint(v), 64)
		if err != nil {
			return nil, err
		}
		x = append(x, f)
	}
	return x, nil
}

// measuresOf computes the measures of a list, and that a wrong published answer is not among them.
func measuresOf(e textbookEntry, x []float64) (results, error) {
	exact := make([]*big.Rat, len(x))
	for i, v := range x {
		exact[i], _ = new(big.Rat).SetString(strconv.FormatFloat(v, 'g', -1, 64))
	}
	all := battery(x, exact)
	all["rosenbluth"] = all["rosenbluth_hall_tideman"]
	all["theil_L"] = all["theil_L_MLD"]
	if w, err := strconv.ParseFloat(fmt.Sprint(e.Published), 64); err == nil && e.Right != nil && !*e.Right {
		for name := range e.Reference {
			if close(all[name].float, w, 1e-5) {
				return nil, fmt.Errorf("%s is the wrong published %v", name, w)
			}
		}
	}
	return all, nil
}

// guangdong computes contributions from growth rates: the base of each part is its value over 1+g.
func guangdong(r results) {
	grown := func(value, percent string) *big.Rat {
		x, _ := new(big.Rat).SetString(value)
		i, err := g.Base(value, percent)
		if err != nil {
			return x
		}
		return i.Increase
	}
	total := grown("39081.59", "9.5")
	share := func(part *big.Rat) *big.Rat {
		q := new(big.Rat).Quo(part, total)
		return q.Mul(q, big.NewRat(100, 1))
	}
	r.rat("primary", share(grown("2006.02", "4.9")), nil)
	r.rat("secondary", share(grown("19270.48", "8.7")), nil)
	r.rat("tertiary_with_17805", share(grown("17805.09", "11.0")), nil)
	r.rat("total_increase", total, nil)
	sum, err := shares.TotalRat([]*big.Rat{big.NewRat(200602, 100), big.NewRat(1927048, 100), big.NewRat(1780509, 100)})
	r.rat("sum_of_parts_17805", sum, err)
}

func pulls(r results, id string) {
	if id == "pull_Chengdu_2022" {
		part, err := g.Base("890.7", "7.2")
		whole, werr := g.Base("3482.7", "3.3")
		pp := new(big.Rat).Quo(part.Increase, whole.Prior)
		r.rat("pp", pp.Mul(pp, big.NewRat(100, 1)), errors.Join(err, werr))
		return
	}
	a := []*big.Rat{big.NewRat(450, 1), big.NewRat(450, 1)}
	b := []*big.Rat{big.NewRat(500, 1), big.NewRat(500, 1)}
	pp, err := g.Contributions(a, b)
	r.rat("pull_pp", pp[0], err)
	share, err := g.ContributionShares(a, b)
	r.rat("contribution_rate", share[0].Mul(share[0], big.NewRat(100, 1)), err)
}

func baskets(r results, raw json.RawMessage) error {
	var in struct{ P0, Q0, P1, Q1 []float64 }
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	for name, of := range map[string]func(p0, q0, p1, q1 []float64) (float64, error){
		"laspeyres": g.Laspeyres, "paasche": g.Paasche, "fisher": g.Fisher, "marshall_edgeworth": g.MarshallEdgeworth,
	} {
		v, err := of(in.P0, in.Q0, in.P1, in.Q1)
		r.log(name, 100*v, err)
	}
	return nil
}

func lmdi(r results, raw json.RawMessage) error {
	var in struct{ X0, XT [][]float64 }
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	additive, factors, err := g.LMDI(in.X0, in.XT)
	if err != nil {
		return err
	}
	total := 0.0
	for k := range additive {
		r.log(fmt.Sprintf("dV%d", k+1), additive[k], nil)
		r.log(fmt.Sprintf("D%d", k+1), factors[k], nil)
		total += additive[k]
	}
	r.log("total", total, nil)
	return nil
}

// grim asks for a whole total of 43 items with a mean that prints 5.27.
func grim(r results) {
	mean, _ := interval.Printed("5.27")
	var below, above *big.Rat
	consistent := false
	for k := int64(0); k <= 10*43; k++ {
		switch m := big.NewRat(k, 43); {
		case mean.Contains(m):
			consistent = true
		case m.Cmp(mean.Lower) < 0:
			below = m
		case above == nil:
			above = m
		}
	}
	r.word("consistent", fmt.Sprint(consistent))
	r.rat("nearest_below", below, nil)
	r.rat("nearest_above", above, nil)
}

// impliedStart goes back from a value by fifteen years of growth.
func impliedStart(r results) {
	back := func(percent int64) *big.Rat {
		factor, start := big.NewRat(1000+percent, 1000), big.NewRat(100, 1)
		for range 15 {
			start.Quo(start, factor)
		}
		return start
	}
	r.rat("implied_2006_yi", back(360), nil)
	r.rat("lo_g36_5", back(365), nil)
	r.rat("hi_g35_5", back(355), nil)
}
