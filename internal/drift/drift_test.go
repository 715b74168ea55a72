package drift

import (
	"slices"
	"strings"
	"testing"

	"techins/dataset"
)

// edition makes the table of an edition from "code|label|product" rows, each with one policy.
func edition(d *dataset.Data, key string, year int, unit string, items ...string) {
	d.Editions = append(d.Editions, dataset.Edition{Edition: key, Year: year})
	for i, item := range items {
		f := strings.Split(item, "|")
		place := dataset.Place{Page: 18, X0: 10, Y0: float64(20 * i)}
		d.Lines = append(d.Lines, dataset.Line{Edition: key, Code: f[0], Label: f[1], Product: f[2], Place: place})
		d.Business = append(d.Business, dataset.Business{Edition: key, Code: f[0], Measure: "sum_insured", Value: dataset.Int(int64(i)), PrintedUnit: unit, Place: place})
	}
}

func kinds(diffs []Difference) []string {
	var out []string
	for _, d := range diffs {
		out = append(out, string(d.Kind)+" "+d.Key)
	}
	slices.Sort(out)
	return out
}

func TestBetweenEditions(t *testing.T) {
	d := &dataset.Data{}
	edition(d, "b-2023", 2023, "亿元", "1|甲险|a", "2|丙综合险|c", "3|首台（套）险|d", "4|新险|label:新险")
	edition(d, "a-2022", 2022, "万元", "1|甲险|a", "2|乙险|b", "3|丙险|c", "4|首台(套)险|d")
	got := kinds(Between(d, "a-2022", "b-2023"))
	want := []string{"added label:新险", "changed sum_insured unit", "moved c", "moved d", "removed b", "renamed c"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	problems := Problems(d)
	if len(problems) != len(want) {
		t.Fatalf("%d problems", len(problems))
	}
	for _, p := range problems {
		if p.Edition != "b-2023" || p.Kind != "drift" || !strings.HasPrefix(p.Message, "since a-2022: ") {
			t.Errorf("%+v", p)
		}
	}
	edition(d, "c-2024", 2024, "亿元", "1|甲险|a", "2|丙综合险|c", "3|首台（套）险|d", "4|新险|label:新险")
	if same := Between(d, "b-2023", "c-2024"); len(same) != 0 {
		t.Errorf("two equal tables differ: %v", same)
	}
}

func TestStates(t *testing.T) {
	old, new := &dataset.Data{}, &dataset.Data{}
	edition(old, "a", 2022, "万元", "1|甲险|a", "2|乙险|b", "3|丙险|c")
	edition(new, "a", 2022, "万元", "1|甲险|a", "2|乙综合险|b", "4|丁险|d")
	new.Business[0].Value = dataset.Int(7)
	metric := dataset.Metric{Edition: "a", Subject: "某公司", Measure: "sum_insured", Value: dataset.Int(5), Printed: "5元"}
	old.Metrics = []dataset.Metric{metric, metric}
	metric.ID = "m009" // another number is no difference
	new.Metrics = []dataset.Metric{metric}
	got := kinds(States(old, new))
	want := []string{"added a 4", "added a 4 sum_insured", "changed a 1 sum_insured", "removed a  某公司 sum_insured ", "removed a 3", "removed a 3 sum_insured", "renamed a 2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for _, x := range States(old, new) {
		if x.Kind == Changed && !strings.Contains(x.String(), "from 0  (p. 18, 10 0) to 7  (p. 18, 10 0)") {
			t.Errorf("a changed value does not tell both places: %s", x)
		}
	}
	if same := States(old, old); len(same) != 0 {
		t.Errorf("a state differs from itself: %v", same)
	}
}
