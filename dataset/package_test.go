package dataset

import (
	"encoding/json"
	"slices"
	"testing"
)

// The data dictionary and the row types must name the same columns in the same order.
func TestDictionaryMatchesColumns(t *testing.T) {
	for file, columns := range map[string][]string{
		EditionsFile: Columns[Edition](), LinesFile: Columns[Line](), BusinessFile: Columns[Business](),
		MetricsFile: Columns[Metric](), GuidelinesFile: Columns[Guideline](), SectionsFile: Columns[Section](),
		ProblemsFile: Columns[Problem](), EntitiesFile: Columns[Entity](), ActivitiesFile: Columns[Activity](),
		ProgrammesFile: Columns[Programme](), AwardsFile: Columns[Award](), DocumentsFile: Columns[Document](),
		FirstsFile: Columns[First](), OutlookFile: Columns[Outlook](),
	} {
		var described []string
		for _, f := range Fields() {
			if f.File == file {
				described = append(described, f.Name)
			}
		}
		if !slices.Equal(described, columns) {
			t.Errorf("%s has columns %v, the dictionary describes %v", file, columns, described)
		}
	}
}

func TestPackageNamesEveryFileAndItsHash(t *testing.T) {
	d := sample()
	files, err := Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	files, err = WithPackage(d, files)
	if err != nil {
		t.Fatal(err)
	}
	var p struct {
		Resources []struct {
			Path, Hash string
			Bytes      int
			Schema     struct{ Fields []struct{ Name, Type string } }
		}
	}
	last := files[len(files)-1]
	if err := json.Unmarshal(last.Bytes, &p); err != nil || last.Name != PackageFile {
		t.Fatal(last.Name, err)
	}
	if len(p.Resources) != len(files)-1 {
		t.Fatalf("%d resources for %d files", len(p.Resources), len(files)-1)
	}
	for i, r := range p.Resources {
		if r.Path != files[i].Name || r.Bytes != len(files[i].Bytes) || len(r.Schema.Fields) < 5 {
			t.Errorf("resource %d is %+v", i, r)
		}
	}
}
