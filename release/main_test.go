package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/elf"
	"debug/pe"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A small project of the same shape is released from two clones in different folders: the archives
// are equal, hold programs for the systems that they name, and give away no folder.
func TestRelease(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping a release of a small project, which compiles for two systems")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed: skipping a release of a small project")
	}
	origin := project(t)
	targets := []string{"linux/amd64", "windows/amd64"}
	var released [2]map[string][]byte
	for i := range released {
		clone := filepath.Join(t.TempDir(), "clone")
		git(t, ".", "clone", "-q", origin, clone)
		out := filepath.Join(t.TempDir(), "dist")
		if err := release(clone, out, targets); err != nil {
			t.Fatal(err)
		}
		released[i] = content(t, out)
		if i == 1 {
			checkArchives(t, released[i], clone)
		}
	}
	for name, b := range released[0] {
		if !bytes.Equal(b, released[1][name]) {
			t.Errorf("%s differs between two clones of one commit", name)
		}
	}
}

// checkArchives reads what was released with other programs' eyes: sums, packed names, program formats.
func checkArchives(t *testing.T, files map[string][]byte, clone string) {
	const base = "techins-v1.2.3"
	var sums []string
	for _, name := range []string{base + "-linux-amd64.tar.gz", base + "-windows-amd64.zip"} {
		sums = append(sums, fmt.Sprintf("%x  %s\n", sha256.Sum256(files[name]), name))
	}
	if got := string(files["SHA256SUMS"]); got != strings.Join(sums, "") {
		t.Errorf("SHA256SUMS is\n%swant\n%s", got, strings.Join(sums, ""))
	}
	unix := untar(t, files[base+"-linux-amd64.tar.gz"])
	win := unzip(t, files[base+"-windows-amd64.zip"])
	if f, err := elf.NewFile(bytes.NewReader(unix[base+"-linux-amd64/hello"])); err != nil || f.Machine != elf.EM_X86_64 {
		t.Errorf("the Linux program is none: %v", err)
	}
	if f, err := pe.NewFile(bytes.NewReader(win[base+"-windows-amd64/hello.exe"])); err != nil || f.Machine != pe.IMAGE_FILE_MACHINE_AMD64 {
		t.Errorf("the Windows program is none: %v", err)
	}
	for _, packed := range []map[string][]byte{unix, win} {
		if len(packed) != 1+len(documents) {
			t.Errorf("packed are %d files, not the program and %v", len(packed), documents)
		}
		for name, b := range packed {
			if bytes.Contains(b, []byte(clone)) {
				t.Errorf("%s names the folder it was built in", name)
			}
		}
	}
}

// project is a git repository with one command and the documents of a release, tagged v1.2.3.
func project(t *testing.T) string {
	dir := t.TempDir()
	files := map[string]string{"go.mod": "module hello\n\ngo 1.26.0\n", "cmd/hello/main.go": "package main\n\nfunc main() { println(\"hello\") }\n"}
	for _, name := range documents {
		files[name] = name + "\n"
	}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git(t, dir, "init", "-q")
	git(t, dir, "add", ".")
	git(t, dir, "commit", "-q", "-m", "first")
	git(t, dir, "tag", "v1.2.3")
	return dir
}

func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=test", "-c", "user.email=test@example.org"}, args...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// content are the files of a folder.
func content(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s is empty: %v", dir, err)
	}
	out := map[string][]byte{}
	for _, path := range files {
		if out[filepath.Base(path)], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func untar(t *testing.T, archive []byte) map[string][]byte {
	t.Helper()
	compressed, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for r := tar.NewReader(compressed); ; {
		h, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if program := !slices.Contains(documents, filepath.Base(h.Name)); program != (h.Mode&0o111 != 0) {
			t.Errorf("%s has the mode %o", h.Name, h.Mode)
		}
		if out[h.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
}

func unzip(t *testing.T, archive []byte) map[string][]byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range r.File {
		packed, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(packed); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// A release without a version, or for a system that Go does not know, is refused and writes nothing.
func TestReleaseRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping the refused releases, which call the Go tool")
	}
	out := filepath.Join(t.TempDir(), "dist")
	for target, want := range map[string]string{"linux": "give a system and a processor", "plan10/amd64": "unsupported GOOS/GOARCH pair"} {
		if err := release("..", out, []string{target}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("target %s: %v", target, err)
		}
	}
	if err := release(t.TempDir(), out, []string{"linux/amd64"}); err == nil {
		t.Error("a folder that is no clone was released")
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a refused release left a folder")
	}
	var stdout, stderr bytes.Buffer
	if status := run([]string{"-nonsense"}, &stdout, &stderr); status != 2 || !strings.Contains(stderr.String(), "release -h") {
		t.Errorf("status %d: %s", status, stderr.String())
	}
}
