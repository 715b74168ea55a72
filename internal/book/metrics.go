package book

import (
	"math/big"
	"slices"
	"strings"

	"techins/analysis/figures"
	"techins/dataset"
)

// A metricView is a statistic of the text in one language.
type metricView struct {
	ID, Anchor, Subject, Measure, Product, Printed string
	Range, Sort                                    string // bounds in words; lower bound as a number
	Period, Scope, Section, Quote, Picture, Box    string
	Page                                           int
}

// A metricPage are the statistics with what they can be chosen by.
type metricPage struct {
	Metrics                      []metricView
	Subjects, Measures, Products []string
}

func (b *book) metrics(l figures.Lang) metricPage {
	var p metricPage
	for _, m := range b.data.Metrics {
		v := metricView{
			ID: m.ID, Anchor: m.Edition + "-" + m.ID, Subject: m.Subject, Measure: b.dict.say("measure", m.Measure, l), Product: m.Product,
			Printed: m.Printed, Range: b.bounds(m, l), Sort: m.Lower.String(), Period: b.period(m, l), Section: m.Section, Box: m.Box,
			Quote: m.Quote, Page: m.Page, Picture: b.pictureOf(m.Edition, m.ID),
		}
		if m.Scope != "" {
			v.Scope = b.dict.say("scope", m.Scope, l)
		}
		p.Metrics = append(p.Metrics, v)
		for _, choice := range []struct {
			all *[]string
			one string
		}{{&p.Subjects, v.Subject}, {&p.Measures, v.Measure}, {&p.Products, v.Product}} {
			if choice.one != "" && !slices.Contains(*choice.all, choice.one) {
				*choice.all = append(*choice.all, choice.one)
			}
		}
	}
	for _, all := range [][]string{p.Subjects, p.Measures, p.Products} {
		slices.Sort(all)
	}
	return p
}

// bounds prints what a statistic may be: one number, a half-line or an interval.
func (b *book) bounds(m dataset.Metric, l figures.Lang) string {
	lower, upper := m.Lower, m.Upper
	switch {
	case lower.Finite() && upper.Finite() && lower.Cmp(upper) == 0:
		return b.quantity(lower, m.Unit, l)
	case lower.Finite() && upper.Finite():
		from, to := b.quantity(lower, m.Unit, l), b.quantity(upper, m.Unit, l)
		if unit := strings.TrimLeft(to, "0123456789,."); strings.HasSuffix(from, unit) {
			from = strings.TrimSuffix(from, unit) // the unit once
		}
		return from + " – " + to
	case lower.Finite():
		return "≥ " + b.quantity(lower, m.Unit, l)
	case upper.Finite():
		return "≤ " + b.quantity(upper, m.Unit, l)
	}
	return ""
}

// quantity prints a number of a unit in full, yuan in 亿元 or 万元 from 10,000 upwards.
func (b *book) quantity(d dataset.Decimal, unit string, l figures.Lang) string {
	v := d.Rat()
	if unit != "yuan" {
		space := figures.Text{ZH: "", EN: " "}.In(l)
		if unit == "percent" {
			space = ""
		}
		return exactly(v) + space + b.dict.say("unit", unit, l)
	}
	for _, scale := range []struct {
		yuan int64
		unit figures.Text
	}{{100_000_000, figures.Text{ZH: "亿元", EN: " × 100m yuan"}}, {10_000, figures.Text{ZH: "万元", EN: " × 10,000 yuan"}}} {
		if by := big.NewRat(scale.yuan, 1); v.Cmp(by) >= 0 {
			return exactly(new(big.Rat).Quo(v, by)) + scale.unit.In(l)
		}
	}
	return exactly(v) + figures.Text{ZH: "元", EN: " yuan"}.In(l)
}

// exactly prints all decimal places of a number that has few.
func exactly(v *big.Rat) string {
	places := 0
	for ; places < 6; places++ {
		scaled := new(big.Rat).Mul(v, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)))
		if scaled.IsInt() {
			break
		}
	}
	return figures.Fixed(v, places)
}
