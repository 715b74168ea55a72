package layout

import (
	"slices"
	"testing"

	"techins/internal/page"
)

// twoPages sets a table in two: rows on the first page, the rest on the second, with what the caller
// prints besides.
func twoPages(first, second func(s *sketch)) []*page.Page {
	a, b := newSketch(), newSketch()
	b.Number = 2
	first(a)
	second(b)
	return []*page.Page{&a.Page, &b.Page}
}

func stitched(pages []*page.Page) []Table {
	var per [][]Table
	for _, p := range pages {
		per = append(per, Tables(p, Options{}))
	}
	return StitchTables(per, pages)
}

func header(s *sketch) { s.row(114, cols3, "Line", "Policies", "Sum") }

func firstPiece(s *sketch) {
	s.text(200, 40, "Annual report 2023")
	grid3(s, 3)
	sampleRows(s)
	s.text(290, 815, "17")
}

func TestTableGoesOnWithItsHeaderRepeated(t *testing.T) {
	ts := stitched(twoPages(firstPiece, func(s *sketch) {
		s.text(200, 40, "Annual report 2023")
		grid3(s, 2)
		header(s)
		s.row(134, cols3, "Space", "7", "3.5")
		s.text(290, 815, "18")
	}))
	if got, want := shown(ts), "ruled\n"+sample+"\nSpace|7|3.5\n"; got != want {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}
	if !slices.Equal(ts[0].Pages, []int{1, 2}) || ts[0].Page != 1 {
		t.Errorf("pages %v of a table of page %d", ts[0].Pages, ts[0].Page)
	}
	if last := ts[0].Cells[len(ts[0].Cells)-1]; last.Page != 2 || last.Row != 3 {
		t.Errorf("the last cell: %+v", last)
	}
}

func TestTableGoesOnWithoutHeaderUnderAShortWord(t *testing.T) {
	ts := stitched(twoPages(firstPiece, func(s *sketch) {
		s.text(300, 90, "续表")
		grid3(s, 2)
		s.row(114, cols3, "Space", "7", "3.5")
		s.row(134, cols3, "Sea", "8", "1.5")
	}))
	if got, want := shown(ts), "ruled\n"+sample+"\nSpace|7|3.5\nSea|8|1.5\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTablesThatDoNotGoOn(t *testing.T) {
	rest := func(s *sketch) {
		grid3(s, 2)
		s.row(114, cols3, "Space", "7", "3.5")
		s.row(134, cols3, "Sea", "8", "1.5")
	}
	for name, pages := range map[string][]*page.Page{
		"text below": twoPages(func(s *sketch) {
			firstPiece(s)
			s.text(60, 300, "A sentence that ends the matter of this table.")
		}, rest),
		"a title above": twoPages(firstPiece, func(s *sketch) {
			s.text(60, 90, "Another table with a title of its own")
			rest(s)
		}),
		"a header of its own": twoPages(firstPiece, func(s *sketch) {
			rest(s)
			s.Glyphs = nil
			s.row(114, cols3, "City", "Claims", "Paid")
			s.row(134, cols3, "Sea", "8", "1.5")
		}),
		"other columns": twoPages(firstPiece, func(s *sketch) {
			for _, y := range []float64{100, 120, 140} {
				s.rule(50, y, 350, y)
			}
			for _, x := range []float64{50, 260, 300, 350} {
				s.rule(x, 100, x, 140)
			}
			s.row(114, []float64{55, 265, 305}, "Space", "7", "3.5")
			s.row(134, []float64{55, 265, 305}, "Sea", "8", "1.5")
		}),
	} {
		if ts := stitched(pages); len(ts) != 2 {
			t.Errorf("%s:\n%s", name, shown(ts))
		}
	}
}

func TestTurnedPagesAreJoinedToo(t *testing.T) {
	pages := twoPages(firstPiece, func(s *sketch) {
		grid3(s, 2)
		header(s)
		s.row(134, cols3, "Space", "7", "3.5")
	})
	for i, p := range pages {
		pages[i] = rotated(p, 270)
	}
	if got, want := shown(stitched(pages)), "ruled\n"+sample+"\nSpace|7|3.5\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
