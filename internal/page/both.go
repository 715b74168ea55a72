package page

import "fmt"

// bothDocument is read by both readers at once. Its pages are the native reader's, with the
// agreement of PDFium.
type bothDocument struct {
	Document
	second *pending
	audit  *audit
}

func (d *bothDocument) Reader() string {
	if _, err := d.second.get(); err != nil {
		return "native"
	}
	return "both"
}

// Warnings waits for PDFium to have opened the file.
func (d *bothDocument) Warnings() []string {
	w := append([]string{}, d.Document.Warnings()...)
	w = append(w, d.audit.warnings()...)
	doc, err := d.second.get()
	switch {
	case err != nil:
		w = append(w, fmt.Sprintf("PDFium cannot read the file (%v); it was read by the native reader alone", err))
	case doc.NumPages() != d.NumPages():
		w = append(w, fmt.Sprintf("PDFium finds %d pages, the native reader %d", doc.NumPages(), d.NumPages()))
	}
	return w
}

// Page reads page n with both readers at the same time.
func (d *bothDocument) Page(n int) (*Page, error) {
	type result struct {
		page *Page
		err  error
	}
	other := make(chan result, 1)
	go func() {
		doc, err := d.second.get()
		if err != nil {
			other <- result{nil, err}
			return
		}
		p, err := doc.characters(n)
		other <- result{p, err}
	}()
	p, err := d.Document.Page(n)
	second := <-other
	if err != nil || readsMore(second.page, p) {
		return d.fromSecond(n, p, err)
	}
	if second.err != nil {
		if _, failed := d.second.get(); failed == nil { // of the file as a whole Warnings tells
			p.Warnings = append(p.Warnings, fmt.Sprintf("PDFium failed (%v); the page was read by the native reader alone", second.err))
		}
		return p, nil
	}
	second.page.adjust(p, d.Document)
	p.Agreement = Compare(p, second.page)
	if n := p.Agreement.Unread; n > 0 {
		p.Warnings = append(p.Warnings, fmt.Sprintf("PDFium has no character for %d glyphs of %d; the native reader alone reads them", n, p.Agreement.Glyphs))
	}
	return p, nil
}

// fromSecond asks PDFium for the whole of a page that the native reader could not read well.
func (d *bothDocument) fromSecond(n int, p *Page, err error) (*Page, error) {
	doc, failed := d.second.get()
	if failed != nil {
		return p, err
	}
	q, failed := doc.Page(n)
	return choose(p, err, q, failed)
}

func (d *bothDocument) Close() error {
	d.second.close()
	return d.Document.Close()
}
