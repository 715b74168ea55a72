package quantity

import (
	_ "embed" // for the word list
	"sort"
	"sync"
)

//go:embed words/idioms.csv
var idiomsCSV string

// An idiom is a row of words/idioms.csv.
type idiom struct {
	word   []rune
	reason string
}

var idioms = sync.OnceValue(func() map[rune][]idiom { return readIdioms(idiomsCSV) })

func readIdioms(csv string) map[rune][]idiom {
	m := map[rune][]idiom{}
	for _, f := range readRows(csv) {
		w := idiom{[]rune(f[0]), f[1]}
		m[w.word[0]] = append(m[w.word[0]], w)
	}
	for _, list := range m {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].word) > len(list[j].word) })
	}
	return m
}

// idiomAt is the longest idiom that begins at i.
func (t *text) idiomAt(i int) (idiom, bool) {
	for _, w := range idioms()[t.rune(i)] {
		if t.hasRunes(i, w.word) {
			return w, true
		}
	}
	return idiom{}, false
}
