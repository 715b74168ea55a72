package main

import (
	"bytes"
	"debug/buildinfo"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"techins/dataset"
	"techins/internal/folder"
)

// documents go into every archive.
var documents = []string{"LICENSE", "README.md", "README.zh.md", "CHANGELOG.md", "CITATION.cff"}

// archives builds and packs all targets, in the order given.
func archives(root string, targets []string) ([]dataset.File, error) {
	texts, err := readAll(root, documents)
	if err != nil {
		return nil, err
	}
	var out []dataset.File
	for _, target := range targets {
		system, processor, ok := strings.Cut(target, "/")
		if !ok {
			return nil, fmt.Errorf("target %q: give a system and a processor, such as linux/amd64", target)
		}
		programs, version, err := build(root, system, processor)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", target, err)
		}
		name := strings.Join([]string{"techins", version, system, processor}, "-")
		archive, err := pack(name, system, programs, texts)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", target, err)
		}
		out = append(out, archive)
	}
	return out, nil
}

// build compiles the commands for one target and gives them with the version that they carry.
func build(root, system, processor string) (programs []dataset.File, version string, err error) {
	dir, err := os.MkdirTemp("", "release")
	if err != nil {
		return nil, "", err
	}
	defer os.RemoveAll(dir)
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w", "-o", dir+string(filepath.Separator), "./cmd/...")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor, "GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=")
	if text, err := cmd.CombinedOutput(); err != nil {
		return nil, "", fmt.Errorf("go build: %w\n%s", err, bytes.TrimSpace(text))
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, "", err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	if programs, err = readAll(dir, names); err != nil {
		return nil, "", err
	}
	info, err := buildinfo.Read(bytes.NewReader(programs[0].Bytes))
	if err != nil {
		return nil, "", err
	}
	if info.Main.Version == "" || info.Main.Version == "(devel)" {
		return nil, "", fmt.Errorf("no version was recorded: build in a clone, with git installed")
	}
	return programs, info.Main.Version, nil
}

func readAll(dir string, names []string) ([]dataset.File, error) {
	var files []dataset.File
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		files = append(files, dataset.File{Name: name, Bytes: content})
	}
	return files, nil
}

// checksums are the SHA-256 of files, as sha256sum -c reads them.
func checksums(files []dataset.File) dataset.File {
	var lines []string
	for _, f := range files {
		lines = append(lines, folder.Hash(f.Bytes)+"  "+f.Name+"\n")
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	return dataset.File{Name: "SHA256SUMS", Bytes: []byte(strings.Join(lines, ""))}
}
