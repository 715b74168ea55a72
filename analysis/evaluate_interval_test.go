package analysis_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"techins/analysis/interval"
)

// boxOf reads the ends of a box, which are inputs that the reference file carries in its own group.
func boxOf(refs []reference) (box []interval.Interval, err error) {
	for n := 1; ; n++ {
		var ends [2]*big.Rat
		for k, name := range []string{"lo", "hi"} {
			for _, r := range refs {
				if r.Measure == fmt.Sprintf("%s[%d]", name, n) {
					ends[k], _ = new(big.Rat).SetString(*r.Value)
				}
			}
		}
		if ends[0] == nil || ends[1] == nil {
			break
		}
		box = append(box, interval.Interval{Lower: ends[0], Upper: ends[1]})
	}
	if len(box) == 0 {
		return nil, errors.New("no ends of intervals")
	}
	return box, nil
}

func (e evaluator) box(m []string, refs []reference) (results, error) {
	box, err := boxOf(refs)
	if err != nil {
		return nil, err
	}
	r := make(results)
	r.add("n", float64(len(box)), nil)
	if strings.HasPrefix(m[0], "s2_pm10pct") {
		e.within10(r)
	} else {
		for i, b := range box {
			r.rat(fmt.Sprintf("lo[%d]", i+1), b.Lower, nil)
			r.rat(fmt.Sprintf("hi[%d]", i+1), b.Upper, nil)
		}
	}
	lower, upper := make([]float64, len(box)), make([]float64, len(box))
	for i, b := range box {
		lower[i], upper[i] = float(b.Lower), float(b.Upper)
	}
	if err := shareResults(r, lower, upper, box); err != nil {
		return nil, err
	}
	h, err := interval.HHI(lower, upper)
	eh, eerr := interval.HHIRat(box)
	r.exact("HHI_sharp_min", h.Lower, err, eh.Lower, eerr)
	r.exact("HHI_sharp_max", h.Upper, err, eh.Upper, eerr)
	r.exact("HHI_min_threshold_t", h.Level, err, eh.Level, eerr)
	r.exact("HHI_max_ambiguous_coordinates", float64(h.Ambiguous), err, big.NewRat(int64(eh.Ambiguous), 1), eerr)
	for k := 1; k <= min(len(box), 8); k++ {
		c, err := interval.CR(lower, upper, k)
		ec, eerr := interval.CRRat(box, k)
		r.exact(fmt.Sprintf("CR%d_sharp_min", k), c.Lower, err, ec.Lower, eerr)
		r.exact(fmt.Sprintf("CR%d_sharp_max", k), c.Upper, err, ec.Upper, eerr)
	}
	g, err := interval.Gini(lower, upper)
	eg, eerr := interval.GiniRat(box)
	r.exact("gini_sharp_min", g.Lower, err, eg.Lower, eerr)
	r.exact("gini_sharp_max", g.Upper, err, eg.Upper, eerr)
	s, err := interval.Entropy(lower, upper)
	r.log("shannon_sharp_min", s.Lower, err)
	r.log("shannon_sharp_max", s.Upper, err)
	t, err := interval.TheilT(lower, upper)
	r.log("theil_T_sharp_min", t.Lower, err)
	r.log("theil_T_sharp_max", t.Upper, err)
	for name, outer := range map[string]bool{"HHI": h.Outer || eh.Outer, "Gini": g.Outer || eg.Outer, "entropy": s.Outer} {
		if outer {
			return nil, fmt.Errorf("%s: an outer bound where the sharp one is wanted", name)
		}
	}
	return r, nil
}

// within10 gives the ends of 10 % either side of the sums insured, in 亿元, computed here.
func (e evaluator) within10(r results) {
	for i, it := range e.pick("2023", "2") {
		yi := new(big.Rat).Quo(it.insured, big.NewRat(10000, 1))
		r.rat(fmt.Sprintf("lo[%d]", i+1), new(big.Rat).Mul(yi, big.NewRat(9, 10)), nil)
		r.rat(fmt.Sprintf("hi[%d]", i+1), new(big.Rat).Mul(yi, big.NewRat(11, 10)), nil)
	}
}

func shareResults(r results, lower, upper []float64, box []interval.Interval) error {
	sharp, err := interval.Shares(lower, upper)
	if err != nil {
		return err
	}
	exact, err := interval.SharesRat(box)
	if err != nil {
		return err
	}
	naive, err := interval.NaiveShares(lower, upper)
	if err != nil {
		return err
	}
	for i := range sharp {
		r.exact(fmt.Sprintf("share_sharp_lo[%d]", i+1), sharp[i].Lower, nil, exact[i].Lower, nil)
		r.exact(fmt.Sprintf("share_sharp_hi[%d]", i+1), sharp[i].Upper, nil, exact[i].Upper, nil)
		r.add(fmt.Sprintf("share_naive_lo[%d]", i+1), naive[i].Lower, nil)
		r.add(fmt.Sprintf("share_naive_hi[%d]", i+1), naive[i].Upper, nil)
	}
	squared := interval.SquaredShares(sharp)
	r.add("HHI_from_sharp_shares_lo_(not_sharp)", squared.Lower, nil)
	r.add("HHI_from_sharp_shares_hi_(not_sharp)", squared.Upper, nil)
	squared = interval.SquaredShares(naive)
	r.add("HHI_naive_lo", squared.Lower, nil)
	r.add("HHI_naive_hi", squared.Upper, nil)
	return nil
}
