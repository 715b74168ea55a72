package book

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"techins/analysis/figures"
	"techins/dataset"
	"techins/internal/notebook"
)

// ReadNotebooks are the Jupyter notebooks of a folder, in order of their names; none when there is no
// such folder.
func ReadNotebooks(dir string) ([]dataset.File, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var files []dataset.File
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".ipynb" || !e.Type().IsRegular() {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		files = append(files, dataset.File{Name: e.Name(), Bytes: content})
	}
	return files, nil
}

// A notebookPage is a notebook of the book.
type notebookPage struct {
	Name, Title string // 03-concentration, Concentration
	Lang        figures.Lang
	Body        template.HTML
	pictures    []dataset.File
}

// HTMLLang is the language tag of the notebook.
func (n notebookPage) HTMLLang() string { return page{Lang: n.Lang}.HTMLLang() }

// setNotebooks sets the notebooks. One that was never executed shows nothing and is left out.
func setNotebooks(files []dataset.File) ([]notebookPage, error) {
	var pages []notebookPage
	for _, f := range files {
		n, err := notebook.Parse(f.Bytes)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		if !n.Executed() {
			continue
		}
		name := strings.TrimSuffix(f.Name, ".ipynb")
		p := notebookPage{Name: name, Lang: figures.English}
		if strings.HasSuffix(name, "-zh") {
			p.Lang = figures.Chinese
		}
		set, err := n.Page(notebook.Options{Name: name, Link: func(to string) string { return notebookLink(files, to) },
			Setup: figures.Text{ZH: "准备", EN: "Setup"}.In(p.Lang), Unnamed: figures.Text{ZH: "上一段代码画出的图", EN: "Picture drawn by the code above"}.In(p.Lang)})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		p.Title, p.Body = set.Title, template.HTML(set.Body)
		if p.Title == "" {
			p.Title = name
		}
		for file, svg := range set.Pictures {
			p.pictures = append(p.pictures, dataset.File{Name: "notebooks/" + file, Bytes: svg})
		}
		slices.SortFunc(p.pictures, func(a, b dataset.File) int { return strings.Compare(a.Name, b.Name) })
		pages = append(pages, p)
	}
	return pages, nil
}

// notebookLink leads from a notebook to another one; what else it may name is not in the book.
func notebookLink(files []dataset.File, to string) string {
	if slices.ContainsFunc(files, func(f dataset.File) bool { return f.Name == to }) {
		return strings.TrimSuffix(to, ".ipynb") + ".html"
	}
	return ""
}

// notebookPages are the notebooks as pages, with their pictures. The same notebook in the other
// language is one link away, and so are the pages of the notebook's language.
func (b *book) notebookPages() ([]dataset.File, error) {
	var files []dataset.File
	for _, n := range b.notebooks {
		if !slices.Contains(b.langs, n.Lang) {
			continue
		}
		base := b.bases[n.Lang]
		base.Name, base.Title, base.About, base.Root = n.Name+".html", n.Title, "", "../"+string(n.Lang)+"/"
		base.Switch = "../" + string(base.Other()) + "/index.html"
		if twin := b.twin(n); twin != "" {
			base.Switch = twin + ".html"
		}
		base.Notebook = &n
		html, err := render("notebook.html", base)
		if err != nil {
			return nil, err
		}
		files = append(append(files, dataset.File{Name: "notebooks/" + base.Name, Bytes: html}), n.pictures...)
	}
	return files, nil
}

// notebooksFor are the notebooks that a page in a language names: those in that language, and those
// that have no twin in it.
func (b *book) notebooksFor(l figures.Lang) []notebookPage {
	return slices.DeleteFunc(slices.Clone(b.notebooks), func(n notebookPage) bool {
		return !slices.Contains(b.langs, n.Lang) || n.Lang != l && b.twin(n) != ""
	})
}

// twin is the name of the same notebook in the other language, "" without one.
func (b *book) twin(n notebookPage) string {
	name := n.Name + "-zh"
	if n.Lang == figures.Chinese {
		name = strings.TrimSuffix(n.Name, "-zh")
	}
	if slices.ContainsFunc(b.notebooks, func(o notebookPage) bool { return o.Name == name && slices.Contains(b.langs, o.Lang) }) {
		return name
	}
	return ""
}
