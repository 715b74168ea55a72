package parquet

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/parquet-go/parquet-go"

	"techins/dataset"
)

// Folder is the folder of the partitioned dataset within a data folder.
const Folder = "parquet"

// nowhere is how Hive, and whoever reads its layout, names the partition of rows without a key.
const nowhere = "__HIVE_DEFAULT_PARTITION__"

// Path is where the rows of one table and edition stand within a data folder, with forward slashes.
// Letters that a path or its readers would take amiss are escaped as in an address.
func Path(table, edition string) string {
	key := strings.ReplaceAll(url.QueryEscape(edition), "+", "%20")
	if edition == "" {
		key = nowhere
	}
	return path.Join(Folder, table, partition+"="+key, "part-0.parquet")
}

// Files are the Parquet files of a data folder: one for each table and edition. A table that an edition
// has no rows of has a file without rows, so that every table can be queried.
func Files(d *dataset.Data) ([]dataset.File, error) {
	var out []dataset.File
	for _, t := range d.Tables() {
		for _, part := range byEdition(t, d.Editions) {
			var b bytes.Buffer
			if err := Write(&b, part.rows); err != nil {
				return nil, fmt.Errorf("edition %s: %w", part.edition, err)
			}
			out = append(out, dataset.File{Name: Path(t.Name, part.edition), Bytes: b.Bytes()})
		}
	}
	return out, nil
}

type part struct {
	edition string
	rows    dataset.Table
}

// byEdition divides a table by its column edition: a part for each edition, then for any other key.
func byEdition(t dataset.Table, editions []dataset.Edition) []part {
	var parts []part
	at := map[string]int{}
	partOf := func(edition string) *part {
		if _, ok := at[edition]; !ok {
			at[edition] = len(parts)
			parts = append(parts, part{edition, dataset.Table{Name: t.Name, Fields: t.Fields}})
		}
		return &parts[at[edition]]
	}
	for _, e := range editions {
		partOf(e.Edition)
	}
	key := fieldNamed(t.Fields, partition)
	for _, r := range t.Records {
		rows := &partOf(r[key]).rows
		rows.Records = append(rows.Records, r)
	}
	return parts
}

func fieldNamed(fields []dataset.Field, name string) int {
	for i, f := range fields {
		if f.Name == name {
			return i
		}
	}
	return -1
}

// Write writes the rows of a table, which should be of one edition, as one Parquet file without the
// column edition: the path says it. dataset.TableOf makes a table of rows. The error names the row and
// the column of a value that cannot be held exactly.
func Write(w io.Writer, t dataset.Table) error {
	columns := columnsOf(t.Fields)
	rows := make([]parquet.Row, len(t.Records))
	for i, record := range t.Records {
		row, err := rowOf(columns, record)
		if err != nil {
			return fmt.Errorf("parquet: %s, row %d: %w", t.Name, i+1, err)
		}
		rows[i] = row
	}
	pw := parquet.NewWriter(w, schemaOf(t.Name, columns),
		parquet.CreatedBy("techins", dataset.PackageVersion, "go"), parquet.Compression(&parquet.Uncompressed))
	if _, err := pw.WriteRows(rows); err != nil {
		return fmt.Errorf("parquet: %s: %w", t.Name, err)
	}
	return pw.Close()
}

func rowOf(columns []column, record []string) (parquet.Row, error) {
	row := make(parquet.Row, len(columns))
	for i, c := range columns {
		v, text := parquet.NullValue(), record[c.from]
		if text != "" {
			var err error
			if v, err = c.value(text); err != nil {
				return nil, fmt.Errorf("column %s: %w", c.name, err)
			}
		}
		defined := 0
		if !v.IsNull() {
			defined = 1
		}
		row[i] = v.Level(0, defined, i)
	}
	return row, nil
}

// An ordered group keeps its fields in the order given; parquet.Group sorts them by name.
type ordered struct {
	parquet.Group
	fields []parquet.Field
}

func (o ordered) Fields() []parquet.Field { return o.fields }

func schemaOf(table string, columns []column) *parquet.Schema {
	group := parquet.Group{}
	for _, c := range columns {
		group[c.name] = parquet.Optional(c.node)
	}
	byName := map[string]parquet.Field{}
	for _, f := range group.Fields() {
		byName[f.Name()] = f
	}
	fields := make([]parquet.Field, len(columns))
	for i, c := range columns {
		fields[i] = byName[c.name]
	}
	return parquet.NewSchema(table, ordered{group, fields})
}
