package workbook

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"techins/dataset"
)

// excelDigits is how many digits of a number Excel keeps.
const excelDigits = 15

// maxText is how many UTF-16 units a cell holds; cutMark ends a text that is longer.
const (
	maxText = 32767
	cutMark = "… [cut: the CSV file has the whole text]"
)

// A cell is what stands in a cell of a sheet and how it looks. Its value is nil, a string, a float64 or
// a time.Time.
type cell struct {
	value any
	style style
}

// cellOf is the cell of a text of a CSV file.
func cellOf(f dataset.Field, text string) cell {
	switch {
	case text == "":
		return cell{}
	case f.Type == "date":
		return dateCell(text)
	case f.Type == "integer": // years, pages and ranks: names more than quantities, 2023 and not 2,023
		c := numberCell(text)
		if c.style.kind == number {
			c.style.kind = whole
		}
		return c
	case f.Type == "number" || f.Type == "bound":
		return numberCell(text)
	}
	return cell{value: cut(text)}
}

// numberCell is a number where Excel keeps every digit of it, else the digits as text.
func numberCell(text string) cell {
	digits, places := significant(text)
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || digits > excelDigits || math.IsInf(x, 0) {
		return cell{value: text, style: style{kind: numberAsText}}
	}
	return cell{value: x, style: style{kind: number, places: places}}
}

// significant counts the digits of a plain decimal number from the first that is not 0, and those after
// its point.
func significant(text string) (digits, places int) {
	before, after, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return len(strings.TrimLeft(before+after, "0")), len(after)
}

// firstYear is the first whose days Excel numbers as the calendar does.
const firstYear = 1901

func dateCell(text string) cell {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil || day.Year() < firstYear {
		return cell{value: text}
	}
	return cell{value: day, style: style{kind: date}}
}

// cut shortens a text that no cell holds, and says so at its end.
func cut(text string) string {
	if len(text) <= maxText { // bytes are never fewer than units
		return text
	}
	units := utf16.Encode([]rune(text))
	if len(units) <= maxText {
		return text
	}
	kept := units[:maxText-len(utf16.Encode([]rune(cutMark)))]
	if utf16.IsSurrogate(rune(kept[len(kept)-1])) {
		kept = kept[:len(kept)-1]
	}
	return string(utf16.Decode(kept)) + cutMark
}

func texts(values ...string) []cell {
	cells := make([]cell, len(values))
	for i, v := range values {
		cells[i] = cell{value: cut(v)}
	}
	return cells
}

func headings(names []string) []cell {
	cells := texts(names...)
	for i := range cells {
		cells[i].style.kind = heading
	}
	return cells
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func bars(values []string) string { return strings.Join(values, " | ") }

// widths are the widths of the columns in characters: wide enough for most of their texts, within reason.
func widths(header []string, rows [][]cell) []float64 {
	const least, most = 8, 60
	out := make([]float64, len(header))
	for i, h := range header {
		out[i] = max(least, float64(len(h))+3) // room for the button of the filter
	}
	for _, r := range rows {
		for i, c := range r {
			out[i] = min(most, max(out[i], float64(width(c))+1))
		}
	}
	return out
}

// width is how many Latin letters wide a cell is; a Chinese character is two.
func width(c cell) int {
	switch v := c.value.(type) {
	case string:
		n := 0
		for _, r := range v {
			if n++; r > 0x2E7F {
				n++
			}
		}
		return n
	case float64:
		n := len(strconv.FormatFloat(v, 'f', c.style.places, 64))
		return n + n/3 // separators of thousands
	case time.Time:
		return len(time.DateOnly)
	}
	return 0
}
