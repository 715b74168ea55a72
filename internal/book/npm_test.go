package book

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"techins/internal/folder"
)

// lacking skips a test for want of a tool, and fails it where CI installs the tools.
func lacking(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// installed puts the programs of testdata/npm, as its lock file pins them, into a folder of the user's
// cache the first time.
var installed = sync.OnceValues(func() (modules, problem string) {
	lock, err := os.ReadFile("testdata/npm/package-lock.json")
	if err != nil {
		return "", err.Error()
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err.Error()
	}
	dir := filepath.Join(cache, "techins-test", "npm-"+folder.Hash(lock)[:12])
	modules = filepath.Join(dir, "node_modules")
	if _, err := os.Stat(filepath.Join(dir, "done")); err == nil {
		return modules, ""
	}
	if _, err := exec.LookPath("npm"); err != nil {
		return "", "npm is not installed"
	}
	if err := os.CopyFS(dir, os.DirFS("testdata/npm")); err != nil && !os.IsExist(err) {
		return "", err.Error()
	}
	cmd := exec.Command("npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", "npm ci: " + err.Error() + ": " + string(out)
	}
	if err := os.WriteFile(filepath.Join(dir, "done"), nil, 0o644); err != nil {
		return "", err.Error()
	}
	return modules, ""
})

// npm gives the folder of the installed programs, or skips the test.
func npm(t *testing.T, what string) string {
	t.Helper()
	modules, problem := installed()
	if problem != "" {
		lacking(t, "%s: skipping %s", problem, what)
	}
	return modules
}

// validate runs testdata/npm/validate.cjs on a folder and gives what it prints, line by line.
func validate(t *testing.T, modules, dir string) []string {
	t.Helper()
	out, err := exec.Command("node", "testdata/npm/validate.cjs", modules, dir).CombinedOutput()
	if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() != 1) {
		t.Fatalf("validate.cjs: %v\n%s", err, out)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

// write puts a book without its pictures into a folder.
func write(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// HTML, JSON, BibTeX, CSL-JSON and the markup of the whole book are valid to programs that others wrote.
func TestValidators(t *testing.T) {
	modules := npm(t, "the validators of HTML, BibTeX, CSL-JSON and schema.org")
	lines := validate(t, modules, write(t, text(t, whole(t))))
	for _, line := range lines[:len(lines)-1] {
		t.Error(line)
	}
	for _, kind := range []string{`"json"`, `"bib"`, `"csl.json"`, `"jsonld"`, `"html"`} {
		if !strings.Contains(lines[len(lines)-1], kind) {
			t.Errorf("no %s was read: %s", kind, lines[len(lines)-1])
		}
	}
}

// The validators see what is broken.
func TestValidatorsBite(t *testing.T) {
	modules := npm(t, "the test of the validators")
	all := text(t, Options{Only: []string{"F1"}})
	broken := map[string]string{}
	for name, change := range map[string][2]string{
		"en/F1.html":       {"<h1>", "<h1><div>"},
		"zh/F1.html":       {`"spatialCoverage"`, `"spatialExtent"`},
		"cite/F1.bib":      {"year = {2024}", "year = {2024"},
		"cite/F1.csl.json": {`"type": "report"`, `"type": "reprot"`},
		"figures/F1.json":  {`"id":`, `"id"`},
	} {
		if broken[name] = strings.Replace(all[name], change[0], change[1], 1); broken[name] == all[name] {
			t.Fatalf("%s has no %s", name, change[0])
		}
	}
	out := strings.Join(validate(t, modules, write(t, broken)), "\n")
	for name := range broken {
		if !strings.Contains(out, name+":") {
			t.Errorf("what is broken in %s was not seen:\n%s", name, out)
		}
	}
}
