package flow

import (
	"context"
	"fmt"
	"path"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"techins/scale/store"
	"techins/scale/worker"
)

func init() {
	register.Function2x0(nameOf)
	register.DoFn3x1[context.Context, string, func(string), error](&expand{})
	register.DoFn4x0[context.Context, string, func(string, Source), func(Outcome)](&identify{})
	register.Function4x0(choose)
	register.Emitter1[string]()
	register.Emitter1[Outcome]()
	register.Emitter2[string, Source]()
	register.Emitter2[string, int64]()
	register.Iter1[Source]()
}

// nameOf is what a line of a manifest names.
func nameOf(line string, emit func(string)) {
	if name := strings.TrimSpace(line); name != "" && !strings.HasPrefix(name, "#") {
		emit(name)
	}
}

// expand lists the files of a pattern. A name without a pattern stays, so that a file that is missing is
// told.
type expand struct{}

func (*expand) ProcessElement(ctx context.Context, name string, emit func(string)) error {
	if !strings.ContainsAny(name, "*?[") {
		emit(name)
		return nil
	}
	files, err := store.List(ctx, name)
	if err != nil {
		return fmt.Errorf("cannot list %s: %w", name, err)
	}
	for _, f := range files {
		emit(f)
	}
	return nil
}

// identify finds the hash of a file's bytes.
type identify struct{}

func (*identify) ProcessElement(ctx context.Context, uri string, found func(string, Source), lost func(Outcome)) {
	hash, n, err := store.Hash(ctx, uri)
	if err != nil {
		lost(Outcome{URI: uri, Kind: worker.Missing, Message: err.Error()})
		return
	}
	found(hash, Source{uri, n})
}

// choose takes one of the files with the same bytes, as extract does: the first by name. The others are
// counted.
func choose(hash string, files func(*Source) bool, chosen func(string, Source), count func(string, int64)) {
	var first, s Source
	n := int64(-1)
	for ; files(&s); n++ {
		if first.URI == "" || before(s.URI, first.URI) {
			first = s
		}
	}
	chosen(hash, first)
	if n > 0 {
		count("files_with_the_same_bytes", n)
	}
}

func before(a, b string) bool {
	if x, y := path.Base(a), path.Base(b); x != y {
		return x < y
	}
	return a < b
}
