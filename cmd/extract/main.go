package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"techins/internal/pipeline"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// errUsage is an error of the command line: exit status 2.
var errUsage = errors.New("wrong usage")

// errReported has been told on standard error already: exit status 1.
var errReported = errors.New("reported")

// run is the whole command; the exit status is its result.
func run(args []string, stdout, stderr io.Writer) int {
	c, err := parse(args, stdout, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err == nil:
		c.tuneMemory()
		err = c.dispatch()
	}
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errUsage):
		fmt.Fprintf(stderr, "extract: %v; extract -h explains\n", err)
		return 2
	case !errors.Is(err, errReported):
		fmt.Fprintf(stderr, "extract: %v\n", err)
	}
	return 1
}

// tuneMemory lets the heap grow to five times what is in use before it is collected when one short
// file is read with one reader: that takes some 30 MB, so that a run ends before much has to be collected. A
// short file of many pages is kept to a limit. The heap of a longer file grows to half as much again
// only; several files keep Go's default.
func (c *command) tuneMemory() {
	const short, limit = 4 << 20, 128 << 20 // bytes
	if len(c.args) != 1 || c.read.Reader != "native" && c.read.Reader != "auto" {
		return
	}
	info, err := os.Stat(c.args[0])
	switch {
	case err != nil || !info.Mode().IsRegular():
	case info.Size() < short:
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(limit)
	default:
		debug.SetGCPercent(50)
	}
}

// dispatch runs the mode that the flags ask for.
func (c *command) dispatch() error {
	switch {
	case c.version:
		fmt.Fprintln(c.stdout, "extract", pipeline.Version())
		return nil
	case c.tables != "":
		return c.runTables()
	case c.text:
		return c.runText()
	case c.numbers:
		return c.runNumbers()
	case c.diff:
		return c.runDiff()
	}
	return c.runExtract()
}

//go:embed doc.go
var docSource string
