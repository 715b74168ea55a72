package pipeline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"techins/dataset"
	"techins/internal/drift"
)

// kindOrder ranks documents of one edition: the official one keeps the plain key.
var kindOrder = map[string]int{"official": 0, "digest": 1, "unknown": 2, "synthetic": 3}

// Merge stacks the data of several documents. Documents of the same edition are told apart by the
// start of their hash: the official one, or else the first by name, keeps the plain key, and a
// problem says so. What drifts from edition to edition becomes problems of the newer one.
func Merge(parts []*dataset.Data) *dataset.Data {
	slices.SortStableFunc(parts, func(a, b *dataset.Data) int {
		x, y := a.Editions[0], b.Editions[0]
		return cmp.Or(strings.Compare(x.Edition, y.Edition), cmp.Compare(kindOrder[x.DocumentKind], kindOrder[y.DocumentKind]),
			strings.Compare(x.SourceFile, y.SourceFile), strings.Compare(x.SourceSHA256, y.SourceSHA256))
	})
	all := &dataset.Data{}
	taken, seen := map[string]bool{}, map[string]bool{}
	for _, p := range parts {
		ed := p.Editions[0]
		if seen[ed.SourceSHA256] { // the same bytes again
			continue
		}
		seen[ed.SourceSHA256] = true
		if taken[ed.Edition] {
			key := ed.Edition + "-" + ed.SourceSHA256[:8]
			p.Problems = append(p.Problems, dataset.Problem{Kind: "same-edition",
				Message: fmt.Sprintf("%s is a second document of the edition %s and has the key %s", ed.SourceFile, ed.Edition, key)})
			p.SetEdition(key)
		}
		taken[p.Editions[0].Edition] = true
		all.Append(p)
	}
	all.Problems = append(all.Problems, drift.Problems(all)...)
	all.Sort()
	return all
}
