package workbook

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"techins/dataset"
)

// Name is the name of the workbook in a data folder.
const Name = "tables.xlsx"

// The sheets that are no table of the data folder.
const (
	aboutSheet      = "about"
	dictionarySheet = "dictionary"
)

// maxRows is how many rows a sheet of Excel has.
const maxRows = 1 << 20

// Encode gives the workbook of the tables of d. Tables of more rows than a sheet of Excel has are an
// error.
func Encode(d *dataset.Data) (dataset.File, error) {
	f := excelize.NewFile()
	defer f.Close()
	w := &writer{file: f, styles: map[style]int{}}
	tables := d.Tables()
	w.about(d, tables)
	for _, t := range tables {
		w.table(t)
	}
	w.dictionary(tables)
	if w.err != nil {
		return dataset.File{}, fmt.Errorf("workbook: %w", w.err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return dataset.File{}, fmt.Errorf("workbook: %w", err)
	}
	data, err := withoutTimes(b.Bytes())
	return dataset.File{Name: Name, Bytes: data}, err
}

// A writer fills the workbook; the first error stays.
type writer struct {
	file   *excelize.File
	styles map[style]int
	err    error
}

func (w *writer) keep(err error) {
	if w.err == nil {
		w.err = err
	}
}

// table writes a sheet with a header line that stays in sight, a filter and the rows.
func (w *writer) table(t dataset.Table) {
	rows := make([][]cell, len(t.Records))
	for i, record := range t.Records {
		for j, text := range record {
			rows[i] = append(rows[i], cellOf(t.Fields[j], text))
		}
	}
	var header []string
	for _, f := range t.Fields {
		header = append(header, f.Name)
	}
	w.sheet(t.Name, header, rows)
}

// dictionary describes every column.
func (w *writer) dictionary(tables []dataset.Table) {
	header := []string{"table", "column", "type", "unit", "required", "values", "title", "标题", "description"}
	var rows [][]cell
	for _, t := range tables {
		for _, f := range t.Fields {
			rows = append(rows, texts(t.Name, f.Name, f.Type, f.Unit, yes(f.Required), bars(f.Enum), f.TitleEN, f.TitleZH, f.Description))
		}
	}
	w.sheet(dictionarySheet, header, rows)
}

// sheet adds a sheet of that name.
func (w *writer) sheet(name string, header []string, rows [][]cell) {
	if w.err != nil {
		return
	}
	if len(rows)+1 > maxRows {
		w.keep(fmt.Errorf("table %s has %d rows, more than a sheet of Excel has; use the CSV or Parquet files", name, len(rows)))
		return
	}
	_, err := w.file.NewSheet(name)
	w.keep(err)
	columns := widths(header, rows)
	w.forPrint(name, columns, true) // before the rows, or it is lost
	s, err := w.file.NewStreamWriter(name)
	if err != nil {
		w.keep(err)
		return
	}
	for i, width := range columns {
		w.keep(s.SetColWidth(i+1, i+1, width))
	}
	w.keep(s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	w.row(s, 1, headings(header))
	for i, r := range rows {
		w.row(s, i+2, r)
	}
	last, err := excelize.CoordinatesToCellName(len(header), len(rows)+1)
	w.keep(err)
	w.keep(w.file.AutoFilter(name, "A1:"+last, nil)) // before the flush, or it is lost
	w.keep(s.Flush())
}

func (w *writer) row(s *excelize.StreamWriter, number int, cells []cell) {
	values := make([]any, len(cells))
	for i, c := range cells {
		id, err := w.style(c.style)
		w.keep(err)
		values[i] = excelize.Cell{StyleID: id, Value: c.value}
	}
	name, err := excelize.CoordinatesToCellName(1, number)
	w.keep(err)
	w.keep(s.SetRow(name, values))
}
