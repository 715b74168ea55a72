package folder

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"techins/dataset"
)

func write(t *testing.T, dir string, content map[string]string) {
	t.Helper()
	var files []dataset.File
	for name, text := range content {
		files = append(files, dataset.File{Name: name, Bytes: []byte(text)})
	}
	files, err := WithLock(files, Lock{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := Replace(dir, files); err != nil {
		t.Fatal(err)
	}
}

func TestReplaceKeepsOthersFilesAndDropsOurOldOnes(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "sub", "out")
	write(t, dir, map[string]string{"a.csv": "old", "b/c.csv": "old"})
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, dir, map[string]string{"a.csv": "new"})
	for name, want := range map[string]string{"a.csv": "new", "notes.txt": "mine"} {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v; want %q", name, got, err, want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "b/c.csv")); err == nil {
		t.Error("a file of the earlier run is still there")
	}
	left, _ := os.ReadDir(filepath.Join(parent, "sub"))
	if len(left) != 1 {
		t.Errorf("working folders were left behind: %v", left)
	}
}

func TestReplaceChangesNothingWhenItFails(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	write(t, dir, map[string]string{"a.csv": "old"})
	err := Replace(dir, []dataset.File{{Name: "a.csv", Bytes: []byte("new")}, {Name: "a.csv/b", Bytes: nil}})
	if err == nil {
		t.Fatal("a file inside a file was written")
	}
	if strings.Contains(err.Error(), ".new-") {
		t.Errorf("the error names a working folder: %v", err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a.csv")); string(got) != "old" {
		t.Errorf("the old output was changed to %q", got)
	}
}

func TestReplaceRefusesAFileInTheWay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Replace(file, nil); err == nil || !strings.Contains(err.Error(), "in the way") {
		t.Errorf("got %v", err)
	}
}

func TestSwapInTwo(t *testing.T) {
	parent := t.TempDir()
	a, b := filepath.Join(parent, "a"), filepath.Join(parent, "b")
	for _, dir := range []string{a, b} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "name"), []byte(filepath.Base(dir)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := swapInTwo(a, b); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(b, "name")); string(got) != "a" {
		t.Errorf("b holds %q", got)
	}
	if got, _ := os.ReadFile(filepath.Join(a, "name")); string(got) != "b" {
		t.Errorf("a holds %q", got)
	}
}
