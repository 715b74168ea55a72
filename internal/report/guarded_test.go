package report

import (
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

// Every match of a guarded pattern holds a character it is guarded by: without them the pattern cannot
// match. Tried on every string of literals that the pattern is made of.
func TestGuardsHold(t *testing.T) {
	for _, g := range []*guarded{poolHead, insurerHead, countedInsurers, officeTail, bodyTail} {
		re, err := syntax.Parse(g.String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if !everyMatchHolds(re.Simplify(), g.needs) {
			t.Errorf("%s matches text without any of %q", g, g.needs)
		}
	}
}

// everyMatchHolds reports whether it is certain that a match holds one of the words.
func everyMatchHolds(re *syntax.Regexp, words []string) bool {
	switch re.Op {
	case syntax.OpLiteral:
		for _, w := range words {
			if strings.Contains(string(re.Rune), w) {
				return true
			}
		}
		return false
	case syntax.OpCharClass: // ranges, from and to in turn
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if !slices.Contains(words, string(r)) {
					return false
				}
			}
		}
		return true
	case syntax.OpCapture, syntax.OpPlus:
		return everyMatchHolds(re.Sub[0], words)
	case syntax.OpConcat:
		// Literals side by side may hold a word together.
		var run []rune
		for _, s := range re.Sub {
			if s.Op == syntax.OpLiteral {
				run = append(run, s.Rune...)
			}
			if everyMatchHolds(s, words) || everyMatchHolds(&syntax.Regexp{Op: syntax.OpLiteral, Rune: run}, words) {
				return true
			}
			if s.Op != syntax.OpLiteral {
				run = nil
			}
		}
		return false
	case syntax.OpAlternate:
		for _, s := range re.Sub {
			if !everyMatchHolds(s, words) {
				return false
			}
		}
		return true
	}
	return false
}
