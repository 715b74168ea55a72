package dataset

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"reflect"
	"strconv"
)

// The names of the files of a data folder, in the order in which they are written.
const (
	EditionsFile   = "editions.csv"
	LinesFile      = "lines.csv"
	BusinessFile   = "business.csv"
	MetricsFile    = "metrics.csv"
	GuidelinesFile = "guidelines.csv"
	SectionsFile   = "sections.csv"
	EntitiesFile   = "entities.csv"
	ActivitiesFile = "activities.csv"
	ProgrammesFile = "programmes.csv"
	AwardsFile     = "awards.csv"
	DocumentsFile  = "documents.csv"
	FirstsFile     = "firsts.csv"
	OutlookFile    = "outlook.csv"
	ProblemsFile   = "problems.csv"
)

var (
	decimalType = reflect.TypeFor[Decimal]()
	placeType   = reflect.TypeFor[Place]()
)

// EncodeCSV writes rows of one of this package's row types as UTF-8 CSV with LF line ends and a
// header line. The bytes depend on the rows alone.
func EncodeCSV[T any](w io.Writer, rows []T) error {
	records := make([][]string, len(rows))
	for i := range rows {
		records[i] = appendFields(nil, reflect.ValueOf(&rows[i]).Elem())
	}
	return writeCSV(w, Columns[T](), records)
}

func writeCSV(w io.Writer, header []string, records [][]string) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(header); err != nil {
		return err
	}
	return cw.WriteAll(records) // flushes
}

// DecodeCSV reads what EncodeCSV writes. Columns may stand in any order and unknown ones are passed
// over; a missing column or a field that cannot be read is an error that names line and column. A
// byte order mark is accepted.
func DecodeCSV[T any](r io.Reader) ([]T, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	cr := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	header, err := cr.Read()
	if err != nil {
		return nil, fmt.Errorf("no header line: %w", err)
	}
	at, err := positions(header, Columns[T]())
	if err != nil {
		return nil, err
	}
	var rows []T
	for {
		record, err := cr.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		var row T
		if err := setFields(reflect.ValueOf(&row).Elem(), record, at); err != nil {
			line, _ := cr.FieldPos(0)
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		rows = append(rows, row)
	}
}

// positions says where each column wanted stands in a header.
func positions(header, wanted []string) (map[string]int, error) {
	at := map[string]int{}
	for i, name := range header {
		at[name] = i
	}
	for _, name := range wanted {
		if _, ok := at[name]; !ok {
			return nil, fmt.Errorf("column %q is missing", name)
		}
	}
	return at, nil
}

// Columns are the column names of a row type, in file order.
func Columns[T any]() []string {
	var names []string
	t := reflect.TypeFor[T]()
	for i := range t.NumField() {
		if t.Field(i).Type == placeType {
			names = append(names, "page", "x0", "y0", "x1", "y1")
			continue
		}
		names = append(names, t.Field(i).Tag.Get("csv"))
	}
	return names
}

func appendFields(out []string, v reflect.Value) []string {
	for i := range v.NumField() {
		switch f := v.Field(i); {
		case f.Type() == placeType:
			out = append(out, f.Interface().(Place).fields()...)
		case f.Type() == decimalType:
			out = append(out, f.Interface().(Decimal).String())
		case f.Kind() == reflect.Int:
			out = append(out, formatCount(int(f.Int())))
		default:
			out = append(out, f.String())
		}
	}
	return out
}

// formatCount writes 0 as empty: no count, page, level or year in these tables can be 0.
func formatCount(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// fields are the five columns of a place, coordinates to a hundredth of a point.
func (p Place) fields() []string {
	if p.Page == 0 {
		return make([]string, 5)
	}
	out := []string{strconv.Itoa(p.Page)}
	if p.X0 == 0 && p.Y0 == 0 && p.X1 == 0 && p.Y1 == 0 { // text input: lines without a box
		return append(out, "", "", "", "")
	}
	for _, x := range []float64{p.X0, p.Y0, p.X1, p.Y1} {
		out = append(out, strconv.FormatFloat(math.Round(x*100)/100+0, 'f', -1, 64))
	}
	return out
}

func setFields(v reflect.Value, record []string, at map[string]int) error {
	t := v.Type()
	for i := range v.NumField() {
		f, name := v.Field(i), t.Field(i).Tag.Get("csv")
		if f.Type() == placeType {
			p, err := parsePlace(record, at)
			if err != nil {
				return err
			}
			f.Set(reflect.ValueOf(p))
			continue
		}
		s := record[at[name]]
		switch {
		case f.Type() == decimalType:
			d, err := ParseDecimal(s)
			if err != nil {
				return fmt.Errorf("column %q: %w", name, err)
			}
			f.Set(reflect.ValueOf(d))
		case f.Kind() == reflect.Int:
			n, err := parseCount(s)
			if err != nil {
				return fmt.Errorf("column %q: %w", name, err)
			}
			f.SetInt(int64(n))
		default:
			f.SetString(s)
		}
	}
	return nil
}

func parseCount(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	return strconv.Atoi(s)
}

func parsePlace(record []string, at map[string]int) (Place, error) {
	var p Place
	var err error
	if p.Page, err = parseCount(record[at["page"]]); err != nil {
		return p, fmt.Errorf("column \"page\": %w", err)
	}
	for name, dst := range map[string]*float64{"x0": &p.X0, "y0": &p.Y0, "x1": &p.X1, "y1": &p.Y1} {
		s := record[at[name]]
		if s == "" {
			continue
		}
		x, err := strconv.ParseFloat(s, 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return p, fmt.Errorf("column %q: %q is no coordinate", name, s)
		}
		*dst = x
	}
	return p, nil
}
