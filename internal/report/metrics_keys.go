package report

import (
	"strings"
	"sync"
)

// Keys turn printed names into stable keys. The zero value knows the products of the reporting
// scheme only.
type Keys struct {
	subjects map[string]string // folded name to key
}

// defaultKeys are the keys of the embedded lists: entities.csv, where there is one, names the actors.
var defaultKeys = sync.OnceValue(func() Keys {
	if f, err := dataFS.Open("data/entities.csv"); err != nil {
		return Keys{}
	} else {
		f.Close()
	}
	return keysOf(readList("entities.csv"))
})

// keysOf reads rows of key, name_zh and aliases (bar-separated).
func keysOf(entities []map[string]string) Keys {
	k := Keys{subjects: map[string]string{}}
	for _, row := range entities {
		for _, name := range append(strings.Split(row["aliases"], "|"), row["name_zh"]) {
			if name != "" {
				k.subjects[fold(name)] = row["key"]
			}
		}
	}
	return k
}

// Subject is the key of an insurer, pool or other actor by a printed name; "" when it is not known.
func (k Keys) Subject(name string) string { return k.subjects[fold(name)] }

// Product is the key of a product of the reporting scheme by a printed name; "" when it is not known.
func (k Keys) Product(name string) string {
	if p, ok := products().find(name, ""); ok {
		return p.Key
	}
	return ""
}
