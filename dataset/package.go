package dataset

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// PackageFile is the name of the descriptor of a data folder.
const PackageFile = "datapackage.json"

//go:embed schema.csv
var schemaCSV string

//go:embed keys.csv
var keysCSV string

// A Field describes one column of a table: a row of the data dictionary.
type Field struct {
	File, Name       string
	Type             string // string, integer, number, date, or bound: a number, -inf or inf
	Unit             string
	Required         bool
	Enum             []string // every text the column can have; nil for any
	TitleEN, TitleZH string
	Description      string
}

// Fields is the data dictionary: every column of every table of a data folder.
func Fields() []Field {
	var fields []Field
	for _, r := range mustRows(schemaCSV) {
		f := Field{File: r[0], Name: r[1], Type: r[2], Unit: r[3], Required: r[4] == "yes", TitleEN: r[6], TitleZH: r[7], Description: r[8]}
		if r[5] != "" {
			f.Enum = strings.Split(r[5], "|")
		}
		fields = append(fields, f)
	}
	return fields
}

// mustRows reads an embedded CSV file without its header.
func mustRows(text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("dataset: embedded table: %v", err))
	}
	return rows[1:]
}

type descriptor struct {
	Schema       string        `json:"$schema"`
	Name         string        `json:"name"`
	Title        string        `json:"title"`
	Version      string        `json:"version"`
	Licenses     []license     `json:"licenses"`
	Contributors []contributor `json:"contributors"`
	Sources      []source      `json:"sources,omitempty"`
	Resources    []resource    `json:"resources"`
}

type license struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

type contributor struct {
	Title string   `json:"title"`
	Roles []string `json:"roles"`
}

type source struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
	// Edition and SHA256 tie the source to the rows read from it.
	Edition string `json:"edition"`
	SHA256  string `json:"sha256"`
}

type resource struct {
	Name      string      `json:"name"`
	Type      string      `json:"type"`
	Title     string      `json:"title"`
	TitleZH   string      `json:"title@zh"`
	Path      string      `json:"path"`
	Format    string      `json:"format"`
	MediaType string      `json:"mediatype"`
	Encoding  string      `json:"encoding"`
	Bytes     int         `json:"bytes"`
	Hash      string      `json:"hash"`
	Schema    tableSchema `json:"schema"`
}

type tableSchema struct {
	Schema        string        `json:"$schema"`
	Fields        []schemaField `json:"fields"`
	MissingValues []string      `json:"missingValues"`
	PrimaryKey    []string      `json:"primaryKey,omitempty"`
	ForeignKeys   []foreignKey  `json:"foreignKeys,omitempty"`
}

type schemaField struct {
	Name        string         `json:"name"`
	Type        string         `json:"type"`
	Title       string         `json:"title"`
	TitleZH     string         `json:"title@zh"`
	Description string         `json:"description"`
	Unit        string         `json:"unit,omitempty"`
	Constraints map[string]any `json:"constraints,omitempty"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// PackageVersion is the version of the tables' layout.
const PackageVersion = "1.1.0"

// WithPackage adds datapackage.json (Data Package 2.0, https://datapackage.org) to the CSV files of
// a data folder: a Table Schema for each, with units, keys and the hash of its bytes.
func WithPackage(d *Data, files []File) ([]File, error) {
	p := descriptor{
		Schema:       "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:         "technology-insurance-reports",
		Title:        "Technology insurance reports: tables, statistics and outline",
		Version:      PackageVersion,
		Licenses:     []license{{"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0"}},
		Contributors: []contributor{{"The techins authors", []string{"wrangler"}}},
	}
	for _, e := range d.Editions {
		p.Sources = append(p.Sources, source{Title: e.Title, Edition: e.Edition, SHA256: e.SourceSHA256})
	}
	for _, f := range files {
		if r, ok := describe(f); ok {
			p.Resources = append(p.Resources, r)
		}
	}
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(files, File{PackageFile, append(data, '\n')}), nil
}

// describe is the resource of a CSV file that the data dictionary knows.
func describe(f File) (resource, bool) {
	sum := sha256.Sum256(f.Bytes)
	r := resource{
		Name: strings.TrimSuffix(f.Name, ".csv"), Type: "table", Path: f.Name, Format: "csv", MediaType: "text/csv",
		Encoding: "utf-8", Bytes: len(f.Bytes), Hash: "sha256:" + hex.EncodeToString(sum[:]),
		Schema: tableSchema{Schema: "https://datapackage.org/profiles/2.0/tableschema.json", MissingValues: []string{""}},
	}
	for _, field := range Fields() {
		if field.File == f.Name {
			r.Schema.Fields = append(r.Schema.Fields, field.schema())
		}
	}
	for _, k := range mustRows(keysCSV) {
		if k[0] == f.Name {
			r.Title, r.TitleZH = cmp.Or(r.Title, k[5]), cmp.Or(r.TitleZH, k[6])
			r.Schema.keys(k)
		}
	}
	return r, len(r.Schema.Fields) > 0
}

// keys adds a row of keys.csv: a table has one row for each of its foreign keys, its primary key in
// the first.
func (s *tableSchema) keys(k []string) {
	if k[1] != "" {
		s.PrimaryKey = strings.Split(k[1], "|")
	}
	if k[2] != "" {
		refers := reference{strings.TrimSuffix(k[3], ".csv"), strings.Split(k[4], "|")}
		if k[3] == k[0] {
			refers.Resource = "" // the table itself, as the standard writes it
		}
		s.ForeignKeys = append(s.ForeignKeys, foreignKey{strings.Split(k[2], "|"), refers})
	}
}

func (f Field) schema() schemaField {
	s := schemaField{Name: f.Name, Type: f.Type, Title: f.TitleEN, TitleZH: f.TitleZH, Description: f.Description, Unit: f.Unit}
	constraints := map[string]any{}
	if f.Required {
		constraints["required"] = true
	}
	switch f.Type {
	case "bound": // an open end is no number to a Table Schema
		s.Type = "string"
		constraints["pattern"] = `-?([0-9]+(\.[0-9]+)?|inf)`
	case "integer":
		constraints["minimum"] = 1 // no count, page, level or year of these tables is 0
	}
	if len(f.Enum) > 0 {
		constraints["enum"] = f.Enum
	}
	if len(constraints) > 0 {
		s.Constraints = constraints
	}
	return s
}
