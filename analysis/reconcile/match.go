package reconcile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"techins/dataset"
)

// A closeness says how near the product of a claim is to that of a row.
type closeness int

const (
	unrelated closeness = iota
	inField             // they share a subject, no more
	akin                // another name, or a part, of the same product
	same
)

// nearest finds the line item below the sections that a claim speaks of.
func nearest(lines []dataset.Line, m dataset.Metric) (dataset.Line, closeness) {
	var line dataset.Line
	near, best := unrelated, 0
	for _, l := range lines {
		if l.Parent == "" {
			continue
		}
		c, fit := relation(l, m)
		if c > near || c == near && fit > best {
			line, near, best = l, c, fit
		}
	}
	return line, near
}

// relation is how near a claim is to a line item, and how well it fits among line items that are as
// near.
func relation(l dataset.Line, m dataset.Metric) (closeness, int) {
	if l.Product != "" && l.Product == m.ProductKey {
		return same, 0
	}
	label, product := core(l.Label), core(m.Product)
	switch {
	case finance[m.Measure] && !anyOf(l.Label, lending):
		return unrelated, 0
	case label == "":
		return unrelated, 0
	case label == product:
		return same, 0
	}
	label, product = renamed(label), renamed(product)
	if partOf(label, product) || partOf(product, label) {
		return akin, -max(len(label)-len(product), len(product)-len(label))
	}
	for _, f := range fields {
		if strings.Contains(plain(l.Label), f) && strings.Contains(plain(m.Product+m.Quote), f) {
			return inField, utf8.RuneCountInString(f)
		}
	}
	return unrelated, 0
}

// sectionOf finds the section of the table that a claim names: the name of the section, without the
// words for business, stands in the text.
func sectionOf(lines []dataset.Line, text string) (dataset.Line, bool) {
	text = plain(text)
	for _, l := range lines {
		name := strings.TrimSuffix(plain(l.Label), "保险业务")
		if l.Parent == "" && name != "" && strings.Contains(text, name) {
			return l, true
		}
	}
	return dataset.Line{}, false
}

// general reports whether a claim is of the business of a section or of all, not of a product.
func general(lines []dataset.Line, m dataset.Metric) bool {
	if m.Product == "" {
		return false
	}
	_, named := sectionOf(lines, m.Product)
	return named || core(m.Product) == ""
}

// plain keeps letters and digits only.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// core is a name without what says nothing about the product.
func core(s string) string {
	s = plain(s)
	for _, g := range generic {
		s = strings.ReplaceAll(s, g, "")
	}
	return s
}

// renamed brings other names of a product to the table's.
func renamed(core string) string {
	for _, p := range synonyms {
		core = strings.ReplaceAll(core, p[0], p[1])
	}
	return core
}

// shortest is the least number of letters that can stand for a name inside another.
const shortest = 4

// partOf reports whether the letters of short stand in long in their order.
func partOf(short, long string) bool {
	rest := []rune(short)
	if len(rest) < shortest {
		return false
	}
	for _, r := range long {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}
