package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"

	"techins/dataset"
	"techins/dataset/parquet"
)

// documentField is the column that tells the documents of one edition apart.
var documentField = dataset.Field{
	Name: "document", Type: "string", Required: true, TitleEN: "Document", TitleZH: "文件",
	Description: "SHA-256 of the document's bytes",
}

// A Part is some documents of one edition: a file in each table's folder.
type Part struct {
	Edition   string
	Number    int
	Documents []string // hashes, in order
}

// Path is where the rows of one table stand: TABLE/edition=KEY/part-00000.parquet.
func (p Part) Path(out, table string) string {
	return Join(partition(out, table, p.Edition), fmt.Sprintf("part-%05d.parquet", p.Number))
}

// partition is the folder of the rows of one table and edition.
func partition(out, table, edition string) string {
	return Join(out, strings.TrimPrefix(path.Dir(parquet.Path(table, edition)), parquet.Folder+"/"))
}

// Write makes the files of the part from the records of its documents.
func (p Part) Write(ctx context.Context, out string) error {
	records, err := p.records(ctx, out)
	if err != nil {
		return err
	}
	tables := withDocument()
	for _, record := range records {
		if err := appendRows(tables, record); err != nil {
			return fmt.Errorf("%s: %w", RecordPath(out, record.Document), err)
		}
	}
	for _, t := range tables {
		var b bytes.Buffer
		if err := parquet.Write(&b, t); err != nil {
			return err
		}
		if err := WriteFile(ctx, p.Path(out, t.Name), b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// together is how many records are fetched at a time: an object store makes each of them wait.
const together = 16

// records fetches the records of the part's documents.
func (p Part) records(ctx context.Context, out string) ([]*Record, error) {
	records, errs := make([]*Record, len(p.Documents)), make([]error, len(p.Documents))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(together, len(p.Documents)) {
		wg.Go(func() {
			for i := range next {
				records[i], errs[i] = ReadRecord(ctx, out, p.Documents[i])
			}
		})
	}
	for i := range p.Documents {
		next <- i
	}
	close(next)
	wg.Wait()
	return records, errors.Join(errs...)
}

// withDocument are the empty tables of a data folder with the column document in front.
func withDocument() []dataset.Table {
	tables := new(dataset.Data).Tables()
	for i := range tables {
		tables[i].Fields = append([]dataset.Field{documentField}, tables[i].Fields...)
	}
	return tables
}

func appendRows(tables []dataset.Table, record *Record) error {
	if len(record.Reply.Tables) != len(tables) {
		return errors.New("it does not hold the tables of this version; remove it")
	}
	for i, t := range record.Reply.Tables {
		for _, row := range t.Records {
			tables[i].Records = append(tables[i].Records, append([]string{record.Document}, row...))
		}
	}
	return nil
}

// Documents reads the documents of an edition back from the files of its parts, by hash.
func Documents(ctx context.Context, out, edition string) (map[string]*dataset.Data, error) {
	found := map[string]*dataset.Data{}
	for _, t := range withDocument() {
		files, err := List(ctx, Join(partition(out, t.Name, edition), "part-*.parquet"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			b, err := ReadFile(ctx, file)
			if err != nil {
				return nil, err
			}
			rows, err := parquet.Records(b, t.Fields, edition)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			if err := setRows(found, t, rows); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	return found, nil
}

// setRows gives each document its rows of a table. Those of one document follow each other.
func setRows(found map[string]*dataset.Data, t dataset.Table, rows [][]string) error {
	for len(rows) > 0 {
		document, n := rows[0][0], 1
		for n < len(rows) && rows[n][0] == document {
			n++
		}
		one := dataset.Table{Name: t.Name, Fields: t.Fields[1:]}
		for _, r := range rows[:n] {
			one.Records = append(one.Records, r[1:])
		}
		if found[document] == nil {
			found[document] = &dataset.Data{}
		}
		if err := found[document].SetTable(one); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}
