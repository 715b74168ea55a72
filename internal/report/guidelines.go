package report

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"techins/dataset"
	"techins/internal/layout"
	"techins/internal/pattern"
)

// Guidelines reads the policy list: the annex or section whose items give a number, a date, who
// issued and the titles issued. Issuers and titles are separated by bars; the page is the page of the
// file. The edition is left empty. A document without such a list has none.
func Guidelines(located []Located) []dataset.Guideline {
	var best []dataset.Guideline
	for _, section := range sectionsOf(located) {
		var list []dataset.Guideline
		for _, item := range listItems(section) {
			if g, ok := readGuideline(item); ok {
				list = append(list, g)
			}
		}
		if len(list) > len(best) {
			best = list
		}
	}
	return best
}

// sectionsOf cuts the blocks at the headings; what is no text is left out.
func sectionsOf(located []Located) [][]*layout.Block {
	var out [][]*layout.Block
	last := ""
	for i := range located {
		l := &located[i]
		switch l.Block.Kind {
		case layout.Header, layout.Footer, layout.TOC, layout.TableBlock, layout.Caption:
			continue
		}
		if l.Heading || l.Box != "" {
			continue
		}
		if len(out) == 0 || l.Section != last {
			out = append(out, nil)
			last = l.Section
		}
		out[len(out)-1] = append(out[len(out)-1], l.Block)
	}
	return out
}

// A listItem is the text of one item of a list.
type listItem struct {
	number int
	text   string // without the number
	page   int
}

var itemStart = pattern.New(`^\s*[(（]?\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）、.．]\s*(.*)$`)

// listItems finds the numbered items of a section. A block without a number goes on with the item
// before it while that has not come to its end.
func listItems(blocks []*layout.Block) []listItem {
	var items []listItem
	for _, b := range blocks {
		text := norm.NFC.String(strings.TrimSpace(b.Text))
		m := itemStart.FindStringSubmatch(text)
		switch {
		case m != nil && startsWithDate(m[2]):
			items = append(items, listItem{smallNumber(m[1]), m[2], b.Page})
		case m == nil && startsWithDate(text):
			items = append(items, listItem{len(items) + 1, text, b.Page})
		case len(items) > 0 && !ended(items[len(items)-1].text):
			items[len(items)-1].text += text
		}
	}
	return items
}

// ended reports whether an item's text has come to its end.
func ended(s string) bool {
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, "；") || strings.HasSuffix(s, ";")
}

func startsWithDate(s string) bool {
	_, n := readDate(s)
	return n > 0
}

// readGuideline takes an item apart: date, issuers, verb, titles.
func readGuideline(item listItem) (dataset.Guideline, bool) {
	date, n := readDate(item.text)
	if n == 0 {
		return dataset.Guideline{}, false
	}
	rest := strings.TrimLeft(item.text[n:], "，,：: \u3000")
	titles, before := quotedTitles(rest)
	if len(titles) == 0 {
		return dataset.Guideline{}, false
	}
	return dataset.Guideline{
		Number:  item.number,
		Date:    date,
		Issuers: strings.Join(issuersOf(before), "|"),
		Title:   strings.Join(titles, "|"),
		Page:    item.page,
	}, true
}

// quotedTitles are the texts between 《 and 》, those within one another left whole, and what stands
// before the first.
func quotedTitles(s string) (titles []string, before string) {
	depth, start := 0, 0
	first := len(s)
	for i, r := range s {
		switch r {
		case '《':
			if depth == 0 {
				start = i + len("《")
				first = min(first, i)
			}
			depth++
		case '》':
			if depth == 1 {
				titles = append(titles, oneLine(s[start:i]))
			}
			depth = max(0, depth-1)
		}
	}
	return titles, s[:first]
}

// guidelineWords are the words of guideline_words.csv by kind, longest first.
var guidelineWords = sync.OnceValue(func() map[string][]string {
	words := map[string][]string{}
	for _, row := range readList("guideline_words.csv") {
		words[row["kind"]] = append(words[row["kind"]], row["word"])
	}
	for _, list := range words {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	}
	return words
})

// issuersOf are the organisations named before the verb of issuing: 某部与某委联合印发 gives two, of
// 某局等八部门 the one that is named.
func issuersOf(s string) []string {
	words := guidelineWords()
	s = without(s, func(r rune) bool { return r == ' ' || r == '\u3000' })
	s = trimSuffixes(s, words["verb"])
	s = trimSuffixes(s, words["adverb"])
	for _, w := range words["others"] {
		if i := strings.LastIndex(s, w); i > 0 && endsWithAny(s[:i], words["organisation"]) {
			s = s[:i]
		}
	}
	return splitIssuers(s, words)
}

// trimSuffixes takes words off the end of a text as long as one of them stands there.
func trimSuffixes(s string, suffixes []string) string {
	for again := true; again; {
		again = false
		for _, w := range suffixes {
			if t, ok := strings.CutSuffix(s, w); ok && t != "" {
				s, again = t, true
				break
			}
		}
	}
	return s
}

// splitIssuers cuts at a joining word where the text before it ends as an organisation's name does:
// 国家发展和改革委员会 is one name.
func splitIssuers(s string, words map[string][]string) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); {
		cut := 0
		for _, j := range words["joiner"] {
			if strings.HasPrefix(s[i:], j) && endsWithAny(s[start:i], words["organisation"]) {
				cut = max(cut, len(j))
			}
		}
		if cut == 0 {
			i++
			continue
		}
		out = append(out, s[start:i])
		i += cut
		start = i
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

func endsWithAny(s string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(s, e) })
}
