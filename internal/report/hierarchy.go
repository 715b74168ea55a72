package report

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"techins/internal/pattern"
)

// An item is a row with its place in the hierarchy.
type item struct {
	tableRow
	code   string // full: 2.3.5, or "total"
	parent string // code of the group, "" at the top
	doubt  string // why the code is uncertain, "" when it is not
	sub    bool   // a subtotal: its figures are its group's
}

// codeRows gives every row its full code, from the printed numbers or, where the table has none,
// from the indentation of its labels.
func codeRows(rows []tableRow) []item {
	if mostlyNumbered(rows) {
		return codesFromNumbers(rows)
	}
	return codesFromIndents(rows)
}

// codesFromNumbers walks down the rows. A number of several parts (2.3) is a full code. A single
// number (1.) is either the next item at the top or the next child of the group above, as the
// report restarts its numbering within each group.
func codesFromNumbers(rows []tableRow) []item {
	var items []item
	walk := numberWalk{seen: map[string]bool{}}
	lost := false // a row without number and label was passed: what it opened is not known
	for i, r := range rows {
		it := item{tableRow: r}
		path := markerPath(r.marker)
		lost = (lost || r.gap || r.marker == "" && r.label == "" || hidesItem(r.label)) && len(path) < 2 && !walk.nextAtTop(r.marker)
		switch {
		case lost && !isTotalLabel(r.label) || hidesItem(r.label):
			it.doubt = "the label of a row above it, or its own, was not found"
		case r.beside && r.marker == "":
			if it.code, it.doubt = walk.groupBeside(rows[i+1:]); it.code != "" && (it.apart || it.cell.RowSpan == 1 && !products().isGroup(it.label)) {
				it.code, it.doubt = "", "its label may be those of several groups, or a piece of one"
			}
		case r.marker == "" && isTotalLabel(r.label):
			it.code, it.sub = walk.totalCode(r, rows[i+1:])
		case len(path) == 0:
			it.doubt = "it has no printed number"
		default:
			it.code, it.doubt = walk.place(r, path, rows[i+1:])
			lost = lost || it.code == ""
		}
		it.parent = parentOf(it.code)
		items = append(items, it)
	}
	dropStrays(items)
	return items
}

// markerWithin is a printed number amid a label, where two items have run into one row.
var markerWithin = pattern.New(`[\p{Han})）](?:[（(](?:[一二三四五六七八九十]+|\d{1,2})[)）]|[①-⑳]|[一二三四五六七八九十]+、|\d+(?:\.\d+)+|\d+[.、])\s*\p{Han}`)

func hidesItem(label string) bool { return markerWithin.MatchString(label) }

// nextAtTop reports whether a number goes on with the count of the outermost level in a style that is
// used nowhere else: whatever was lost before it, its code is sure.
func (w *numberWalk) nextAtTop(marker string) bool {
	path := markerPath(marker)
	return len(path) == 1 && len(w.last) > 0 && path[0] == w.last[0]+1 && markerStyle(marker) == w.style[0] && w.style[0] != "1."
}

// dropStrays takes the codes from rows with a number of one part whose siblings print theirs in full: 1.
// beside 2.2 and 2.3 has lost its own group (2.1), and would be taken for it. What stands below such a row
// is lost with it.
func dropStrays(items []item) {
	inFull := map[string]bool{} // groups whose items print their codes in full
	for _, it := range items {
		inFull[it.parent] = inFull[it.parent] || len(markerPath(it.marker)) > 1
	}
	stray := ""
	for i := range items {
		it := &items[i]
		single := it.code != "" && len(markerPath(it.marker)) == 1
		switch {
		case single && it.parent != "" && inFull[it.parent]:
			stray = it.code
		case single && stray != "" && strings.HasPrefix(it.code, stray+"."):
		default:
			stray = ""
			continue
		}
		it.doubt = "its group is not in the table; others beside it print their codes in full, not as " + it.marker
		it.code, it.parent = "", ""
	}
}

// markerPath are the numbers of a printed number: 2.3 -> [2 3], （二） -> [2].
func markerPath(marker string) []int {
	var path []int
	for _, part := range strings.FieldsFunc(fold(marker), func(r rune) bool { return strings.ContainsRune(".、()", r) }) {
		n, err := strconv.Atoi(part)
		if err != nil {
			n = chineseOrdinal(part)
		}
		if n <= 0 {
			return nil
		}
		path = append(path, n)
	}
	return path
}

// chineseOrdinal reads 一 to 九十九, 0 for anything else.
func chineseOrdinal(s string) int {
	const digits = "一二三四五六七八九"
	tens, ones, ten := strings.Cut(s, "十")
	digit := func(s string) int {
		if at := strings.Index(digits, s); s != "" && at >= 0 && len(s) == len("一") {
			return at/len("一") + 1
		}
		return 0
	}
	switch {
	case !ten:
		return digit(s)
	case tens != "" && digit(tens) == 0, ones != "" && digit(ones) == 0:
		return 0
	case tens == "":
		return 10 + digit(ones)
	}
	return 10*digit(tens) + digit(ones)
}

// markerStyle is the form of a printed number without its value: numbers of one style stand on one
// level, save that Arabic numbers restart within groups.
func markerStyle(marker string) string {
	text := fold(marker)
	switch {
	case strings.HasPrefix(text, "("):
		if strings.ContainsAny(text, "0123456789") {
			return "(1)"
		}
		return "(一)"
	case strings.ContainsAny(text, "0123456789"):
		if strings.ContainsRune("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", []rune(marker)[0]) {
			return "①"
		}
		return "1."
	}
	return "一、"
}

// numberWalk is the state of codesFromNumbers: the code of the last row, and the style and indent of each
// level open on the way down to it.
type numberWalk struct {
	last   []int
	style  []string
	indent []float64
	seen   map[string]bool
}

// inFull is the style of a level whose numbers are printed with those of its groups.
const inFull = "1.1"

// place finds the full code of a printed number, "" with a doubt where it may stand on several levels.
func (w *numberWalk) place(r tableRow, path []int, following []tableRow) (code, doubt string) {
	full, styles := path, append([]string{"1."}, repeat(inFull, len(path)-1)...)
	if len(path) == 1 {
		if full, styles = w.single(r, path[0], following); full == nil {
			return "", "its number " + r.marker + " goes on the count of several groups"
		}
	}
	code = join(full)
	switch parent := parentOf(code); {
	case w.seen[code]:
		doubt = "the code " + code + " occurs twice"
	case parent != "" && !w.seen[parent]:
		doubt = "its group " + parent + " is not in the table"
	case full[len(full)-1] > 1 && !w.seen[join(append(slices.Clone(full[:len(full)-1]), full[len(full)-1]-1))]:
		doubt = "the item before it is not in the table"
	}
	w.seen[code] = true
	indents := append(slices.Clone(w.indent), slices.Repeat([]float64{r.indent}, len(full))...)[:len(full)]
	indents[len(full)-1] = r.indent
	w.last, w.style, w.indent = full, styles, indents
	return code, doubt
}

// single places a number of one part. Candidates are the next sibling on each open level of the
// same style and the first child of the last row; the deepest that continues its count is taken,
// unless the rows that follow show that it opens a group at the top (2. followed by 2.1). Where levels of
// one style are counted alike their indents decide; nil when those are equal too.
func (w *numberWalk) single(r tableRow, n int, following []tableRow) ([]int, []string) {
	style := markerStyle(r.marker)
	if style == "1." && opensGroup(n, following) && (len(w.last) == 0 || n > w.last[0]) {
		return []int{n}, []string{style}
	}
	if n == 1 && len(w.last) > 0 {
		return append(slices.Clone(w.last), 1), append(slices.Clone(w.style), style)
	}
	var depths []int
	for depth := len(w.last) - 1; depth >= 0; depth-- {
		if w.style[depth] == style && w.last[depth] == n-1 && !(len(depths) > 0 && w.style[depth+1] == inFull) {
			depths = append(depths, depth)
		}
	}
	if len(depths) == 0 {
		return []int{n}, []string{style}
	}
	at := depths[0]
	if len(depths) > 1 {
		if at = w.byIndent(depths, r.indent); at < 0 {
			return nil, nil
		}
	}
	return append(slices.Clone(w.last[:at]), n), append(slices.Clone(w.style[:at]), style)
}

// byIndent is the one of several levels that is set as deep as a row, -1 when none or several are.
func (w *numberWalk) byIndent(depths []int, indent float64) int {
	found := -1
	for _, d := range depths {
		if math.Abs(w.indent[d]-indent) < indentStep/2 {
			if found >= 0 {
				return -1
			}
			found = d
		}
	}
	return found
}

// groupBeside is the code of a group without a number whose label stands beside its items: the items print it.
func (w *numberWalk) groupBeside(following []tableRow) (code, doubt string) {
	if len(following) > 0 {
		if path := markerPath(following[0].marker); len(path) > 1 && !w.seen[join(path[:len(path)-1])] {
			code = join(path[:len(path)-1])
			w.seen[code] = true
			if pieceOfGroup(code, following[1:]) {
				return "", "its label may go on beside the next item"
			}
			return code, ""
		}
	}
	return "", "neither it nor the first of its items has a number that shows its code"
}

// pieceOfGroup reports whether a label beside the items of a group begins amid them.
func pieceOfGroup(code string, following []tableRow) bool {
	for i, r := range following {
		if path := markerPath(r.marker); !r.beside && len(path) > 1 && join(path[:len(path)-1]) != code {
			return false
		}
		if r.beside && i+1 < len(following) {
			path := markerPath(following[i+1].marker)
			return len(path) > 1 && join(path[:len(path)-1]) == code
		}
	}
	return false
}

// opensGroup reports whether the next numbered row is n.1.
func opensGroup(n int, following []tableRow) bool {
	for _, r := range following {
		if r.marker == "" {
			continue
		}
		path := markerPath(r.marker)
		return len(path) == 2 && path[0] == n && path[1] == 1
	}
	return false
}

// totalCode is "total" for a row that sums the whole table (the last or first of it, or so named),
// and the code of the open group for a subtotal.
func (w *numberWalk) totalCode(r tableRow, following []tableRow) (code string, sub bool) {
	grand := tableVocabulary().is("total", strings.TrimRight(fold(r.label), ":"))
	if len(w.last) == 0 || (grand && (len(following) == 0 || !tableVocabulary().is("subtotal", fold(r.label)))) {
		return "total", false
	}
	group := w.last
	if len(group) > 1 {
		group = group[:len(group)-1]
	}
	return join(group), true
}

func parentOf(code string) string {
	if at := strings.LastIndexByte(code, '.'); at >= 0 {
		return code[:at]
	}
	return ""
}

func join(path []int) string {
	parts := make([]string, len(path))
	for i, n := range path {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, ".")
}

func repeat(s string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s
	}
	return out
}
