package report

import "strings"

// namePools adds the pools that a paragraph founds without naming them, as of 成立共保体: each is
// named by the product told before it.
func (k *knower) namePools(text string, names []orgMention) []orgMention {
	for _, verb := range []string{"成立", "组建", "设立"} {
		i := strings.Index(text, verb+"共保体")
		if i < 0 {
			continue
		}
		product, ok := lastProduct(text[:i])
		if !ok {
			continue
		}
		s := span{i + len(verb), i + len(verb) + len("共保体")}
		names = append(names, orgMention{s, "", k.pool(product + "共保体"), byForm})
	}
	return names
}

// pool is the pool of a name, the dictionary's where it knows it.
func (k *knower) pool(name string) knownEntity {
	if e, ok := k.list.book.byKey[k.list.book.byForm[fold(name)]]; ok {
		return e
	}
	return knownEntity{key: unknownEntityKey(name), kind: "pool", name: name}
}

// lastProduct is the insurance product named last in a text.
func lastProduct(text string) (string, bool) {
	found := readProducts(text, span{0, len(text)}, nil)
	for i := len(found) - 1; i >= 0; i-- {
		if found[i].rank == 1 && strings.HasSuffix(found[i].text, "保险") {
			return found[i].text, true
		}
	}
	return "", false
}
