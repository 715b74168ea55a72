package page

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"techins/internal/page/font"
	"techins/internal/page/object"
)

// native is the reader written here, on package object.
type native struct {
	file     *object.File
	opt      Options
	pages    []pageNode
	labels   []string
	layers   layers
	warnings []string

	work  atomic.Int64 // steps of all pages so far
	mu    sync.Mutex
	fonts cache[*font.Font]
	forms cache[[]byte]
}

// openNative opens a PDF with the native reader. The error is an *Error.
func openNative(data []byte, opt Options) (doc Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			doc, err = nil, &Error{Kind: Damaged, What: fmt.Sprintf("the file breaks the reader (%v)", r), Hint: repairHint}
		}
	}()
	opt = opt.withDefaults()
	if e := checkHeader(data); e != nil {
		return nil, e
	}
	f, err := object.Open(data, opt.Password, object.Limits{StreamBytes: opt.MaxStreamBytes})
	if err != nil {
		return nil, fileError(err, opt)
	}
	n := &native{file: f, opt: opt, fonts: newCache[*font.Font](fontCacheBytes), forms: newCache[[]byte](formCacheBytes)}
	if f.Repaired {
		n.warnings = append(n.warnings, "the cross-references are broken; they were rebuilt from the objects found")
	}
	if f.Lost > 0 {
		n.warnings = append(n.warnings, fmt.Sprintf("%d objects are not where the cross-references say; pages that need them are not read", f.Lost))
	}
	if n.pages, err = n.pageTree(); err != nil {
		return nil, fileError(err, opt)
	}
	if len(n.pages) == 0 {
		return nil, &Error{Kind: Empty, What: "the document has no page", Hint: "get the file again from its source"}
	}
	v := &object.View{File: f}
	n.labels = n.pageLabels(v)
	n.layers = readLayers(v)
	if v.Err != nil {
		return nil, fileError(v.Err, opt)
	}
	return n, nil
}

const (
	fontCacheBytes = 16 << 20
	formCacheBytes = 8 << 20
	repairHint     = "get the file again from its source, or repair it with qpdf"
)

func checkHeader(data []byte) *Error {
	switch {
	case len(data) == 0:
		return &Error{Kind: Empty, What: "the file has no bytes", Hint: "get the file again from its source"}
	case !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return &Error{Kind: NotAPDF, What: "no PDF header within the first 1024 bytes", Hint: "give a PDF file"}
	}
	return nil
}

// fileError gives an error of package object its kind.
func fileError(err error, opt Options) *Error {
	var known *Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, object.ErrPassword) && opt.Password == "":
		return &Error{Kind: Encrypted, What: "the file needs a password", Hint: "give it with -password", Err: err}
	case errors.Is(err, object.ErrPassword):
		return &Error{Kind: Encrypted, What: "the password is wrong", Hint: "give the right one with -password", Err: err}
	case errors.Is(err, object.ErrCipher):
		return &Error{Kind: Encrypted, What: err.Error(), Hint: "save it without encryption", Err: err}
	case errors.Is(err, object.ErrLimit):
		return &Error{Kind: LimitExceeded, What: err.Error(), Hint: "raise the limit if the file can be trusted", Err: err}
	}
	return &Error{Kind: Damaged, What: err.Error(), Hint: repairHint, Err: err}
}

func (n *native) NumPages() int      { return len(n.pages) }
func (n *native) Reader() string     { return "native" }
func (n *native) Warnings() []string { return n.warnings }
func (n *native) Close() error       { return nil }

// Page reads a page. Whatever goes wrong within it ends here.
func (n *native) Page(num int) (p *Page, err error) {
	if num < 1 || num > len(n.pages) {
		return nil, &Error{Kind: Damaged, Page: num, What: "there is no such page", Hint: fmt.Sprintf("the document has %d pages", len(n.pages))}
	}
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, &Error{Kind: Damaged, Page: num, What: fmt.Sprintf("the page breaks the reader (%v)", r), Hint: repairHint}
		}
	}()
	p, err = n.readPage(num)
	if err != nil {
		e := *fileError(err, n.opt)
		e.Page = num
		return nil, &e
	}
	return p, nil
}

// font gives the font of a resource, parsed once for a document; nil when there is none.
func (n *native) font(v *object.View, o object.Object) *font.Font {
	ref, indirect := o.(object.Ref)
	if indirect {
		n.mu.Lock()
		ft, ok := n.fonts.get(ref)
		n.mu.Unlock()
		if ok {
			return ft
		}
	}
	d, _ := v.Get(o).(object.Dict)
	if d == nil {
		return nil
	}
	ft := font.Load(v, d)
	if indirect && v.Err == nil {
		n.mu.Lock()
		n.fonts.put(ref, ft, ft.Cost())
		n.mu.Unlock()
	}
	return ft
}

// formContent gives the decoded content of a form, kept for the next use when it is small.
func (n *native) formContent(o object.Object, s *object.Stream) ([]byte, error) {
	ref, indirect := o.(object.Ref)
	if indirect {
		n.mu.Lock()
		data, ok := n.forms.get(ref)
		n.mu.Unlock()
		if ok {
			return data, nil
		}
	}
	data, err := n.file.Decode(s)
	if err == nil && indirect {
		n.mu.Lock()
		n.forms.put(ref, data, len(data))
		n.mu.Unlock()
	}
	return data, err
}

// A cache holds values up to a number of bytes; then it is emptied, so that memory stays bounded.
type cache[T any] struct {
	limit, used int
	values      map[object.Ref]T
}

func newCache[T any](limit int) cache[T] {
	return cache[T]{limit: limit, values: map[object.Ref]T{}}
}

func (c *cache[T]) get(r object.Ref) (T, bool) {
	v, ok := c.values[r]
	return v, ok
}

func (c *cache[T]) put(r object.Ref, v T, size int) {
	if size > c.limit {
		return
	}
	if c.used += size; c.used > c.limit {
		clear(c.values)
		c.used = size
	}
	c.values[r] = v
}
