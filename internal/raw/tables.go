package raw

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"

	"techins/internal/layout"
)

// tableJSON is the form of a table in -tables json. A spanning cell's text stands in its first cell,
// the others are "".
type tableJSON struct {
	Page       int        `json:"page"`
	Pages      []int      `json:"pages"`
	Box        [4]float64 `json:"box"`
	Kind       string     `json:"kind"`
	Confidence float64    `json:"confidence"`
	Rows       [][]string `json:"rows"`
	Spans      [][4]int   `json:"spans"` // first row, first column, last row, last column of cells over several
}

// TablesJSON writes the tables of a document as one JSON object; file is its name.
func TablesJSON(w io.Writer, file string, tables []layout.Table) error {
	out := struct {
		File   string      `json:"file"`
		Tables []tableJSON `json:"tables"`
	}{file, []tableJSON{}}
	for i := range tables {
		t := &tables[i]
		out.Tables = append(out.Tables, tableJSON{t.Page, t.Pages, corners(t.Box), t.Kind, t.Confidence, rowsOf(t), spansOf(t)})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

// TablesCSV writes the tables one under the other; the first column is
// the table's number, so that a program can part them.
func TablesCSV(w io.Writer, tables []layout.Table) error {
	cw := csv.NewWriter(w)
	for i := range tables {
		for _, row := range rowsOf(&tables[i]) {
			if err := cw.Write(append([]string{strconv.Itoa(i + 1)}, row...)); err != nil {
				return err
			}
		}
	}
	cw.Flush()
	return cw.Error()
}

func rowsOf(t *layout.Table) [][]string {
	rows := make([][]string, t.Rows)
	for r := range rows {
		rows[r] = make([]string, t.Cols)
	}
	for _, c := range t.Cells {
		rows[c.Row][c.Col] = c.Text
	}
	return rows
}

func spansOf(t *layout.Table) [][4]int {
	spans := [][4]int{}
	for _, c := range t.Cells {
		if c.RowSpan > 1 || c.ColSpan > 1 {
			spans = append(spans, [4]int{c.Row, c.Col, c.Row + max(1, c.RowSpan) - 1, c.Col + max(1, c.ColSpan) - 1})
		}
	}
	return spans
}
