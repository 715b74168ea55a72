package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"techins/scale/store"
)

// compare reads the documents with both programs. Extract runs before and after scale, since what else
// the machine does may change meanwhile.
func (s *show) compare() error {
	for _, name := range []string{"extracted", "extracted-again", "dataset", "exported"} {
		if err := os.RemoveAll(s.path(name)); err != nil {
			return err
		}
	}
	before, err := runCommand(s.path("extract.log"), 1, s.extract, "-reader", s.reader, "-j", "2", "-o", s.path("extracted"), s.path("documents"))
	if err != nil {
		return err
	}
	fmt.Println("extract -j 2:", before)
	many, err := s.runScale("dataset")
	if err != nil {
		return err
	}
	fmt.Println("scale -j 2:", many)
	after, err := runCommand(s.path("extract-again.log"), 1, s.extract, "-reader", s.reader, "-j", "2", "-o", s.path("extracted-again"), s.path("documents"))
	if err != nil {
		return err
	}
	fmt.Println("extract -j 2 again:", after)
	wall := (before.wall + after.wall).Seconds() / 2 / many.wall.Seconds()
	cpu := (before.cpu + after.cpu).Seconds() / 2 / many.cpu.Seconds()
	fmt.Printf("throughput of scale, extract's being 1: %.2f by the clock, %.2f by processor time\n", wall, cpu)
	if _, err := runCommand(s.path("export.log"), 0, s.scale, "export", "-o", s.path("exported"), s.path("dataset")); err != nil {
		return err
	}
	if err := sameRows(s.path("extracted"), s.path("exported")); err != nil {
		return err
	}
	return s.deadLetters()
}

func (s *show) runScale(out string) (cost, error) {
	return runCommand(s.path(out+".log"), 0, s.scale, s.arguments(out)...)
}

func (s *show) arguments(out string) []string {
	return []string{"-reader", s.reader, "-j", "2", "-o", s.path(out), s.path("documents") + "/*.pdf"}
}

// sameRows compares the tables of two data folders, their lines sorted.
func sameRows(a, b string) error {
	files, err := filepath.Glob(filepath.Join(a, "*.csv"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s: no tables: %v", a, err)
	}
	rows, asTheyStand := 0, 0
	for _, file := range files {
		x, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		y, err := os.ReadFile(filepath.Join(b, filepath.Base(file)))
		if err != nil {
			return err
		}
		if bytes.Equal(x, y) {
			asTheyStand++
		}
		p, q := sortedLines(x), sortedLines(y)
		if !slices.EqualFunc(p, q, bytes.Equal) {
			return fmt.Errorf("%s: the rows of extract and of scale differ", filepath.Base(file))
		}
		rows += len(p) - 2 // the header, and nothing behind the last line
	}
	fmt.Printf("%d rows in %d tables are the same, byte for byte; %d tables without sorting too\n", rows, len(files), asTheyStand)
	return nil
}

func sortedLines(text []byte) [][]byte {
	lines := bytes.Split(text, []byte("\n"))
	slices.SortFunc(lines, bytes.Compare)
	return lines
}

// deadLetters holds the dead letters to the documents that were made broken: one row for each (that of
// equal empty files for all of them), with the kind due.
func (s *show) deadLetters() error {
	letters, err := store.ReadDeadLetters(context.Background(), s.path("dataset"))
	if err != nil {
		return err
	}
	got, kinds := map[string]string{}, map[string]int{}
	for _, l := range letters {
		got[filepath.Base(l.URI)] = l.Kind
		kinds[l.Kind]++
	}
	for name, kind := range s.made.broken {
		if got[name] != kind && (kind != "empty" || kinds["empty"] != 1) {
			return fmt.Errorf("%s is %q among the dead letters, want %q", name, got[name], kind)
		}
		delete(got, name)
	}
	if len(got) > 0 {
		return fmt.Errorf("dead letters that are none: %v", got)
	}
	fmt.Println("dead letters:", kinds)
	return nil
}
