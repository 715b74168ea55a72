// Package shares takes amounts and gives parts of wholes: shares within a parent, of a section and
// of a total, ranks, cumulative shares, gaps in percentage points, location quotients, and the
// rounding that a printed column of shares needs.
//
// Every function works on plain slices. The float64 form scales by the largest item and adds with
// compensation; the form that ends in Rat is exact. The rules of the package, which the other
// analysis packages keep as well:
//
//   - Amounts are finite and not negative. Another value is an error that names the item.
//   - Missing is not zero. Complete and CompleteRat leave missing numbers out and say how many.
//   - True zeros count as items. Active leaves them out where that is wanted, and says how many.
//   - A total of zero, or no item at all, leaves a share undefined: an error, never NaN or 0.
//
// Shares of classifications that overlap are never taken of a common total; see OfTotal.
package shares
