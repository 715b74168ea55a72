package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"techins/internal/corrections"
	"techins/internal/folder"
)

// Declared are the corrections declared beside documents.
type Declared struct {
	List []corrections.Correction
	// Inputs are the hashes of the files that declare them, by name, for the lock of a data folder.
	Inputs map[string]string
}

// Corrections are those declared in the folders of the files, each folder once. A folder need not
// declare any; a file of corrections that cannot be read is an error that names it.
func Corrections(files []string) (Declared, error) {
	var all Declared
	var hashes []string
	seen := map[string]bool{}
	for _, file := range files {
		path := filepath.Join(filepath.Dir(file), corrections.File)
		if seen[path] {
			continue
		}
		seen[path] = true
		data, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return Declared{}, err
		}
		list, err := corrections.Read(bytes.NewReader(data))
		if err != nil {
			return Declared{}, fmt.Errorf("%s: %w; nothing was written", path, err)
		}
		all.List = append(all.List, list...)
		hashes = append(hashes, folder.Hash(data))
	}
	all.Inputs = correctionInputs(hashes)
	return all, nil
}

// correctionInputs names files of corrections: all are called corrections.csv where they lie, so several
// are told apart by the start of their hash, because the paths of this machine are no business of a lock.
func correctionInputs(hashes []string) map[string]string {
	in := map[string]string{}
	for _, h := range hashes {
		name := corrections.File
		if len(hashes) > 1 {
			name = strings.TrimSuffix(name, ".csv") + "-" + h[:8] + ".csv"
		}
		in[name] = h
	}
	return in
}
