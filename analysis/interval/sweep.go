package interval

import "slices"

// A sweep visits the curve clamp(t, l_i, u_i) at every finite end t, from below. At each it knows
// the items in their order: first those at their upper ends below t, then those at t, then those at
// their lower ends above t.
type sweep[T number[T]] struct {
	lows, highs []T // finite ends, ascending
	// sums[i] is the sum of the first i, moments[i] the sum of the first i times their rank from 1.
	lowSums, lowMoments, highSums, highMoments []T
	n                                          int
}

func newSweep[T number[T]](b box[T]) sweep[T] {
	s := sortedEnds(b)
	s.lowSums, s.lowMoments = runningSums(s.lows)
	s.highSums, s.highMoments = runningSums(s.highs)
	return s
}

// sortedEnds is a sweep that knows the ends only.
func sortedEnds[T number[T]](b box[T]) sweep[T] {
	s := sweep[T]{n: len(b.lo), lows: slices.Clone(b.lo), highs: make([]T, 0, len(b.hi))}
	for i, u := range b.hi {
		if !b.open[i] {
			s.highs = append(s.highs, u)
		}
	}
	var zero T
	zero.Sort(s.lows)
	zero.Sort(s.highs)
	return s
}

func runningSums[T number[T]](x []T) (sums, moments []T) {
	var zero T
	sums, moments = make([]T, len(x)+1), make([]T, len(x)+1)
	sums[0], moments[0] = zero.Int(0), zero.Int(0)
	for i, v := range x {
		sums[i+1] = sums[i].Add(v)
		moments[i+1] = moments[i].Add(v.Mul(v.Int(i + 1)))
	}
	return sums, moments
}

// ends are all finite ends, ascending, without repeats.
func (s sweep[T]) ends() []T {
	ends := make([]T, 0, len(s.lows)+len(s.highs))
	i, j := 0, 0
	for i < len(s.lows) || j < len(s.highs) {
		var v T
		if j == len(s.highs) || i < len(s.lows) && s.lows[i].Cmp(s.highs[j]) <= 0 {
			v, i = s.lows[i], i+1
		} else {
			v, j = s.highs[j], j+1
		}
		if len(ends) == 0 || v.Cmp(ends[len(ends)-1]) != 0 {
			ends = append(ends, v)
		}
	}
	return ends
}

// A level is one stop of the sweep.
type level[T number[T]] struct {
	t     T
	below int // items at upper ends below t: the first of highs
	above int // items at lower ends above t: the last of lows
}

// each visits the levels.
func (s sweep[T]) each(f func(l level[T])) {
	below, notAbove := 0, 0
	for _, t := range s.ends() {
		for below < len(s.highs) && s.highs[below].Cmp(t) < 0 {
			below++
		}
		for notAbove < s.n && s.lows[notAbove].Cmp(t) <= 0 {
			notAbove++
		}
		f(level[T]{t: t, below: below, above: s.n - notAbove})
	}
}

// total is the sum of all items at a level.
func (s sweep[T]) total(l level[T]) T {
	at := s.n - l.below - l.above
	return s.highSums[l.below].Add(l.t.Mul(l.t.Int(at))).Add(s.lowSums[s.n]).Sub(s.lowSums[s.n-l.above])
}

// top is the sum of the k largest items at a level.
func (s sweep[T]) top(l level[T], k int) T {
	if k <= l.above {
		return s.lowSums[s.n].Sub(s.lowSums[s.n-k])
	}
	sum := s.lowSums[s.n].Sub(s.lowSums[s.n-l.above])
	k -= l.above
	at := min(k, s.n-l.below-l.above)
	sum = sum.Add(l.t.Mul(l.t.Int(at)))
	k -= at
	return sum.Add(s.highSums[l.below]).Sub(s.highSums[l.below-k])
}

// moment is the sum of all items times their rank, from 1 for the smallest.
func (s sweep[T]) moment(l level[T]) T {
	at := s.n - l.below - l.above
	ranks := at * (2*l.below + at + 1) / 2 // of the items at t: below+1 ... below+at
	return s.highMoments[l.below].Add(l.t.Mul(l.t.Int(ranks))).Add(s.lowMoments[s.n]).Sub(s.lowMoments[s.n-l.above])
}

// smallest is the smallest value of a measure that is monotone between the levels.
func (s sweep[T]) smallest(measure func(l level[T], total T) T) T {
	var least T
	some := false
	s.each(func(l level[T]) {
		total := s.total(l)
		if total.Sign() == 0 {
			return
		}
		if v := measure(l, total); !some || v.Cmp(least) < 0 {
			least, some = v, true
		}
	})
	if !some { // every finite end is zero; some items are open and equal
		return measure(level[T]{t: least.Int(1), below: len(s.highs), above: 0}, least.Int(s.n-len(s.highs)))
	}
	return least
}
