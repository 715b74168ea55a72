package pipeline

import (
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"

	"techins/dataset"
	"techins/internal/folder"
	"techins/internal/page"
)

// Pictures opens the documents that the data were read from, as far as they are in the folder raw
// with the same content, and draws their pages at a resolution. Documents that are not there are
// told to notes and have no pictures. Close frees the documents.
func Pictures(d *dataset.Data, raw string, dpi int, notes io.Writer) (draw func(edition string, n int) (image.Image, error), close func(), err error) {
	open := map[string]*page.Renderer{}
	close = func() {
		for _, r := range open {
			r.Close()
		}
	}
	for _, e := range d.Editions {
		bytes, readErr := os.ReadFile(filepath.Join(raw, filepath.Base(e.SourceFile)))
		if readErr != nil || folder.Hash(bytes) != e.SourceSHA256 {
			fmt.Fprintf(notes, "%s is not in %s as it was read: no pictures of its places\n", e.SourceFile, raw)
			continue
		}
		r, err := page.NewRenderer(bytes, page.Options{})
		if err != nil {
			close()
			return nil, nil, fmt.Errorf("%s: %w", e.SourceFile, err)
		}
		open[e.Edition] = r
	}
	draw = func(edition string, n int) (image.Image, error) {
		r := open[edition]
		if r == nil {
			return nil, nil
		}
		return r.Render(n, page.Rect{}, dpi)
	}
	return draw, close, nil
}
