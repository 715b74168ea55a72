// Package reconcile checks a report against itself. It matches the figures of the narrative with the
// rows of the statistics table and with each other, and gives for every match a verdict, the
// arithmetic behind it, and both places in the document.
//
// The verdicts are careful: a figure that the table does not give is not reproducible from it, which
// does not make it wrong; figures of another area, period, object or unit are not compared; and what
// cannot be told is said. The rules are small functions over the word lists in vocabulary.go:
//
//	table     a claim against the row or the section of the table that it speaks of
//	parts     a group's or a total's printed figure against the sum of its parts
//	share     a printed share against the figures it is a share of
//	duration  a number of years against the years it spans
//	change    two figures of one thing at two times, and a growth rate against them
//	list      a number of names against the names
//	grim      a percentage against the count it is a percentage of
//	dates     dates of the same act
//	additive  figures that must not be added up or set against a total
//	printed   a value against its own printed text
package reconcile
