package report

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"techins/internal/pattern"
)

// insurerNames are the short names that no rule could tell from the name of a product.
var insurerNames = sync.OnceValue(func() *wordSet {
	var names []string
	for _, row := range readList("metrics_insurers.csv") {
		names = append(names, row["name"])
	}
	return newWordSet(names)
})

var (
	// insurerHead is the end of an insurer's name by form: 恒安财险, 某某保险股份有限公司.
	insurerHead = pattern.New(`财险|产险|人寿|寿险|(?:财产|农业|信用|相互|责任|科技|再)?保险(?:股份|集团|有限|责任)*公司|(?:财产)?保险(?:\p{Han}{2,4}省?市?)?(?:分公司|营业部)`)
	// branchTail is what may follow the name and belongs to it.
	branchTail = pattern.New(`^(?:(?:股份|集团|有限|责任)*公司)?(?:\(中国\))?(?:(?:股份|有限|责任)*公司)?(?:\p{Han}{2,4}?[省市]?(?:中心支公司|分公司|支公司|总公司)|营业总部|营业部|航运保险运营中心|分公司)?`)
	// listLink joins the insurers of a list.
	listLink = pattern.New(`^(?:、|以及|和|与|及)`)
	// countedList is the count of the insurers just listed: 三家分公司.
	countedList = pattern.New(`^等?(?:\d+|[一二三四五六七八九十两]+)家\p{Han}{0,2}(?:机构|公司|险企|主体)`)
	// manyTail follows a list that stands for more than it names.
	manyTail = pattern.New(`^(?:等|[^,;。]{0,12}?(?:多家|数家|余家))`)
)

// insurerStarts are the places of the clause where the name of an insurer may begin, in order.
func insurerStarts(text string, c span) []int {
	var starts []int
	for i := range c.in(text) {
		if insurerNames().prefix(text[c.from+i:c.to]) > 0 {
			starts = append(starts, c.from+i)
		}
	}
	for _, m := range insurerHead.FindAllStringIndex(c.in(text), -1) {
		starts = append(starts, max(c.from, nameStart(text[:c.from+m[0]], 16)))
	}
	slices.Sort(starts)
	return starts
}

// insurerAt is the insurer whose name begins at byte i of text, or right after a region there.
func insurerAt(text string, i int) (span, bool) {
	if n := insurerNames().prefix(text[i:]); n > 0 {
		return withBranch(text, span{i, i + n})
	}
	window := text[:i+len(firstRunes(text[i:], 16))]
	if !strings.Contains(window[i:], "险") && !strings.Contains(window[i:], "人寿") {
		return span{}, false
	}
	for _, m := range insurerHead.FindAllStringIndex(window[i:], 2) {
		end := i + m[1]
		from := i
		r, ok := regionAt(window, i)
		if ok && r.to == i+m[0] {
			continue // 全省财险公司
		}
		if ok && r.to < i+m[0] && !strings.Contains(window[r.to:i+m[0]], "、") {
			from = r.to
		}
		if from >= i+m[0] || nameStart(window[:i+m[0]], 16) > from || !plausibleName(window[from:i+m[0]]) {
			continue
		}
		if strings.HasSuffix(window[:i+m[1]], "产险") && strings.HasSuffix(window[:i+m[0]], "财") {
			continue
		}
		return withBranch(text, span{from, end})
	}
	return span{}, false
}

// plausibleName holds for two to eight characters without marks.
func plausibleName(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 8 && !strings.ContainsAny(s, "、()“”+-")
}

// withBranch extends a name by its legal form and branch; a name that turns out to be that of an
// industry (财险业) is refused.
func withBranch(text string, s span) (span, bool) {
	tail := branchTail.FindString(ahead(text, s.to))
	if !strings.ContainsAny(tail, "家险和与及") {
		s.to += len(tail)
	}
	for _, r := range []string{"业", "市场", "行业", "产品", "保障"} {
		if strings.HasPrefix(text[s.to:], r) && !strings.HasPrefix(text[s.to:], "业务") && !strings.HasPrefix(text[s.to:], "业内") {
			return span{}, false
		}
	}
	return s, true
}

// insurersAt is the insurer or list of insurers that begins at byte i.
func insurersAt(text string, i int) (subjectMention, bool) {
	first, ok := insurerAt(text, i)
	if !ok {
		return subjectMention{}, false
	}
	all := []span{first}
	for at := first.to; ; {
		link := listLink.FindString(ahead(text, at))
		if link == "" {
			break
		}
		next, ok := insurerAt(text, at+len(link))
		if !ok {
			break
		}
		all = append(all, next)
		at = next.to
	}
	return insurerMention(text, all), true
}

// insurerMention makes one mention of the insurers of a list. The word 等 belongs to it; a list that
// stands for many insurers of a place has that place's scope, any other is the insurers' own.
func insurerMention(text string, all []span) subjectMention {
	s := span{all[0].from, all[len(all)-1].to}
	m := subjectMention{s, subject{kind: insurer, scope: scopeCompany}}
	for _, member := range all {
		m.members = append(m.members, member.in(text))
	}
	if len(all) > 1 {
		m.kind = insurers
		tail := manyTail.FindString(ahead(text, s.to))
		if tail != "" {
			m.scope = branchScope(s.in(text) + tail)
		}
		if tail == "等" {
			m.to += len(tail)
		}
	}
	m.text = m.in(text)
	return m
}

// branchScope is the scope of the region that a list of branches names, "" when it names none.
func branchScope(list string) string {
	for i := range list {
		if n := regionNames().prefix(list[i:]); n > 0 && regionLevels()[list[i:i+n]] != scopeNational {
			return regionLevels()[list[i:i+n]]
		}
		if r, ok := regionAt(list, i); ok && strings.HasPrefix(list[r.to:], "分公司") {
			return r.scope
		}
	}
	return ""
}
