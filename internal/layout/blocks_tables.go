package layout

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"techins/internal/page"
)

// A tableArea is the part of a table on one sheet.
type tableArea struct {
	box   page.Rect
	words []Word
}

// takeTables moves the words of tables out of the sheets.
func takeTables(sheets []*sheet, tables [][]Table) {
	byPage := map[int]*sheet{}
	for _, s := range sheets {
		byPage[s.n] = s
	}
	for _, list := range tables {
		for i := range list {
			if !isTable(&list[i]) {
				continue
			}
			for n, box := range tableBoxes(&list[i]) {
				if s := byPage[n]; s != nil {
					s.tables = append(s.tables, tableArea{box: s.turn.rect(box)})
				}
			}
		}
	}
	for _, s := range sheets {
		slices.SortFunc(s.tables, func(a, b tableArea) int {
			return cmp.Or(cmp.Compare(a.box.Y0, b.box.Y0), cmp.Compare(a.box.X0, b.box.X0))
		})
		if len(s.tables) == 0 {
			continue
		}
		s.words = slices.DeleteFunc(slices.Clone(s.words), s.moveToTable)
	}
}

// moveToTable moves a word into the first table that holds its middle, if one does.
func (s *sheet) moveToTable(w Word) bool {
	for i := range s.tables {
		if t := &s.tables[i]; t.box.Contains(w.Box.CX(), w.Box.CY()) {
			t.words = append(t.words, w)
			return true
		}
	}
	return false
}

// isTable reports whether a table is one for a reader of the text. What has one column or row, a
// contents page, and columns of prose that were taken for a table are not.
func isTable(t *Table) bool {
	if t.Rows < 2 || t.Cols < 2 {
		return false
	}
	rows := make([][]Cell, t.Rows)
	long, all, filled, figures := 0, 0, 0, 0
	for _, c := range t.Cells {
		n := utf8.RuneCountInString(c.Text)
		all += n
		if n > maxPhrase {
			long += n
		}
		if n > 0 {
			filled++
		}
		if n > 0 && !hasLetters(c.Text) {
			figures++
		}
		if c.Row >= 0 && c.Row < t.Rows && n > 0 {
			rows[c.Row] = append(rows[c.Row], c)
		}
	}
	prose := 2*long > all || all > 12*filled && 10*figures < filled
	return !contentsTable(rows) && (t.Kind == "ruled" || !prose)
}

// hasLetters reports whether a text holds any letter.
func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// contentsTable reports whether most rows end in a page number and the numbers never fall.
func contentsTable(rows [][]Cell) bool {
	numbered, filled, last := 0, 0, 0
	for _, row := range rows {
		if len(row) == 0 {
			continue
		}
		filled++
		text := strings.TrimRight(row[len(row)-1].Text, " ")
		digits := text[len(strings.TrimRight(text, "0123456789")):]
		n, err := strconv.Atoi(digits)
		if err != nil || n < last || n > 9999 || strings.Trim(text[:len(text)-len(digits)], leaderRunes) != "" && !strings.HasSuffix(strings.TrimRight(text, "0123456789 "), "..") {
			continue
		}
		last = n
		numbered++
	}
	return numbered >= minTOCLines && 4*numbered >= 3*filled
}

// tableBoxes is where a table stands on each of its pages.
func tableBoxes(t *Table) map[int]page.Rect {
	out := map[int]page.Rect{}
	if !t.Box.Empty() {
		out[t.Page] = t.Box
	}
	for _, c := range t.Cells {
		if c.Page != t.Page || t.Box.Empty() {
			out[c.Page] = out[c.Page].Union(c.Box)
		}
	}
	return out
}
