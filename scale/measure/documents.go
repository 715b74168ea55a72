package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// made says what documents were made.
type made struct {
	bytes  int64
	broken map[string]string // kind of failure due, by base name
}

// kindOf is the kind of failure that is due for what the corpus says of a file that cannot be read.
var kindOf = map[string]string{
	"damaged_file":      "damaged",
	"empty_file":        "empty",
	"no_text_layer":     "scanned",
	"not_a_pdf":         "not-a-pdf",
	"no_unicode_map":    "unreadable-text",
	"password_required": "encrypted",
}

// A truth is what is needed of a truth file.
type truth struct {
	Expect struct{ Outcome, Reason string }
}

// sample is a file of the corpus, with the failure due.
type sample struct {
	name, kind string
	data       []byte
}

// makeDocuments fills a folder with n documents, every so many of them broken.
func makeDocuments(corpus, dir string, n, every int) (made, error) {
	m := made{broken: map[string]string{}}
	whole, broken, err := samples(corpus)
	if err != nil {
		return m, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return m, err
	}
	for i := range n {
		s := whole[i%len(whole)]
		if i%every == every-1 {
			s = broken[i/every%len(broken)]
		}
		name := fmt.Sprintf("%05d-%s", i, s.name)
		if s.kind != "" {
			m.broken[name] = s.kind
		}
		data := fmt.Appendf(s.data[:len(s.data):len(s.data)], "\n%% copy %d\n", i)
		if s.kind == "empty" {
			data = nil
		}
		m.bytes += int64(len(data))
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			return m, err
		}
	}
	return m, nil
}

// samples are the files of the corpus that can be read, and those that cannot. A file that a reader may
// repair is neither, but for the one that is cut off: what it lost cannot be repaired.
func samples(corpus string) (whole, broken []sample, err error) {
	truths, err := filepath.Glob(filepath.Join(corpus, "*.truth.json"))
	if err != nil {
		return nil, nil, err
	}
	empty := sample{"empty.pdf", "empty", nil}
	for _, file := range truths {
		var t truth
		text, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(text, &t)
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", file, err)
		}
		pdf := strings.TrimSuffix(file, ".truth.json") + ".pdf"
		data, err := os.ReadFile(pdf)
		if err != nil {
			return nil, nil, err
		}
		s := sample{filepath.Base(pdf), kindOf[t.Expect.Reason], data}
		switch {
		case t.Expect.Outcome == "ok" || t.Expect.Outcome == "no_table":
			whole = append(whole, sample{s.name, "", data})
		case t.Expect.Outcome == "error" && s.kind != "empty", strings.Contains(s.name, "truncated"):
			broken = append(broken, s)
		}
	}
	if len(whole) == 0 || len(broken) == 0 {
		return nil, nil, fmt.Errorf("%s: no documents with their truth were found", corpus)
	}
	return whole, append(broken, empty), nil // one empty file is like another
}
