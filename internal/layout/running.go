package layout

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

const (
	// marginShare is the part of a page's height, above and below, where running lines are looked for.
	marginShare = 0.15
	// runningSlack in points is how much the height of a running line may vary from page to page.
	runningSlack = 3.0
	// marginRows is how many rows from the edge of a page can be running.
	marginRows = 4
)

// A marginLine is a row in the upper or lower margin of a sheet.
type marginLine struct {
	sheet  *sheet
	row    piece
	top    bool
	dist   float64 // from that edge of the page to the baseline
	number int     // the number printed, -1 without exactly one
	only   bool    // it holds nothing but a number and ornaments
	run    bool
}

// takeRunning finds the running headers, footers and page numbers of a document by their coming back
// at one height, page after page, and takes their words out of the sheets.
func takeRunning(sheets []*sheet) {
	var all []*marginLine
	perSheet := make([][]*marginLine, len(sheets))
	for i, s := range sheets {
		perSheet[i] = marginLines(s)
		all = append(all, perSheet[i]...)
	}
	for _, c := range clusters(all) {
		judge(c, len(sheets))
	}
	for i, s := range sheets {
		takeFrom(s, perSheet[i])
	}
}

func marginLines(s *sheet) []*marginLine {
	rs := rows(pieces(s.words))
	var out []*marginLine
	h := s.q.Box.H()
	for i, r := range rs {
		top := i < marginRows && r.base-s.q.Box.Y0 < marginShare*h
		bottom := i >= len(rs)-marginRows && s.q.Box.Y1-r.base < marginShare*h
		if !top && !bottom {
			continue
		}
		m := &marginLine{sheet: s, row: r, top: top, dist: r.base - s.q.Box.Y0}
		if !top {
			m.dist = s.q.Box.Y1 - r.base
		}
		m.number, m.only = pageNumber(r.text)
		out = append(out, m)
	}
	return out
}

// pageNumber is the one number in a text, -1 when there is none or several, and whether the text
// holds no other letter.
func pageNumber(text string) (int, bool) {
	n, only, found := -1, true, 0
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		found++
		if v, err := strconv.Atoi(f); err == nil {
			n = v
		}
	}
	for _, r := range text {
		if unicode.IsLetter(r) && !strings.ContainsRune("ivxlcIVXLC", r) {
			only = false
		}
	}
	if found != 1 {
		n = -1
	}
	return n, only
}

// clusters groups margin lines by edge, height and size.
func clusters(all []*marginLine) [][]*marginLine {
	slices.SortStableFunc(all, func(a, b *marginLine) int {
		return cmp.Or(cmp.Compare(btoi(a.top), btoi(b.top)), cmp.Compare(math.Round(a.row.size*2), math.Round(b.row.size*2)), cmp.Compare(a.dist, b.dist))
	})
	var out [][]*marginLine
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[start].near(all[end-1], all[end]) {
			end++
		}
		out = append(out, all[start:end])
		start = end
	}
	return out
}

// near reports whether a line belongs to a cluster, given its first and last lines.
func (m *marginLine) near(last, next *marginLine) bool {
	return next.top == m.top && alike(next.row.size, m.row.size, 0.03) && next.dist >= last.dist &&
		next.dist-last.dist < runningSlack && next.dist-m.dist < 2*runningSlack
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// judge marks the lines of a cluster that run: those whose words come back on other pages, and those
// whose number grows with the page. Of a cluster that mostly comes back, all lines run (the name of a
// chapter of one page).
func judge(c []*marginLine, pages int) {
	least := max(3, (pages+3)/4)
	if pages == 2 {
		least = 2
	}
	texts, counts := map[string]int{}, map[string]int{}
	for _, m := range c {
		texts[m.text()]++
		counts[m.numbering()]++
	}
	n := 0
	for _, m := range c {
		repeated := texts[m.text()] > 1
		with := counts[m.numbering()]
		counted := m.number >= 0 && with >= least && (m.only || 5*with >= 2*pages)
		m.run = len(c) >= least && (repeated || counted || m.only) || pages == 1 && m.only && m.number >= 0
		if m.run {
			n++
		}
	}
	if len(c) >= least && 3*n >= 2*len(c) {
		for _, m := range c {
			m.run = true
		}
	}
}

// text is the text of the line with single spaces.
func (m *marginLine) text() string { return strings.Join(strings.Fields(m.row.text), " ") }

// numbering is what the numbered lines of a document have in common: the text round the number and
// the distance of that number from the page's.
func (m *marginLine) numbering() string {
	return strings.ReplaceAll(m.text(), strconv.Itoa(m.number), "#") + "@" + strconv.Itoa(m.number-m.sheet.n)
}

// takeFrom takes the running lines of a sheet, from its edges inwards up to the first other line.
func takeFrom(s *sheet, lines []*marginLine) {
	take := func(m *marginLine) bool {
		if !m.run {
			return false
		}
		if m.top {
			s.header = append(s.header, m.row)
		} else {
			s.footer = append(s.footer, m.row)
		}
		return true
	}
	var taken []*marginLine
	for _, m := range lines {
		if !m.top || !take(m) {
			break
		}
		taken = append(taken, m)
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if m := lines[i]; m.top || !take(m) {
			break
		} else {
			taken = append(taken, m)
		}
	}
	slices.Reverse(s.footer)
	if len(taken) == 0 {
		return
	}
	boxes := map[[3]float64]bool{}
	for _, m := range taken {
		for _, w := range m.row.words {
			boxes[[3]float64{w.Box.X0, w.Box.Y0, w.Base}] = true
		}
	}
	s.words = slices.DeleteFunc(slices.Clone(s.words), func(w Word) bool { return boxes[[3]float64{w.Box.X0, w.Box.Y0, w.Base}] })
}
