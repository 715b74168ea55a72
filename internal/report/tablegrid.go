package report

import (
	"strings"

	"techins/dataset"
	"techins/internal/layout"
)

// grid gives random access to the cells of a table; every position of a spanning cell holds it.
type grid struct {
	table *layout.Table
	at    [][]*layout.Cell
}

func newGrid(t *layout.Table) *grid {
	g := &grid{table: t, at: make([][]*layout.Cell, t.Rows)}
	for r := range g.at {
		g.at[r] = make([]*layout.Cell, t.Cols)
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		for r := c.Row; r < min(c.Row+max(1, c.RowSpan), t.Rows); r++ {
			for k := c.Col; k < min(c.Col+max(1, c.ColSpan), t.Cols); k++ {
				g.at[r][k] = c
			}
		}
	}
	return g
}

// own is the text of the cell that begins at this position: a spanning cell counts once.
func (g *grid) own(row, col int) string {
	if c := g.at[row][col]; c != nil && c.Row == row && c.Col == col {
		return c.Text
	}
	return ""
}

// isTitle reports whether a cell stands alone in its rows over the whole table or most of it: a title or a
// note for all columns, no heading of one.
func (g *grid) isTitle(c *layout.Cell) bool {
	if c.Col != 0 || c.ColSpan < max(2, g.table.Cols-1) {
		return false
	}
	for row := c.Row; row < min(c.Row+c.RowSpan, g.table.Rows); row++ {
		for _, other := range g.at[row] {
			if other != nil && other != c && strings.TrimSpace(other.Text) != "" {
				return false
			}
		}
	}
	return true
}

// rowText joins the row's cells.
func (g *grid) rowText(row int) string {
	var b strings.Builder
	for col := range g.at[row] {
		b.WriteString(g.own(row, col))
	}
	return b.String()
}

// textOfRows is the text of the first rows, cell by cell.
func (g *grid) textOfRows(n int) string {
	var b strings.Builder
	for row := range n {
		for col := range g.at[row] {
			b.WriteString(g.own(row, col) + "\n")
		}
	}
	return b.String()
}

func place(c *layout.Cell) dataset.Place {
	if c == nil {
		return dataset.Place{}
	}
	return dataset.Place{Page: c.Page, X0: c.Box.X0, Y0: c.Box.Y0, X1: c.Box.X1, Y1: c.Box.Y1}
}
