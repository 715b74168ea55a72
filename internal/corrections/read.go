package corrections

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// File is the name of the file of corrections in a folder of documents.
const File = "corrections.csv"

var columns = []string{"edition", "place", "printed", "corrected", "reason", "date"}

// A Correction says that a figure of a document is misprinted. All fields are required.
type Correction struct {
	Edition string
	// Place is a cell of the statistics table, "business CODE MEASURE", or a statistic of the narrative,
	// "metrics ID" or "metrics pPAGE", the latter where only one of that page has the printed text.
	Place string
	// Printed is the column printed of that row, exactly; Corrected is what should stand there, in the
	// same form and unit.
	Printed, Corrected string
	Reason             string
	Date               string // of the correction: 2024-05-31

	line int
}

// key is what two corrections must not share.
func (c Correction) key() [3]string { return [3]string{c.Edition, c.Place, c.Printed} }

// Read reads a file of corrections: UTF-8 with or without a byte order mark, the six columns in the
// order of the fields. The error names line and column.
func Read(r io.Reader) ([]Correction, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("the file is not UTF-8; save it as CSV UTF-8")
	}
	cr := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	header, err := cr.Read()
	if err != nil || !slices.Equal(header, columns) {
		return nil, fmt.Errorf("line 1: the header must be %s", strings.Join(columns, ","))
	}
	var out []Correction
	seen := map[[3]string]bool{}
	for {
		record, err := cr.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := cr.FieldPos(0)
		c, err := correctionOf(record)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		if c.line = line; seen[c.key()] {
			return nil, fmt.Errorf("line %d: %s of %s is corrected twice; keep one line", line, c.Place, c.Edition)
		}
		seen[c.key()] = true
		out = append(out, c)
	}
}

func correctionOf(record []string) (Correction, error) {
	for i, text := range record {
		if strings.TrimSpace(text) == "" {
			return Correction{}, fmt.Errorf("column %q is empty", columns[i])
		}
	}
	c := Correction{Edition: record[0], Place: record[1], Printed: record[2], Corrected: record[3], Reason: record[4], Date: record[5]}
	if _, err := placeOf(c.Place); err != nil {
		return c, err
	}
	if _, err := time.Parse(time.DateOnly, c.Date); err != nil {
		return c, fmt.Errorf("column \"date\": %q is no date such as 2024-05-31", c.Date)
	}
	if c.Corrected == c.Printed {
		return c, fmt.Errorf("columns \"printed\" and \"corrected\" are the same")
	}
	return c, nil
}
