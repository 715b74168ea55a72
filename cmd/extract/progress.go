package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// progress shows how far a long run is, on a terminal only and only after a second.
type progress struct {
	mu           sync.Mutex
	w            io.Writer
	terminal     bool
	total, count int
	start        time.Time
	shown        bool
}

func newProgress(w io.Writer, total int) *progress {
	p := &progress{w: w, total: total, start: time.Now()}
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil {
			p.terminal = info.Mode()&os.ModeCharDevice != 0
		}
	}
	return p
}

// done counts one document.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.count++
	elapsed := time.Since(p.start)
	if !p.terminal || elapsed < time.Second {
		return
	}
	rate := float64(p.count) / elapsed.Seconds()
	left := time.Duration(float64(p.total-p.count)/rate) * time.Second
	fmt.Fprintf(p.w, "\r\x1b[Kextract: %d of %d documents, %.1f a second, %s left", p.count, p.total, rate, left.Round(time.Second))
	p.shown = true
}

// end clears the line.
func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
