package analysis_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A reference is one value computed elsewhere by two independent tools, printed with 12 digits. A
// nil Value is undefined by definition.
type reference struct {
	Group, Measure string
	Value          *string
}

// A result is what this module gives for a reference: a number, exactly too where there is an exact
// form, or a word, or the error that says why there is none.
type result struct {
	float float64
	exact *big.Rat
	word  string
	err   error
	tol   float64 // relative; 0 means rational
}

// results maps the measure names of one group.
type results map[string]result

const (
	rationalTolerance = 5e-12 // half a unit of the twelfth digit
	logTolerance      = 1e-11
)

func (r results) add(name string, v float64, err error) { r[name] = result{float: v, err: err} }

func (r results) log(name string, v float64, err error) {
	r[name] = result{float: v, err: err, tol: logTolerance}
}

// exact adds a number in its float and its exact form.
func (r results) exact(name string, v float64, err error, e *big.Rat, eerr error) {
	if (err == nil) != (eerr == nil) {
		err = fmt.Errorf("the float form gives %v, the exact form %v", err, eerr)
		r[name] = result{word: err.Error()}
		return
	}
	r[name] = result{float: v, exact: e, err: err}
}

func (r results) word(name, w string) { r[name] = result{word: w} }

// rat adds a number that is computed exactly only.
func (r results) rat(name string, e *big.Rat, err error) {
	v := math.NaN()
	if e != nil {
		v, _ = e.Float64()
	}
	r[name] = result{float: v, exact: e, err: err}
}

// check compares one reference with what the module gives.
func (r result) check(want *string) error {
	switch {
	case want == nil && r.err == nil:
		return fmt.Errorf("= %v%s, want an error: undefined", r.float, r.word)
	case want == nil:
		return nil
	case r.err != nil:
		return fmt.Errorf("error %v, want %s", r.err, *want)
	case r.word != "":
		if r.word != *want {
			return fmt.Errorf("= %q, want %q", r.word, *want)
		}
		return nil
	}
	w, err := strconv.ParseFloat(*want, 64)
	if err != nil {
		return fmt.Errorf("= %v, want the word %q", r.float, *want)
	}
	tol := r.tol
	if tol == 0 {
		tol = rationalTolerance
	}
	if !close(r.float, w, tol) {
		return fmt.Errorf("= %.15g, want %s", r.float, *want)
	}
	if r.exact != nil {
		if e, _ := r.exact.Float64(); !close(e, w, tol) {
			return fmt.Errorf("exact form = %.15g, want %s", e, *want)
		}
	}
	return nil
}

// close compares relative to what is wanted; only where that is 0 a float may be off by rounding.
func close(got, want, tol float64) bool {
	if want == 0 {
		return math.Abs(got) <= 1e-15
	}
	return math.Abs(got-want) <= tol*math.Abs(want)
}

// checkAll compares every reference, group by group, and counts those compared. A name that nothing
// here computes is a failure.
func checkAll(t *testing.T, refs []reference, compute func(group string, refs []reference) (results, error)) (compared int) {
	t.Helper()
	groups, order := make(map[string][]reference), []string{}
	for _, r := range refs {
		if groups[r.Group] == nil {
			order = append(order, r.Group)
		}
		groups[r.Group] = append(groups[r.Group], r)
	}
	for _, g := range order {
		got, err := compute(g, groups[g])
		if err != nil {
			t.Errorf("%s: %v", g, err)
			continue
		}
		for _, ref := range groups[g] {
			r, ok := got[ref.Measure]
			if !ok {
				t.Errorf("%s: no measure is mapped to %q", g, ref.Measure)
				continue
			}
			compared++
			if err := r.check(ref.Value); err != nil {
				t.Errorf("%s: %s %v", g, ref.Measure, err)
			}
		}
	}
	return compared
}

// An item is a line of the statistics table.
type item struct {
	edition, section, group, id string
	policies, insured           *big.Rat // insured in 万元
}

// readItems reads the columns that both the panel and this package's own table have.
func readItems(t *testing.T, file string) []item {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := make(map[string]int)
	for i, name := range rows[0] {
		column[name] = i
	}
	var items []item
	for _, row := range rows[1:] {
		cell := func(name string) string { return row[column[name]] }
		policies, ok1 := new(big.Rat).SetString(cell("policies"))
		insured, ok2 := new(big.Rat).SetString(cell("sum_insured_wan"))
		if !ok1 || !ok2 {
			t.Fatalf("%s: row %v", file, row)
		}
		items = append(items, item{cell("edition"), cell("section"), cell("group"), cell("product_id"), policies, insured})
	}
	return items
}

// TestReferenceValues compares every value of the reference file.
func TestReferenceValues(t *testing.T) {
	corpus := os.Getenv("REPORT_CORPUS")
	if corpus == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the comparison with all reference values")
	}
	data, err := os.ReadFile(filepath.Join(corpus, "analysis", "reference.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Values []reference }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	e := evaluator{items: readItems(t, filepath.Join(corpus, "analysis", "panel.csv"))}
	compared := checkAll(t, file.Values, e.group)
	if compared != len(file.Values) || compared < 1000 {
		t.Errorf("compared %d of %d values", compared, len(file.Values))
	}
	t.Logf("compared %d values", compared)
}

// TestReferenceExcerpt compares the values that this package carries itself.
func TestReferenceExcerpt(t *testing.T) {
	data, err := os.ReadFile("testdata/reference.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var refs []reference
	for _, row := range rows[1:] {
		r := reference{Group: row[0], Measure: row[1]}
		if row[2] != "" {
			r.Value = &row[2]
		}
		refs = append(refs, r)
	}
	e := evaluator{items: readItems(t, "testdata/annex2.csv")}
	if compared := checkAll(t, refs, e.group); compared != len(refs) {
		t.Errorf("compared %d of %d values", compared, len(refs))
	}
}
