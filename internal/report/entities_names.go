package report

import (
	"strings"
	"sync"
)

// A knownEntity is a row of entities.csv. Its texts may hold {region} and {region_en}: the row then
// stands for the office of every region of edition_regions.csv.
type knownEntity struct {
	key, kind, name, nameEN, group string
	region                         string // the only region whose editions mean it by its names
}

// A nameBook finds the organisations of the dictionary by their printed names.
type nameBook struct {
	region string // key of the edition's region: that of 地方金融监管局 and other names without one
	forms  *wordSet
	byForm map[string]string
	byKey  map[string]knownEntity
}

// noRegion stands for the region in keys of an edition whose region is not known.
const noRegion = "local"

var (
	nameBooks      = map[string]*nameBook{}
	nameBooksGuard sync.Mutex
)

// maxNameBooks bounds how many regions' books are kept.
const maxNameBooks = 64

// namesFor is the book for editions of a region, by its name.
func namesFor(region string) *nameBook {
	key := regionKey(region)
	nameBooksGuard.Lock()
	defer nameBooksGuard.Unlock()
	if b := nameBooks[key]; b != nil {
		return b
	}
	b := newNameBook(key, readList("entities.csv"))
	if len(nameBooks) < maxNameBooks {
		nameBooks[key] = b
	}
	return b
}

// regionKey is the key of a region by its name with or without 省, 市 ...; noRegion when not known.
func regionKey(name string) string {
	for _, r := range namedRegions() {
		if name == r.name || strings.TrimSuffix(strings.TrimSuffix(name, "市"), "省") == r.name {
			return r.key
		}
	}
	return noRegion
}

// newNameBook reads the dictionary. Names of rows for one place come before those made for every
// region, whatever their order.
func newNameBook(region string, rows []map[string]string) *nameBook {
	b := &nameBook{region: region, byForm: map[string]string{}, byKey: map[string]knownEntity{}}
	var everywhere []map[string]string
	for _, row := range rows {
		switch {
		case strings.Contains(row["key"], "{region}"):
			everywhere = append(everywhere, row)
		case row["region"] == "" || row["region"] == region:
			b.add(row, namedRegion{})
		}
	}
	for _, row := range everywhere {
		for _, r := range namedRegions() {
			b.add(row, r)
		}
		b.add(row, namedRegion{key: region})
	}
	var forms []string
	for form := range b.byForm {
		forms = append(forms, form)
	}
	b.forms = newWordSet(forms)
	return b
}

// add enters a row, for one region when it is one for every region. Without a region's name only the
// names that need none are entered.
func (b *nameBook) add(row map[string]string, r namedRegion) {
	nameEN := titleCase(r.key)
	fill := func(s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(s, "{region}", r.name), "{region_en}", nameEN)
	}
	key := strings.ReplaceAll(row["key"], "{region}", r.key)
	if _, known := b.byKey[key]; !known && (r.name != "" || r.key == "" || r.key == noRegion) {
		b.byKey[key] = knownEntity{
			key: key, kind: row["kind"], name: fill(row["name_zh"]), nameEN: fill(row["name_en"]),
			group: strings.ReplaceAll(row["group"], "{region}", r.key), region: row["region"],
		}
	}
	for _, form := range append(bars(row["aliases"]), row["name_zh"]) {
		if r.key != "" && (r.name == "") == strings.Contains(form, "{region}") {
			continue // a name with a region needs one; one without is the edition's own region's
		}
		form = fold(fill(form))
		if _, taken := b.byForm[form]; !taken && form != "" {
			b.byForm[form] = key
		}
	}
}

// titleCase is the English name of a region's key: Hong Kong of hong-kong.
func titleCase(key string) string {
	words := strings.Split(key, "-")
	for i, w := range words {
		if w != "" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}
