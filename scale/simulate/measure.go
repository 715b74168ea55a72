package main

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"techins/internal/pipeline"
)

//go:embed measured.csv
var measured string

// measure reads each document that can be read three times with both readers, and writes its pages, its
// bytes and the least processor time.
func measure(w io.Writer, corpus string) error {
	files, err := filepath.Glob(filepath.Join(corpus, "*.pdf"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s: no PDF files: %v", corpus, err)
	}
	out := csv.NewWriter(w)
	out.Write([]string{"pages", "bytes", "native_seconds", "both_seconds"})
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		seconds, pages := [2]float64{math.Inf(1), math.Inf(1)}, 0
		for i := range 6 {
			runtime.GC()
			before := processorTime()
			d, err := pipeline.Read(file, data, nil, pipeline.Options{Reader: []string{"native", "both"}[i%2]})
			if err != nil {
				break
			}
			pages = d.Editions[0].Pages
			seconds[i%2] = min(seconds[i%2], processorTime()-before)
		}
		if pages > 0 {
			out.Write([]string{strconv.Itoa(pages), strconv.Itoa(len(data)), fmt.Sprintf("%.3f", seconds[0]), fmt.Sprintf("%.3f", seconds[1])})
		}
	}
	out.Flush()
	return out.Error()
}

// processorTime is what this process has used, in seconds.
func processorTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// A document is what the simulation knows of one.
type document struct {
	pages   int
	bytes   float64
	seconds float64 // of one core, with both readers
}

const (
	seed      = 10
	spread    = 0.7    // standard deviation of the logarithm of the factor of pages
	oneInLong = 10_000 // documents, one has
	longPages = 3000   // pages
)

// draw makes documents like those measured.
func draw(n int) []document {
	samples := readMeasured()
	r := rand.New(rand.NewPCG(seed, seed))
	docs := make([]document, n)
	for i := range docs {
		s := samples[r.IntN(len(samples))]
		pages := int(math.Ceil(float64(s.pages) * math.Exp(spread*r.NormFloat64())))
		if r.IntN(oneInLong) == 0 {
			pages = longPages
		}
		share := float64(pages) / float64(s.pages)
		docs[i] = document{pages, s.bytes * share, s.seconds * share}
	}
	return docs
}

func readMeasured() []document {
	rows, err := csv.NewReader(strings.NewReader(measured)).ReadAll()
	if err != nil {
		panic(err) // the embedded file is part of the program
	}
	var out []document
	for _, r := range rows[1:] {
		pages, _ := strconv.Atoi(r[0])
		bytes, _ := strconv.ParseFloat(r[1], 64)
		seconds, _ := strconv.ParseFloat(r[3], 64)
		out = append(out, document{pages, bytes, seconds})
	}
	return out
}
