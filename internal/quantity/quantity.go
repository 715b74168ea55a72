// Package quantity takes Chinese text and gives its number phrases: value, unit, exact interval and
// hedge of each, and for numbers that are no statistic the reason. It knows the language of
// quantities, nothing of any report.
package quantity

import "techins/dataset"

// A Quantity is one number phrase.
type Quantity struct {
	Start, End int    // runes of the text, End exclusive
	Text       string // the phrase as printed
	// Value, Lower and Upper in base units. Value is missing for a range.
	Value, Lower, Upper dataset.Decimal
	Unit                string // yuan, percent, firms ...; "" when only a bare number
	Classifier          string // the printed classifier or unit: 件, 家, 万元, %
	Noun                string // the thing counted where the phrase names it: 企业, 专利
	Qualifier           string // exact, approx, at_least, at_most, from, range
	// Reason says why the number is no statistic ("date", "ordinal", "name" ...); "" when it may be one.
	Reason string
}
