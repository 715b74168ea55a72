// Package pattern matches regular expressions with the results of package regexp, many times faster
// on text that seldom matches.
//
// A pattern is turned into an automaton whose states are made when a text first needs them: each
// character of the text is then one step through a table, however many ways to match are open at once.
// Submatches are left to package regexp, on the matches found. The method is that of RE2 (Russ Cox,
// "Regular Expression Matching in the Wild", 2010).
package pattern
