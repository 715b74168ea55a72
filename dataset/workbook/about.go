package workbook

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"github.com/xuri/excelize/v2"

	"techins/dataset"
)

// about writes the first sheet: what the data are, where they come from, what may be done with them, and
// how to read the sheets.
func (w *writer) about(d *dataset.Data, tables []dataset.Table) {
	w.keep(w.file.SetSheetName("Sheet1", aboutSheet))
	rows := [][]cell{
		{{value: dataset.PackageTitle, style: style{kind: title}}},
		{{value: dataset.PackageTitleZH, style: style{kind: title}}},
		texts("version", dataset.PackageVersion),
		texts("licence 许可", dataset.License.Title+", "+dataset.License.Path),
		texts("", dataset.LicenseNote),
		nil,
		headings([]string{"how to read 说明", "", "", ""}),
		texts("missing", "An empty cell: not printed or not applicable, never zero. 空白表示原文未载或不适用，不是零。"),
		texts("numbers", "Exact decimals in base units (yuan, not 万元; percent as 35.5). 数值为基本单位的精确小数。"),
		texts("text on yellow", "A number of more than 15 digits, which Excel would round, or an open end of an interval (inf): kept as text, so no sum holds it. 黄底文本：超过15位有效数字的数，或区间的开端；不参与求和。"),
		texts("bounds", "lower and upper: what the wording and the printed digits allow. 上下限由措辞与印刷位数决定。"),
		texts("places", "page, x0, y0, x1, y1: page of the file and box in points from its top left. 页码与方框，单位为点。"),
		nil,
	}
	rows = append(rows, sourceRows(d)...)
	rows = append(rows, nil)
	rows = append(rows, tableRows(tables)...)
	w.fillAbout(rows)
}

func sourceRows(d *dataset.Data) [][]cell {
	rows := [][]cell{headings([]string{"edition 版次", "title 标题", "publisher 发布机构", "published", "kind of document", "file", "SHA-256 of the file", "readers"})}
	for _, e := range d.Editions {
		rows = append(rows, texts(e.Edition, e.Title, e.Publisher, e.Published, e.DocumentKind, e.SourceFile, e.SourceSHA256, e.Reader))
	}
	return rows
}

func tableRows(tables []dataset.Table) [][]cell {
	rows := [][]cell{headings([]string{"sheet 工作表", "what it holds", "内容", "rows 行数", "SHA-256 of the rows as CSV"})}
	for _, t := range tables {
		sum := sha256.Sum256(t.CSV())
		count := numberCell(strconv.Itoa(len(t.Records)))
		rows = append(rows, append(texts(t.Name, t.TitleEN, t.TitleZH), count, cell{value: hex.EncodeToString(sum[:])}))
	}
	return rows
}

func (w *writer) fillAbout(rows [][]cell) {
	columns := []float64{24, 52, 36, 14, 18, 24, 68, 10}
	w.forPrint(aboutSheet, columns, false) // before the rows, or it is lost
	s, err := w.file.NewStreamWriter(aboutSheet)
	if err != nil {
		w.keep(err)
		return
	}
	for i, width := range columns {
		w.keep(s.SetColWidth(i+1, i+1, width))
	}
	for i, r := range rows {
		w.row(s, i+1, r)
	}
	w.keep(s.Flush())
	w.keep(w.file.SetDocProps(&excelize.DocProperties{
		Title: dataset.PackageTitle, Creator: dataset.Creator, LastModifiedBy: dataset.Creator,
		Version: dataset.PackageVersion, Created: noTime, Modified: noTime,
	}))
}
