package report

import (
	"regexp"
	"strings"
)

// A guarded pattern is tried only on text that holds one of some characters, one of which every match
// holds: most sentences hold none, and looking for characters is many times faster than matching.
type guarded struct {
	*regexp.Regexp
	needs []string
}

func guardedBy(pattern string, needs ...string) *guarded {
	return &guarded{regexp.MustCompile(pattern), needs}
}

func (g *guarded) may(text string) bool {
	for _, n := range g.needs {
		if strings.Contains(text, n) {
			return true
		}
	}
	return false
}

// FindAllStringIndex is as regexp's.
func (g *guarded) FindAllStringIndex(text string, n int) [][]int {
	if !g.may(text) {
		return nil
	}
	return g.Regexp.FindAllStringIndex(text, n)
}

// FindStringIndex is as regexp's.
func (g *guarded) FindStringIndex(text string) []int {
	if !g.may(text) {
		return nil
	}
	return g.Regexp.FindStringIndex(text)
}
