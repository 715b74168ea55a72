package report

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// codesFromIndents numbers the rows by the steps of their indentation; rows that are all set alike
// are one flat list.
func codesFromIndents(rows []tableRow) []item {
	levels := indentLevels(rows)
	var items []item
	var count []int
	for i, r := range rows {
		it := item{tableRow: r}
		depth := min(levels[i], len(count))
		if isTotalLabel(r.label) {
			it.totalOfIndents(count[:min(depth, max(0, len(count)-1))])
			items = append(items, it)
			continue
		}
		if depth < len(count) {
			count = count[:depth+1]
			count[depth]++
		} else {
			count = append(count, 1)
		}
		it.code = join(count)
		it.parent = parentOf(it.code)
		items = append(items, it)
	}
	doubtCount(items, levels)
	return items
}

// totalOfIndents codes a total by its indent: it sums the group that is open around it, or the table. A
// subtotal that is not indented does not show its group.
func (it *item) totalOfIndents(group []int) {
	switch {
	case len(group) > 0:
		it.code, it.sub = join(group), true
	case tableVocabulary().is("total", strings.TrimRight(fold(it.label), ":")):
		it.code = "total"
	default:
		it.doubt = "the group that it sums is not known"
	}
}

// indentStep is the least difference of two indents that a reader sees as two levels, in points.
const indentStep = 4

// indentLevels ranks the indents of the rows: 0 for the outermost.
func indentLevels(rows []tableRow) []int {
	var steps []float64
	for _, r := range rows {
		near := func(x float64) bool { return math.Abs(x-r.indent) < indentStep }
		if !isTotalLabel(r.label) && !slices.ContainsFunc(steps, near) {
			steps = append(steps, r.indent)
		}
	}
	slices.Sort(steps)
	levels := make([]int, len(rows))
	for i, r := range rows {
		for rank, x := range steps {
			if r.indent > x-indentStep/2 {
				levels[i] = rank
			}
		}
	}
	return levels
}

// doubtCount takes the codes from the items whose place in the count is not sure. A code that is counted, not
// printed, moves when a row is lost or a label that was wrapped is taken for two rows, and nothing in the
// row itself shows it.
func doubtCount(items []item, levels []int) {
	if why := lostLevels(items); why != "" {
		uncode(items, why)
		return
	}
	for i := range items {
		it := &items[i]
		switch {
		case isTotalLabel(it.label):
		case it.gap || it.apart || it.label == "" || products().holds(it.label):
			uncode(items[i:], "a row without a label, words in no row, or two labels in one stand at its height or above it, so the rows cannot be counted")
			return
		case isPiece(items, levels, i):
			if i > 0 && levels[i-1] == levels[i] && !products().knows(items[i-1].label) {
				i-- // it may be the beginning of the same label
			}
			end := i + 1
			for end < len(items) && levels[end] >= levels[i] && !isTotalLabel(items[end].label) {
				end++
			}
			uncode(items[i:end], "the row "+quoted(it.label)+" may be a piece of a label that was wrapped, so the rows cannot be counted")
		}
	}
}

// uncode takes the codes of items, and their place in a group with them; totals of the whole table stay.
func uncode(items []item, why string) {
	for i := range items {
		if it := &items[i]; it.code != "total" {
			it.code, it.parent, it.doubt = "", "", cmp.Or(it.doubt, why)
		}
	}
}

// isPiece reports whether a row may be a piece of a wrapped label: nothing is printed in any of its columns
// although it heads no group, or its label is a single character.
func isPiece(items []item, levels []int, i int) bool {
	it := &items[i]
	if products().knows(it.label) {
		return false
	}
	if utf8Len(it.label) < 2 {
		return true
	}
	bare := !slices.ContainsFunc(it.figures, func(f figure) bool { return f.text != "" })
	return bare && (i+1 == len(items) || levels[i+1] <= levels[i])
}

// lostLevels says why the levels of a table without numbers cannot be trusted, "" when nothing speaks against
// them: all items on one level although some look like the heads of groups, or a known item beside the
// known group that it belongs to.
func lostLevels(items []item) string {
	if slices.ContainsFunc(items, func(it item) bool { return it.stray }) {
		return "words stand in a column before the figures that is not read, and may be those of groups"
	}
	flat, bare := true, false
	for _, it := range items {
		flat = flat && it.parent == ""
		bare = bare || it.code != "total" && !products().isItem(it.label) && !it.hasFigures()
	}
	if flat && bare {
		return "the table has rows that look like groups, but neither numbers nor indents tell what belongs to them"
	}
	book, group := products(), item{}
	for _, it := range items {
		switch {
		case book.isGroup(it.label):
			group = it
		case group.code != "" && it.code != "total" && book.belongs(it.label, group.label) && !strings.HasPrefix(it.code, group.code+"."):
			return quoted(it.label) + " belongs to " + quoted(group.label) + ", but neither numbers nor indents show it"
		}
	}
	return ""
}
