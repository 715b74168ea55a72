package figures

import (
	"errors"
	"fmt"
	"io"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"techins/dataset"
)

// A Figure is a chart with its words and its data.
type Figure struct {
	ID       string // F1: the same in code, file name and anchor
	Title    Text   // what it shows, without the figure's number
	Subtitle Text   // the unit and the scale
	Caption  Text   // for print: n, unit, year, population, what was left out
	Alt      Text   // for those who cannot see it: one or two sentences with the headline numbers
	Source   Source
	Rows     []Row // everything drawn or said, in full precision

	notes  []Text
	height func(s *sheet) vg.Length // of the chart alone, without title and notes
	chart  func(s *sheet, area draw.Canvas)
}

// Number is the figure's number as captions print it: 图1, Figure 1.
func (f *Figure) Number() Text { return textf("图%s", "Figure %s", f.ID[1:]) }

// A Variant is one of the pictures of a figure.
type Variant struct {
	Lang   Lang
	Format Format
	Size   Size
}

// ErrVariant means a language, format or size that does not exist.
var ErrVariant = errors.New("no such variant")

func (v Variant) check() error {
	switch {
	case v.Lang != Chinese && v.Lang != English:
		return fmt.Errorf("%w: language %q", ErrVariant, v.Lang)
	case v.Format != SVG && v.Format != PDF && v.Format != PNG:
		return fmt.Errorf("%w: format %q", ErrVariant, v.Format)
	case v.Size != OneColumn && v.Size != TwoColumns:
		return fmt.Errorf("%w: size %q", ErrVariant, v.Size)
	}
	return nil
}

// Draw writes one picture of the figure. Nothing is written when there is an error of drawing.
func (f *Figure) Draw(w io.Writer, v Variant) error {
	if err := v.check(); err != nil {
		return fmt.Errorf("figures: %s: %w", f.ID, err)
	}
	b, err := render(f, v)
	if err != nil {
		return fmt.Errorf("figures: %s in %s as %s: %w", f.ID, v.Lang, v.Format, err)
	}
	_, err = w.Write(b)
	return err
}

// All gives the figures of the last edition that has them, F1 first. An edition without a
// statistics table has none, which is no error.
//
// Errors: a font that cannot be read; a table whose numbers cannot be used (negative, infinite).
func All(data *dataset.Data) ([]*Figure, error) {
	if _, err := fonts(); err != nil {
		return nil, err
	}
	m, err := newModel(data)
	if err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	var figs []*Figure
	for _, make := range builders {
		f, err := make(m)
		if err != nil {
			return nil, fmt.Errorf("figures: %w", err)
		}
		if f != nil {
			if f.Source.Place == annex {
				f.Caption = textf("%s%s", "%s %s", f.Caption, asReported)
			}
			f.Caption, f.Alt = sentenceCase(f.Caption), sentenceCase(f.Alt)
			figs = append(figs, f)
		}
	}
	return figs, nil
}

// builders make the figures in order; one that lacks its data returns nil.
var builders = []func(*model) (*Figure, error){
	sumInsuredByProduct, sharesCompared, policiesAndAmount, lorenzCurves,
	leaveOneOut, hhiByGroup, compositionByGroup, firmsInsured, averageInsured, roundingBounds,
	changeDecomposed, editionsCompared, contributionsToGrowth, programmeTimeline, insurersByField,
}

// asReported is what the source leaves open about its numbers.
var asReported = Text{"保单与保险金额均为报告所载，未说明是签发还是有效。", "Policies and sums insured are as reported; whether issued or in force is not said."}
