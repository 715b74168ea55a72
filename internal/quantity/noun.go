package quantity

const nounWindow = 16 // how far from its classifier a counted noun may stand, in runes

// nameCounted finds the noun that a classifier counts: after it (24家集成电路企业), directly before the
// number (专利3559件), or named earlier in the sentence as what is counted (项目数…达到64个).
func (t *text) nameCounted(p *phrase) {
	n, ok := t.nounAfter(p.unitEnd, p.unit.printed)
	kinds := t.oneOf(p.unitEnd-1, "类种") // their noun always follows
	if !ok && !kinds && (t.endsNounPhrase(p.to) || t.oneOf(p.to, "以增升降减提扩较比同环由从是已均共累、”)的至到—-")) {
		n, ok = t.nounBefore(p.reach, p.unit.printed)
	}
	if ok {
		p.named, p.noun = n.unit, string(n.noun)
	} else if string(p.unit.printed) == "件" && t.speaksOfPolicies(p.reach) {
		p.named = "policies"
	}
}

var policyWords = []string{"保单", "承保", "投保", "签单", "出单", "签发", "保险合同"}

// speaksOfPolicies reports whether 件 before i counts policies: the sentence says so, or a line of
// insurance stands directly before the number (责任险56件).
func (t *text) speaksOfPolicies(i int) bool {
	if t.rune(i-1) == '险' {
		return true
	}
	for k := i; k >= 0 && k > i-60 && !t.oneOf(k, "。！？"); k-- {
		for _, w := range policyWords {
			if t.has(k, w) {
				return true
			}
		}
	}
	return false
}

// nounAfter is the head noun of the noun phrase that begins at i.
func (t *text) nounAfter(i int, classifier []rune) (best nounWord, ok bool) {
	for k := i; k < len(t.r) && k < i+nounWindow; k++ {
		n, found := t.nounAt(k, classifier)
		if !found && t.endsNounPhrase(k) {
			break
		}
		if !found {
			continue
		}
		best, ok = n, true
		k += len(n.noun)
		if m, found := t.nounAt(k, classifier); found {
			best = m
			k += len(m.noun)
		}
		return t.together(k, t.headAfter(k, best, classifier), classifier), true
	}
	return
}

// headAfter looks for the head of 小微企业集中的行业 behind the modifier that ended at k.
func (t *text) headAfter(k int, best nounWord, classifier []rune) nounWord {
	for j := k; j < len(t.r) && j <= k+4 && !t.endsNounPhrase(j); j++ {
		if t.rune(j) == '的' {
			if n, ok := t.nounAt(j+1, classifier); ok {
				return n
			}
			return best
		}
	}
	return best
}

// bodies are the units of organisations that are counted together with one classifier.
var bodies = map[string]bool{"firms": true, "institutions": true, "institutes": true, "universities": true, "hospitals": true, "banks": true}

// together looks for a second sort of organisation that is counted with the first, which ended at k:
// 196家企业及科研单位 are institutions.
func (t *text) together(k int, first nounWord, classifier []rune) nounWord {
	at := k
	for _, link := range []string{"以及", "及", "和"} {
		if t.has(k, link) {
			at += len([]rune(link))
			break
		}
	}
	if at == k || !bodies[first.unit] {
		return first
	}
	for j := at; j <= at+4 && !t.endsNounPhrase(j); j++ {
		n, ok := t.nounAt(j, classifier)
		if !ok {
			continue
		}
		if end := j + len(n.noun); bodies[n.unit] && n.unit != first.unit && (t.endsNounPhrase(end) || t.rune(end) == '的') {
			first.unit = "institutions"
		}
		break
	}
	return first
}

var predicates = []string{"提供", "签发", "承保", "推出", "出具", "办理", "开展", "发放", "融资", "授信", "联合", "支付", "获得", "实现", "组建", "参与", "增信", "完成", "带来", "增至", "升至", "降至"}

// endsNounPhrase reports whether a noun phrase cannot go on at k.
func (t *text) endsNounPhrase(k int) bool {
	if k >= len(t.r) {
		return true
	}
	if t.rune(k) == '在' && t.oneOf(k+1, "建研营保线轨产役册途校") { // 在建项目
		return false
	}
	if t.oneOf(k, ",，。；;、:：！？!?()和及与在为") || isDigit(t.rune(k)) {
		return true
	}
	for _, v := range predicates {
		if t.has(k, v) {
			return true
		}
	}
	return false
}

// nounAt is the longest noun at k that the classifier counts.
func (t *text) nounAt(k int, classifier []rune) (nounWord, bool) {
	for _, n := range nouns()[t.rune(k)] {
		if !t.hasRunes(k, n.noun) || !counts(n, classifier) || n.context != "" && !t.mentions(k, n.context) {
			continue
		}
		if n.final && isHan(t.rune(k+len(n.noun))) && !t.oneOf(k+len(n.noun), afterNoun) { // 区 but not 区域
			continue
		}
		return n, true
	}
	return nounWord{}, false
}

// afterNoun may follow a noun phrase directly.
const afterNoun = "和及的与等在为被有已均以达共增由从超约近逾不一二两三四五六七八九十百千"

func counts(n nounWord, classifier []rune) bool {
	c := '-'
	if len(classifier) > 0 {
		c = classifier[0]
	}
	for _, k := range n.classifiers {
		if k == c || k == '*' && c != '-' || c == '*' {
			return true
		}
	}
	return false
}

// mentions reports whether the word stands in the sentence before i (or a little way back).
func (t *text) mentions(i int, word string) bool {
	for k := i; k >= 0 && k > i-80; k-- {
		if t.has(k, word) {
			return true
		}
	}
	return false
}

// nounBefore is the noun before the number in the same sentence, the nearest one that ends directly
// before it or is followed by 数, 数量 and the like.
func (t *text) nounBefore(i int, classifier []rune) (nounWord, bool) {
	for k := i - 1; k >= 0 && k >= i-40 && !t.oneOf(k, "。；;！？"); k-- {
		n, ok := t.nounAt(k, classifier)
		if !ok {
			continue
		}
		if end := len(n.noun); k > 0 { // a longer noun may begin a few runes earlier
			for back := 1; back <= 4; back++ {
				if m, ok := t.nounAt(k-back, classifier); ok && len(m.noun)-back >= end {
					n = m
				}
			}
		}
		return n, true
	}
	return nounWord{}, false
}
