package page

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// corpusData gives the bytes of a file of the corpus.
func corpusData(t testing.TB, name, checks string) []byte {
	t.Helper()
	root := os.Getenv("REPORT_CORPUS")
	if root == "" {
		t.Skip("REPORT_CORPUS is not set: skipping " + checks)
	}
	data, err := os.ReadFile(filepath.Join(root, "corpus", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// On every readable document the two readers see the same characters (spaces aside), 999 of 1,000 on
// each page. The sides of their boxes lie within half a point of each other in the median, the ends
// along the line, which make columns, much closer: how high a font reaches some files do not say, and
// each reader then has its own idea.
func TestReadersAgreeOnCorpus(t *testing.T) {
	for _, file := range corpusFiles(t, "that both readers agree on the corpus") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			native := openFile(t, file, Options{})
			pdfium, err := openPDFium(data, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer pdfium.Close()
			if native.NumPages() != pdfium.NumPages() {
				t.Fatalf("%d pages, PDFium has %d", native.NumPages(), pdfium.NumPages())
			}
			var along, sides []float64
			for n := 1; n <= native.NumPages(); n++ {
				a, s := comparePages(t, native, pdfium, n)
				along, sides = append(along, a...), append(sides, s...)
			}
			if m := median(sides); m >= 0.5 {
				t.Errorf("the sides of boxes are %.2f points apart in the median", m)
			}
			if m := median(along); m >= 0.1 {
				t.Errorf("the ends of boxes along the line are %.2f points apart in the median", m)
			}
		})
	}
}

func median(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}

// comparePages compares page n and gives how far apart the boxes of its glyphs are.
func comparePages(t *testing.T, native, pdfium Document, n int) (along, sides []float64) {
	t.Helper()
	p, err := native.Page(n)
	if err != nil {
		t.Fatal(err)
	}
	q, err := pdfium.Page(n)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(p.Box.X1-q.Box.X1) > 0.01 || math.Abs(p.Box.Y1-q.Box.Y1) > 0.01 {
		t.Errorf("page %d is %v, for PDFium %v", n, p.Box, q.Box)
	}
	a := Compare(p, q)
	if missing := a.Glyphs - a.Confirmed; missing*1000 > a.Glyphs {
		t.Errorf("page %d: PDFium sees %d of %d characters, first %v", n, a.Confirmed, a.Glyphs, a.Differences[:min(3, len(a.Differences))])
	}
	return boxOffsets(p, q)
}

// boxOffsets gives, for each glyph of the first page that the second has too, how far apart the sides
// of their boxes are: of the two ends along the line the worse, and all four.
func boxOffsets(p, q *Page) (along, sides []float64) {
	others := signs(q)
	grid := newSignGrid(others)
	for _, s := range signs(p) {
		i := grid.take(&s)
		if i < 0 {
			continue
		}
		others[i].confirmed = true
		a, b := s.box, others[i].box
		x0, y0, x1, y1 := math.Abs(a.X0-b.X0), math.Abs(a.Y0-b.Y0), math.Abs(a.X1-b.X1), math.Abs(a.Y1-b.Y1)
		along, sides = append(along, min(max(x0, x1), max(y0, y1))), append(sides, x0, y0, x1, y1)
	}
	return along, sides
}

// Rules and areas make tables; the readers see the same number of them on every page.
func TestShapesAgreeOnCorpus(t *testing.T) {
	for _, file := range corpusFiles(t, "that both readers see the same rules and areas") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		native := openFile(t, file, Options{})
		pdfium, err := openPDFium(data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n <= native.NumPages(); n++ {
			p, err := native.Page(n)
			if err != nil {
				t.Fatal(err)
			}
			q, err := pdfium.Page(n)
			if err != nil {
				t.Fatal(err)
			}
			if len(p.Rules) != len(q.Rules) || len(p.Fills) != len(q.Fills) || len(p.Images) != len(q.Images) {
				t.Errorf("%s page %d: %d rules, %d fills, %d images; PDFium has %d, %d, %d", filepath.Base(file), n,
					len(p.Rules), len(p.Fills), len(p.Images), len(q.Rules), len(q.Fills), len(q.Images))
			}
		}
		pdfium.Close()
	}
}
