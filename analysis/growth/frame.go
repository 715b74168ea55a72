package growth

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"techins/analysis/shares"
)

// Columns names the columns of a data frame with one row per edition and product.
type Columns struct{ Edition, Product, Amount string }

// Frame joins two editions of a gota data frame by product and gives one row per product of either:
// product, status, before, after, change, percent, log_percent, contribution_pp, share_shift_pp and
// note. A product that one edition does not list has no before or no after and no growth rate; its
// contribution is that of its whole amount. An undefined cell is missing, and note says why.
//
// Errors: those of shares.Floats and shares.Strings, of Tracks and of Contributions; shares.ErrEmpty, with
// its name, for an edition without rows; an ItemError of shares.ErrNotFinite.
func Frame(df dataframe.DataFrame, c Columns, before, after string) (dataframe.DataFrame, error) {
	editions, err := shares.Strings(df, c.Edition)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	products, err := shares.Strings(df, c.Product)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	amounts, err := shares.Floats(df, c.Amount)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	rows := make(map[string][]Row)
	for i, e := range editions {
		r := Row{Product: products[i]}
		if !math.IsNaN(amounts[i]) {
			if r.Amount = new(big.Rat).SetFloat64(amounts[i]); r.Amount == nil {
				return dataframe.DataFrame{}, &shares.ItemError{Index: i, Value: fmt.Sprint(amounts[i]), Err: shares.ErrNotFinite}
			}
		}
		rows[e] = append(rows[e], r)
	}
	for _, name := range []string{before, after} {
		if len(rows[name]) == 0 {
			return dataframe.DataFrame{}, fmt.Errorf("edition %q: %w", name, shares.ErrEmpty)
		}
	}
	tracks, err := Tracks(rows[before], rows[after])
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	return frameOf(tracks)
}

func frameOf(tracks []Track) (dataframe.DataFrame, error) {
	a, b, used := listed(tracks)
	pp, err := Contributions(a, b)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	shifts, err := ShareShifts(a, b)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	names := []string{"before", "after", "change", "percent", "log_percent", "contribution_pp", "share_shift_pp"}
	cells := make([][]float64, len(names))
	var products, statuses, notes []string
	for i, t := range tracks {
		from, to := t.Amounts(0, 1)
		change, _ := Absolute(from, to)
		percent, err := Percent(from, to)
		logs, lerr := LogPercent(from, to)
		if lerr != nil {
			logs = math.NaN()
		}
		row := []float64{cell(from), cell(to), cell(change), cell(percent), logs, math.NaN(), math.NaN()}
		if k := slices.Index(used, i); k >= 0 {
			row[5], row[6] = cell(pp[k]), cell(shifts[k])
		}
		for k, v := range row {
			cells[k] = append(cells[k], v)
		}
		products, statuses = append(products, t.Product), append(statuses, string(t.Status(0, 1)))
		notes = append(notes, noteOf(t, err))
	}
	columns := []series.Series{series.New(products, series.String, "product"), series.New(statuses, series.String, "status")}
	for k, name := range names {
		columns = append(columns, series.New(cells[k], series.Float, name))
	}
	out := dataframe.New(append(columns, series.New(notes, series.String, "note"))...)
	return out, out.Err
}

// listed are the amounts before and after of the tracks without missing numbers, 0 where a product
// is not listed, and the positions of these tracks.
func listed(tracks []Track) (a, b []*big.Rat, used []int) {
	for i, t := range tracks {
		from, to := t.Amounts(0, 1)
		if t.Rows[0] != nil && from == nil || t.Rows[1] != nil && to == nil {
			continue
		}
		a, b, used = append(a, orZero(from)), append(b, orZero(to)), append(used, i)
	}
	return a, b, used
}

func orZero(r *big.Rat) *big.Rat {
	if r == nil {
		return new(big.Rat)
	}
	return r
}

func cell(r *big.Rat) float64 {
	if r == nil {
		return math.NaN() // gota's missing cell
	}
	f, _ := r.Float64()
	return f
}

func noteOf(t Track, err error) string {
	switch s := t.Status(0, 1); {
	case s == Appears:
		return "new: not listed before"
	case s == Vanishes:
		return "not listed any more, which is not zero"
	case err != nil:
		return err.Error()
	}
	return ""
}
