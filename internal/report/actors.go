package report

import (
	"slices"
	"strings"

	"techins/internal/pattern"
)

// A toldClause is a clause with who acts in it.
type toldClause struct {
	span
	sentence span
	actors   []orgMention // insurers, pools or the industry; several for a list
	public   bool         // a public body is the teller: the clause has no actor of ours
}

// canAct holds for what offers insurance.
func canAct(e knownEntity) bool {
	return e.kind == "insurer" || e.kind == "pool" || strings.HasSuffix(e.key, "-pc-industry") || isGroup(e)
}

// isGroup holds for counted insurers told of together: 沪上7家险企.
func isGroup(e knownEntity) bool {
	return e.kind == "other" && countedInsurers.MatchString(fold(e.name))
}

// readActors finds who acts in each clause of the paragraph: who is named at its head, else within
// it, else who acted before in the sentence, is named later in it, or acted in the sentences before.
// owner are the actors of the paragraph before its first name: those of the box.
func (t *toldParagraph) readActors(owner []orgMention) {
	carried := owner
	for _, s := range t.sentences {
		first := len(t.clauses)
		for _, c := range s.clauses {
			t.clauses = append(t.clauses, t.clauseOf(c, s.span))
		}
		carried = carryActors(t.clauses[first:], carried)
	}
}

// clauseOf reads the actors that the clause itself names.
func (t *toldParagraph) clauseOf(c, sentence span) toldClause {
	out := toldClause{span: c, sentence: sentence}
	head := skipOpening(t.text, c)
	for _, m := range t.names {
		if m.from < c.from || m.to > c.to {
			continue
		}
		if m.from-head <= len("“") && (m.entity.kind == "regulator" || m.entity.kind == "government") {
			out.public = true
		}
		if !canAct(m.entity) || t.isPartner(m, c) || supported.MatchString(t.text[c.from:m.from]) {
			continue
		}
		if n := len(out.actors); n > 0 && !t.listed(out.actors[n-1], m) && !t.unnamed(m) {
			continue // another name of the clause: a partner, a client
		}
		out.actors = append(out.actors, m)
	}
	out.public = out.public && (len(out.actors) == 0 || !t.leads(out.actors[0], c))
	return out
}

// supported is what precedes those whom somebody else moves to act.
var supported = pattern.New(`(?:推动|引导|鼓励|支持|指导|引领)(?:和|与)?“?$`)

// leads holds for an actor named where a public body only supports it: 在某局指导下,某公司...
func (t *toldParagraph) leads(m orgMention, c span) bool {
	between := t.text[c.from:m.from]
	return strings.HasSuffix(between, "下") || strings.HasSuffix(between, "由")
}

// unnamed holds for a pool that the text names by what it insures only: 成立共保体.
func (t *toldParagraph) unnamed(m orgMention) bool {
	return m.entity.kind == "pool" && m.in(t.text) == "共保体"
}

// listed holds for two names of one list: 甲、乙 or 甲和乙.
func (t *toldParagraph) listed(a, b orgMention) bool {
	if a.to > b.from {
		return false
	}
	between := strings.Trim(t.text[a.to:b.from], "、和与及以“”")
	return between == ""
}

// isPartner holds for a name with which the actor only works: 与某公司合作.
func (t *toldParagraph) isPartner(m orgMention, c span) bool {
	before := t.text[c.from:m.from]
	for _, w := range []string{"与", "同", "联合", "会同"} {
		if strings.HasSuffix(before, w) && len(before) > len(w) && !strings.HasSuffix(before, "共同") {
			return true
		}
	}
	return false
}

// carryActors fills in the clauses of a sentence that name no actor, and gives who acts at its end.
func carryActors(clauses []toldClause, before []orgMention) []orgMention {
	now := before
	if i := slices.IndexFunc(clauses, func(c toldClause) bool { return len(c.actors) > 0 }); i > 0 && !clauses[0].public {
		now = clauses[i].actors // the product first, then who sells it
	}
	for i := range clauses {
		c := &clauses[i]
		switch {
		case len(c.actors) > 0:
			now = c.actors
		case c.public:
			now = nil
		default:
			c.actors = now
		}
	}
	return now
}
