//go:build unix

// Command analysis times the measures of the analysis packages on made-up amounts and prints one line
// per measure: name, value, seconds of processor time (the best of several runs). compare.sh sets it beside the same in
// R.
package main

import (
	"fmt"
	"os"
	"syscall"
	"time"

	"techins/analysis/concentration"
	"techins/analysis/interval"
)

const (
	items    = 1_000_000
	boxItems = 100_000
	runs     = 9
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "analysis:", err)
		os.Exit(1)
	}
}

func run() error {
	x := amounts(items)
	lower, upper := box(amounts(boxItems))
	for _, m := range []struct {
		name string
		of   func() (float64, error)
	}{
		{"HHI", func() (float64, error) { return concentration.HHI(x) }},
		{"Gini", func() (float64, error) { return concentration.Gini(x) }},
		{"TheilT", func() (float64, error) { return concentration.TheilT(x) }},
		{"Lorenz", func() (float64, error) { _, l, err := concentration.Lorenz(x); return l[items/2], err }},
		{"HHI_box", func() (float64, error) { h, err := interval.HHI(lower, upper); return h.Lower + h.Upper, err }},
		{"Gini_box", func() (float64, error) { g, err := interval.Gini(lower, upper); return g.Lower + g.Upper, err }},
		{"shares", func() (float64, error) { s, err := interval.Shares(lower, upper); return s[7].Upper, err }},
	} {
		value, best, err := timed(m.of)
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		fmt.Printf("%s %.15g %.6f\n", m.name, value, best.Seconds())
	}
	return nil
}

// amounts are the same in compare.R: whole numbers of very different size, in no order.
func amounts(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		v := float64((i+1)*7919%1000003) / 1000
		x[i] = v*v + 1
	}
	return x
}

func box(x []float64) (lower, upper []float64) {
	for _, v := range x {
		lower, upper = append(lower, 0.9*v), append(upper, 1.1*v)
	}
	return lower, upper
}

// timed gives the value and the least processor time of several runs; other programs on the machine
// count for little in it.
func timed(f func() (float64, error)) (value float64, best time.Duration, err error) {
	for k := range runs {
		start, times := processorTime(), 0
		for processorTime()-start < 50*time.Millisecond {
			if value, err = f(); err != nil {
				return 0, 0, err
			}
			times++
		}
		if d := (processorTime() - start) / time.Duration(times); k == 0 || d < best {
			best = d
		}
	}
	return value, best, nil
}

func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
