package pattern

import (
	"regexp/syntax"
	"slices"
)

// suits reports whether an expression is one for the automaton: it looks for no words and no lines, and
// letters are what they are.
func suits(tree *syntax.Regexp) bool {
	for _, op := range []syntax.Op{syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary} {
		if has(tree, op) {
			return false
		}
	}
	return !folds(tree)
}

func has(tree *syntax.Regexp, op syntax.Op) bool {
	return tree.Op == op || slices.ContainsFunc(tree.Sub, func(s *syntax.Regexp) bool { return has(s, op) })
}

func folds(tree *syntax.Regexp) bool {
	return tree.Flags&syntax.FoldCase != 0 && tree.Op == syntax.OpLiteral || slices.ContainsFunc(tree.Sub, folds)
}

// beginsWithText reports whether every match begins where the text begins.
func beginsWithText(tree *syntax.Regexp) bool {
	switch tree.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture:
		return len(tree.Sub) > 0 && beginsWithText(tree.Sub[0])
	case syntax.OpAlternate:
		return !slices.ContainsFunc(tree.Sub, func(s *syntax.Regexp) bool { return !beginsWithText(s) })
	}
	return false
}

// reversed is the expression of the same matches, read from their end to their beginning.
func reversed(tree *syntax.Regexp) *syntax.Regexp {
	r := *tree
	switch tree.Op {
	case syntax.OpBeginText:
		r.Op = syntax.OpEndText
	case syntax.OpEndText:
		r.Op = syntax.OpBeginText
	case syntax.OpLiteral:
		r.Rune = slices.Clone(tree.Rune)
		slices.Reverse(r.Rune)
	}
	r.Sub = nil
	for _, s := range tree.Sub {
		r.Sub = append(r.Sub, reversed(s))
	}
	if tree.Op == syntax.OpConcat {
		slices.Reverse(r.Sub)
	}
	return &r
}
