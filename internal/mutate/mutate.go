// Package mutate damages files as transfers, disks and broken tools do, for the tests of what reads them.
package mutate

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// File changes a file at random: bits flipped, a stretch cut out, doubled or overwritten, the end cut off,
// two objects swapped, a digit changed, noise. It gives a new file and says what was done. data must not be
// empty.
func File(r *rand.Rand, data []byte) (mutated []byte, what string) {
	out := append([]byte(nil), data...)
	at := func() int { return r.IntN(len(out)) }
	switch r.IntN(8) {
	case 0:
		n := 1 + r.IntN(8)
		for range n {
			out[at()] ^= 1 << r.IntN(8)
		}
		return out, fmt.Sprintf("%d bits flipped", n)
	case 1:
		i := at()
		j := min(len(out), i+1+r.IntN(2000))
		return append(out[:i], out[j:]...), "a stretch cut out"
	case 2:
		return out[:at()], "the end cut off"
	case 3:
		i, j, n := at(), at(), 1+r.IntN(500)
		copy(out[i:], data[j:min(len(data), j+n)])
		return out, "a stretch overwritten"
	case 4:
		i := at()
		j := min(len(out), i+1+r.IntN(2000))
		return append(out[:j:j], data[i:]...), "a stretch doubled"
	case 5:
		return swapObjects(r, data), "two objects swapped"
	case 6:
		for tries := 0; tries < 10_000; tries++ {
			if i := at(); out[i] >= '0' && out[i] <= '9' {
				out[i] = byte('0' + r.IntN(10))
				break
			}
		}
		return out, "a digit changed"
	}
	i := at()
	for k := i; k < min(len(out), i+r.IntN(64)); k++ {
		out[k] = byte(r.Uint32())
	}
	return out, "noise"
}

// swapObjects exchanges the bodies of two objects.
func swapObjects(r *rand.Rand, data []byte) []byte {
	parts := strings.SplitAfter(string(data), "endobj")
	if len(parts) < 4 {
		return data
	}
	i, j := r.IntN(len(parts)-1), r.IntN(len(parts)-1)
	headI, bodyI, ok1 := strings.Cut(parts[i], " obj")
	headJ, bodyJ, ok2 := strings.Cut(parts[j], " obj")
	if ok1 && ok2 {
		parts[i], parts[j] = headI+" obj"+bodyJ, headJ+" obj"+bodyI
	}
	return []byte(strings.Join(parts, ""))
}
