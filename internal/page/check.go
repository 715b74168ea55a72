package page

import (
	"fmt"
	"slices"
	"strings"
)

// A Check tells, page by page, whether a document has text that can be read. Add every page in any
// order, then ask for the Err and the Warnings; the zero value is ready. It keeps counts, not pages.
type Check struct {
	all     textCount
	scanned []int // pages with pictures and no text
	garbled []int // pages whose text is garbled
	cut     []int // pages with some glyphs that have no character
	unseen  []int // pages whose whole text is invisible
	pages   int
	text    int // pages with text
}

// scannedCover is the share of a page that pictures cover when the page is taken for a scan.
const scannedCover = 0.4

// Add counts a page.
func (c *Check) Add(p *Page) {
	count := countText(p)
	c.pages++
	c.all.add(count)
	switch {
	case count.glyphs == 0:
		if drawn(p) {
			c.scanned = append(c.scanned, p.Number)
		}
		return
	case count.garbled():
		c.garbled = append(c.garbled, p.Number)
	case count.unreadable > 0:
		c.cut = append(c.cut, p.Number)
	}
	if !slices.ContainsFunc(p.Glyphs, func(g Glyph) bool { return !g.Hidden && strings.TrimSpace(g.Text) != "" }) {
		c.unseen = append(c.unseen, p.Number)
	}
	c.text++
}

// drawn reports whether a page without text shows something that may be text: a picture over much of
// it, or many curves as when letters are drawn as outlines.
func drawn(p *Page) bool {
	const outlines = 100
	area := 0.0
	for _, i := range p.Images {
		area += i.Box.W() * i.Box.H()
	}
	return area >= scannedCover*p.Box.W()*p.Box.H() || len(p.Curves) >= outlines
}

// Err is the *Error when the document as a whole has no text that can be read, nil otherwise.
func (c *Check) Err() error {
	switch {
	case c.text == 0 && len(c.scanned) > 0:
		return &Error{Kind: Scanned, What: fmt.Sprintf("%s %s no text layer, only pictures", pageList(c.scanned), have(c.scanned)),
			Hint: "run a text recognition (OCR) over the file first"}
	case c.text == 0 && c.pages > 0:
		return &Error{Kind: Empty, What: "the pages are blank", Hint: "look for another copy"}
	case c.all.garbled():
		return &Error{Kind: UnreadableText, What: fmt.Sprintf("the fonts give no way from codes to characters for %d of %d glyphs (%s)",
			c.all.unreadable, c.all.glyphs, pageList(c.garbled)), Hint: "ask for a copy with a text layer, or run a text recognition (OCR) over it"}
	}
	return nil
}

// Warnings name the pages that are lost or doubtful in a document that can be read otherwise.
func (c *Check) Warnings() []string {
	if c.Err() != nil {
		return nil
	}
	var w []string
	if len(c.scanned) > 0 {
		w = append(w, fmt.Sprintf("scanned: %s %s no text layer and %s not read; run a text recognition (OCR) over the file first",
			pageList(c.scanned), have(c.scanned), were(c.scanned)))
	}
	if len(c.unseen) > 0 {
		w = append(w, fmt.Sprintf("scanned: all text of %s is invisible, as a text recognition (OCR) leaves it over a picture; its figures may be misread, so compare them with the picture",
			pageList(c.unseen)))
	}
	if len(c.garbled) > 0 {
		w = append(w, fmt.Sprintf("unreadable-text: the text of %s cannot be trusted: its fonts give no way from codes to characters", pageList(c.garbled)))
	}
	if len(c.cut) > 0 {
		w = append(w, fmt.Sprintf("unreadable-text: some glyphs of %s have no character", pageList(c.cut)))
	}
	return w
}

func have(pages []int) string {
	if len(pages) == 1 {
		return "has"
	}
	return "have"
}

func were(pages []int) string {
	if len(pages) == 1 {
		return "was"
	}
	return "were"
}

// pageList writes "page 3" or "pages 1-4, 7".
func pageList(pages []int) string {
	if len(pages) == 1 {
		return fmt.Sprintf("page %d", pages[0])
	}
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		if i == j {
			parts = append(parts, fmt.Sprint(pages[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d-%d", pages[i], pages[j]))
		}
		i = j + 1
	}
	return "pages " + strings.Join(parts, ", ")
}
