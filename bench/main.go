// Command bench measures extract against other programs on a folder of reports, and its memory on
// long files, in one run on one machine:
//
//	go run ./bench [-runs 5] [-only PATTERN] [-bin PROGRAM] CORPUS_DIR
//
// CORPUS_DIR holds PDF files; those that extract cannot read are left out. Every figure is the median
// of the runs, the programs taking turns. pdftotext and mutool (one core each, by taskset where it is
// installed), qpdf and Python's pdfplumber are used where they are installed and named as missing
// where they are not.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A bench is one run of all measurements.
type bench struct {
	out     io.Writer
	runs    int
	tmp     string
	extract string   // the program built for this run
	docs    []string // readable documents
}

func run(args []string, stdout io.Writer) error {
	fs := flag.NewFlagSet("bench", flag.ContinueOnError)
	runs := fs.Int("runs", 5, "how often each command is run")
	bin := fs.String("bin", "", "measure this `program` instead of building extract")
	only := fs.String("only", "*.pdf", "which files of the folder, a shell pattern")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() != 1 {
		return fmt.Errorf("name the folder of reports")
	}
	tmp, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	b := &bench{out: stdout, runs: *runs, tmp: tmp, extract: filepath.Join(tmp, "extract")}
	if err := b.build(*bin); err != nil {
		return err
	}
	if err := b.find(filepath.Join(fs.Arg(0), *only)); err != nil {
		return err
	}
	b.load()
	b.text()
	b.whole()
	b.memory()
	b.load()
	return nil
}

// load tells how busy the machine is, where the system says so: times of a busy machine are ratios at best.
func (b *bench) load() {
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		fmt.Fprintf(b.out, "\nLoad of the machine: %s on %d cores.\n", strings.Join(strings.Fields(string(load))[:3], ", "), runtime.NumCPU())
	}
}

// build builds extract, unless a program is given.
func (b *bench) build(program string) error {
	if program != "" {
		b.extract = program
		return nil
	}
	build := exec.Command("go", "build", "-o", b.extract, "./cmd/extract")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("building extract: %w", err)
	}
	return nil
}

// find keeps the files that extract reads without a password.
func (b *bench) find(pattern string) error {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return err
	}
	for _, f := range files {
		if m := b.once(command{args: []string{b.extract, "-text", "-reader", "native", f}}); m.err == nil {
			b.docs = append(b.docs, f)
		}
	}
	if len(b.docs) == 0 {
		return fmt.Errorf("%s: no file that can be read", pattern)
	}
	fmt.Fprintf(b.out, "# Speed and memory\n\n%d documents, medians of %d runs.\n", len(b.docs), b.runs)
	return nil
}
