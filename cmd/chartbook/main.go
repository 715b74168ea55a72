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
	"techins/internal/usage"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

//go:embed doc.go
var docSource string

func run(args []string, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("chartbook", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	data := fs.String("data", "data/clean", "read the tables of this `folder`, as extract writes them")
	out := fs.String("o", "book", "write the site into this `folder`")
	lang := fs.String("lang", "both", "`language` of the pages: zh, en or both")
	raw := fs.String("raw", "data/raw", "cut the pictures of where each number is printed from the documents in this `folder`")
	base := fs.String("base", "", "the `address` at which the book will stand, for links that must be absolute")
	notebooks := fs.String("notebooks", "", "make pages of the executed Jupyter notebooks in this `folder` (default ../../notebooks, seen from the folder of -data; none when it is absent)")
	zip := fs.Bool("zip", false, "also put the whole book into the folder as one zip, with a link from the home page")
	address := fs.String("serve", "", "serve the folder of -o at this `address` (localhost:8080) and draw nothing")
	only := fs.String("only", "", "draw only the figures with these `IDs`: F1,F4")
	version := fs.Bool("version", false, "print the version")
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		usage.Print(stdout, docSource, fs)
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
	opt.Base, opt.Zip = *base, *zip
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
