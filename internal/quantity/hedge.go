package quantity

import (
	_ "embed" // for the word list
	"sort"
	"sync"
)

// A hedge is what the wording says of a number's exactness.
type hedge int

const (
	plainly hedge = iota // 达, 仅, 为 or nothing
	about                // 约, 左右
	near                 // 近
	atLeast              // 超过, 以上
	atMost               // 不超过, 以内
	from                 // 起
)

//go:embed words/hedges.csv
var hedgesCSV string

// A hedgeWord is a row of words/hedges.csv.
type hedgeWord struct {
	word   []rune
	says   hedge
	unless string
}

func (w hedgeWord) is(word string) bool { return string(w.word) == word }

// hedges holds the words before a number by their last rune, those after it by their first.
var hedges = sync.OnceValue(func() hedgeWords { return readHedges(hedgesCSV) })

type hedgeWords struct{ before, after map[rune][]hedgeWord }

var hedgeNames = map[string]hedge{"exact": plainly, "about": about, "near": near, "at_least": atLeast, "at_most": atMost, "from": from}

func readHedges(csv string) hedgeWords {
	m := hedgeWords{map[rune][]hedgeWord{}, map[rune][]hedgeWord{}}
	for _, f := range readRows(csv) {
		w := hedgeWord{[]rune(f[0]), hedgeNames[f[2]], f[3]}
		if f[1] == "before" {
			last := w.word[len(w.word)-1]
			m.before[last] = append(m.before[last], w)
		} else {
			m.after[w.word[0]] = append(m.after[w.word[0]], w)
		}
	}
	for _, list := range m.after {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].word) > len(list[j].word) })
	}
	return m
}

// hedgeBefore finds the hedge that ends at i, not reaching back beyond limit: the nearest that says
// something. It gives the place where that wording begins, and the place where fillers begin.
func (t *text) hedgeBefore(i, limit int) (h hedge, start, reach int) {
	start, reach = i, i
	for steps := 0; steps < 4; steps++ {
		w, at := t.wordBefore(reach, limit)
		if at == reach || w.is("过") && reach < i { // 走过了3年
			break
		}
		reach = at
		if w.says != plainly {
			start = at
			if h == plainly { // 最多不超过: the nearest counts
				h = w.says
			}
		}
	}
	return h, start, reach
}

// hedgeAcross finds the hedge of a share whose whole stands between: 不超过总数的60%.
func (t *text) hedgeAcross(i, limit int) hedge {
	if t.rune(i-1) != '的' {
		return plainly
	}
	for k := i - 1; k > limit && k > i-16 && isHan(t.rune(k)); k-- {
		if w, at := t.wordBefore(k, limit); k-at >= 2 && (w.says == atLeast || w.says == atMost) {
			return w.says
		}
	}
	return plainly
}

// wordBefore is the longest hedge word that ends at i.
func (t *text) wordBefore(i, limit int) (best hedgeWord, start int) {
	start = i
	for _, w := range hedges().before[t.rune(i-1)] {
		at := i - len(w.word)
		if at >= limit && at < start && t.hasRunes(at, w.word) && !t.notHedge(w, at) {
			best, start = w, at
		}
	}
	return
}

// notHedge reports whether the word at i is another word: 最近, or 不过 where it means however.
func (t *text) notHedge(w hedgeWord, i int) bool {
	return t.oneOf(i-1, w.unless) || w.is("不过") && t.startsClause(i)
}

// hedgeAfter finds the hedge that begins at i and the place where it ends.
func (t *text) hedgeAfter(i int) (hedge, int) {
	for _, w := range hedges().after[t.rune(i)] {
		end := i + len(w.word)
		if t.hasRunes(i, w.word) && !t.oneOf(end, w.unless) {
			return w.says, end
		}
	}
	return plainly, i
}
