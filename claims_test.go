package techins

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	claim    = regexp.MustCompile("(?s)```sh\n(.*?)```\n\n```text\n(.*?)```")
	goTest   = regexp.MustCompile(`go test (\S+) -run '?([\w|]+)'?`)
	testFunc = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// Claims that awk checks hold, and the tests that other claims name exist where they are said to be.
func TestClaims(t *testing.T) {
	text := readme(t, "CLAIMS.md")
	checked := 0
	for _, c := range claim.FindAllStringSubmatch(text, -1) {
		if !strings.HasPrefix(c[1], "awk ") {
			continue
		}
		out, err := exec.Command("sh", "-c", c[1]).CombinedOutput()
		if err != nil || string(out) != c[2] {
			t.Errorf("%s\ngives %q (%v), want %q", c[1], out, err, c[2])
		}
		checked++
	}
	if checked < 2 {
		t.Errorf("only %d claims for awk were found", checked)
	}
	for _, m := range goTest.FindAllStringSubmatch(text, -1) {
		have := testsIn(t, m[1])
		for _, name := range strings.Split(m[2], "|") {
			if !have[name] {
				t.Errorf("%s has no %s", m[1], name)
			}
		}
	}
	for _, link := range localLink.FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(link[1]); err != nil {
			t.Errorf("link to %s: %v", link[1], err)
		}
	}
}

// Claims that a command of this repository shows hold: each line stands in what the command prints.
func TestClaimsOfCommands(t *testing.T) {
	checked := 0
	for _, c := range claim.FindAllStringSubmatch(readme(t, "CLAIMS.md"), -1) {
		if !strings.HasPrefix(c[1], "go run ./cmd/") {
			continue
		}
		out, _ := exec.Command("sh", "-c", strings.ReplaceAll(c[1], "/tmp/", t.TempDir()+"/")).CombinedOutput() // refusals are claimed, too
		for _, line := range strings.Split(strings.TrimSpace(c[2]), "\n") {
			if !strings.Contains(string(out), line) {
				t.Errorf("%s\nprints no %q but\n%s", c[1], line, out)
			}
		}
		checked++
	}
	if checked < 3 {
		t.Errorf("only %d claims of commands were found", checked)
	}
}

// testsIn are the tests of the package in a folder.
func testsIn(t *testing.T, dir string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, file := range files {
		for _, m := range testFunc.FindAllStringSubmatch(readme(t, file), -1) {
			names[m[1]] = true
		}
	}
	return names
}
