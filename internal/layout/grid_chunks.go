package layout

import (
	"cmp"
	"math"
	"slices"

	"techins/internal/page"
)

// A chunk is what a reader takes for one piece of text on a line: words with no more than a word
// space between them, superscripts included.
type chunk struct {
	words []Word
	box   page.Rect // from cap height to descender, whatever the font's own box
	base  float64
	size  float64
}

const (
	// chunkGap ends a chunk, in ems: justified prose stretches its spaces to about 0.6.
	chunkGap = 0.7
	// numberGap parts two numbers: a number's own spaces, between thousands, are thin.
	numberGap = 0.42
	// maxChunks bounds the work on a page: more pieces of text than a page can show are no tables.
	maxChunks = 10_000
	// lineSlack is how far chunks of one line of a table may be off each other, in ems.
	lineSlack = 0.35
)

// body is the box of a word's letters: fonts differ in the ascent and descent that they declare.
func body(w *Word) page.Rect {
	return page.Rect{X0: w.Box.X0, X1: w.Box.X1, Y0: w.Base - 0.75*w.Size, Y1: w.Base + 0.2*w.Size}
}

// chunksOf groups upright words, sorted by baseline and place, into chunks, which share their memory.
func chunksOf(words []Word) []chunk {
	out := make([]chunk, 0, len(words))
	start := 0
	for i := range words {
		w := &words[i]
		if n := len(out); n > 0 && continues(&out[n-1], w) {
			c := &out[n-1]
			c.words = words[start : i+1 : i+1]
			c.grow(w)
			continue
		}
		start = i
		out = append(out, chunk{words: words[i : i+1 : i+1], box: body(w), base: w.Base, size: w.Size})
	}
	return attachScripts(out)
}

// continues reports whether a word goes on the chunk: Words gives words of one baseline in turn.
func continues(c *chunk, w *Word) bool {
	if math.IsInf(w.Gap, 1) || math.Abs(w.Base-c.base) > lineSlack*math.Min(w.Size, c.size) {
		return false
	}
	em := math.Min(w.Size, c.size)
	if numeric(c.words[len(c.words)-1].Text) && numeric(w.Text) {
		return w.Gap <= numberGap*em
	}
	return w.Gap <= chunkGap*em
}

func (c *chunk) add(w Word) {
	c.words = append(c.words, w)
	c.grow(&w)
}

// grow makes room for a word in the chunk's box.
func (c *chunk) grow(w *Word) {
	c.box = hull(c.box, body(w))
	c.size = math.Max(c.size, w.Size)
}

// attachScripts joins chunks of small type to the chunk beside which they stand raised or lowered.
func attachScripts(cs []chunk) []chunk {
	if len(cs) > maxChunks {
		return cs
	}
	slices.SortStableFunc(cs, func(a, b chunk) int { return cmp.Compare(a.box.X0, b.box.X0) })
	gone := make([]bool, len(cs))
	byRow := rowIndex(cs)
	for i := range cs {
		small := &cs[i]
		if small.box.W() > 3*small.size {
			continue
		}
		for _, j := range byRow.near(small.box) {
			big := &cs[j]
			if i == j || gone[j] || gone[i] || big.size < 1.15*small.size || !isScript(small, big) {
				continue
			}
			big.insert(small)
			gone[i] = true
		}
	}
	kept := cs[:0]
	for i := range cs {
		if !gone[i] {
			kept = append(kept, cs[i])
		}
	}
	slices.SortStableFunc(kept, compareChunks)
	return kept
}

// compareChunks orders from top to bottom, then from left to right.
func compareChunks(a, b chunk) int {
	return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.box.X0, b.box.X0))
}

func isScript(small, big *chunk) bool {
	off := math.Abs(small.base - big.base)
	if off > 0.65*big.size || off < 0.05*big.size {
		return false
	}
	gap := math.Max(small.box.X0-big.box.X1, big.box.X0-small.box.X1)
	return gap <= 0.3*big.size
}

// insert puts the words of a script at their place in the chunk.
func (c *chunk) insert(s *chunk) {
	base, size := c.base, c.size
	for _, w := range s.words {
		c.add(w)
	}
	c.base, c.size = base, size
	slices.SortStableFunc(c.words, func(a, b Word) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
}

func (c *chunk) text() string { return JoinWords(c.words) }

// A rows index finds the chunks whose boxes overlap a height.
type rowsIndex struct {
	step float64
	at   map[int][]int
}

func rowIndex(cs []chunk) rowsIndex {
	r := rowsIndex{step: 20, at: map[int][]int{}}
	for i := range cs {
		for k := r.key(cs[i].box.Y0); k <= r.key(cs[i].box.Y1); k++ {
			r.at[k] = append(r.at[k], i)
		}
	}
	return r
}

func (r rowsIndex) key(y float64) int { return int(math.Floor(y / r.step)) }

// near is the chunks in the bands that a box touches, each once, in order.
func (r rowsIndex) near(b page.Rect) []int {
	var out []int
	for k := r.key(b.Y0); k <= r.key(b.Y1); k++ {
		out = append(out, r.at[k]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
