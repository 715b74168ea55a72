package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// On a terminal, after a second, the line says how far the run is, how fast and how much longer.
func TestProgress(t *testing.T) {
	for _, c := range []struct {
		terminal bool
		ago      time.Duration
		want     string
	}{
		{true, 1000 * time.Second, "\r\x1b[Kextract: 100 of 300 documents, 0.1 a second, 33m20s left"},
		{true, 0, ""},
		{false, 1000 * time.Second, ""},
	} {
		var out bytes.Buffer
		p := newProgress(&out, 300)
		p.terminal, p.start = c.terminal, time.Now().Add(-c.ago)
		for range 100 {
			p.done()
		}
		if !strings.HasSuffix(out.String(), c.want) || c.want == "" && out.Len() > 0 {
			t.Errorf("terminal %v, begun %v ago: %q, want %q", c.terminal, c.ago, out.String(), c.want)
		}
		p.end()
		if c.want != "" && !strings.HasSuffix(out.String(), "\r\x1b[K") {
			t.Error("the line stays at the end")
		}
	}
}
