package report

// Keys turn printed names into stable keys. A name that is not known has the key "".
type Keys struct {
	subjects map[string]string // folded name to key
}

// defaultKeys are the keys of the embedded lists.
func defaultKeys() Keys { return Keys{} }

// Subject is the key of an insurer, pool or other actor by a printed name.
func (k Keys) Subject(name string) string { return k.subjects[fold(name)] }

// Product is the key of a product of the reporting scheme by a printed name.
func (k Keys) Product(name string) string {
	if p, ok := products().find(name, ""); ok {
		return p.Key
	}
	return ""
}
