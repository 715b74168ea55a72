package shares

import (
	"errors"
	"fmt"
	"math"
)

// The errors of this package and, unless they say otherwise, of the other analysis packages. Test
// for them with errors.Is.
var (
	ErrEmpty     = errors.New("no items")
	ErrNegative  = errors.New("negative value")
	ErrNotFinite = errors.New("not a finite number")
	ErrMissing   = errors.New("missing value; leave it out first and say how many were left out")
	ErrZeroTotal = errors.New("the total is zero")
	ErrZeroItem  = errors.New("zero value, of which there is no logarithm, power or ratio")
	ErrOverflow  = errors.New("the result exceeds the range of float64; use the exact form")
	ErrTooFew    = errors.New("too few items")
	ErrLength    = errors.New("slices of different length")
	ErrOverlap   = errors.New("classifications overlap, so they have no common total")
	ErrArgument  = errors.New("argument out of range")
)

// An ItemError names the item that makes a result undefined.
type ItemError struct {
	Index int    // position in the input, from 0
	Value string // the value as it was given
	Err   error  // one of the errors of this package
}

func (e *ItemError) Error() string {
	return fmt.Sprintf("item %d (%s): %v", e.Index+1, e.Value, e.Err)
}

// Unwrap gives the reason to errors.Is.
func (e *ItemError) Unwrap() error { return e.Err }

// Finite passes a result on, and is ErrOverflow when the arithmetic left the range of float64.
func Finite(v float64) (float64, error) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, ErrOverflow
	}
	return v, nil
}

// SameLength is an ErrLength that names both lengths, nil when they are equal.
func SameLength(n, m int) error {
	if n != m {
		return fmt.Errorf("%d and %d items: %w", n, m, ErrLength)
	}
	return nil
}
