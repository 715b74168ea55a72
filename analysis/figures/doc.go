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
// transforms and the canvas; what it lacks (rows of marks with columns of numbers, dumbbells, dots with
// ranges, waterfalls, Lorenz curves, diagonals of equal average, strips, small multiples, matrices, lines
// over time, labels that keep apart) is written here, each with an example and a golden picture in
// testdata/golden.
//
// F11 to F13 and T6 need two editions and are absent without. Editions of the latest one's region are compared;
// where there is no other of that region, those of all regions, and then the figures say so and speak of
// differences, not of growth. An edition whose kind is "synthetic" is marked in title, note and caption, and
// never stands for the latest one while there is another.
package figures
