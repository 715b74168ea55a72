package main

import (
	"cmp"
	"container/heap"
	"slices"
)

// Requests to the object store for one document while it is read: is there a record, is there an
// origin.json, the document; and its record.
const (
	requestsBefore = 3
	requestsAfter  = 1
)

// An event is a seat that is free, or one whose document has been fetched.
type event struct {
	at      float64
	worker  int
	fetched bool
	doc     document
}

type events []event

func (e events) Len() int           { return len(e) }
func (e events) Less(i, j int) bool { return e[i].at < e[j].at }
func (e events) Swap(i, j int)      { e[i], e[j] = e[j], e[i] }
func (e *events) Push(x any)        { *e = append(*e, x.(event)) }
func (e *events) Pop() any {
	last := (*e)[len(*e)-1]
	*e = (*e)[:len(*e)-1]
	return last
}

// reading gives when the last document is read, and when the first seat finds no more work.
func (m model) reading(docs []document, p plan) (end, firstIdle float64) {
	docs = p.order(docs)
	next := 0
	bundles := make([][]document, m.workers) // what each worker holds
	cores := make([][]float64, m.workers)    // when each core is free
	var queue events
	for w := range m.workers {
		cores[w] = make([]float64, m.cores)
		for range p.seats {
			queue = append(queue, event{worker: w})
		}
	}
	for len(queue) > 0 {
		e := heap.Pop(&queue).(event)
		if e.fetched {
			c := slices.Index(cores[e.worker], slices.Min(cores[e.worker]))
			done := max(e.at, cores[e.worker][c]) + e.doc.seconds
			cores[e.worker][c] = done
			free := done + requestsAfter*m.latency
			end = max(end, free)
			heap.Push(&queue, event{at: free, worker: e.worker})
			continue
		}
		if len(bundles[e.worker]) == 0 {
			last := min(next+p.bundle, len(docs))
			bundles[e.worker], next = docs[next:last], last
		}
		if len(bundles[e.worker]) == 0 {
			if firstIdle == 0 {
				firstIdle = e.at
			}
			continue
		}
		d := bundles[e.worker][0]
		bundles[e.worker] = bundles[e.worker][1:]
		heap.Push(&queue, event{e.at + requestsBefore*m.latency + d.bytes/m.bandwidth, e.worker, true, d})
	}
	return end, firstIdle
}

// order is the documents as they are handed out.
func (p plan) order(docs []document) []document {
	out := slices.Clone(docs)
	if p.pages > 0 {
		out = p.split(out)
	}
	if p.longestFirst {
		slices.SortStableFunc(out, func(a, b document) int { return cmp.Compare(b.pages, a.pages) })
	}
	return out
}

// split makes ranges of pages of long documents. Putting their rows together costs nothing here.
func (p plan) split(docs []document) (out []document) {
	for _, d := range docs {
		for left := d.pages; left > 0; left -= p.pages {
			n := min(left, p.pages)
			share := float64(n) / float64(d.pages)
			out = append(out, document{n, d.bytes * share, d.seconds * share})
		}
	}
	return out
}

// hashing is how long it takes to fetch every file once, one a core at a time.
func (m model) hashing(docs []document) float64 {
	sum := 0.0
	for _, d := range docs {
		sum += m.latency + d.bytes/m.bandwidth
	}
	return sum / float64(m.workers*m.cores)
}

// Parts: documents of one, files of one.
const (
	partDocuments = 250
	partFiles     = 14
)

// writing is how long it takes to make the parts, one a core at a time, when records are fetched so many
// at a time. It is all waiting for the object store.
func (m model) writing(together int) float64 {
	parts := float64(m.documents) / partDocuments
	return parts * (float64(partDocuments)/float64(together) + partFiles) * m.latency / float64(m.workers*m.cores)
}
