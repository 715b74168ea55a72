package layout

import (
	"testing"

	"techins/internal/page"
)

func TestIndentsOnTheNextPageCountFromTheSameEdge(t *testing.T) {
	piece := func(kind string, edge, left, right float64) *Table {
		return &Table{Kind: kind, Rows: 1, Cols: 2, Page: 1, Pages: []int{1}, lefts: []float64{left, 400}, edges: []float64{edge, 390, right},
			Cells: []Cell{{RowSpan: 1, ColSpan: 1, Indent: 2}, {Col: 1, RowSpan: 1, ColSpan: 1, Indent: 2}}}
	}
	for _, c := range []struct {
		kind                     string
		edge, left, right, wantB float64
	}{
		{"unruled", 84, 84, 500, 26}, // begins with an inner level
		{"unruled", 84, 84, 524, 2},  // moved as a whole
		{"unruled", 60, 60, 500, 2},  // the same
		{"ruled", 60, 84, 500, 26},
		{"ruled", 84, 108, 524, 26},
	} {
		a, b := piece(c.kind, 60, 60, 500), piece(c.kind, c.edge, c.left, c.right)
		alignIndents(a, b)
		if b.Cells[0].Indent != c.wantB || a.Cells[0].Indent != 2 {
			t.Errorf("%+v: indents %v and %v, want 2 and %v", c, a.Cells[0].Indent, b.Cells[0].Indent, c.wantB)
		}
		a, b = piece(c.kind, c.edge, c.left, c.right), piece(c.kind, 60, 60, 500) // the inner level first
		alignIndents(a, b)
		if a.Cells[0].Indent != c.wantB || b.Cells[0].Indent != 2 {
			t.Errorf("%+v, turned round: indents %v and %v, want %v and 2", c, a.Cells[0].Indent, b.Cells[0].Indent, c.wantB)
		}
	}
}

func TestHeadingsOffTheirColumnsGoToThemInOrder(t *testing.T) {
	at := func(x float64, text string) chunk {
		box := page.Rect{X0: x, Y0: 0, X1: x + 8*float64(len([]rune(text))), Y1: 8}
		return chunk{box: box, size: 8, words: []Word{{Text: text, Box: box}}}
	}
	lines := []tableLine{
		{base: 10, size: 8, chunks: []chunk{at(100, "件数"), at(200, "金额"), at(300, "占比")}}, // left, no heading over the labels
		{base: 30, size: 8, chunks: []chunk{at(0, "甲甲甲甲甲甲"), at(160, "12"), at(260, "34"), at(360, "56")}},
		{base: 50, size: 8, chunks: []chunk{at(0, "乙乙乙乙"), at(168, "1"), at(268, "3"), at(368, "5")}},
		{base: 70, size: 8, chunks: []chunk{at(0, "丙丙丙丙"), at(168, "7"), at(268, "8"), at(368, "9")}},
	}
	items := itemsOf(lines)
	cols := pairHeadings(columnsOf(items), items)
	if len(cols) != 4 {
		t.Fatalf("%d columns, want 4", len(cols))
	}
	pieces := []int{3, 4, 4, 4}
	for k, x0 := range []float64{0, 100, 200, 300} {
		if cols[k].x0 != x0 || cols[k].n != pieces[k] {
			t.Errorf("column %d begins at %v with %d pieces, want at %v", k, cols[k].x0, cols[k].n, x0)
		}
	}
}
