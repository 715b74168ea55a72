package page

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"techins/internal/mutate"
)

// TestMutations reads damaged copies of the corpus: MUTATIONS of them, 150 unless it is set. There must
// be no panic, also none that the reader has caught, and no file that takes too long.
func TestMutations(t *testing.T) {
	root := os.Getenv("REPORT_CORPUS")
	if root == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the reading of damaged files")
	}
	names, _ := filepath.Glob(filepath.Join(root, "corpus", "[ds]*.pdf"))
	if len(names) == 0 {
		t.Fatal("the corpus has no document")
	}
	count := 150
	if v, err := strconv.Atoi(os.Getenv("MUTATIONS")); err == nil {
		count = v
	}
	texts := map[string][]string{}
	outcome := map[string]int{}
	for i := range count {
		r := rand.New(rand.NewPCG(uint64(i), 7))
		name := names[r.IntN(len(names))]
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if texts[name] == nil {
			texts[name], _ = readTexts(data)
		}
		mutated, what := mutate.File(r, data)
		label := fmt.Sprintf("mutation %d of %s (%s)", i, filepath.Base(name), what)
		err = readHostile(t, label, mutated, Options{})
		var e *Error
		switch {
		case errors.As(err, &e) && strings.Contains(e.What, "breaks the reader"):
			t.Errorf("%s: %v", label, err)
		case err != nil:
			outcome["error "+string(e.Kind)]++
		default:
			got, warned := readTexts(mutated)
			switch {
			case strings.Join(got, "\f") == strings.Join(texts[name], "\f"):
				outcome["read whole"]++
			case warned:
				outcome["other text, with a warning"]++
			default:
				outcome["other text, without a warning"]++
				t.Logf("%s: the text is another", label)
			}
		}
	}
	t.Logf("%d files: %v", count, outcome)
}

// readTexts gives the text of every page of a file that can be read.
func readTexts(data []byte) (pages []string, warned bool) {
	doc, err := openNative(data, Options{Password: "secret"})
	if err != nil {
		return nil, true
	}
	warned = len(doc.Warnings()) > 0
	for i := range doc.NumPages() {
		p, err := doc.Page(i + 1)
		if err != nil {
			return pages, true
		}
		warned = warned || len(p.Warnings) > 0
		pages = append(pages, visibleText(p))
	}
	return pages, warned
}
