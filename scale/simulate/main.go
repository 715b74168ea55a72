// Command simulate tells how long a million documents take on a hundred workers, from measured times, and
// what would hold them up.
//
//	go run ./simulate                          the table of docs/scale.md
//	go run ./simulate -measure FOLDER >simulate/measured.csv
//	                                           measures the documents that the simulation draws from
//
// Every document is drawn, with a fixed seed, from those measured: its processor time and bytes a page.
// Its number of pages is that of the drawn document times a factor, whose logarithm is normal, and one
// document in 10,000 has 3,000 pages. Times of the object store are assumptions, given as flags.
//
// A worker has cores, each with a child process, and seats: documents under way. A document is fetched, waits
// for a core, is read, and its record is written. Workers take bundles of documents from one queue.
package main

import (
	"flag"
	"fmt"
	"os"
)

// A model is what is known and assumed of the machines.
type model struct {
	documents, workers, cores int
	latency                   float64 // seconds of a request to the object store
	bandwidth                 float64 // bytes a second that a worker fetches
}

// A plan is how documents are handed out.
type plan struct {
	name         string
	seats        int // of a worker
	bundle       int // documents
	longestFirst bool
	pages        int // documents of more pages are split into ranges of that many; 0 for never
}

func main() {
	m := model{}
	corpus := flag.String("measure", "", "measure the PDF files of this `folder` instead")
	flag.IntVar(&m.documents, "documents", 1_000_000, "`number` of documents")
	flag.IntVar(&m.workers, "workers", 100, "`number` of workers")
	flag.IntVar(&m.cores, "cores", 2, "of a worker")
	flag.Float64Var(&m.latency, "latency", 0.06, "`seconds` of a request to the object store")
	flag.Float64Var(&m.bandwidth, "bandwidth", 50e6, "`bytes` a second of one request")
	flag.Parse()
	if *corpus != "" {
		if err := measure(os.Stdout, *corpus); err != nil {
			fmt.Fprintln(os.Stderr, "simulate:", err)
			os.Exit(1)
		}
		return
	}
	m.print(draw(m.documents))
}

func (m model) print(docs []document) {
	var work, bytes float64
	pages, longest := 0, 0.0
	for _, d := range docs {
		work, bytes, pages, longest = work+d.seconds, bytes+d.bytes, pages+d.pages, max(longest, d.seconds)
	}
	fmt.Printf("%d documents, %d pages, %.0f GB; %.1f hours of one core, the longest document %.0f s\n", len(docs), pages, bytes/1e9, work/3600, longest)
	least := work / float64(m.workers*m.cores)
	fmt.Printf("%d workers of %d cores: not less than %.0f s for reading\n\n", m.workers, m.cores, least)

	fmt.Printf("hashing all files, %d at a time on a worker: %.0f s\n", m.cores, m.hashing(docs))
	fmt.Printf("writing the parts, %d at a time on a worker: %.0f s with one record at a time, %.0f s with 16\n\n", m.cores, m.writing(1), m.writing(16))

	fmt.Printf("%-52s %8s %10s %8s\n", "reading", "seconds", "cores busy", "tail")
	j := m.cores
	for _, p := range []plan{
		{"a seat a core, bundles of 10,000", j, 10_000, false, 0},
		{"a seat a core, bundles of 100", j, 100, false, 0},
		{"2 seats a core, bundles of 100", 2 * j, 100, false, 0},
		{"4 seats a core, bundles of 10,000", 4 * j, 10_000, false, 0},
		{"4 seats a core, bundles of 1,000", 4 * j, 1000, false, 0},
		{"4 seats a core, bundles of 100", 4 * j, 100, false, 0},
		{"4 seats a core, one document at a time", 4 * j, 1, false, 0},
		{"4 seats a core, one at a time, longest first", 4 * j, 1, true, 0},
		{"4 seats a core, bundles of 100, ranges of 200 pages", 4 * j, 100, false, 200},
	} {
		end, firstIdle := m.reading(docs, p)
		fmt.Printf("%-52s %8.0f %9.0f%% %7.0fs\n", p.name, end, 100*least/end, end-firstIdle)
	}
}
