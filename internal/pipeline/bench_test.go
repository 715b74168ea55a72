package pipeline

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"techins/internal/raw"
)

// benchmarkDocuments reads each document of the corpus in turn and hands it to use.
func benchmarkDocuments(b *testing.B, use func(*testing.B, *Document)) {
	folder := os.Getenv("REPORT_CORPUS")
	if folder == "" {
		b.Skip("REPORT_CORPUS is not set: skipping the speed on whole documents")
	}
	files, err := filepath.Glob(filepath.Join(folder, "corpus", "d*.pdf"))
	if err != nil || len(files) == 0 {
		b.Fatalf("%s/corpus: no documents (%v)", folder, err)
	}
	var documents [][]byte
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		documents = append(documents, data)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		k := i % len(files)
		doc, err := Open(files[k], documents[k], Options{Reader: "native"})
		if err != nil {
			b.Fatal(err)
		}
		use(b, doc)
	}
}

// BenchmarkText is one document's text in reading order.
func BenchmarkText(b *testing.B) {
	benchmarkDocuments(b, func(b *testing.B, d *Document) {
		var out bytes.Buffer
		if err := raw.TextJSONL(&out, d.Blocks()); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkExtract is all rows of one document.
func BenchmarkExtract(b *testing.B) {
	benchmarkDocuments(b, func(b *testing.B, d *Document) {
		if _, err := Files(d.Data(nil), Formats{}, nil); err != nil {
			b.Fatal(err)
		}
	})
}
