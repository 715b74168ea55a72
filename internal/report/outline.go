package report

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"techins/dataset"
	"techins/internal/layout"
)

// A Located block has its place in the outline.
type Located struct {
	Block   *layout.Block
	Section string // path of the outline: 第一章/二/（一）; 前言 by its title; "" before the first heading
	Box     string // number of the boxed column it stands in: 专栏一; its title when it has none
	Title   string // of the heading nearest above, or of the box
	Heading bool   // the block is a heading of the outline, or a part of one
}

// Locate finds the outline of a report and the place of every block in it. Headings are told by
// their wording (outline_headings.csv) and form; a heading that the contents page lists is one
// whatever it looks like. Blocks must be in reading order. The edition of the sections is left
// empty. A section's page is the printed number of its page where pages are numbered, else the
// contents page's.
func Locate(blocks []layout.Block) ([]dataset.Section, []Located) {
	o := &outliner{blocks: blocks, contents: readContents(blocks), boxes: map[int]*standing{}}
	o.offset, o.numbered = pageOffset(blocks)
	for i := 0; i < len(blocks); {
		i += o.take(i)
	}
	return o.sections, o.located
}

// A standing is where the next block stands.
type standing struct {
	path  [4]string // by level; level 0 is not used
	title string
	box   string
}

func (p standing) section() string {
	return strings.TrimPrefix(strings.Join(filled(p.path[1:]), "/"), "/")
}

func filled(parts []string) []string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

type outliner struct {
	blocks   []layout.Block
	contents contents
	offset   int
	numbered bool

	here     standing          // in the body
	boxes    map[int]*standing // by group: in a box
	loose    *standing         // in a box that has no tint or frame
	looseOf  float64           // the size of that box's text, 0 before its first block
	titled   *standing         // of a box whose title has just been read
	sections []dataset.Section
	located  []Located
}

// take locates block i, with the blocks after it that belong to the same heading; it returns how
// many those are.
func (o *outliner) take(i int) int {
	b := &o.blocks[i]
	w, n := o.heading(i)
	if n == 0 {
		p := o.placeOf(b)
		o.located = append(o.located, Located{Block: b, Section: p.section(), Box: p.box, Title: p.title})
		return 1
	}
	p := o.enter(w, b)
	for k := range n {
		o.located = append(o.located, Located{Block: &o.blocks[i+k], Section: p.section(), Box: p.box, Title: p.title, Heading: true})
	}
	return n
}

// placeOf is the place of a block that is no heading.
func (o *outliner) placeOf(b *layout.Block) standing {
	titled := o.titled
	o.titled = nil
	if b.Group > 0 {
		if p := o.boxes[b.Group]; p != nil {
			return *p
		}
		if titled != nil { // the title stood in a bar of its own
			o.boxes[b.Group] = titled
			o.loose = nil
			return *titled
		}
		return o.here
	}
	if o.loose == nil || b.Kind == layout.Header || b.Kind == layout.Footer {
		return o.here
	}
	if o.looseOf == 0 {
		o.looseOf = b.Size
	}
	if b.Size < 0.97*o.looseOf || b.Size > 1.03*o.looseOf {
		o.loose = nil
		return o.here
	}
	return *o.loose
}

// enter makes a heading a section of the outline and its place the current one.
func (o *outliner) enter(w wording, b *layout.Block) standing {
	name := w.number
	if name == "" {
		name = w.title
	}
	level := w.form.level
	p := o.here
	if w.form.kind == "box" {
		p.path[3] = ""
		level = 1 + len(filled(p.path[1:3]))
		p.box, p.title = name, w.title
		o.loose, o.looseOf, o.titled = nil, 0, &p
		if b.Group > 0 {
			o.boxes[b.Group] = &p
		} else {
			o.loose = &p
		}
	} else {
		p.path[level] = name
		for l := level + 1; l < len(p.path); l++ {
			p.path[l] = ""
		}
		p.title = w.title
		o.here, o.loose, o.titled = p, nil, nil
	}
	o.sections = append(o.sections, dataset.Section{
		Number: w.number, Level: level, Kind: w.form.kind, Title: w.title, Page: o.printedPage(w, b), PDFPage: b.Page,
	})
	return p
}

// printedPage is the page number printed for a heading.
func (o *outliner) printedPage(w wording, b *layout.Block) string {
	if o.numbered && b.Page+o.offset > 0 {
		return strconv.Itoa(b.Page + o.offset)
	}
	e, _ := o.contents.find(w)
	return e.page
}

// heading reads block i as a heading of the outline; n is how many blocks it takes, 0 for none.
func (o *outliner) heading(i int) (w wording, n int) {
	b := &o.blocks[i]
	switch b.Kind {
	case layout.TOC, layout.Header, layout.Footer, layout.TableBlock, layout.Caption:
		return w, 0
	}
	if o.contents.holds(o.blocks, i) || !standsAlone(b.Text) {
		return w, 0
	}
	w, ok := readHeading(b.Text)
	switch {
	case !ok:
		return o.listed(b)
	case w.form.kind == "contents":
		return w, 0
	}
	n = 1
	if w.title == "" {
		if t, ok := o.titleAfter(i); ok {
			w.title = t
			n = 2
		}
	}
	if _, listed := o.contents.find(w); listed {
		return w, n
	}
	if w.title == "" && w.form.kind != "annex" || !o.evident(w, b) {
		return w, 0
	}
	return w, n
}

// listed accepts a heading without a number that the contents page lists; its number may stand there.
func (o *outliner) listed(b *layout.Block) (wording, int) {
	w := wording{form: headingForm{kind: "part", level: 1}, title: oneLine(b.Text)}
	e, ok := o.contents.find(w)
	if !ok || b.Kind != layout.Heading || b.Group > 0 {
		return w, 0
	}
	if full, ok := readHeading(e.title); ok {
		full.title = w.title
		return full, 1
	}
	return w, 1
}

// titleAfter is the title that stands in a block of its own after a heading's number.
func (o *outliner) titleAfter(i int) (string, bool) {
	if i+1 >= len(o.blocks) {
		return "", false
	}
	a, b := &o.blocks[i], &o.blocks[i+1]
	if b.Page != a.Page || b.Kind == layout.TableBlock || b.Kind == layout.TOC || !standsAlone(b.Text) {
		return "", false
	}
	if _, other := readHeading(b.Text); other {
		return "", false
	}
	if b.Kind != layout.Heading && b.Size < a.Size-0.1 {
		return "", false
	}
	return oneLine(b.Text), true
}

// evident reports whether the form of a block bears out that it is a heading: it stands out from the
// body, or its words leave no doubt. In a box only the box's own title is one.
func (o *outliner) evident(w wording, b *layout.Block) bool {
	if w.form.strong {
		return true
	}
	if b.Kind == layout.Infographic || b.Group > 0 && o.boxes[b.Group] != nil {
		return false
	}
	if b.Kind == layout.Heading {
		return true
	}
	return b.Group == 0 && o.follows(w) && !strings.ContainsAny(w.title, "。；;")
}

// follows reports whether a weak heading's number is the next one under its parent.
func (o *outliner) follows(w wording) bool {
	before := 0
	for i := len(o.sections) - 1; i >= 0; i-- {
		s := &o.sections[i]
		if s.Kind == w.form.kind {
			before = smallNumber(s.Number)
			break
		}
		if s.Kind != "box" && s.Level < w.form.level {
			break
		}
	}
	return smallNumber(w.number) == before+1
}

// smallNumber reads 一 to 九十九 or digits, 0 for anything else.
func smallNumber(s string) int {
	total, digit := 0, 0
	for _, r := range s {
		switch i := strings.IndexRune("一二三四五六七八九", r); {
		case i >= 0:
			digit = i/3 + 1
		case r == '十':
			total += 10 * max(1, digit)
			digit = 0
		case r >= '0' && r <= '9':
			digit = 10*digit + int(r-'0')
		}
	}
	return total + digit
}

// longestHeading is the length of the longest heading in characters.
const longestHeading = 70

// standsAlone reports whether a text is as short as a heading and no sentence.
func standsAlone(s string) bool {
	s = strings.TrimSpace(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && utf8.RuneCountInString(s) <= longestHeading && !strings.ContainsRune("。；;，,、：:", last) && !unicode.Is(unicode.Ps, last)
}
