package shares

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"techins/dataset"
)

// A Leaf is a line item without items below it.
type Leaf struct {
	Code    string   // printed numbering, 2.3.4
	Parent  string   // the group it stands in, 2.3
	Section string   // the first part of the code, 2
	Product string   // key that is stable over editions; may be empty
	Value   *big.Rat // nil when missing
}

// TotalCode is the code of a grand total, a line of the table that is neither section nor leaf.
const TotalCode = "total"

// Leaves takes the leaves of one edition's statistics table and one measure of them, in the order
// of the table. A group's own printed figure is not a leaf, nor is a grand total. The number of leaves without a value is
// returned beside them; they have a nil Value.
//
// Errors: ErrEmpty when the edition has no line or no value of the measure; ErrNotFinite.
func Leaves(d *dataset.Data, edition, measure string) (leaves []Leaf, missing int, err error) {
	values := make(map[string]*big.Rat)
	for _, b := range d.Business {
		if b.Edition != edition || b.Measure != measure || b.Value.Missing() {
			continue
		}
		if !b.Value.Finite() {
			return nil, 0, fmt.Errorf("%s %s: %w", b.Code, measure, ErrNotFinite)
		}
		values[b.Code] = b.Value.Rat()
	}
	parents := make(map[string]bool)
	for _, l := range d.Lines {
		if l.Edition == edition {
			parents[l.Parent] = true
		}
	}
	for _, l := range d.Lines {
		if l.Edition != edition || parents[l.Code] || l.Code == TotalCode {
			continue
		}
		if values[l.Code] == nil {
			missing++
		}
		leaves = append(leaves, Leaf{Code: l.Code, Parent: l.Parent, Section: section(l.Code), Product: l.Product, Value: values[l.Code]})
	}
	if len(leaves) == missing {
		return nil, missing, fmt.Errorf("edition %q, measure %q: %w", edition, measure, ErrEmpty)
	}
	return leaves, missing, nil
}

func section(code string) string {
	head, _, _ := strings.Cut(code, ".")
	return head
}

// Values are the values of the leaves in their order, nil where missing.
func Values(leaves []Leaf) []*big.Rat {
	x := make([]*big.Rat, len(leaves))
	for i, l := range leaves {
		x[i] = l.Value
	}
	return x
}

// InSection are the leaves of one section.
func InSection(leaves []Leaf, section string) []Leaf {
	var in []Leaf
	for _, l := range leaves {
		if l.Section == section {
			in = append(in, l)
		}
	}
	return in
}

// OfParent gives each leaf's share of the sum of the leaves that have the same parent.
//
// Errors: ErrEmpty; an ItemError of ErrNegative or ErrMissing; ErrZeroTotal with the parent's code.
func OfParent(leaves []Leaf) ([]*big.Rat, error) {
	return ofGroup(leaves, func(l Leaf) string { return l.Parent })
}

// OfSection gives each leaf's share of the sum of the leaves of its section. It is the group's
// share of the section times the share within the group: s_i = S_g · s_(i|g).
//
// Errors: those of OfParent.
func OfSection(leaves []Leaf) ([]*big.Rat, error) {
	return ofGroup(leaves, func(l Leaf) string { return l.Section })
}

// Sections says whether the sections of a table are disjoint, and why. The zero value says that
// nothing is known, which is no permission to add them.
type Sections struct {
	Disjoint bool
	Reason   string
}

// TechnologyInsurance describes the regulator's table of technology insurance: one section by the
// kind of firm insured, one by product. A policy can stand in both.
var TechnologyInsurance = Sections{Reason: "one section counts by insured firm, the other by product, and a policy can stand in both"}

// OfTotal gives each leaf's share of the sum over all sections. With more than one section it is
// refused unless they are known to be disjoint.
//
// Errors: ErrOverlap with the sections and the reason; those of OfParent.
func OfTotal(leaves []Leaf, s Sections) ([]*big.Rat, error) {
	var codes []string
	for _, l := range leaves {
		if !slices.Contains(codes, l.Section) {
			codes = append(codes, l.Section)
		}
	}
	if len(codes) > 1 && !s.Disjoint {
		reason := s.Reason
		if reason == "" {
			reason = "nothing says that they are disjoint"
		}
		return nil, fmt.Errorf("sections %s: %w: %s", strings.Join(codes, ", "), ErrOverlap, reason)
	}
	return ofGroup(leaves, func(Leaf) string { return "" })
}

func ofGroup(leaves []Leaf, key func(Leaf) string) ([]*big.Rat, error) {
	if _, err := TotalRat(Values(leaves)); err != nil {
		return nil, err
	}
	sums := make(map[string]*big.Rat)
	for _, l := range leaves {
		k := key(l)
		if sums[k] == nil {
			sums[k] = new(big.Rat)
		}
		sums[k].Add(sums[k], l.Value)
	}
	s := make([]*big.Rat, len(leaves))
	for i, l := range leaves {
		k := key(l)
		if sums[k].Sign() == 0 {
			return nil, zeroGroup(k)
		}
		s[i] = new(big.Rat).Quo(l.Value, sums[k])
	}
	return s, nil
}

func zeroGroup(name string) error { return fmt.Errorf("group %q: %w", name, ErrZeroTotal) }
