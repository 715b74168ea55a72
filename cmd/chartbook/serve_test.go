package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// start serves a folder with one page, and gives its address and how the server ended.
func start(t *testing.T) (address string, stop func(), ended <-chan error) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("<!doctype html><title>x</title>"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	notes, w := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- serve(ctx, dir, "localhost:0", w) }()
	line, err := bufio.NewReader(notes).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(line, "http://")
	address, _, _ = strings.Cut(after, " ")
	t.Cleanup(cancel)
	return "http://" + address, cancel, done
}

func TestServe(t *testing.T) {
	address, stop, ended := start(t)
	for _, c := range []struct {
		method, path string
		status       int
	}{
		{"GET", "", 200}, {"HEAD", "", 200}, {"POST", "", 405}, {"GET", "absent.html", 404}, {"GET", "../serve.go", 404}, {"GET", "%2e%2e/serve.go", 404},
	} {
		req, err := http.NewRequest(c.method, address+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != c.status {
			t.Errorf("%s %s: status %d, want %d", c.method, c.path, res.StatusCode, c.status)
		}
		if res.StatusCode != 200 {
			continue
		}
		for header, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'", "Referrer-Policy": "no-referrer", "Content-Type": "text/html"} {
			if !strings.Contains(res.Header.Get(header), want) {
				t.Errorf("%s %s: %s is %q", c.method, c.path, header, res.Header.Get(header))
			}
		}
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the server ended with %v", err)
		}
	case <-time.After(time.Minute):
		t.Error("the server did not stop")
	}
}

func TestServeNeedsAnAddress(t *testing.T) {
	if err := serve(context.Background(), t.TempDir(), "no address", io.Discard); err == nil || !strings.Contains(err.Error(), "localhost:8080") {
		t.Errorf("error %v, want one that says what to give", err)
	}
}
