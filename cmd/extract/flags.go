package main

import (
	"flag"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"techins/internal/page"
	"techins/internal/pipeline"
	"techins/internal/usage"
)

// A command is the parsed command line.
type command struct {
	stdout, stderr io.Writer

	out     string
	tables  string
	text    bool
	numbers bool
	version bool
	diff    bool
	jobs    int
	read    pipeline.Options
	formats pipeline.Formats
	args    []string
}

func parse(args []string, stdout, stderr io.Writer) (*command, error) {
	c := &command{stdout: stdout, stderr: stderr}
	fs := flag.NewFlagSet("extract", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&c.out, "o", "data/clean", "write the tables into this `folder`")
	fs.StringVar(&c.read.Reader, "reader", "", "`which` reads the PDF: auto, native, pdfium or both (default both where tables are written, else auto)")
	fs.StringVar(&c.read.Password, "password", "", "`password` of an encrypted file")
	pages := fs.String("pages", "", "read only these `pages` of the file, counted from 1: 1-3,7")
	area := fs.String("area", "", "with -tables: look only at `x0,y0,x1,y1`, in points from the top left")
	fs.StringVar(&c.read.Tables.Strategy, "strategy", "auto", "with -tables: `how` to find them: ruled, unruled or auto (chosen for each table)")
	fs.IntVar(&c.jobs, "j", 0, "read `N` documents at a time; 0 for as many as there are processors")
	fs.StringVar(&c.read.Debug, "debug", "", "also write an SVG of each page into this `folder`: glyphs, rules, cells and blocks as the program sees them")
	fs.StringVar(&c.tables, "tables", "", "print every table, in the `form` json or csv")
	fs.BoolVar(&c.text, "text", false, "print the body text in reading order, JSON lines")
	fs.BoolVar(&c.numbers, "numbers", false, "print every number phrase, JSON lines")
	fs.BoolVar(&c.diff, "diff", false, "compare two data folders, an old and a new one")
	fs.BoolVar(&c.formats.Parquet, "parquet", false, "write the tables as Parquet too, below parquet/ in the folder")
	fs.BoolVar(&c.formats.XLSX, "xlsx", false, "write the tables as an Excel workbook too, tables.xlsx")
	fs.BoolVar(&c.formats.BOM, "bom", false, "begin CSV files with a byte order mark, so that Excel opens them as UTF-8")
	fs.BoolVar(&c.version, "version", false, "print the version")
	if err := fs.Parse(args); err != nil {
		if err == flag.ErrHelp {
			usage.Print(stdout, docSource, fs)
			return nil, err
		}
		return nil, fmt.Errorf("%w: %v", errUsage, err)
	}
	c.args = fs.Args()
	return c, c.check(*pages, *area)
}

// check refuses what cannot be meant.
func (c *command) check(pages, area string) error {
	var err error
	if c.read.Pages, err = parsePages(pages); err != nil {
		return err
	}
	if c.read.Tables.Area, err = parseArea(area); err != nil {
		return err
	}
	modes := 0
	for _, on := range []bool{c.tables != "", c.text, c.numbers, c.diff} {
		if on {
			modes++
		}
	}
	raw := modes > 0 && !c.diff
	switch {
	case modes > 1:
		return fmt.Errorf("%w: -tables, -text, -numbers and -diff exclude each other", errUsage)
	case c.tables != "" && c.tables != "json" && c.tables != "csv":
		return fmt.Errorf("%w: -tables %s: give json or csv", errUsage, c.tables)
	case !slices.Contains([]string{"", "auto", "native", "pdfium", "both"}, c.read.Reader):
		return fmt.Errorf("%w: -reader %s: give auto, native, pdfium or both", errUsage, c.read.Reader)
	case !slices.Contains([]string{"auto", "ruled", "unruled"}, c.read.Tables.Strategy):
		return fmt.Errorf("%w: -strategy %s: give auto, ruled or unruled", errUsage, c.read.Tables.Strategy)
	case c.jobs < 0:
		return fmt.Errorf("%w: -j %d: give 0 or more", errUsage, c.jobs)
	case raw && len(c.args) != 1:
		return fmt.Errorf("%w: the raw modes take one file, %d were given", errUsage, len(c.args))
	case c.diff && len(c.args) != 2:
		return fmt.Errorf("%w: -diff takes two folders, %d were given", errUsage, len(c.args))
	case !raw && area != "":
		return fmt.Errorf("%w: -area goes with -tables", errUsage)
	case modes > 0 && c.formats != pipeline.Formats{}:
		return fmt.Errorf("%w: -parquet, -xlsx and -bom go with writing a data folder", errUsage)
	}
	if raw && c.read.Reader == "" {
		c.read.Reader = "auto"
	}
	if c.jobs == 0 {
		c.jobs = runtime.NumCPU()
	}
	return nil
}

// maxPageNumber bounds a page selection; no document has more.
const maxPageNumber = 1_000_000

// parsePages reads 1-3,7 into a sorted list without repetition.
func parsePages(s string) ([]int, error) {
	if s == "" {
		return nil, nil
	}
	var pages []int
	for _, part := range strings.Split(s, ",") {
		first, last, isRange := strings.Cut(part, "-")
		from, err1 := strconv.Atoi(first)
		to, err2 := from, error(nil)
		if isRange {
			to, err2 = strconv.Atoi(last)
		}
		if err1 != nil || err2 != nil || from < 1 || to < from || to > maxPageNumber {
			return nil, fmt.Errorf("%w: -pages %s: give page numbers and ranges such as 1-3,7", errUsage, s)
		}
		for n := from; n <= to; n++ {
			pages = append(pages, n)
		}
	}
	slices.Sort(pages)
	return slices.Compact(pages), nil
}

func parseArea(s string) (page.Rect, error) {
	if s == "" {
		return page.Rect{}, nil
	}
	var x [4]float64
	parts := strings.Split(s, ",")
	for i := range min(len(parts), 4) {
		v, err := strconv.ParseFloat(strings.TrimSpace(parts[i]), 64)
		if err != nil {
			parts = nil
			break
		}
		x[i] = v
	}
	if len(parts) != 4 || !(x[0] < x[2] && x[1] < x[3]) {
		return page.Rect{}, fmt.Errorf("%w: -area %s: give x0,y0,x1,y1 in points with x0 < x1 and y0 < y1", errUsage, s)
	}
	return page.Rect{X0: x[0], Y0: x[1], X1: x[2], Y1: x[3]}, nil
}
