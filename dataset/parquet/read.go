package parquet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/parquet-go/parquet-go"

	"techins/dataset"
)

// Read reads the tables of the partitioned dataset in a data folder that Files gave, all editions
// stacked. A folder without one is an error.
func Read(dir string) (*dataset.Data, error) {
	d := &dataset.Data{}
	fsys := os.DirFS(dir)
	if _, err := fs.Stat(fsys, Folder); err != nil {
		return nil, fmt.Errorf("parquet: %s: %w; write it with extract -parquet", filepath.Join(dir, Folder), err)
	}
	for _, t := range d.Tables() {
		files, err := fs.Glob(fsys, path.Join(Folder, t.Name, partition+"=*", "*.parquet"))
		if err != nil {
			return nil, err
		}
		for _, name := range files {
			records, err := readPart(fsys, name, t.Fields)
			if err != nil {
				return nil, fmt.Errorf("parquet: %s: %w", filepath.Join(dir, name), err)
			}
			t.Records = append(t.Records, records...)
		}
		if err := d.SetTable(t); err != nil {
			return nil, fmt.Errorf("parquet: %s: %w", dir, err)
		}
	}
	d.Sort()
	return d, nil
}

func readPart(fsys fs.FS, name string, fields []dataset.Field) ([][]string, error) {
	edition, err := url.PathUnescape(strings.TrimPrefix(path.Base(path.Dir(name)), partition+"="))
	if err != nil {
		return nil, err
	}
	if edition == nowhere {
		edition = ""
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	return Records(data, fields, edition)
}

// Records reads the bytes of a file that Write wrote: a record for each row with the fields given, the
// edition in its column. A malformed file, or one without a column of the type that is due, is an error.
func Records(data []byte, fields []dataset.Field, edition string) (records [][]string, err error) {
	defer func() {
		if p := recover(); p != nil { // the library panics on some damaged files
			records, err = nil, fmt.Errorf("damaged: %v", p)
		}
	}()
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	columns := columnsOf(fields)
	if err := sameColumns(f.Schema(), schemaOf("", columns)); err != nil {
		return nil, err
	}
	key := fieldNamed(fields, partition)
	for _, group := range f.RowGroups() {
		err := eachRow(group, func(row parquet.Row) {
			record := make([]string, len(fields))
			if key >= 0 {
				record[key] = edition
			}
			for i, v := range row {
				if c := columns[i]; !v.IsNull() {
					record[c.from] += c.text(v) // of a bound and its open end only one has a text
				}
			}
			records = append(records, record)
		})
		if err != nil {
			return nil, err
		}
	}
	return records, nil
}

func sameColumns(got, want *parquet.Schema) error {
	g, w := got.Fields(), want.Fields()
	if len(g) != len(w) {
		return fmt.Errorf("%d columns where %d are due", len(g), len(w))
	}
	for i := range w {
		if got, want := describe(g[i]), describe(w[i]); got != want {
			return fmt.Errorf("column %d is %s where %s is due", i+1, got, want)
		}
	}
	return nil
}

func describe(f parquet.Field) string {
	if !f.Leaf() {
		return f.Name() + " group"
	}
	return fmt.Sprintf("%s %s, optional %t", f.Name(), f.Type(), f.Optional())
}

func eachRow(group parquet.RowGroup, do func(parquet.Row)) error {
	rows := group.Rows()
	defer rows.Close()
	buffer := make([]parquet.Row, 64)
	for {
		n, err := rows.ReadRows(buffer)
		for _, row := range buffer[:n] {
			do(row)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
