package book

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"slices"

	"techins/analysis/figures"
	"techins/dataset"
)

//go:embed site
var siteFS embed.FS

// A page is what a template sees.
type page struct {
	Lang     figures.Lang
	Name     string // en/F1.html without the language
	Title    string
	Alone    bool // the book has one language only
	DataHash string
	Editions []dataset.Edition
	Figures  []figurePage
	Figure   *figurePage
	Data     *dataset.Data
	Fields   []dataset.Field
	Facts    []string
	Tables   []tableLink
}

// A figurePage is a figure in one language.
type figurePage struct {
	ID, Number, Title, Subtitle, Caption, Alt, Source string
	SVG                                               string
	Rows                                              []numberRow
	Pictures                                          []string
	English, Chinese, BibTeX                          string
}

type numberRow struct{ Item, Label, Measure, Value, Unit string }

// T chooses the text of the page's language.
func (p page) T(zh, en string) string {
	if p.Lang == figures.Chinese {
		return zh
	}
	return en
}

// Other is the other language.
func (p page) Other() figures.Lang {
	if p.Lang == figures.Chinese {
		return figures.English
	}
	return figures.Chinese
}

// HTMLLang is the language tag of the page.
func (p page) HTMLLang() string { return p.T("zh-CN", "en") }

// Digest reports whether a page shows the words of a digest.
func (p page) Digest() bool {
	return slices.ContainsFunc(p.Editions, func(e dataset.Edition) bool { return e.DocumentKind == "digest" })
}

// pages are the HTML pages, style and script.
func (b *book) pages() ([]dataset.File, error) {
	var files []dataset.File
	for _, name := range []string{"style.css", "book.js"} {
		data, err := siteFS.ReadFile("site/" + name)
		if err != nil {
			return nil, err
		}
		files = append(files, dataset.File{Name: name, Bytes: data})
	}
	door, err := render("door.html", page{Lang: b.langs[0], Alone: len(b.langs) == 1, Editions: b.data.Editions})
	if err != nil {
		return nil, err
	}
	files = append(files, dataset.File{Name: "index.html", Bytes: door})
	for _, lang := range b.langs {
		more, err := b.pagesIn(lang)
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	return files, nil
}

// pagesIn are the pages of one language.
func (b *book) pagesIn(lang figures.Lang) ([]dataset.File, error) {
	base := page{Lang: lang, Alone: len(b.langs) == 1, DataHash: b.dataHash, Editions: b.data.Editions, Data: b.data, Fields: dataset.Fields()}
	for _, f := range b.figures {
		base.Figures = append(base.Figures, b.figurePage(f, lang))
		if f.ID == "F1" {
			base.Facts = append(base.Facts, f.Alt.In(lang))
		}
	}
	var err error
	if base.Tables, err = b.tableLinks(lang); err != nil {
		return nil, err
	}
	var files []dataset.File
	for _, one := range []struct{ name, template, zh, en string }{
		{"index.html", "home.html", "上海科技保险：图表集", "Technology insurance: a chart book"},
		{"tables.html", "tables.html", "表", "Tables"},
		{"metrics.html", "metrics.html", "正文中的数字", "Figures in the text"},
		{"dictionary.html", "dictionary.html", "数据字典", "Data dictionary"},
	} {
		p := base
		p.Name, p.Title = one.name, p.T(one.zh, one.en)
		html, err := render(one.template, p)
		if err != nil {
			return nil, err
		}
		files = append(files, dataset.File{Name: string(lang) + "/" + one.name, Bytes: html})
	}
	for i := range base.Figures {
		p := base
		p.Figure = &base.Figures[i]
		p.Name, p.Title = p.Figure.ID+".html", p.Figure.Title
		html, err := render("figure.html", p)
		if err != nil {
			return nil, err
		}
		files = append(files, dataset.File{Name: string(lang) + "/" + p.Name, Bytes: html})
	}
	return files, nil
}

func (b *book) figurePage(f *figures.Figure, lang figures.Lang) figurePage {
	c := b.cite(f)
	p := figurePage{
		ID: f.ID, Number: f.Number().In(lang), Title: f.Title.In(lang), Subtitle: f.Subtitle.In(lang), Caption: f.Caption.In(lang), Alt: f.Alt.In(lang),
		Source: f.Source.Line().In(lang), English: c.english(), Chinese: c.gbt(), BibTeX: c.bibtex(),
		SVG: "../" + pictureName(f.ID, figures.Variant{Lang: lang, Format: figures.SVG, Size: figures.TwoColumns}),
	}
	for _, v := range b.variants() {
		if v.Lang == lang {
			p.Pictures = append(p.Pictures, pictureName(f.ID, v))
		}
	}
	for _, r := range f.Rows {
		p.Rows = append(p.Rows, numberRow{r.Item, r.Label.In(lang), r.Measure, figures.Fixed(r.Value, places(r.Unit)), r.Unit})
	}
	return p
}

// places is how many decimal places a reader wants of a unit; the CSV has all.
func places(unit string) int {
	switch unit {
	case "yuan", "policies", "items", "firms", "yuan_per_policy":
		return 0
	}
	return 2
}

func render(name string, p page) ([]byte, error) {
	t, err := template.New(name).ParseFS(siteFS, "site/frame.html", "site/"+name)
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	if err := t.ExecuteTemplate(&buf, name, p); err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name, err)
	}
	return buf.Bytes(), nil
}
