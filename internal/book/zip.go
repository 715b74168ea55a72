package book

import (
	"archive/zip"
	"bytes"
	"io"
	"math/big"
	"path"
	"slices"

	"techins/analysis/figures"
	"techins/dataset"
)

// ZipFile is the name of the book as one file, within the book.
const ZipFile = "techins-chart-book.zip"

// zipped adds the whole book, with its lock, as one file, and links to it from the home pages. The home
// pages within it have no such link, as they cannot hold themselves.
func (b *book) zipped(files, locked []dataset.File) ([]dataset.File, error) {
	packed, err := pack(locked)
	if err != nil {
		return nil, err
	}
	for _, lang := range b.langs {
		p := b.bases[lang]
		home := fixedPages[0]
		p.Name, p.Title = home.name+".html", p.T(home.zh, home.en)
		p.Zip, p.ZipSize = ZipFile, megabytes(len(packed))
		linked, err := b.set(p.Name, p)
		if err != nil {
			return nil, err
		}
		files[slices.IndexFunc(files, func(f dataset.File) bool { return f.Name == linked.Name })] = linked
	}
	return append(files, dataset.File{Name: ZipFile, Bytes: packed}), nil
}

// megabytes is a size in words: 5.1 MB.
func megabytes(n int) string {
	return figures.Fixed(big.NewRat(int64(n), 1_000_000), 1) + " MB"
}

// pack puts files into a zip, under a folder of its name, in the order given and without times, so
// that the same files give the same bytes. Pictures are compressed already and stored as they are.
func pack(files []dataset.File) ([]byte, error) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, f := range files {
		h := zip.FileHeader{Name: "techins-chart-book/" + f.Name, Method: zip.Deflate}
		if slices.Contains([]string{".png", ".pdf"}, path.Ext(f.Name)) {
			h.Method = zip.Store
		}
		h.SetMode(0o644)
		w, err := z.CreateHeader(&h)
		if err != nil {
			return nil, err
		}
		if _, err := io.Copy(w, bytes.NewReader(f.Bytes)); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return buf.Bytes(), err
}
