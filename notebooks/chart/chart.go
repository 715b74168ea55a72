// Package chart gives the figures of the chart book to the cells of the notebooks. It stands apart
// from package show because figures bring their fonts with them, which cells without one need not
// be linked with.
package chart

import (
	"fmt"
	"strings"

	"techins/analysis/figures"
	"techins/dataset"
)

// SVG draws the figure with an id, such as F1, of the last edition in the data, two columns wide.
//
// Errors: no such figure, with those there are; those of figures.All and Draw.
func SVG(data *dataset.Data, id string, lang figures.Lang) (string, error) {
	f, err := Find(data, id)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = f.Draw(&b, figures.Variant{Lang: lang, Format: figures.SVG, Size: figures.TwoColumns})
	return b.String(), err
}

// Find is the figure with an id.
//
// Errors: no such figure, with those there are; those of figures.All.
func Find(data *dataset.Data, id string) (*figures.Figure, error) {
	all, err := figures.All(data)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, f := range all {
		if f.ID == id {
			return f, nil
		}
		ids = append(ids, f.ID)
	}
	return nil, fmt.Errorf("no figure %q in these data; there are %s", id, strings.Join(ids, " "))
}
