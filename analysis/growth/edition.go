package growth

import (
	"errors"
	"fmt"
	"math/big"

	"techins/analysis/shares"
	"techins/dataset"
)

var (
	// ErrKey means that a row has no product key, so that it cannot be joined.
	ErrKey = errors.New("row without a product key")
	// ErrDuplicate means that two rows of one edition have the same product key.
	ErrDuplicate = errors.New("product key used twice in one edition")
)

// A Row is one product in one edition.
type Row struct {
	Product string // stable over editions
	Code    string // printed numbering, which is not
	Label   string // as printed, which may change too
	Group   string // the group that it stands in
	// Count and Amount are, for instance, policies and sum insured in yuan; nil when missing.
	Count, Amount *big.Rat
}

// Rows takes the leaves of one edition's table from a data folder, with two of its measures. A grand
// total is no leaf.
//
// Errors: ErrKey, with the code; shares.ErrEmpty when the edition has no line.
func Rows(d *dataset.Data, edition, countMeasure, amountMeasure string) ([]Row, error) {
	values := make(map[[2]string]*big.Rat)
	for _, b := range d.Business {
		if b.Edition == edition && b.Value.Finite() {
			values[[2]string{b.Code, b.Measure}] = b.Value.Rat()
		}
	}
	parents := make(map[string]bool)
	for _, l := range d.Lines {
		if l.Edition == edition {
			parents[l.Parent] = true
		}
	}
	var rows []Row
	for _, l := range d.Lines {
		if l.Edition != edition || parents[l.Code] || l.Code == shares.TotalCode {
			continue
		}
		if l.Product == "" {
			return nil, fmt.Errorf("edition %s, %s %s: %w", edition, l.Code, l.Label, ErrKey)
		}
		rows = append(rows, Row{Product: l.Product, Code: l.Code, Label: l.Label, Group: l.Parent,
			Count: values[[2]string{l.Code, countMeasure}], Amount: values[[2]string{l.Code, amountMeasure}]})
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("edition %q: %w", edition, shares.ErrEmpty)
	}
	return rows, nil
}

// A Status says what became of a product from one edition to another.
type Status string

const (
	Continuing Status = "continuing"
	Appears    Status = "appears"    // listed only in the later edition: growth is undefined, print "new"
	Vanishes   Status = "vanishes"   // listed only in the earlier edition: not reported, which is not zero
	NotListed  Status = "not listed" // in neither of the two, but in another edition
)

// A Track is a product through several editions: Rows[e] is nil where edition e does not list it.
type Track struct {
	Product string
	Rows    []*Row
}

// Tracks joins editions by product, products in the order of their first appearance.
//
// Errors: ErrKey and ErrDuplicate with the edition, counted from 1, and the product.
func Tracks(editions ...[]Row) ([]Track, error) {
	var tracks []Track
	at := make(map[string]int)
	for e, rows := range editions {
		for i := range rows {
			row := &rows[i]
			if row.Product == "" {
				return nil, fmt.Errorf("edition %d, %s %s: %w", e+1, row.Code, row.Label, ErrKey)
			}
			k, ok := at[row.Product]
			if !ok {
				k = len(tracks)
				at[row.Product] = k
				tracks = append(tracks, Track{Product: row.Product, Rows: make([]*Row, len(editions))})
			}
			if tracks[k].Rows[e] != nil {
				return nil, fmt.Errorf("edition %d, %s: %w", e+1, row.Product, ErrDuplicate)
			}
			tracks[k].Rows[e] = row
		}
	}
	return tracks, nil
}

// Status is what became of the product from edition a to edition b, counted from 0.
func (t Track) Status(a, b int) Status {
	switch from, to := t.Rows[a], t.Rows[b]; {
	case from != nil && to != nil:
		return Continuing
	case to != nil:
		return Appears
	case from != nil:
		return Vanishes
	}
	return NotListed
}

// Renamed reports whether the product is listed under different labels in editions a and b.
func (t Track) Renamed(a, b int) bool {
	return t.Status(a, b) == Continuing && t.Rows[a].Label != t.Rows[b].Label
}

// Recoded reports whether the product's printed code differs in editions a and b.
func (t Track) Recoded(a, b int) bool {
	return t.Status(a, b) == Continuing && t.Rows[a].Code != t.Rows[b].Code
}

// Amounts are the amounts of the product in editions a and b; nil where not listed or missing.
func (t Track) Amounts(a, b int) (from, to *big.Rat) {
	return amount(t.Rows[a]), amount(t.Rows[b])
}

// Counts are the counts of the product in editions a and b; nil where not listed or missing.
func (t Track) Counts(a, b int) (from, to *big.Rat) {
	return count(t.Rows[a]), count(t.Rows[b])
}

func amount(r *Row) *big.Rat {
	if r == nil {
		return nil
	}
	return r.Amount
}

func count(r *Row) *big.Rat {
	if r == nil {
		return nil
	}
	return r.Count
}
