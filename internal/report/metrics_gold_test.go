package report

import (
	"encoding/csv"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"techins/dataset"
)

func corpusFolder(t *testing.T, what string) string {
	dir := os.Getenv("REPORT_CORPUS")
	if dir == "" {
		t.Skip("REPORT_CORPUS is not set: skipping " + what)
	}
	return dir
}

// A truthFile is what a corpus document says of its narrative.
type truthFile struct {
	ID         string
	Year       int
	Region     string
	Paragraphs []struct {
		Kind, Chapter, Section, Subsection, Box, Text string
	}
	Metrics []struct {
		BaseValue *json.Number `json:"base_value"`
		BaseUnit  string       `json:"base_unit"`
	}
}

func readTruth(t *testing.T, file string) truthFile {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var truth truthFile
	if err := json.Unmarshal(raw, &truth); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return truth
}

// told gives the rows of a truth file's paragraphs, as if its layout had been read without fault.
func (f truthFile) told() []dataset.Metric {
	var paragraphs []Paragraph
	for _, p := range f.Paragraphs {
		if p.Kind == "p" || p.Kind == "li" || strings.HasPrefix(p.Kind, "info") {
			section := strings.Trim(strings.Join([]string{p.Chapter, p.Section, p.Subsection}, "/"), "/")
			paragraphs = append(paragraphs, Paragraph{Text: p.Text, Section: section, Box: p.Box, Heading: p.Box})
		}
	}
	ed := dataset.Edition{Region: f.Region, Year: f.Year, Title: f.Region + "科技保险创新发展报告"}
	return Metrics(ed, paragraphs)
}

func readGold(t *testing.T, file string) []map[string]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	var rows []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[strings.TrimPrefix(name, "\ufeff")] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// A tally counts, of the gold statistics, those found, those given besides, and of the found those
// with each attribute right.
type tally struct {
	gold, found, extra int
	right              map[string]int
}

// score compares rows with a gold table as its README tells: a row is found when value and unit are
// equal (a range by its ends), each gold row at most once, the one with the most equal attributes
// first; durations and sums of lists are neither wanted nor wrong.
func score(t *testing.T, gold []map[string]string, rows []dataset.Metric, section func(dataset.Metric) string) tally {
	s := tally{right: map[string]int{}}
	used := map[int]bool{}
	for _, g := range gold {
		if g["is_metric"] != "yes" || g["tier"] == "minor" {
			continue
		}
		s.gold++
		best, most := -1, -1
		for i, m := range rows {
			if used[i] || !sameNumber(g, m) || section != nil && section(m) != g["section"] {
				continue
			}
			if n := len(rightAttributes(g, m)); n > most {
				best, most = i, n
			}
		}
		if best < 0 {
			t.Logf("missed %s: %s of %s", g["id"], g["value_raw"], g["measure"])
			continue
		}
		used[best] = true
		s.found++
		for _, a := range rightAttributes(g, rows[best]) {
			s.right[a]++
		}
	}
	for i, m := range rows {
		if !used[i] && !minor(gold, m) {
			s.extra++
			t.Logf("not wanted: %s in %s", m.Printed, m.Quote)
		}
	}
	return s
}

func minor(gold []map[string]string, m dataset.Metric) bool {
	for _, g := range gold {
		if g["is_metric"] == "yes" && g["tier"] == "minor" && sameNumber(g, m) {
			return true
		}
	}
	return false
}

func rational(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return r
}

func sameDecimal(gold string, d dataset.Decimal) bool {
	switch gold {
	case "":
		return d.Missing()
	case "inf", "-inf":
		return d.String() == gold
	}
	r := rational(gold)
	return r != nil && d.Finite() && r.Cmp(d.Rat()) == 0
}

// sameLower also takes the natural end of what cannot be negative.
func sameLower(gold string, d dataset.Decimal) bool {
	return sameDecimal(gold, d) || gold == "-inf" && d.String() == "0" || gold == "0" && d.String() == "-inf"
}

func sameNumber(g map[string]string, m dataset.Metric) bool {
	if g["value"] == "" {
		return sameLower(g["lower"], m.Lower) && sameDecimal(g["upper"], m.Upper)
	}
	if sameDecimal(g["value"], m.Value) && g["unit"] == m.Unit {
		return true
	}
	value, unit, ok := strings.Cut(g["alt"], " ")
	return ok && sameDecimal(value, m.Value) && unit == m.Unit
}

// letters is a name without marks and blanks.
func letters(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFKC.String(s)))
}

// sameName holds when one of two names contains the other.
func sameName(a, b string) bool {
	a, b = letters(a), letters(b)
	if a == "" || b == "" {
		return a == b
	}
	return strings.Contains(a, b) || strings.Contains(b, a)
}

func samePeriod(a, b string) bool {
	clean := func(s string) string {
		s, _, _ = strings.Cut(s, "(")
		if s = letters(s); s == "unspecified" {
			return ""
		}
		return s
	}
	return clean(a) == clean(b)
}

func rightAttributes(g map[string]string, m dataset.Metric) []string {
	scope := g["scope"]
	if scope == "unspecified" {
		scope = ""
	}
	var right []string
	for name, ok := range map[string]bool{
		"bounds":    sameLower(g["lower"], m.Lower) && sameDecimal(g["upper"], m.Upper),
		"qualifier": g["qualifier"] == m.Qualifier,
		"measure":   g["measure"] == m.Measure,
		"subject":   sameName(g["subject"], m.Subject),
		"product":   sameName(g["product"], m.Product),
		"period":    samePeriod(g["period"], m.Period),
		"scope":     scope == m.Scope,
		"quote":     strings.Contains(letters(m.Quote), letters(g["value_raw"])),
	} {
		if ok {
			right = append(right, name)
		}
	}
	return right
}

func (s tally) check(t *testing.T, floors map[string]float64) {
	t.Helper()
	t.Logf("gold %d, found %d, not wanted %d, right of the found %v", s.gold, s.found, s.extra, s.right)
	for name, floor := range floors {
		if share := float64(s.right[name]) / float64(max(1, s.found)); share < floor {
			t.Errorf("%s: %.3f right, want %.2f", name, share, floor)
		}
	}
}

func TestReportGold(t *testing.T) {
	dir := corpusFolder(t, "the 59 statistics of the report against the gold")
	truth := readTruth(t, filepath.Join(dir, "corpus", "d01_libreoffice_grid.truth.json"))
	s := score(t, readGold(t, filepath.Join(dir, "report", "gold_metrics.csv")), truth.told(), nil)
	if s.gold != 59 || s.found != 59 || s.extra != 0 {
		t.Errorf("found %d of %d statistics and %d others, want 59 of 59 and none", s.found, s.gold, s.extra)
	}
	s.check(t, map[string]float64{"bounds": 0.98, "qualifier": 0.98, "quote": 0.98, "measure": 0.95, "subject": 0.95, "scope": 0.95, "product": 0.9, "period": 0.9})
}

func TestInventedParagraphsGold(t *testing.T) {
	dir := filepath.Join(corpusFolder(t, "the statistics of invented paragraphs against the gold"), "quantities")
	text, err := os.ReadFile(filepath.Join(dir, "synthetic_dev.txt"))
	if err != nil {
		t.Fatal(err)
	}
	ids, err := os.ReadFile(filepath.Join(dir, "synthetic_dev.ids"))
	if err != nil {
		t.Fatal(err)
	}
	var paragraphs []Paragraph
	sections := strings.Fields(string(ids))
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		paragraphs = append(paragraphs, Paragraph{Text: line, Section: sections[i]})
	}
	rows := Metrics(dataset.Edition{}, paragraphs)
	s := score(t, readGold(t, filepath.Join(dir, "gold_synthetic_dev.csv")), rows, func(m dataset.Metric) string { return m.Section })
	if f1 := 2 * float64(s.found) / float64(s.gold+s.found+s.extra); f1 < 0.97 {
		t.Errorf("F1 %.3f, want 0.97", f1)
	}
	// Of the products, the gold has names that the text does not print; they stay empty or as printed.
	s.check(t, map[string]float64{"bounds": 0.95, "qualifier": 0.95, "quote": 0.98, "measure": 0.95, "subject": 0.95, "scope": 0.95, "product": 0.75, "period": 0.95})
}

func TestEditionsOfOtherCitiesAndYears(t *testing.T) {
	dir := corpusFolder(t, "the values told in editions of other cities and years")
	files, err := filepath.Glob(filepath.Join(dir, "corpus", "*.truth.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no truth files in %s: %v", dir, err)
	}
	read := 0
	for _, file := range files {
		truth := readTruth(t, file)
		if len(truth.Paragraphs) == 0 || len(truth.Metrics) == 0 {
			continue
		}
		read++
		checkValues(t, truth)
	}
	if read < 10 {
		t.Errorf("only %d documents with paragraphs", read)
	}
}

// checkValues asks that the values printed with digits are those of the truth, as multisets.
func checkValues(t *testing.T, truth truthFile) {
	t.Helper()
	left := map[string]int{}
	for _, m := range truth.Metrics {
		if m.BaseValue != nil && m.BaseUnit != "年" {
			left[rational(m.BaseValue.String()).RatString()]++
		}
	}
	for _, m := range truth.told() {
		if !m.Value.Finite() || !strings.ContainsAny(letters(m.Printed), "0123456789") {
			continue
		}
		left[m.Value.Rat().RatString()]--
	}
	for value, n := range left {
		if n != 0 {
			t.Errorf("%s: value %s is told %+d times too rarely", truth.ID, value, n)
		}
	}
}
