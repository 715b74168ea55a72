package flow

import (
	"context"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"techins/scale/store"
)

func init() {
	register.Function2x0(byEdition)
	register.Function3x0(plan)
	register.DoFn3x1[context.Context, store.Part, func(store.Part), error](&writePart{})
	register.Emitter1[store.Part]()
	register.Emitter2[string, string]()
	register.Iter1[string]()
}

// partDocuments is how many documents a Parquet file holds at most: about 100,000 rows in all tables, some
// 50 MB in memory while they are written.
const partDocuments = 250

// byEdition gives the documents that were read.
func byEdition(o Outcome, emit func(edition, document string)) {
	if o.Kind == "" {
		emit(o.Edition, o.Document)
	}
}

// plan divides the documents of an edition into parts. The same documents give the same parts, in
// whatever order they come.
func plan(edition string, documents func(*string) bool, emit func(store.Part)) {
	var all []string
	var d string
	for documents(&d) {
		all = append(all, d)
	}
	slices.Sort(all)
	number := 0
	for some := range slices.Chunk(all, partDocuments) {
		emit(store.Part{Edition: edition, Number: number, Documents: some})
		number++
	}
}

// writePart writes the files of a part and gives the part without its documents.
type writePart struct{ Out string }

func (w *writePart) ProcessElement(ctx context.Context, part store.Part, emit func(store.Part)) error {
	if err := part.Write(ctx, w.Out); err != nil {
		return err
	}
	part.Documents = nil
	emit(part)
	return nil
}
