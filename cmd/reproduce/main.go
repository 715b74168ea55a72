package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"techins/dataset"
	"techins/internal/book"
	"techins/internal/corrections"
	"techins/internal/folder"
	"techins/internal/pipeline"
	"techins/internal/plural"
	"techins/internal/usage"
)

const (
	rawDir   = "data/raw"
	cleanDir = "data/clean"
	bookDir  = "book"

	notebookDir = "notebooks" // executed; the book sets them as pages
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

//go:embed doc.go
var docSource string

func run(args []string, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("reproduce", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	update := fs.Bool("update", false, "renew the committed files")
	version := fs.Bool("version", false, "print the version")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		usage.Print(stdout, docSource, fs)
		return 0
	case err != nil || fs.NArg() > 0:
		fmt.Fprintf(stderr, "reproduce: wrong usage: %v %s; reproduce -h explains\n", err, strings.Join(fs.Args(), " "))
		return 2
	}
	if *version {
		fmt.Fprintln(stdout, "reproduce", pipeline.Version())
		return 0
	}
	equal, err := reproduce(*update, stdout)
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "reproduce: %v\n", err)
		return 1
	case !equal:
		return 1
	}
	return 0
}

// reproduce rebuilds both folders in memory, then compares or renews them.
func reproduce(update bool, stdout io.Writer) (equal bool, err error) {
	clean, pages, err := rebuild(stdout)
	if err != nil {
		return false, err
	}
	if !update {
		return verdict(stdout, clean, pages), nil
	}
	if err := errors.Join(folder.Replace(cleanDir, clean), folder.Replace(bookDir, pages)); err != nil {
		return false, err
	}
	fmt.Fprintf(stdout, "renewed  %s in %s, %d in %s\n", plural.Count(len(clean), "file"), cleanDir, len(pages), bookDir)
	return true, nil
}

// rebuild makes the files of data/clean and book from data/raw and tells what was read.
func rebuild(stdout io.Writer) (clean, pages []dataset.File, err error) {
	data, besides, err := readReports()
	if err != nil {
		return nil, nil, err
	}
	if clean, err = pipeline.Files(data, pipeline.Formats{}, besides); err != nil {
		return nil, nil, err
	}
	pictures, closePictures, err := pipeline.Pictures(data, rawDir, book.EvidenceDPI, stdout)
	if err != nil {
		return nil, nil, err
	}
	defer closePictures()
	notebooks, err := book.ReadNotebooks(notebookDir)
	if err != nil {
		return nil, nil, err
	}
	if pages, err = book.Files(data, book.Options{Page: pictures, Notebooks: notebooks}); err != nil {
		return nil, nil, err
	}
	printRead(stdout, data)
	return clean, pages, nil
}

// readReports reads all reports in data/raw and makes the corrections declared there; besides are the
// hashes of the latter. A report that cannot be read is an error.
func readReports() (data *dataset.Data, besides map[string]string, err error) {
	reports, err := filepath.Glob(filepath.Join(rawDir, "*.pdf"))
	if err != nil || len(reports) == 0 {
		return nil, nil, fmt.Errorf("%s holds no PDF; run it at the root of a clone", rawDir)
	}
	var parts []*dataset.Data
	for _, r := range pipeline.ReadAll(context.Background(), reports, pipeline.Options{}, runtime.NumCPU(), func() {}) {
		if r.Err != nil {
			return nil, nil, fmt.Errorf("%s: %w", r.File, r.Err)
		}
		parts = append(parts, r.Data)
	}
	data = pipeline.Merge(parts)
	declared, err := pipeline.Corrections(reports)
	if err != nil {
		return nil, nil, err
	}
	return data, declared.Inputs, corrections.Apply(data, declared.List, true)
}

// verdict compares the committed folders with the rebuilt files and tells what differs, and whether
// the folders were made with the same documents, fonts and modules at all.
func verdict(w io.Writer, clean, pages []dataset.File) (equal bool) {
	differences := append(compare(cleanDir, clean), compare(bookDir, pages)...)
	for _, d := range differences {
		fmt.Fprintln(w, "differs ", d)
	}
	total := len(clean) + len(pages)
	fmt.Fprintf(w, "equal    %d/%d files in %s and %s\n", total-len(differences), total, cleanDir, bookDir)
	for _, line := range append(madeOtherwise(cleanDir, clean), madeOtherwise(bookDir, pages)...) {
		fmt.Fprintln(w, "note    ", line)
	}
	if len(differences) > 0 {
		fmt.Fprintln(w, "verdict  NOT reproduced; if the change is meant, run reproduce -update and look at the diff")
		return false
	}
	fmt.Fprintln(w, "verdict  reproduced: every committed table and figure follows from the file in "+rawDir)
	fmt.Fprintf(w, "look at  %s/index.html, %s/business.csv, %s/problems.csv\n", bookDir, cleanDir, cleanDir)
	return true
}
