package dataset

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// A Table is one table of a data folder as text: the fields of its CSV file, with what the data
// dictionary knows of each column. Other formats are written from it, so that they hold what the CSV
// holds.
type Table struct {
	Name    string // business, for business.csv
	TitleEN string // what it holds
	TitleZH string
	Fields  []Field    // one for each column, in file order
	Records [][]string // one for each row, a text for each column; "" is missing
}

// CSV is the content of the table's CSV file.
func (t Table) CSV() []byte {
	var header []string
	for _, f := range t.Fields {
		header = append(header, f.Name)
	}
	var b bytes.Buffer
	if err := writeCSV(&b, header, t.Records); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// Tables are all tables of a data folder, their rows sorted, in the order in which files are written.
func (d *Data) Tables() []Table {
	d.Sort()
	var out []Table
	for _, k := range d.kinds() {
		out = append(out, k.table())
	}
	return out
}

// TableOf is the table of rows of one of this package's row types; rows stay in their order.
func TableOf[T any](rows []T) Table {
	for _, k := range new(Data).kinds() {
		if _, ok := k.(kind[T]); ok {
			return kind[T]{name: k.file(), rows: &rows}.table()
		}
	}
	panic(fmt.Sprintf("dataset: %T is not a table's rows", rows))
}

// SetTable replaces the rows of the table of that name by what the records say. Columns may stand in
// any order; one that is missing, or a text that cannot be read, is an error that names it.
func (d *Data) SetTable(t Table) error {
	for _, k := range d.kinds() {
		if k.file() == t.Name+".csv" {
			return k.setRecords(t)
		}
	}
	return fmt.Errorf("dataset: there is no table %q", t.Name)
}

// Append adds the rows of other below those of d, table by table.
func (d *Data) Append(other *Data) {
	theirs := other.kinds()
	for i, k := range d.kinds() {
		k.appendRows(theirs[i])
	}
}

// SetEdition writes the edition's key into every row of every table.
func (d *Data) SetEdition(key string) {
	for _, k := range d.kinds() {
		k.setEdition(key)
	}
}

// A tableKind is a table of Data whatever the type of its rows.
type tableKind interface {
	file() string // name of its CSV file
	later() bool  // folders written before version 1.1.0 do not have it
	decodeCSV(io.Reader) error
	table() Table
	setRecords(Table) error
	appendRows(of tableKind) // of the same table
	setEdition(key string)
}

// kinds are the tables of d in the order in which their files are written.
func (d *Data) kinds() []tableKind {
	return []tableKind{
		kind[Edition]{name: EditionsFile, rows: &d.Editions},
		kind[Line]{name: LinesFile, rows: &d.Lines},
		kind[Business]{name: BusinessFile, rows: &d.Business},
		kind[Metric]{name: MetricsFile, rows: &d.Metrics},
		kind[Guideline]{name: GuidelinesFile, rows: &d.Guidelines},
		kind[Section]{name: SectionsFile, rows: &d.Sections},
		kind[Entity]{name: EntitiesFile, rows: &d.Entities, isLater: true},
		kind[Activity]{name: ActivitiesFile, rows: &d.Activities, isLater: true},
		kind[Programme]{name: ProgrammesFile, rows: &d.Programmes, isLater: true},
		kind[Award]{name: AwardsFile, rows: &d.Awards, isLater: true},
		kind[Document]{name: DocumentsFile, rows: &d.Documents, isLater: true},
		kind[First]{name: FirstsFile, rows: &d.Firsts, isLater: true},
		kind[Outlook]{name: OutlookFile, rows: &d.Outlook, isLater: true},
		kind[Problem]{name: ProblemsFile, rows: &d.Problems},
	}
}

type kind[T any] struct {
	name    string
	rows    *[]T
	isLater bool
}

func (k kind[T]) file() string { return k.name }
func (k kind[T]) later() bool  { return k.isLater }

func (k kind[T]) decodeCSV(r io.Reader) error {
	rows, err := DecodeCSV[T](r)
	*k.rows = rows
	return err
}

func (k kind[T]) table() Table {
	t := Table{Name: strings.TrimSuffix(k.name, ".csv"), Fields: fieldsOf(k.name)}
	t.TitleEN, t.TitleZH = titlesOf(k.name)
	for i := range *k.rows {
		t.Records = append(t.Records, appendFields(nil, reflect.ValueOf(&(*k.rows)[i]).Elem()))
	}
	return t
}

func (k kind[T]) setRecords(t Table) error {
	var header []string
	for _, f := range t.Fields {
		header = append(header, f.Name)
	}
	at, err := positions(header, Columns[T]())
	if err != nil {
		return fmt.Errorf("dataset: %s: %w", t.Name, err)
	}
	var rows []T
	for i, record := range t.Records {
		if len(record) != len(header) {
			return fmt.Errorf("dataset: %s: row %d has %d fields for %d columns", t.Name, i+1, len(record), len(header))
		}
		var row T
		if err := setFields(reflect.ValueOf(&row).Elem(), record, at); err != nil {
			return fmt.Errorf("dataset: %s: row %d: %w", t.Name, i+1, err)
		}
		rows = append(rows, row)
	}
	*k.rows = rows
	return nil
}

func (k kind[T]) appendRows(of tableKind) {
	*k.rows = append(*k.rows, *of.(kind[T]).rows...)
}

func (k kind[T]) setEdition(key string) {
	for i := range *k.rows {
		reflect.ValueOf(&(*k.rows)[i]).Elem().FieldByName("Edition").SetString(key)
	}
}

// titlesOf are the titles of a table in English and Chinese.
func titlesOf(file string) (en, zh string) {
	for _, k := range keyRows() {
		if k[0] == file && k[5] != "" {
			return k[5], k[6]
		}
	}
	return "", ""
}

// fieldsOf is the part of the data dictionary on one file.
func fieldsOf(file string) []Field {
	var out []Field
	for _, f := range dictionary() {
		if f.File == file {
			out = append(out, f)
		}
	}
	return out
}
