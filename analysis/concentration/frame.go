package concentration

import (
	"math"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"techins/analysis/shares"
)

// frameMeasures are the columns of Frame, in order.
var frameMeasures = []struct {
	name string
	of   func([]float64) (float64, error)
}{
	{"cr1", func(x []float64) (float64, error) { return CR(x, 1) }},
	{"cr3", func(x []float64) (float64, error) { return CR(x, 3) }},
	{"cr4", func(x []float64) (float64, error) { return CR(x, 4) }},
	{"hhi", HHI},
	{"hhi_normalized", NormalizedHHI},
	{"effective_number", EffectiveNumber},
	{"rosenbluth", Rosenbluth},
	{"entropy", Entropy},
	{"theil_t", TheilT},
	{"theil_l", TheilL},
	{"gini", Gini},
	{"gini_corrected", GiniCorrected},
	{"hoover", Hoover},
	{"cv", CV},
}

// Frame takes a gota data frame with a column of amounts and gives one row per text in the column
// named group, in the order of their first row, or a single row when group is "": the columns group,
// n (items used), missing (items left out), the measures cr1, cr3, cr4, hhi, hhi_normalized,
// effective_number, rosenbluth, entropy, theil_t, theil_l, gini, gini_corrected, hoover and cv, and
// note. A measure that is undefined for a group is a missing cell, and note says why.
//
// Errors: those of shares.Floats and shares.Strings; an ItemError of shares.ErrNegative or
// shares.ErrNotFinite.
func Frame(df dataframe.DataFrame, value, group string) (dataframe.DataFrame, error) {
	x, err := shares.Floats(df, value)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	used, _ := shares.Complete(x)
	if _, err := shares.Scale(used); err != nil && err != shares.ErrEmpty && err != shares.ErrZeroTotal {
		return dataframe.DataFrame{}, err
	}
	labels := make([]string, len(x))
	if group != "" {
		if labels, err = shares.Strings(df, group); err != nil {
			return dataframe.DataFrame{}, err
		}
	}
	return frameRows(x, labels)
}

func frameRows(x []float64, labels []string) (dataframe.DataFrame, error) {
	var names, notes []string
	var counts, missing []int
	rows := make(map[string][]float64)
	for i, l := range labels {
		if _, ok := rows[l]; !ok {
			names = append(names, l)
		}
		rows[l] = append(rows[l], x[i])
	}
	cells := make([][]float64, len(frameMeasures))
	for _, name := range names {
		used, left := shares.Complete(rows[name])
		counts, missing = append(counts, len(used)), append(missing, left)
		note := ""
		for k, m := range frameMeasures {
			v, err := m.of(used)
			if err != nil {
				v = math.NaN() // gota's missing cell
				note = appendNote(note, m.name+": "+err.Error())
			}
			cells[k] = append(cells[k], v)
		}
		notes = append(notes, note)
	}
	columns := []series.Series{
		series.New(names, series.String, "group"),
		series.New(counts, series.Int, "n"),
		series.New(missing, series.Int, "missing"),
	}
	for k, m := range frameMeasures {
		columns = append(columns, series.New(cells[k], series.Float, m.name))
	}
	out := dataframe.New(append(columns, series.New(notes, series.String, "note"))...)
	return out, out.Err
}

func appendNote(note, more string) string {
	if note == "" {
		return more
	}
	return note + "; " + more
}
