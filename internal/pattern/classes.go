package pattern

import (
	"regexp/syntax"
	"slices"
	"sort"
	"unicode/utf8"
)

// classes number the characters that an expression does not tell apart.
type classes struct {
	from  []rune   // where runs of characters begin that are told apart from those beside them; the first at 0
	class []uint16 // of each run
	first []rune   // a character of each class
	pages [256]classPage
}

// A classPage is the classes of 256 characters below U+10000: one class, or a table.
type classPage struct {
	class uint16
	table *[256]uint16
}

func newClasses(tree *syntax.Regexp) *classes {
	sets := characterSets(nil, tree)
	c := &classes{from: []rune{0}}
	for _, set := range sets {
		for i := 0; i < len(set); i += 2 {
			c.from = append(c.from, set[i], set[i+1]+1)
		}
	}
	slices.Sort(c.from)
	c.from = slices.Compact(c.from)
	c.number(sets)
	run := 0
	for i := range c.pages {
		first := rune(i << 8)
		for run+1 < len(c.from) && c.from[run+1] <= first {
			run++
		}
		c.pages[i] = c.page(first, run)
	}
	return c
}

// number gives runs the same class that are in the same sets.
func (c *classes) number(sets [][]rune) {
	in := make([][]byte, len(c.from)) // the numbers of the sets that each run is in
	for k, set := range sets {
		for i := 0; i < len(set); i += 2 {
			for run := c.run(set[i]); run < len(c.from) && c.from[run] <= set[i+1]; run++ {
				in[run] = append(in[run], byte(k), byte(k>>8))
			}
		}
	}
	numbers := map[string]uint16{}
	for run, key := range in {
		n, known := numbers[string(key)]
		if !known {
			n = uint16(len(c.first))
			numbers[string(key)] = n
			c.first = append(c.first, min(c.from[run], utf8.MaxRune))
		}
		c.class = append(c.class, n)
	}
}

// page makes the classes of the 256 characters from first on, which is in the run given.
func (c *classes) page(first rune, run int) classPage {
	p := classPage{class: c.class[run]}
	if run+1 == len(c.from) || c.from[run+1] > first|0xff {
		return p
	}
	p.table = new([256]uint16)
	for i := range p.table {
		if run+1 < len(c.from) && c.from[run+1] == first+rune(i) {
			run++
		}
		p.table[i] = c.class[run]
	}
	return p
}

// characterSets appends the sets of characters that an expression takes, each as ranges, from and to in
// turn.
func characterSets(all [][]rune, tree *syntax.Regexp) [][]rune {
	switch tree.Op {
	case syntax.OpLiteral:
		for _, r := range tree.Rune {
			all = append(all, []rune{r, r})
		}
	case syntax.OpCharClass:
		all = append(all, tree.Rune)
	case syntax.OpAnyCharNotNL:
		all = append(all, []rune{'\n', '\n'})
	}
	for _, s := range tree.Sub {
		all = characterSets(all, s)
	}
	return all
}

// of is the class of a character.
func (c *classes) of(r rune) uint16 {
	if r > 0xffff {
		return c.class[c.run(r)]
	}
	if p := &c.pages[r>>8]; p.table == nil {
		return p.class
	} else {
		return p.table[r&0xff]
	}
}

// run is the run that a character is in.
func (c *classes) run(r rune) int {
	return sort.Search(len(c.from), func(i int) bool { return c.from[i] > r }) - 1
}
