package layout

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"techins/internal/page"
)

// pagesOfTables are pages with one table each: drawn, half drawn, and by alignment alone.
func pagesOfTables() map[string]*sketch {
	full, half, bare, zebra := newSketch(), newSketch(), newSketch(), newSketch()
	for _, s := range []*sketch{full, half, bare, zebra} {
		sampleRows(s)
		s.row(174, cols3, "Space launches", "7", "12.25")
		s.row(194, cols3, "Total", "391", "")
	}
	grid3(full, 5)
	for y := 100.0; y <= 200; y += 20 {
		half.rule(50, y, 350, y)
	}
	zebra.tint(50, 120, 350, 140)
	zebra.tint(50, 160, 350, 180)
	return map[string]*sketch{"full": full, "half": half, "bare": bare, "zebra": zebra}
}

func mapped(p *page.Page, f func(x, y float64) (float64, float64), scale float64) *page.Page {
	q := *p
	box := func(r page.Rect) page.Rect {
		x0, y0 := f(r.X0, r.Y0)
		x1, y1 := f(r.X1, r.Y1)
		return page.Rect{X0: x0, Y0: y0, X1: x1, Y1: y1}
	}
	q.Box.X1, q.Box.Y1 = p.Box.X1*scale, p.Box.Y1*scale
	q.Glyphs, q.Rules, q.Fills = nil, nil, nil
	for _, g := range p.Glyphs {
		g.Box = box(g.Box)
		g.X, g.Y = f(g.X, g.Y)
		g.Size *= scale
		q.Glyphs = append(q.Glyphs, g)
	}
	for _, r := range p.Rules {
		r.X0, r.Y0 = f(r.X0, r.Y0)
		r.X1, r.Y1 = f(r.X1, r.Y1)
		q.Rules = append(q.Rules, r)
	}
	for _, r := range p.Fills {
		r.Box = box(r.Box)
		q.Fills = append(q.Fills, r)
	}
	return &q
}

func TestMovedAndScaledPagesGiveTheSameTable(t *testing.T) {
	for name, s := range pagesOfTables() {
		golden := shown(Tables(&s.Page, Options{}))
		if golden == "" {
			t.Fatalf("%s: no table", name)
		}
		for _, d := range []float64{-40, 0.37, 100, 250} {
			got := Tables(mapped(&s.Page, func(x, y float64) (float64, float64) { return x + d, y + d }, 1), Options{})
			if shown(got) != golden {
				t.Errorf("%s moved by %v:\n%s", name, d, shown(got))
			}
		}
		for _, k := range []float64{0.6, 0.9, 1.3, 2.5} {
			got := Tables(mapped(&s.Page, func(x, y float64) (float64, float64) { return k * x, k * y }, k), Options{})
			if shown(got) != golden {
				t.Errorf("%s scaled by %v:\n%s", name, k, shown(got))
			}
		}
	}
}

func TestTurnedPagesGiveTheSameTable(t *testing.T) {
	for name, s := range pagesOfTables() {
		upright := Tables(&s.Page, Options{})
		for _, deg := range []float64{90, 180, 270} {
			q := rotated(&s.Page, deg)
			got := Tables(q, Options{})
			if shown(got) != shown(upright) {
				t.Errorf("%s turned by %v:\n%s", name, deg, shown(got))
				continue
			}
			turn := turner{deg, s.Box.W(), s.Box.H()}
			for i, c := range got[0].Cells {
				want := turn.rect(upright[0].Cells[i].Box)
				if math.Abs(c.Box.X0-want.X0)+math.Abs(c.Box.Y1-want.Y1) > 1e-6 {
					t.Fatalf("%s turned by %v: cell %q at %v, want %v", name, deg, c.Text, c.Box, want)
				}
			}
		}
	}
}

func TestTablesOfAnyDrawingOrder(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for name, s := range pagesOfTables() {
		golden := shown(Tables(&s.Page, Options{}))
		rnd.Shuffle(len(s.Glyphs), func(i, j int) { s.Glyphs[i], s.Glyphs[j] = s.Glyphs[j], s.Glyphs[i] })
		rnd.Shuffle(len(s.Rules), func(i, j int) { s.Rules[i], s.Rules[j] = s.Rules[j], s.Rules[i] })
		if got := shown(Tables(&s.Page, Options{})); got != golden {
			t.Errorf("%s shuffled:\n%s", name, got)
		}
	}
}

// tiles checks that the cells of a table cover its grid once and lie in it.
func tiles(tb *Table) error {
	if tb.Rows < 1 || tb.Cols < 1 || tb.Confidence < 0 || tb.Confidence > 1 {
		return fmt.Errorf("table %+v", *tb)
	}
	seen := make([]bool, tb.Rows*tb.Cols)
	for _, c := range tb.Cells {
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				if r < 0 || k < 0 || r >= tb.Rows || k >= tb.Cols || seen[r*tb.Cols+k] {
					return fmt.Errorf("cell %+v outside the grid or over another", c)
				}
				seen[r*tb.Cols+k] = true
			}
		}
	}
	for i, s := range seen {
		if !s {
			return fmt.Errorf("no cell at row %d, column %d of %d x %d", i/tb.Cols, i%tb.Cols, tb.Rows, tb.Cols)
		}
	}
	return nil
}

func FuzzTables(f *testing.F) {
	for seed := range uint64(12) {
		f.Add(seed, uint16(200), uint16(60), uint8(seed))
	}
	f.Fuzz(func(t *testing.T, seed uint64, glyphs, rules uint16, grain uint8) {
		p := scattered(seed, int(glyphs%2000), int(rules%400), 1+float64(grain%40))
		for _, s := range []string{"", "ruled", "unruled"} {
			ts := Tables(p, Options{Strategy: s})
			for i := range ts {
				if err := tiles(&ts[i]); err != nil {
					t.Fatal(err)
				}
			}
			StitchTables([][]Table{ts, ts}, []*page.Page{p, {Number: p.Number + 1, Box: p.Box, Glyphs: p.Glyphs}})
		}
	})
}

// scattered scatters glyphs and rules over multiples of a grain, so that some of them align.
func scattered(seed uint64, glyphs, rules int, grain float64) *page.Page {
	rnd := rand.New(rand.NewPCG(seed, 7))
	at := func(n float64) float64 { return math.Floor(rnd.Float64()*n/grain) * grain }
	s := newSketch()
	for range glyphs {
		s.text(at(560), at(830), []string{"7", "a", "保", "12.5", "—", "...", "total"}[rnd.IntN(7)])
	}
	for range rules {
		x, y, l := at(560), at(830), at(300)
		switch rnd.IntN(4) {
		case 0:
			s.rule(x, y, x, y+l)
		case 1:
			s.tint(x, y, x+l, y+at(60))
		default:
			s.rule(x, y, x+l, y)
		}
	}
	s.Glyphs = append(s.Glyphs, page.Glyph{Text: "x", X: math.NaN(), Box: page.Rect{X0: math.Inf(1)}})
	s.Rules = append(s.Rules, page.Rule{X0: math.NaN(), Y1: math.Inf(-1)})
	return &s.Page
}

// BenchmarkTables is the time of table finding on one page of text and one with a ruled table.
func BenchmarkTables(b *testing.B) {
	text, table := newSketch(), newSketch()
	justified(text, 60, 530, 60, 54)
	grid3(table, 35)
	for r := range 35 {
		table.row(float64(114+20*r), cols3, "Line of business", "372448", "214827508.9")
	}
	for name, s := range map[string]*sketch{"prose": text, "ruled": table} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Tables(&s.Page, Options{})
			}
		})
	}
}

// BenchmarkTablesScattered shows how the time grows with what stands on a page.
func BenchmarkTablesScattered(b *testing.B) {
	for _, n := range []int{1000, 2000, 4000, 8000} {
		p := scattered(1, n, n/4, 3)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Tables(p, Options{})
			}
		})
	}
}
