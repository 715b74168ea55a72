package book

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"math/big"
	"path"
	"slices"
	"strings"
	"sync"

	"techins/analysis/figures"
	"techins/dataset"
)

//go:embed site
var siteFS embed.FS

// A page is what a template sees.
type page struct {
	Lang     figures.Lang
	Name     string // F1.html: en/F1.html without the language
	Root     string // from the page to the other pages of its language: "" but for notebooks
	Switch   string // to the page in the other language
	Title    string
	About    string // one or two sentences for search engines and previews
	Picture  string // address of the picture for previews
	Address  string // of the page itself, "" when not known
	Markup   template.JS
	Alone    bool // the book has one language only
	DataHash string
	Editions []dataset.Edition
	Figures  []figurePage
	Figure   *figurePage
	Fields   []dataset.Field
	Facts    []factLine
	Tables   []tablePage
	Table    *tablePage
	Checks   []checkSection
	Metrics  metricPage
	Records  []recordTable
	Record   *recordTable
	Glossary []term

	Offers    []offerPage
	Timelines []timeline

	Zip, ZipSize string // the book as one file, "" when it is not made

	Notebooks []notebookPage // in the page's language, else in the other
	Notebook  *notebookPage
}

// A checkSection are the checks of an edition.
type checkSection struct {
	Edition, CSV string
	Groups       []checkGroup
}

// A figurePage is a figure in one language.
type figurePage struct {
	exhibit
	Subtitle, Caption, Alt string
	SVG, NarrowSVG         string
	Rows                   []numberRow
	Downloads              []download
	Embed                  string
}

// A download is one picture or table of a figure, with its size.
type download struct{ Name, Words string }

type numberRow struct{ Item, Label, Measure, Value, Sort, Unit string }

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

// A link is an entry of the navigation.
type link struct {
	Href, Words string
	Here        bool // the page that it stands on
}

// Link makes an entry of the navigation.
func (p page) Link(href, zh, en string) link { return link{p.Root + href, p.T(zh, en), href == p.Name} }

// HTMLLang is the language tag of the page.
func (p page) HTMLLang() string { return p.T("zh-CN", "en") }

// Exhibit is the figure or table that the page shows, nil for other pages.
func (p page) Exhibit() *exhibit {
	switch {
	case p.Figure != nil:
		return &p.Figure.exhibit
	case p.Table != nil:
		return &p.Table.exhibit
	}
	return nil
}

// Kind reports whether a document of the book is of a kind: digest, synthetic.
func (p page) Kind(kind string) bool {
	return slices.ContainsFunc(p.Editions, func(e dataset.Edition) bool { return e.DocumentKind == kind })
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
		if b.bases[lang], err = b.basePage(lang); err != nil {
			return nil, err
		}
		more, err := b.pagesIn(lang)
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	more, err := b.notebookPages()
	return append(files, more...), err
}

// fixedPages are the pages that every book has; each is named like its template.
var fixedPages = []struct{ name, zh, en string }{
	{"index", "上海科技保险：图表集", "Technology insurance: a chart book"},
	{"tables", "表", "Tables"},
	{"metrics", "正文中的数字", "Figures in the text"},
	{"checks", "报告自身的核对", "The report checked against itself"},
	{"report", "报告内容", "What the report holds"},
	{"offers", "谁在哪个领域", "Insurers by field"},
	{"timeline", "项目与政策时间线", "Programmes and acts in time"},
	{"glossary", "术语", "Glossary"},
	{"dictionary", "数据字典", "Data dictionary"},
}

// set sets a page of one language in a template.
func (b *book) set(template string, p page) (dataset.File, error) {
	p.Switch = "../" + string(p.Other()) + "/" + p.Name
	if b.base != "" {
		p.Address = b.address(string(p.Lang) + "/" + p.Name)
	}
	html, err := render(template, p)
	return dataset.File{Name: string(p.Lang) + "/" + p.Name, Bytes: html}, err
}

// pagesIn are the pages of one language.
func (b *book) pagesIn(lang figures.Lang) ([]dataset.File, error) {
	base := b.bases[lang]
	var files []dataset.File
	add := func(template string, p page) error {
		f, err := b.set(template, p)
		files = append(files, f)
		return err
	}
	for _, one := range fixedPages {
		p := base
		p.Name, p.Title = one.name+".html", p.T(one.zh, one.en)
		if err := add(one.name+".html", p); err != nil {
			return nil, err
		}
	}
	for i := range base.Tables {
		p := base
		p.Table = &base.Tables[i]
		p.Name, p.Title, p.About = p.Table.ID+".html", p.Table.Number+p.T("　", ". ")+p.Table.Title, p.Table.Shows
		if err := add("table.html", p); err != nil {
			return nil, err
		}
	}
	for i := range base.Records {
		p := base
		p.Record = &base.Records[i]
		p.Name, p.Title = p.Record.Name+".html", p.Record.Title
		if err := add("record.html", p); err != nil {
			return nil, err
		}
	}
	for i, f := range b.figures {
		p := base
		p.Figure = &base.Figures[i]
		p.Name, p.Title, p.About = f.ID+".html", p.Figure.Number+p.T("　", ". ")+p.Figure.Title, p.Figure.Alt
		p.Picture = b.address(pictureName(f.ID, figures.Variant{Lang: lang, Format: figures.PNG, Size: figures.TwoColumns}))
		var err error
		if p.Markup, err = b.markup(f, lang); err != nil {
			return nil, err
		}
		if err := add("figure.html", p); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// basePage is what all pages of a language share.
func (b *book) basePage(lang figures.Lang) (page, error) {
	p := page{Lang: lang, Alone: len(b.langs) == 1, DataHash: b.dataHash, Editions: b.data.Editions, Fields: dataset.Fields(),
		Notebooks: b.notebooksFor(lang), Facts: b.factsIn(lang), Metrics: b.metrics(lang)}
	for i := range b.figures {
		p.Figures = append(p.Figures, b.figurePage(i, lang))
	}
	if len(b.figures) > 0 {
		p.Picture = b.address(pictureName(b.figures[0].ID, figures.Variant{Lang: lang, Format: figures.PNG, Size: figures.TwoColumns}))
	}
	if len(p.Facts) > 0 {
		p.About = p.Facts[0].Text
	}
	for _, e := range b.checks {
		p.Checks = append(p.Checks, checkSection{e.edition, b.checksFile(e.edition), b.checkPage(e, lang)})
	}
	p.Records, p.Offers, p.Timelines = b.records(lang), b.offers(lang), b.timelines(lang)
	var errs [2]error
	p.Tables, errs[0] = b.tablePages(lang)
	p.Glossary, errs[1] = b.glossary()
	return p, errors.Join(errs[:]...)
}

func (b *book) figurePage(i int, lang figures.Lang) figurePage {
	f := b.figures[i]
	shown := map[string]bool{}
	for _, r := range f.Rows {
		shown[r.Item] = true
	}
	p := figurePage{
		exhibit:  b.exhibit(citedFigure(f), shown, lang),
		Subtitle: f.Subtitle.In(lang), Caption: f.Caption.In(lang), Alt: f.Alt.In(lang), Embed: b.snippet(f, lang),
		SVG:       "../" + pictureName(f.ID, figures.Variant{Lang: lang, Format: figures.SVG, Size: figures.TwoColumns}),
		NarrowSVG: "../" + pictureName(f.ID, figures.Variant{Lang: lang, Format: figures.SVG, Size: figures.OneColumn}),
	}
	for _, v := range b.variants() {
		if v.Lang == lang {
			size := figures.Text{ZH: "通栏", EN: "two columns"}
			if v.Size == figures.OneColumn {
				size = figures.Text{ZH: "单栏", EN: "one column"}
			}
			p.Downloads = append(p.Downloads, download{pictureName(f.ID, v), strings.ToUpper(string(v.Format)) + figures.Text{ZH: "，", EN: ", "}.In(lang) + size.In(lang)})
		}
	}
	p.Downloads = append(p.Downloads, download{"figures/" + f.ID + ".csv", "CSV"}, download{"figures/" + f.ID + ".json", "JSON"})
	for _, r := range f.Rows {
		value := figures.Fixed(r.Value, places(r.Value, r.Unit))
		if r.Unit == "year" {
			value = r.Value.RatString()
		}
		p.Rows = append(p.Rows, numberRow{r.Item, r.Label.In(lang), b.dict.say("measure", r.Measure, lang), value,
			dataset.FromRat(r.Value).String(), b.dict.say("unit", r.Unit, lang)})
	}
	p.Before, p.After = b.neighbour(i-1, lang), b.neighbour(i+1, lang)
	return p
}

func (b *book) neighbour(i int, lang figures.Lang) *neighbour {
	if i < 0 || i >= len(b.figures) {
		return nil
	}
	f := b.figures[i]
	return &neighbour{f.ID, f.Number().In(lang), f.Title.In(lang)}
}

// places is how many decimal places a reader wants of a number; the CSV has all.
func places(v *big.Rat, unit string) int {
	switch unit {
	case "percent", "multiple":
		return 2
	case "points", "percentage_points":
		return 1
	case "index":
		return 3
	case "yuan", "yuan_per_policy":
		return 0
	}
	if v.IsInt() { // a count
		return 0
	}
	return 2
}

// templates are the pages' templates by name, each with those that all share.
var templates = sync.OnceValues(func() (map[string]*template.Template, error) {
	shared, err := template.ParseFS(siteFS, "site/frame.html", "site/exhibit.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(siteFS, "site/*.html")
	if err != nil {
		return nil, err
	}
	all := map[string]*template.Template{}
	for _, name := range names {
		one, err := shared.Clone()
		if err == nil {
			one, err = one.ParseFS(siteFS, name)
		}
		if err != nil {
			return nil, err
		}
		all[path.Base(name)] = one.Lookup(path.Base(name))
	}
	return all, nil
})

func render(name string, p page) ([]byte, error) {
	all, err := templates()
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	if err := all[name].Execute(&buf, p); err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name, err)
	}
	return buf.Bytes(), nil
}
