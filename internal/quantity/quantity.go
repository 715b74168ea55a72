// Package quantity takes Chinese text and gives its number phrases: value, unit, exact interval and
// hedge of each, and for numbers that are no statistic the reason. It knows the language of
// quantities, nothing of any report.
package quantity

import "techins/dataset"

// A Quantity is one number phrase.
type Quantity struct {
	Start, End             int    // runes of the text, End exclusive: hedges, number and unit
	NumberStart, NumberEnd int    // runes of the number alone (both numbers of a range)
	Text                   string // the phrase as printed: 超过40万件
	Printed                string // number and unit as printed, without hedges: 40万件
	// Value, Lower and Upper in base units. Value is missing for a range.
	Value, Lower, Upper dataset.Decimal
	Unit                string // yuan, percent, firms ...; "" when only a bare number
	Classifier          string // the printed classifier or unit: 件, 家, 元, %
	Noun                string // the thing counted where the phrase names it: 企业, 专利
	Qualifier           string // exact, approx, at_least, at_most, from, range
	// Reason says why the number is no statistic ("date", "ordinal", "name" ...); "" when it may be one.
	Reason string
	// Money is true for an amount in any currency.
	Money bool
	// Change is +1 or -1 when the number is a rise or a fall (增长20%, 下降5个百分点) and not a level.
	Change int
	// Role is "from" and "to" for the two numbers of 由12家增至18家, else "".
	Role string
	// Group is the same number above 0 for the members of an enumeration (分别为A、B和C).
	Group int
}
