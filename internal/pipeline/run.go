package pipeline

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"techins/dataset"
	"techins/internal/folder"
	"techins/internal/page"
	"techins/internal/report"
)

// A Result is what came of one document: its data, or why it could not be read.
type Result struct {
	File string
	Data *dataset.Data
	Err  error
}

// ReadAll reads documents, jobs at a time, and gives their results in the order of the files. done
// is called after each. When ctx ends, documents not yet begun have its error.
func ReadAll(ctx context.Context, files []string, opt Options, jobs int, done func()) []Result {
	results := make([]Result, len(files))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(jobs, len(files)) {
		wg.Go(func() {
			for i := range next {
				results[i] = readFile(ctx, files[i], opt)
				done()
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	wg.Wait()
	return results
}

func readFile(ctx context.Context, file string, opt Options) (r Result) {
	r.File = file
	defer func() {
		if p := recover(); p != nil { // a fault of ours on one document must not stop the others
			r.Data, r.Err = nil, &page.Error{Kind: page.Damaged, What: fmt.Sprintf("reading failed inside: %v", p), Hint: "please report the file"}
		}
	}()
	if r.Err = ctx.Err(); r.Err != nil {
		return r
	}
	data, err := os.ReadFile(file)
	if err != nil {
		r.Err = err
		return r
	}
	origins, err := report.ReadOrigin(filepath.Join(filepath.Dir(file), "origin.json"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		r.Err = err
		return r
	}
	r.Data, r.Err = Read(file, data, origins, opt)
	return r
}

// Read reads the rows of one document from its bytes: a PDF, or plain text when the file's name ends in
// .txt. The error is a *page.Error where the document is at fault.
func Read(file string, data []byte, origins report.Origins, opt Options) (*dataset.Data, error) {
	if strings.EqualFold(filepath.Ext(file), ".txt") {
		return TextData(file, data, origins)
	}
	doc, err := Open(file, data, opt)
	if err != nil {
		return nil, err
	}
	return doc.Data(origins), nil
}

// lockedModules are those whose versions decide the bytes of data/clean.
var lockedModules = []string{
	"github.com/klippa-app/go-pdfium", "github.com/ledongthuc/pdf", "golang.org/x/text",
}

// Write writes a data folder: its tables, descriptor and lock, whole or not at all. besides are the
// hashes of what changed the data besides their documents, by name; it may be nil.
func Write(dir string, data *dataset.Data, formats Formats, besides map[string]string) error {
	files, err := Files(data, formats, besides)
	if err != nil {
		return err
	}
	return folder.Replace(dir, files)
}

// Files are the files of a data folder, besides as in Write.
func Files(data *dataset.Data, formats Formats, besides map[string]string) ([]dataset.File, error) {
	files, err := formats.files(data)
	if err != nil {
		return nil, err
	}
	if files, err = dataset.WithPackage(data, files); err != nil {
		return nil, err
	}
	inputs := map[string]string{}
	maps.Copy(inputs, besides)
	for _, e := range data.Editions {
		inputs[e.SourceFile] = e.SourceSHA256
	}
	return folder.WithLock(files, folder.Lock{Inputs: inputs}, lockedModules)
}
