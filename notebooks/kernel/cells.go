// Package kernel pins what the cells of the notebooks may import, and the programs that run them.
// Nothing imports it; the script link gives its go.mod and go.sum to the module of the cells.
package kernel

import (
	_ "github.com/go-gota/gota/dataframe"
	_ "github.com/janpfeifer/gonb/gonbui"

	_ "techins/analysis/concentration"
	_ "techins/analysis/figures"
	_ "techins/analysis/growth"
	_ "techins/analysis/interval"
	_ "techins/analysis/reconcile"
	_ "techins/analysis/shares"
	_ "techins/dataset"
	_ "techins/notebooks/chart"
	_ "techins/notebooks/show"
)
