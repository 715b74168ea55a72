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
)

// mutate changes a file at random: bits flipped, a stretch cut out, doubled or overwritten, the end cut
// off, two stretches or two objects swapped, a number changed.
func mutate(r *rand.Rand, data []byte) (mutated []byte, what string) {
	out := append([]byte(nil), data...)
	at := func() int { return r.IntN(len(out)) }
	switch r.IntN(8) {
	case 0:
		n := 1 + r.IntN(8)
		for range n {
			out[at()] ^= 1 << r.IntN(8)
		}
		return out, fmt.Sprintf("%d bits flipped", n)
	case 1:
		i := at()
		j := min(len(out), i+1+r.IntN(2000))
		return append(out[:i], out[j:]...), "a stretch cut out"
	case 2:
		return out[:at()], "the end cut off"
	case 3:
		i, j, n := at(), at(), 1+r.IntN(500)
		copy(out[i:], data[j:min(len(data), j+n)])
		return out, "a stretch overwritten"
	case 4:
		i := at()
		j := min(len(out), i+1+r.IntN(2000))
		return append(out[:j:j], data[i:]...), "a stretch doubled"
	case 5:
		return swapObjects(r, data), "two objects swapped"
	case 6:
		for tries := 0; tries < 10_000; tries++ {
			if i := at(); out[i] >= '0' && out[i] <= '9' {
				out[i] = byte('0' + r.IntN(10))
				break
			}
		}
		return out, "a digit changed"
	}
	i := at()
	for k := i; k < min(len(out), i+r.IntN(64)); k++ {
		out[k] = byte(r.Uint32())
	}
	return out, "noise"
}

// swapObjects exchanges the bodies of two objects.
func swapObjects(r *rand.Rand, data []byte) []byte {
	parts := strings.SplitAfter(string(data), "endobj")
	if len(parts) < 4 {
		return data
	}
	i, j := r.IntN(len(parts)-1), r.IntN(len(parts)-1)
	headI, bodyI, ok1 := strings.Cut(parts[i], " obj")
	headJ, bodyJ, ok2 := strings.Cut(parts[j], " obj")
	if ok1 && ok2 {
		parts[i], parts[j] = headI+" obj"+bodyJ, headJ+" obj"+bodyI
	}
	return []byte(strings.Join(parts, ""))
}

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
		mutated, what := mutate(r, data)
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
