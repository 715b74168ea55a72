package report

import (
	"slices"
	"strings"
)

// A wordIndex finds words by the character they begin with, or end with. It is made by counting,
// without a map: most lists are looked at a few times only.
type wordIndex struct {
	filter  filter
	start   []uint32 // where each bucket begins in words, and where the last ends; a power of two and one
	entries []string
}

// newWordIndex files words by the number that key gives their words. In a bucket the longest words
// come first, equal ones in the order given.
func newWordIndex(entries []string, key func(word string) int) wordIndex {
	buckets := 1
	for buckets < 2*len(entries) {
		buckets *= 2
	}
	x := wordIndex{start: make([]uint32, buckets+1), entries: make([]string, len(entries))}
	for _, w := range entries {
		c := key(w)
		x.filter.add(c)
		x.start[c&(buckets-1)+1]++
	}
	for b := range buckets {
		x.start[b+1] += x.start[b]
	}
	free := slices.Clone(x.start)
	for _, w := range entries {
		b := key(w) & (buckets - 1)
		i := free[b]
		free[b]++
		for ; i > x.start[b] && len(x.entries[i-1]) < len(w); i-- {
			x.entries[i] = x.entries[i-1]
		}
		x.entries[i] = w
	}
	return x
}

// bucket is the entries whose words may begin, or end, with a character.
func (x *wordIndex) bucket(c int) []string {
	if !x.filter.may(c) {
		return nil
	}
	b := c & (len(x.start) - 2)
	return x.entries[x.start[b]:x.start[b+1]]
}

// longest is the longest word that text begins with; "" for none.
func (x *wordIndex) longest(text string) string {
	c, _ := firstCharacter(text)
	for _, w := range x.bucket(c) {
		if strings.HasPrefix(text, w) {
			return w
		}
	}
	return ""
}
