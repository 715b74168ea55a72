package reconcile

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Header names the columns of Rows. Lists within a cell are separated by bars; a place is the id and
// the page of the file.
var Header = []string{"n", "rule", "left", "right", "left_value", "right_value", "arithmetic", "verdict", "reason", "comment", "places"}

// Rows are the checks as text, one row each.
func Rows(checks []Check) [][]string {
	rows := make([][]string, len(checks))
	for i, c := range checks {
		var places []string
		for _, p := range c.Places {
			places = append(places, fmt.Sprintf("%s p.%d", p.ID, p.Page))
		}
		rows[i] = []string{strconv.Itoa(c.N), c.Rule, strings.Join(c.Left, "|"), strings.Join(c.Right, "|"), c.LeftValue, c.RightValue,
			c.Arithmetic, string(c.Verdict), string(c.Reason), c.Comment, strings.Join(places, "|")}
	}
	return rows
}

// WriteCSV writes Header and Rows.
func WriteCSV(w io.Writer, checks []Check) error {
	out := csv.NewWriter(w)
	if err := out.Write(Header); err != nil {
		return err
	}
	return out.WriteAll(Rows(checks))
}

// WriteText writes the checks to be read by a person: a line with what is compared and the verdict,
// then the arithmetic, the comment and the places.
func WriteText(w io.Writer, checks []Check) error {
	for i, row := range Rows(checks) {
		verdict := row[7]
		if row[8] != "" {
			verdict += " (" + row[8] + ")"
		}
		if _, err := fmt.Fprintf(w, "%s. %s %s against %s %s: %s\n", row[0], row[2], row[4], row[3], row[5], verdict); err != nil {
			return err
		}
		for _, more := range []string{row[6], row[9], row[10]} {
			if more == "" || more == "none" {
				continue
			}
			if _, err := fmt.Fprintf(w, "   %s\n", more); err != nil {
				return err
			}
		}
		if i < len(checks)-1 {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
	}
	return nil
}
