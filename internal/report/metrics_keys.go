package report

// Keys turn printed names into stable keys. The zero value knows the products of the reporting
// scheme only.
type Keys struct {
	names *nameBook
}

// keysFor are the keys for editions of a region.
func keysFor(region string) Keys { return Keys{namesFor(region)} }

// Subject is the key in entities.csv of the one organisation that a text names; "" when it names
// none or several.
func (k Keys) Subject(name string) string {
	if k.names == nil || name == "" {
		return ""
	}
	m, ok := k.names.whole(name)
	if !ok {
		return ""
	}
	return m.entity.key
}

// Product is the key of a product of the reporting scheme by a printed name; "" when it is not known.
func (k Keys) Product(name string) string {
	if p, ok := products().find(name, ""); ok {
		return p.Key
	}
	return ""
}
