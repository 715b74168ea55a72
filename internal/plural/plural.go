// Package plural takes a number and an English noun and gives the count in words: 1 edition, 2 editions.
package plural

import (
	"fmt"
	"strings"
)

// Count is n of a noun, which is given in the singular.
func Count(n int, noun string) string {
	if n != 1 {
		noun = many(noun)
	}
	return fmt.Sprint(n, " ", noun)
}

// many is the plural of a regular noun: policy, policies; difference, differences.
func many(noun string) string {
	stem, ok := strings.CutSuffix(noun, "y")
	if before := strings.TrimRight(stem, "aeiou"); ok && before == stem {
		return stem + "ies"
	}
	return noun + "s"
}
