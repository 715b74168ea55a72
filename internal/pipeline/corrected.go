package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"techins/internal/corrections"
)

// Corrections are those declared in the folders of the files, each folder once. A folder need not
// declare any; a file of corrections that cannot be read is an error that names it.
func Corrections(files []string) ([]corrections.Correction, error) {
	var all []corrections.Correction
	seen := map[string]bool{}
	for _, file := range files {
		path := filepath.Join(filepath.Dir(file), corrections.File)
		if seen[path] {
			continue
		}
		seen[path] = true
		f, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		list, err := corrections.Read(f)
		if err := errors.Join(err, f.Close()); err != nil {
			return nil, fmt.Errorf("%s: %w; nothing was written", path, err)
		}
		all = append(all, list...)
	}
	return all, nil
}
