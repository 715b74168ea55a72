// Package show is what the cells of the notebooks share: which data folder they read, its tables as
// gota data frames, and data frames and pages as HTML and SVG for the screen. It computes nothing
// about insurance; that is the business of techins/analysis/... .
//
//	data, err := dataset.Read(show.Folder())
//	lines := show.Frame(data.Lines)
//	gonbui.DisplayHTML(show.Table("Line items", lines, show.Words("code", "Code"), show.Words("label_en", "Item")))
package show
