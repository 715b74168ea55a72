package book

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"techins/dataset"
)

// invented is the shipped data with a made-up edition of the year after, in which every second line has
// grown by a fifth.
func invented(t *testing.T) *dataset.Data {
	t.Helper()
	d := shipped(t)
	next := d.Editions[len(d.Editions)-1]
	now := next.Edition
	next.Year++
	next.Edition, next.DocumentKind, next.SourceFile = "invented-next", "synthetic", "invented.csv"
	d.Editions = append(d.Editions, next)
	for _, l := range slices.Clone(d.Lines) {
		if l.Edition == now {
			l.Edition = next.Edition
			d.Lines = append(d.Lines, l)
		}
	}
	for i, c := range slices.Clone(d.Business) {
		if c.Edition != now {
			continue
		}
		c.Edition = next.Edition
		if i%4 < 2 {
			c.Value = dataset.FromRat(new(big.Rat).Mul(c.Value.Rat(), big.NewRat(6, 5)))
		}
		d.Business = append(d.Business, c)
	}
	return d
}

// With two editions the book has the figures and the table of change, says on each of them that numbers
// are invented, and every link still leads somewhere.
func TestPanel(t *testing.T) {
	b, err := newBook(invented(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	files := textOf(t, b)
	for _, name := range []string{"F11", "F12", "F13", "T6"} {
		for lang, word := range map[string]string{"en": "synthetic", "zh": "示例数据"} {
			page, there := files[lang+"/"+name+".html"]
			if !there {
				t.Errorf("there is no page %s/%s.html", lang, name)
				continue
			}
			_, body, _ := strings.Cut(page, "<main")
			body, footer, _ := strings.Cut(body, "<footer>")
			if !strings.Contains(strings.ToLower(body), word) || !strings.Contains(footer, map[string]string{"en": "invented", "zh": "虚构"}[lang]) {
				t.Errorf("%s/%s.html does not say that its numbers are invented", lang, name)
			}
		}
	}
	for _, name := range []string{"en/index.html", "zh/index.html"} {
		if lead, _, _ := strings.Cut(files[name], "<ol"); !strings.Contains(lead, "invented") && !strings.Contains(lead, "虚构") {
			t.Errorf("%s does not say that numbers are invented", name)
		}
	}
	checkLinks(t, b, files)
}
