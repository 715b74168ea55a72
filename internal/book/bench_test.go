package book

import (
	"io"
	"testing"

	"techins/dataset"
	"techins/internal/pipeline"
)

// source is what a book is built from: the data and the pages of their document.
func source(b *testing.B) (data *dataset.Data, opt Options) {
	b.Helper()
	data, err := dataset.Read("../../data/clean")
	if err != nil {
		b.Skipf("data/clean cannot be read: skipping the speed of the book: %v", err)
	}
	pages, done, err := pipeline.Pictures(data, "../../data/raw", EvidenceDPI, io.Discard)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(done)
	notebooks, err := ReadNotebooks("../../notebooks")
	if err != nil {
		b.Fatal(err)
	}
	return data, Options{Page: pages, Notebooks: notebooks}
}

// A cold build of the whole book: every figure in both languages, all sizes and formats, every page.
func BenchmarkBook(b *testing.B) {
	data, opt := source(b)
	for b.Loop() {
		if _, err := Files(data, opt); err != nil {
			b.Fatal(err)
		}
	}
}

// The pages, tables and evidence without the figures' pictures.
func BenchmarkPages(b *testing.B) {
	data, opt := source(b)
	for b.Loop() {
		k, err := newBook(data, opt)
		if err != nil {
			b.Fatal(err)
		}
		for _, part := range k.parts() {
			if _, err := part(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// One figure drawn again in both languages, all sizes and formats, as chartbook -only does.
func BenchmarkOneFigure(b *testing.B) {
	data, opt := source(b)
	opt.Only = []string{"F1"}
	k, err := newBook(data, opt)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := k.pictures(); err != nil {
			b.Fatal(err)
		}
	}
}
