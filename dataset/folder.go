package dataset

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A File is one file of a folder: a name relative to it, with forward slashes, and its bytes.
type File struct {
	Name  string
	Bytes []byte
}

// Read reads a data folder. A file that is absent or malformed is an error that names it.
func Read(dir string) (*Data, error) {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s is no folder", dir)
	}
	if err != nil {
		return nil, fmt.Errorf("dataset: %w; %s", err, giveFolder)
	}
	return ReadFS(os.DirFS(dir), dir)
}

const giveFolder = "give a folder that extract wrote"

// ReadFS reads a data folder from any file system; name is used in errors only.
func ReadFS(fsys fs.FS, name string) (*Data, error) {
	d := &Data{}
	var errs []error
	var absent []string
	for _, t := range d.kinds() {
		data, err := fs.ReadFile(fsys, t.file())
		if errors.Is(err, fs.ErrNotExist) {
			if !t.later() {
				absent = append(absent, t.file())
			}
			continue
		}
		if err == nil {
			err = t.decodeCSV(bytes.NewReader(data))
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("dataset: %s: %w", filepath.Join(name, t.file()), err))
		}
	}
	if len(absent) > 0 {
		errs = append(errs, fmt.Errorf("dataset: %s has no %s; %s", name, strings.Join(absent, ", "), giveFolder))
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return d, nil
}

// Encode sorts the rows and gives the CSV files of the data folder.
func Encode(d *Data) ([]File, error) {
	var files []File
	for _, t := range d.Tables() {
		files = append(files, File{t.Name + ".csv", t.CSV()})
	}
	return files, nil
}

// Sort puts every table into file order: by edition, then as the document has it.
func (d *Data) Sort() {
	sortBy(d.Editions, func(a, b Edition) int { return strings.Compare(a.Edition, b.Edition) })
	sortBy(d.Lines, func(a, b Line) int {
		return cmp.Or(strings.Compare(a.Edition, b.Edition), CompareCodes(a.Code, b.Code))
	})
	sortBy(d.Business, func(a, b Business) int {
		return cmp.Or(strings.Compare(a.Edition, b.Edition), CompareCodes(a.Code, b.Code), strings.Compare(a.Measure, b.Measure))
	})
	sortBy(d.Metrics, func(a, b Metric) int { return strings.Compare(a.Edition, b.Edition) })
	sortBy(d.Guidelines, func(a, b Guideline) int {
		return cmp.Or(strings.Compare(a.Edition, b.Edition), cmp.Compare(a.Number, b.Number))
	})
	sortBy(d.Sections, func(a, b Section) int { return strings.Compare(a.Edition, b.Edition) })
	sortBy(d.Entities, func(a, b Entity) int {
		return cmp.Or(strings.Compare(a.Edition, b.Edition), strings.Compare(a.Key, b.Key))
	})
	sortBy(d.Activities, func(a, b Activity) int { return strings.Compare(a.Edition, b.Edition) })
	sortBy(d.Programmes, func(a, b Programme) int { return strings.Compare(a.Edition, b.Edition) })
	sortBy(d.Awards, func(a, b Award) int { return strings.Compare(a.Edition, b.Edition) })
	sortBy(d.Documents, func(a, b Document) int { return strings.Compare(a.Edition, b.Edition) })
	sortBy(d.Firsts, func(a, b First) int { return strings.Compare(a.Edition, b.Edition) })
	sortBy(d.Outlook, func(a, b Outlook) int { return strings.Compare(a.Edition, b.Edition) })
	sortBy(d.Problems, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Edition, b.Edition), cmp.Compare(a.Page, b.Page), cmp.Compare(a.Y0, b.Y0),
			cmp.Compare(a.X0, b.X0), strings.Compare(a.Kind, b.Kind), strings.Compare(a.Message, b.Message))
	})
}

func sortBy[T any](rows []T, compare func(a, b T) int) { slices.SortStableFunc(rows, compare) }

// CompareCodes orders printed codes by their numbers: 1.2 before 1.10, a group before its parts,
// words such as "total" after all numbers.
func CompareCodes(a, b string) int {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(as), len(bs)) {
		m, errM := strconv.Atoi(as[i])
		n, errN := strconv.Atoi(bs[i])
		var c int
		switch {
		case errM == nil && errN == nil:
			c = cmp.Compare(m, n)
		case errM == nil:
			return -1
		case errN == nil:
			return 1
		default:
			c = strings.Compare(as[i], bs[i])
		}
		if c != 0 {
			return c
		}
	}
	return cmp.Compare(len(as), len(bs))
}
