package quantity

import (
	"bufio"
	_ "embed" // for the word lists
	"math/big"
	"sort"
	"strings"
	"sync"
)

//go:embed words/units.csv
var unitsCSV string

//go:embed words/nouns.csv
var nounsCSV string

// A unitWord is a row of words/units.csv.
type unitWord struct {
	printed []rune
	unit    string
	factor  *big.Rat
	kind    string // money, rate, measure, count, classifier
}

// A nounWord is a row of words/nouns.csv.
type nounWord struct {
	noun        []rune
	unit        string
	classifiers string
	context     string
	final       bool // counts only at the end of a noun phrase
}

// The words are read when a text first needs them: a run that reads no numbers does not wait for them.
var (
	units = sync.OnceValue(func() map[rune][]unitWord { return readUnits(unitsCSV) })
	nouns = sync.OnceValue(func() map[rune][]nounWord { return readNouns(nounsCSV) })
)

// readRows gives the fields of a word list: comma-separated without quotes, # begins a comment, the
// first row names the columns.
func readRows(csv string) (rows [][]string) {
	for s := bufio.NewScanner(strings.NewReader(csv)); s.Scan(); {
		if line := s.Text(); line != "" && line[0] != '#' {
			rows = append(rows, strings.Split(line, ","))
		}
	}
	return rows[1:]
}

// readUnits arranges the units by their first rune, the longest first.
func readUnits(csv string) map[rune][]unitWord {
	m := map[rune][]unitWord{}
	for _, f := range readRows(csv) {
		factor, _ := new(big.Rat).SetString(f[2])
		u := unitWord{[]rune(f[0]), f[1], factor, f[3]}
		m[u.printed[0]] = append(m[u.printed[0]], u)
	}
	for _, list := range m {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].printed) > len(list[j].printed) })
	}
	return m
}

// readNouns arranges the nouns by their first rune, the longest first and those with a context
// before those without.
func readNouns(csv string) map[rune][]nounWord {
	m := map[rune][]nounWord{}
	for _, f := range readRows(csv) {
		n := nounWord{[]rune(f[0]), f[1], f[2], f[3], false}
		n.final = len(n.noun) == 1 || strings.Contains(n.classifiers, "!")
		m[n.noun[0]] = append(m[n.noun[0]], n)
	}
	for _, list := range m {
		sort.SliceStable(list, func(i, j int) bool {
			if len(list[i].noun) != len(list[j].noun) {
				return len(list[i].noun) > len(list[j].noun)
			}
			return list[i].context > list[j].context
		})
	}
	return m
}

// unitAt is the longest unit that begins at i.
func (t *text) unitAt(i int) (unitWord, bool) {
	for _, u := range units()[t.rune(i)] {
		if t.hasRunes(i, u.printed) && !t.notUnit(i, u) {
			return u, true
		}
	}
	return unitWord{}, false
}

func (t *text) hasRunes(i int, word []rune) bool {
	if i < 0 || i+len(word) > len(t.r) {
		return false
	}
	for k, c := range word {
		if t.r[i+k] != c {
			return false
		}
	}
	return true
}

// notUnitBefore lists what makes another word of a unit's character: 成立, 年轻, 元件, 度假.
var notUnitBefore = map[string]string{
	"元": "件素宵", "成": "立功果为本员就熟效长分都品型", "年": "轻", "度": "假", "次": "要级", "单": "位一个独", "起": "到来",
	"点": "火", "面": "向对临积", "线": "上下", "方": "面案式向法", "级": "别", "期": "间", "本": "市着次年", "人": "民工才",
	"家": "庭", "组": "织成合", "对": "于", "处": "于理", "部": "门分署委", "套": "期", "口": "径岸", "条": "件例",
	"项": "目", "层": "面", "节": "约点", "头": "部", "类": "似", "两": "会项家个年次类者岸种方级核条大人位地江省国院部办端头侧场届", "列": "入示出为举表席支", "片": "区", "周": "边围", "步": "入", "块": "链", "门": "槛",
	"个": "人体性", "升": "级", "米": "", "角": "度", "毛": "利", "分": "之钟别公支为类级布部摊析享红档期行局会清开工离店院校析流散", "打": "击造通破开印算响好牢磨拼",
}

func (t *text) notUnit(i int, u unitWord) bool {
	after := notUnitBefore[string(u.printed)]
	return after != "" && t.oneOf(i+len(u.printed), after)
}
