// Package interval takes numbers of which only bounds are known, because they were rounded or
// hedged, and gives bounds of sums, shares, concentration measures and growth.
//
// The bounds are sharp unless the result says otherwise: both ends are reached, or approached, by
// some choice of the numbers within their intervals. Putting the intervals into a formula term by
// term is valid too but far too wide, since a number stands in the numerator and in the total; see
// NaiveShares. Bounds are no confidence intervals: no probability is attached to them.
//
// Two facts carry the package. HHI, Gini, Theil's T and the concentration ratios are quasi-convex,
// so their maximum over a box is at a vertex. They do not fall when a smaller item gives to a larger
// one, so their minimum is on the curve clamp(t, l_i, u_i), on which every item is as near to one
// level t as its interval allows.
//
// Ends that are open (Interval.LowerOpen, UpperOpen) count as belonging to their intervals: the bounds
// of a measure over half-open intervals are the same numbers, approached instead of reached.
//
// Forms on float64 slices take upper ends of +Inf for intervals that are open upwards; forms on
// []Interval are exact. Errors are those of package shares and ErrReversed.
package interval
