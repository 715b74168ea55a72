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

// A Number is a number phrase with the page (or the line of a text file) on which its paragraph
// begins, and its row when it is a statistic.
type Number struct {
	Page int
	quantity.Quantity
	Metric *dataset.Metric // nil when it is none
}

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
	Reason    string       `json:"reason,omitempty"` // why it is no statistic, where the phrase itself tells
	*statistic
}

// A statistic has the fields of a row of metrics.csv that the number phrase does not have.
type statistic struct {
	Section     string `json:"section"`
	Box         string `json:"box"`
	Subject     string `json:"subject"`
	SubjectKey  string `json:"subject_key"`
	Measure     string `json:"measure"`
	Product     string `json:"product"`
	ProductKey  string `json:"product_key"`
	Period      string `json:"period"`
	PeriodStart string `json:"period_start"`
	PeriodEnd   string `json:"period_end"`
	Scope       string `json:"scope"`
	Printed     string `json:"printed"`
	Quote       string `json:"quote"`
}

// NumbersJSONL writes one line of JSON for each number phrase: start and end count the runes of its
// paragraph, end exclusive; a statistic has the fields of its row in metrics.csv too.
func NumbersJSONL(w io.Writer, numbers []Number) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	for _, n := range numbers {
		if err := enc.Encode(lineOf(n)); err != nil {
			return err
		}
	}
	_, err := w.Write(buf.Bytes())
	return err
}

func lineOf(n Number) numberLine {
	line := numberLine{
		Page: n.Page, Start: n.Start, End: n.End, Text: n.Text, Value: jsonNumber(n.Value), Lower: jsonNumber(n.Lower), Upper: jsonNumber(n.Upper),
		Unit: n.Unit, Qualifier: n.Qualifier, Metric: n.Metric != nil, Reason: n.Reason,
	}
	if m := n.Metric; m != nil {
		line.Unit, line.Reason = m.Unit, ""
		line.statistic = &statistic{
			m.Section, m.Box, m.Subject, m.SubjectKey, m.Measure, m.Product, m.ProductKey,
			m.Period, m.PeriodStart, m.PeriodEnd, m.Scope, m.Printed, m.Quote,
		}
	}
	return line
}

// jsonNumber is nil for what is missing or infinite.
func jsonNumber(d dataset.Decimal) *json.Number {
	if !d.Finite() {
		return nil
	}
	n := json.Number(d.String())
	return &n
}
