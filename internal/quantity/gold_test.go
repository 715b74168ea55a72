package quantity

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"techins/dataset"
)

// corpus is the folder of the reference material; tests that need it are skipped without it.
func corpus(t *testing.T, what string) string {
	dir := os.Getenv("REPORT_CORPUS")
	if dir == "" {
		t.Skip("REPORT_CORPUS is not set: skipping " + what)
	}
	return dir
}

// readGold reads a gold file into one map a row.
func readGold(t *testing.T, path string) (rows []map[string]string) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all[0][0] = strings.TrimPrefix(all[0][0], "\ufeff")
	for _, rec := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = rec[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// paragraphs gives the text that a gold row's number stands in: for the synthetic paragraphs the whole
// paragraph, for the report the quote.
func paragraphs(t *testing.T, dir string) map[string]string {
	ids, err := os.ReadFile(filepath.Join(dir, "quantities/synthetic_dev.ids"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "quantities/synthetic_dev.txt"))
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	lines := strings.Split(string(text), "\n")
	for i, id := range strings.Fields(string(ids)) {
		m[id] = lines[i]
	}
	return m
}

// TestFindAgainstGold looks for every gold number in its text, and wants every other number of the
// texts not offered as a statistic.
func TestFindAgainstGold(t *testing.T) {
	dir := corpus(t, "the gold quotes")
	for _, name := range []string{"report/gold_metrics.csv", "quantities/gold_synthetic_dev.csv"} {
		t.Run(name, func(t *testing.T) {
			rows := readGold(t, filepath.Join(dir, name))
			whole := paragraphs(t, dir)
			numbers := map[string][]map[string]string{} // by text
			for _, row := range rows {
				if p, ok := whole[row["section"]]; ok {
					row["quote"] = p
				}
				if row["is_metric"] == "yes" {
					numbers[row["quote"]] = append(numbers[row["quote"]], row)
				}
			}
			for _, row := range rows {
				checkText(t, row, numbers[row["quote"]])
			}
		})
	}
}

// checkText checks one gold row; wanted are all statistics of its text.
func checkText(t *testing.T, row map[string]string, wanted []map[string]string) {
	quote := strings.ReplaceAll(row["quote"], "\n", "")
	found := Find(quote)
	if row["is_metric"] == "yes" {
		for _, q := range found {
			if sameNumber(row, q) {
				checkBounds(t, row, q)
				return
			}
		}
		if row["tier"] != "minor" {
			t.Errorf("%s: %q of %q: not found, want %s %s", row["id"], row["value_raw"], quote, row["value"], row["unit"])
		}
		return
	}
	surface := strings.ReplaceAll(row["surface"], " ", "")
	for _, q := range found {
		if q.Reason != "" || !strings.Contains(surface, strings.ReplaceAll(q.Text, " ", "")) {
			continue
		}
		known := false
		for _, w := range wanted {
			known = known || sameNumber(w, q)
		}
		if !known {
			t.Errorf("%s: %q of %q offered as a statistic; it is %s", row["id"], q.Text, quote, row["no_class"])
		}
	}
}

func sameNumber(row map[string]string, q Quantity) bool {
	if row["qualifier"] == "range" {
		return q.Reason == "" && equal(row["lower"], q.Lower) && equal(row["upper"], q.Upper) && row["unit"] == q.Unit
	}
	if alt := strings.Fields(row["alt"]); len(alt) == 2 && q.Reason == "" && equal(alt[0], q.Value) && alt[1] == q.Unit {
		return true
	}
	return q.Reason == "" && equal(row["value"], q.Value) && row["unit"] == q.Unit
}

func equal(want string, got dataset.Decimal) bool { return want == got.String() }

func checkBounds(t *testing.T, row map[string]string, q Quantity) {
	lowerOK := equal(row["lower"], q.Lower) || row["lower"] == "-inf" && q.Lower.String() == "0"
	if !lowerOK || !equal(row["upper"], q.Upper) || row["qualifier"] != q.Qualifier {
		t.Errorf("%s: %q: got %s [%s, %s], want %s [%s, %s]", row["id"], q.Text, q.Qualifier, q.Lower, q.Upper,
			row["qualifier"], row["lower"], row["upper"])
	}
}
