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
	shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")
	localLink  = regexp.MustCompile(`\]\(([^):]+)\)`)
)

// Every command of the READMEs that can run without the network and without files of the reader's is
// run, with its outputs in a folder of the test's.
func TestReadmeCommandsRun(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping the README's commands, which build and run the programs")
	}
	ran := 0
	for _, name := range []string{"README.md", "README.zh.md"} {
		tmp := t.TempDir()
		for _, block := range shellBlock.FindAllStringSubmatch(readme(t, name), -1) {
			for _, line := range strings.Split(strings.TrimSpace(block[1]), "\n") {
				command, _, _ := strings.Cut(line, " #")
				command = strings.TrimSpace(command)
				if !strings.HasPrefix(command, "go run ") || strings.Contains(command, "OFFICIAL") || strings.Contains(command, "reproduce") {
					continue
				}
				args := strings.Fields(strings.ReplaceAll(command, "/tmp/", tmp+"/"))
				if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
					t.Errorf("%s: %s: %v\n%.600s", name, command, err, out)
				}
				ran++
			}
		}
		if _, err := os.Stat(filepath.Join(tmp, "book", "index.html")); err != nil {
			t.Errorf("%s: following it makes no chart book: %v", name, err)
		}
	}
	if ran < 8 {
		t.Errorf("only %d commands were found in the READMEs", ran)
	}
}

// Both READMEs show the same commands, and every file they point to exists.
func TestReadmesAgree(t *testing.T) {
	en, zh := readme(t, "README.md"), readme(t, "README.zh.md")
	var commands [2][]string
	for i, text := range []string{en, zh} {
		for _, block := range shellBlock.FindAllStringSubmatch(text, -1) {
			for _, line := range strings.Split(strings.TrimSpace(block[1]), "\n") {
				command, _, _ := strings.Cut(line, " #")
				commands[i] = append(commands[i], strings.TrimSpace(command))
			}
		}
		for _, link := range localLink.FindAllStringSubmatch(text, -1) {
			if _, err := os.Stat(link[1]); err != nil {
				t.Errorf("link to %s: %v", link[1], err)
			}
		}
	}
	if a, b := strings.Join(commands[0], "\n"), strings.Join(commands[1], "\n"); a != b {
		t.Errorf("the READMEs show different commands:\n%s\n---\n%s", a, b)
	}
}

func readme(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
