package figures

import (
	"encoding/csv"
	"fmt"
	"io"
	"math/big"
	"strings"

	"techins/dataset"
)

// A Table is a printed table: CSV in full precision, LaTeX and HTML rounded as a journal prints.
type Table struct {
	ID      string // T1: the same in code, file name and anchor
	Title   Text
	Columns []TableColumn
	Panels  []TablePanel
	Notes   []Text // lettered a, b, c ... below the table
	Source  Source
}

// A TableColumn is words or numbers. Numbers of a column have the same decimals, so that they align
// on the point when set flush right.
type TableColumn struct {
	Key     string // in the head of the CSV; ends in the unit: sum_insured_yuan
	Head    Text
	Neutral bool                        // words that are the same in both languages
	Note    int                         // 1 refers to the first note; 0 to none
	Print   func(value *big.Rat) string // nil for words
}

// A TablePanel is a part of a table with a head of its own, and no common total with the others.
type TablePanel struct {
	Key   string // in the CSV's first column
	Head  Text
	Total TableRow
	Rows  []TableRow
}

// A TableRow is a line; Group rows are subtotals of the rows below them.
type TableRow struct {
	Group bool
	Cells []TableCell
}

// A TableCell holds words or a number, or neither when the column does not apply.
type TableCell struct {
	Words Text
	Value *big.Rat
}

func words(t Text) TableCell          { return TableCell{Words: t} }
func number(v *big.Rat) TableCell     { return TableCell{Value: v} }
func (p *TablePanel) all() []TableRow { return append(append([]TableRow(nil), p.Rows...), p.Total) }

// printed is a cell as the print shows it.
func (t *Table) printed(l Lang, c TableCell, col int) string {
	switch {
	case c.Value != nil:
		return t.Columns[col].Print(c.Value)
	case t.Columns[col].Print != nil:
		return ""
	}
	return c.Words.In(l)
}

// Number is the table's number as captions print it: 表1, Table 1.
func (t *Table) Number() Text { return textf("表%s", "Table %s", t.ID[1:]) }

// CSV writes the table in full precision and base units, words in both languages.
func (t *Table) CSV(w io.Writer) error {
	c := csv.NewWriter(w)
	head := []string{"panel"}
	for _, col := range t.Columns {
		if col.Print == nil && !col.Neutral {
			head = append(head, col.Key+"_zh", col.Key+"_en")
		} else {
			head = append(head, col.Key)
		}
	}
	c.Write(head)
	for _, p := range t.Panels {
		for _, r := range p.all() {
			c.Write(t.record(p.Key, r))
		}
	}
	c.Flush()
	return c.Error()
}

func (t *Table) record(panel string, r TableRow) []string {
	record := []string{panel}
	for i, cell := range r.Cells {
		switch {
		case t.Columns[i].Neutral:
			record = append(record, cell.Words.ZH)
		case t.Columns[i].Print == nil:
			record = append(record, cell.Words.ZH, cell.Words.EN)
		case cell.Value == nil:
			record = append(record, "")
		default:
			record = append(record, dataset.FromRat(cell.Value).String())
		}
	}
	return record
}

// footer are the lettered notes and the source line.
func (t *Table) footer(l Lang) []string {
	var lines []string
	for i, n := range t.Notes {
		lines = append(lines, fmt.Sprintf("%c %s", 'a'+i, n.In(l)))
	}
	return append(lines, t.Source.Line().In(l))
}

// letter is the mark of a column's note.
func (c TableColumn) letter() string {
	if c.Note == 0 {
		return ""
	}
	return string(rune('a' + c.Note - 1))
}

// Tables gives the tables of the last edition that has a statistics table, T1 first.
//
// Errors: a table whose numbers cannot be used (negative, infinite).
func Tables(data *dataset.Data) ([]*Table, error) {
	m, err := newModel(data)
	if err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	if len(m.activities.items) == 0 {
		return nil, nil
	}
	return []*Table{annexTable(m)}, nil
}

// bare is a number of percent without the sign, which stands in the head of the column.
func bare(percents *big.Rat) string {
	return strings.TrimSuffix(percent(quo(percents, big.NewRat(100, 1))), "%")
}
