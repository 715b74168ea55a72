package book

import (
	"embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"techins/analysis/figures"
)

//go:embed words
var wordsFS embed.FS

// A dictionary says the keys of the data in words of both languages.
type dictionary struct {
	words    map[string]figures.Text // by kind and key: verdict/differs
	units    []string                // longest first
	counted  *regexp.Regexp          // a number with its unit
	patterns []pattern
	codes    map[string]bool // columns of the tables of records whose codes it says in words
}

// A pattern is an English statement of the checks and what it is in Chinese.
type pattern struct {
	english *regexp.Regexp
	chinese string
}

var loadDictionary = sync.OnceValues(func() (*dictionary, error) {
	d := &dictionary{words: map[string]figures.Text{}, codes: map[string]bool{}}
	rows, err := wordRows("words.csv")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		d.words[r[0]+"/"+r[1]] = figures.Text{ZH: r[2], EN: r[3]}
		switch r[0] {
		case "unit":
			d.units = append(d.units, r[1])
		case "field", "status", "kind", "technology", "known": // columns of the tables of records
			d.codes[r[0]] = true
		}
	}
	slices.SortStableFunc(d.units, func(a, b string) int { return len(b) - len(a) })
	d.counted = regexp.MustCompile(`\d+(\.\d+)?(亿|万|元| (` + strings.ReplaceAll(strings.Join(d.units, "|"), "_", " ") + `)\b)`)
	if rows, err = wordRows("patterns.csv"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		re, err := regexp.Compile(r[0])
		if err != nil {
			return nil, fmt.Errorf("words/patterns.csv: %w", err)
		}
		d.patterns = append(d.patterns, pattern{re, group.ReplaceAllString(r[1], "$${$1}")})
	}
	return d, nil
})

// wordRows reads an embedded CSV file without its header.
func wordRows(name string) ([][]string, error) {
	f, err := wordsFS.Open("words/" + name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("words/%s: %w", name, err)
	}
	return rows[1:], nil
}

// say is a key in words; a key that the dictionary lacks speaks for itself.
func (d *dictionary) say(kind, key string, l figures.Lang) string {
	if t, ok := d.words[kind+"/"+key]; ok {
		return t.In(l)
	}
	return strings.ReplaceAll(key, "_", " ")
}

// list is a list of keys, with bars between, in words.
func (d *dictionary) list(kind, keys string, l figures.Lang) string {
	if keys == "" {
		return ""
	}
	var words []string
	for key := range strings.SplitSeq(keys, "|") {
		words = append(words, d.say(kind, key, l))
	}
	return strings.Join(words, " · ")
}

var (
	group = regexp.MustCompile(`\$(\d)`) // in a pattern; a letter after it would count to its name
	money = regexp.MustCompile(`(\d)(亿|万|元)`)
	minus = regexp.MustCompile(`([\d)a-z亿万元%])-([\d(])`)
)

// statement gives a statement of the checks in one language. What no pattern knows stays English.
func (d *dictionary) statement(s string, l figures.Lang) string {
	if s == "none" {
		return ""
	}
	if l == figures.Chinese {
		for _, p := range d.patterns {
			s = p.english.ReplaceAllString(s, p.chinese)
		}
	} else {
		s = strings.NewReplacer("cumulative-to-", "cumulative to ", "cumulative-undated", "cumulative, undated", "-end", " end", "since-", "since ", "as-of-", "as of ").Replace(s)
	}
	return d.amounts(s, l)
}

// amounts gives the amounts and counts within a statement in one language: 亿 as 亿元 or as × 100m
// yuan.
func (d *dictionary) amounts(s string, l figures.Lang) string {
	s = d.counted.ReplaceAllStringFunc(s, thousands)
	if l == figures.English {
		return money.ReplaceAllStringFunc(s, func(m string) string {
			return strings.NewReplacer("亿", " × 100m yuan", "万", " × 10,000 yuan", "元", " yuan").Replace(m)
		})
	}
	s = money.ReplaceAllStringFunc(s, func(m string) string { return strings.TrimSuffix(m, "元") + "元" })
	for _, u := range d.units {
		s = strings.ReplaceAll(s, " "+strings.ReplaceAll(u, "_", " "), d.say("unit", u, l))
	}
	return s
}

// arithmetic sets a calculation with the signs of print.
func (d *dictionary) arithmetic(s string, l figures.Lang) string {
	s = minus.ReplaceAllString(s, "$1 − $2")
	s = strings.NewReplacer("<=", " ≤ ", ">=", " ≥ ", "<", " < ", " not in ", " ∉ ", " in ", " ∈ ", "=", " = ").Replace(s)
	return d.statement(s, l)
}

// thousands sets commas into the number that a text begins with.
func thousands(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(s)
	}
	for i := end - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
