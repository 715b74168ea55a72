// Package growth takes the numbers of two or more editions and gives change: growth rates,
// contributions, the parts that counts, mix and averages have in it, index numbers, and how much a
// structure has moved.
//
// Editions are joined by the key of the product, never by printed code or position: a code that
// means one product this year may mean another next year. Items that continue, appear, vanish or
// are not listed are kept apart; a row that is absent is not a row of zero.
//
// Percent change and percentage points are different things and named so. Functions on *big.Rat are
// exact; a nil number is missing. Errors are those of package shares and those below.
package growth
