// Package concentration takes amounts and gives measures of how unevenly they are distributed:
// concentration ratios and the Herfindahl index, entropy and diversity, inequality measures, the
// dominance family, decompositions over groups, association and rank-size regressions.
//
// All measures take amounts, not shares, and do not depend on the unit. Amounts are finite and not
// negative; the errors are those of package shares, named in each comment. "Errors: those of
// shares.Scale" means ErrEmpty, ErrZeroTotal, and an ItemError of ErrNegative or ErrNotFinite. Zeros
// count as items: they leave the Herfindahl index as it is and raise the Gini coefficient. Missing
// numbers are the caller's to leave out (shares.Complete) and to report.
//
// Float64 forms scale by the largest item and add with compensation. Forms that end in Rat are
// exact; they exist wherever the measure is rational.
//
// A measure over products or firm types describes a mix. It says nothing about the power of firms
// in a market; see Bands before using the words of competition authorities.
package concentration
