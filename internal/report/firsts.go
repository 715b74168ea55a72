package report

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"techins/dataset"
)

var firstWordLists = sync.OnceValue(func() map[string]*wordSet { return wordLists("first_words.csv") })

// maxClaim is the most characters of a claim.
const maxClaim = 25

// A firstList gathers the claims that something was the first or the only one.
type firstList struct {
	*knower
	rows []dataset.First
}

func (l *firstList) paragraph(t *toldParagraph) {
	for _, c := range t.clauses {
		for _, f := range l.claims(t, c) {
			f.ID = fmt.Sprintf("f%02d", len(l.rows)+1)
			l.rows = append(l.rows, f)
		}
	}
}

// claims are the claims of a clause.
func (k *knower) claims(t *toldParagraph, c toldClause) []dataset.First {
	var out []dataset.First
	lists := firstWordLists()
	for i := c.from; i < c.to; {
		n := lists["marker"].prefix(t.text[i:c.to])
		if n == 0 || lists["no_claim"].prefix(t.text[i:c.to]) > 0 {
			_, size := utf8.DecodeRuneInString(t.text[i:])
			i += size
			continue
		}
		marker := span{i - lists["scope"].suffix(t.text[c.from:i]), i + n}
		claim := span{marker.from, marker.from + len(firstRunes(t.text[marker.from:c.to], maxClaim))}
		f := dataset.First{Edition: k.Edition.Edition, Claim: firstRunes(t.original(claim.from, claim.to), maxClaim), Marker: marker.in(t.text),
			Section: t.Section, Box: t.Box, Place: t.placeOf(t.prose, claim)}
		if lists["of_the_object"].prefix(t.text[i:]) == 0 {
			f.Claimants = strings.Join(k.claimants(t, c, i), "|")
		}
		f.ProductKey = k.claimed(t, c, i)
		out = append(out, f)
		i += n
	}
	return out
}

// claimants are who claims: a working group or public body named before in the sentence, else who
// acts in the clause.
func (k *knower) claimants(t *toldParagraph, c toldClause, at int) []string {
	for i := len(t.names) - 1; i >= 0; i-- {
		m := t.names[i]
		if m.from >= c.sentence.from && m.to <= at && (isBody(m.entity) || m.entity.kind == "regulator" && c.public && m.from >= c.from) {
			return []string{m.entity.key}
		}
	}
	return t.actorsAt(at)
}

// claimed is the key of the product that a claim is about: named behind the marker, else, where only
// a verb follows (由某公司独家承保), before it in the sentence, else in the heading of the box. A unit
// that was founded first is no product.
func (k *knower) claimed(t *toldParagraph, c toldClause, at int) string {
	rest := c
	rest.from = at
	if found := t.offers(rest); len(found) > 0 {
		return found[0].key
	}
	if utf8.RuneCountInString(t.text[at:c.to]) <= 6 {
		rest.span = span{c.sentence.from, at}
		if found := t.offers(rest); len(found) > 0 {
			return found[len(found)-1].key
		}
	}
	if t.Box == "" {
		return ""
	}
	heading := newProse(t.Heading).text
	if found := offers().known(heading, span{0, len(heading)}, heading); len(found) > 0 {
		return found[0].key
	}
	return ""
}
