package page

import (
	"testing"
	"time"

	"github.com/klippa-app/go-pdfium/requests"
)

const benchFile = "d01_libreoffice_grid.pdf"

// BenchmarkPDFiumStart measures what the first document costs: loading PDFium's machine code from the
// cache folder, or compiling it when XDG_CACHE_HOME names an empty one.
func BenchmarkPDFiumStart(b *testing.B) {
	for b.Loop() {
		e := &engine{}
		i, err := e.instance()
		if err != nil {
			b.Fatal(err)
		}
		i.Close()
		e.pool.Close()
	}
}

// BenchmarkPDFiumOpen measures opening a further document.
func BenchmarkPDFiumOpen(b *testing.B) {
	data := corpusData(b, benchFile, "the time PDFium takes to open a file")
	b.ReportAllocs()
	for b.Loop() {
		d, err := openPDFium(data, Options{})
		if err != nil {
			b.Fatal(err)
		}
		d.Close()
	}
}

func benchmarkPages(b *testing.B, read func(d Document, n int) error, d Document) {
	b.ReportAllocs()
	start, pages := time.Now(), 0
	for b.Loop() {
		for n := 1; n <= d.NumPages(); n++ {
			if err := read(d, n); err != nil {
				b.Fatal(err)
			}
			pages++
		}
	}
	b.ReportMetric(float64(pages)/time.Since(start).Seconds(), "pages/s")
}

func page(d Document, n int) error {
	_, err := d.Page(n)
	return err
}

// BenchmarkPages measures a document of 19 pages with each reader.
func BenchmarkPages(b *testing.B) {
	data := corpusData(b, benchFile, "the time of reading pages")
	for _, reader := range []string{"native", "pdfium", "both"} {
		b.Run(reader, func(b *testing.B) {
			d, err := Open(benchFile, data, reader, Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer d.Close()
			benchmarkPages(b, page, d)
		})
	}
	b.Run("pdfium characters only", func(b *testing.B) {
		d, err := openPDFium(data, Options{})
		if err != nil {
			b.Fatal(err)
		}
		defer d.Close()
		benchmarkPages(b, func(_ Document, n int) error {
			_, err := d.characters(n)
			return err
		}, d)
	})
}

// BenchmarkPDFiumLoad measures what PDFium itself takes for a page, before anything is asked of it.
func BenchmarkPDFiumLoad(b *testing.B) {
	data := corpusData(b, benchFile, "the time PDFium takes to load a page")
	d, err := openPDFium(data, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	w, err := d.acquire()
	if err != nil {
		b.Fatal(err)
	}
	defer d.release(w, true)
	benchmarkPages(b, func(_ Document, n int) error {
		p, err := w.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: w.doc, Index: n - 1})
		if err != nil {
			return err
		}
		ref := requests.Page{ByReference: &p.Page}
		text, err := w.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
		if err != nil {
			return err
		}
		w.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
		_, err = w.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: p.Page})
		return err
	}, d)
}

// BenchmarkCompare measures the comparison of two readings of a page.
func BenchmarkCompare(b *testing.B) {
	p := readFirst(b, corpusData(b, benchFile, "the time of comparing pages"), 4)
	b.ReportAllocs()
	for b.Loop() {
		Compare(p, p)
	}
}

// BenchmarkCheck measures looking for garbled text.
func BenchmarkCheck(b *testing.B) {
	p := readFirst(b, corpusData(b, benchFile, "the time of looking for garbled text"), 4)
	b.ReportAllocs()
	for b.Loop() {
		countText(p)
	}
}

func readFirst(b *testing.B, data []byte, n int) *Page {
	b.Helper()
	d, err := openNative(data, Options{})
	if err != nil {
		b.Fatal(err)
	}
	p, err := d.Page(n)
	if err != nil {
		b.Fatal(err)
	}
	return p
}
