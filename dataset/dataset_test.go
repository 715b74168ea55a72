package dataset

import (
	"bytes"
	"math/big"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func sample() *Data {
	place := Place{Page: 18, X0: 70.25, Y0: 100, X1: 200.5, Y1: 112}
	return &Data{
		Editions: []Edition{{Edition: "shanghai-2023", Region: "上海", Year: 2023, Pages: 19, DocumentKind: "digest"}},
		Lines: []Line{
			{Edition: "shanghai-2023", Code: "2.10", Parent: "2", Level: 2, Label: "乙", Place: place},
			{Edition: "shanghai-2023", Code: "2.9", Parent: "2", Level: 2, Label: "甲, \"引号\"", Place: place},
		},
		Business: []Business{{Edition: "shanghai-2023", Code: "2.9", Measure: "sum_insured",
			Value: MustDecimal("2148275089000.05"), Unit: "yuan", Printed: "214827508.900005", PrintedUnit: "万元", Place: place, Readers: 2}},
		Metrics:    []Metric{{Edition: "shanghai-2023", ID: "m001", Value: MustDecimal("400000"), Lower: MustDecimal("400000"), Upper: Inf(1)}},
		Entities:   []Entity{{Edition: "shanghai-2023", Key: "a-pc", Kind: "insurer", Name: "甲财险", Aliases: "甲财险|甲财险分公司", Mentions: 2, Place: place}},
		Activities: []Activity{{Edition: "shanghai-2023", ID: "a001", ActorKey: "a-pc", Product: "乙保险", StartYear: 2018, Place: place}},
		Programmes: []Programme{{Edition: "shanghai-2023", Key: "b-pilot", Name: "乙试点", Count: 7, Place: place}},
		Awards:     []Award{{Edition: "shanghai-2023", ID: "w01", Award: "丙奖", Year: 2023, Place: place}},
		Documents:  []Document{{Edition: "shanghai-2023", ID: "d01", Title: "丁办法", Guideline: 3, Place: place}},
		Firsts:     []First{{Edition: "shanghai-2023", ID: "f01", Claim: "首创戊", Marker: "首创", Place: place}},
		Outlook:    []Outlook{{Edition: "shanghai-2023", ID: "C1", Kind: "challenge", Label: "己", Place: place}},
	}
}

func TestFolderRoundTrip(t *testing.T) {
	want := sample()
	files, err := Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Bytes}
	}
	got, err := ReadFS(fsys, "x")
	if err != nil {
		t.Fatal(err)
	}
	equal := cmp.Comparer(func(a, b Decimal) bool { return a.String() == b.String() })
	if diff := cmp.Diff(want, got, equal); diff != "" {
		t.Errorf("read differs from written (-want +got):\n%s", diff)
	}
	if want.Lines[0].Code != "2.9" {
		t.Errorf("lines are not in code order: %v first", want.Lines[0].Code)
	}
}

func TestReadNamesFileLineAndColumn(t *testing.T) {
	files, _ := Encode(sample())
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: bytes.Replace(f.Bytes, []byte("2148275089000.05"), []byte("2,1e3"), 1)}
	}
	fsys[BusinessFile].Data = bytes.Replace(fsys[BusinessFile].Data, []byte("2,1e3"), []byte("21e3"), 1)
	_, err := ReadFS(fsys, "folder")
	if err == nil {
		t.Fatal("a malformed number was read")
	}
	for _, want := range []string{"folder/business.csv", "line 2", `"value"`, "21e3"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q does not name %s", err, want)
		}
	}
}

func TestDecimalForms(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"0", "0"}, {"-0.50", "-0.5"}, {"1.10", "1.1"}, {"inf", "inf"}, {"-inf", "-inf"}, {"", ""},
		{"123456789012345678901234567890.000000000001", "123456789012345678901234567890.000000000001"},
	} {
		d, err := ParseDecimal(c.in)
		if err != nil || d.String() != c.want {
			t.Errorf("ParseDecimal(%q) = %q, %v; want %q", c.in, d, err, c.want)
		}
	}
	for _, bad := range []string{"1e5", "1,000", " 1", "1/3", ".5", "5.", "+1", "NaN", "Inf", "--1", "-", "１"} {
		if d, err := ParseDecimal(bad); err == nil {
			t.Errorf("ParseDecimal(%q) = %v, want an error", bad, d)
		}
	}
	if third := FromRat(big.NewRat(1, 3)).String(); third != "0.333333333333" {
		t.Errorf("a third is written %s", third)
	}
}

func TestCompareCodes(t *testing.T) {
	order := []string{"1", "1.2", "1.10", "2", "2.1.1", "2.2", "total"}
	for i := range order[1:] {
		if CompareCodes(order[i], order[i+1]) >= 0 || CompareCodes(order[i+1], order[i]) <= 0 {
			t.Errorf("%s does not come before %s", order[i], order[i+1])
		}
	}
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"1.5", "-0", "inf", "1e9", "00012.3400"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDecimal(s)
		if err != nil {
			return
		}
		again, err := ParseDecimal(d.String())
		if err != nil || again.Cmp(d) != 0 {
			t.Errorf("%q is written as %q, which reads as %v, %v", s, d, again, err)
		}
	})
}
