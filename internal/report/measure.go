package report

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// A measureRule is a row of metrics_measures.csv: with which units and near which words a number is
// of this measure.
type measureRule struct {
	measure string
	units   []string
	cues    []string // none: the rule holds for its units without a word
	side    string   // left, right, any: where the word must stand; next: directly before the number
	rank    int      // 1 before 2 when both are found in the same zone
	with    []string // one of these must stand in the sentence up to the end of the clause
	without []string // none of these may stand in the clause
}

var measureRules = sync.OnceValue(func() []measureRule {
	var rules []measureRule
	for _, row := range readList("metrics_measures.csv") {
		rank, err := strconv.Atoi(row["rank"])
		if err != nil {
			panic("report: metrics_measures.csv: rank of " + row["measure"] + " is no number")
		}
		rules = append(rules, measureRule{
			measure: row["measure"], units: bars(row["units"]), cues: bars(row["cues"]), side: row["side"],
			rank: rank, with: bars(row["with"]), without: bars(row["without"]),
		})
	}
	return rules
})

// bars splits a field of words at its bars; none for an empty one.
func bars(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// A zone is text to the left or to the right of a number in which its measure may be told.
type zone struct {
	text string
	side string // left or right
}

// A cueMatch is a rule found in a zone.
type cueMatch struct {
	rule     *measureRule
	distance int // bytes between word and number
	length   int // of the word
}

// measureContext is what is known of a number when its measure is sought.
type measureContext struct {
	unit     string
	zones    []zone // the nearest first
	clause   string // the whole clause
	sentence string // the sentence up to the end of the clause
}

// ownZones is how many zones of a context stand in the number's own clause.
const ownZones = 5

// findMeasure names the measure of a number: of the first zone in which a word of a rule for its
// unit stands, the rule of the best rank, then of the nearest, then of the longest word. Without
// any, the rule of its unit that asks for no word. "" when there is none. cued says that a word for
// just this sort of thing was found.
func findMeasure(c measureContext) (measure string, cued bool) {
	own, general := rulesFor(c)
	for i, rules := range [][]*measureRule{own, general} {
		zones := c.zones
		if i == 1 { // what is said of any count holds for those of its own clause only
			zones = zones[:min(len(zones), ownZones)]
		}
		for _, z := range zones {
			if m, ok := bestCue(rules, z); ok {
				return perUnit(named(m.rule, c.unit), c), i == 0
			}
		}
		for _, r := range rules {
			if len(r.cues) == 0 {
				return named(r, c.unit), false
			}
		}
	}
	return "", false
}

// A perRule is a row of metrics_per.csv: words that make an amount one per something, or the highest.
type perRule struct {
	cue, suffix string
	with        []string
}

var perRules = sync.OnceValue(func() []perRule {
	var rules []perRule
	for _, row := range readList("metrics_per.csv") {
		rules = append(rules, perRule{row["cue"], row["suffix"], bars(row["with"])})
	}
	return rules
})

// perUnit adds _per_firm, _max and the like to the name of an amount of money that the words next to
// it say to be such.
func perUnit(measure string, c measureContext) string {
	if !isMoney(c.unit) || strings.Contains(measure, "_per_") || strings.HasSuffix(measure, "_max") {
		return measure
	}
	near, added := c.zones[0].text+c.zones[1].text+"|"+firstRunes(c.zones[2].text, 2), ""
	for _, r := range perRules() {
		if !strings.Contains(near, r.cue) || len(r.with) > 0 && !containsOne(c.sentence, r.with) {
			continue
		}
		if r.suffix == "_max" {
			added += r.suffix
			break
		}
		if added == "" {
			added = r.suffix
		}
	}
	if added != "" {
		measure = strings.TrimSuffix(measure, "_income")
	}
	return measure + added
}

// named is the measure's name with the unit in place of its star.
func named(r *measureRule, unit string) string {
	return strings.Replace(r.measure, "*", unit, 1)
}

// rulesFor are the rules for the unit whose conditions hold: its own, and those for counts of any
// sort, which are for units without one of their own that holds.
func rulesFor(c measureContext) (own, general []*measureRule) {
	all := measureRules()
	for i := range all {
		r := &all[i]
		if !hasUnit(r.units, c.unit) || len(r.with) > 0 && !containsOne(c.sentence, r.with) || containsOne(c.clause, r.without) {
			continue
		}
		if r.units[0] == "count" {
			general = append(general, r)
		} else {
			own = append(own, r)
		}
	}
	return own, general
}

// notCounted are the units that no general rule for counts applies to.
var notCounted = map[string]bool{
	"yuan": true, "usd": true, "hkd": true, "eur": true, "jpy": true, "gbp": true, "percent": true,
	"percentage_points": true, "basis_points": true, "multiple": true, "years": true, "days": true, "months": true, "hours": true,
	"minutes": true, "items": true, "times": true, "copies": true, "places": true, "kinds": true, "": true,
}

func isMoney(unit string) bool {
	switch unit {
	case "yuan", "usd", "hkd", "eur", "jpy", "gbp":
		return true
	}
	return false
}

func hasUnit(units []string, unit string) bool {
	for _, u := range units {
		if u == unit || u == "money" && isMoney(unit) || u == "count" && !notCounted[unit] {
			return true
		}
	}
	return false
}

func containsOne(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// isNext holds when no more than hedges or the thing counted stand between a word and its number:
// 服务在建工程860个, but not 服务百余家企业的12个项目.
func isNext(between string) bool {
	return len(between) <= 6*len("约") && !strings.ContainsAny(between, "的家个,")
}

// bestCue is the best of the rules' words in a zone.
func bestCue(rules []*measureRule, z zone) (best cueMatch, ok bool) {
	for _, r := range rules {
		if r.side != "any" && r.side != z.side && (r.side != "next" || z.side != "left") {
			continue
		}
		for _, cue := range r.cues {
			if m, found := cueIn(z, cue); found && (r.side != "next" || isNext(z.text[len(z.text)-m.distance:])) {
				m.rule = r
				if !ok || m.better(best) {
					best, ok = m, true
				}
			}
		}
	}
	return best, ok
}

func cueIn(z zone, cue string) (cueMatch, bool) {
	if z.side == "left" {
		i := strings.LastIndex(z.text, cue)
		return cueMatch{distance: len(z.text) - i - len(cue), length: utf8.RuneCountInString(cue)}, i >= 0
	}
	i := strings.Index(z.text, cue)
	return cueMatch{distance: i, length: utf8.RuneCountInString(cue)}, i >= 0
}

func (m cueMatch) better(than cueMatch) bool {
	switch {
	case m.rule.rank != than.rule.rank:
		return m.rule.rank < than.rule.rank
	case m.distance != than.distance:
		return m.distance < than.distance
	}
	return m.length > than.length
}
