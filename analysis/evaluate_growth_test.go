package analysis_test

import (
	"math/big"
	"time"

	g "techins/analysis/growth"
	"techins/analysis/shares"
)

// rows are the items of one edition for package growth.
func rows(items []item) (rows []g.Row) {
	for _, i := range items {
		rows = append(rows, g.Row{Product: i.id, Group: i.group, Count: i.policies, Amount: i.insured})
	}
	return rows
}

// growth computes the change between two editions of one section.
func (e evaluator) growth(m []string, _ []reference) (results, error) {
	section := "2"
	if m[0] != "" {
		section = m[0]
	}
	tracks, err := g.Tracks(rows(e.pick("20"+m[1], section)), rows(e.pick("20"+m[2], section)))
	if err != nil {
		return nil, err
	}
	r := make(results)
	a, b := union(tracks, g.Track.Amounts)
	qa, qb := union(tracks, g.Track.Counts)
	r.totals(total(a), total(b), total(qa), total(qb))
	for _, t := range tracks {
		r.product(t)
	}
	r.contributions(tracks, a, b)
	if err := r.decomposition(tracks); err != nil {
		return nil, err
	}
	if err := r.indexes(tracks); err != nil {
		return nil, err
	}
	r.structure(tracks, floats(a), floats(b))
	return r, nil
}

// union are the numbers of all products, zero where not listed.
func union(tracks []g.Track, of func(g.Track, int, int) (a, b *big.Rat)) (a, b []*big.Rat) {
	for _, t := range tracks {
		x, y := of(t, 0, 1)
		if x == nil {
			x = new(big.Rat)
		}
		if y == nil {
			y = new(big.Rat)
		}
		a, b = append(a, x), append(b, y)
	}
	return a, b
}

func total(x []*big.Rat) *big.Rat {
	s := new(big.Rat)
	for _, v := range x {
		s.Add(s, v)
	}
	return s
}

func (r results) totals(v0, v1, q0, q1 *big.Rat) {
	r.rat("SI_total_0", v0, nil)
	r.rat("SI_total_1", v1, nil)
	d, err := g.Absolute(v0, v1)
	r.rat("SI_total_abs", d, err)
	p, err := g.Percent(v0, v1)
	r.rat("SI_total_pct", p, err)
	l, err := g.LogPercent(v0, v1)
	r.log("SI_total_logpct", l, err)
	p, err = g.Percent(q0, q1)
	r.rat("POL_total_pct", p, err)
	p, err = g.Percent(new(big.Rat).Quo(v0, q0), new(big.Rat).Quo(v1, q1))
	r.rat("avg_total_pct", p, err)
}

// product adds the measures of one product, undefined where it is not listed twice.
func (r results) product(t g.Track) {
	id := "[" + t.Product + "]"
	a, b := t.Amounts(0, 1)
	qa, qb := t.Counts(0, 1)
	r.word("status"+id, string(t.Status(0, 1)))
	d, err := g.Absolute(a, b)
	r.rat("SI_abs"+id, d, err)
	p, err := g.Percent(a, b)
	r.rat("SI_pct"+id, p, err)
	l, err := g.LogPercent(a, b)
	r.log("SI_logpct"+id, l, err)
	p, err = g.Percent(qa, qb)
	r.rat("POL_pct"+id, p, err)
	var avg *big.Rat
	if err == nil {
		avg, err = g.Percent(new(big.Rat).Quo(a, qa), new(big.Rat).Quo(b, qb))
	}
	r.rat("avg_pct"+id, avg, err)
	volume, rate, err := g.PriceVolume(qa, a, qb, b)
	r.rat("shapley2_volume"+id, volume, err)
	r.rat("shapley2_rate"+id, rate, err)
	if err != nil {
		r.log("lmdi2_volume"+id, 0, err)
		r.log("lmdi2_rate"+id, 0, err)
		return
	}
	f := func(q, v *big.Rat) [][]float64 {
		return [][]float64{{float(q), float(new(big.Rat).Quo(v, q))}}
	}
	effects, _, err := g.LMDI(f(qa, a), f(qb, b))
	r.log("lmdi2_volume"+id, effects[0], err)
	r.log("lmdi2_rate"+id, effects[1], err)
}

func (r results) contributions(tracks []g.Track, a, b []*big.Rat) {
	for name, of := range map[string]func(a, b []*big.Rat) ([]*big.Rat, error){
		"contribution_pp": g.Contributions, "contribution_share_of_change": g.ContributionShares,
		"share_shift_pp": g.ShareShifts, "HHI_change_contrib_points": g.HHIChanges,
	} {
		parts, err := of(a, b)
		for i, t := range tracks {
			r.rat(name+"["+t.Product+"]", parts[i], err)
		}
		if name == "HHI_change_contrib_points" {
			r.rat("HHI_change_points", total(parts), err)
		}
	}
}

func (r results) decomposition(tracks []g.Track) error {
	d, err := g.Decompose(tracks, 0, 1)
	if err != nil {
		return err
	}
	r.rat("entry_total", d.Entry, nil)
	r.rat("exit_total", d.Exit, nil)
	r.rat("shapley3_matched_activity_total_policies", d.Shapley.Activity, nil)
	r.rat("shapley3_matched_mix", d.Shapley.Mix, nil)
	r.rat("shapley3_matched_rate_avg_SI", d.Shapley.Rate, nil)
	zero, err := g.DecomposeZeroLimit(tracks, 0, 1)
	if err != nil {
		return err
	}
	for prefix, e := range map[string]g.Effects[float64]{
		"lmdi3_matched_": d.LMDI, "lmdi3_matched_mult_": d.LMDIFactors, "lmdi3_full_zero_limit_": zero,
	} {
		r.log(prefix+"activity_total_policies", e.Activity, nil)
		r.log(prefix+"mix", e.Mix, nil)
		r.log(prefix+"rate_avg_SI", e.Rate, nil)
	}
	q0, v0, q1, v1 := continuing(tracks)
	s, err := g.SplitAverage(q0, v0, q1, v1)
	r.rat("avg_matched_0", s.Before, err)
	r.rat("avg_matched_1", s.After, err)
	r.rat("avg_change_rate_effect", s.Rate, err)
	r.rat("avg_change_mix_effect", s.Mix, err)
	return nil
}

// continuing are the counts and amounts of the products in both editions.
func continuing(tracks []g.Track) (q0, v0, q1, v1 []*big.Rat) {
	for _, t := range tracks {
		if t.Status(0, 1) == g.Continuing {
			qa, qb := t.Counts(0, 1)
			a, b := t.Amounts(0, 1)
			q0, v0, q1, v1 = append(q0, qa), append(v0, a), append(q1, qb), append(v1, b)
		}
	}
	return q0, v0, q1, v1
}

func (r results) indexes(tracks []g.Track) error {
	q0, v0, q1, v1 := continuing(tracks)
	p := func(v, q []*big.Rat) (p []*big.Rat) {
		for i := range v {
			p = append(p, new(big.Rat).Quo(v[i], q[i]))
		}
		return p
	}
	p0, p1 := p(v0, q0), p(v1, q1)
	fp0, fq0, fp1, fq1 := floats(p0), floats(q0), floats(p1), floats(q1)
	for name, of := range map[string]struct {
		float func(p0, q0, p1, q1 []float64) (float64, error)
		exact func(p0, q0, p1, q1 []*big.Rat) (*big.Rat, error)
	}{
		"laspeyres": {g.Laspeyres, g.LaspeyresRat}, "paasche": {g.Paasche, g.PaascheRat},
		"marshall_edgeworth": {g.MarshallEdgeworth, g.MarshallEdgeworthRat},
	} {
		v, err := of.float(fp0, fq0, fp1, fq1)
		e, eerr := of.exact(p0, q0, p1, q1)
		r.exact(name+"_price", v, err, e, eerr)
		v, err = of.float(fq0, fp0, fq1, fp1)
		e, eerr = of.exact(q0, p0, q1, p1)
		r.exact(name+"_volume", v, err, e, eerr)
	}
	for name, of := range map[string]func(p0, q0, p1, q1 []float64) (float64, error){
		"fisher": g.Fisher, "walsh": g.Walsh, "tornqvist": g.Tornqvist, "sato_vartia": g.SatoVartia,
	} {
		v, err := of(fp0, fq0, fp1, fq1)
		r.log(name+"_price", v, err)
		v, err = of(fq0, fp0, fq1, fp1)
		r.log(name+"_volume", v, err)
	}
	r.rat("value_ratio_matched", new(big.Rat).Quo(total(v1), total(v0)), nil)
	return nil
}

// structures compares the structure of two lists of amounts of the same items.
func structures(r results, x, q []float64) {
	v, err := g.Krugman(x, q)
	r.add("structure_gap_krugman_SI_vs_policies", v, err)
	v, err = g.FingerKreinin(x, q)
	r.add("structure_overlap_FK_SI_vs_policies", v, err)
}

func (r results) structure(tracks []g.Track, a, b []float64) {
	for name, of := range map[string]func(a, b []float64) (float64, error){
		"krugman_index": g.Krugman, "NAV_half_sum_abs": g.NAV, "finger_kreinin": g.FingerKreinin,
		"euclid_shares": g.Euclid, "cosine": g.Cosine, "hellinger": g.Hellinger, "jensen_shannon_nats": g.JensenShannon,
	} {
		v, err := of(a, b)
		r.log(name, v, err)
	}
	_, v0, _, v1 := continuing(tracks)
	x, y := floats(v0), floats(v1)
	v, err := g.Lilien(x, y, g.CurrentShares)
	r.log("lilien_matched_current_share", v, err)
	v, err = g.Lilien(x, y, g.MeanShares)
	r.log("lilien_matched_avg_share_modified", v, err)
	v, err = g.LilienCentred(x, y)
	r.log("lilien_matched_centered_current", v, err)
	v, err = g.Jaccard(tracks, 0, 1)
	r.add("jaccard_products", v, err)
}

// cagr computes compound growth in percent over the years between two editions.
func (e evaluator) cagr(m []string, _ []reference) (results, error) {
	from, to := e.pick("20"+m[0], "2"), e.pick("20"+m[1], "2")
	tracks, err := g.Tracks(rows(from), rows(to))
	if err != nil {
		return nil, err
	}
	date := func(year string) time.Time { t, _ := time.Parse("06-01-02", year+"-12-31"); return t }
	years := g.Years(date(m[0]), date(m[1]))
	r := make(results)
	for _, t := range tracks {
		a, b := t.Amounts(0, 1)
		v, err := g.CAGR(a, b, years)
		r.log("SI_pct["+t.Product+"]", 100*v, err)
	}
	a, b := union(tracks, g.Track.Amounts)
	v, err := g.CAGR(total(a), total(b), years)
	r.log("SI_total_pct", 100*v, err)
	// The mean of the yearly rates is no growth rate; it is here to be seen to differ.
	middle, _ := union(must(g.Tracks(rows(e.pick("2023", "2")), nil)), g.Track.Amounts)
	first, err := g.Percent(total(a), total(middle))
	if err != nil {
		return nil, err
	}
	second, err := g.Percent(total(middle), total(b))
	if err != nil {
		return nil, err
	}
	r.rat("arith_mean_of_rates_pct", new(big.Rat).Quo(first.Add(first, second), big.NewRat(2, 1)), nil)
	return r, nil
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// impliedBase computes what a printed number and its growth say of the year before.
func (e evaluator) impliedBase(m []string, _ []reference) (results, error) {
	i, err := g.Base(m[0], m[1])
	if err != nil {
		return nil, err
	}
	r := make(results)
	r.rat("prior_point", i.Prior, nil)
	r.rat("increase_point", i.Increase, nil)
	r.rat("prior_lo", i.PriorBounds.Lower, nil)
	r.rat("prior_hi", i.PriorBounds.Upper, nil)
	r.rat("increase_lo", i.IncreaseBounds.Lower, nil)
	r.rat("increase_hi", i.IncreaseBounds.Upper, nil)
	x, _ := new(big.Rat).SetString(m[0])
	half := big.NewRat(1, 20) // of the last digit of 16.8
	r.rat("NAIVE_increase_lo", new(big.Rat).Sub(new(big.Rat).Sub(x, half), i.PriorBounds.Upper), nil)
	r.rat("NAIVE_increase_hi", new(big.Rat).Sub(new(big.Rat).Add(x, half), i.PriorBounds.Lower), nil)
	return r, nil
}

// pool computes the growth of the pool from 18 insurers to 21.
func (e evaluator) pool(m []string, _ []reference) (results, error) {
	a, _ := new(big.Rat).SetString(m[0])
	b, _ := new(big.Rat).SetString(m[1])
	r := make(results)
	d, err := g.Absolute(a, b)
	r.rat("absolute", d, err)
	p, err := g.Percent(a, b)
	r.rat("simple_growth", p.Quo(p, big.NewRat(100, 1)), err)
	l, err := g.LogPercent(a, b)
	r.log("log_growth", l/100, err)
	v, err := g.CAGR(a, b, 2)
	r.log("CAGR_2y", v, err)
	months := g.Years(time.Date(2021, 10, 31, 0, 0, 0, 0, time.UTC), time.Date(2023, 12, 31, 0, 0, 0, 0, time.UTC))
	v, err = g.CAGR(a, b, months)
	r.log("CAGR_26months", v, err)
	return r, nil
}

// narrative compares figures of the text with sums of the table.
func (e evaluator) narrative(_ []string, _ []reference) (results, error) {
	sum := func(section, measure string) *big.Rat {
		_, x := amounts(e.pick("2023", section), measure)
		t, err := shares.TotalRat(x)
		if err != nil {
			return new(big.Rat)
		}
		return t
	}
	wan := func(v *big.Rat, unit int64) *big.Rat { return new(big.Rat).Quo(v, big.NewRat(unit, 1)) }
	s1, s2 := wan(sum("1", "SI"), 1e8), wan(sum("2", "SI"), 1e4)
	r := make(results)
	r.rat("section1_SI_wanyi", s1, nil)
	r.rat("section2_SI_yi", s2, nil)
	r.rat("section1_policies", sum("1", "POL"), nil)
	r.rat("section2_policies", sum("2", "POL"), nil)
	headline, claimed := big.NewRat(31, 10), big.NewRat(5389, 1)
	gap, err := g.Absolute(claimed, s2)
	r.rat("gap_section2_vs_5389yi_yi", gap, err)
	gap, err = g.Percent(claimed, s2)
	r.rat("gap_section2_vs_5389yi_pct", gap, err)
	gap, err = g.Absolute(s1, headline)
	r.rat("gap_3.1wanyi_vs_section1_wanyi", gap, err)
	gap, err = g.Percent(headline, s1)
	r.rat("section1_shortfall_pct_of_3.1", gap.Neg(gap), err)
	r.rat("s1_plus_s2_wanyi_FORBIDDEN_SUM", new(big.Rat).Add(s1, wan(s2, 1e4)), nil)
	for _, i := range e.pick("2023", "2") {
		switch i.id {
		case "P235":
			r.rat("cyber_yi", wan(i.insured, 1e4), nil)
		case "P221":
			r.rat("IP_yi", wan(i.insured, 1e4), nil)
		}
	}
	return r, nil
}
