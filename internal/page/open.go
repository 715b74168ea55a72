package page

import (
	"errors"
	"fmt"
	"sync"

	"techins/internal/page/object"
)

// Open reads the bytes of a PDF; name is for messages only. The reader is
//
//	native  the reader written here
//	pdfium  PDFium
//	auto    native, and PDFium for a file or a page that native cannot read or whose text is garbled
//	both    native, each page confirmed by PDFium (see Page.Agreement)
//
// A file that PDFium has to repair is read only when nothing of it is lost, and with a warning. The
// error is an *Error, but for an unknown reader. Whether the text can be read is seen page by page:
// see Check.
func Open(name string, data []byte, reader string, opt Options) (Document, error) {
	opt = opt.withDefaults()
	switch reader {
	case "auto", "native", "pdfium", "both":
	default:
		return nil, fmt.Errorf("%s: unknown reader %q: use auto, native, pdfium or both", name, reader)
	}
	if e := checkHeader(data); e != nil {
		return nil, e
	}
	if reader == "pdfium" {
		return openSecond(data, opt)
	}
	second := &pending{}
	if reader == "both" {
		second.start(data, opt)
	}
	first, err := openNative(data, opt)
	switch {
	case err == nil && reader == "native":
		return first, nil
	case err == nil && reader == "auto":
		return &autoDocument{Document: first, data: data, opt: opt, second: second}, nil
	case err == nil:
		return &bothDocument{Document: first, second: second, audit: startAudit(data, opt)}, nil
	case reader == "native" || !mayRepair(err):
		second.close()
		return nil, err
	}
	second.start(data, opt)
	doc, failed := second.get()
	if failed != nil {
		return nil, err
	}
	return repaired(data, doc, err)
}

// openSecond opens the file with PDFium alone. What PDFium repairs it does not tell, so the native
// reader is asked what the file should hold.
func openSecond(data []byte, opt Options) (Document, error) {
	doc, err := openPDFium(data, opt)
	if err != nil {
		return nil, err
	}
	first, err := openNative(data, opt)
	if err != nil {
		return repaired(data, doc, err)
	}
	if doc.NumPages() < first.NumPages() {
		doc.Close()
		return nil, lostPages(doc.NumPages(), first.NumPages())
	}
	return &secondDocument{withWarnings{doc, first.Warnings()}, first}, nil
}

// secondDocument is read by PDFium. Of a page whose data are broken PDFium would give what is left
// without a word; the native reader tells, and knows of UserUnit and layers.
type secondDocument struct {
	withWarnings
	first Document
}

func (d *secondDocument) Page(n int) (*Page, error) {
	p, err := d.first.Page(n)
	if errors.Is(err, object.ErrDamaged) {
		return nil, err
	}
	q, failed := d.withWarnings.Page(n)
	if failed == nil && err == nil {
		q.adjust(p, d.first)
	}
	return q, failed
}

func lostPages(found, all int) *Error {
	return &Error{Kind: Damaged, What: fmt.Sprintf("only %d of its %d pages can be found", found, all), Hint: repairHint}
}

// mayRepair reports whether PDFium may read what the native reader cannot.
func mayRepair(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == Damaged
}

// repaired gives the document that PDFium made of a file which the native reader cannot open, when
// PDFium lost nothing of it.
func repaired(data []byte, doc Document, cause error) (Document, error) {
	if doc.NumPages() < countPages(data) || !endsWhole(data) || !streamsWhole(data) {
		doc.Close()
		return nil, cause
	}
	return withWarnings{doc, []string{fmt.Sprintf("the file is broken (%v); PDFium repaired it", errors.Unwrap(cause))}}, nil
}

// withWarnings is a document with more to warn of.
type withWarnings struct {
	Document
	more []string
}

func (d withWarnings) Warnings() []string {
	return append(append([]string{}, d.Document.Warnings()...), d.more...)
}

// pending is PDFium's document, opened on another goroutine.
type pending struct {
	once sync.Once
	done chan struct{}
	doc  *pdfiumDocument
	err  error
}

func (p *pending) start(data []byte, opt Options) {
	p.once.Do(func() {
		p.done = make(chan struct{})
		go func() {
			defer close(p.done)
			p.doc, p.err = openPDFium(data, opt)
		}()
	})
}

// get waits for the document; call start first.
func (p *pending) get() (*pdfiumDocument, error) {
	<-p.done
	return p.doc, p.err
}

// close frees the document when it was ever asked for.
func (p *pending) close() {
	p.once.Do(func() {})
	if p.done == nil {
		return
	}
	go func() {
		if doc, err := p.get(); err == nil {
			doc.Close()
		}
	}()
}

// autoDocument is read natively; pages that native cannot read, by PDFium, as their warnings say.
type autoDocument struct {
	Document
	data   []byte
	opt    Options
	second *pending
}

func (d *autoDocument) Page(n int) (*Page, error) {
	p, err := d.Document.Page(n)
	if err == nil && !countText(p).garbled() || err != nil && !broken(err) {
		return p, err
	}
	d.second.start(d.data, d.opt)
	doc, failed := d.second.get()
	if failed != nil {
		return p, err
	}
	q, failed := doc.Page(n)
	return choose(p, err, q, failed)
}

func (d *autoDocument) Close() error {
	d.second.close()
	return d.Document.Close()
}

// broken reports whether the native reader failed in itself. When it is the data of the page that
// is broken, PDFium would show what is left of it without a word.
func broken(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == Damaged && !errors.Is(err, object.ErrDamaged)
}

// choose gives the page of the first reader, or the second's when the first failed or read garbled
// text that the second could read.
func choose(p *Page, err error, q *Page, qerr error) (*Page, error) {
	switch {
	case err == nil && (qerr != nil || !readsMore(q, p)):
		return p, nil
	case err != nil && (qerr != nil || !broken(err)):
		return nil, err
	case err != nil:
		q.Warnings = append(q.Warnings, fmt.Sprintf("the native reader failed (%v); the page was read by PDFium", err))
	default:
		q.withoutGuesses(p)
		q.Warnings = append(q.Warnings, "the native reader's text is garbled; the page was read by PDFium")
	}
	return q, nil
}
