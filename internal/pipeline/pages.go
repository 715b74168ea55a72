package pipeline

import (
	"runtime"
	"sync"

	"techins/internal/page"
)

// selected is the numbers of the pages selected, of all when none are.
func selected(doc page.Document, selection []int) []int {
	if len(selection) == 0 {
		for n := range doc.NumPages() {
			selection = append(selection, n+1)
		}
	}
	return selection
}

// readPages reads the pages selected, several at a time. The first page that
// cannot be read, in page order, is the error.
func readPages(doc page.Document, selection []int) ([]*page.Page, error) {
	pages := make([]*page.Page, len(selection))
	errs := make([]error, len(selection))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(selection)) {
		wg.Go(func() {
			for i := range next {
				pages[i], errs[i] = readPage(doc, selection[i])
			}
		})
	}
	for i := range selection {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return pages, nil
}

func readPage(doc page.Document, n int) (*page.Page, error) {
	if n > doc.NumPages() {
		return nil, &page.Error{Kind: page.Empty, Page: n, What: "the file has no such page", Hint: "give pages of the file, counted from 1"}
	}
	return doc.Page(n)
}
