package report

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"techins/dataset"
	"techins/internal/pattern"
)

// A cellKind says what a cell of a measure's column holds.
type cellKind int

const (
	cellBlank cellKind = iota
	cellNumber
	cellDoubt // something is printed that is no plain number
)

// numberSigns are those that a number can have in full width.
var numberSigns = strings.NewReplacer("−", "-", "，", ",", "．", ".")

var (
	plainNumber   = pattern.New(`^-?\d+(\.\d+)?$`)
	groupedNumber = pattern.New(`^-?\d{1,3}(,\d{3})+(\.\d+)?$`)
	// A footnote mark stands after the figure: an asterisk, a circled or bracketed number. NFKC would
	// turn a circled or superscript digit into a digit of the figure, so marks are cut before it.
	footnoteMark = pattern.New(`([*＊†‡※#]+|[\x{2460}-\x{2473}\x{00b9}\x{00b2}\x{00b3}\x{2070}-\x{2079}]+|[\[［【]注?\d{0,2}[\]］】]|[(（]注\d{0,2}[)）])+$`)
	// Blanks between groups of three digits are a thousands separator.
	spacedGroups = pattern.New(`^-?\d{1,3}([ \x{00a0}\x{2009}\x{202f}]\d{3})+(\.\d+)?$`)
)

// parseCell reads the printed text of a figure. A text that is not wholly one well-formed number is
// in doubt: a part of it is never taken.
func parseCell(printed string) (dataset.Decimal, cellKind) {
	text := strings.TrimSpace(printed)
	if tableVocabulary().is("blank", fold(text)) {
		return dataset.Decimal{}, cellBlank
	}
	text = strings.TrimSpace(footnoteMark.ReplaceAllString(text, ""))
	if spacedGroups.MatchString(text) {
		text = fold(text)
	}
	folded := numberSigns.Replace(foldKeepingBlanks(text))
	switch {
	case plainNumber.MatchString(folded):
	case groupedNumber.MatchString(folded):
		folded = strings.ReplaceAll(folded, ",", "")
	default:
		return dataset.Decimal{}, cellDoubt
	}
	d, err := dataset.ParseDecimal(folded)
	if err != nil {
		return dataset.Decimal{}, cellDoubt
	}
	return d, cellNumber
}

// cutUnit parts a figure from the unit printed after it in the same cell.
func cutUnit(text string) (number string, u unitScale, ok bool) {
	at := strings.LastIndexFunc(text, unicode.IsDigit)
	if at < 0 {
		return "", u, false
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	u, ok = tableVocabulary().units[strings.Trim(fold(text[at+size:]), "()")]
	return text[:at+size], u, ok
}

// scaled is the value in base units; scale is a plain whole number.
func scaled(d dataset.Decimal, scale string) dataset.Decimal {
	r, _ := new(big.Rat).SetString(scale)
	return dataset.FromRat(r.Mul(r, d.Rat()))
}
