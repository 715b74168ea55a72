// Package analysis is the folder of the analysing half of the toolkit; it holds no code of its own,
// only the tests that compare all measures with reference values. The packages:
//
//   - shares: parts of wholes, ranks, averages, rounding
//   - concentration: concentration, inequality, diversity, decompositions, association
//   - growth: change between editions and its parts
//   - interval: sharp bounds of all of these when the inputs are intervals
//   - reconcile: a report checked against itself
//
// They import dataset and each other, sparingly, and nothing of the reading half.
package analysis
