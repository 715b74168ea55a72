package figures

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"techins/dataset"
)

// invented3 is the report with an invented year before and after it. A product is renamed, one is new,
// one is gone and hands its code to another, and one has no number in one year.
func invented3(t testing.TB) *dataset.Data {
	t.Helper()
	data := report(t)
	now := data.Editions[0]
	lines, business := slices.Clone(data.Lines), slices.Clone(data.Business)
	for k, year := range []int{now.Year - 1, now.Year + 1} {
		e := now
		e.Edition, e.Year, e.DocumentKind = fmt.Sprintf("shanghai-%d", year), year, "synthetic"
		e.Title = strings.ReplaceAll(e.Title, strconv.Itoa(now.Year), strconv.Itoa(year))
		e.SourceFile = e.Edition + ".pdf"
		data.Editions = append(data.Editions, e)
		for i, l := range lines {
			l.Edition = e.Edition
			switch {
			case l.Product == "cybersecurity" && k == 0:
				l.Label, l.LabelEN = "网络安全综合保险", "Comprehensive cybersecurity insurance"
			case l.Product == "ip-pledge-financing-guarantee" && k == 1:
				l.Label, l.LabelEN, l.Product = "软件首版次质量安全责任保险", "First-version software quality insurance", "software-quality"
			}
			data.Lines = append(data.Lines, l)
			for _, b := range business {
				if b.Code != l.Code || b.Code == "2.1.2" && k == 1 {
					continue
				}
				b.Edition = e.Edition
				factor := []float64{0.7 + 0.04*float64(i%11), 0.85 + 0.07*float64(i%9)}[k]
				if b.Measure == "policies" {
					factor = math.Sqrt(factor)
				}
				v, _ := b.Value.Float64()
				b.Value = decimal(t, strconv.FormatFloat(math.Round(v*factor), 'f', 0, 64))
				data.Business = append(data.Business, b)
			}
		}
	}
	slices.SortFunc(data.Editions, func(a, b dataset.Edition) int { return a.Year - b.Year })
	return data
}

// mixed2 are two editions of different regions, with a product that no dictionary knows.
func mixed2(t testing.TB) *dataset.Data {
	data := invented3(t)
	data.Editions = data.Editions[1:]
	data.Editions[1].Region, data.Editions[1].DocumentKind = "北京市", "unknown"
	for i, l := range data.Lines {
		if l.Product == "software-quality" {
			data.Lines[i].Product, data.Lines[i].LabelEN = "label:"+l.Label, ""
		}
	}
	return data
}

func decimal(t testing.TB, s string) dataset.Decimal {
	t.Helper()
	d, err := dataset.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// referencePanel is the invented panel of the reference material.
func referencePanel(t *testing.T) *dataset.Data {
	t.Helper()
	root := os.Getenv("REPORT_CORPUS")
	if root == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the figures of the reference panel")
	}
	file, err := os.Open(filepath.Join(root, "analysis", "panel.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	data := &dataset.Data{}
	for _, r := range records[1:] {
		edition := "shanghai-" + r[0]
		if n := len(data.Editions); n == 0 || data.Editions[n-1].Edition != edition {
			year, _ := strconv.Atoi(r[1])
			kind := "official"
			if r[10] == "1" {
				kind = "synthetic"
			}
			data.Editions = append(data.Editions, dataset.Edition{Edition: edition, Year: year, Region: "上海市", DocumentKind: kind})
			data.Lines = append(data.Lines, dataset.Line{Edition: edition, Code: "2", Level: 1, Label: "科技创新活动保险业务", Product: activitySection})
		}
		if r[2] == "1" {
			continue
		}
		data.Lines = append(data.Lines, dataset.Line{Edition: edition, Code: r[4], Parent: r[3], Level: 3, Label: r[6], LabelEN: r[7], Product: r[5]})
		data.Business = append(data.Business,
			dataset.Business{Edition: edition, Code: r[4], Measure: "policies", Value: decimal(t, r[8]), Unit: "policies"},
			dataset.Business{Edition: edition, Code: r[4], Measure: "sum_insured", Value: decimal(t, r[9]).Mul(decimal(t, "10000")), Unit: "yuan"})
	}
	return data
}

func figureOf(t *testing.T, figs []*Figure, id string) *Figure {
	t.Helper()
	i := slices.IndexFunc(figs, func(f *Figure) bool { return f.ID == id })
	if i < 0 {
		t.Fatalf("there is no %s", id)
	}
	return figs[i]
}

func rowOf(t *testing.T, f *Figure, item, measure string) float64 {
	t.Helper()
	for _, r := range f.Rows {
		if (item == "" || r.Item == item) && r.Measure == measure {
			return float(r.Value)
		}
	}
	t.Fatalf("%s has no %s of %s", f.ID, measure, item)
	return 0
}

// The numbers of the reference panel were computed by other programs.
func TestReferencePanel(t *testing.T) {
	figs, err := All(referencePanel(t))
	if err != nil {
		t.Fatal(err)
	}
	f11 := figureOf(t, figs, "F11")
	for measure, want := range map[string]float64{"effect_policies": 1237.72, "effect_mix": -394.54, "effect_average": -344.61,
		"effect_entry": 8.82, "effect_exit": -0.13, "change": 507.2664} {
		if got := rowOf(t, f11, "section", measure) / 1e8; math.Abs(got-want) > 0.0051 {
			t.Errorf("F11: %s is %.4f (100 million yuan), want %.2f", measure, got, want)
		}
	}
	f13 := figureOf(t, figs, "F13")
	if got := rowOf(t, f13, "P234", "contribution_before"); math.Abs(got-24.6643735638) > 1e-9 {
		t.Errorf("F13: integrated circuits contribute %.4f points, want 24.6644", got)
	}
	if got := rowOf(t, f13, "", "growth_before"); math.Abs(got-26.69) > 0.0051 {
		t.Errorf("F13: growth of %.4f%%, want 26.69", got)
	}
	for _, f := range []*Figure{f11, figureOf(t, figs, "F12"), f13} {
		if !strings.Contains(f.Title.ZH, "示例数据") || !strings.Contains(f.Title.EN, "synthetic") || !strings.Contains(f.Caption.ZH, "2022、2024的数字为虚构") {
			t.Errorf("%s does not say that its numbers are invented: %q, %q", f.ID, f.Title, f.Caption.ZH)
		}
	}
	// The figures of one edition are those of the real one.
	if f := figureOf(t, figs, "F1"); f.Source.Edition.Year != 2023 {
		t.Errorf("F1 is drawn from %d, want the real edition of 2023", f.Source.Edition.Year)
	}
}

// Contributions add up to the growth, effects to the change; what has no number is nowhere.
func TestPanelAddsUp(t *testing.T) {
	figs, err := All(invented3(t))
	if err != nil {
		t.Fatal(err)
	}
	f11, sum := figureOf(t, figs, "F11"), 0.0
	for _, m := range []string{"effect_policies", "effect_mix", "effect_average", "effect_entry", "effect_exit"} {
		sum += rowOf(t, f11, "section", m)
	}
	if want := rowOf(t, f11, "section", "change"); math.Abs(sum-want) > 1 {
		t.Errorf("F11: the effects add up to %.0f, the change is %.0f yuan", sum, want)
	}
	f13, points := figureOf(t, figs, "F13"), 0.0
	for _, r := range f13.Rows {
		if r.Measure == "contribution" {
			points += float(r.Value)
			if r.Item == "key-rd-equipment" {
				t.Error("F13: a product without a number contributes")
			}
		}
	}
	if want := rowOf(t, f13, "", "growth"); math.Abs(points-want) > 1e-9 {
		t.Errorf("F13: contributions add up to %.6f, growth is %.6f", points, want)
	}
}

func TestPanelNeedsTwoEditions(t *testing.T) {
	figs, err := All(report(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range figs {
		if slices.Contains([]string{"F11", "F12", "F13"}, f.ID) {
			t.Errorf("%s is drawn from one edition", f.ID)
		}
	}
}

// Editions of different regions are compared only where none has a second one, and are never called growth
// without saying so.
func TestMixedRegions(t *testing.T) {
	figs, err := All(mixed2(t))
	if err != nil {
		t.Fatal(err)
	}
	f := figureOf(t, figs, "F13")
	if strings.Contains(f.Title.ZH, "增长") || !strings.Contains(f.Title.EN, "difference") || !strings.Contains(f.Title.EN, "Shanghai 2023 to Beijing 2024") || !strings.Contains(f.Caption.EN, "not growth") || !strings.Contains(f.Caption.ZH, "不是增长") {
		t.Errorf("F13 does not tell the regions apart: %q, %q", f.Title.EN, f.Caption.EN)
	}
}
