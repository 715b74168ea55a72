package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

type kind int

const (
	plain kind = iota
	heading
	title
	number
	whole // without thousands set apart
	numberAsText
	date
)

// A style is how a cell looks; places are the decimals of a number.
type style struct {
	kind   kind
	places int
}

// The font is one that every Excel with Chinese has; other programs put their own in its place.
const (
	font     = "Microsoft YaHei"
	fontSize = 10
)

// gb2312 is the character set by which Excel chooses a replacement of the font that has Chinese.
const gb2312 = 134

// style is the workbook's number of a style.
func (w *writer) style(s style) (int, error) {
	if id, ok := w.styles[s]; ok {
		return id, nil
	}
	charset := gb2312
	look := &excelize.Style{Font: &excelize.Font{Family: font, Size: fontSize, Charset: &charset}}
	switch s.kind {
	case heading:
		look.Font.Bold, look.Font.Color = true, "FFFFFF"
		look.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E79"}}
	case title:
		look.Font.Bold, look.Font.Size = true, fontSize+4
	case number:
		format := numberFormat(s.places)
		look.CustomNumFmt = &format
	case whole:
		format := "0"
		look.CustomNumFmt = &format
	case numberAsText:
		look.Alignment = &excelize.Alignment{Horizontal: "right"}
		look.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF2CC"}}
	case date:
		format := "yyyy-mm-dd"
		look.CustomNumFmt = &format
	}
	id, err := w.file.NewStyle(look)
	w.styles[s] = id
	return id, err
}

// numberFormat shows every decimal, and thousands apart.
func numberFormat(places int) string {
	if places == 0 {
		return "#,##0"
	}
	return "#,##0." + strings.Repeat("0", places)
}
