package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Sixty documents, one in six broken: scale gives the rows of extract, tells of each broken one, and gives
// the same files after it was killed in the middle.
func TestShow(t *testing.T) {
	root := os.Getenv("REPORT_CORPUS")
	if root == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the comparison of scale with extract, and the run that is killed")
	}
	work := t.TempDir()
	s := &show{corpus: filepath.Join(root, "corpus"), n: 60, every: 6, reader: "native", work: work,
		extract: filepath.Join(work, "extract"), scale: filepath.Join(work, "scale")}
	for _, b := range []struct{ dir, program, pkg string }{{"../..", s.extract, "./cmd/extract"}, {"..", s.scale, "."}} {
		cmd := exec.Command("go", "build", "-o", b.program, b.pkg)
		cmd.Dir = b.dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	if err := s.run(); err != nil {
		for _, log := range []string{"dataset.log", "killed.log", "extract.log"} {
			if text, err := os.ReadFile(s.path(log)); err == nil {
				t.Logf("%s:\n%s", log, text)
			}
		}
		t.Fatal(err)
	}
}
