package shares

import (
	"fmt"
	"math"
	"strconv"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// Floats takes a column of a gota data frame; missing cells come as NaN, for Complete.
//
// Errors: ErrArgument when there is no such column; ErrNotFinite, with the row, for text that is no
// number. A cell that is blank or that gota holds as missing is missing.
func Floats(df dataframe.DataFrame, column string) ([]float64, error) {
	col, err := columnOf(df, column)
	if err != nil {
		return nil, err
	}
	x := make([]float64, col.Len())
	for i := range x {
		e := col.Elem(i)
		switch text := e.String(); {
		case e.IsNA() || text == "":
			x[i] = math.NaN()
		case col.Type() == series.String:
			if x[i], err = strconv.ParseFloat(text, 64); err != nil {
				return nil, fmt.Errorf("column %q, row %d: %q: %w", column, i+1, text, ErrNotFinite)
			}
		default:
			x[i] = e.Float()
		}
	}
	return x, nil
}

// Strings takes a column of a gota data frame as text.
//
// Errors: ErrArgument when there is no such column.
func Strings(df dataframe.DataFrame, column string) ([]string, error) {
	col, err := columnOf(df, column)
	if err != nil {
		return nil, err
	}
	return col.Records(), nil
}

func columnOf(df dataframe.DataFrame, column string) (series.Series, error) {
	if df.Err != nil {
		return series.Series{}, df.Err
	}
	for _, name := range df.Names() {
		if name == column {
			return df.Col(column), nil
		}
	}
	return series.Series{}, fmt.Errorf("no column %q in the data frame: %w", column, ErrArgument)
}

// Frame returns df with columns added: share, of the sum of the column named value; share_within,
// of the sum of the rows with the same text in the column named group (left out when group is "");
// rank, competition ranks from the largest; and cumulative, the share of all rows that rank no
// worse in the order of Cumulative. A row whose value is missing gets missing cells; the row order
// is kept.
//
// Errors: those of Floats and Strings, of Of and of Within.
func Frame(df dataframe.DataFrame, value, group string) (dataframe.DataFrame, error) {
	x, err := Floats(df, value)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	rows, used := present(x)
	s, err := Of(used)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	order, running, err := Cumulative(used)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	cumulative, ranks := make([]float64, len(used)), make([]float64, len(used))
	for k, i := range order {
		cumulative[i] = running[k]
	}
	for i, r := range Ranks(used) {
		ranks[i] = float64(r)
	}
	out := df.Mutate(spread("share", s, rows, len(x)))
	if group != "" {
		labels, err := Strings(df, group)
		if err != nil {
			return dataframe.DataFrame{}, err
		}
		within, err := Within(used, pick(labels, rows))
		if err != nil {
			return dataframe.DataFrame{}, err
		}
		out = out.Mutate(spread("share_within", within, rows, len(x)))
	}
	out = out.Mutate(spread("rank", ranks, rows, len(x))).Mutate(spread("cumulative", cumulative, rows, len(x)))
	return out, out.Err
}

func present(x []float64) (rows []int, used []float64) {
	for i, v := range x {
		if !math.IsNaN(v) {
			rows, used = append(rows, i), append(used, v)
		}
	}
	return rows, used
}

func pick(labels []string, rows []int) []string {
	picked := make([]string, len(rows))
	for k, i := range rows {
		picked[k] = labels[i]
	}
	return picked
}

// spread puts values back in their rows; the other rows are missing, gota's NaN.
func spread(name string, values []float64, rows []int, n int) series.Series {
	column := make([]float64, n)
	for i := range column {
		column[i] = math.NaN()
	}
	for k, i := range rows {
		column[i] = values[k]
	}
	return series.New(column, series.Float, name)
}
