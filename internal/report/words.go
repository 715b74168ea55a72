package report

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The word lists are data that a domain expert can read and extend; see data/README.md.
//
//go:embed data
var dataFS embed.FS

// readList reads an embedded CSV file with a header line into one map a row.
func readList(name string) []map[string]string {
	f, err := dataFS.Open("data/" + name)
	if err != nil {
		panic(fmt.Sprintf("report: embedded word list: %v", err)) // a build without its files
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil || len(records) == 0 {
		panic(fmt.Sprintf("report: embedded word list %s: %v", name, err))
	}
	var rows []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// fold brings printed text into the form in which words are compared: compatibility forms made one
// (full-width digits and brackets become ASCII), blanks and invisible characters removed.
func fold(s string) string {
	if !strings.ContainsFunc(s, mayFold) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// mayFold holds for characters that fold may change: all but ASCII, Chinese ones and quotation marks.
func mayFold(r rune) bool {
	return !(r > ' ' && r <= '~' || r >= '一' && r <= '\u9fff' || r == '“' || r == '”')
}

// tableWords are the word lists of the statistics table.
type tableWords struct {
	kinds    map[string]map[string]bool // label-header, total, blank, ...
	measures []measureWord              // longest first
	units    map[string]unitScale
}

type measureWord struct{ measure, word, unit string }

type unitScale struct{ unit, scale string }

var tableVocabulary = sync.OnceValue(func() *tableWords {
	w := &tableWords{kinds: map[string]map[string]bool{}, units: map[string]unitScale{}}
	for _, row := range readList("table_words.csv") {
		kind := w.kinds[row["kind"]]
		if kind == nil {
			kind = map[string]bool{}
			w.kinds[row["kind"]] = kind
		}
		kind[fold(row["word"])] = true
	}
	for _, row := range readList("table_measures.csv") {
		w.measures = append(w.measures, measureWord{row["measure"], fold(row["word"]), row["unit"]})
	}
	for _, row := range readList("table_units.csv") {
		w.units[fold(row["printed"])] = unitScale{row["unit"], row["scale"]}
	}
	return w
})

func (w *tableWords) is(kind, folded string) bool { return w.kinds[kind][folded] }

// containsAny reports whether the folded text contains a word of the kind.
func (w *tableWords) containsAny(kind, folded string) bool {
	for word := range w.kinds[kind] {
		if word != "" && strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// foldKeepingBlanks is fold for figures: a blank inside a figure stays, so that two figures in one
// cell are not taken for one.
func foldKeepingBlanks(s string) string { return strings.TrimSpace(norm.NFKC.String(s)) }
