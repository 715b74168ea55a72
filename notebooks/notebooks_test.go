// Package notebooks holds the test of the notebooks; see README.md.
package notebooks

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"techins/dataset"
)

// notebook is what must stay the same when a notebook is executed again.
type notebook struct {
	Cells []cell `json:"cells"`
}

type cell struct {
	Outputs []struct {
		Type  string              `json:"output_type"`
		Text  []string            `json:"text"`
		Data  map[string][]string `json:"data"`
		Error string              `json:"evalue"`
	} `json:"outputs"`
}

// shown is what a cell shows: its text, then its tables and pictures. Text and pictures reach Jupyter
// by two ways, so that their order among each other is not held.
func (c cell) shown() []string {
	text := ""
	var rich []string
	for _, o := range c.Outputs {
		text += strings.Join(o.Text, "")
		for _, kind := range slices.Sorted(maps.Keys(o.Data)) {
			rich = append(rich, kind, strings.Join(o.Data[kind], ""))
		}
	}
	return append([]string{text}, rich...)
}

// TestExecute runs every notebook with Jupyter and holds the outputs to the committed ones.
func TestExecute(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping the execution of the notebooks")
	}
	if _, err := exec.LookPath("jupyter"); err != nil {
		t.Skip("jupyter is not installed: skipping the execution of the notebooks")
	}
	dir := t.TempDir()
	env := append(os.Environ(), "JUPYTER_DATA_DIR="+filepath.Join(dir, "jupyter"), "GOBIN="+filepath.Join(dir, "bin"),
		"OUT="+filepath.Join(dir, "out"), "TECHINS_DATA=", "TECHINS_HOME=")
	for _, script := range []string{"./install", "./execute"} {
		cmd := exec.Command(script)
		cmd.Env = env
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", script, err, out)
		}
	}
	files, _ := filepath.Glob("[0-9]*.ipynb")
	if len(files) == 0 {
		t.Fatal("no notebook")
	}
	for _, file := range files {
		compare(t, file, read(t, file), read(t, filepath.Join(dir, "out", file)))
	}
}

func read(t *testing.T, path string) (n notebook) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &n); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return n
}

func compare(t *testing.T, file string, committed, now notebook) {
	if len(committed.Cells) != len(now.Cells) {
		t.Fatalf("%s: %d cells committed, %d executed", file, len(committed.Cells), len(now.Cells))
	}
	for i, cell := range now.Cells {
		for _, o := range cell.Outputs {
			if o.Type == "error" {
				t.Errorf("%s, cell %d: %s", file, i+1, o.Error)
			}
		}
		if !slices.Equal(committed.Cells[i].shown(), cell.shown()) {
			t.Errorf("%s, cell %d: output is not the committed one; run notebooks/execute and look at the difference", file, i+1)
		}
	}
}

// TestOutputsNameNoMachine holds that no folder of the machine that ran a notebook is committed.
func TestOutputsNameNoMachine(t *testing.T) {
	files, _ := filepath.Glob("*.ipynb")
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{root, os.TempDir() + "/", "/root/", "/home/"} {
			if bytes.Contains(b, []byte(path)) {
				t.Errorf("%s names the folder %s", file, path)
			}
		}
	}
}

// TestSnippets holds the sums of pandas and R to the exact ones.
func TestSnippets(t *testing.T) {
	want := exactSums(t)
	for script, programs := range map[string][][]string{
		"snippets/first_steps.py": {{"python3", "-c", "import pandas"}, {"/usr/bin/python3", "-c", "import pandas"}},
		"snippets/first_steps.R":  {{"Rscript", "--version"}},
	} {
		t.Run(script, func(t *testing.T) {
			program := working(programs)
			if program == "" {
				t.Skipf("no program for it is installed: skipping %s", script)
			}
			out, err := exec.Command(program, script, "../data/clean").Output()
			if err != nil {
				t.Fatal(err)
			}
			if string(out) != want {
				t.Errorf("got\n%swant\n%s", out, want)
			}
		})
	}
}

// working is the first of several programs whose trial run succeeds, "" when none does: a python3 of
// one's own often lacks the packages of Debian's.
func working(trials [][]string) string {
	for _, trial := range trials {
		if exec.Command(trial[0], trial[1:]...).Run() == nil {
			return trial[0]
		}
	}
	return ""
}

// exactSums are the sums by edition, section and measure in exact arithmetic.
func exactSums(t *testing.T) string {
	data, err := dataset.Read("../data/clean")
	if err != nil {
		t.Fatal(err)
	}
	sums := make(map[string]dataset.Decimal)
	for _, b := range data.Business {
		section, _, _ := strings.Cut(b.Code, ".")
		key := b.Edition + "," + section + "," + b.Measure
		if _, ok := sums[key]; !ok {
			sums[key] = dataset.Int(0)
		}
		sums[key] = sums[key].Add(b.Value)
	}
	var lines []string
	for key, sum := range sums {
		lines = append(lines, key+","+sum.String()+"\n")
	}
	sort.Strings(lines)
	return strings.Join(lines, "")
}
