package layout

import "techins/internal/page"

// StitchTables joins tables that go on over pages; perPage[i] are the tables of pages[i].
func StitchTables(perPage [][]Table, pages []*page.Page) []Table {
	var out []Table
	for _, ts := range perPage {
		out = append(out, ts...)
	}
	return out
}
