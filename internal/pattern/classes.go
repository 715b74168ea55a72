package pattern

import (
	"regexp/syntax"
	"slices"
	"sort"
	"unicode/utf8"
)

// classes number the runs of characters that an expression does not tell apart.
type classes struct {
	from  []rune // where each run begins, in order; the first begins at 0
	pages [256]classPage
}

// A classPage is the classes of 256 characters below U+10000: one class, or a table.
type classPage struct {
	class uint16
	table *[256]uint16
}

func newClasses(tree *syntax.Regexp) *classes {
	c := &classes{from: append(bounds(nil, tree), 0)}
	slices.Sort(c.from)
	c.from = slices.Compact(c.from)
	for i := range c.pages {
		first, last := rune(i<<8), rune(i<<8|0xff)
		c.pages[i].class = c.search(first)
		if c.search(last) == c.pages[i].class {
			continue
		}
		c.pages[i].table = new([256]uint16)
		class := int(c.pages[i].class)
		for r := first; r <= last; r++ {
			if class+1 < len(c.from) && c.from[class+1] == r {
				class++
			}
			c.pages[i].table[r-first] = uint16(class)
		}
	}
	return c
}

// bounds appends where the characters of an expression begin and where they have ended.
func bounds(all []rune, tree *syntax.Regexp) []rune {
	switch tree.Op {
	case syntax.OpLiteral:
		for _, r := range tree.Rune {
			all = append(all, r, r+1)
		}
	case syntax.OpCharClass:
		for i := 0; i+1 < len(tree.Rune); i += 2 {
			all = append(all, tree.Rune[i], tree.Rune[i+1]+1)
		}
	case syntax.OpAnyCharNotNL:
		all = append(all, '\n', '\n'+1)
	}
	for _, s := range tree.Sub {
		all = bounds(all, s)
	}
	return all
}

// of is the class of a character.
func (c *classes) of(r rune) uint16 {
	if r > 0xffff {
		return c.search(r)
	}
	if p := &c.pages[r>>8]; p.table == nil {
		return p.class
	} else {
		return p.table[r&0xff]
	}
}

func (c *classes) search(r rune) uint16 {
	return uint16(sort.Search(len(c.from), func(i int) bool { return c.from[i] > r }) - 1)
}

// some is a character of the class; one past the last character there is has no text.
func (c *classes) some(class uint16) rune { return min(c.from[class], utf8.MaxRune) }
