package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Paper sizes as the workbook numbers them (ECMA-376 part 1, 18.3.1.63), and from which width of a
// sheet, in characters, the smaller one leaves type too small to read.
const (
	paperA4  = 9
	paperA3  = 8
	wideText = 190
)

// forPrint makes a sheet fit the width of the paper, with the first lines on every page if there is a
// header, and the sheet's name and the number of the page at its foot.
func (w *writer) forPrint(name string, widths []float64, header bool) {
	size, orientation, fit, endless, yes := paperA4, "landscape", 1, 0, true
	total := 0.0
	for _, width := range widths {
		total += width
	}
	if total > wideText {
		size = paperA3
	}
	w.keep(w.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &fit, FitToHeight: &endless}))
	w.keep(w.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}))
	w.keep(w.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"}))
	if header {
		w.keep(w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", name), Scope: name}))
	}
}
