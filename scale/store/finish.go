package store

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strconv"

	"techins/dataset"
	"techins/dataset/parquet"
)

// SummaryPath is the table of counts, which is written last.
func SummaryPath(out string) string { return Join(out, "summary.csv") }

// DeadLetterPath is the table of the documents that have no rows.
func DeadLetterPath(out string) string { return Join(out, "dead_letter", "part-00000.parquet") }

// A DeadLetter is a document that has no rows, with the kind of failure.
type DeadLetter struct {
	Document, URI string // Document is "" for a file that could not be fetched
	Bytes         int64
	Kind, Message string
}

func deadLetterFields() []dataset.Field {
	return []dataset.Field{
		{Name: "document", Type: "string"}, {Name: "uri", Type: "string"}, {Name: "bytes", Type: "integer"},
		{Name: "kind", Type: "string"}, {Name: "message", Type: "string"},
	}
}

// WriteDeadLetters writes the table, without rows too.
func WriteDeadLetters(ctx context.Context, out string, letters []DeadLetter) error {
	t := dataset.Table{Name: "dead_letter", Fields: deadLetterFields()}
	for _, l := range letters {
		t.Records = append(t.Records, []string{l.Document, l.URI, strconv.FormatInt(l.Bytes, 10), l.Kind, l.Message})
	}
	var b bytes.Buffer
	if err := parquet.Write(&b, t); err != nil {
		return err
	}
	return WriteFile(ctx, DeadLetterPath(out), b.Bytes())
}

// ReadDeadLetters reads the table.
func ReadDeadLetters(ctx context.Context, out string) ([]DeadLetter, error) {
	data, err := ReadFile(ctx, DeadLetterPath(out))
	if err != nil {
		return nil, err
	}
	records, err := parquet.Records(data, deadLetterFields(), "")
	if err != nil {
		return nil, err
	}
	var letters []DeadLetter
	for _, r := range records {
		n, err := strconv.ParseInt(r[2], 10, 64)
		if err != nil {
			return nil, err
		}
		letters = append(letters, DeadLetter{Document: r[0], URI: r[1], Bytes: n, Kind: r[3], Message: r[4]})
	}
	return letters, nil
}

// Sweep removes the files of parts that are not among those written, and what killed runs left
// unfinished.
func Sweep(ctx context.Context, out string, written []Part) error {
	keep := map[string]bool{}
	for _, p := range written {
		keep[inTable(p.Path(out, ""))] = true
	}
	patterns := []string{Join(out, "."), Join(out, "dead_letter", "."), Join(out, "_records", "*", ".")}
	for _, t := range withDocument() {
		files, err := List(ctx, Join(out, t.Name, "edition=*", "part-*.parquet"))
		if err != nil {
			return err
		}
		if err := remove(ctx, slices.DeleteFunc(files, func(f string) bool { return keep[inTable(f)] })); err != nil {
			return err
		}
		patterns = append(patterns, Join(out, t.Name, "edition=*", "."))
	}
	if remote(out) {
		return nil // where nothing is left unfinished
	}
	for _, pattern := range patterns {
		files, err := List(ctx, pattern+"*"+unfinished)
		if err != nil {
			return err
		}
		if err := remove(ctx, files); err != nil {
			return err
		}
	}
	return nil
}

// inTable is the path of a part within the folder of its table.
func inTable(file string) string { return path.Base(path.Dir(file)) + "/" + path.Base(file) }

func remove(ctx context.Context, files []string) error {
	for _, f := range files {
		if err := Remove(ctx, f); err != nil {
			return err
		}
	}
	return nil
}
