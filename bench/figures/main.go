//go:build unix

// Command figures draws F1 in both languages and all formats into a folder, several times over, and prints
// the least processor time of one such round. compare.sh sets it beside the same in matplotlib.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"techins/analysis/figures"
	"techins/dataset"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "figures:", err)
		os.Exit(1)
	}
}

// run takes the data folder, the folder to draw into, and the number of rounds.
func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("usage: figures DATA OUT ROUNDS")
	}
	rounds, err := strconv.Atoi(args[2])
	if err != nil || rounds < 1 {
		return fmt.Errorf("%q is no number of rounds", args[2])
	}
	data, err := dataset.Read(args[0])
	if err != nil {
		return err
	}
	best := time.Duration(0)
	for k := range rounds {
		before := processorTime()
		figs, err := figures.All(data)
		if err != nil {
			return err
		}
		if len(figs) == 0 {
			return fmt.Errorf("%s: no figure", args[0])
		}
		if err := drawAll(figs[0], args[1]); err != nil {
			return err
		}
		if took := processorTime() - before; k == 0 || took < best {
			best = took
		}
	}
	fmt.Printf("%.4f\n", best.Seconds())
	return nil
}

func drawAll(f *figures.Figure, out string) error {
	for _, l := range figures.Langs {
		for _, format := range figures.Formats {
			var b bytes.Buffer
			if err := f.Draw(&b, figures.Variant{Lang: l, Format: format, Size: figures.TwoColumns}); err != nil {
				return err
			}
			name := fmt.Sprintf("%s-%s.%s", f.ID, l, format)
			if err := os.WriteFile(filepath.Join(out, name), b.Bytes(), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
