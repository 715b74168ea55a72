// Command chartbook draws the figures and tables of a data folder into a static site.
//
// Usage:
//
//	chartbook [-data DIR] [-raw DIR] [-o DIR] [-lang zh|en|both] [-only ID,..] [-base URL]
//	          [-notebooks DIR]
//	chartbook -serve ADDR [-o DIR]
//
// A first try, in a clone of the project:
//
//	chartbook -o /tmp/book && open /tmp/book/index.html
//
// or, to see it as a web server shows it: chartbook -serve localhost:8080 -o /tmp/book
//
// Each figure is written as SVG, PDF and PNG in Chinese and English, with its numbers as CSV and JSON
// and its citation as BibTeX and CSL-JSON. With the documents that the data were read from (-raw),
// each number is shown as a picture of its place; executed Jupyter notebooks (-notebooks) become pages.
// The same data give the same bytes. The folder appears
// whole or not at all. With -serve nothing is drawn: the folder is served until Ctrl-C.
//
// Exit status: 0 done; 1 the data cannot be read or a figure not drawn; 2 wrong usage.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"techins/analysis/figures"
	"techins/dataset"
	"techins/internal/book"
	"techins/internal/folder"
	"techins/internal/pipeline"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

//go:embed main.go
var source string

func run(args []string, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("chartbook", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	data := fs.String("data", "data/clean", "read the tables of this `folder`, as extract writes them")
	out := fs.String("o", "book", "write the site into this `folder`")
	lang := fs.String("lang", "both", "zh, en or both")
	raw := fs.String("raw", "data/raw", "take pictures of the numbers' places from the documents in this `folder`")
	base := fs.String("base", "", "the `address` at which the book will stand, for links that must be absolute")
	notebooks := fs.String("notebooks", "", "set the executed Jupyter notebooks of this `folder` as pages (notebooks beside the data, as in this project, unless told otherwise)")
	address := fs.String("serve", "", "serve the folder of -o at this `address` (localhost:8080) and draw nothing")
	only := fs.String("only", "", "draw only the figures with these `IDs`: F1,F4")
	version := fs.Bool("version", false, "print the version")
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		text, _, _ := strings.Cut(source, "\npackage ")
		fmt.Fprint(stdout, strings.ReplaceAll(strings.ReplaceAll("\n"+text, "\n// ", "\n"), "\n//", "\n"), "\n\nFlags:\n")
		fs.SetOutput(stdout)
		fs.PrintDefaults()
		return 0
	case err == nil && *version:
		fmt.Fprintln(stdout, "chartbook", pipeline.Version())
		return 0
	case err == nil && fs.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", fs.Arg(0))
	}
	opt, langErr := options(*lang, *only)
	if err = errors.Join(err, langErr); err != nil {
		fmt.Fprintf(stderr, "chartbook: wrong usage: %v; chartbook -h explains\n", err)
		return 2
	}
	opt.Base = *base
	if *notebooks == "" {
		*notebooks = filepath.Join(*data, "..", "..", "notebooks") // other data have other notebooks, or none
	}
	if *address != "" {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		err = serve(ctx, *out, *address, stderr)
	} else {
		err = draw(*data, *raw, *notebooks, *out, opt, stderr)
	}
	if err != nil {
		fmt.Fprintf(stderr, "chartbook: %v\n", err)
		return 1
	}
	return 0
}

func options(lang, only string) (book.Options, error) {
	var opt book.Options
	switch lang {
	case "both":
	case "zh", "en":
		opt.Langs = []figures.Lang{figures.Lang(lang)}
	default:
		return opt, fmt.Errorf("-lang %s: give zh, en or both", lang)
	}
	if only != "" {
		opt.Only = strings.Split(only, ",")
	}
	return opt, nil
}

func draw(data, raw, notebooks, out string, opt book.Options, notes io.Writer) error {
	d, err := dataset.Read(data)
	if err != nil {
		return err
	}
	pages, closePages, err := pipeline.Pictures(d, raw, book.EvidenceDPI, notes)
	if err != nil {
		return err
	}
	defer closePages()
	opt.Page = pages
	if opt.Notebooks, err = book.ReadNotebooks(notebooks); err != nil {
		return err
	}
	files, err := book.Files(d, opt)
	if err != nil {
		return err
	}
	return folder.Replace(out, files)
}
