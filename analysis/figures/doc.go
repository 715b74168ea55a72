// Package figures takes a dataset and gives its charts and tables, in Chinese and English from one
// specification, as SVG, PDF and PNG whose bytes are the same on every run.
//
//	data, err := dataset.Read("data/clean")
//	figs, err := figures.All(data)
//	err = figs[0].Draw(w, figures.Variant{Lang: figures.Chinese, Format: figures.SVG, Size: figures.TwoColumns})
//
// Each figure carries its data (Rows, written by CSV), a title, a caption and a text for those who
// cannot see it. Numbers in these texts are computed from the same rows that are drawn.
//
// The house style stands in palette.go (colours), style.go (sizes of paper and type), ticks.go and
// number.go (how numbers are printed) and sheet.go (title, notes, source line). gonum/plot gives scales,
// transforms and the canvas; what it lacks (rows of marks with columns of numbers, dumbbells, Lorenz
// curves, diagonals of equal average, strips, labels that keep apart) is written here.
package figures
