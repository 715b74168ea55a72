package pattern

import (
	"regexp"
	"regexp/syntax"
	"sync"
	"unicode/utf8"
)

// A Pattern is a regular expression in the syntax of package regexp. Nothing is compiled before the
// first use. A Pattern may be used by several goroutines at once.
type Pattern struct {
	source string

	plainOnce sync.Once
	regexp    *regexp.Regexp // see plain

	once     sync.Once
	groups   int
	anchored bool       // every match begins with the text
	edges    bool       // whether a match is one may depend on where the text begins or ends
	forward  *automaton // finds where the first match ends; nil when the expression does not suit it
	// backward finds where the first match begins, where matches do not begin with the text. It is made
	// when the first match is found: most expressions have none in most texts.
	backward func() *automaton
}

// New gives the pattern of an expression. The first use of one that is wrong panics, as
// regexp.MustCompile does: expressions are part of the program.
func New(expression string) *Pattern { return &Pattern{source: expression} }

// plain is the expression of package regexp: for groups, and for what the automaton cannot tell.
func (p *Pattern) plain() *regexp.Regexp {
	p.plainOnce.Do(func() { p.regexp = regexp.MustCompile(p.source) })
	return p.regexp
}

// String is the expression.
func (p *Pattern) String() string { return p.source }

func (p *Pattern) compile() {
	tree, err := syntax.Parse(p.source, syntax.Perl)
	if err != nil {
		panic("pattern: " + err.Error())
	}
	p.groups, p.anchored = tree.MaxCap(), beginsWithText(tree)
	p.edges = has(tree, syntax.OpEndText) || has(tree, syntax.OpBeginText) && !p.anchored
	if !suits(tree) {
		return
	}
	c := newClasses(tree)
	p.backward = sync.OnceValue(func() *automaton { return newAutomaton(reversed(tree), c, false, true) })
	p.forward = newAutomaton(tree, c, !p.anchored, false)
}

// findEnd is where the first match in text[from:] ends, -1 where there is none. known is false when the
// automaton cannot tell.
func (p *Pattern) findEnd(text string, from int) (end int, known bool) {
	p.once.Do(p.compile)
	switch {
	case p.forward == nil:
		return 0, false
	case p.anchored && from > 0:
		return -1, true
	}
	return p.forward.endOfMatch(text, from)
}

// find is the place of that match, start -1 where there is none.
func (p *Pattern) find(text string, from int) (start, end int, known bool) {
	end, known = p.findEnd(text, from)
	switch {
	case !known || end < 0:
		return -1, -1, known
	case p.anchored:
		return 0, end, true
	}
	start, known = p.backward().startOfMatch(text, from, end)
	return start, end, known
}

// MatchString reports whether the text holds a match.
func (p *Pattern) MatchString(text string) bool {
	end, known := p.findEnd(text, 0)
	if !known {
		return p.plain().MatchString(text)
	}
	return end >= 0
}

// FindString is the first match, "" where there is none.
func (p *Pattern) FindString(text string) string {
	start, end, known := p.find(text, 0)
	switch {
	case !known:
		return p.plain().FindString(text)
	case start < 0:
		return ""
	}
	return text[start:end]
}

// FindStringIndex is the place of the first match in bytes, nil where there is none.
func (p *Pattern) FindStringIndex(text string) []int {
	start, end, known := p.find(text, 0)
	switch {
	case !known:
		return p.plain().FindStringIndex(text)
	case start < 0:
		return nil
	}
	return []int{start, end}
}

// FindStringSubmatchIndex is the places of the first match and of its groups, two numbers each, -1 for
// a group that takes no part; nil where there is no match.
func (p *Pattern) FindStringSubmatchIndex(text string) []int {
	start, end, known := p.find(text, 0)
	switch {
	case known && start < 0:
		return nil
	case !known || p.edges:
		return p.plain().FindStringSubmatchIndex(text)
	}
	return p.groupsOf(text, start, end)
}

// groupsOf are the places of a match and of its groups. The match is looked at by itself, where it has
// other edges than in the text.
func (p *Pattern) groupsOf(text string, start, end int) []int {
	if p.groups == 0 {
		return []int{start, end}
	}
	places := p.plain().FindStringSubmatchIndex(text[start:end])
	for i := range places {
		if places[i] >= 0 {
			places[i] += start
		}
	}
	return places
}

// FindStringSubmatch is the first match and its groups; nil where there is no match.
func (p *Pattern) FindStringSubmatch(text string) []string {
	places := p.FindStringSubmatchIndex(text)
	if places == nil {
		return nil
	}
	groups := make([]string, len(places)/2)
	for i := range groups {
		if from := places[2*i]; from >= 0 {
			groups[i] = text[from:places[2*i+1]]
		}
	}
	return groups
}

// FindAllStringIndex is the places of the first n matches that do not overlap, of all where n < 0.
func (p *Pattern) FindAllStringIndex(text string, n int) [][]int {
	var all [][]int
	for from, before := 0, -1; from <= len(text) && (n < 0 || len(all) < n); {
		start, end, known := p.find(text, from)
		if !known {
			return p.plain().FindAllStringIndex(text, n)
		}
		if start < 0 {
			break
		}
		if start < end || start != before { // an empty match does not count right behind another
			all = append(all, []int{start, end})
		}
		if before = end; end > from {
			from = end
			continue
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		from += max(size, 1)
	}
	return all
}

// FindAllStringSubmatchIndex is the places of those matches and of their groups.
func (p *Pattern) FindAllStringSubmatchIndex(text string, n int) [][]int {
	all := p.FindAllStringIndex(text, n)
	if len(all) > 0 && (p.edges || p.forward == nil) {
		return p.plain().FindAllStringSubmatchIndex(text, n)
	}
	for i, m := range all {
		all[i] = p.groupsOf(text, m[0], m[1])
	}
	return all
}

// FindAllString is the texts of those matches.
func (p *Pattern) FindAllString(text string, n int) []string {
	var all []string
	for _, m := range p.FindAllStringIndex(text, n) {
		all = append(all, text[m[0]:m[1]])
	}
	return all
}

// FindAllStringSubmatch is the texts of those matches and of their groups.
func (p *Pattern) FindAllStringSubmatch(text string, n int) [][]string {
	if end, known := p.findEnd(text, 0); known && end < 0 {
		return nil
	}
	return p.plain().FindAllStringSubmatch(text, n)
}

// ReplaceAllString is the text with all matches replaced, as package regexp replaces them.
func (p *Pattern) ReplaceAllString(text, by string) string {
	if end, known := p.findEnd(text, 0); known && end < 0 {
		return text
	}
	return p.plain().ReplaceAllString(text, by)
}
