package book

import (
	"encoding/json"
	"fmt"
	"strings"

	"techins/analysis/figures"
	"techins/dataset"
)

// A cited is what a citation is of: a figure or a table.
type cited struct {
	id            string
	kind          figures.Text // chart or table
	number, title figures.Text
	source        figures.Source
}

func citedFigure(f *figures.Figure) cited {
	return cited{f.ID, figures.Text{ZH: "图表", EN: "Chart"}, f.Number(), f.Title, f.Source}
}

func citedTable(t *figures.Table) cited {
	return cited{t.ID, figures.Text{ZH: "表格", EN: "Table"}, t.Number(), t.Title, t.Source}
}

// A citation names the regulator's report, the place in it by section and official page, and the
// chart with the version of its data.
type citation struct {
	cited
	edition dataset.Edition
	page    string // of the official report, "" when unknown
	hash    string
}

func (b *book) cite(what cited) citation {
	c := citation{cited: what, edition: what.source.Edition, hash: b.dataHash[:12]}
	for _, s := range b.data.Sections {
		if s.Edition == c.edition.Edition && s.Kind == "annex" && s.Number == what.source.Place.ZH {
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
	place := c.source.Place.EN
	if c.page != "" {
		place += ", p. " + c.page
	}
	return fmt.Sprintf("%s (%s). %s [in Chinese], %s. %s: “%s”, techins chart book, %s, data version %s%s.",
		c.edition.Publisher, c.year(), c.edition.Title, place, c.kind.EN, c.title.EN, c.number.EN, c.hash, c.kindEN())
}

// gbt is the form of GB/T 7714-2015: the report as [R], the chart as a data set [DS].
func (c citation) gbt() string {
	page := ""
	if c.page != "" {
		page = ": " + c.page
	}
	return fmt.Sprintf("%s. %s[R]. %s: %s, %s%s. %s: techins图表集. %s %s[DS]. 数据版本%s%s.",
		c.edition.Publisher, c.edition.Title, c.placeOfPublication(), c.edition.Publisher, c.year(), page, c.kind.ZH, c.number.ZH, c.title.ZH, c.hash, c.kindZH())
}

// placeOfPublication is the city of the office that published the report. GB/T 7714-2015, 8.4.1.3, has words
// for a place that is not known: that of an office named after a province is not.
func (c citation) placeOfPublication() string {
	if city, ok := strings.CutSuffix(c.edition.Region, "市"); ok && city != "" {
		return city
	}
	return "[出版地不详]"
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
func (c citation) key() string { return c.edition.Edition + "-" + c.id }

func (c citation) bibtex() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@techreport{%s,\n", c.key())
	fields := [][2]string{
		{"author", "{" + c.edition.Publisher + "}"}, {"title", "{" + c.edition.Title + "}"}, {"institution", c.edition.Publisher},
		{"year", c.year()}, {"pages", c.page}, {"language", "chinese"},
		{"note", fmt.Sprintf("%s. %s: %s, techins chart book, data version %s", c.source.Place.EN, c.kind.EN, c.title.EN, c.hash)},
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
		fmt.Sprintf("%s. %s: %s, techins chart book, data version %s", c.source.Place.EN, c.kind.EN, c.title.EN, c.hash)}}, "", "  ")
	return append(out, '\n'), err
}

// citations are those of every figure and table.
func (b *book) citations() ([]dataset.File, error) {
	var all []cited
	for _, f := range b.figures {
		all = append(all, citedFigure(f))
	}
	for _, t := range b.tables {
		all = append(all, citedTable(t))
	}
	var files []dataset.File
	for _, what := range all {
		c := b.cite(what)
		csl, err := c.csl()
		if err != nil {
			return nil, err
		}
		files = append(files, dataset.File{Name: "cite/" + c.id + ".bib", Bytes: []byte(c.bibtex())}, dataset.File{Name: "cite/" + c.id + ".csl.json", Bytes: csl})
	}
	return files, nil
}
