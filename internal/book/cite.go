package book

import (
	"encoding/json"
	"fmt"
	"strings"

	"techins/analysis/figures"
	"techins/dataset"
)

// A citation names the regulator's report, the place in it by section and official page, and the
// chart with the version of its data.
type citation struct {
	figure  *figures.Figure
	edition dataset.Edition
	page    string // of the official report, "" when unknown
	hash    string
}

func (b *book) cite(f *figures.Figure) citation {
	c := citation{figure: f, edition: f.Source.Edition, hash: b.dataHash[:12]}
	for _, s := range b.data.Sections {
		if s.Edition == c.edition.Edition && s.Kind == "annex" && s.Number == f.Source.Place.ZH {
			c.page = s.Page
		}
	}
	return c
}

func (c citation) year() string {
	year, _, _ := strings.Cut(c.edition.Published, "-")
	if year == "" {
		return fmt.Sprint(c.edition.Year + 1)
	}
	return year
}

// english is a citation in words.
func (c citation) english() string {
	place := c.figure.Source.Place.EN
	if c.page != "" {
		place += ", p. " + c.page
	}
	return fmt.Sprintf("%s (%s). %s [in Chinese], %s. Chart: “%s”, techins chart book, %s, data version %s%s.",
		c.edition.Publisher, c.year(), c.edition.Title, place, c.figure.Title.EN, c.figure.Number().EN, c.hash, c.kindEN())
}

// gbt is the form of GB/T 7714-2015: the report as [R], the chart as a data set [DS].
func (c citation) gbt() string {
	page := ""
	if c.page != "" {
		page = ": " + c.page
	}
	return fmt.Sprintf("%s. %s[R]. %s%s. 图表: techins图表集. %s %s[DS]. 数据版本%s%s.",
		c.edition.Publisher, c.edition.Title, c.year(), page, c.figure.Number().ZH, c.figure.Title.ZH, c.hash, c.kindZH())
}

func (c citation) kindEN() string {
	if c.edition.DocumentKind == "digest" {
		return " (read from a digest: the figures are the regulator's)"
	}
	return ""
}

func (c citation) kindZH() string {
	if c.edition.DocumentKind == "digest" {
		return "(据摘编本读取, 数字出自官方报告)"
	}
	return ""
}

// key is the identifier of the citation: edition and figure.
func (c citation) key() string { return c.edition.Edition + "-" + c.figure.ID }

func (c citation) bibtex() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@techreport{%s,\n", c.key())
	fields := [][2]string{
		{"author", "{" + c.edition.Publisher + "}"}, {"title", "{" + c.edition.Title + "}"}, {"institution", c.edition.Publisher},
		{"year", c.year()}, {"pages", c.page}, {"language", "chinese"},
		{"note", fmt.Sprintf("%s. Chart: %s, techins chart book, data version %s", c.figure.Source.Place.EN, c.figure.Title.EN, c.hash)},
	}
	for _, f := range fields {
		if f[1] != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", f[0], f[1])
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// csl is the citation as CSL-JSON (schema csl-data 1.0.2).
func (c citation) csl() ([]byte, error) {
	type name struct {
		Literal string `json:"literal"`
	}
	type date struct {
		Parts [][]int `json:"date-parts"`
	}
	var year int
	if _, err := fmt.Sscan(c.year(), &year); err != nil {
		return nil, fmt.Errorf("cite %s: year %q: %w", c.key(), c.year(), err)
	}
	out, err := json.MarshalIndent([]any{struct {
		ID        string `json:"id"`
		Type      string `json:"type"`
		Title     string `json:"title"`
		Author    []name `json:"author"`
		Publisher string `json:"publisher"`
		Issued    date   `json:"issued"`
		Page      string `json:"page,omitempty"`
		Language  string `json:"language"`
		Note      string `json:"note"`
	}{c.key(), "report", c.edition.Title, []name{{c.edition.Publisher}}, c.edition.Publisher, date{[][]int{{year}}}, c.page, "zh-CN",
		fmt.Sprintf("%s. Chart: %s, techins chart book, data version %s", c.figure.Source.Place.EN, c.figure.Title.EN, c.hash)}}, "", "  ")
	return append(out, '\n'), err
}

func (b *book) citations() ([]dataset.File, error) {
	var files []dataset.File
	for _, f := range b.figures {
		c := b.cite(f)
		csl, err := c.csl()
		if err != nil {
			return nil, err
		}
		files = append(files, dataset.File{Name: "cite/" + f.ID + ".bib", Bytes: []byte(c.bibtex())}, dataset.File{Name: "cite/" + f.ID + ".csl.json", Bytes: csl})
	}
	return files, nil
}
