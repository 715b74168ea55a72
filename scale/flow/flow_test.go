package flow

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"techins/scale/store"
	"techins/scale/worker"
)

// TestMain makes this program its own child process.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == ChildArgument {
		n, err := strconv.ParseInt(os.Args[2], 10, 64)
		if err != nil || worker.Serve(os.Stdin, os.Stdout, n, misread) != nil {
			os.Exit(1)
		}
		return
	}
	flag.Parse()
	beam.Init()
	status := m.Run()
	Close()
	os.Exit(status)
}

// misread reads a document, unless the document asks for worse.
func misread(r worker.Request) worker.Reply {
	switch string(r.Data) {
	case "hang":
		time.Sleep(time.Hour)
	case "crash":
		go func() { panic("crashed on purpose") }()
		time.Sleep(time.Hour)
	}
	return worker.Read(r)
}

// A place is a folder of documents and one of output.
type place struct{ in, out string }

func newPlace(t *testing.T) place { return place{t.TempDir(), t.TempDir()} }

func (p place) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(p.in, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// statistic is a text with one figure.
func statistic(n int) string {
	return fmt.Sprintf("2023年，某市财险业签发科技保险保单%d件。\n", n)
}

func (p place) run(t *testing.T, names ...string) map[string]string {
	t.Helper()
	pipeline, s := beam.NewPipelineWithRoot()
	Build(s, beam.CreateList(s, names), Options{Out: p.out, Reader: "native", Program: "test", Processes: 2, Time: 10 * time.Second, Memory: 512 << 20, Bytes: 1 << 20})
	if err := beamx.Run(context.Background(), pipeline); err != nil {
		t.Fatal(err)
	}
	return p.summary(t)
}

func (p place) summary(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open(store.SummaryPath(p.out))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for _, r := range rows[1:] {
		m[r[0]] = r[1]
	}
	return m
}

func (p place) deadLetters(t *testing.T) map[string]string {
	t.Helper()
	letters, err := store.ReadDeadLetters(context.Background(), p.out)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{}
	for _, l := range letters {
		kinds[filepath.Base(l.URI)] += l.Kind // twice would show
	}
	return kinds
}

// figures are the documents' figures by edition and file, as the Parquet files hold them.
func (p place) figures(t *testing.T) []string {
	t.Helper()
	editions, err := filepath.Glob(filepath.Join(p.out, "metrics", "edition=*", "*.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range editions {
		editions[i] = strings.TrimPrefix(filepath.Base(filepath.Dir(e)), "edition=")
	}
	var out []string
	for _, e := range slices.Compact(editions) {
		documents, err := store.Documents(context.Background(), p.out, e)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range documents {
			for _, m := range d.Metrics {
				out = append(out, e+" "+d.Editions[0].SourceFile+" "+m.Value.String())
			}
		}
	}
	slices.Sort(out)
	return out
}

func want(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		t.Errorf("%s: %s, want %s", what, g, w)
	}
}

// No document stops the run: what can be read is written, and the rest told with its kind. A second run
// reads nothing again but what may do better, and a document that is no longer named goes.
func TestEveryDocumentHasAnOutcome(t *testing.T) {
	p := newPlace(t)
	p.write(t, "city-2021.txt", statistic(1))
	p.write(t, "city-2022.txt", statistic(2))
	p.write(t, "copy-2022.txt", statistic(2)) // the same bytes
	p.write(t, "city-2023.txt", statistic(3))
	p.write(t, "slow.txt", "hang")
	p.write(t, "broken.txt", "crash")
	p.write(t, "letter.pdf", "Dear reader")
	p.write(t, "long.txt", strings.Repeat("long ", 1<<20))
	all := filepath.Join(p.in, "*")
	gone := filepath.Join(p.in, "gone.pdf")
	failures := "map[broken.txt:panic gone.pdf:missing letter.pdf:not-a-pdf long.txt:limit slow.txt:time]"

	summary := p.run(t, all, gone)
	want(t, "dead letters", p.deadLetters(t), failures)
	want(t, "documents", summary["documents"], 8)
	want(t, "failures", summary["failures"], 5)
	want(t, "same bytes", summary["files_with_the_same_bytes"], 1)
	figures := p.figures(t)
	if len(figures) != 3 || !strings.HasSuffix(figures[1], "city-2022.txt 2") {
		t.Errorf("figures %q", figures)
	}

	summary = p.run(t, all, gone)
	want(t, "dead letters of the second run", p.deadLetters(t), failures)
	want(t, "documents of earlier runs", summary["documents_of_earlier_runs"], 5)
	want(t, "figures of the second run", p.figures(t), figures)

	p.run(t, filepath.Join(p.in, "*-2023.txt"))
	want(t, "figures of fewer documents", p.figures(t), figures[2:])
	want(t, "dead letters of fewer documents", p.deadLetters(t), "map[]")
}

// A record that was cut off, or that was made of a file with another name, is not used.
func TestRecordsThatDoNotFit(t *testing.T) {
	p := newPlace(t)
	p.write(t, "city-2021.txt", statistic(1))
	p.write(t, "city-2022.txt", statistic(2))
	p.run(t, filepath.Join(p.in, "*"))
	before := p.figures(t)
	records, err := filepath.Glob(filepath.Join(p.out, "_records", "*", "*.gz"))
	if err != nil || len(records) != 2 {
		t.Fatalf("records %v, %v", records, err)
	}
	if err := os.Truncate(records[0], 100); err != nil {
		t.Fatal(err)
	}
	want(t, "used again", p.run(t, filepath.Join(p.in, "*"))["documents_of_earlier_runs"], 1)
	want(t, "figures", p.figures(t), before)
	if err := os.Rename(filepath.Join(p.in, "city-2022.txt"), filepath.Join(p.in, "town-2024.txt")); err != nil {
		t.Fatal(err)
	}
	want(t, "used again", p.run(t, filepath.Join(p.in, "*"))["documents_of_earlier_runs"], 1)
	if got := p.figures(t); len(got) != 2 || !strings.Contains(got[1], "2024 town-2024.txt 2") {
		t.Errorf("figures after renaming: %q", got)
	}
}

// A broken origin.json is told for each document beside it.
func TestBrokenOrigin(t *testing.T) {
	p := newPlace(t)
	p.write(t, "city-2021.txt", statistic(1))
	p.write(t, "origin.json", "{")
	p.run(t, filepath.Join(p.in, "*.txt"))
	want(t, "dead letters", p.deadLetters(t), "map[city-2021.txt:origin]")
}

func TestManifest(t *testing.T) {
	p := newPlace(t)
	for n := range 3 {
		p.write(t, fmt.Sprintf("city-202%d.txt", n), statistic(n+1))
	}
	manifest := filepath.Join(t.TempDir(), "manifest")
	lines := []string{"# documents", "", filepath.Join(p.in, "city-2020.txt"), "  " + filepath.Join(p.in, "*-202[12].txt")}
	if err := os.WriteFile(manifest, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	pipeline, s := beam.NewPipelineWithRoot()
	Build(s, FromManifest(s, manifest), Options{Out: p.out, Reader: "native", Processes: 1, Time: time.Minute, Memory: 512 << 20, Bytes: 1 << 20})
	if err := beamx.Run(context.Background(), pipeline); err != nil {
		t.Fatal(err)
	}
	want(t, "documents", p.summary(t)["documents"], 3)
}

// Parts hold every document once, in order, and do not depend on the order in which documents come. Large
// ones fill a part sooner.
func TestPlan(t *testing.T) {
	const n = 2*partDocuments + 1
	for _, c := range []struct {
		bytes int64
		parts int
	}{{1000, 3}, {partBytes + 1, n}, {partBytes / 2, (n + 2) / 3}} {
		next, parts, all := 0, 0, []string{}
		plan("x", func(s *Size) bool {
			*s = Size{fmt.Sprintf("%05d", next*7919%n), c.bytes}
			next++
			return next <= n
		}, func(p store.Part) {
			want(t, "number", p.Number, parts)
			parts++
			all = append(all, p.Documents...)
		})
		if parts != c.parts || len(all) != n || !slices.IsSorted(all) || len(slices.Compact(all)) != n {
			t.Errorf("%d parts with %d documents of %d bytes each, want %d parts", parts, len(all), c.bytes, c.parts)
		}
	}
}
