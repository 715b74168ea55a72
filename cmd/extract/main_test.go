package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const bundled = "../../data/raw/shanghai-2023.pdf"

// try runs the command and gives its exit status and output.
func try(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// Input that cannot be read is told in one line with its kind, and the old output stays as it was.
func TestBadInput(t *testing.T) {
	empty := t.TempDir()
	for _, c := range []struct{ name, arg, want string }{
		{"a missing file", filepath.Join(empty, "none.pdf"), "no such file"},
		{"a folder without PDFs", empty, "holds no PDF"},
		{"a text named PDF", file(t, "letter.pdf", "Dear reader, this is no PDF at all.\n"), ": not-a-pdf: "},
		{"an empty file", file(t, "empty.pdf", ""), ": empty: "},
		{"an empty text", file(t, "empty.txt", ""), ": empty: "},
		{"a text that is not UTF-8", file(t, "gbk.txt", "\xc9\xcf\xba\xa3"), ": unreadable-text: "},
		{"a header and nothing else", file(t, "cut.pdf", "%PDF-1.7\n"), ": damaged: "},
	} {
		out := t.TempDir()
		before := filepath.Join(out, "business.csv")
		if err := os.WriteFile(before, []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
		status, stdout, stderr := try("-o", out, c.arg)
		lines := strings.Split(strings.TrimSuffix(stderr, "\n"), "\n")
		if status != 1 || stdout != "" || len(lines) != 1 || !strings.HasPrefix(stderr, "extract: "+c.arg+": ") || !strings.Contains(stderr, c.want) || !strings.Contains(stderr, "; ") {
			t.Errorf("%s: status %d, output %q, message %q; want 1 and one line with %q and what to do", c.name, status, stdout, stderr, c.want)
		}
		if got, _ := os.ReadFile(before); string(got) != "old" {
			t.Errorf("%s: the old output was touched", c.name)
		}
	}
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{"-nonsense"}, {"-tables", "xml", "a.pdf"}, {"-tables", "json"}, {"-text", "-numbers", "a.pdf"}, {"-reader", "acrobat", "a.pdf"},
		{"-pages", "3-1", "a.pdf"}, {"-pages", "x", "a.pdf"}, {"-pages", "0", "a.pdf"}, {"-pages", "1-99999999999", "a.pdf"},
		{"-area", "1,2,3", "-tables", "json", "a.pdf"}, {"-area", "5,5,1,1", "-tables", "csv", "a.pdf"}, {"-j", "-1", "a.pdf"}, {"-diff", "a"}, {"-diff", "-text", "a", "b"}, {"-strategy", "magic", "a.pdf"},
	} {
		status, stdout, stderr := try(args...)
		if status != 2 || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, "extract -h") {
			t.Errorf("extract %v: status %d, output %q, message %q; want 2 and one line that points to -h", args, status, stdout, stderr)
		}
	}
}

func TestHelpTeaches(t *testing.T) {
	status, stdout, stderr := try("-h")
	if status != 0 || stderr != "" {
		t.Fatalf("status %d, message %q", status, stderr)
	}
	for _, want := range []string{"extract -o /tmp/clean data/raw/shanghai-2023.pdf", "Exit status", "problems.csv", "-reader", "-pages"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("-h does not show %q", want)
		}
	}
	if strings.Contains(stdout, "//") {
		t.Error("-h shows comment marks")
	}
}

func TestUnwritableOutput(t *testing.T) {
	inTheWay := file(t, "out", "a file")
	status, _, stderr := try("-reader", "native", "-o", inTheWay, bundled)
	if status != 1 || !strings.Contains(stderr, "cannot write "+inTheWay) {
		t.Errorf("status %d, message %q", status, stderr)
	}
	status, _, stderr = try("-reader", "native", "-o", filepath.Join(inTheWay, "sub"), bundled)
	if status != 1 || !strings.Contains(stderr, "cannot write") {
		t.Errorf("status %d, message %q", status, stderr)
	}
}

// One document that fails does not keep the others from being written.
func TestOneOfTwoFails(t *testing.T) {
	out := filepath.Join(t.TempDir(), "clean")
	status, _, stderr := try("-reader", "native", "-o", out, file(t, "empty.pdf", ""), bundled)
	if status != 1 || !strings.Contains(stderr, "empty.pdf: empty:") {
		t.Errorf("status %d, message %q", status, stderr)
	}
	business, err := os.ReadFile(filepath.Join(out, "business.csv"))
	if err != nil || bytes.Count(business, []byte("\n")) != 33 {
		t.Errorf("the other document's table was not written: %v", err)
	}
}

// The raw modes print what was asked for and nothing else.
func TestRawModes(t *testing.T) {
	for _, c := range []struct{ mode, want string }{
		{"-text", `"text":"`}, {"-numbers", `"unit":"`}, {"-tables=json", `{"file":"shanghai-2023.pdf","tables":[`}, {"-tables=csv", "统计科目"},
	} {
		status, stdout, stderr := try(c.mode, bundled)
		if status != 0 || stderr != "" || !strings.Contains(stdout, c.want) {
			t.Errorf("%s: status %d, message %q, output begins %.80q", c.mode, status, stderr, stdout)
		}
	}
}

// Two runs in different folders give the same bytes.
func TestSameInputSameBytes(t *testing.T) {
	var first map[string]string
	for range 2 {
		out := filepath.Join(t.TempDir(), "clean")
		if status, _, stderr := try("-reader", "native", "-o", out, bundled); status != 0 {
			t.Fatal(stderr)
		}
		entries, err := os.ReadDir(out)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, e := range entries {
			data, err := os.ReadFile(filepath.Join(out, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			got[e.Name()] = string(data)
		}
		if first == nil {
			first = got
		}
		for name := range first {
			if got[name] != first[name] {
				t.Errorf("%s differs between two runs", name)
			}
		}
	}
	if want := 14 + len([]string{"datapackage.json", "LOCK.json"}); len(first) != want { // 14 tables
		t.Errorf("%d files were written, want %d", len(first), want)
	}
}

// -diff names the cell that was changed by hand, with both values and its place.
func TestDiff(t *testing.T) {
	old, changed := filepath.Join(t.TempDir(), "old"), filepath.Join(t.TempDir(), "new")
	for _, out := range []string{old, changed} {
		if status, _, stderr := try("-reader", "native", "-o", out, bundled); status != 0 {
			t.Fatal(stderr)
		}
	}
	if status, stdout, _ := try("-diff", old, changed); status != 0 || stdout != "0 differences\n" {
		t.Errorf("equal folders: status %d, %q", status, stdout)
	}
	path := filepath.Join(changed, "business.csv")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.Replace(data, []byte(",908,"), []byte(",909,"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	_, stdout, _ := try("-diff", old, changed)
	for _, want := range []string{"2.2.1 policies", "from 908", "to 909", "p. 17", "\n1 difference\n"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("-diff says %q, want %q in it", stdout, want)
		}
	}
}

// What is no data folder is told in one line that names it.
func TestDiffOfNoDataFolder(t *testing.T) {
	empty := t.TempDir()
	for dir, want := range map[string]string{
		filepath.Join(empty, "absent"): "no such file or directory", empty: "has no editions.csv, lines.csv, ", bundled: "is no folder",
	} {
		status, _, stderr := try("-diff", dir, "../../data/clean")
		if status != 1 || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, dir) || !strings.Contains(stderr, want) || !strings.Contains(stderr, "give a folder that extract wrote") {
			t.Errorf("-diff of %s: status %d, %q", dir, status, stderr)
		}
	}
}
