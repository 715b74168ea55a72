package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

// diffCSV names the first cell that differs by line, first columns and column.
func diffCSV(committed, rebuilt []byte) string {
	a, errA := csv.NewReader(bytes.NewReader(committed)).ReadAll()
	b, errB := csv.NewReader(bytes.NewReader(rebuilt)).ReadAll()
	if errA != nil || errB != nil || len(a) == 0 || len(b) == 0 {
		return diffLines(committed, rebuilt)
	}
	if !slices.Equal(a[0], b[0]) {
		return fmt.Sprintf("columns are %s, rebuilt %s", strings.Join(a[0], ","), strings.Join(b[0], ","))
	}
	for i := 1; i < min(len(a), len(b)); i++ {
		for k := range b[i] {
			if a[i][k] != b[i][k] {
				return fmt.Sprintf("row %d (%s), column %s: committed %q, rebuilt %q", i+1, strings.Join(b[i][:min(3, len(b[i]))], ", "), b[0][k], a[i][k], b[i][k])
			}
		}
	}
	return fmt.Sprintf("%d rows are committed, %d rebuilt", len(a)-1, len(b)-1)
}

func diffLines(committed, rebuilt []byte) string {
	a, b := bytes.Split(committed, []byte("\n")), bytes.Split(rebuilt, []byte("\n"))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			return fmt.Sprintf("line %d: committed %s, rebuilt %s", i+1, excerpt(a[i]), excerpt(b[i]))
		}
	}
	return fmt.Sprintf("%d lines are committed, %d rebuilt", len(a), len(b))
}

// excerpt quotes the start of a line.
func excerpt(line []byte) string {
	const most = 80
	if len(line) > most {
		return fmt.Sprintf("%q...", line[:most])
	}
	return fmt.Sprintf("%q", line)
}
