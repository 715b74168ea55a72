package pipeline

import (
	"os"
	"path/filepath"
	"testing"
)

// Files of corrections of several folders all count, each folder once.
func TestCorrectionsOfSeveralFolders(t *testing.T) {
	const header = "edition,place,printed,corrected,reason,date\n"
	root := t.TempDir()
	var files []string
	for dir, text := range map[string]string{"a": header + "a,metrics m1,1,2,x,2024-05-31\n", "b": header, "none": ""} {
		if err := os.Mkdir(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
		files = append(files, filepath.Join(root, dir, "1.pdf"), filepath.Join(root, dir, "2.pdf"))
		if text == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(root, dir, "corrections.csv"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := Corrections(files)
	if err != nil || len(got.List) != 1 || len(got.Inputs) != 2 {
		t.Errorf("%+v, %v; want one correction and two files", got, err)
	}
}
