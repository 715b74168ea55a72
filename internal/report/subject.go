package report

import (
	"strings"
	"unicode/utf8"

	"techins/internal/pattern"
)

// A subjectKind says what sort of actor a statistic is told of.
type subjectKind int

const (
	noSubject    subjectKind = iota
	insurer                  // one insurer or its branch
	insurers                 // several, named
	industry                 // an industry or a counted group of insurers: 上海财险业, 沪上7家险企
	pool                     // a co-insurance pool
	territory                // a region
	authority                // a regulator or other public body
	organisation             // anyone else: an exchange, a bank
	thing                    // a product or platform told of in place of an actor: 该险种
)

// A subject is an actor as the text names it.
type subject struct {
	kind    subjectKind
	text    string
	members []string // the insurers or regions of a list
	scope   string   // as far as its name tells, "" when it does not
	field   string   // what a pool insures: 集成电路
}

// A subjectMention is a subject and the place where it is named.
type subjectMention struct {
	span
	subject
}

// maxHead is how many characters of a clause are searched for its subject.
const maxHead = 60

// headSubject finds who the clause text[c.from:c.to] is about: what stands at its beginning, after
// dates and words that open a clause.
func headSubject(text string, c span) (subjectMention, bool) {
	at := skipOpening(text, c)
	end := at + len(firstRunes(text[at:c.to], maxHead))
	head := text[:end]
	for _, find := range []func(string, int) (subjectMention, bool){
		authorityAt, industryAt, insurersAt, poolAt, bodiesAt, thingAt, organisationAt, placesAt,
	} {
		if m, ok := find(head, at); ok {
			return m, true
		}
	}
	return subjectMention{}, false
}

var openingDate = pattern.New(`^(?:自|从|在|至|到|于|截至|截止|截止到|截至到)?(?:(?:\d{4}|[〇零一二三四五六七八九]{4})年|\d{1,2}月|前?\d{1,2}个月|今年|去年|上年|当年|全年|年底|年末|前?[一二三四]个?季度|[上下]半年|[一二三四\d]季度|\d{1,2}日|度|底|末|初|起|以来|间|期间)+`)

// skipOpening is where a clause begins to say something: after 其中, 截至2023年底 and the like.
func skipOpening(text string, c span) int {
	at := c.from
	for range 6 {
		rest := text[at:c.to]
		n := words("clause_opening").prefix(rest)
		if n == 0 {
			n = len(openingDate.FindString(ahead(rest, 0)))
		}
		if n == 0 {
			break
		}
		at += n
	}
	return at
}

// authorityAt finds a public body at byte i: it takes the word from an insurer named before, so that
// what follows is not put down to that one.
func authorityAt(text string, i int) (subjectMention, bool) {
	return bodyAt(text, i, authority, "authority")
}

// organisationAt finds an exchange, a bank or the like at byte i.
func organisationAt(text string, i int) (subjectMention, bool) {
	return bodyAt(text, i, organisation, "organisation")
}

// bodyAt finds a name at byte i that ends with a word of the list.
func bodyAt(text string, i int, kind subjectKind, list string) (subjectMention, bool) {
	found, ok := words(list).firstIn(firstRunes(text[i:], 24))
	if !ok || nameStart(text[:i+found.to], 24) > i || strings.ContainsAny(text[i:i+found.from], "“、") || strings.HasPrefix(text[i+found.to:], "业") {
		return subjectMention{}, false
	}
	s := span{i, i + found.to}
	scope := ""
	if r, ok := regionAt(text, i); ok && r.to < s.to {
		scope = r.scope
	}
	return subjectMention{s, subject{kind: kind, text: s.in(text), scope: scope}}, true
}

// poolHead ends the name of a pool; 集共体, 核共体 are nicknames.
var poolHead = pattern.New(`[集核农住]共体|共保体|共保联盟|共保联合体|风险联合体|共保共同体`)

// poolAt finds a co-insurance pool named at byte i.
func poolAt(text string, i int) (subjectMention, bool) {
	m := poolHead.FindStringIndex(ahead(text, i))
	if m == nil || utf8.RuneCountInString(text[i:i+m[0]]) > 20 {
		return subjectMention{}, false
	}
	p := poolNamed(text, i+m[1])
	if p.from > i+len("“") {
		return subjectMention{}, false
	}
	return p, true
}

const nicknameTail = "共体"

// unnamedPool holds for 共保体, 该共保体 and the like, which name no pool.
func unnamedPool(name string) bool {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "该"), "本")
	return !strings.HasSuffix(name, nicknameTail) && poolHead.FindString(name) == name
}

// anyPool finds a pool named anywhere in the clause.
func anyPool(text string, c span) (subjectMention, bool) {
	m := poolHead.FindStringIndex(c.in(text))
	if m == nil {
		return subjectMention{}, false
	}
	return poolNamed(text[:c.to], c.from+m[1]), true
}

// poolNamed reads the name of the pool that ends at byte end.
func poolNamed(text string, end int) subjectMention {
	from := nameStart(text[:end], 20)
	if q := strings.LastIndex(text[from:end], "“"); q >= 0 {
		from += q + len("“")
	}
	s := subject{kind: pool, text: text[from:end]}
	name := s.text
	if r, ok := regionAt(text[:end], from); ok {
		s.scope, name = r.scope, text[r.to:end]
	}
	if m := poolHead.FindStringIndex(name); m != nil && !strings.HasSuffix(name[m[0]:m[1]], nicknameTail) {
		s.field = strings.TrimSuffix(name[:m[0]], "保险")
	}
	return subjectMention{span{from, end}, s}
}

var industryWord = pattern.New(`^(?:辖内|辖区|地区|全市|全省|在沪|区域内)?(?:的)?(?:(?:约|近|共|共有|有)?(?:\d+|[一二三四五六七八九十百两]+)余?多?家|多家|数家|各家|各|某)?(?:主要|大型|中小)?(?:银行业保险业|银行保险业|财产保险业|财产险业|财险业|产险业|保险业|财险市场|保险市场|财险行业|保险行业|保险机构|财险机构|财产保险公司|财险公司|保险公司|保险主体|险企|全行业|行业)`)

// industryAt finds an industry or a group of insurers at byte i, with the region before it.
func industryAt(text string, i int) (subjectMention, bool) {
	from := i
	r, named := regionAt(text, i)
	if named {
		from = r.to
	}
	word := industryWord.FindString(ahead(text, from))
	if word == "" || strings.HasPrefix(text[from+len(word):], "协会") {
		return subjectMention{}, false
	}
	s := span{i, from + len(word)}
	return subjectMention{s, subject{kind: industry, text: s.in(text), scope: r.scope}}, true
}

// placesAt finds a region, or a list of regions, that stands for what is insured there.
func placesAt(text string, i int) (subjectMention, bool) {
	r, ok := regionAt(text, i)
	if !ok || strings.HasPrefix(text[r.to:], "“") {
		return subjectMention{}, false
	}
	m := subjectMention{r.span, subject{kind: territory, scope: r.scope, members: []string{r.in(text)}}}
	for {
		link := listLink.FindString(ahead(text, m.to))
		next, ok := regionAt(text, m.to+len(link))
		if link == "" || !ok {
			break
		}
		m.to = next.to
		m.members = append(m.members, next.in(text))
	}
	m.text = m.in(text)
	return m, true
}

var countedBodies = pattern.New(`^(\p{Han}{0,12}?(?:法人机构|专营机构|保险公司|保险机构))(?:数量|家数|总数)?(?:目前|当前|现在|截至目前)?(?:共|仅|已|现|只|总计)?(?:有|为|达)`)

var theOthers = pattern.New(`^(?:其余|其他|其它|另有|另外)(?:\d+|[一二三四五六七八九十两]+)家`)

// bodiesAt finds insurers that are told of by their number: 专营机构仅有两家, 其余5家.
func bodiesAt(text string, i int) (subjectMention, bool) {
	if n := len(theOthers.FindString(ahead(text, i))); n > 0 {
		return subjectMention{span{i, i + n}, subject{kind: industry, text: text[i : i+n]}}, true
	}
	m := countedBodies.FindStringSubmatch(ahead(text, i))
	if m == nil {
		return subjectMention{}, false
	}
	scope := ""
	if r, ok := regionAt(text, i); ok {
		scope = r.scope
	} else if words("national").in(m[1]) {
		scope = scopeNational
	}
	return subjectMention{span{i, i + len(m[1])}, subject{kind: industry, text: m[1], scope: scope}}, true
}

// thingAt finds a product told of in place of an actor at byte i: 该险种.
func thingAt(text string, i int) (subjectMention, bool) {
	n := words("anaphora_product").prefix(text[i:])
	if n == 0 {
		return subjectMention{}, false
	}
	s := span{i, i + n}
	m := subjectMention{s, subject{kind: thing, text: s.in(text)}}
	if strings.HasSuffix(m.text, "公司") || strings.HasSuffix(m.text, "机构") {
		m.scope = scopeCompany
	}
	return m, true
}
