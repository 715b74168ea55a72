package main

import (
	"fmt"
	"io"
	"math/big"

	"techins/analysis/concentration"
	"techins/analysis/shares"
	"techins/dataset"
	"techins/internal/plural"
)

// printRead says what was read, and the headline numbers of each edition.
func printRead(w io.Writer, d *dataset.Data) {
	once, twice := 0, 0
	for _, b := range d.Business {
		if b.Readers >= 2 {
			twice++
		} else {
			once++
		}
	}
	for _, e := range d.Editions {
		fmt.Fprintf(w, "read     %s: %s, %s, %s\n", e.SourceFile, e.Title, plural.Count(e.Pages, "page"), e.DocumentKind)
	}
	fmt.Fprintf(w, "lines    %s; cells %d read twice, %d once\n", plural.Count(len(d.Lines), "line item"), twice, once)
	fmt.Fprintf(w, "metrics  %s in the narrative; %s listed, %s\n",
		plural.Count(len(d.Metrics), "statistic"), plural.Count(len(d.Guidelines), "policy"), plural.Count(len(d.Sections), "heading"))
	fmt.Fprintf(w, "problems %d\n", len(d.Problems))
	for _, e := range d.Editions {
		printHeadline(w, d, e.Edition)
	}
}

// printHeadline prints, for each section of the table, what is insured and how concentrated it is.
// Sections overlap and are never added.
func printHeadline(w io.Writer, d *dataset.Data, edition string) {
	leaves, _, err := shares.Leaves(d, edition, "sum_insured")
	if err != nil {
		fmt.Fprintf(w, "headline %s: no sums insured: %v\n", edition, err)
		return
	}
	for _, l := range d.Lines {
		if l.Edition != edition || l.Parent != "" {
			continue
		}
		in := shares.InSection(leaves, l.Code)
		used := printed(in)
		hhi, err := concentration.HHIRat(used)
		if err != nil {
			continue // a section without figures has no headline
		}
		total, points := new(big.Rat), new(big.Rat).Mul(hhi, big.NewRat(concentration.PointsPerUnit, 1))
		for _, v := range used {
			total.Add(total, v)
		}
		total.Quo(total, big.NewRat(100_000_000, 1))
		fmt.Fprintf(w, "headline %s section %s, %s: %s, %s 亿元 (100 million yuan), HHI %s points\n",
			edition, l.Code, l.LabelEN, plural.Count(len(used), "item"), total.FloatString(2), points.FloatString(0))
	}
}

// printed are the values that the table prints.
func printed(leaves []shares.Leaf) []*big.Rat {
	var used []*big.Rat
	for _, l := range leaves {
		if l.Value != nil {
			used = append(used, l.Value)
		}
	}
	return used
}
