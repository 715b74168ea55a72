package figures

import (
	"encoding/csv"
	"io"
	"math/big"

	"techins/dataset"
)

// A Row is one number of a figure: what it is of, what it measures, and its value.
type Row struct {
	Item    string // code of the line item, or a name such as section-2
	Label   Text
	Measure string // sum_insured, share_of_section, hhi, ...
	Value   *big.Rat
	Unit    string // yuan, policies, percent, percentage_points, points, ...
}

// CSV writes the figure's numbers in full precision; shares as percent.
func (f *Figure) CSV(w io.Writer) error {
	c := csv.NewWriter(w)
	c.Write([]string{"figure", "item", "label_zh", "label_en", "measure", "value", "unit"})
	for _, r := range f.Rows {
		c.Write([]string{f.ID, r.Item, r.Label.ZH, r.Label.EN, r.Measure, dataset.FromRat(r.Value).String(), r.Unit})
	}
	c.Flush()
	return c.Error()
}

// asPercent is a share as a number of percent.
func asPercent(share *big.Rat) *big.Rat { return new(big.Rat).Mul(share, big.NewRat(100, 1)) }

func count(n int) *big.Rat { return big.NewRat(int64(n), 1) }
