package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"techins/internal/pattern"
)

// A productMention is a product, programme or field that the text names.
type productMention struct {
	span
	text string
	rank int // 1 an insurance product or programme, 2 what is insured, 3 a field, 4 what is covered
}

// maxProduct is the longest name of a product, in characters.
const maxProduct = 26

var (
	insuranceHead = pattern.New(`保险|险`)
	namedClass    = pattern.New(`“([^“”]{1,16})”(\p{Han}{0,10}?(?:项目|业务模式|模式|产品|业务|平台|系统|保险|方案|险))`)
	classHead     = pattern.New(`保障方案|保险方案|解决方案|承保方案|产品`)
	insuredObject = pattern.New(`承保(\p{Han}{2,10}?)(?:项目|数量)`)
	coverHead     = pattern.New(`风险保障|保障`)
	fieldHead     = pattern.New(`(?:在|向|为|对|面向|服务|聚焦|支持|围绕)(\p{Han}{2,10}?(?:领域|行业))`)
)

// readProducts finds the products named in the clause, in order. Names within the spans taken
// (insurers) are none.
func readProducts(text string, c span, taken []span) []productMention {
	var out []productMention
	add := func(m productMention, ok bool) {
		if ok && !overlaps(m.span, taken) {
			out = append(out, m)
		}
	}
	s := c.in(text)
	for _, m := range insuranceHead.FindAllStringIndex(s, -1) {
		add(insuranceEnding(text, after(c, taken, c.from+m[0]), c.from+m[0], c.from+m[1]))
	}
	for _, m := range namedClass.FindAllStringSubmatchIndex(s, -1) {
		add(namedProgramme(text, c, m))
	}
	for _, m := range classHead.FindAllStringIndex(s, -1) {
		add(classEnding(text, c, c.from+m[1]))
	}
	if m := insuredObject.FindStringSubmatchIndex(s); m != nil {
		found := span{c.from + m[2], c.from + m[3]}
		found.from = nameStart(text[:found.to], maxProduct)
		add(productMention{found, found.in(text), 2}, found.from < found.to && found.from >= c.from)
	}
	if m := fieldHead.FindStringSubmatchIndex(s); m != nil {
		found := span{c.from + m[2], c.from + m[3]}
		add(productMention{found, found.in(text), 3}, true)
	}
	for _, m := range coverHead.FindAllStringIndex(s, -1) {
		if !strings.HasPrefix(s[m[1]:], "方案") {
			add(coveredField(text, c, c.from+m[0]))
		}
	}
	return inOrder(out)
}

// inOrder sorts mentions by place and leaves out those that are part of a longer one.
func inOrder(found []productMention) []productMention {
	slices.SortStableFunc(found, func(a, b productMention) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	var out []productMention
	end := -1
	for _, m := range found {
		if m.to > end {
			out = append(out, m)
			end = m.to
		}
	}
	return out
}

// after is the part of the clause behind the last of the spans taken that end before byte at.
func after(c span, taken []span, at int) span {
	for _, t := range taken {
		if t.to <= at {
			c.from = max(c.from, t.to)
		}
	}
	return c
}

func overlaps(s span, taken []span) bool {
	for _, t := range taken {
		if s.from < t.to && t.from < s.to {
			return true
		}
	}
	return false
}

// insuranceEnding reads the name of an insurance product that ends with the 保险 or 险 at
// text[head:end].
func insuranceEnding(text string, c span, head, end int) (productMention, bool) {
	if text[head:end] == "险" && words("insurance_not").suffix(text[c.from:head]) > 0 {
		return productMention{}, false
	}
	if words("insurance_tail").prefix(text[end:]) > 0 && !strings.HasPrefix(text[end:], "业务") {
		return productMention{}, false
	}
	from := productStart(text, c, end)
	name := text[from:end]
	if words("excluded").suffix(text[c.from:from]) > 0 {
		return productMention{}, false
	}
	if from >= head || words("insurance_generic").has(name) || strings.HasSuffix(name, "原保险") {
		return productMention{}, false
	}
	return productMention{span{from, end}, name, 1}, true
}

// beforeName is what may precede a product's name without belonging to it: a date, a count.
var beforeName = pattern.New(`^(?:\d{4}年度?|今年|去年|上年|当年|本年|明年|近年|预计|前?\d{1,2}个?月份?|个?月份?|“?十[二三四五]五”?(?:期间|时期|末)?|第?[\d一二三四五六七八九十]+届|[\d一二三四五六七八九十]+年期|第?[一二三四]季度|[上下]半年|前三季度|全年|[\d一二三四五六七八九十两多数几]+余?(?:个|家|件|单|项|名|款|份|种|类|套|批)|年度?)`)

// productStart is where the product's name begins that ends at byte end: region and quantifying
// words before it are not part of it.
func productStart(text string, c span, end int) int {
	from := max(c.from, nameStart(text[:end], maxProduct))
	from = max(from, lastOpen(text, from, end))
	for {
		if r, ok := regionAt(text[:end], from); ok && r.to < end {
			from = r.to
			continue
		}
		if n := len(beforeName.FindString(ahead(text[:end], from))); n > 0 {
			from += n
			continue
		}
		_, size := utf8.DecodeRuneInString(text[from:end])
		if size > 0 && strings.ContainsAny(text[from:from+size], ")”+-") {
			from += size
			continue
		}
		return from
	}
}

// lastOpen is the place after the last bracket or quotation mark in text[from:end] that is opened
// and not closed there.
func lastOpen(text string, from, end int) int {
	depth, at := 0, end
	for at > from {
		r, size := utf8.DecodeLastRuneInString(text[from:at])
		switch r {
		case ')', '”':
			depth++
		case '(', '“':
			if depth == 0 {
				return at
			}
			depth--
		}
		at -= size
	}
	return from
}

// namedProgramme reads a quoted name with its class: the words before it that belong to it, and the
// class where it is part of the name (平台) and not just its sort (项目).
func namedProgramme(text string, c span, m []int) (productMention, bool) {
	quoted := span{c.from + m[2], c.from + m[3]}
	tail := text[c.from+m[4] : c.from+m[5]]
	if strings.HasPrefix(tail, "的") || nameStart(tail, maxProduct) > 0 {
		return productMention{}, false
	}
	s := span{productStart(text, c, c.from+m[0]), quoted.to + len("”")}
	if words("class_keep").suffix(tail) > 0 {
		s.to = c.from + m[1]
	}
	if s.from == c.from+m[0] && s.to == quoted.to+len("”") {
		s = quoted
	}
	return productMention{s, s.in(text), 1}, true
}

// classEnding reads 员工福利保障方案 or 小微免核产品, where more than the class is said.
func classEnding(text string, c span, end int) (productMention, bool) {
	from := productStart(text, c, end)
	name := text[from:end]
	if utf8.RuneCountInString(name) < 5 || words("class_generic").suffix(name) == len(name) || strings.HasSuffix(name, "保险产品") {
		return productMention{}, false
	}
	return productMention{span{from, end}, name, 1}, true
}

// coveredField reads what is protected: 网络安全 of 网络安全风险保障.
func coveredField(text string, c span, head int) (productMention, bool) {
	for _, drop := range []string{"风险", "保险"} {
		if strings.HasSuffix(text[c.from:head], drop) {
			head -= len(drop)
		}
	}
	from := productStart(text, c, head)
	name := text[from:head]
	if n := utf8.RuneCountInString(name); n < 2 || n > 8 || strings.ContainsAny(name, "“”()") || words("cover_generic").has(name) {
		return productMention{}, false
	}
	return productMention{span{from, head}, name, 4}, true
}

// nearestProduct is the product of the best rank, among equals the one nearest to the number: told
// after it in the same breath (6亿元的专利保险) or before it.
func nearestProduct(found []productMention, number span) (productMention, bool) {
	best, at := productMention{}, -1
	for _, m := range found {
		d := distance(m.span, number)
		if at < 0 || m.rank < best.rank || m.rank == best.rank && d < at {
			best, at = m, d
		}
	}
	return best, at >= 0
}

// distance is the bytes between two spans.
func distance(a, b span) int {
	if a.to <= b.from {
		return b.from - a.to
	}
	return max(0, a.from-b.to)
}
