package book

import (
	"fmt"
	"math/big"
	"strings"

	"techins/analysis/figures"
	"techins/analysis/reconcile"
	"techins/dataset"
)

// A fact is a line of the home page. Every number in it comes from the rows of a figure, from the
// data, or from a check.
type fact struct {
	text figures.Text
	page string // where it is shown: F1.html
}

// A factLine is a fact in one language.
type factLine struct{ Text, Href, Words string }

// factsIn are the facts in one language; a fact whose figure the book leaves out has no link.
func (b *book) factsIn(l figures.Lang) []factLine {
	var lines []factLine
	for _, f := range b.facts() {
		line := factLine{Text: f.text.In(l), Href: f.page}
		switch id := strings.TrimSuffix(f.page, ".html"); {
		case f.page == "T1.html":
			line.Words = figures.Text{ZH: "表1", EN: "Table 1"}.In(l)
		case strings.HasPrefix(f.page, "checks.html"):
			line.Words = figures.Text{ZH: "核对", EN: "Checks"}.In(l)
		case b.figure(id) == nil:
			line.Href = ""
		default:
			line.Words = b.figure(id).Number().In(l)
		}
		lines = append(lines, line)
	}
	return lines
}

// facts are what is worth knowing, the most telling first.
func (b *book) facts() []fact {
	var facts []fact
	for _, say := range []func() (fact, bool){
		b.largestShare, b.withoutLargest, b.mostPolicies, b.averages, b.ratioOfSums, b.unevenness, b.group, b.kindsOfFirm, b.twoSections, b.notReproduced, b.verdictCounts,
	} {
		if f, ok := say(); ok {
			facts = append(facts, f)
		}
	}
	return facts
}

// rowsOf gives the rows of a figure, whether the book shows it or not.
func (b *book) rowsOf(id string) rows {
	for _, f := range b.all {
		if f.ID == id {
			return f.Rows
		}
	}
	return nil
}

type rows []figures.Row

// find is the first number of a measure, of an item unless that is "".
func (rs rows) find(item, measure string) *big.Rat {
	for _, r := range rs {
		if r.Measure == measure && (item == "" || r.Item == item) {
			return r.Value
		}
	}
	return nil
}

// top is the row of a product or kind of firm with the largest number of a measure (sign 1) or the
// smallest (sign -1). The section itself does not count.
func (rs rows) top(measure string, sign int) (best figures.Row) {
	for _, r := range rs {
		if r.Measure == measure && r.Item != "section" && (best.Value == nil || r.Value.Cmp(best.Value) == sign) {
			best = r
		}
	}
	return best
}

// have reports whether there is a number everywhere, so that a fact can be told.
func have(values ...*big.Rat) bool {
	for _, v := range values {
		if v == nil {
			return false
		}
	}
	return true
}

// hundredM and tenK print yuan in 100 million and in 10,000 yuan.
func hundredM(yuan *big.Rat) string {
	return figures.Fixed(new(big.Rat).Quo(yuan, big.NewRat(100_000_000, 1)), 2)
}

func tenK(yuan *big.Rat) string {
	return figures.Fixed(new(big.Rat).Quo(yuan, big.NewRat(10_000, 1)), 2)
}

// say formats a text: %s takes a number, which is the same in both languages, or a figures.Text.
func say(page, zh, en string, args ...any) (fact, bool) {
	in := func(l figures.Lang) []any {
		out := make([]any, len(args))
		for i, a := range args {
			if t, ok := a.(figures.Text); ok {
				a = t.In(l)
			}
			out[i] = a
		}
		return out
	}
	return fact{figures.Text{ZH: fmt.Sprintf(zh, in(figures.Chinese)...), EN: fmt.Sprintf(en, in(figures.English)...)}, page}, true
}

// percent prints a share that rows give in per cent.
func percent(v *big.Rat) string { return figures.Fixed(v, 2) + "%" }

func (b *book) largestShare() (fact, bool) {
	rs := b.rowsOf("F1")
	top := rs.top("share_of_section", 1)
	policies, insured, total := rs.find(top.Item, "share_of_policies"), rs.find(top.Item, "sum_insured"), rs.find("section", "sum_insured")
	if !have(top.Value, policies, insured, total) {
		return fact{}, false
	}
	return say("F1.html", "%s一种产品占所列科技创新活动保险金额的%s（%s亿元，共%s亿元），却只占保单件数的%s。",
		"One product, %s, holds %s of the sum insured of the listed technology-activity lines (%s of %s, 100 million yuan) with %s of the policies.",
		lower(top.Label), percent(top.Value), hundredM(insured), hundredM(total), percent(policies))
}

func (b *book) withoutLargest() (fact, bool) {
	rs := b.rowsOf("F5")
	all, without, policies := rs.find("", "hhi_sum_insured"), rs.find("", "hhi_sum_insured_reduced"), rs.find("", "hhi_policies")
	if !have(all, without, policies) {
		return fact{}, false
	}
	return say("F5.html", "按保险金额，赫芬达尔指数为%s点；剔除最大的产品，余下的为%s点。按保单件数为%s点。",
		"By sum insured the Herfindahl index is %s points; without the largest product the rest has %s. By policies it is %s.",
		figures.Fixed(all, 0), figures.Fixed(without, 0), figures.Fixed(policies, 0))
}

func (b *book) mostPolicies() (fact, bool) {
	rs := b.rowsOf("F2")
	top := rs.top("share_of_policies", 1)
	insured := rs.find(top.Item, "share_of_section")
	if !have(top.Value, insured) {
		return fact{}, false
	}
	return say("F2.html", "保单最多的产品是%s：占件数%s，占保险金额%s。", "Most policies are of %s: %s of the policies, %s of the sum insured.",
		lower(top.Label), percent(top.Value), percent(insured))
}

func (b *book) averages() (fact, bool) {
	rs := b.rowsOf("F3")
	most, least, times := rs.top("average_sum_insured", 1), rs.top("average_sum_insured", -1), rs.find("", "multiple")
	if !have(most.Value, least.Value, times) {
		return fact{}, false
	}
	return say("F3.html", "件均保额从%s的%s万元到%s的%s万元，相差%s倍。", "The average policy runs from %s with %s to %s with %s (10,000 yuan), %s times as much.",
		lower(least.Label), tenK(least.Value), lower(most.Label), tenK(most.Value), figures.Fixed(times, 0))
}

func (b *book) ratioOfSums() (fact, bool) {
	rs := b.rowsOf("F9")
	ratio, mean := rs.find("section", "average_sum_insured"), rs.find("", "mean_of_averages")
	if !have(ratio, mean) {
		return fact{}, false
	}
	return say("F9.html", "全部产品的件均保额是%s万元；各产品件均的平均是%s万元，两者不是一回事。",
		"The average policy over all products is %s (10,000 yuan); the mean of the products' averages is %s, which is something else.", tenK(ratio), tenK(mean))
}

func (b *book) unevenness() (fact, bool) {
	rs := b.rowsOf("F4")
	insured, policies, most := rs.find("", "gini_sum_insured"), rs.find("", "gini_policies"), rs.find("", "gini_maximum")
	if !have(insured, policies, most) {
		return fact{}, false
	}
	return say("F4.html", "产品之间的基尼系数：保险金额%s，保单件数%s；产品数如此之少，上限是%s。",
		"The Gini coefficient between products is %s for sum insured and %s for policies; with so few products it cannot exceed %s.",
		figures.Fixed(insured, 3), figures.Fixed(policies, 3), figures.Fixed(most, 3))
}

func (b *book) group() (fact, bool) {
	rs := b.rowsOf("F6")
	top := rs.top("share_of_section", 1)
	of := rs.find("", "share_of_hhi")
	if !have(top.Value, of) {
		return fact{}, false
	}
	return say("F6.html", "按类别看，%s占保险金额的%s，集中度（赫芬达尔指数）的%s出自这一类。",
		"By kind of activity, %s holds %s of the sum insured, and %s of the concentration (Herfindahl index) comes from it.", lower(top.Label), percent(top.Value), percent(of))
}

func (b *book) kindsOfFirm() (fact, bool) {
	rs := b.rowsOf("F8")
	top := rs.top("share_of_policies", 1)
	insured, average := rs.find(top.Item, "share_of_section"), rs.find(top.Item, "average_sum_insured")
	if !have(top.Value, insured, average) {
		return fact{}, false
	}
	return say("F8.html", "按企业类型看，%s占保单的%s、保险金额的%s，件均%s万元。", "By kind of firm, %s hold %s of the policies and %s of the sum insured, on average %s (10,000 yuan).",
		lower(top.Label), percent(top.Value), percent(insured), tenK(average))
}

func (b *book) twoSections() (fact, bool) {
	firms, products := b.rowsOf("F8"), b.rowsOf("F1")
	fp, fs, pp, ps := firms.find("section", "policies"), firms.find("section", "sum_insured"), products.find("section", "policies"), products.find("section", "sum_insured")
	if !have(fp, fs, pp, ps) {
		return fact{}, false
	}
	return say("T1.html", "统计表两部分口径重叠，从不相加：按企业%s件、%s亿元；按产品%s件、%s亿元。",
		"The table's two sections overlap and are never added: by firm %s policies and %s (100 million yuan), by product %s policies and %s.",
		figures.Fixed(fp, 0), hundredM(fs), figures.Fixed(pp, 0), hundredM(ps))
}

// notReproduced is the first figure of the text that the table does not give.
func (b *book) notReproduced() (fact, bool) {
	if len(b.checks) == 0 {
		return fact{}, false
	}
	last := b.checks[len(b.checks)-1]
	for _, c := range last.checks {
		if c.Verdict != reconcile.Differs {
			continue
		}
		m := b.metric(last.edition, c.Left[0])
		if m == nil {
			continue
		}
		return say("checks.html#"+checkID(last.edition, c), "正文印%s（PDF第%d页），统计表不能复算：统计表为%s。",
			"The text gives a figure of %s, as rounded in print (PDF p. %d); the table does not reproduce it: it gives %s.",
			figures.Text{ZH: m.Printed, EN: b.bounds(*m, figures.English)}, m.Page,
			figures.Text{ZH: b.rounded(c.RightValue, figures.Chinese), EN: b.rounded(c.RightValue, figures.English)})
	}
	return fact{}, false
}

// rounded are the values of one side of a check with two decimal places.
func (b *book) rounded(values string, l figures.Lang) string {
	short := number.ReplaceAllStringFunc(values, func(n string) string {
		v, ok := new(big.Rat).SetString(n)
		if _, frac, _ := strings.Cut(n, "."); !ok || len(frac) <= 2 {
			return n
		}
		return figures.Fixed(v, 2)
	})
	between := figures.Text{ZH: "或", EN: " or "}.In(l)
	return strings.ReplaceAll(b.dict.amounts(short, l), "|", between)
}

func (b *book) metric(edition, id string) *dataset.Metric {
	for i, m := range b.data.Metrics {
		if m.Edition == edition && m.ID == id {
			return &b.data.Metrics[i]
		}
	}
	return nil
}

func (b *book) verdictCounts() (fact, bool) {
	if len(b.checks) == 0 || len(b.checks[len(b.checks)-1].checks) == 0 {
		return fact{}, false
	}
	n := map[reconcile.Verdict]int{}
	checks := b.checks[len(b.checks)-1].checks
	for _, c := range checks {
		n[c.Verdict]++
	}
	return say("checks.html", "报告自身的%d项核对：一致%d项，与所述界限相符%d项，不能复算%d项，无法判断%d项，其余%d项不可比。",
		"Checks of the report against itself: %d; %d in agreement, %d in agreement as bounds, %d not reproduced, %d that cannot be told, %d of unlike things.",
		len(checks), n[reconcile.Agrees], n[reconcile.AgreesAsBound], n[reconcile.Differs], n[reconcile.CannotTell], n[reconcile.NotComparable])
}

// lower is a label within a sentence: in English without the capital, unless an abbreviation.
func lower(t figures.Text) figures.Text {
	r := []rune(t.EN)
	if len(r) > 1 && strings.ToLower(string(r[1])) == string(r[1]) {
		return figures.Text{ZH: t.ZH, EN: strings.ToLower(string(r[0])) + string(r[1:])}
	}
	return t
}
