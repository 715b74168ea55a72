package interop

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"techins/dataset"
	"techins/internal/pipeline"
)

// written puts the committed tables in every format into a folder.
func written(t *testing.T, formats pipeline.Formats) (dir string, data *dataset.Data) {
	t.Helper()
	data, err := dataset.Read("../../data/clean")
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "clean")
	if err := pipeline.Write(dir, data, formats, nil); err != nil {
		t.Fatal(err)
	}
	return dir, data
}

// command runs a program of others. Where it is missing the test is skipped, unless everything should
// have been installed.
func command(t *testing.T, needs, name string, args ...string) (output string, err error) {
	t.Helper()
	_, missing := exec.LookPath(name)
	if missing == nil && needs != "" {
		_, missing = os.Stat(needs)
	}
	if missing != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%v; ./test installs it", missing)
		}
		t.Skipf("%v: skipping what %s reads; ./test installs it", missing, name)
	}
	c := exec.Command(name, args...)
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		err = fmt.Errorf("%w: %s%s", err, errs.String(), out)
	}
	return string(out), err
}

// sums are the exact sums by table, column, edition and unit, and of how many numbers.
func sums(t *testing.T, d *dataset.Data) []string {
	t.Helper()
	total, count := map[string]dataset.Decimal{}, map[string]int{}
	add := func(table, column, edition, unit string, x dataset.Decimal) {
		if !x.Finite() || unit == "" {
			return
		}
		key := strings.Join([]string{table, column, edition, unit}, ",")
		if count[key]++; count[key] == 1 {
			total[key] = x
			return
		}
		total[key] = total[key].Add(x)
	}
	for _, b := range d.Business {
		add("business", "value", b.Edition, b.Unit, b.Value)
	}
	for _, m := range d.Metrics {
		add("metrics", "value", m.Edition, m.Unit, m.Value)
		add("metrics", "lower", m.Edition, m.Unit, m.Lower)
		add("metrics", "upper", m.Edition, m.Unit, m.Upper)
	}
	var out []string
	for key := range total {
		out = append(out, fmt.Sprintf("%s,%s,%d", key, total[key], count[key]))
	}
	slices.Sort(out)
	if len(out) < 10 {
		t.Fatalf("only %d sums to compare", len(out))
	}
	return out
}

// tidy writes the numbers of a program's lines in the shortest form and drops sums of nothing.
func tidy(t *testing.T, output string) []string {
	t.Helper()
	var out []string
	for _, line := range strings.Split(strings.TrimSpace(output), "\n") {
		f := strings.Split(line, ",")
		if len(f) != 6 {
			t.Fatalf("%q is no sum", line)
		}
		if f[5] == "0" {
			continue
		}
		x, err := dataset.ParseDecimal(f[4])
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		f[4] = x.String()
		out = append(out, strings.Join(f, ","))
	}
	slices.Sort(out)
	return out
}

// Others' programs find the same sums to the last digit, with and without a byte order mark.
func TestSumsToTheLastDigit(t *testing.T) {
	for _, c := range []struct {
		name, needs string
		formats     pipeline.Formats
		program     []string
	}{
		{"DuckDB", "node_modules/@duckdb", pipeline.Formats{Parquet: true}, []string{"node", "duckdb.mjs"}},
		{"pandas", "", pipeline.Formats{}, []string{"/usr/bin/python3", "pandas_sums.py"}},
		{"pandas with a mark", "", pipeline.Formats{BOM: true}, []string{"/usr/bin/python3", "pandas_sums.py"}},
		{"R", "", pipeline.Formats{}, []string{"Rscript", "sums.R"}},
		{"R with a mark", "", pipeline.Formats{BOM: true}, []string{"Rscript", "sums.R"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, data := written(t, c.formats)
			output, err := command(t, c.needs, c.program[0], append(c.program[1:], dir)...)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(sums(t, data), tidy(t, output)); diff != "" {
				t.Errorf("sums differ (-ours +theirs):\n%s", diff)
			}
		})
	}
}

// allSheets asks LibreOffice for a CSV file of each sheet, UTF-8, numbers as they are and not as shown.
const allSheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

// LibreOffice reads from the workbook what stands in the tables, digit by digit.
func TestLibreOfficeReadsTheWorkbook(t *testing.T) {
	dir, data := written(t, pipeline.Formats{XLSX: true})
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
	if _, err := command(t, "", "soffice", profile, "--headless", "--convert-to", allSheets, "--outdir", dir, filepath.Join(dir, "tables.xlsx")); err != nil {
		t.Fatal(err)
	}
	read := &dataset.Data{}
	for _, table := range data.Tables() {
		content, err := os.ReadFile(filepath.Join(dir, "tables-"+table.Name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
		if err != nil || len(records) != len(table.Records)+1 {
			t.Fatalf("%s: %d lines for %d rows: %v", table.Name, len(records), len(table.Records), err)
		}
		if diff := cmp.Diff(table.Records, records[1:]); diff != "" && len(table.Records) > 0 {
			t.Errorf("%s differs (-ours +theirs):\n%.2000s", table.Name, diff)
		}
		table.Records = records[1:]
		if err := read.SetTable(table); err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff(sums(t, data), sums(t, read)); diff != "" {
		t.Errorf("sums differ (-ours +theirs):\n%s", diff)
	}
}

// A validator that is not ours finds the package valid, and finds what is wrong in a spoilt one.
func TestDataPackageIsValid(t *testing.T) {
	for _, formats := range []pipeline.Formats{{}, {Parquet: true, XLSX: true}} { // the validator knows no byte order mark
		dir, data := written(t, formats)
		output, err := command(t, "node_modules/datapackage", "node", "validate.mjs", dir)
		if err != nil {
			t.Fatalf("%+v: %v", formats, err)
		}
		if want := fmt.Sprintf("metrics %d\n", len(data.Metrics)); !strings.Contains(output, want) {
			t.Errorf("%+v: the validator read %q, want %q in it", formats, output, want)
		}
	}
	for _, c := range []struct{ file, old, new, want string }{
		{"business.csv", "shanghai-2023,1.1,", "elsewhere-2023,1.1,", "business"}, // no such edition
		{"metrics.csv", ",at_least,", ",perhaps,", "metrics"},                     // not in the enumeration
		{"business.csv", ",372448,policies", ",many,policies", "business"},        // no number
		{"metrics.csv", "2023-12-31", "2023-13-31", "metrics"},                    // no date
		{"datapackage.json", `"resources"`, `"resource"`, "descriptor"},           // no resources
	} {
		dir, _ := written(t, pipeline.Formats{})
		spoil(t, filepath.Join(dir, c.file), c.old, c.new)
		if _, err := command(t, "node_modules/datapackage", "node", "validate.mjs", dir); err == nil || !strings.Contains(err.Error(), c.want+":") {
			t.Errorf("%s with %s for %s passes: %v", c.file, c.new, c.old, err)
		}
	}
}

func spoil(t *testing.T, path, old, new string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%s holds no %q: %v", path, old, err)
	}
	if err := os.WriteFile(path, bytes.Replace(data, []byte(old), []byte(new), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The descriptor tells who made the data, from what and under which licence, and the size and hash of
// every file as it is.
func TestDescriptorIsComplete(t *testing.T) {
	dir, data := written(t, pipeline.Formats{Parquet: true, XLSX: true, BOM: true})
	content, err := os.ReadFile(filepath.Join(dir, dataset.PackageFile))
	if err != nil {
		t.Fatal(err)
	}
	var p struct {
		Version                string
		Licenses, Contributors []map[string]any
		Sources                []struct{ Edition, SHA256, Origin string }
		Resources              []struct {
			Path, Hash string
			Bytes      int
		}
	}
	if err := json.Unmarshal(content, &p); err != nil {
		t.Fatal(err)
	}
	if p.Version == "" || len(p.Licenses) == 0 || len(p.Contributors) == 0 || len(p.Sources) != len(data.Editions) || p.Sources[0].SHA256 != data.Editions[0].SourceSHA256 || p.Sources[0].Origin == "" {
		t.Errorf("incomplete: %+v", p)
	}
	if want := 2*len(data.Tables()) + 1; len(p.Resources) != want {
		t.Errorf("%d resources, want %d", len(p.Resources), want)
	}
	for _, r := range p.Resources {
		file, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(r.Path)))
		if err != nil || len(file) != r.Bytes || r.Hash != "sha256:"+hash(file) {
			t.Errorf("%s is not as described: %v", r.Path, err)
		}
	}
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
