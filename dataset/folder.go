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
func Read(dir string) (*Data, error) { return ReadFS(os.DirFS(dir), dir) }

// ReadFS reads a data folder from any file system; name is used in errors only.
func ReadFS(fsys fs.FS, name string) (*Data, error) {
	d := &Data{}
	err := errors.Join(
		readTable(fsys, name, EditionsFile, &d.Editions),
		readTable(fsys, name, LinesFile, &d.Lines),
		readTable(fsys, name, BusinessFile, &d.Business),
		readTable(fsys, name, MetricsFile, &d.Metrics),
		readTable(fsys, name, GuidelinesFile, &d.Guidelines),
		readTable(fsys, name, SectionsFile, &d.Sections),
		readLaterTable(fsys, name, EntitiesFile, &d.Entities),
		readLaterTable(fsys, name, ActivitiesFile, &d.Activities),
		readLaterTable(fsys, name, ProgrammesFile, &d.Programmes),
		readLaterTable(fsys, name, AwardsFile, &d.Awards),
		readLaterTable(fsys, name, DocumentsFile, &d.Documents),
		readLaterTable(fsys, name, FirstsFile, &d.Firsts),
		readLaterTable(fsys, name, OutlookFile, &d.Outlook),
		readTable(fsys, name, ProblemsFile, &d.Problems),
	)
	if err != nil {
		return nil, err
	}
	return d, nil
}

func readTable[T any](fsys fs.FS, dir, file string, rows *[]T) error {
	f, err := fsys.Open(file)
	if err != nil {
		return fmt.Errorf("dataset: %s: %w; write it with extract", filepath.Join(dir, file), err)
	}
	defer f.Close()
	*rows, err = DecodeCSV[T](f)
	if err != nil {
		return fmt.Errorf("dataset: %s: %w", filepath.Join(dir, file), err)
	}
	return nil
}

// readLaterTable reads a table that folders written before version 1.1.0 do not have.
func readLaterTable[T any](fsys fs.FS, dir, file string, rows *[]T) error {
	if _, err := fs.Stat(fsys, file); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return readTable(fsys, dir, file, rows)
}

// Encode sorts the rows and gives the CSV files of the data folder.
func Encode(d *Data) ([]File, error) {
	d.Sort()
	var files []File
	err := errors.Join(
		encodeTable(&files, EditionsFile, d.Editions),
		encodeTable(&files, LinesFile, d.Lines),
		encodeTable(&files, BusinessFile, d.Business),
		encodeTable(&files, MetricsFile, d.Metrics),
		encodeTable(&files, GuidelinesFile, d.Guidelines),
		encodeTable(&files, SectionsFile, d.Sections),
		encodeTable(&files, EntitiesFile, d.Entities),
		encodeTable(&files, ActivitiesFile, d.Activities),
		encodeTable(&files, ProgrammesFile, d.Programmes),
		encodeTable(&files, AwardsFile, d.Awards),
		encodeTable(&files, DocumentsFile, d.Documents),
		encodeTable(&files, FirstsFile, d.Firsts),
		encodeTable(&files, OutlookFile, d.Outlook),
		encodeTable(&files, ProblemsFile, d.Problems),
	)
	return files, err
}

func encodeTable[T any](files *[]File, name string, rows []T) error {
	var b bytes.Buffer
	if err := EncodeCSV(&b, rows); err != nil {
		return fmt.Errorf("dataset: %s: %w", name, err)
	}
	*files = append(*files, File{name, b.Bytes()})
	return nil
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
