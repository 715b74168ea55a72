package concentration

import (
	"math/big"

	"techins/analysis/shares"
)

// A partition is the items of x in their groups, groups in the order of their first item.
type partition struct {
	names   []string
	members [][]float64
	shares  []float64 // of each group in the total
	n       int
}

func partitionOf(x []float64, group []string) (partition, error) {
	if err := shares.SameLength(len(x), len(group)); err != nil {
		return partition{}, err
	}
	if _, err := shares.Scale(x); err != nil {
		return partition{}, err
	}
	p := partition{n: len(x)}
	at := make(map[string]int)
	for i, v := range x {
		g, ok := at[group[i]]
		if !ok {
			g = len(p.names)
			at[group[i]] = g
			p.names, p.members = append(p.names, group[i]), append(p.members, nil)
		}
		p.members[g] = append(p.members[g], v)
	}
	s, err := shares.Of(x)
	if err != nil {
		return partition{}, err
	}
	totals := make([]shares.Accumulator, len(p.names))
	for i, v := range s {
		totals[at[group[i]]].Add(v)
	}
	for i := range totals {
		p.shares = append(p.shares, totals[i].Sum())
	}
	return p, nil
}

// ratPartition is partition in exact arithmetic.
func ratPartition(x []*big.Rat, group []string) (names []string, members [][]*big.Rat, err error) {
	if err := shares.SameLength(len(x), len(group)); err != nil {
		return nil, nil, err
	}
	if _, err := shares.TotalRat(x); err != nil {
		return nil, nil, err
	}
	at := make(map[string]int)
	for i, v := range x {
		g, ok := at[group[i]]
		if !ok {
			g = len(names)
			at[group[i]] = g
			names, members = append(names, group[i]), append(members, nil)
		}
		members[g] = append(members[g], v)
	}
	return names, members, nil
}
