package flow

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"techins/scale/store"
)

func init() {
	register.DoFn3x0[context.Context, Outcome, func(string, int64)](&measure{})
	register.Function2x0(failed)
	register.DoFn5x1[context.Context, []byte, func(*store.Part) bool, func(*Outcome) bool, func(*string, *int64) bool, error](&finish{})
	register.Iter1[store.Part]()
	register.Iter1[Outcome]()
	register.Iter2[string, int64]()
}

// measure counts a document: in the engine's counters, which show while a run goes on, and for the
// summary.
type measure struct{}

func (*measure) ProcessElement(ctx context.Context, o Outcome, emit func(name string, n int64)) {
	count := func(name string, n int64) {
		beam.NewCounter("scale", name).Inc(ctx, n)
		emit(name, n)
	}
	count("documents", 1)
	count("bytes", o.Bytes)
	if o.Reused {
		count("documents_of_earlier_runs", 1)
	}
	if o.Kind != "" {
		count("failures", 1)
		count("failures_"+o.Kind, 1)
		return
	}
	count("pages", o.Pages)
	if !o.Reused {
		count("pages_of_this_run", o.Pages)
		count("milliseconds_of_this_run", o.Milliseconds)
		beam.NewDistribution("scale", "milliseconds_a_page").Update(ctx, o.Milliseconds/max(1, o.Pages))
	}
}

func failed(o Outcome, emit func(Outcome)) {
	if o.Kind != "" {
		emit(o)
	}
}

// finish writes the dead letters, removes the parts that are no part of the output, and writes the
// summary last of all: its presence says that the output is whole.
type finish struct{ Out string }

func (f *finish) ProcessElement(ctx context.Context, _ []byte, parts func(*store.Part) bool, failures func(*Outcome) bool, counts func(*string, *int64) bool) error {
	var written []store.Part
	for p := (store.Part{}); parts(&p); {
		written = append(written, p)
	}
	if err := store.Sweep(ctx, f.Out, written); err != nil {
		return err
	}
	if err := store.WriteDeadLetters(ctx, f.Out, deadLetters(failures)); err != nil {
		return err
	}
	return store.WriteFile(ctx, store.SummaryPath(f.Out), summary(counts))
}

// deadLetters are in order of URIs.
func deadLetters(failures func(*Outcome) bool) []store.DeadLetter {
	var out []store.DeadLetter
	for o := (Outcome{}); failures(&o); {
		out = append(out, store.DeadLetter{Document: o.Document, URI: o.URI, Bytes: o.Bytes, Kind: o.Kind, Message: o.Message})
	}
	slices.SortFunc(out, func(a, b store.DeadLetter) int {
		return cmp.Or(cmp.Compare(a.URI, b.URI), cmp.Compare(a.Document, b.Document))
	})
	return out
}

// summary is the counts as CSV, sorted by name, with the seconds a page.
func summary(counts func(*string, *int64) bool) []byte {
	values := map[string]int64{}
	var name string
	var n int64
	for counts(&name, &n) {
		values[name] = n
	}
	lines := [][]string{}
	for name, n := range values {
		lines = append(lines, []string{name, strconv.FormatInt(n, 10)})
	}
	if pages := values["pages_of_this_run"]; pages > 0 {
		lines = append(lines, []string{"seconds_a_page", fmt.Sprintf("%.4f", float64(values["milliseconds_of_this_run"])/1000/float64(pages))})
	}
	slices.SortFunc(lines, func(a, b []string) int { return cmp.Compare(a[0], b[0]) })
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.WriteAll(append([][]string{{"measure", "value"}}, lines...)) // a buffer takes everything
	return b.Bytes()
}
