package page

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// A worker is one PDFium that holds the document open. PDFium keeps handles of all it has shown, so
// a worker retires after some pages: memory does not grow with the page count.
type worker struct {
	pdfium.Pdfium
	doc   references.FPDF_DOCUMENT
	pages int // read so far
}

const pagesPerWorker = 64

// pdfiumDocument reads pages with up to maxWorkers workers, started when they are needed.
type pdfiumDocument struct {
	data []byte
	opt  Options
	n    int

	mu     sync.Mutex
	free   []*worker
	slots  chan struct{} // one token per worker that may be at work
	closed bool
	stuck  atomic.Bool
}

// openPDFium opens the file with PDFium.
func openPDFium(data []byte, opt Options) (*pdfiumDocument, error) {
	opt = opt.withDefaults()
	d := &pdfiumDocument{data: data, opt: opt, slots: make(chan struct{}, min(2, runtime.NumCPU()))}
	w, err := patiently(0, d.open)
	if err != nil {
		return nil, err
	}
	count, err := w.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: w.doc})
	if err != nil {
		w.Close()
		return nil, pdfiumError(err, opt)
	}
	d.n = count.PageCount
	d.free = append(d.free, w)
	switch {
	case d.n < 1:
		d.Close()
		return nil, &Error{Kind: Empty, What: "the file has no page", Hint: "look for another copy"}
	case d.n > opt.MaxPages:
		d.Close()
		return nil, &Error{Kind: LimitExceeded, What: fmt.Sprintf("the file has %d pages, more than the %d allowed", d.n, opt.MaxPages), Hint: "split it"}
	}
	return d, nil
}

// withDefaults puts the default limits where none is set.
func (o Options) withDefaults() Options {
	set := func(v *int, d int) {
		if *v == 0 {
			*v = d
		}
	}
	set(&o.MaxPages, 20_000)
	set(&o.MaxGlyphs, 2_000_000)
	set(&o.MaxDepth, 32)
	if o.MaxStreamBytes == 0 {
		o.MaxStreamBytes = 256 << 20
	}
	return o
}

func (d *pdfiumDocument) open() (*worker, error) { return openWorker(textEngine, d.data, d.opt) }

func openWorker(e *engine, data []byte, opt Options) (*worker, error) {
	instance, err := e.instance()
	if err != nil {
		return nil, fmt.Errorf("pdfium does not start: %w", err)
	}
	doc, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	if errors.Is(err, pdfiumerrors.ErrPassword) && opt.Password != "" {
		doc, err = instance.OpenDocument(&requests.OpenDocument{File: &data, Password: &opt.Password})
	}
	if err != nil {
		instance.Close()
		return nil, pdfiumError(err, opt)
	}
	return &worker{Pdfium: instance, doc: doc.Document}, nil
}

// acquire gives a worker nobody else uses; it waits while all are at work.
func (d *pdfiumDocument) acquire() (*worker, error) {
	d.slots <- struct{}{}
	d.mu.Lock()
	if n := len(d.free); n > 0 {
		w := d.free[n-1]
		d.free = d.free[:n-1]
		d.mu.Unlock()
		return w, nil
	}
	d.mu.Unlock()
	w, err := d.open()
	if err != nil {
		<-d.slots
	}
	return w, err
}

// release gives the worker back; one that has read its share or failed is closed.
func (d *pdfiumDocument) release(w *worker, failed bool) {
	defer func() { <-d.slots }()
	w.pages++
	d.mu.Lock()
	keep := !failed && !d.closed && w.pages < pagesPerWorker
	if keep {
		d.free = append(d.free, w)
	}
	d.mu.Unlock()
	if !keep {
		w.Close()
	}
}

func (d *pdfiumDocument) NumPages() int      { return d.n }
func (d *pdfiumDocument) Reader() string     { return "pdfium" }
func (d *pdfiumDocument) Warnings() []string { return nil }

// Page reads page n.
func (d *pdfiumDocument) Page(n int) (*Page, error) { return d.read(n, true) }

// characters reads what the characters of page n are and where, which takes half the time of all.
func (d *pdfiumDocument) characters(n int) (*Page, error) { return d.read(n, false) }

func (d *pdfiumDocument) read(n int, all bool) (*Page, error) {
	if n < 1 || n > d.n {
		return nil, &Error{Kind: Damaged, Page: n, What: "there is no such page", Hint: fmt.Sprintf("the document has %d pages", d.n)}
	}
	if d.stuck.Load() {
		return nil, endless(n)
	}
	p, err := patiently(n, func() (*Page, error) {
		w, err := d.acquire()
		if err != nil {
			return nil, err
		}
		p, err := readPDFiumPage(w, n, d.opt, all)
		d.release(w, err != nil)
		return p, err
	})
	if errors.Is(err, errEndless) {
		d.stuck.Store(true)
	}
	return p, err
}

// errEndless tells that PDFium was given up. It cannot be interrupted (code that asks whether to
// stop runs three times as long), so its goroutine lives on; the document is not read any further.
var errEndless = errors.New("no end in sight")

func endless(page int) *Error {
	return &Error{Kind: LimitExceeded, Page: page, What: fmt.Sprintf("PDFium works on it for more than %v", pdfiumPatience),
		Hint: "use -reader native, or leave the page out with -pages", Err: errEndless}
}

// patiently runs f until pdfiumPatience ends; the page is 0 for the whole file.
func patiently[T any](page int, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		v, err := f()
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-time.After(pdfiumPatience):
		var none T
		return none, endless(page)
	}
}

// Close frees PDFium. Pages at work are finished first by their own callers.
func (d *pdfiumDocument) Close() error {
	d.mu.Lock()
	free := d.free
	d.free, d.closed = nil, true
	d.mu.Unlock()
	for _, w := range free {
		w.Close()
	}
	return nil
}
