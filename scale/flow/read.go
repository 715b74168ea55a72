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

// read sees to it that every document has a record. Several documents of a bundle are under way at a
// time; a bundle ends when all of its are done.
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

// ProcessElement waits until one more document may be under way, and begins it. It waits so that an
// engine can give what is not begun to others.
func (r *read) ProcessElement(ctx context.Context, document string, source Source, _ func(Outcome)) error {
	c := r.Options.crew()
	c.seats <- struct{}{}
	if err := r.failed(); err != nil {
		<-c.seats
		return err
	}
	r.pending.Go(func() {
		outcome, err := r.record(ctx, c.pool, document, source)
		<-c.seats
		r.mu.Lock()
		defer r.mu.Unlock()
		r.done, r.err = append(r.done, outcome), errors.Join(r.err, err)
	})
	return nil
}

func (r *read) failed() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
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
func (r *read) record(ctx context.Context, pool *worker.Pool, document string, source Source) (Outcome, error) {
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
	reply, took, err := r.reply(ctx, pool, document, source, beside.known)
	if err != nil {
		return o, err
	}
	o.Milliseconds = took.Milliseconds()
	if reply.Failure == nil || reply.Failure.Lasting() {
		made := store.Record{Recipe: recipe, Document: document, Name: path.Base(source.URI), Reply: reply}
		err = made.Write(ctx, r.Options.Out)
	}
	return o.with(reply), err
}

func (o Outcome) with(reply worker.Reply) Outcome {
	o.Edition, o.Pages, o.Rows = reply.Edition, int64(reply.Pages), reply.Bytes
	if reply.Failure != nil {
		o.Kind, o.Message = reply.Failure.Kind, reply.Failure.Message
	}
	return o
}

// reply fetches the document and has it read; took is the time of reading.
func (r *read) reply(ctx context.Context, pool *worker.Pool, document string, source Source, known report.Origins) (reply worker.Reply, took time.Duration, err error) {
	if source.Bytes > r.Options.Bytes {
		return failure(string(page.LimitExceeded), "the file has %d bytes, more than %d; split the document", source.Bytes, r.Options.Bytes), 0, nil
	}
	data, err := store.ReadFile(ctx, source.URI)
	if err != nil {
		return failure(worker.Missing, "%v", err), 0, nil
	}
	if folder.Hash(data) != document {
		return failure(worker.Missing, "the file changed while it was read; run again"), 0, nil
	}
	slot := pool.Acquire()
	defer slot.Release()
	start := time.Now()
	reply, err = slot.Read(worker.Request{
		Name: path.Base(source.URI), Data: data, Origins: known, Reader: r.Options.Reader, Password: r.Options.Password,
	})
	return reply, time.Since(start), err
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
