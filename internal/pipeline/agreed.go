package pipeline

import (
	"fmt"

	"techins/dataset"
	"techins/internal/page"
)

// agreed leaves out the statistics of the narrative over which the two readers differ, and says which.
// A statistic without a place, of plain text, has one reader.
func (d *Document) agreed(metrics []dataset.Metric) (kept []dataset.Metric, problems []dataset.Problem) {
	for _, m := range metrics {
		box := page.Rect{X0: m.X0, Y0: m.Y0, X1: m.X1, Y1: m.Y1}
		if m.Page == 0 || d.readers(m.Page, box, "") > 0 {
			kept = append(kept, m)
			continue
		}
		problems = append(problems, dataset.Problem{Kind: "readers", Place: m.Place,
			Message: fmt.Sprintf("the figure “%s” of “%s” is left out: the two readers do not agree on it", m.Printed, m.Quote)})
	}
	return kept, problems
}
