package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"techins/internal/pipeline"
	"techins/scale/flow"
	"techins/scale/store"
	"techins/scale/worker"
)

func main() {
	if len(os.Args) == 3 && os.Args[1] == flow.ChildArgument {
		exit(readDocuments(os.Args[2]))
	}
	if len(os.Args) > 1 && os.Args[1] == "export" {
		exit(export(os.Args[2:], os.Stderr))
	}
	c := flags(flag.CommandLine)
	flag.Parse()
	beam.Init() // on a worker of an engine this does the work and never returns
	exit(c.run(context.Background(), flag.Args(), os.Stderr))
}

const (
	// defaultTime is a hundred times what a report of 100 pages takes.
	defaultTime = 10 * time.Minute
	// leastMemory is what a process needs before it has read anything, in MiB, with room for a report.
	leastMemory = 64
)

// errUsage is an error of the command line: exit status 2.
var errUsage = errors.New("wrong usage")

func exit(err error) {
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		os.Exit(0)
	case errors.Is(err, errUsage):
		fmt.Fprintf(os.Stderr, "scale: %v; scale -h explains\n", err)
		os.Exit(2)
	}
	fmt.Fprintf(os.Stderr, "scale: %s\n", strings.Join(strings.Fields(err.Error()), " "))
	os.Exit(1)
}

// readDocuments is the life of a child process.
func readDocuments(memory string) error {
	limit, err := strconv.ParseInt(memory, 10, 64)
	if err != nil {
		return err
	}
	return worker.Serve(os.Stdin, os.Stdout, limit, worker.Read)
}

// A command is the parsed command line.
type command struct {
	flow.Options
	manifest string
	memory   int64 // MiB
	size     int64 // MiB
}

func flags(fs *flag.FlagSet) *command {
	c := &command{}
	fs.StringVar(&c.Out, "o", "", "write into this `folder`: a path, gs://... or s3://...")
	fs.StringVar(&c.manifest, "manifest", "", "read the documents named in this `file`, one URI or pattern a line")
	fs.StringVar(&c.Reader, "reader", "both", "auto, native, pdfium or both")
	fs.StringVar(&c.Password, "password", "", "`password` of encrypted files")
	fs.IntVar(&c.Processes, "j", 2, "read `N` documents at a time on each machine")
	fs.DurationVar(&c.Time, "time", defaultTime, "give up a document after this `time`")
	fs.Int64Var(&c.memory, "memory", 4096, "give up a document that needs more than this many `MiB`")
	fs.Int64Var(&c.size, "size", 256, "give up a file of more than this many `MiB`")
	fs.Usage = func() {
		fmt.Fprint(fs.Output(), usage(), "\nFlags, with those of Beam and its engines:\n")
		fs.PrintDefaults()
	}
	return c
}

// check refuses what cannot be meant.
func (c *command) check(names []string) error {
	switch {
	case c.Out == "":
		return fmt.Errorf("%w: give a folder with -o", errUsage)
	case (c.manifest == "") == (len(names) == 0):
		return fmt.Errorf("%w: give either names of documents or -manifest", errUsage)
	case !slices.Contains([]string{"auto", "native", "pdfium", "both"}, c.Reader):
		return fmt.Errorf("%w: -reader %s: give auto, native, pdfium or both", errUsage, c.Reader)
	case c.Processes < 1 || c.Time <= 0 || c.size < 1:
		return fmt.Errorf("%w: -j, -time and -size must be positive", errUsage)
	case c.memory < leastMemory:
		return fmt.Errorf("%w: -memory %d: give at least %d", errUsage, c.memory, leastMemory)
	}
	return nil
}

func (c *command) run(ctx context.Context, names []string, stderr io.Writer) error {
	if err := c.check(names); err != nil {
		return err
	}
	c.Program, c.Memory, c.Bytes = pipeline.Version(), c.memory<<20, c.size<<20
	if err := store.Remove(ctx, store.SummaryPath(c.Out)); err != nil {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	var col beam.PCollection
	if c.manifest != "" {
		col = flow.FromManifest(s, c.manifest)
	} else {
		col = beam.CreateList(s, names)
	}
	flow.Build(s, col, c.Options)
	defer flow.Close()
	result, err := beamx.RunWithMetrics(ctx, p)
	if err != nil {
		return err
	}
	tell(stderr, result)
	return nil
}

// tell prints the counters as the engine has them.
func tell(w io.Writer, result beam.PipelineResult) {
	if result == nil {
		return // an engine that was not waited for
	}
	var lines []string
	all := result.Metrics().AllMetrics()
	for _, c := range all.Counters() {
		if c.Key.Namespace == "scale" {
			lines = append(lines, fmt.Sprintf("%s %d", c.Key.Name, c.Result()))
		}
	}
	for _, d := range all.Distributions() {
		if d.Key.Namespace == "scale" {
			v := d.Result()
			lines = append(lines, fmt.Sprintf("%s least %d, most %d", d.Key.Name, v.Min, v.Max))
		}
	}
	slices.Sort(lines)
	for _, line := range lines {
		fmt.Fprintln(w, "scale:", line)
	}
}

//go:embed doc.go
var docSource string

// usage is the package comment without its comment marks.
func usage() string {
	text, _, _ := strings.Cut(docSource, "\npackage ")
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimPrefix(strings.TrimPrefix(line, "//"), " "))
	}
	return b.String() + "\n"
}
