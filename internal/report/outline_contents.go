package report

import (
	"regexp"
	"strconv"

	"techins/internal/layout"
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

var contentsLine = regexp.MustCompile(`^(.*\S)\s+(\d+)$`)

// readContents reads the contents lines of a document. A heading broken over two lines has its page
// number in the second; the first then is no contents line by itself.
func readContents(blocks []layout.Block) contents {
	c := contents{byLetters: map[string]contentsEntry{}, lastAt: map[int]int{}}
	for i := range blocks {
		if blocks[i].Kind != layout.TOC {
			continue
		}
		c.lastAt[blocks[i].Page] = i
		m := contentsLine.FindStringSubmatch(blocks[i].Text)
		if m == nil {
			continue
		}
		title := m[1]
		if i > 0 && blocks[i-1].Page == blocks[i].Page && blocks[i-1].Kind != layout.TOC {
			_, whole := readHeading(title)
			if _, begun := readHeading(blocks[i-1].Text); begun && !whole {
				title = blocks[i-1].Text + title
			}
		}
		e := contentsEntry{title: oneLine(title), page: m[2]}
		c.add(lettersOf(title), e)
		if w, ok := readHeading(title); ok && w.number != "" {
			c.add(lettersOf(w.title), e)
		}
	}
	return c
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

var printedNumber = regexp.MustCompile(`\d+`)

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
