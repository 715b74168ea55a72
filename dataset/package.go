package dataset

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
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
func Fields() []Field { return slices.Clone(dictionary()) }

// dictionary is read once: every table asks for it.
var dictionary = sync.OnceValue(func() []Field {
	var fields []Field
	for _, r := range mustRows(schemaCSV) {
		f := Field{File: r[0], Name: r[1], Type: r[2], Unit: r[3], Required: r[4] == "yes", TitleEN: r[6], TitleZH: r[7], Description: r[8]}
		if r[5] != "" {
			f.Enum = strings.Split(r[5], "|")
		}
		fields = append(fields, f)
	}
	return fields
})

// keyRows are the rows of keys.csv, read once.
var keyRows = sync.OnceValue(func() [][]string { return mustRows(keysCSV) })

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
	TitleZH      string        `json:"title@zh"`
	Description  string        `json:"description"`
	Version      string        `json:"version"`
	Keywords     []string      `json:"keywords"`
	Licenses     []license     `json:"licenses"`
	Contributors []contributor `json:"contributors"`
	Sources      []source      `json:"sources,omitempty"`
	Resources    []resource    `json:"resources"`
}

// A license is named as SPDX has it; Path is where its text stands.
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
	Title   string `json:"title"`
	Version string `json:"version,omitempty"` // date of publication, as precise as known
	// What follows ties the source to the rows read from it, page by page.
	Edition      string `json:"edition"`
	Publisher    string `json:"publisher,omitempty"`
	DocumentKind string `json:"documentKind"`
	File         string `json:"file"`
	SHA256       string `json:"sha256"`
	Pages        int    `json:"pages,omitempty"`
	Origin       string `json:"origin"`
}

type resource struct {
	Name      string       `json:"name"`
	Type      string       `json:"type,omitempty"`
	Title     string       `json:"title"`
	TitleZH   string       `json:"title@zh,omitempty"`
	Path      string       `json:"path"`
	Format    string       `json:"format"`
	MediaType string       `json:"mediatype"`
	Encoding  string       `json:"encoding,omitempty"`
	Bytes     int          `json:"bytes"`
	Hash      string       `json:"hash"`
	Schema    *tableSchema `json:"schema,omitempty"`
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
const PackageVersion = "1.2.0"

// What the data are called, who compiled them, and what may be done with them.
const (
	PackageTitle   = "Technology insurance reports: tables, statistics and outline"
	PackageTitleZH = "科技保险报告数据集：统计表、正文统计与目录结构"
	Creator        = "The techins authors"
	LicenseNote    = "The licence covers the compilation: selection, keys, codes, English names, intervals. Figures, names and titles are facts " +
		"of the reports; no right in them is claimed. The texts as printed (columns label, printed, quote, title) are their publishers'."
)

// License is the licence of the compiled data.
var License = license{"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0 International"}

// originNote says how a row leads back to its source.
const originNote = "Every row of a table names its edition, the page of the file and, in points from the top left, the box it was read from."

// WithPackage adds datapackage.json (Data Package 2.0, https://datapackage.org) to the files of a data
// folder: a Table Schema for each CSV file, with units and keys, and the size and hash of every file.
func WithPackage(d *Data, files []File) ([]File, error) {
	p := descriptor{
		Schema:       "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:         "technology-insurance-reports",
		Title:        PackageTitle,
		TitleZH:      PackageTitleZH,
		Description:  "Tables read from reports on technology insurance in China, every number with its place. " + LicenseNote,
		Version:      PackageVersion,
		Keywords:     []string{"technology insurance", "科技保险", "insurance statistics", "China"},
		Licenses:     []license{License},
		Contributors: []contributor{{Creator, []string{"wrangler"}}},
	}
	for _, e := range d.Editions {
		p.Sources = append(p.Sources, source{Title: cmp.Or(e.Title, e.SourceFile), Version: e.Published, Edition: e.Edition, Publisher: e.Publisher,
			DocumentKind: e.DocumentKind, File: e.SourceFile, SHA256: e.SourceSHA256, Pages: e.Pages, Origin: originNote})
		if e.Publisher != "" && !slices.ContainsFunc(p.Contributors, func(c contributor) bool { return c.Title == e.Publisher }) {
			p.Contributors = append(p.Contributors, contributor{e.Publisher, []string{"publisher of a source"}})
		}
	}
	for i, f := range files {
		p.Resources = append(p.Resources, describe(f, i+1))
	}
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(files, File{PackageFile, append(data, '\n')}), nil
}

// mediaTypes of the files that are no CSV, by the ends of their names.
var mediaTypes = map[string]string{
	"parquet": "application/vnd.apache.parquet",
	"xlsx":    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// describe is the resource of a file, the number-th of the folder. One that the data dictionary knows is
// a table with its schema; any other is the same data in another form.
func describe(f File, number int) resource {
	sum := sha256.Sum256(f.Bytes)
	r := resource{Path: f.Name, Bytes: len(f.Bytes), Hash: "sha256:" + hex.EncodeToString(sum[:])}
	r.Format = strings.TrimPrefix(path.Ext(f.Name), ".")
	fields := fieldsOf(f.Name)
	if len(fields) == 0 { // names of editions are no names of resources: letters of any script stand in them
		r.Name, r.MediaType = fmt.Sprintf("%s-%d", r.Format, number), mediaTypes[r.Format]
		r.Title = "The same data as " + r.Format + ": " + f.Name
		return r
	}
	r.Name, r.Type, r.MediaType, r.Encoding = strings.TrimSuffix(f.Name, ".csv"), "table", "text/csv", "utf-8"
	r.Title, r.TitleZH = titlesOf(f.Name)
	r.Schema = &tableSchema{Schema: "https://datapackage.org/profiles/2.0/tableschema.json", MissingValues: []string{""}}
	for _, field := range fields {
		r.Schema.Fields = append(r.Schema.Fields, field.schema())
	}
	for _, k := range keyRows() {
		if k[0] == f.Name {
			r.Schema.keys(k)
		}
	}
	return r
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
