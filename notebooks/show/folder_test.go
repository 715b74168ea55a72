package show

import (
	"os"
	"path/filepath"
	"testing"
)

// Notebooks read the folder that TECHINS_DATA names, or else data/clean of the project: the one that
// TECHINS_HOME names, or the one that the notebook lies in, however deep.
func TestFolder(t *testing.T) {
	project := t.TempDir()
	deep := filepath.Join(project, "notebooks", "mine")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(project, "notebooks", "link"), nil, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(deep)
	for _, c := range []struct{ data, home, want string }{
		{"/elsewhere/tables", "/another", "/elsewhere/tables"},
		{"", "/another", filepath.Join("/another", "data", "clean")},
		{"", "", filepath.Join(project, "data", "clean")},
	} {
		t.Setenv("TECHINS_DATA", c.data)
		t.Setenv("TECHINS_HOME", c.home)
		if got := Folder(); got != c.want {
			t.Errorf("TECHINS_DATA=%q TECHINS_HOME=%q: %s, want %s", c.data, c.home, got, c.want)
		}
	}
	t.Chdir(t.TempDir())
	if got, want := Folder(), filepath.Join("data", "clean"); got != want {
		t.Errorf("outside of a project: %s, want %s", got, want)
	}
}
