package page

import "fmt"

// A Document is an open PDF. Page may be called from several goroutines.
type Document interface {
	// NumPages is the number of pages, at least 1.
	NumPages() int
	// Page reads page n, counted from 1. The error is an *Error.
	Page(n int) (*Page, error)
	// Reader names the reader: "native", "pdfium" or "both".
	Reader() string
	// Warnings say what was repaired or doubted in the file as a whole.
	Warnings() []string
	Close() error
}

// A Kind says why a document cannot be read. The values are printed and are a contract.
type Kind string

const (
	NotAPDF        Kind = "not-a-pdf"       // no PDF header within the first 1024 bytes
	Empty          Kind = "empty"           // zero bytes, or no page
	Encrypted      Kind = "encrypted"       // needs a password that was not given or is wrong
	Damaged        Kind = "damaged"         // cannot be repaired without loss
	Scanned        Kind = "scanned"         // pages without a text layer
	UnreadableText Kind = "unreadable-text" // the fonts give no way from codes to characters
	LimitExceeded  Kind = "limit"           // a limit of Options was passed
)

// Error is why a document or a page cannot be read: what happened and what to do about it.
type Error struct {
	Kind Kind
	Page int    // 0 when it concerns the whole file
	What string // what happened
	Hint string // what to do
	Err  error  // the cause, nil when there is none
}

func (e *Error) Error() string {
	s := string(e.Kind) + ": "
	if e.Page > 0 {
		s += fmt.Sprintf("page %d: ", e.Page)
	}
	s += e.What
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// Options of Open. The zero value reads any sane report.
type Options struct {
	// Password for an encrypted file; the empty user password is tried by itself.
	Password string
	// Limits against hostile files; 0 means the default.
	MaxPages       int   // default 20,000
	MaxStreamBytes int64 // decoded bytes of one stream, default 256 MiB
	MaxGlyphs      int   // on one page, default 2,000,000
	MaxDepth       int   // nested forms and objects, default 32
}
