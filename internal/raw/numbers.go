// Package raw writes what was read from a document without any report's meaning, for people and
// programs that want tables, text or numbers as they stand.
package raw

import (
	"bytes"
	"encoding/json"
	"io"

	"techins/dataset"
	"techins/internal/quantity"
)

// numberLine is the form of a number phrase on a line. Numbers are written as printed decimals;
// a missing value and an open end of the interval are null.
type numberLine struct {
	Page      int          `json:"page"`
	Start     int          `json:"start"`
	End       int          `json:"end"`
	Text      string       `json:"text"`
	Value     *json.Number `json:"value"`
	Lower     *json.Number `json:"lower"`
	Upper     *json.Number `json:"upper"`
	Unit      string       `json:"unit"`
	Qualifier string       `json:"qualifier"`
	Metric    bool         `json:"metric"`
	Reason    string       `json:"reason,omitempty"` // why it is no statistic
}

// NumbersJSONL writes one line of JSON for each number phrase of a paragraph: page is the page (or
// the line of a text file) it stands on; start and end count the runes of the paragraph, end exclusive.
func NumbersJSONL(w io.Writer, page int, quantities []quantity.Quantity) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	for _, q := range quantities {
		err := enc.Encode(numberLine{page, q.Start, q.End, q.Text, jsonNumber(q.Value), jsonNumber(q.Lower), jsonNumber(q.Upper),
			q.Unit, q.Qualifier, q.Reason == "", q.Reason})
		if err != nil {
			return err
		}
	}
	_, err := w.Write(buf.Bytes())
	return err
}

// jsonNumber is nil for what is missing or infinite.
func jsonNumber(d dataset.Decimal) *json.Number {
	if !d.Finite() {
		return nil
	}
	n := json.Number(d.String())
	return &n
}
