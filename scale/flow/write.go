package flow

import (
	"context"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"techins/scale/store"
)

func init() {
	register.Function2x0(byEdition)
	register.Function3x0(plan)
	register.DoFn3x1[context.Context, store.Part, func(store.Part), error](&writePart{})
	register.Emitter1[store.Part]()
	register.Emitter2[string, Size]()
	register.Iter1[Size]()
}

// What a part holds at most: so many documents, and the document with which its rows pass so many bytes. A
// part is in memory while it is written.
const (
	partDocuments = 250
	partBytes     = 32 << 20
)

// A Size is a document with the bytes of its rows.
type Size struct {
	Document string
	Bytes    int64
}

// byEdition gives the documents that were read.
func byEdition(o Outcome, emit func(edition string, s Size)) {
	if o.Kind == "" {
		emit(o.Edition, Size{o.Document, o.Rows})
	}
}

// plan divides the documents of an edition into parts. The same documents give the same parts, in
// whatever order they come.
func plan(edition string, documents func(*Size) bool, emit func(store.Part)) {
	var all []Size
	for s := (Size{}); documents(&s); {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b Size) int { return strings.Compare(a.Document, b.Document) })
	part, bytes := store.Part{Edition: edition}, int64(0)
	for _, s := range all {
		part.Documents, bytes = append(part.Documents, s.Document), bytes+s.Bytes
		if len(part.Documents) == partDocuments || bytes > partBytes {
			emit(part)
			part, bytes = store.Part{Edition: edition, Number: part.Number + 1}, 0
		}
	}
	if len(part.Documents) > 0 {
		emit(part)
	}
}

// writePart writes the files of a part and gives the part without its documents. A process has no more
// parts in memory at a time than it has children.
type writePart struct{ Options Options }

func (w *writePart) ProcessElement(ctx context.Context, part store.Part, emit func(store.Part)) error {
	c := w.Options.crew()
	c.writing <- struct{}{}
	defer func() { <-c.writing }()
	if err := part.Write(ctx, w.Options.Out); err != nil {
		return err
	}
	part.Documents = nil
	emit(part)
	return nil
}
