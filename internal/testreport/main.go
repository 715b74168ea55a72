// Command testreport reads the output of `go test -json` and prints what a person wants to know of
// it: failures in full, what was skipped and why, a line for each package, and the count.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
)

type event struct {
	Action, Package, Test, Output string
	Elapsed                       float64
}

type report struct {
	output          map[string][]string // by package and test
	passed, failed  int
	failures, skips []string
	packages        []string
}

func main() {
	r := &report{output: map[string][]string{}}
	if err := r.read(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "testreport:", err)
		os.Exit(1)
	}
	r.print(os.Stdout)
	if r.failed > 0 {
		os.Exit(1)
	}
}

func (r *report) read(in io.Reader) error {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			r.add(line)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (r *report) add(line string) {
	var e event
	if json.Unmarshal([]byte(line), &e) != nil {
		r.failures = append(r.failures, line) // not an event: a message of the go command itself
		return
	}
	id := e.Package + "\x00" + e.Test
	switch e.Action {
	case "output":
		r.output[id] = append(r.output[id], e.Output)
	case "build-output": // the compiler prints only when something is wrong
		r.failures = append(r.failures, e.Output)
	case "pass", "fail", "skip":
		r.finish(e, id)
	}
}

func (r *report) finish(e event, id string) {
	if e.Test == "" {
		r.packages = append(r.packages, fmt.Sprintf("%-4s %s %.1fs", e.Action, e.Package, e.Elapsed))
		if e.Action == "fail" {
			r.failed++
			r.failures = append(r.failures, r.output[id]...)
		}
		return
	}
	switch e.Action {
	case "pass":
		r.passed++
	case "fail":
		r.failed++
		r.failures = append(r.failures, r.output[id]...)
	case "skip":
		r.skips = append(r.skips, e.Package+" "+e.Test+": "+reason(r.output[id]))
	}
	delete(r.output, id)
}

// reason is what a skipped test says of why.
func reason(output []string) string {
	for _, line := range output {
		if text := strings.TrimSpace(line); text != "" && !strings.HasPrefix(text, "===") && !strings.HasPrefix(text, "---") {
			return text
		}
	}
	return "no reason given"
}

func (r *report) print(w io.Writer) {
	sort.Strings(r.packages)
	for _, p := range r.packages {
		fmt.Fprintln(w, p)
	}
	if len(r.skips) > 0 {
		sort.Strings(r.skips)
		fmt.Fprintf(w, "\nskipped %d:\n", len(r.skips))
		for _, s := range r.skips {
			fmt.Fprintln(w, " ", s)
		}
	}
	if len(r.failures) > 0 {
		fmt.Fprintf(w, "\nfailures:\n%s\n", strings.Join(r.failures, ""))
	}
	fmt.Fprintf(w, "\n%d passed, %d failed, %d skipped\n", r.passed, r.failed, len(r.skips))
}
