package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A folder made by -update is reproduced; with one digit of one table changed, with a file missing or
// left over, it is not, and the place is named.
func TestReproduce(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping three builds of data and book")
	}
	raw, err := filepath.Abs("../../data/raw")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.CopyFS("data/raw", os.DirFS(raw)); err != nil {
		t.Fatal(err)
	}
	if status, out, stderr := try("-update"); status != 0 {
		t.Fatalf("-update: status %d\n%s%s", status, out, stderr)
	}
	status, out, stderr := try()
	if status != 0 || !strings.Contains(out, "verdict  reproduced") || !strings.Contains(out, "HHI 8449 points") {
		t.Fatalf("status %d\n%s%s", status, out, stderr)
	}
	change(t, "data/clean/business.csv", ",908,", ",909,")
	change(t, "data/clean/LOCK.json", "golang.org/x/text", "golang.org/x/other")
	if err := os.Remove("book/index.html"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("book/stray.txt", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	status, out, _ = try()
	if status != 1 || !strings.Contains(out, "NOT reproduced") {
		t.Errorf("a changed digit was not seen: status %d\n%s", status, out)
	}
	for _, want := range []string{
		"data/clean/business.csv: row ", "2.2.1, policies", `column value: committed "909", rebuilt "908"`,
		"data/clean/LOCK.json: line ", "golang.org/x/other", "book/index.html: missing", "book/stray.txt: left over",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the verdict does not say %q:\n%s", want, out)
		}
	}
}

func TestReproduceElsewhere(t *testing.T) {
	t.Chdir(t.TempDir())
	if status, _, stderr := try(); status != 1 || !strings.Contains(stderr, "root of a clone") {
		t.Errorf("status %d, message %q", status, stderr)
	}
	if status, _, stderr := try("-nonsense"); status != 2 || !strings.Contains(stderr, "reproduce -h") {
		t.Errorf("status %d, message %q", status, stderr)
	}
	if status, stdout, _ := try("-h"); status != 0 || !strings.Contains(stdout, "-update") || strings.Contains(stdout, "//") {
		t.Errorf("status %d, help %q", status, stdout)
	}
}

func try(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

func change(t *testing.T, file, from, to string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil || !bytes.Contains(data, []byte(from)) {
		t.Fatalf("%s has no %q: %v", file, from, err)
	}
	if err := os.WriteFile(file, bytes.Replace(data, []byte(from), []byte(to), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}
