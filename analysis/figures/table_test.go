package figures

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allTables are the tables of the report and that of an invented panel.
func allTables(t testing.TB) []*Table {
	t.Helper()
	tables, err := Tables(report(t))
	if err != nil {
		t.Fatal(err)
	}
	panel, err := Tables(invented3(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range panel {
		if p.ID == "T6" {
			tables = append(tables, p)
		}
	}
	return tables
}

func TestTablesOfOneEdition(t *testing.T) {
	tables, err := Tables(report(t))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, table := range tables {
		ids = append(ids, table.ID)
	}
	if want := []string{"T1", "T2", "T3", "T4", "T5"}; !slices.Equal(ids, want) {
		t.Errorf("tables %v, want %v", ids, want)
	}
}

func csvOf(t *testing.T, table *Table) [][]string {
	t.Helper()
	var b bytes.Buffer
	if err := table.CSV(&b); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&b).ReadAll() // refuses rows of different lengths
	if err != nil {
		t.Fatalf("%s: %v", table.ID, err)
	}
	return records
}

// The battery of T2 was computed by two other programs.
func TestConcentrationTable(t *testing.T) {
	want := map[string][]float64{ // sum insured, policies, sum insured without the largest; firms: sum insured, policies
		"Herfindahl index (points)":      {8448.80, 1629.99, 2171.64, 6764.56, 8652.78},
		"Effective number 1/H":           {1.184, 6.135, 4.605, 1.478, 1.156},
		"CR1 (%)":                        {91.84, 27.49, 30.03, 80.70, 92.82},
		"CR3 (%)":                        {96.72, 60.37, 72.65, 100, 100},
		"Gini coefficient":               {0.889, 0.546, 0.631, 0.512, 0.611},
		"Gini coefficient, corrected":    {0.963, 0.592, 0.689, 0.768, 0.916},
		"Theil T":                        {2.140, 0.528, 0.740, 0.511, 0.808},
		"Theil L":                        {3.399, 0.937, 1.464, 0.676, 1.343},
		"Shannon entropy":                {0.425, 2.037, 1.745, 0.588, 0.290},
		"Exponential of Shannon entropy": {1.53, 7.67, 5.73, 1.80, 1.34},
	}
	found := 0
	for _, r := range csvOf(t, tableOf(t, "T2")) {
		numbers, ok := want[r[2]]
		if !ok {
			continue
		}
		found++
		for i, n := range numbers {
			if got, err := strconv.ParseFloat(r[3+i], 64); err != nil || math.Abs(got-n) > 0.0051 {
				t.Errorf("%s, column %d: %s, want %v", r[2], i, r[3+i], n)
			}
		}
	}
	if found != len(want) {
		t.Errorf("%d of %d measures are in T2", found, len(want))
	}
}

func tableOf(t *testing.T, id string) *Table {
	t.Helper()
	all := allTables(t)
	i := slices.IndexFunc(all, func(x *Table) bool { return x.ID == id })
	if i < 0 {
		t.Fatalf("there is no %s", id)
	}
	return all[i]
}

// The split over groups adds up to the whole; total and parts were computed by other programs.
func TestGroupTable(t *testing.T) {
	for _, r := range csvOf(t, tableOf(t, "T3")) {
		if r[0] != "sum_insured" || r[3] != "Total" {
			continue
		}
		for col, want := range map[int]float64{7: 8448.80, 8: 0.792732, 9: 1.347108} {
			if got, err := strconv.ParseFloat(r[col], 64); err != nil || math.Abs(got-want) > 0.0051 {
				t.Errorf("T3, total, column %d: %s, want %v", col, r[col], want)
			}
		}
		return
	}
	t.Error("T3 has no total")
}

// A claim that the table does not give is not called wrong, and one of another period is not subtracted.
func TestClaimsTable(t *testing.T) {
	verdicts := map[string][]string{}
	for _, r := range csvOf(t, tableOf(t, "T4")) {
		verdicts[r[1]] = r
	}
	for id, want := range map[string][2]string{"m001": {"401261", "literally true"}, "m002": {"2661987259000", "not reproducible"},
		"m003": {"549678688200", "literally true"}, "m005": {"908", "consistent"}, "m018": {"", "not comparable (different period)"}} {
		r := verdicts[id]
		if r == nil {
			t.Errorf("T4 has no %s", id)
			continue
		}
		if r[7] != want[0] || r[10] != want[1] {
			t.Errorf("T4, %s: table %q, %q; want %q", id, r[7], r[10], want)
		}
	}
}

// 16.8 of 10,000 firms, up 35.5%, were 12.3571 to 12.4400 the year before, by hand.
func TestHedgesTable(t *testing.T) {
	for _, r := range csvOf(t, tableOf(t, "T5")) {
		if strings.HasPrefix(r[5], "year before") {
			if lower, upper := r[7], r[8]; !strings.HasPrefix(lower, "123570.6") || !strings.HasPrefix(upper, "124400.1") {
				t.Errorf("T5: the year before between %s and %s", lower, upper)
			}
			return
		}
	}
	t.Error("T5 implies no year before")
}

// What is not zero is never printed as zero.
func TestNothingRoundedToZero(t *testing.T) {
	for _, table := range allTables(t) {
		for _, p := range table.Panels {
			for _, r := range p.all() {
				for i, c := range r.Cells {
					if c.Value == nil || c.Value.Sign() == 0 {
						continue
					}
					if text := table.printed(English, c, i); strings.Trim(text, "0.+−≥≤≈") == "" {
						t.Errorf("%s, %s: %s is printed as %q", table.ID, table.Columns[i].Key, c.Value.FloatString(9), text)
					}
				}
			}
		}
	}
}

// Numbers of a column align on the point: each is filled up to the longest.
func TestDecimalAlignment(t *testing.T) {
	for _, table := range allTables(t) {
		for _, l := range Langs {
			pads := table.pads(l)
			for _, p := range table.Panels {
				for _, r := range p.all() {
					for i, c := range r.Cells {
						if c.Value == nil || table.Columns[i].Print == nil {
							continue
						}
						text := table.printed(l, c, i)
						if got := decimals(text) + pad(pads[i], text); len(got) != len(pads[i]) {
							t.Errorf("%s, column %s: %q is filled up to %q, the longest has %q", table.ID, table.Columns[i].Key, text, got, pads[i])
						}
					}
				}
			}
		}
	}
}

var (
	latexRowEnd = regexp.MustCompile(`(?m)^(.*) \\\\$`)
	bareSign    = regexp.MustCompile(`(^|[^\\])[#%_&]`)
	multicolumn = regexp.MustCompile(`^\\multicolumn\{(\d+)\}`)
)

// Every row of the LaTeX has as many cells as the table has columns, braces match, and no character stands
// bare that LaTeX takes for a command.
func TestLaTeX(t *testing.T) {
	for _, table := range allTables(t) {
		for _, l := range Langs {
			var b bytes.Buffer
			if err := table.LaTeX(&b, l); err != nil {
				t.Fatal(err)
			}
			text := b.String()
			depth := 0
			for i, r := range text {
				escaped := i > 0 && text[i-1] == '\\'
				switch {
				case r == '{' && !escaped:
					depth++
				case r == '}' && !escaped:
					depth--
				}
				if depth < 0 {
					t.Fatalf("%s %s: a brace too many", table.ID, l)
				}
			}
			if depth != 0 {
				t.Errorf("%s %s: %d braces are not closed", table.ID, l, depth)
			}
			for _, m := range latexRowEnd.FindAllStringSubmatch(text, -1) {
				if all := multicolumn.FindStringSubmatch(m[1]); all != nil {
					if all[1] != strconv.Itoa(len(table.shown())) {
						t.Errorf("%s %s: a head over %s of %d columns", table.ID, l, all[1], len(table.shown()))
					}
					continue
				}
				cells := strings.Split(m[1], " & ")
				if len(cells) != len(table.shown()) {
					t.Errorf("%s %s: %d cells in %q, want %d", table.ID, l, len(cells), m[1], len(table.shown()))
				}
				for _, c := range cells {
					if bareSign.MatchString(c) {
						t.Errorf("%s %s: a bare sign in %q", table.ID, l, c)
					}
				}
			}
		}
	}
}

func TestTableHTML(t *testing.T) {
	for _, table := range allTables(t) {
		for _, l := range Langs {
			var b bytes.Buffer
			if err := table.HTML(&b, l); err != nil {
				t.Fatal(err)
			}
			dec := xml.NewDecoder(&b)
			rows, cells := 0, 0
			for {
				token, err := dec.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s %s: %v", table.ID, l, err)
				}
				switch e := token.(type) {
				case xml.StartElement:
					switch e.Name.Local {
					case "tr":
						rows, cells = rows+1, 0
					case "td", "th":
						cells++
						for _, a := range e.Attr {
							if a.Name.Local == "colspan" {
								cells, _ = strconv.Atoi(a.Value)
							}
						}
					}
				case xml.EndElement:
					if e.Name.Local == "tr" && cells != len(table.shown()) {
						t.Errorf("%s %s: row %d has %d cells, want %d", table.ID, l, rows, cells, len(table.shown()))
					}
				}
			}
		}
	}
}
