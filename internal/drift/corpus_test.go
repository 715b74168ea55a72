package drift_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"techins/dataset"
	"techins/internal/drift"
	"techins/internal/pipeline"
)

// Three editions of the corpus, the renamings that were planted between them, and the truth of their
// tables: every renaming, addition, removal and move is named, and nothing else.
func TestDriftOfThreeEditions(t *testing.T) {
	corpus := os.Getenv("REPORT_CORPUS")
	if corpus == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the drift between editions of the corpus")
	}
	names := []string{"d14_xelatex_grid_beijing", "d01_libreoffice_grid", "d16_cairo_none_shenzhen"} // 2022, 2023, 2024
	var files []string
	for _, n := range names {
		files = append(files, filepath.Join(corpus, "corpus", n+".pdf"))
	}
	var parts []*dataset.Data
	for _, r := range pipeline.ReadAll(context.Background(), files, pipeline.Options{Reader: "native"}, 1, func() {}) {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		parts = append(parts, r.Data)
	}
	renamed := [][]string{ // sorted
		{"新材料首批次应用综合保险 > 重点新材料首批次应用保险", "科技企业创业责任保险 > 科技型企业创业保障保险"},
		{"关键研发设备保险 > 关键科研仪器设备保险", "其他 > 其他科技型企业"},
	}
	data := pipeline.Merge(parts)
	editions := []string{"beijing-2022", "shanghai-2023", "shenzhen-2024"}
	for i := range 2 {
		older, newer := labels(t, files[i]), labels(t, files[i+1])
		want := expected(older, newer, renamed[i])
		if got := found(drift.Between(data, editions[i], editions[i+1])); !cmp.Equal(want, got) {
			t.Errorf("from %s to %s (-want +got):\n%s", editions[i], editions[i+1], cmp.Diff(want, got))
		}
	}
}

// labels are the codes of the line items by their labels, as the truth beside a document has them.
func labels(t *testing.T, pdf string) map[string]string {
	t.Helper()
	content, err := os.ReadFile(pdf[:len(pdf)-len("pdf")] + "truth.json")
	if err != nil {
		t.Fatal(err)
	}
	var truth struct {
		Tables []struct {
			Rows []struct{ Path, Label string }
		}
	}
	if err := json.Unmarshal(content, &truth); err != nil {
		t.Fatal(err)
	}
	codes := map[string]string{}
	for _, r := range truth.Tables[0].Rows {
		codes[r.Label] = r.Path
	}
	return codes
}

// expected are the differences of two tables, by label, where the renamings are given.
func expected(older, newer map[string]string, renamed []string) []string {
	var out []string
	before, after := map[string]bool{}, map[string]bool{}
	for _, pair := range renamed {
		from, to, _ := strings.Cut(pair, " > ")
		before[from], after[to] = true, true
		out = append(out, "renamed "+pair)
		if older[from] != newer[to] {
			out = append(out, "moved "+older[from]+" > "+newer[to])
		}
	}
	for label, code := range older {
		switch now, kept := newer[label]; {
		case before[label]:
		case !kept:
			out = append(out, "removed "+code+" "+label)
		case now != code:
			out = append(out, "moved "+code+" > "+now)
		}
	}
	for label, code := range newer {
		if _, known := older[label]; !known && !after[label] {
			out = append(out, "added "+code+" "+label)
		}
	}
	slices.Sort(out)
	return out
}

func found(differences []drift.Difference) []string {
	var out []string
	for _, d := range differences {
		switch d.Kind {
		case drift.Added:
			out = append(out, "added "+d.New)
		case drift.Removed:
			out = append(out, "removed "+d.Old)
		default:
			out = append(out, string(d.Kind)+" "+d.Old+" > "+d.New)
		}
	}
	slices.Sort(out)
	return out
}
