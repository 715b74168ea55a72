package figures

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"math/big"
	"os"
	"path/filepath"

	"github.com/tdewolff/canvas"
	"github.com/tdewolff/canvas/renderers"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

var update = flag.Bool("update", false, "write the golden pictures of the examples anew")

// example draws a part on a small sheet and prints whether the picture is the golden one, byte by byte.
// One that differs is left beside it, with .got in its name.
func example(name string, p part) {
	s := &sheet{f: &Figure{ID: name}, lang: English, size: OneColumn, typ: OneColumn.typeScale(), width: OneColumn.Width(), runes: make(map[font.Typeface]map[rune]bool)}
	s.chartHeight = p.height(s)
	s.height = s.chartHeight + 2*margin
	s.f.chart = p.draw
	c := canvas.New(s.width.Points()/vg.Millimeter.Points(), s.height.Points()/vg.Millimeter.Points())
	drawing := draw.NewCanvas(renderers.NewGonumPlot(c), s.width, s.height)
	drawing.FillPolygon(paper, corners(drawing.Rectangle))
	p.draw(s, draw.Crop(drawing, margin, -margin, margin, -margin))
	got, err := toSVG(c, s)
	if err != nil {
		fmt.Println(err)
		return
	}
	file := filepath.Join("testdata", "golden", name+".svg")
	want, err := os.ReadFile(file)
	switch {
	case *update:
		err = os.WriteFile(file, got, 0o644)
		want = got
	case !bytes.Equal(got, want):
		err = os.WriteFile(filepath.Join("testdata", "golden", name+".got.svg"), got, 0o644)
	}
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println("as before:", bytes.Equal(got, want))
}

// rowsOf is a panel of rows with one plotter.
func rowsOf(x axis, plotter rowPlotter, labels ...string) *rowPanel {
	p := &rowPanel{panels: []rowAxis{{axis: x, plots: []rowPlotter{plotter}}}}
	for _, l := range labels {
		p.labels = append(p.labels, same(l))
	}
	return p
}

// Dots on leader lines, on a logarithmic axis: Cleveland's dot plot.
func Example_dots() {
	marks := dots{leaders: true, dots: []dot{{row: 0, x: 5000, color: accent}, {row: 1, x: 120, kind: 1, color: base}, {row: 2, x: 0.4, kind: 2, color: base, hollow: true}}}
	example("dots", rowsOf(decades(0.4, 5000, same("Amount (log scale)")), marks, "Large", "Middling", "Small"))
	// Output: as before: true
}

// Two shares a row; the second row's larger one lies beyond the axis.
func Example_dumbbells() {
	rows := dumbbells{max: 30, rows: []dumbbell{
		{dot{x: 12, kind: 3, color: base, hollow: true}, dot{x: 4, color: base}},
		{dot{x: 8, kind: 3, color: base, hollow: true}, dot{x: 92, color: accent}}}}
	example("dumbbells", rowsOf(axis{max: 30, ticks: evenTicks(0, 30, 10, 0), label: same("Share (%)")}, rows, "Often, small", "Seldom, large"))
	// Output: as before: true
}

// Sharp bounds beside wider careless ones, and a yardstick.
func Example_ranges() {
	rows := rangedDots{{low: 30, high: 45, naiveLow: 20, naiveHigh: 60, at: dot{x: 38, color: base}}, {low: 70, high: 72, at: dot{x: 71, color: accent}}}
	p := rowsOf(axis{max: 100, ticks: evenTicks(0, 100, 25, 0), label: same("Index")}, rows, "Rounded", "Exact")
	p.panels[0].plots = append(p.panels[0].plots, yardsticks{50})
	example("ranges", p)
	// Output: as before: true
}

// A change in parts, each from where the one above ends.
func Example_waterfall() {
	bars := waterfall{changes: []float64{40, -15, 5}, whole: 30}
	lo, hi := bars.span()
	example("waterfall", rowsOf(evenAxis(lo, hi, same("Change")), bars, "Number", "Mix", "Average", "Whole"))
	// Output: as before: true
}

// Bars to both sides of zero.
func Example_diverging() {
	bars := diverging{{24, accent}, {2, base}, {-7, second}}
	example("diverging", rowsOf(evenAxis(-7, 24, same("Percentage points")), bars, "First", "Second", "Third"))
	// Output: as before: true
}

// Lines over time; the start of the first is known by its year alone.
func Example_spans() {
	lines := &spans{end: 2024, rows: []span{{from: 2017, to: 2024, vague: true}, {from: 2022.5, to: 2024}}}
	lines.text = func(*sheet, int) []string { return []string{"≥1,300 projects"} }
	p := rowsOf(axis{min: 2016, max: 2024, ticks: yearTicks(2016, 2024), label: same("Year")}, lines, "Pilot", "Zone")
	p.tall = func(s *sheet, _ int) vg.Length { return spanHeight(s, 1) }
	example("spans", p)
	// Output: as before: true
}

// Two Lorenz curves over four items.
func Example_lorenz() {
	curve := func(v ...int64) (points []*big.Rat) {
		for _, n := range v {
			points = append(points, big.NewRat(n, 100))
		}
		return points
	}
	example("lorenz", &lorenz{curves: []lorenzCurve{{same("Uneven"), curve(0, 1, 3, 10, 100), true}, {same("Less so"), curve(0, 10, 25, 50, 100), false}}})
	// Output: as before: true
}

// Points so near each other that their labels must move apart, with lines of equal ratio.
func Example_labels() {
	c := &scatter{xLabel: same("Number (log scale)"), yLabel: same("Amount (log scale)"), diagonals: []diagonal{{1, same("1 each")}, {10, same("10 each")}}}
	for i, p := range [][2]float64{{20, 100}, {22, 105}, {24, 95}, {21, 90}, {500, 700}} {
		c.points = append(c.points, scatterPoint{x: p[0], y: p[1], label: same(fmt.Sprintf("Product %d", i+1)), kind: i, color: base})
	}
	c.x, c.y = c.spans()
	example("labels", c)
	// Output: as before: true
}

// Small panels of equal decades; the second has a gap and a new name.
func Example_multiples() {
	example("multiples", &multiples{times: []float64{2022, 2023, 2024}, names: []Text{same("2022"), same("2023"), same("2024")}, series: []smallSeries{
		{label: same("Growing"), values: []float64{40, 50, 90}, gaps: make([]Text, 3), renamed: make([]bool, 3), color: accent},
		{label: same("Interrupted"), values: []float64{0.3, math.NaN(), 0.2}, gaps: []Text{{}, same("not listed"), {}}, renamed: []bool{false, false, true}, color: base}}})
	// Output: as before: true
}

// Counts by row and column; open cells are on trial only.
func Example_matrix() {
	example("matrix", &matrix{labels: []Text{same("Insurer A"), same("Insurer B")}, columns: []Text{same("Biomedicine"), same("Wind power"), same("Cyber security")},
		cells: [][]matrixCell{{{n: 5}, {}, {n: 1, trial: 1}}, {{n: 1}, {n: 2}, {}}}})
	// Output: as before: true
}

// Parts of a whole in two strips: labels at the ends, or below with leader lines.
func Example_strips() {
	parts := []stripPart{{same("Large"), big.NewRat(90, 100), accent}, {same("Tiny"), big.NewRat(1, 100), second}, {same("Rest"), big.NewRat(9, 100), base}}
	example("segments", segments{head: same("Composition"), parts: parts})
	example("strip", strip{head: same("On a linear scale"), parts: []stripPart{parts[0], {same("The rest"), big.NewRat(10, 100), base}}})
	// Output:
	// as before: true
	// as before: true
}
