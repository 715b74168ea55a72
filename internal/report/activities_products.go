package report

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"techins/internal/pattern"
)

// An offer is a product, service or system named at a place of a text.
type offer struct {
	span
	printed string
	key     string
	field   string
	status  string
	since   int // the year in which it began, where an earlier sentence told it
}

// offerBook is activity_products.csv with the line items of the reporting scheme.
type offerBook struct {
	names *wordSet
	rows  map[string][]offerRow // by folded printed name, those with a condition first
	field map[string]string     // by key
}

type offerRow struct {
	key, field string
	with       *wordSet // one of these words must stand in the sentence; nil for no condition
}

var offers = sync.OnceValue(func() *offerBook {
	b := &offerBook{rows: map[string][]offerRow{}, field: map[string]string{}}
	for _, row := range readList("activity_products.csv") {
		r := offerRow{key: row["key"], field: row["field"]}
		if row["with"] != "" {
			r.with = newWordSet(bars(row["with"]))
		}
		b.rows[fold(row["printed"])] = append(b.rows[fold(row["printed"])], r)
		if b.field[r.key] == "" {
			b.field[r.key] = r.field
		}
	}
	for label, list := range products().byLabel {
		if p := list[0]; strings.HasSuffix(label, "险") && b.rows[label] == nil {
			b.rows[label] = []offerRow{{key: p.Key, field: b.field[p.Key]}}
		}
	}
	var names []string
	for name, list := range b.rows {
		names = append(names, name)
		slices.SortStableFunc(list, func(x, y offerRow) int { return cmp.Compare(boolInt(x.with == nil), boolInt(y.with == nil)) })
	}
	b.names = newWordSet(names)
	return b
})

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// known finds the products of the dictionary in a clause, the longest names first, none within
// another. around is the text in which the words of a condition are looked for.
func (b *offerBook) known(text string, c span, around string) []offer {
	var out []offer
	for i := c.from; i < c.to; {
		n := b.names.prefix(text[i:c.to])
		if n == 0 {
			i++
			continue
		}
		s := span{i, i + n}
		if o, ok := b.choose(text, s, around); ok {
			out = append(out, o)
		}
		i = s.to
	}
	return out
}

// choose takes the row whose condition the text fulfils.
func (b *offerBook) choose(text string, s span, around string) (offer, bool) {
	for _, r := range b.rows[s.in(text)] {
		if r.with == nil || r.with.in(around) {
			return offer{span: s, printed: s.in(text), key: r.key, field: r.field}, !isClassWord(text, s)
		}
	}
	return offer{}, false
}

// isClassWord holds for a name that sums up others (甲险和乙险等丙险新险种) or is only the basis of
// what is told (以丙险为基础).
func isClassWord(text string, s span) bool {
	summary := strings.HasSuffix(s.in(text), "险") && strings.HasSuffix(text[:s.from], "等")
	return summary || activityWords("no_product_before").suffix(text[:s.from]) > 0 || activityWords("no_product_after").prefix(text[s.to:]) > 0
}

// unknownOfferKey is the key of a product that the dictionary does not know, made of its name.
func unknownOfferKey(name string) string { return "name:" + fold(name) }

// genericOffer is a name that says no more than its class.
var genericOffer = pattern.New(`^(?:系统性?|综合性?|全方位|个性化|保险|风险|专属|一揽子|整体|整套|全流程|保[前中后]|事故|辅助|定制化?|差异化|标准化|全面|行业)*(?:解决方案|保险方案|保障方案|服务方案|承保方案|产品|管理服务|预防服务|咨询服务|决策平台|管理体系)$|风险$|后产品$`)

// told finds products by their form in a clause: the name of an insurance product, a service or a
// system behind a verb of offering, or in a list behind a colon. Those that overlap known ones are left out.
func (b *offerBook) told(text string, c toldClause, taken []span) []offer {
	from := c.from
	if verb, ok := activityWords("offer").firstIn(c.in(text)); ok {
		from += verb.to
	} else if !strings.HasSuffix(text[:c.from], ":") || !activityWords("offer").in(text[c.sentence.from:c.from]) {
		return nil
	}
	var out []offer
	add := func(s span) {
		name := s.in(text)
		if s.from >= from && !overlaps(s, taken) && !isClassWord(text, s) && !genericOffer.MatchString(name) {
			out = append(out, offer{span: s, printed: name, key: unknownOfferKey(name)})
			taken = append(taken, s)
		}
	}
	for _, m := range readProducts(text, span{from, c.to}, taken) {
		if m.rank == 1 {
			add(m.span)
		}
	}
	for _, m := range serviceHead.FindAllStringIndex(text[from:c.to], -1) {
		s := span{productStart(text, span{from, c.to}, from+m[0]), from + m[1]}
		if n := utf8.RuneCountInString(text[s.from : from+m[0]]); n >= 2 && n <= maxProduct {
			add(s)
		}
	}
	return out
}

// serviceHead is the end of the name of a service, system or cover that does not call itself insurance.
var serviceHead = pattern.New(`(?:责任|意外|伤害|损失|费用)保障|(?:整合|综合|金融|承保|服务|解决)+方案|(?:管理|咨询|综合|检测|预防)服务|(?:服务|评估|管理|决策|监测|交易|贸易|保险|防损|云)+平台|模型体系|评估模型|风险地图|管理体系|服务机制|防控标准`)

var activityWordLists = sync.OnceValue(func() map[string][]activityWord {
	lists := map[string][]activityWord{}
	for _, row := range readList("activity_words.csv") {
		lists[row["kind"]] = append(lists[row["kind"]], activityWord{row["value"], newWordSet(bars(row["words"]))})
	}
	return lists
})

// An activityWord is a value and the words that tell it.
type activityWord struct {
	value string
	words *wordSet
}

// activityWords are the words of a kind that has one row.
func activityWords(kind string) *wordSet {
	if list := activityWordLists()[kind]; len(list) > 0 {
		return list[0].words
	}
	return &wordSet{}
}

// valueIn is the first value of a kind whose words stand in the text, "" for none.
func valueIn(kind, text string) string {
	for _, w := range activityWordLists()[kind] {
		if w.words.in(text) {
			return w.value
		}
	}
	return ""
}

// valuesIn are all values of a kind whose words stand in the text, in the order of the list.
func valuesIn(kind, text string) []string {
	var out []string
	for _, w := range activityWordLists()[kind] {
		if w.words.in(text) {
			out = append(out, w.value)
		}
	}
	return out
}
