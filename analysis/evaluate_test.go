package analysis_test

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"

	c "techins/analysis/concentration"
	"techins/analysis/shares"
)

// An evaluator computes the groups of the reference file by their names from a table of items.
type evaluator struct{ items []item }

var groupNames = []struct {
	name *regexp.Regexp
	of   func(e evaluator, m []string, refs []reference) (results, error)
}{
	{regexp.MustCompile(`^s([12])_(?:\d+products|firmtypes)_(sum_insured|policies)$`), evaluator.section},
	{regexp.MustCompile(`^panel(\d{4})_s([12])_(sum_insured|policies)$`), evaluator.panel},
	{regexp.MustCompile(`^s2_level2groups_(sum_insured|policies)$`), evaluator.levelTwo},
	{regexp.MustCompile(`^s[12]_within_([\d.]+)_(sum_insured|policies)$`), evaluator.within},
	{regexp.MustCompile(`^s([12])_(\d{4})$`), evaluator.averages},
	{regexp.MustCompile(`^decomp_s([12])_(SI|POL)$`), evaluator.decomposition},
	{regexp.MustCompile(`^ranksize_s([12])_(SI|POL)$`), evaluator.rankSize},
	{regexp.MustCompile(`^elasticity_lnSI_on_lnPOL_s([12])$`), evaluator.elasticity},
	{regexp.MustCompile(`^corr_s([12])$`), evaluator.association},
	{regexp.MustCompile(`^loo_s([12])_(SI|POL)$`), evaluator.leaveOneOut},
	{regexp.MustCompile(`^iv_(.+)$`), evaluator.box},
	{regexp.MustCompile(`^growth_(?:s([12])_)?(\d\d)_(\d\d)$`), evaluator.growth},
	{regexp.MustCompile(`^cagr_(\d\d)_(\d\d)$`), evaluator.cagr},
	{regexp.MustCompile(`^narr_pingan_([\d.]+)wan_up_([\d.]+)pct$`), evaluator.impliedBase},
	{regexp.MustCompile(`^narr_ICpool_(\d+)_to_(\d+)$`), evaluator.pool},
	{regexp.MustCompile(`^narr_check$`), evaluator.narrative},
}

func (e evaluator) group(name string, refs []reference) (results, error) {
	for _, g := range groupNames {
		if m := g.name.FindStringSubmatch(name); m != nil {
			return g.of(e, m[1:], refs)
		}
	}
	return nil, fmt.Errorf("no group of that name is computed")
}

// Selections of items.

func (e evaluator) pick(edition, section string) []item {
	var in []item
	for _, i := range e.items {
		if i.edition == edition && i.section == section {
			in = append(in, i)
		}
	}
	return in
}

// amounts is the measure of the items, by its long or its short name.
func amounts(items []item, measure string) (x []float64, exact []*big.Rat) {
	for _, i := range items {
		v := i.insured
		if measure == "policies" || measure == "POL" {
			v = i.policies
		}
		exact = append(exact, v)
		x = append(x, float(v))
	}
	return x, exact
}

func float(r *big.Rat) float64 { f, _ := r.Float64(); return f }

func labels(items []item) (groups []string) {
	for _, i := range items {
		groups = append(groups, i.group)
	}
	return groups
}

func (e evaluator) section(m []string, _ []reference) (results, error) {
	return battery(amounts(e.pick("2023", m[0]), m[1])), nil
}

func (e evaluator) panel(m []string, _ []reference) (results, error) {
	return battery(amounts(e.pick(m[0], m[1]), m[2])), nil
}

func (e evaluator) levelTwo(m []string, _ []reference) (results, error) {
	items := e.pick("2023", "2")
	_, x := amounts(items, m[0])
	var names []string
	var sums []*big.Rat
	for k, i := range items {
		at := slices.Index(names, i.group)
		if at < 0 {
			at, names, sums = len(names), append(names, i.group), append(sums, new(big.Rat))
		}
		sums[at].Add(sums[at], x[k])
	}
	return battery(floats(sums), sums), nil
}

func floats(x []*big.Rat) []float64 {
	f := make([]float64, len(x))
	for i, v := range x {
		f[i] = float(v)
	}
	return f
}

func (e evaluator) within(m []string, _ []reference) (results, error) {
	in := slices.DeleteFunc(e.pick("2023", m[0][:1]), func(i item) bool { return i.group != m[0] })
	return battery(amounts(in, m[1])), nil
}

// battery computes every measure of one list of amounts.
func battery(x []float64, exact []*big.Rat) results {
	r := make(results)
	n := len(x)
	r.add("n", float64(n), nil)
	total, err := shares.Total(x)
	exactTotal, eerr := shares.TotalRat(exact)
	r.exact("total", total, err, exactTotal, eerr)
	s, err := shares.Of(x)
	es, eerr := shares.OfRat(exact)
	for i := range s {
		r.exact(fmt.Sprintf("share[%d]", i+1), s[i], err, es[i], eerr)
	}
	for k := 1; k <= 13; k++ {
		v, err := c.CR(x, k)
		ev, eerr := c.CRRat(exact, k)
		r.exact(fmt.Sprintf("CR%d", k), v, err, ev, eerr)
	}
	_, lorenz, err := c.Lorenz(x)
	elorenz, eerr := c.LorenzRat(exact)
	for i := range lorenz {
		r.exact(fmt.Sprintf("lorenz_L[%d/%d]", i, n), lorenz[i], err, elorenz[i], eerr)
	}
	rationals(r, x, exact)
	irrationals(r, x)
	return r
}

func rationals(r results, x []float64, exact []*big.Rat) {
	for _, m := range []struct {
		name  string
		float func([]float64) (float64, error)
		exact func([]*big.Rat) (*big.Rat, error)
	}{
		{"HHI", c.HHI, c.HHIRat},
		{"HHI_normalised", c.NormalizedHHI, c.NormalizedHHIRat},
		{"effective_number_HHI", c.EffectiveNumber, c.EffectiveNumberRat},
		{"gini_simpson", c.GiniSimpson, c.GiniSimpsonRat},
		{"gini", c.Gini, c.GiniRat},
		{"gini_corrected", c.GiniCorrected, c.GiniCorrectedRat},
		{"hoover", c.Hoover, c.HooverRat},
		{"rosenbluth_hall_tideman", c.Rosenbluth, c.RosenbluthRat},
		{"CCI_horvath", c.Horvath, c.HorvathRat},
		{"kwoka_dominance", c.Kwoka, c.KwokaRat},
		{"stenbacka_threshold", c.Stenbacka, c.StenbackaRat},
		{"garcia_alba_dominance", c.GarciaAlba, c.GarciaAlbaRat},
	} {
		v, err := m.float(x)
		ev, eerr := m.exact(exact)
		r.exact(m.name, v, err, ev, eerr)
	}
	h, err := c.HHI(x)
	r.add("HHI_points", h*c.PointsPerUnit, err)
	r.word("band_2023MG", c.MergerGuidelines2023.Label(h*c.PointsPerUnit))
}

func irrationals(r results, x []float64) {
	for _, m := range []struct {
		name string
		of   func([]float64) (float64, error)
	}{
		{"shannon_nats", c.Entropy},
		{"shannon_bits", c.EntropyBits},
		{"hill1_exp_shannon", order(1)},
		{"pielou_evenness", c.Pielou},
		{"theil_T", c.TheilT},
		{"theil_T_normalised", c.TheilTNormalized},
		{"theil_L_MLD", c.TheilL},
		{"GE2", func(x []float64) (float64, error) { return c.GE(x, 2) }},
		{"GEm1", func(x []float64) (float64, error) { return c.GE(x, -1) }},
		{"cv_population", c.CV},
		{"cv_sample", c.CVSample},
		{"mean", c.Mean},
		{"median", c.Median},
		{"geometric_mean", c.GeometricMean},
		{"max_over_min", c.MaxOverMin},
		{"sd_log_sample", c.SDLogSample},
		{"hannah_kay_ne_0.5", order(0.5)},
		{"hannah_kay_ne_1.5", order(1.5)},
		{"hannah_kay_ne_2", order(2)},
		{"hannah_kay_ne_3", order(3)},
		{"hill_inf_berger_parker_inv", order(inf)},
		{"atkinson_0.5", aversion(0.5)},
		{"atkinson_1", aversion(1)},
		{"atkinson_2", aversion(2)},
	} {
		v, err := m.of(x)
		r.log(m.name, v, err)
	}
}
