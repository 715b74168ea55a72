package show

import (
	"bytes"
	"reflect"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"techins/dataset"
)

// Frame gives rows of a table of package dataset as a gota data frame: the columns of the file, in
// its order; text as text (a code such as 2.1 is no number), numbers as floats, a missing number as
// a missing cell, an open end as an infinity. The frame's Err says what failed.
func Frame[T any](rows []T) dataframe.DataFrame {
	var b bytes.Buffer
	if err := dataset.EncodeCSV(&b, rows); err != nil {
		return dataframe.DataFrame{Err: err}
	}
	types := make(map[string]series.Type)
	numbers(reflect.TypeFor[T](), types)
	if len(rows) == 0 {
		return empty(dataset.Columns[T](), types)
	}
	return dataframe.ReadCSV(&b, dataframe.DetectTypes(false), dataframe.DefaultType(series.String),
		dataframe.WithTypes(types), dataframe.NaNValues(nil))
}

// numbers notes which columns of a row type hold numbers.
func numbers(row reflect.Type, types map[string]series.Type) {
	for i := range row.NumField() {
		switch f := row.Field(i); {
		case f.Type == reflect.TypeFor[dataset.Place]():
			for _, name := range []string{"page", "x0", "y0", "x1", "y1"} {
				types[name] = series.Float
			}
		case f.Type == reflect.TypeFor[dataset.Decimal](), f.Type.Kind() == reflect.Int, f.Type.Kind() == reflect.Float64:
			types[f.Tag.Get("csv")] = series.Float
		}
	}
}

// empty is a frame with columns and without rows; gota's reader refuses a file of that kind.
func empty(names []string, types map[string]series.Type) dataframe.DataFrame {
	columns := make([]series.Series, len(names))
	for i, name := range names {
		t, ok := types[name]
		if !ok {
			t = series.String
		}
		columns[i] = series.New([]string{}, t, name)
	}
	return dataframe.New(columns...)
}
