package reconcile

import (
	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"techins/analysis/shares"
	"techins/dataset"
)

// Frame gives the checks as a gota data frame, one row each, columns as in Header, all text but n.
func Frame(checks []Check) dataframe.DataFrame {
	rows := Rows(checks)
	columns := make([]series.Series, len(Header))
	for k, name := range Header {
		cells := make([]string, len(rows))
		for i, row := range rows {
			cells[i] = row[k]
		}
		columns[k] = series.New(cells, series.String, name)
	}
	numbers := make([]int, len(checks))
	for i, c := range checks {
		numbers[i] = c.N
	}
	columns[0] = series.New(numbers, series.Int, Header[0])
	return dataframe.New(columns...)
}

// ReportFrames checks an edition that a notebook holds as data frames, with the columns of lines.csv,
// business.csv and metrics.csv as text; year is the edition's. The result is that of Frame.
//
// Errors: a missing column, or a cell that is no number, with its row; those of Report.
func ReportFrames(lines, business, metrics dataframe.DataFrame, edition string, year int) (dataframe.DataFrame, error) {
	d := &dataset.Data{Editions: []dataset.Edition{{Edition: edition, Year: year}}}
	err := eachRow(lines, func(cell func(string) string) error {
		d.Lines = append(d.Lines, dataset.Line{Edition: cell("edition"), Code: cell("code"), Parent: cell("parent"), Label: cell("label"), Product: cell("product")})
		return nil
	})
	if err == nil {
		err = eachRow(business, func(cell func(string) string) error {
			v, err := dataset.ParseDecimal(cell("value"))
			d.Business = append(d.Business, dataset.Business{Edition: cell("edition"), Code: cell("code"), Measure: cell("measure"), Value: v,
				Unit: cell("unit"), Printed: cell("printed"), PrintedUnit: cell("printed_unit")})
			return err
		})
	}
	if err == nil {
		err = eachRow(metrics, func(cell func(string) string) error {
			m, err := metricOf(cell)
			d.Metrics = append(d.Metrics, m)
			return err
		})
	}
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	checks, err := Report(d, edition)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	return Frame(checks), nil
}

func metricOf(cell func(string) string) (m dataset.Metric, err error) {
	m = dataset.Metric{Edition: cell("edition"), ID: cell("id"), Section: cell("section"), Subject: cell("subject"), Measure: cell("measure"),
		Product: cell("product"), ProductKey: cell("product_key"), Unit: cell("unit"), Qualifier: cell("qualifier"), Period: cell("period"),
		PeriodStart: cell("period_start"), PeriodEnd: cell("period_end"), Scope: cell("scope"), Printed: cell("printed"), Quote: cell("quote")}
	for name, v := range map[string]*dataset.Decimal{"value": &m.Value, "lower": &m.Lower, "upper": &m.Upper} {
		if *v, err = dataset.ParseDecimal(cell(name)); err != nil {
			return m, err
		}
	}
	return m, nil
}

// eachRow visits the rows of a frame; cell is "" for a missing cell, and the first column that is
// not there is the error.
func eachRow(df dataframe.DataFrame, visit func(cell func(string) string) error) error {
	columns := make(map[string][]string)
	for i := range df.Nrow() {
		var failed error
		err := visit(func(name string) string {
			if columns[name] == nil {
				text, err := shares.Strings(df, name)
				if err != nil {
					failed = err
					return ""
				}
				columns[name] = text
			}
			if s := columns[name][i]; s != "NaN" {
				return s
			}
			return ""
		})
		if failed != nil {
			return failed
		}
		if err != nil {
			return err
		}
	}
	return df.Err
}
