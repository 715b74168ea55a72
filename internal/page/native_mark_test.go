package page

import (
	"sync"
	"testing"
)

func TestReplacementText(t *testing.T) {
	for _, c := range []struct {
		name, content, want string
		warned              bool
	}{
		{"one glyph", "/Span << /ActualText (q) >> BDC (a) Tj EMC (b) Tj", "qb", false},
		{"UTF-16", "/Span << /ActualText <FEFF4E07> >> BDC (a) Tj EMC (b) Tj", "万b", false},
		{"each glyph its own", "/Span << /ActualText (xyz) >> BDC (abc) Tj EMC", "xyz", false},
		{"more characters than glyphs", "/Span << /ActualText (office) >> BDC (o\\001ce) Tj EMC (b) Tj", "officeb", false},
		{"by name", "/Span /P BDC (a) Tj EMC", "n", false},
		{"another digit", "/Span << /ActualText (9) >> BDC (1) Tj EMC", "1", true},
		{"a whole sentence", "/Span << /ActualText (something quite different) >> BDC (hello world) Tj EMC", "hello world", false},
		{"no glyph", "/Span << /ActualText (x) >> BDC EMC (b) Tj", "b", false},
		{"ends of no sequence", "EMC EMC (b) Tj", "b", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &builder{}
			f := b.add(helvetica)
			p := readOne(t, b.onePage("BT /F 10 Tf 20 30 Td "+c.content+" ET", "/Font << /F "+f+" >> /Properties << /P << /ActualText (n) >> >>", smallPage))
			wantText(t, p, c.want)
			if p.Unmapped != 0 {
				t.Errorf("%d unmapped glyphs", p.Unmapped)
			}
			if warned := len(p.Warnings) > 0; warned != c.warned {
				t.Errorf("warnings %q", p.Warnings)
			}
		})
	}
}

// TestPagesInParallel reads every page several times at once and asks for what one reader alone reads.
func TestPagesInParallel(t *testing.T) {
	files := corpusFiles(t, "reading pages in parallel")
	for _, file := range files[:3] {
		alone, shared := openFile(t, file, Options{}), openFile(t, file, Options{})
		want := make([]string, alone.NumPages())
		for i := range want {
			p, err := alone.Page(i + 1)
			if err != nil {
				t.Fatal(err)
			}
			want[i] = visibleText(p) + shapes(p)
		}
		var wg sync.WaitGroup
		for k := range 4 {
			wg.Go(func() {
				for i := range want {
					n := (i + k*len(want)/4) % len(want)
					p, err := shared.Page(n + 1)
					if err != nil || visibleText(p)+shapes(p) != want[n] {
						t.Errorf("%s page %d: another page than alone (error %v)", file, n+1, err)
					}
				}
			})
		}
		wg.Wait()
	}
}
