package worker

import (
	"techins/dataset"
	"techins/internal/report"
)

// A Request is one document to read.
type Request struct {
	Name     string // base name of the file
	Data     []byte
	Origins  report.Origins // what is known of files by name and hash; may be nil
	Reader   string         // auto, native, pdfium or both
	Password string
}

// A Reply is the rows of a document, or why it has none.
type Reply struct {
	Failure *Failure // nil when it was read
	Edition string
	Pages   int
	Bytes   int64           // of the texts of its rows
	Tables  []dataset.Table // without Fields
}

// A Failure says why a document has no rows.
type Failure struct {
	// Kind is a kind of extract's (not-a-pdf, empty, encrypted, damaged, scanned, unreadable-text, limit),
	// or one of those below.
	Kind    string
	Message string
}

// Kinds of failure beside those of extract.
const (
	Missing = "missing" // cannot be fetched
	Origin  = "origin"  // the origin.json beside it cannot be read
	Panic   = "panic"   // reading it failed inside
	Time    = "time"    // passed its limit of time
	Memory  = "memory"  // passed its limit of memory
)

// Lasting reports whether the document would fail in the same way again, whatever the machine does
// meanwhile and whatever its limits of time and memory are.
func (f *Failure) Lasting() bool {
	switch f.Kind {
	case Missing, Origin, Panic, Time, Memory:
		return false
	}
	return true
}
