package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"techins/scale/worker"
)

// A Record is what came of one document. It is one file, written whole or not at all: what makes a run
// that was stopped go on where it was.
type Record struct {
	Recipe   string // see Recipe
	Document string // hash of the document's bytes
	Name     string // base name of the file
	Reply    worker.Reply
}

// A Recipe is all that the rows of a document depend on beside its bytes: a record made by another
// recipe is not used.
type Recipe struct {
	Program  string // version of this program
	Name     string // base name of the file: it can tell the edition
	Reader   string
	Password string
	Origin   any // what is known of the file; nil for nothing
}

// Hash is a short name of the recipe.
func (r Recipe) Hash() (string, error) {
	b, err := json.Marshal(r)
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8]), err
}

// RecordPath is where the record of a document stands under the folder of the run's output. Engines that
// read folders of Parquet pass over a folder that begins with _.
func RecordPath(out, document string) string {
	return Join(out, "_records", document[:2], document+".json.gz")
}

// Write keeps the record.
func (r *Record) Write(ctx context.Context, out string) error {
	var b bytes.Buffer
	zip := gzip.NewWriter(&b)
	if err := json.NewEncoder(zip).Encode(r); err != nil {
		return err
	}
	if err := zip.Close(); err != nil {
		return err
	}
	return WriteFile(ctx, RecordPath(out, r.Document), b.Bytes())
}

// ReadRecord reads the record of a document.
func ReadRecord(ctx context.Context, out, document string) (*Record, error) {
	path := RecordPath(out, document)
	b, err := ReadFile(ctx, path)
	if err != nil {
		return nil, err
	}
	text, err := unzip(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var r Record
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if r.Document != document {
		return nil, fmt.Errorf("%s: it is the record of %q", path, r.Document)
	}
	return &r, nil
}

// unzip reads to the end, where the checksum stands.
func unzip(b []byte) ([]byte, error) {
	zip, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(zip)
}
