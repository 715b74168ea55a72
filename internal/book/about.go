package book

import (
	"encoding/json"
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"sync"

	"techins/analysis/figures"
	"techins/dataset"
)

// An about says of a figure or table what it shows, how to read it, and how its numbers come about.
type about struct {
	Shows, Read, Method figures.Text
	Formula, Package    string
	Sections            []string // product keys of the sections of the statistics table that it is computed from
}

// loadAbout reads words/about.csv and words/inputs.csv, by ID of figure or table.
var loadAbout = sync.OnceValues(func() (map[string]about, error) {
	rows, err := wordRows("about.csv")
	if err != nil {
		return nil, err
	}
	all := map[string]about{}
	for _, r := range rows {
		all[r[0]] = about{figures.Text{ZH: r[1], EN: r[2]}, figures.Text{ZH: r[3], EN: r[4]}, figures.Text{ZH: r[6], EN: r[7]}, r[5], r[8], nil}
	}
	if rows, err = wordRows("inputs.csv"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		a := all[r[0]]
		a.Sections = strings.Split(r[1], "|")
		all[r[0]] = a
	}
	return all, nil
})

// A term is a line of the glossary.
type term struct{ ZH, EN, MeaningZH, MeaningEN, Figure string }

// glossary reads words/glossary.csv; a figure that the book leaves out is not named.
func (b *book) glossary() ([]term, error) {
	rows, err := wordRows("glossary.csv")
	if err != nil {
		return nil, err
	}
	var terms []term
	for _, r := range rows {
		if b.figure(r[4]) == nil {
			r[4] = ""
		}
		terms = append(terms, term{r[0], r[1], r[2], r[3], r[4]})
	}
	return terms, nil
}

var (
	han    = regexp.MustCompile(`\p{Han}`)
	number = regexp.MustCompile(`\d+(\.\d+)?`)
)

// address is where a file of the book stands: absolute when the book's base is known, else as seen
// from a page.
func (b *book) address(name string) string {
	if b.base == "" {
		return "../" + name
	}
	return strings.TrimSuffix(b.base, "/") + "/" + name
}

// markup is a figure as a Dataset of schema.org, in JSON-LD.
func (b *book) markup(f *figures.Figure, lang figures.Lang) (template.JS, error) {
	e := f.Source.Edition
	download := func(name, format string) map[string]any {
		return map[string]any{"@type": "DataDownload", "contentUrl": b.address(name), "encodingFormat": format}
	}
	text, err := json.Marshal(map[string]any{
		"@context":    "https://schema.org",
		"@type":       "Dataset",
		"identifier":  e.Edition + "-" + f.ID,
		"name":        f.Title.In(lang),
		"description": f.Caption.In(lang),
		"inLanguage":  page{Lang: lang}.HTMLLang(),
		"version":     b.dataHash[:12],
		"creator":     map[string]any{"@type": "Organization", "name": "techins"},
		"isBasedOn": map[string]any{"@type": "Report", "name": e.Title, "inLanguage": "zh-CN", "datePublished": e.Published,
			"publisher": map[string]any{"@type": "GovernmentOrganization", "name": e.Publisher}},
		"temporalCoverage": fmt.Sprint(e.Year),
		"spatialCoverage":  e.Region,
		"distribution":     []any{download("figures/"+f.ID+".csv", "text/csv"), download("figures/"+f.ID+".json", "application/json")},
	})
	return template.JS(text), err
}

// snippet is HTML that shows a figure on another page and says where it is from.
func (b *book) snippet(f *figures.Figure, lang figures.Lang) string {
	name := pictureName(f.ID, figures.Variant{Lang: lang, Format: figures.SVG, Size: figures.TwoColumns})
	return fmt.Sprintf("<figure>\n<a href=\"%s\"><img src=\"%s\" alt=\"%s\"></a>\n<figcaption>%s</figcaption>\n</figure>",
		b.address(string(lang)+"/"+f.ID+".html"), b.address(name), template.HTMLEscapeString(f.Alt.In(lang)), template.HTMLEscapeString(f.Source.Line().In(lang)))
}

// period is a metric's period in words.
func (b *book) period(m dataset.Metric, l figures.Lang) string { return b.dict.statement(m.Period, l) }
