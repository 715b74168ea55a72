// Command measure shows what scale does with many documents on one machine, against extract.
//
//	go build -o /tmp/extract ../cmd/extract && go build -o /tmp/scale .      (in the folder scale)
//	go run ./measure -corpus FOLDER -n 3000 -extract /tmp/extract -scale /tmp/scale -work /tmp/many
//
// It makes N documents of the PDF files of the corpus, made distinct by a comment at the end, one in a
// hundred of them broken in a way that the corpus tells (-every); reads them with extract -j 2, with scale -j 2 and
// with extract again; compares the rows, the dead letters, the time and the memory; then kills a run of
// scale in the middle, starts it again and compares every byte of the two datasets.
//
// The corpus holds X.pdf with X.truth.json, whose expect says whether the file can be read.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	s := &show{}
	flag.StringVar(&s.corpus, "corpus", "", "`folder` of PDF files with their truth")
	flag.IntVar(&s.n, "n", 3000, "make `N` documents")
	flag.IntVar(&s.every, "every", 100, "every `N`th document is broken")
	flag.StringVar(&s.extract, "extract", "", "the `program` extract")
	flag.StringVar(&s.scale, "scale", "", "the `program` scale")
	flag.StringVar(&s.work, "work", "", "`folder` to work in")
	flag.StringVar(&s.reader, "reader", "native", "reader of both programs")
	flag.Parse()
	if s.corpus == "" || s.extract == "" || s.scale == "" || s.work == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := s.run(); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

// A show is one run of this program.
type show struct {
	corpus, extract, scale, work, reader string
	n, every                             int
	made                                 made
}

func (s *show) path(name string) string { return filepath.Join(s.work, name) }

func (s *show) run() error {
	var err error
	if s.made, err = makeDocuments(s.corpus, s.path("documents"), s.n, s.every); err != nil {
		return err
	}
	fmt.Printf("%d documents, %d of them broken, %d MiB\n", s.n, len(s.made.broken), s.made.bytes>>20)
	for _, step := range []func() error{s.compare, s.interrupt} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
