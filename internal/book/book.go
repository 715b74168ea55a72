package book

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"runtime"
	"slices"
	"sync"

	"techins/analysis/figures"
	"techins/dataset"
	"techins/internal/folder"
)

// Options of a book. The zero value is the whole book in both languages.
type Options struct {
	Langs []figures.Lang // empty for all
	Only  []string       // IDs of figures; empty for all

	// Base is the address at which the book will stand, "" when not known: links that must be
	// absolute (Open Graph pictures, embed snippets) are relative then.
	Base string

	// Page gives a picture of a page of an edition's document at EvidenceDPI, counted from 1, or
	// nil when the document is not at hand. Without it the book shows places but no pictures of
	// them.
	Page func(edition string, page int) (image.Image, error)

	Zip bool // the whole book as one file, too, with a link to it

	Notebooks []dataset.File // executed Jupyter notebooks, see ReadNotebooks
}

// lockedModules are those whose versions decide the bytes of a book: what draws, sets and packs
// figures, what draws the pages that evidence is cut from, and what sets notebooks.
var lockedModules = []string{
	"github.com/andybalholm/brotli", "github.com/klippa-app/go-pdfium", "github.com/tdewolff/canvas", "github.com/tdewolff/font",
	"github.com/yuin/goldmark", "golang.org/x/image", "golang.org/x/net", "gonum.org/v1/gonum", "gonum.org/v1/plot",
}

// Files are the files of the book, with its lock. The bytes depend on the data and options alone.
//
// Errors: a figure that cannot be drawn; an ID in Only that no figure has.
func Files(data *dataset.Data, opt Options) ([]dataset.File, error) {
	b, err := newBook(data, opt)
	if err != nil {
		return nil, err
	}
	pictures, err := b.pictures()
	if err != nil {
		return nil, err
	}
	files := append([]dataset.File{}, pictures...)
	for _, part := range b.parts() {
		more, err := part()
		if err != nil {
			return nil, fmt.Errorf("book: %w", err)
		}
		files = append(files, more...)
	}
	slices.SortFunc(files, func(x, y dataset.File) int { return compareNames(x.Name, y.Name) })
	made := folder.Lock{Inputs: b.inputs(opt.Notebooks), Fonts: figures.FontHashes()}
	locked, err := folder.WithLock(files, made, lockedModules)
	if err != nil || !opt.Zip {
		return locked, err
	}
	if files, err = b.zipped(slices.Clone(locked[:len(files)]), locked); err != nil {
		return nil, fmt.Errorf("book: %w", err)
	}
	return folder.WithLock(files, made, lockedModules)
}

// parts are what makes the files of the book other than the figures' pictures, in order: the pages show
// what was cut.
func (b *book) parts() []func() ([]dataset.File, error) {
	return []func() ([]dataset.File, error){b.numbers, b.tableFiles, b.checkTables, b.citations, b.cuttings, b.pages}
}

// inputs are the hashes of what the book was made from: the data, the documents that evidence was cut
// from, as far as they were at hand, and the notebooks.
func (b *book) inputs(notebooks []dataset.File) map[string]string {
	in := map[string]string{"data": b.dataHash}
	for _, e := range b.data.Editions {
		if slices.ContainsFunc(b.places(), func(p place) bool { return p.edition == e.Edition && b.cut[p.file()] != image.Point{} }) {
			in[e.SourceFile] = e.SourceSHA256
		}
	}
	for _, n := range notebooks {
		in["notebooks/"+n.Name] = folder.Hash(n.Bytes)
	}
	return in
}

func compareNames(a, b string) int { return bytes.Compare([]byte(a), []byte(b)) }

// A book is what the pages are made from.
type book struct {
	data     *dataset.Data
	langs    []figures.Lang
	all      []*figures.Figure // of the data
	figures  []*figures.Figure // that the book shows
	dataHash string
	base     string
	page     func(edition string, page int) (image.Image, error)
	rows     []dataset.Table // of the data folder
	tables   []*figures.Table
	cut      map[string]image.Point // sizes of the pictures of places, by name
	checks   []editionChecks
	dict     *dictionary
	about    map[string]about

	notebooks []notebookPage
	bases     map[figures.Lang]page // what the pages of a language share
}

func newBook(data *dataset.Data, opt Options) (*book, error) {
	b := &book{data: data, langs: opt.Langs, base: opt.Base, page: opt.Page, cut: map[string]image.Point{}, bases: map[figures.Lang]page{}}
	if len(b.langs) == 0 {
		b.langs = figures.Langs
	}
	var err error
	if b.all, err = figures.All(data); err != nil {
		return nil, err
	}
	for _, f := range b.all {
		if len(opt.Only) == 0 || slices.Contains(opt.Only, f.ID) {
			b.figures = append(b.figures, f)
		}
	}
	for _, id := range opt.Only {
		if b.figure(id) == nil {
			return nil, fmt.Errorf("there is no figure %s in this data", id)
		}
	}
	b.rows = data.Tables()
	var errs [6]error
	b.dataHash, errs[0] = hashOf(data)
	b.checks, errs[1] = checkAll(data)
	b.dict, errs[2] = loadDictionary()
	b.about, errs[3] = loadAbout()
	b.notebooks, errs[4] = setNotebooks(opt.Notebooks)
	b.tables, errs[5] = figures.Tables(data)
	return b, errors.Join(errs[:]...)
}

// figure is a figure that the book shows, nil without one.
func (b *book) figure(id string) *figures.Figure {
	i := slices.IndexFunc(b.figures, func(f *figures.Figure) bool { return f.ID == id })
	if i < 0 {
		return nil
	}
	return b.figures[i]
}

// hashOf is the hash of the data folder's tables: what a citation pins.
func hashOf(data *dataset.Data) (string, error) {
	files, err := dataset.Encode(data)
	if err != nil {
		return "", err
	}
	var all []byte
	for _, f := range files {
		all = append(all, folder.Hash(f.Bytes)+"  "+f.Name+"\n"...)
	}
	return folder.Hash(all), nil
}

// A job is one picture to draw.
type job struct {
	figure  *figures.Figure
	variant figures.Variant
}

// pictures draws every figure in every language, format and size, several at a time.
func (b *book) pictures() ([]dataset.File, error) {
	var jobs []job
	for _, f := range b.figures {
		for _, v := range b.variants() {
			jobs = append(jobs, job{f, v})
		}
	}
	files := make([]dataset.File, len(jobs))
	errs := make([]error, len(jobs))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				files[i], errs[i] = jobs[i].draw()
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("book: %w", err)
		}
	}
	return files, nil
}

// variants are the pictures of each figure: for two columns as SVG, PDF and PNG, for one as SVG and
// PDF.
func (b *book) variants() []figures.Variant {
	var out []figures.Variant
	for _, l := range b.langs {
		for _, format := range []figures.Format{figures.SVG, figures.PDF, figures.PNG} {
			out = append(out, figures.Variant{Lang: l, Format: format, Size: figures.TwoColumns})
		}
		for _, format := range []figures.Format{figures.SVG, figures.PDF} {
			out = append(out, figures.Variant{Lang: l, Format: format, Size: figures.OneColumn})
		}
	}
	return out
}

func (j job) draw() (dataset.File, error) {
	var buf bytes.Buffer
	err := j.figure.Draw(&buf, j.variant)
	return dataset.File{Name: pictureName(j.figure.ID, j.variant), Bytes: buf.Bytes()}, err
}

// pictureName is figures/F1-en.svg, and figures/F1-en-narrow.svg for one column.
func pictureName(id string, v figures.Variant) string {
	narrow := ""
	if v.Size == figures.OneColumn {
		narrow = "-narrow"
	}
	return fmt.Sprintf("figures/%s-%s%s.%s", id, v.Lang, narrow, v.Format)
}
