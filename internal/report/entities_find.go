package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"techins/internal/pattern"
)

// An orgMention is an organisation named at a place of a text.
type orgMention struct {
	span
	printed string
	entity  knownEntity
	known   string // dictionary, form or unknown
}

// How an organisation was told.
const (
	byDictionary = "dictionary"
	byForm       = "form"
	notKnown     = "unknown"
)

// unknownEntityKey is the key of an organisation that no dictionary knows, made of its printed name:
// two names are two organisations.
func unknownEntityKey(name string) string { return "name:" + fold(name) }

// find gives the organisations named in a prose, in order, the longest where several names begin at
// one place, none within another.
func (b *nameBook) find(text string) []orgMention {
	found := b.listed(text)
	found = append(found, clear(b.insurers(text), found)...)
	found = append(found, clear(b.byForms(text), found)...)
	slices.SortFunc(found, func(x, y orgMention) int { return cmp.Compare(x.from, y.from) })
	return found
}

// clear leaves out what overlaps names found before.
func clear(more, found []orgMention) []orgMention {
	var out []orgMention
	for _, m := range more {
		overlap := func(o orgMention) bool { return o.from < m.to && m.from < o.to }
		if !slices.ContainsFunc(found, overlap) && !slices.ContainsFunc(out, overlap) {
			out = append(out, m)
		}
	}
	return out
}

// listed finds the names of the dictionary, insurers with their branches.
func (b *nameBook) listed(text string) []orgMention {
	var out []orgMention
	for i := 0; i < len(text); {
		n := b.forms.prefix(text[i:])
		if m, ok := b.take(text, span{i, i + n}); n > 0 && ok {
			out = append(out, m)
			i = m.to
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return out
}

// take makes a mention of a name of the dictionary, unless what follows makes it another word.
func (b *nameBook) take(text string, s span) (orgMention, bool) {
	if s.from == s.to {
		return orgMention{}, false
	}
	e := b.byKey[b.byForm[s.in(text)]]
	rest := text[s.to:]
	switch {
	case strings.HasSuffix(s.in(text), "部") && strings.HasPrefix(rest, "门"): // 科技部门
		return orgMention{}, false
	case strings.HasSuffix(s.in(text), "业") && (strings.HasPrefix(rest, "内") || strings.HasPrefix(rest, "务")): // 某某财险业内率先
		return orgMention{}, false
	case e.kind != "insurer":
		return orgMention{s, s.in(text), e, byDictionary}, true
	}
	whole, ok := withBranch(text, s)
	if !ok {
		return orgMention{}, false
	}
	if tail := strings.TrimPrefix(text[s.to:whole.to], "公司"); tail != "" && isBranch(tail) {
		e = branchOf(e, whole.in(text), tail)
		return orgMention{whole, whole.in(text), e, byForm}, true
	}
	return orgMention{whole, whole.in(text), e, byDictionary}, true
}

func isBranch(tail string) bool {
	return strings.Contains(tail, "分公司") || strings.Contains(tail, "支公司") || strings.Contains(tail, "营业") || strings.Contains(tail, "中心")
}

// branchOf is a branch of an insurer: its key is the insurer's with the region's behind it, or with
// the printed name of the branch where the region has no key.
func branchOf(parent knownEntity, printed, tail string) knownEntity {
	e := knownEntity{kind: parent.kind, name: printed, group: parent.key}
	place := strings.TrimSuffix(strings.TrimSuffix(tail, "分公司"), "中心支公司")
	region := regionKey(place)
	switch {
	case strings.HasPrefix(parent.key, "name:"):
		e.key = unknownEntityKey(printed)
	case tail == "营业部":
		e.key, e.nameEN = parent.key+"-business-dept", parent.nameEN+", Business Department"
	case region != noRegion && strings.HasSuffix(tail, "分公司"):
		e.key, e.nameEN = parent.key+"-"+region, parent.nameEN+", "+titleCase(region)+" Branch"
	default:
		e.key = parent.key + ":" + fold(tail)
	}
	return e
}

// genericInsurers are words before 财险公司 and the like that name nobody.
var genericInsurers = pattern.New(`^(?:在\p{Han}|中外|中资|外资|头部|大型|中小|中小型|法人|国有|专业|专营|民营|合资|互联网|多|各|各类|某|数|几|首席|主要|有关|相关|传统|商业|沪上|地区|辖内|全国|国内|国际|上海|北京|我国|中国|企业|产业|\d+|[一二三四五六七八九十两]+|家)*(?:财险|产险|人寿|寿险|保险公司|再保险公司|财产保险公司|财险公司|财产保险)(?:公司)?$`)

// notAName holds for words that lead to 保险公司 without naming one: 应熟悉保险公司, 航天保险首席保险公司.
var notAName = pattern.New(`[应不可需要能熟有]|首席|保险$`)

// insurers finds insurers by the form of their names, those of the dictionary left out.
func (b *nameBook) insurers(text string) []orgMention {
	var out []orgMention
	for _, m := range insurerHead.FindAllStringIndex(text, -1) {
		from := nameStart(text[:m[0]], 16)
		if r, ok := regionAt(text, from); ok && r.to < m[0] && r.to-from > 6 { // 云汀市恒安财险
			from = r.to
		}
		s, ok := insurerAt(text, from)
		if !ok || s.to < m[1] || genericInsurers.MatchString(text[s.from:m[1]]) || notAName.MatchString(text[s.from:m[0]]) {
			continue
		}
		out = append(out, unknownInsurer(text, s, m[1]))
	}
	return out
}

func unknownInsurer(text string, s span, head int) orgMention {
	company := text[s.from:head]
	e := knownEntity{key: unknownEntityKey(company), kind: "insurer", name: company}
	if tail := text[head:s.to]; isBranch(tail) {
		e = branchOf(e, s.in(text), tail)
	} else if tail != "" {
		e.key, e.name = unknownEntityKey(s.in(text)), s.in(text)
	}
	return orgMention{s, s.in(text), e, notKnown}
}

var (
	countedInsurers = pattern.New(`(?:沪上|京城|鹏城|羊城|在[沪京深穗津渝])(?:\d+|[一二三四五六七八九十]+)家(?:险企|保险公司|财险公司|保险机构)`)
	officeTail      = pattern.New(`银保监局|保监局|监管分局|监管局|管委会|管理委员会|人民政府|知识产权局|科委|科技局|经信委|工信局|财政局|金融办|金融局|发展改革委|农业农村局|应急管理局|卫生健康委`)
	bodyTail        = pattern.New(`专班工作组|领导小组|工作组|研究组|课题组|专班`)
)

// byForms finds pools, counted insurers, public bodies and working groups by the form of their names.
func (b *nameBook) byForms(text string) []orgMention {
	var out []orgMention
	add := func(s span, kind string) {
		e := knownEntity{key: unknownEntityKey(s.in(text)), kind: kind, name: s.in(text)}
		out = append(out, orgMention{s, s.in(text), e, byForm})
	}
	for _, m := range poolHead.FindAllStringIndex(text, -1) {
		if p := poolNamed(text, m[1]); p.from < m[0] && utf8.RuneCountInString(text[p.from:m[0]]) > 1 && !strings.HasPrefix(text[m[1]:], "模式") {
			add(p.span, "pool")
		}
	}
	for _, m := range countedInsurers.FindAllStringIndex(text, -1) {
		add(span{m[0], m[1]}, "other")
	}
	for _, m := range officeTail.FindAllStringIndex(text, -1) {
		if s, ok := officeAt(text, m); ok {
			add(s, officeKind(s.in(text)))
		}
	}
	for _, m := range bodyTail.FindAllStringIndex(text, -1) {
		if s, ok := foundedBody(text, m); ok {
			add(s, "other")
		}
	}
	return out
}

// officeAt is the public body whose name ends at m: it begins with a region or 原.
func officeAt(text string, m []int) (span, bool) {
	from := nameStart(text[:m[0]], 14)
	at := from
	if strings.HasPrefix(text[at:m[0]], "原") {
		at += len("原")
	}
	if r, ok := regionAt(text, at); ok && r.to <= m[0] {
		return span{from, m[1]}, true
	}
	n := utf8.RuneCountInString(text[at:m[0]])
	return span{from, m[1]}, strings.HasSuffix(text[m[0]:m[1]], "监管局") && n >= 2 && n <= 4 && !strings.HasSuffix(text[at:m[0]], "金融")
}

func officeKind(name string) string {
	if strings.HasSuffix(name, "监管局") || strings.HasSuffix(name, "保监局") || strings.HasSuffix(name, "监管分局") {
		return "regulator"
	}
	return "government"
}

// foundedBody is the working group whose founding the text tells: 成立某某工作组.
func foundedBody(text string, m []int) (span, bool) {
	window := lastRunes(text[:m[0]], 30)
	base := m[0] - len(window)
	at := -1
	for _, verb := range []string{"成立", "组建", "设立"} {
		if i := strings.LastIndex(window, verb); i >= 0 {
			at = max(at, i+len(verb))
		}
	}
	if at >= 0 && strings.HasPrefix(window[at:], "了") {
		at += len("了")
	}
	if at < 0 || strings.ContainsAny(window[at:], ",;。") {
		return span{}, false
	}
	return span{base + at, m[1]}, true
}
