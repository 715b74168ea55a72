package report

import (
	"strconv"

	"techins/internal/layout"
	"techins/internal/pattern"
)

// A contentsEntry is a line of the contents page.
type contentsEntry struct {
	title string
	page  string // as printed
}

// contents is what the contents pages say, and which pages they are.
type contents struct {
	byLetters map[string]contentsEntry
	lastAt    map[int]int // of each contents page: the index of its last contents line
}

// contentsLine is a heading and its page number; in a block that layout did not take for a contents
// line the number may follow without a space.
var contentsLine = pattern.New(`^(?:(.*\S)\s+|(.*[^\d\s]))(\d{1,4})$`)

// readContents reads the contents lines of a document: the blocks that layout found to be some, and
// on a page headed as contents whatever ends in a number.
func readContents(blocks []layout.Block) contents {
	c := contents{byLetters: map[string]contentsEntry{}, lastAt: map[int]int{}}
	headed := headedAsContents(blocks)
	for i := range blocks {
		b := &blocks[i]
		m := contentsLine.FindStringSubmatch(b.Text)
		if m == nil || b.Kind != layout.TOC && (!headed[b.Page] || !standsAlone(b.Text) || b.Kind == layout.Footer) {
			continue
		}
		c.lastAt[b.Page] = i
		title := c.wholeTitle(blocks, i, m[1]+m[2])
		e := contentsEntry{title: oneLine(title), page: m[3]}
		c.add(lettersOf(title), e)
		if w, ok := readHeading(title); ok && w.number != "" {
			c.add(lettersOf(w.title), e)
		}
	}
	return c
}

// headedAsContents are the pages headed as contents, and those behind them on which most of what is
// worded as a heading ends in a number.
func headedAsContents(blocks []layout.Block) map[int]bool {
	headed := map[int]bool{}
	forms, numbered := map[int]int{}, map[int]int{}
	for i := range blocks {
		b := &blocks[i]
		w, ok := readHeading(b.Text)
		switch {
		case !ok || b.Kind == layout.Header || b.Kind == layout.Footer:
		case w.form.kind == "contents":
			headed[b.Page] = true
		default:
			forms[b.Page]++
			if contentsLine.MatchString(b.Text) {
				numbered[b.Page]++
			}
		}
	}
	for i := range blocks {
		if n := blocks[i].Page; headed[n-1] && numbered[n] >= 3 && 4*numbered[n] >= 3*forms[n] {
			headed[n] = true
		}
	}
	return headed
}

// wholeTitle puts the first half of a heading before its second, which holds the page number: the
// block before it begins a heading, and the line itself does not.
func (c contents) wholeTitle(blocks []layout.Block, i int, title string) string {
	if i == 0 || blocks[i-1].Page != blocks[i].Page || blocks[i-1].Kind == layout.TOC {
		return title
	}
	w, begun := readHeading(blocks[i-1].Text)
	if _, whole := readHeading(title); !begun || whole || w.form.kind == "contents" {
		return title
	}
	return blocks[i-1].Text + title
}

// add keeps the first of two entries of one title.
func (c contents) add(letters string, e contentsEntry) {
	if _, ok := c.byLetters[letters]; !ok && letters != "" {
		c.byLetters[letters] = e
	}
}

// find is the entry of a heading.
func (c contents) find(w wording) (contentsEntry, bool) {
	if e, ok := c.byLetters[lettersOf(w.number+w.title)]; ok {
		return e, true
	}
	if len([]rune(w.title)) < 3 {
		return contentsEntry{}, false
	}
	e, ok := c.byLetters[lettersOf(w.title)]
	return e, ok
}

// holds reports whether block i stands on a contents page, among its lines.
func (c contents) holds(blocks []layout.Block, i int) bool {
	last, ok := c.lastAt[blocks[i].Page]
	return ok && i <= last
}

var printedNumber = pattern.New(`\d+`)

// pageOffset is the difference between printed and physical page numbers that most running lines
// show; ok is false when fewer than two pages agree.
func pageOffset(blocks []layout.Block) (int, bool) {
	pages := map[int]map[int]bool{}
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != layout.Header && b.Kind != layout.Footer {
			continue
		}
		for _, digits := range printedNumber.FindAllString(b.Text, -1) {
			if n, err := strconv.Atoi(digits); err == nil && n < 10000 {
				if pages[n-b.Page] == nil {
					pages[n-b.Page] = map[int]bool{}
				}
				pages[n-b.Page][b.Page] = true
			}
		}
	}
	best, most := 0, 1
	for offset, on := range pages {
		if len(on) > most || len(on) == most && most > 1 && offset > best {
			best, most = offset, len(on)
		}
	}
	return best, most > 1
}
