package interval

import (
	"math"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"techins/analysis/shares"
)

// Frame returns df with the columns share_lower and share_upper added: the sharp bounds of Shares of
// the rows, whose ends stand in the columns named lower and upper. A missing upper end is infinite.
//
// Errors: those of shares.Floats and of Shares; a missing lower end is not a finite number.
func Frame(df dataframe.DataFrame, lower, upper string) (dataframe.DataFrame, error) {
	l, u, err := ends(df, lower, upper)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	s, err := Shares(l, u)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	low, high := make([]float64, len(s)), make([]float64, len(s))
	for i, b := range s {
		low[i], high[i] = b.Lower, b.Upper
	}
	out := df.Mutate(series.New(low, series.Float, "share_lower")).Mutate(series.New(high, series.Float, "share_upper"))
	return out, out.Err
}

// MeasuresFrame gives the bounds of cr1, hhi, gini, theil_t and entropy over the rows of df, one row
// each: measure, lower, upper, and outer, which is true where the bound is not sharp.
//
// Errors: those of Frame.
func MeasuresFrame(df dataframe.DataFrame, lower, upper string) (dataframe.DataFrame, error) {
	l, u, err := ends(df, lower, upper)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	var names []string
	var low, high []float64
	var outer []bool
	for _, m := range []struct {
		name string
		of   func(lower, upper []float64) (Bounds, error)
	}{
		{"cr1", func(l, u []float64) (Bounds, error) { return CR(l, u, 1) }},
		{"hhi", func(l, u []float64) (Bounds, error) { h, err := HHI(l, u); return h.Bounds, err }},
		{"gini", Gini}, {"theil_t", TheilT}, {"entropy", Entropy},
	} {
		b, err := m.of(l, u)
		if err != nil {
			return dataframe.DataFrame{}, err
		}
		names, low, high, outer = append(names, m.name), append(low, b.Lower), append(high, b.Upper), append(outer, b.Outer)
	}
	out := dataframe.New(series.New(names, series.String, "measure"), series.New(low, series.Float, "lower"),
		series.New(high, series.Float, "upper"), series.New(outer, series.Bool, "outer"))
	return out, out.Err
}

func ends(df dataframe.DataFrame, lower, upper string) (l, u []float64, err error) {
	if l, err = shares.Floats(df, lower); err != nil {
		return nil, nil, err
	}
	if u, err = shares.Floats(df, upper); err != nil {
		return nil, nil, err
	}
	for i, v := range u {
		if math.IsNaN(v) {
			u[i] = math.Inf(1)
		}
	}
	return l, u, nil
}
