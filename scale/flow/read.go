package flow

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"techins/internal/folder"
	"techins/internal/page"
	"techins/internal/report"
	"techins/scale/store"
	"techins/scale/worker"
)

func init() {
	register.DoFn4x1[context.Context, string, Source, func(Outcome), error](&read{})
}

// read sees to it that every document has a record. As many documents of a bundle are read at a time as
// there are child processes; a bundle ends when all of its are.
type read struct {
	Options Options

	pending sync.WaitGroup
	mu      sync.Mutex // over what follows
	done    []Outcome
	err     error
	origins map[string]origins // by folder
}

// origins are the records of a folder's origin.json, or why it cannot be read.
type origins struct {
	known   report.Origins
	failure *worker.Failure
}

// StartBundle forgets the bundle before.
func (r *read) StartBundle(func(Outcome)) {
	r.done, r.err, r.origins = nil, nil, map[string]origins{}
}

// ProcessElement waits for a free child and lets it read the document.
func (r *read) ProcessElement(ctx context.Context, document string, source Source, _ func(Outcome)) error {
	slot := r.Options.pool().Acquire()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err != nil {
		slot.Release()
		return r.err
	}
	r.pending.Go(func() {
		outcome, err := r.record(ctx, slot, document, source)
		slot.Release()
		r.mu.Lock()
		defer r.mu.Unlock()
		r.done, r.err = append(r.done, outcome), errors.Join(r.err, err)
	})
	return nil
}

// FinishBundle gives the outcomes. An error is one of writing: the engine tries the bundle again, and
// records that were written are used.
func (r *read) FinishBundle(emit func(Outcome)) error {
	r.pending.Wait()
	for _, o := range r.done {
		emit(o)
	}
	return r.err
}

// record gives the outcome of a document, from the record of an earlier run when there is one that fits.
func (r *read) record(ctx context.Context, slot *worker.Slot, document string, source Source) (Outcome, error) {
	o := Outcome{Document: document, URI: source.URI, Bytes: source.Bytes}
	beside := r.beside(ctx, source.URI)
	if beside.failure != nil {
		return o.with(worker.Reply{Failure: beside.failure}), nil
	}
	recipe, err := r.recipe(document, source, beside.known)
	if err != nil {
		return o, err
	}
	if old, err := store.ReadRecord(ctx, r.Options.Out, document); err == nil && old.Recipe == recipe {
		o.Reused = true
		return o.with(old.Reply), nil
	}
	start := time.Now()
	reply, err := r.reply(ctx, slot, document, source, beside.known)
	if err != nil {
		return o, err
	}
	o.Milliseconds = time.Since(start).Milliseconds()
	if reply.Failure == nil || reply.Failure.Lasting() {
		made := store.Record{Recipe: recipe, Document: document, Name: path.Base(source.URI), Reply: reply}
		err = made.Write(ctx, r.Options.Out)
	}
	return o.with(reply), err
}

func (o Outcome) with(reply worker.Reply) Outcome {
	o.Edition, o.Pages = reply.Edition, int64(reply.Pages)
	if reply.Failure != nil {
		o.Kind, o.Message = reply.Failure.Kind, reply.Failure.Message
	}
	return o
}

// reply fetches the document and has it read.
func (r *read) reply(ctx context.Context, slot *worker.Slot, document string, source Source, origins report.Origins) (worker.Reply, error) {
	if source.Bytes > r.Options.Bytes {
		return failure(string(page.LimitExceeded), "the file has %d bytes, more than %d; split the document", source.Bytes, r.Options.Bytes), nil
	}
	data, err := store.ReadFile(ctx, source.URI)
	if err != nil {
		return failure(worker.Missing, "%v", err), nil
	}
	if folder.Hash(data) != document {
		return failure(worker.Missing, "the file changed while it was read; run again"), nil
	}
	return slot.Read(worker.Request{
		Name: path.Base(source.URI), Data: data, Origins: origins, Reader: r.Options.Reader, Password: r.Options.Password,
	})
}

func failure(kind, format string, args ...any) worker.Reply {
	return worker.Reply{Failure: &worker.Failure{Kind: kind, Message: fmt.Sprintf(format, args...)}}
}

// beside reads the origin.json in the folder of a document; none is no failure.
func (r *read) beside(ctx context.Context, uri string) origins {
	folder := uri[:strings.LastIndex(uri, "/")+1]
	r.mu.Lock()
	defer r.mu.Unlock()
	known, ok := r.origins[folder]
	if !ok {
		known = readOrigins(ctx, folder+"origin.json")
		r.origins[folder] = known
	}
	return known
}

func readOrigins(ctx context.Context, uri string) (o origins) {
	data, err := store.ReadIfAny(ctx, uri)
	if err == nil && data != nil {
		o.known, err = report.ParseOrigin(uri, data)
	}
	if err != nil {
		o.failure = &worker.Failure{Kind: worker.Origin, Message: err.Error()}
	}
	return o
}

// recipe is the hash of all that the rows depend on beside the document's bytes.
func (r *read) recipe(document string, source Source, origins report.Origins) (string, error) {
	recipe := store.Recipe{Program: r.Options.Program, Name: path.Base(source.URI), Reader: r.Options.Reader, Password: r.Options.Password}
	if origin, ok := origins.Of(recipe.Name, document); ok {
		recipe.Origin = origin
	}
	return recipe.Hash()
}
