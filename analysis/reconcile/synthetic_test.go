package reconcile

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"techins/dataset"
)

// A truth is what is known of a document of the corpus, as far as it is needed here.
type truth struct {
	Synthetic bool
	Year      int
	Region    string
	Tables    []struct {
		Columns []struct{ Name, Unit string }
		Rows    []struct {
			Path, Label string
			Parent      *int
			Values      []*json.Number
			Printed     []string
		}
	}
	Metrics []struct {
		ID, Raw, Sentence string
		BaseValue         json.Number `json:"base_value"`
	}
}

// TestSyntheticEditionsRaiseNoAlarm builds data from the truth of every document with a table and
// finds nothing that differs in the invented editions, and only the headline in the report's own.
func TestSyntheticEditionsRaiseNoAlarm(t *testing.T) {
	dir := corpus(t, "the check of the invented editions for false alarms")
	files, err := filepath.Glob(filepath.Join(dir, "corpus", "*.truth.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no truth files: %v", err)
	}
	gold := goldData(t, dir).Metrics
	invented := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var doc truth
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		if len(doc.Tables) == 0 {
			continue
		}
		d := truthData(t, doc, gold)
		if len(d.Metrics) < 40 {
			t.Errorf("%s: only %d metrics were matched with their kind", file, len(d.Metrics))
		}
		checks, err := Report(d, "e")
		if err != nil {
			t.Fatal(err)
		}
		compared := 0
		for _, c := range checks {
			if c.Verdict == Agrees || c.Verdict == AgreesAsBound {
				compared++
			}
			if c.Verdict == Differs && (doc.Synthetic || c.Reason != Overlap) {
				t.Errorf("%s: false alarm: %+v", filepath.Base(file), c)
			}
		}
		if compared < 6 {
			t.Errorf("%s: only %d figures agree", filepath.Base(file), compared)
		}
		if doc.Synthetic {
			invented++
		}
	}
	if invented < 7 {
		t.Errorf("only %d invented editions were checked", invented)
	}
}

func truthData(t *testing.T, doc truth, gold []dataset.Metric) *dataset.Data {
	t.Helper()
	d := &dataset.Data{Editions: []dataset.Edition{{Edition: "e", Year: doc.Year}}}
	rows := doc.Tables[0].Rows
	for _, r := range rows {
		parent := ""
		if r.Parent != nil {
			parent = rows[*r.Parent].Path
		}
		d.Lines = append(d.Lines, dataset.Line{Edition: "e", Code: r.Path, Parent: parent, Label: r.Label})
		for i, v := range r.Values {
			name := doc.Tables[0].Columns[i+1]
			measure, unit, factor := "policies", "policies", dataset.Int(1)
			if name.Unit == "万元" {
				measure, unit, factor = "sum_insured", "yuan", dataset.Int(10000)
			}
			if v != nil {
				d.Business = append(d.Business, dataset.Business{Edition: "e", Code: r.Path, Measure: measure, Unit: unit,
					Value: dataset.MustDecimal(v.String()).Mul(factor), Printed: r.Printed[i], PrintedUnit: name.Unit})
			}
		}
	}
	used := make(map[string]bool)
	for _, m := range doc.Metrics {
		if g, ok := kindOf(m.Sentence, m.Raw, gold, used); ok {
			d.Metrics = append(d.Metrics, retold(g, doc.Year, m.ID, m.Raw, plainNumber(t, m.BaseValue)))
		}
	}
	return d
}

var digitsAndPlaces = regexp.MustCompile(`[\d.,+\s]+|上海|北京|深圳|沪上|京城|鹏城`)

// kindOf finds the hand-made row of the report whose words, without digits and names of cities, are
// those of a sentence: the invented editions keep the words.
func kindOf(sentence, raw string, gold []dataset.Metric, used map[string]bool) (dataset.Metric, bool) {
	bare := func(s string) string { return digitsAndPlaces.ReplaceAllString(s, "") }
	for _, g := range gold {
		if !used[g.ID] && strings.Contains(bare(sentence), bare(g.Quote)) && strings.Contains(bare(g.Printed), bare(raw)) {
			used[g.ID] = true
			return g, true
		}
	}
	return dataset.Metric{}, false
}

// retold is a hand-made row with the figure and the year of another edition.
func retold(g dataset.Metric, year int, id, raw string, value *big.Rat) dataset.Metric {
	g.Edition, g.ID, g.Printed = "e", id, raw
	g.Period = strings.ReplaceAll(g.Period, "2023", strconv.Itoa(year))
	if strings.HasPrefix(g.Measure, "duration") {
		g.Period = "" // the start year is not in the truth
	}
	if !g.Value.Finite() {
		return g
	}
	g.Value = dataset.FromRat(value)
	rounded := g.Lower.Cmp(g.Upper) != 0
	g.Lower, g.Upper = g.Value, g.Value
	switch {
	case g.Qualifier == "at_least" || g.Qualifier == "from":
		g.Upper = dataset.Inf(1)
	case g.Qualifier == "approx":
		g.Lower = dataset.Int(0)
	case rounded:
		number := regexp.MustCompile(`\d+(\.\d+)?`).FindString(raw)
		_, fraction, _ := strings.Cut(number, ".")
		printed, _ := new(big.Rat).SetString(number)
		half := new(big.Rat).Quo(value, printed)
		half.Quo(half, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(fraction))), nil)))
		half.Mul(half, big.NewRat(1, 2))
		g.Lower, g.Upper = dataset.FromRat(new(big.Rat).Sub(value, half)), dataset.FromRat(new(big.Rat).Add(value, half))
	}
	return g
}

func plainNumber(t *testing.T, n json.Number) *big.Rat {
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		t.Fatalf("number %q", n)
	}
	return r
}
