package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"techins/dataset"
)

// compare lists how the files of a folder differ from the rebuilt ones: one line a file.
func compare(dir string, rebuilt []dataset.File) []string {
	var out []string
	want := map[string]bool{}
	for _, f := range rebuilt {
		want[f.Name] = true
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		committed, err := os.ReadFile(path)
		switch {
		case err != nil:
			out = append(out, path+": missing")
		case bytes.Equal(committed, f.Bytes):
		case strings.HasSuffix(f.Name, ".csv"):
			out = append(out, path+": "+diffCSV(committed, f.Bytes))
		default:
			out = append(out, path+": "+diffLines(committed, f.Bytes))
		}
	}
	return append(out, leftOver(dir, want)...)
}

// leftOver lists files that no rebuild makes.
func leftOver(dir string, want map[string]bool) []string {
	var out []string
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if rel, err := filepath.Rel(dir, path); err == nil && !want[filepath.ToSlash(rel)] {
			out = append(out, path+": left over, nothing makes it")
		}
		return nil
	})
	return out
}
