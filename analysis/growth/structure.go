package growth

import (
	"math"

	"techins/analysis/shares"
)

// The measures of structural change take the amounts of the same items at two times, or two amounts
// of them at one time, and compare the shares s and t. Zeros are allowed: take the union of the
// items, with 0 where one is not listed. In a list that one item dominates they are near 0 whatever
// the others do; report them without it too.

// Krugman is Σ |t_i - s_i|, between 0 and 2 (Krugman 1991).
//
// Errors: shares.ErrLength; those of shares.Scale for either list.
func Krugman(a, b []float64) (float64, error) {
	return overShares(a, b, func(s, t float64) float64 { return math.Abs(t - s) })
}

// NAV is the norm of absolute values Σ |t_i - s_i| / 2, between 0 and 1: the share that moved.
//
// Errors: those of Krugman.
func NAV(a, b []float64) (float64, error) {
	k, err := Krugman(a, b)
	return k / 2, err
}

// FingerKreinin is the similarity Σ min(s_i, t_i) = 1 - NAV (Finger and Kreinin 1979).
//
// Errors: those of Krugman.
func FingerKreinin(a, b []float64) (float64, error) {
	return overShares(a, b, math.Min)
}

// Euclid is √Σ (t_i - s_i)².
//
// Errors: those of Krugman.
func Euclid(a, b []float64) (float64, error) {
	q, err := overShares(a, b, func(s, t float64) float64 { return (t - s) * (t - s) })
	return math.Sqrt(q), err
}

// Cosine is the cosine of the angle between the two lists, between 0 and 1.
//
// Errors: those of Krugman.
func Cosine(a, b []float64) (float64, error) {
	st, err := overShares(a, b, func(s, t float64) float64 { return s * t })
	if err != nil {
		return 0, err
	}
	ss, err := overShares(a, b, func(s, t float64) float64 { return s * s })
	if err != nil {
		return 0, err
	}
	tt, err := overShares(a, b, func(s, t float64) float64 { return t * t })
	return min(st/math.Sqrt(ss)/math.Sqrt(tt), 1), err
}

// Hellinger is √(Σ (√t_i - √s_i)² / 2), between 0 and 1.
//
// Errors: those of Krugman.
func Hellinger(a, b []float64) (float64, error) {
	q, err := overShares(a, b, func(s, t float64) float64 {
		if s+t == 0 {
			return 0
		}
		d := (t - s) / (math.Sqrt(t) + math.Sqrt(s))
		return d * d
	})
	return math.Sqrt(q / 2), err
}

// JensenShannon is the divergence Σ (s_i ln(s_i/m_i) + t_i ln(t_i/m_i))/2 with m = (s+t)/2, in nats,
// between 0 and ln 2 (Lin 1991).
//
// Errors: those of Krugman.
func JensenShannon(a, b []float64) (float64, error) {
	return overShares(a, b, func(s, t float64) float64 {
		if s+t == 0 {
			return 0
		}
		// With e = (t-s)/(t+s) the term is m ((1+e) ln(1+e) + (1-e) ln(1-e))/2.
		return (s + t) / 4 * evenTerm((t-s)/(s+t))
	})
}

// evenTerm is (1+e) ln(1+e) + (1-e) ln(1-e) = Σ 2 e^2k / (2k (2k-1)), for |e| <= 1.
func evenTerm(e float64) float64 {
	e = math.Abs(e)
	switch {
	case e == 1:
		return 2 * math.Ln2
	case e > 0.2:
		return (1+e)*math.Log1p(e) + (1-e)*math.Log1p(-e)
	}
	sum, power := 0.0, e*e
	for k := 2.0; k < 28; k += 2 {
		sum += 2 * power / (k * (k - 1))
		power *= e * e
	}
	return sum
}

func overShares(a, b []float64, f func(s, t float64) float64) (float64, error) {
	s, t, err := bothShares(a, b)
	if err != nil {
		return 0, err
	}
	var sum shares.Accumulator
	for i := range s {
		sum.Add(f(s[i], t[i]))
	}
	return sum.Sum(), nil
}

func bothShares(a, b []float64) (s, t []float64, err error) {
	if err := shares.SameLength(len(a), len(b)); err != nil {
		return nil, nil, err
	}
	if s, err = shares.Of(a); err == nil {
		t, err = shares.Of(b)
	}
	return s, t, err
}

// LilienWeights says which shares weight the growth rates in Lilien.
type LilienWeights int

const (
	CurrentShares LilienWeights = iota // of the later time (Lilien 1982)
	MeanShares                         // the mean of both times, the modified index
)

// Lilien is the dispersion of growth √(Σ w_i (Δln x_i - Δln X)²) over items that are positive at
// both times, X being their sum. Report which weights were used.
//
// Errors: shares.ErrLength; those of shares.Scale; an ItemError of shares.ErrZeroItem;
// shares.ErrOverflow when a sum exceeds float64.
func Lilien(a, b []float64, w LilienWeights) (float64, error) {
	x0, err := shares.Total(a)
	if err != nil {
		return 0, err
	}
	x1, err := shares.Total(b)
	if err != nil {
		return 0, err
	}
	return lilien(a, b, w, func(rates, weights []float64) float64 { return logOf(x0, x1) })
}

// LilienCentred is Lilien with the growth rates centred at their own mean, weighted by the current
// shares, instead of at the growth of the sum: a standard deviation.
//
// Errors: shares.ErrLength; those of shares.Scale; an ItemError of shares.ErrZeroItem.
func LilienCentred(a, b []float64) (float64, error) {
	return lilien(a, b, CurrentShares, func(rates, weights []float64) float64 {
		var mean shares.Accumulator
		for i, r := range rates {
			mean.Add(weights[i] * r)
		}
		return mean.Sum()
	})
}

func lilien(a, b []float64, w LilienWeights, centre func(rates, weights []float64) float64) (float64, error) {
	s, t, err := bothShares(a, b)
	if err != nil {
		return 0, err
	}
	rates := make([]float64, len(a))
	for i := range a {
		if a[i] == 0 || b[i] == 0 {
			return 0, &shares.ItemError{Index: i, Value: "0", Err: shares.ErrZeroItem}
		}
		rates[i] = logOf(a[i], b[i])
		if w == MeanShares {
			t[i] = (s[i] + t[i]) / 2
		}
	}
	c := centre(rates, t)
	var sum shares.Accumulator
	for i, r := range rates {
		sum.Add(t[i] * (r - c) * (r - c))
	}
	return math.Sqrt(sum.Sum()), nil
}

// Jaccard is the number of products in both editions over the number in either, between 0 and 1.
//
// Errors: shares.ErrEmpty when neither edition lists a product.
func Jaccard(tracks []Track, a, b int) (float64, error) {
	both, either := 0, 0
	for _, t := range tracks {
		switch t.Status(a, b) {
		case Continuing:
			both++
			either++
		case Appears, Vanishes:
			either++
		}
	}
	if either == 0 {
		return 0, shares.ErrEmpty
	}
	return float64(both) / float64(either), nil
}
