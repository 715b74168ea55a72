package book

import (
	"bytes"
	"html/template"
	"io"

	"techins/analysis/figures"
	"techins/dataset"
)

// tables are the tables as CSV, LaTeX and HTML.
func (b *book) tables() ([]dataset.File, error) {
	all, err := figures.Tables(b.data)
	if err != nil {
		return nil, err
	}
	var files []dataset.File
	add := func(name string, write func(io.Writer) error) error {
		var buf bytes.Buffer
		err := write(&buf)
		files = append(files, dataset.File{Name: name, Bytes: buf.Bytes()})
		return err
	}
	for _, t := range all {
		if err := add("tables/"+t.ID+".csv", t.CSV); err != nil {
			return nil, err
		}
		for _, lang := range b.langs {
			name := "tables/" + t.ID + "-" + string(lang)
			if err := add(name+".tex", func(w io.Writer) error { return t.LaTeX(w, lang) }); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

// A tableLink is a table in one language, ready for a page.
type tableLink struct {
	ID, Title string
	HTML      template.HTML
}

func (b *book) tableLinks(lang figures.Lang) ([]tableLink, error) {
	all, err := figures.Tables(b.data)
	if err != nil {
		return nil, err
	}
	var out []tableLink
	for _, t := range all {
		var buf bytes.Buffer
		if err := t.HTML(&buf, lang); err != nil {
			return nil, err
		}
		out = append(out, tableLink{t.ID, t.Title.In(lang), template.HTML(buf.String())})
	}
	return out, nil
}
