package figures

import (
	"encoding/csv"
	"fmt"
	"io"
	"math/big"
	"slices"
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

// A TableColumn is words or numbers. Numbers are set flush right and filled up on the right where a
// cell has fewer decimals than the column's longest, so that they align on the point.
type TableColumn struct {
	Key     string // in the head of the CSV; ends in the unit: sum_insured_yuan
	Head    Text
	Neutral bool                        // words that are the same in both languages
	Note    int                         // 1 refers to the first note; 0 to none
	Print   func(value *big.Rat) string // nil for words
	Wide    bool                        // words of several lines
	Only    string                      // "csv" or "print" for a column that stands in one of them alone
}

// Values of TableColumn.Only.
const (
	inCSV   = "csv"
	inPrint = "print"
)

// A TablePanel is a part of a table with a head of its own, and no common total with the others.
type TablePanel struct {
	Key   string // in the CSV's first column
	Head  Text
	Total TableRow // without cells for none
	Rows  []TableRow
}

// A TableRow is a line; Group rows are subtotals of the rows below them.
type TableRow struct {
	Group bool
	Cells []TableCell
}

// A TableCell holds words or a number, or neither when the column does not apply. Words in a column of
// numbers say why there is none, and stand in print alone.
type TableCell struct {
	Words Text
	Value *big.Rat
	Print func(value *big.Rat) string // nil for the column's
	Note  int                         // 1 refers to the first note; 0 to none
}

func words(t Text) TableCell      { return TableCell{Words: t} }
func number(v *big.Rat) TableCell { return TableCell{Value: v} }

func (p *TablePanel) all() []TableRow {
	rows := slices.Clone(p.Rows)
	if len(p.Total.Cells) > 0 {
		rows = append(rows, p.Total)
	}
	return rows
}

// printed is a cell as the print shows it.
func (t *Table) printed(l Lang, c TableCell, col int) string {
	switch {
	case c.Value == nil:
		return c.Words.In(l)
	case c.Print != nil:
		return c.Print(c.Value)
	}
	return t.Columns[col].Print(c.Value)
}

// pads are, by column, the longest part of a number after its whole digits.
func (t *Table) pads(l Lang) []string {
	longest := make([]string, len(t.Columns))
	for _, p := range t.Panels {
		for _, r := range p.all() {
			for i, c := range r.Cells {
				if c.Value == nil || t.Columns[i].Print == nil {
					continue
				}
				if d := decimals(t.printed(l, c, i)); len(d) > len(longest[i]) {
					longest[i] = d
				}
			}
		}
	}
	return longest
}

// pad is what a number lacks on the right of the longest of its column.
func pad(longest, printed string) string {
	if d := decimals(printed); len(d) < len(longest) {
		return longest[len(d):]
	}
	return ""
}

// decimals is the point of a number and what follows.
func decimals(printed string) string {
	if i := strings.IndexByte(printed, '.'); i >= 0 {
		return printed[i:]
	}
	return ""
}

// shown are the columns that the print has.
func (t *Table) shown() []int {
	var cols []int
	for i, c := range t.Columns {
		if c.Only != inCSV {
			cols = append(cols, i)
		}
	}
	return cols
}

// Number is the table's number as captions print it: 表1, Table 1.
func (t *Table) Number() Text { return textf("表%s", "Table %s", t.ID[1:]) }

// CSV writes the table in full precision and base units, words in both languages.
func (t *Table) CSV(w io.Writer) error {
	c := csv.NewWriter(w)
	head := []string{"panel"}
	for _, col := range t.Columns {
		switch {
		case col.Only == inPrint:
		case col.Print == nil && !col.Neutral:
			head = append(head, col.Key+"_zh", col.Key+"_en")
		default:
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
		case t.Columns[i].Only == inPrint:
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

// noteMark is the letter of a note in a format; empty for none.
func noteMark(format string, note int) string {
	if note == 0 {
		return ""
	}
	return fmt.Sprintf(format, string(rune('a'+note-1)))
}

// Tables gives the tables of the last edition that has a statistics table, T1 first. One that lacks its
// data (a second edition for T6, claims in the text for T4 and T5) is absent.
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
	var tables []*Table
	for _, make := range tableBuilders {
		t, err := make(m)
		if err != nil {
			return nil, fmt.Errorf("figures: %w", err)
		}
		if t != nil {
			tables = append(tables, t)
		}
	}
	return tables, nil
}

// tableBuilders make the tables in order; one that lacks its data returns nil.
var tableBuilders = []func(*model) (*Table, error){annexTable, concentrationTable, groupTable, claimsTable, hedgesTable, growthTable}

// bare is a number of percent without the sign, which stands in the head of the column.
func bare(percents *big.Rat) string {
	return strings.TrimSuffix(percent(quo(percents, big.NewRat(100, 1))), "%")
}
