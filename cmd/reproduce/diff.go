package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
)

// diffCSV names the first cell that differs by row, first columns and column, and counts the others.
func diffCSV(committed, rebuilt []byte) string {
	a, errA := csv.NewReader(bytes.NewReader(committed)).ReadAll()
	b, errB := csv.NewReader(bytes.NewReader(rebuilt)).ReadAll()
	if errA != nil || errB != nil || len(a) == 0 || len(b) == 0 {
		return diffLines(committed, rebuilt)
	}
	if !slices.Equal(a[0], b[0]) {
		return fmt.Sprintf("columns are %s, rebuilt %s", strings.Join(a[0], ","), strings.Join(b[0], ","))
	}
	first, count := "", 0
	for i := 1; i < min(len(a), len(b)); i++ {
		for k := range b[i] {
			if a[i][k] == b[i][k] {
				continue
			}
			if count++; count == 1 {
				first = fmt.Sprintf("row %d (%s), column %s: committed %q, rebuilt %q", i+1,
					strings.Join(b[i][:min(3, len(b[i]))], ", "), b[0][k], a[i][k], b[i][k])
			}
		}
	}
	return summary(first, count, len(a)-1, len(b)-1)
}

// summary puts into words how two CSV files of the same columns differ.
func summary(first string, count, committedRows, rebuiltRows int) string {
	var parts []string
	if count > 0 {
		parts = append(parts, first)
	}
	if count > 1 {
		parts = append(parts, fmt.Sprintf("%d cells differ in all", count))
	}
	if committedRows != rebuiltRows {
		parts = append(parts, fmt.Sprintf("rows: %d committed, %d rebuilt", committedRows, rebuiltRows))
	}
	if len(parts) == 0 {
		return "the same cells, written otherwise (line ends or quotes)"
	}
	return strings.Join(parts, "; ")
}

// diffLines names the first line that differs.
func diffLines(committed, rebuilt []byte) string {
	a, b := bytes.Split(committed, []byte("\n")), bytes.Split(rebuilt, []byte("\n"))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			was, is := []rune(string(a[i])), []rune(string(b[i]))
			at := firstDifference(was, is)
			return fmt.Sprintf("line %d: committed %s, rebuilt %s", i+1, excerpt(was, at), excerpt(is, at))
		}
	}
	return fmt.Sprintf("lines: %d committed, %d rebuilt", len(a), len(b))
}

// firstDifference is the index at which two lines begin to differ.
func firstDifference(a, b []rune) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// excerpt quotes a line round a place.
func excerpt(line []rune, at int) string {
	const around = 40
	return fmt.Sprintf("%q", string(line[max(0, at-around):min(len(line), at+around)]))
}
