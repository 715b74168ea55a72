package book

import (
	"bytes"
	"html/template"
	"io"

	"techins/analysis/figures"
	"techins/dataset"
)

// tableFiles are the tables as CSV and LaTeX.
func (b *book) tableFiles() ([]dataset.File, error) {
	var files []dataset.File
	add := func(name string, write func(io.Writer) error) error {
		var buf bytes.Buffer
		err := write(&buf)
		files = append(files, dataset.File{Name: name, Bytes: buf.Bytes()})
		return err
	}
	for _, t := range b.tables {
		if err := add("tables/"+t.ID+".csv", t.CSV); err != nil {
			return nil, err
		}
		for _, lang := range b.langs {
			if err := add(latexName(t.ID, lang), func(w io.Writer) error { return t.LaTeX(w, lang) }); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

func latexName(id string, l figures.Lang) string { return "tables/" + id + "-" + string(l) + ".tex" }

// A tablePage is a table in one language.
type tablePage struct {
	exhibit
	HTML     template.HTML
	CSV, TeX string
}

func (b *book) tablePages(l figures.Lang) ([]tablePage, error) {
	var pages []tablePage
	for i, t := range b.tables {
		var buf bytes.Buffer
		if err := t.HTML(&buf, l); err != nil {
			return nil, err
		}
		p := tablePage{exhibit: b.exhibit(citedTable(t), nil, l), HTML: template.HTML(buf.String()), CSV: "tables/" + t.ID + ".csv", TeX: latexName(t.ID, l)}
		p.Before, p.After = b.tableNeighbour(i-1, l), b.tableNeighbour(i+1, l)
		pages = append(pages, p)
	}
	return pages, nil
}

func (b *book) tableNeighbour(i int, l figures.Lang) *neighbour {
	if i < 0 || i >= len(b.tables) {
		return nil
	}
	t := b.tables[i]
	return &neighbour{t.ID, t.Number().In(l), t.Title.In(l)}
}
