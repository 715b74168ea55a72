package figures

import (
	"math/big"
	"regexp"
	"strings"
	"testing"
)

var (
	// Numbers that are part of a unit or of the whole, not statements about the data.
	unitPhrases = regexp.MustCompile(`100 million yuan|10,000 firms|10,000 yuan|100 m yuan|= 100%|0 到 100%|annex 2|附件2|<0\.01%|<0\.01`)
	numberForm  = regexp.MustCompile(`\d[\d,]*(\.\d+)?`)
)

// stated reports whether a printed number is the rounding of some row's value, in the row's unit or in
// 亿元, 万元, billions or ten thousand firms.
func stated(printed string, rows []Row) bool {
	plain := strings.ReplaceAll(strings.TrimRight(printed, ","), ",", "")
	_, frac, _ := strings.Cut(plain, ".")
	for _, r := range rows {
		for _, scale := range []*big.Rat{big.NewRat(1, 1), yuanPerHundredM, yuanPerWan, yuanPerBillion} {
			v := new(big.Rat).Abs(quo(r.Value, scale))
			if v.FloatString(len(frac)) == plain {
				return true
			}
		}
	}
	return false
}

// Whatever a figure says in numbers stands in its CSV, at the rounding in which it is said.
func TestNumbersInWords(t *testing.T) {
	for _, f := range all(t) {
		texts := []Text{f.Title, f.Subtitle, f.Caption, f.Alt}
		texts = append(texts, f.notes...)
		found := 0
		for _, text := range texts {
			for _, l := range Langs {
				said := unitPhrases.ReplaceAllString(text.In(l), " ")
				for _, n := range numberForm.FindAllString(said, -1) {
					found++
					if !stated(n, f.Rows) {
						t.Errorf("%s: %q says %s, which no row gives", f.ID, text.In(l), n)
					}
				}
			}
		}
		if found == 0 {
			t.Errorf("%s: its words hold no number", f.ID)
		}
	}
}

// Every English sentence begins with a capital or a number, and ends.
func TestSentences(t *testing.T) {
	lower := regexp.MustCompile(`(^|[.!?] )[a-z]`)
	for _, f := range all(t) {
		for name, text := range map[string]string{"title": f.Title.EN, "subtitle": f.Subtitle.EN, "caption": f.Caption.EN, "alt": f.Alt.EN} {
			if at := lower.FindStringIndex(text); at != nil {
				t.Errorf("%s: %s begins a sentence in lower case: %q", f.ID, name, text[at[0]:])
			}
		}
		for name, text := range map[string]Text{"caption": f.Caption, "alt": f.Alt} {
			if !strings.HasSuffix(text.EN, ".") || !strings.HasSuffix(text.ZH, "。") {
				t.Errorf("%s: %s does not end: %q / %q", f.ID, name, text.EN, text.ZH)
			}
		}
	}
}

func TestWordsInBothLanguages(t *testing.T) {
	han := regexp.MustCompile(`\p{Han}`)
	for _, f := range all(t) {
		for name, text := range map[string]Text{"title": f.Title, "subtitle": f.Subtitle, "caption": f.Caption, "alt": f.Alt} {
			if !han.MatchString(text.ZH) || text.EN == "" || han.MatchString(text.EN) {
				t.Errorf("%s: %s is not in both languages: %q / %q", f.ID, name, text.ZH, text.EN)
			}
			if strings.ContainsAny(text.ZH, ",;") && regexp.MustCompile(`\p{Han}[,;]`).MatchString(text.ZH) {
				t.Errorf("%s: %s has half-width punctuation: %q", f.ID, name, text.ZH)
			}
		}
		if f.Source.Place.EN == "text" {
			continue // told of in the narrative, of which nothing is listed
		}
		if strings.Contains(f.Caption.EN, "all policies") || !strings.Contains(f.Caption.EN+f.Subtitle.EN, "isted") {
			t.Errorf("%s: the caption must say that the lines are the listed ones: %q", f.ID, f.Caption.EN)
		}
	}
}
