package page

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/ledongthuc/pdf"

	"techins/internal/page/object"
)

// An audit has ledongthuc/pdf walk the objects of a file that the native reader has opened: an object
// layer of other authors. PDFium confirms what is drawn; the audit confirms what there is to draw,
// the number of pages and the decoded content of each, where a fault in cross-references, object
// streams, decryption or filters would lose or change text. What ledongthuc/pdf cannot open (AES-256,
// a broken file) it says nothing about.
type audit struct{ done chan []string }

const (
	// auditTime bounds the wait for an audit; an answer that comes later is not used.
	auditTime = 10 * time.Second
	// auditPages is how many pages are compared.
	auditPages = 200
	auditBytes = 64 << 20
)

// startAudit begins the audit of a file in the background.
func startAudit(data []byte, opt Options) *audit {
	a := &audit{done: make(chan []string, 1)}
	go func() { a.done <- auditFile(data, opt) }()
	return a
}

// auditFile opens the file anew, so that the audit does not use up the limits of the reading.
func auditFile(data []byte, opt Options) (warnings []string) {
	doc, err := openNative(data, opt)
	if err != nil {
		return nil
	}
	n, ok := doc.(*native)
	if !ok || n.file.Repaired {
		return nil
	}
	return auditObjects(data, n)
}

// warnings waits for the result; it may be asked more than once.
func (a *audit) warnings() []string {
	select {
	case w := <-a.done:
		a.done <- w
		return w
	case <-time.After(auditTime):
		return nil
	}
}

// errNoOpinion means that the other object layer cannot read the file or a part of it.
var errNoOpinion = errors.New("no opinion")

// auditObjects gives one warning for each page whose content the two object layers decode
// differently, or one for the number of pages.
func auditObjects(data []byte, n *native) (warnings []string) {
	other, err := openOther(data, n.opt.Password)
	if err != nil {
		return nil
	}
	if pages, err := otherPages(other); err == nil && pages != n.NumPages() {
		return []string{fmt.Sprintf("ledongthuc/pdf finds %d pages, the native reader %d", pages, n.NumPages())}
	}
	for i := range min(n.NumPages(), auditPages) {
		theirs, err := otherContent(other, i+1)
		if err != nil {
			continue
		}
		if ours, err := n.contentOf(i + 1); err == nil && !bytes.Equal(withoutSpace(ours), withoutSpace(theirs)) {
			warnings = append(warnings, fmt.Sprintf("page %d: ledongthuc/pdf decodes its content otherwise than the native reader (%d and %d bytes)", i+1, len(theirs), len(ours)))
		}
	}
	return warnings
}

// contentOf is the decoded content of a page.
func (n *native) contentOf(num int) ([]byte, error) {
	v := &object.View{File: n.file}
	d := v.Dict(n.pages[num-1].object)
	if v.Err != nil {
		return nil, v.Err
	}
	return n.pageContent(d["Contents"])
}

// noPanic turns the panics by which ledongthuc/pdf tells of bad input into errNoOpinion.
func noPanic(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", errNoOpinion, r)
	}
}

func openOther(data []byte, password string) (r *pdf.Reader, err error) {
	defer noPanic(&err)
	asked := false
	return pdf.NewReaderEncrypted(bytes.NewReader(data), int64(len(data)), func() string {
		if asked { // an empty answer ends the asking
			return ""
		}
		asked = true
		return password
	})
}

func otherPages(r *pdf.Reader) (n int, err error) {
	defer noPanic(&err)
	return r.NumPage(), nil
}

// otherContent is the decoded content of a page as ledongthuc/pdf gives it.
func otherContent(r *pdf.Reader, num int) (content []byte, err error) {
	defer noPanic(&err)
	contents := r.Page(num).V.Key("Contents")
	parts := []pdf.Value{contents}
	if contents.Kind() == pdf.Array {
		parts = parts[:0]
		for i := range contents.Len() {
			parts = append(parts, contents.Index(i))
		}
	}
	for _, part := range parts {
		if part.Kind() != pdf.Stream {
			return nil, errNoOpinion
		}
		stream := part.Reader()
		data, err := io.ReadAll(io.LimitReader(stream, auditBytes))
		stream.Close()
		if err != nil || len(data) == auditBytes {
			return nil, errNoOpinion
		}
		content = append(append(content, data...), '\n')
	}
	return content, nil
}

// withoutSpace leaves out white space at the end, where streams are joined differently.
func withoutSpace(b []byte) []byte { return bytes.TrimRight(b, "\x00\t\n\f\r ") }
