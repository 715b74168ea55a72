package analysis_test

import (
	"math"
	"math/big"
	"slices"

	c "techins/analysis/concentration"
	"techins/analysis/shares"
)

var inf = math.Inf(1)

func order(a float64) func([]float64) (float64, error) {
	return func(x []float64) (float64, error) { return c.HannahKay(x, a) }
}

func aversion(e float64) func([]float64) (float64, error) {
	return func(x []float64) (float64, error) { return c.Atkinson(x, e) }
}

// averages computes average sums insured, location quotients and shares within groups.
func (e evaluator) averages(m []string, _ []reference) (results, error) {
	items := e.pick(m[1], m[0])
	x, ex := amounts(items, "SI")
	q, eq := amounts(items, "POL")
	r := make(results)
	v, err := shares.Average(x, q)
	ev, eerr := shares.AverageRat(ex, eq)
	r.exact("avg_total_wan_per_policy", v, err, ev, eerr)
	avg, err := shares.Averages(x, q)
	if err != nil {
		return nil, err
	}
	lq, err := shares.LocationQuotient(x, q)
	if err != nil {
		return nil, err
	}
	gap, err := shares.GapPP(x, q)
	if err != nil {
		return nil, err
	}
	egap, err := shares.GapPPRat(ex, eq)
	if err != nil {
		return nil, err
	}
	for i, it := range items {
		r.add("avg["+it.id+"]", avg[i], nil)
		r.add("LQ["+it.id+"]", lq[i], nil)
		r.exact("share_gap_pp["+it.id+"]", gap[i], nil, egap[i], nil)
	}
	for name, amount := range map[string][]float64{"SI": x, "policies": q} {
		within, err := shares.Within(amount, labels(items))
		if err != nil {
			return nil, err
		}
		for i, it := range items {
			r.add("share_in_parent_"+name+"["+it.id+"]", within[i], nil)
		}
	}
	overAverages(r, avg, q)
	groupAverages(r, items)
	total, err := shares.TotalRat(ex)
	if err != nil {
		return nil, err
	}
	r.rat("total_SI_yi", new(big.Rat).Quo(total, big.NewRat(10000, 1)), nil)
	structures(r, x, q)
	return r, nil
}

func overAverages(r results, avg, q []float64) {
	for _, m := range []struct {
		name string
		of   func([]float64) (float64, error)
	}{
		{"avg_max_over_min", c.MaxOverMin},
		{"avg_unweighted_mean", c.Mean},
		{"avg_median", c.Median},
		{"avg_geometric_mean", c.GeometricMean},
		{"avg_cv_population_unweighted", c.CV},
		{"avg_sd_log_sample", c.SDLogSample},
	} {
		v, err := m.of(avg)
		r.log(m.name, v, err)
	}
	for _, m := range []struct {
		name string
		of   func(value, weight []float64) (float64, error)
	}{
		{"avg_cv_weighted_by_policies", c.WeightedCV},
		{"weighted_theil_T", c.WeightedTheilT},
		{"weighted_theil_L", c.WeightedTheilL},
		{"weighted_gini", c.WeightedGini},
	} {
		v, err := m.of(avg, q)
		r.log(m.name, v, err)
	}
}

func groupAverages(r results, items []item) {
	names := slices.Compact(labels(items))
	for _, g := range names {
		in := slices.DeleteFunc(slices.Clone(items), func(i item) bool { return i.group != g })
		_, x := amounts(in, "SI")
		_, q := amounts(in, "POL")
		v, err := shares.AverageRat(x, q)
		r.rat("level2_avg["+g+"]", v, err)
	}
}

// decomposition computes the splits over the groups of level two.
func (e evaluator) decomposition(m []string, _ []reference) (results, error) {
	items := e.pick("2023", m[0])
	x, exact := amounts(items, m[1])
	groups := labels(items)
	r := make(results)
	h, err := c.DecomposeHHI(exact, groups)
	if err != nil {
		return nil, err
	}
	r.rat("HHI_total", h.Total, nil)
	r.rat("HHI_level2_between", h.Between, nil)
	r.rat("HHI_loss_from_splitting_(between-total)", new(big.Rat).Sub(h.Between, h.Total), nil)
	r.rat("HHI_weighted_mean_within", h.MeanWithin, nil)
	r.rat("HHI_between_even_spread", h.EvenSpread, nil)
	r.rat("HHI_within_excess", h.Excess, nil)
	sum := new(big.Rat)
	for _, g := range h.Groups {
		r.rat("HHI_contrib["+g.Group+"]_Sg2*Hg", g.Contribution, nil)
		r.rat("HHI_within["+g.Group+"]", g.Within, nil)
		r.rat("group_share["+g.Group+"]", g.Share, nil)
		sum.Add(sum, g.Contribution)
	}
	r.rat("HHI_check_sum_contrib", sum, nil)
	for name, of := range map[string]func([]float64, []string) (c.Decomposition, error){
		"theil_T": c.DecomposeTheilT, "theil_L": c.DecomposeTheilL, "shannon": c.DecomposeEntropy,
	} {
		d, err := of(x, groups)
		r.log(name+"_between", d.Between, err)
		r.log(name+"_within", d.Within, err)
		r.log(name+"_total", d.Total, err)
		for i, g := range d.Groups {
			r.log(name+"_within_contrib["+g+"]", d.Contributions[i], err)
		}
	}
	g, err := c.DecomposeGini(exact, groups)
	r.rat("gini_within", g.Within, err)
	r.rat("gini_between", g.Between, err)
	r.rat("gini_overlap_residual", g.Overlap, err)
	return r, nil
}

func (e evaluator) leaveOneOut(m []string, _ []reference) (results, error) {
	items := e.pick("2023", m[0])
	x, _ := amounts(items, m[1])
	r := make(results)
	for name, of := range map[string]func([]float64) (float64, error){
		"HHI": c.HHI, "gini": c.Gini, "theil_T": c.TheilT, "effective_number": c.EffectiveNumber,
	} {
		without, err := c.LeaveOneOut(x, of)
		if err != nil {
			return nil, err
		}
		for i, it := range items {
			r.log(name+"_without["+it.id+"]", without[i], nil)
		}
	}
	return r, nil
}

// line adds the parts of a regression under a prefix.
func (r results) line(prefix string, l c.Line, err error) {
	for name, v := range map[string]float64{
		"intercept": l.Intercept, "slope": l.Slope, "se_slope": l.SESlope, "se_intercept": l.SEIntercept,
		"r2": l.R2, "sigma": l.Sigma, "t975": l.T975, "ci95_lo": l.SlopeLower, "ci95_hi": l.SlopeUpper,
		"p_value_slope0": l.P,
	} {
		r.log(prefix+name, v, err)
	}
}

func (e evaluator) rankSize(m []string, _ []reference) (results, error) {
	x, _ := amounts(e.pick("2023", m[0]), m[1])
	s, err := c.RankSizeOf(x)
	r := make(results)
	r.line("zipf_lnsize_on_lnrank|", s.SizeOnRank, err)
	r.line("lnrank_on_lnsize|", s.RankOnSize, err)
	for name, v := range map[string]float64{
		"GI_rank-half_zeta": s.Zeta, "GI_se": s.SE, "GI_ci95_lo": s.Lower, "GI_ci95_hi": s.Upper,
		"hill_MLE_xmin=min": s.Hill, "hill_MLE_unbiased": s.HillUnbiased,
	} {
		r.log(name, v, err)
	}
	return r, nil
}

func (e evaluator) elasticity(m []string, _ []reference) (results, error) {
	items := e.pick("2023", m[0])
	x, _ := amounts(items, "SI")
	q, _ := amounts(items, "POL")
	l, err := c.LogLog(q, x)
	r := make(results)
	r.line("", l, err)
	return r, nil
}

func (e evaluator) association(m []string, _ []reference) (results, error) {
	items := e.pick("2023", m[0])
	x, _ := amounts(items, "SI")
	q, _ := amounts(items, "POL")
	r := make(results)
	for name, of := range map[string]func(x, y []float64) (float64, error){
		"spearman_SI_POL": c.Spearman, "kendall_SI_POL": c.Kendall, "pearson_SI_POL": c.Pearson,
		"kendall_p_exact_two_sided": c.KendallP, "spearman_p_edgeworth_AS89": c.SpearmanPEdgeworth,
	} {
		v, err := of(x, q)
		r.log(name, v, err)
	}
	v, err := c.Pearson(logsOf(x), logsOf(q))
	r.log("pearson_logs", v, err)
	return r, nil
}

func logsOf(x []float64) []float64 {
	l := make([]float64, len(x))
	for i, v := range x {
		l[i] = math.Log(v)
	}
	return l
}
