package flow

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/stats"
)

// A Source is a file that holds a document.
type Source struct {
	URI   string
	Bytes int64
}

// An Outcome is what came of one document, without its rows.
type Outcome struct {
	Document     string // hash; "" when the file could not be fetched
	URI          string
	Edition      string
	Kind         string // of failure; "" when it was read
	Message      string
	Pages        int64
	Rows         int64 // bytes of the texts of its rows
	Bytes        int64
	Milliseconds int64 // by the clock; 0 when an earlier run's record was used
	Reused       bool
}

// FromManifest is the lines of a file: URIs and patterns; empty lines and those that begin with # are
// passed over.
func FromManifest(s beam.Scope, uri string) beam.PCollection {
	return beam.ParDo(s, nameOf, textio.Read(s, uri))
}

// Build adds the whole pipeline; names are URIs and patterns.
func Build(s beam.Scope, names beam.PCollection, o Options) {
	uris := beam.Reshuffle(s, beam.ParDo(s, &expand{}, names))
	found, lost := beam.ParDo2(s, &identify{}, uris)
	sources, duplicates := beam.ParDo2(s, choose, beam.GroupByKey(s, found))
	outcomes := beam.Flatten(s, beam.ParDo(s, &read{Options: o}, sources), lost)

	parts := beam.ParDo(s, plan, beam.GroupByKey(s, beam.ParDo(s, byEdition, outcomes)))
	written := beam.ParDo(s, &writePart{Options: o}, beam.Reshuffle(s, parts))
	counts := stats.SumPerKey(s, beam.Flatten(s, beam.ParDo(s, &measure{}, outcomes), duplicates))
	beam.ParDo0(s, &finish{Out: o.Out}, beam.Impulse(s), beam.SideInput{Input: written},
		beam.SideInput{Input: beam.ParDo(s, failed, outcomes)}, beam.SideInput{Input: counts})
}
