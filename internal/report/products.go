package report

import (
	"slices"
	"strings"
	"sync"
)

// A Product is a line item of the national reporting scheme, under one key whatever its code or
// wording in an edition.
type Product struct {
	Key     string
	Label   string
	LabelEN string
	Within  string // key of the only group it is recognised in, "" for any
	Code    string // its code in the scheme of 2023, "" when it was not in it
}

// productBook finds products by their folded labels and known renamings.
type productBook struct {
	byLabel map[string][]Product
	byKey   map[string]Product
}

var products = sync.OnceValue(func() *productBook {
	b := &productBook{byLabel: map[string][]Product{}, byKey: map[string]Product{}}
	for _, row := range readList("products.csv") {
		p := Product{Key: row["product"], Label: row["label"], LabelEN: row["label_en"], Within: row["within"], Code: row["code2023"]}
		b.byKey[p.Key] = p
		for _, name := range append(strings.Split(row["aliases"], "|"), p.Label) {
			if name != "" {
				b.byLabel[foldLabel(name)] = append(b.byLabel[foldLabel(name)], p)
			}
		}
	}
	return b
})

// foldLabel is fold without brackets and quotation marks, which editions set differently.
func foldLabel(s string) string { return labelMarks.Replace(fold(s)) }

var labelMarks = strings.NewReplacer("(", "", ")", "", "“", "", "”", "", "\"", "", "、", "")

// find gives the product of a label within a group (its product key, "" at the top). Only whole
// labels match: a label that is not known is another product, never a similar one.
func (b *productBook) find(label, group string) (Product, bool) {
	for _, p := range b.byLabel[foldLabel(label)] {
		if p.Within == "" || p.Within == group {
			return p, true
		}
	}
	return Product{}, false
}

// knows reports whether a label is a known product in any group.
func (b *productBook) knows(label string) bool { return len(b.byLabel[foldLabel(label)]) > 0 }

// isGroup reports whether a label is that of a known group, isItem that of a known item within one.
func (b *productBook) isGroup(label string) bool {
	return slices.ContainsFunc(b.byLabel[foldLabel(label)], func(p Product) bool { return b.heads(p) })
}

func (b *productBook) isItem(label string) bool {
	return slices.ContainsFunc(b.byLabel[foldLabel(label)], func(p Product) bool { return !b.heads(p) })
}

// holds reports whether an unknown label has the whole label of a known group in it: the two may have run
// together.
func (b *productBook) holds(label string) bool {
	text := foldLabel(label)
	if len(b.byLabel[text]) > 0 {
		return false
	}
	for name := range b.byLabel {
		if len(name) > 3*len("险") && strings.Contains(text, name) && b.isGroup(name) {
			return true
		}
	}
	return false
}

// within counts the known items whose labels stand in a text.
func (b *productBook) within(label string) int {
	text, n := foldLabel(label), 0
	for name := range b.byLabel {
		if len(name) > 3*len("险") && strings.Contains(text, name) {
			n++
		}
	}
	return n
}

// heads reports whether items of the scheme stand below a product.
func (b *productBook) heads(p Product) bool {
	if p.Code == "" {
		return false
	}
	for _, o := range b.byKey {
		if strings.HasPrefix(o.Code, p.Code+".") {
			return true
		}
	}
	return false
}

// belongs reports whether a label is that of an item which the scheme has directly below a group.
func (b *productBook) belongs(label, group string) bool {
	for _, g := range b.byLabel[foldLabel(group)] {
		for _, p := range b.byLabel[foldLabel(label)] {
			if p.Code != "" && parentOf(p.Code) == g.Code {
				return true
			}
		}
	}
	return false
}

// unknownKey is the key of a line item that the book does not know: made of its label, so that the
// same label has the same key in every edition.
func unknownKey(label string) string { return "label:" + foldLabel(label) }
