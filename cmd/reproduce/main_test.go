package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"techins/dataset"
	"techins/internal/folder"
)

// What -update wrote is reproduced but for what was changed since: one digit of a table, a file
// missing, a file left over, locks of another module and font. Each is named, and nothing else.
func TestReproduce(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping two builds of data and book")
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
	change(t, "data/clean/business.csv", ",908,", ",909,")
	now := versionIn(t, "data/clean", "golang.org/x/text")
	font := versionIn(t, "book", "NotoSansSC-Bold.ttf")
	change(t, "data/clean/LOCK.json", now, "v0.1.2")
	change(t, "book/LOCK.json", font, "another")
	if err := os.Remove("book/index.html"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("book/stray.txt", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	status, out, _ := try()
	if status != 1 || !strings.Contains(out, "NOT reproduced") || !strings.Contains(out, "HHI 8449 points") {
		t.Errorf("a changed digit was not seen: status %d\n%s", status, out)
	}
	if n := strings.Count(out, "differs "); n != 5 {
		t.Errorf("%d files differ, 5 were changed", n)
	}
	for _, want := range []string{
		"data/clean/business.csv: row ", "2.2.1, policies", `column value: committed "909", rebuilt "908"`,
		"data/clean/LOCK.json: line ", "book/index.html: missing", "book/stray.txt: left over",
		"data/clean was made with another module golang.org/x/text: v0.1.2 then, " + now + " now",
		"book was made with another font NotoSansSC-Bold.ttf: another then, " + font[:12] + " now",
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

// versionIn is what a folder's lock says of a font or module.
func versionIn(t *testing.T, dir, name string) string {
	t.Helper()
	lock, err := folder.ReadLock(dir)
	if err != nil {
		t.Fatal(err)
	}
	version := lock.Fonts[name] + lock.Modules[name]
	if version == "" {
		t.Fatalf("the lock of %s does not name %s", dir, name)
	}
	return version
}

// A lock of another making is told in words: what was used then and what is used now.
func TestMadeOtherwise(t *testing.T) {
	dir := t.TempDir()
	then := folder.Lock{Inputs: map[string]string{"a.pdf": "1", "b.pdf": "2"}, Fonts: map[string]string{"f.ttf": "3"}}
	files, err := folder.WithLock(nil, then, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := folder.Replace(dir, files); err != nil {
		t.Fatal(err)
	}
	if got := madeOtherwise(dir, files); len(got) != 0 {
		t.Errorf("the same lock differs: %q", got)
	}
	now := folder.Lock{Inputs: map[string]string{"b.pdf": "9"}, Fonts: map[string]string{"f.ttf": "3", "g.ttf": "4"}}
	rebuilt, err := folder.WithLock(nil, now, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		dir + " was made with the input a.pdf, not used now: 1",
		dir + " was made with another input b.pdf: 2 then, 9 now",
		dir + " was made without the font g.ttf, now used: 4",
	}
	if got := madeOtherwise(dir, rebuilt); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := madeOtherwise(t.TempDir(), rebuilt); len(got) != 0 {
		t.Errorf("a folder without a lock: %q", got)
	}
}

// Folders that hold just the rebuilt files are reproduced.
func TestVerdict(t *testing.T) {
	t.Chdir(t.TempDir())
	files, err := folder.WithLock([]dataset.File{{Name: "sub/a.csv", Bytes: []byte("a\n1\n")}}, folder.Lock{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(folder.Replace(cleanDir, files), folder.Replace(bookDir, files)); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if !verdict(&out, files, files) || !strings.Contains(out.String(), "equal    4/4") || !strings.Contains(out.String(), "verdict  reproduced") {
		t.Errorf("equal folders: %s", out.String())
	}
}

// Of long lines, the place is shown where they begin to differ, whatever characters stand there.
func TestDiffLines(t *testing.T) {
	long := strings.Repeat("险", 100)
	got := diffLines([]byte("same\n"+long+"申"+long), []byte("same\n"+long+"甲"+long))
	for _, want := range []string{"line 2: committed ", "险申险", "险甲险"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s does not show %q", got, want)
		}
	}
	if strings.Contains(got, `\x`) || len(got) > 700 {
		t.Errorf("cut within a character, or long: %s", got)
	}
}

func TestDiffCSV(t *testing.T) {
	const rebuilt = "code,label,value\n1,a,10\n2,b,20\n3,c,30\n"
	for committed, want := range map[string]string{
		"code,label,value\n1,a,10\n2,b,21\n3,c,30\n": `row 3 (2, b, 20), column value: committed "21", rebuilt "20"`,
		"code,label,value\n1,a,11\n2,b,20\n3,d,30\n": `row 2 (1, a, 10), column value: committed "11", rebuilt "10"; 2 cells differ in all`,
		"code,label,value\n1,a,10\n2,b,20\n":         "rows: 2 committed, 3 rebuilt",
		"code,name,value\n1,a,10\n":                  "columns are code,name,value, rebuilt code,label,value",
		"code,label,value\n1,a,\"10":                 `line 2: committed "1,a,\"10", rebuilt "1,a,10"`,
		strings.ReplaceAll(rebuilt, "\n", "\r\n"):    "the same cells, written otherwise (line ends or quotes)",
	} {
		if got := diffCSV([]byte(committed), []byte(rebuilt)); got != want {
			t.Errorf("%q: %s, want %s", committed, got, want)
		}
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
