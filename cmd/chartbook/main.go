// Command chartbook draws the figures and tables of a data folder into a static site.
//
// Usage:
//
//	chartbook [-data DIR] [-o DIR] [-lang zh|en|both] [-only ID,..]
//
// A first try, in a clone of the project:
//
//	chartbook -o /tmp/book && open /tmp/book/index.html
//
// Each figure is written as SVG, PDF and PNG in Chinese and English, with its numbers as CSV and JSON
// and its citation as BibTeX and CSL-JSON. The same data give the same bytes. The folder appears
// whole or not at all.
//
// Exit status: 0 done; 1 the data cannot be read or a figure not drawn; 2 wrong usage.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
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
	if err := draw(*data, *out, opt); err != nil {
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

func draw(data, out string, opt book.Options) error {
	d, err := dataset.Read(data)
	if err != nil {
		return err
	}
	files, err := book.Files(d, opt)
	if err != nil {
		return err
	}
	return folder.Replace(out, files)
}
