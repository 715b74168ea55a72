package report

import (
	"strings"

	"techins/dataset"
)

// checkSums compares printed subtotals and totals with the sums of their parts. A difference is a
// problem that names both; nothing is changed. Groups without figures, and groups with a part that
// is not printed, cannot be checked.
func (w *statisticsWriter) checkSums() {
	values := map[[2]string]dataset.Decimal{}
	for _, b := range w.out.Business {
		values[[2]string{b.Code, b.Measure}] = b.Value
	}
	children := map[string][]string{}
	for _, l := range w.out.Lines {
		children[l.Parent] = append(children[l.Parent], l.Code)
	}
	for _, b := range w.out.Business {
		group := b.Code
		if group == "total" {
			group = ""
		}
		if b.Unit == "percent" || len(children[group]) == 0 || (group == "" && b.Code != "total") {
			continue
		}
		sum, complete := sumOf(children, values, group, b.Measure)
		if complete && sum.Cmp(b.Value) != 0 {
			w.problem("sum", b.Place, "the %s of %s is printed as %s, its parts %s add up to %s %s",
				b.Measure, b.Code, b.Printed, strings.Join(children[group], ", "), sum, b.Unit)
		}
	}
}

// sumOf adds the children of a group; a child without a figure of its own counts as the sum of its
// children.
func sumOf(children map[string][]string, values map[[2]string]dataset.Decimal, group, measure string) (dataset.Decimal, bool) {
	sum := dataset.Int(0)
	for _, code := range children[group] {
		v, printed := values[[2]string{code, measure}]
		if !printed {
			var complete bool
			if v, complete = sumOf(children, values, code, measure); !complete || len(children[code]) == 0 {
				return sum, false
			}
		}
		sum = sum.Add(v)
	}
	return sum, true
}
