package figures

import (
	"fmt"
	"math"
	"math/big"
	"strings"

	"techins/analysis/concentration"
	"techins/analysis/interval"
	"techins/dataset"
)

// roundingBounds is F10: how much is still known when numbers are rounded or only roughly right:
// sharp bounds beside those of careless interval arithmetic.
func roundingBounds(m *model) (*Figure, error) {
	if len(m.activities.items) < 2 || len(m.firms.items) < 2 {
		return nil, nil
	}
	f := &Figure{ID: "F10", Source: m.source(&m.activities), Rows: m.sectionRows(&m.activities)}
	firms, err := m.roundedShares(f)
	if err != nil {
		return nil, err
	}
	index, err := m.roughIndex(f)
	if err != nil {
		return nil, err
	}
	parts := []boundsPart{firms, index}
	if growth := m.priorYear(f); growth != nil {
		parts = append(parts, *growth)
	}
	f.Title = textf("%[2]d年%[1]s：取整与模糊表述下的区间", "Bounds under rounding and hedged wording, %s %d", m.regionYear()...)
	f.Subtitle = Text{"统计表所列主要业务；粗线为精确界，细灰线为逐项代入的界，点为实际值", "Listed lines of the statistics table; thick: sharp bounds, thin grey: term-by-term bounds, dots: actual values"}
	f.notes = []Text{{"区间是界限，不是置信区间，不附任何概率。", "Bounds, not confidence intervals: no probability is attached."}}
	caption, alt := textf("%s主要（所列）科技保险。", "Listed lines of technology insurance, %s. ", m.placeYear()), textf("区间图。", "Bounds. ")
	var stacked []part
	var panels []*rowPanel
	for _, p := range parts {
		caption = textf("%s%s", "%s%s", caption, p.says)
		alt = textf("%s%s", "%s%s", alt, p.says)
		panels = append(panels, p.panel)
	}
	for i, p := range parts {
		p.panel.align = panels
		stacked = append(stacked, heading{parts[i].head}, p.panel)
	}
	f.Caption = textf("%s%s", "%s%s", caption, f.notes[0])
	f.Alt = alt
	f.stack(stacked...)
	return f, nil
}

var actual = Text{"实际", "Actual"}

// A boundsPart is one of the panels of F10 and what it says in words.
type boundsPart struct {
	head, says Text
	panel      *rowPanel
}

// bounded is one row of a panel.
type bounded struct {
	code                string
	label               Text
	value               float64
	low, high           float64
	naiveLow, naiveHigh float64
}

func (f *Figure) boundsPanel(measure, unit string, places int, head Text, x axis, rows []bounded) *rowPanel {
	p := &rowPanel{}
	values, spans := column{head: head}, column{head: Text{"精确界", "Sharp"}}
	var marks rangedDots
	for _, r := range rows {
		p.labels = append(p.labels, r.label)
		values.cells = append(values.cells, Fixed(rat(r.value), places))
		spans.cells = append(spans.cells, fmt.Sprintf("%s–%s", Fixed(rat(r.low), places), Fixed(rat(r.high), places)))
		marks = append(marks, ranged{low: r.low, high: r.high, naiveLow: r.naiveLow, naiveHigh: r.naiveHigh, at: dot{x: r.value, color: base}})
		f.Rows = append(f.Rows, Row{r.code, r.label, measure, rat(r.value), unit},
			Row{r.code, r.label, measure + "_low", rat(r.low), unit}, Row{r.code, r.label, measure + "_high", rat(r.high), unit})
		if r.naiveLow != r.naiveHigh {
			f.Rows = append(f.Rows, Row{r.code, r.label, measure + "_naive_low", rat(r.naiveLow), unit},
				Row{r.code, r.label, measure + "_naive_high", rat(r.naiveHigh), unit})
		}
	}
	p.columns = []column{values, spans}
	p.panels = []rowAxis{{axis: x, plots: []rowPlotter{marks}}}
	return p
}

// roundedShares are the shares of the kinds of firm when sums insured are known to two digits only.
func (m *model) roundedShares(f *Figure) (boundsPart, error) {
	sec := &m.firms
	unit := math.Pow(10, math.Floor(math.Log10(float(sec.insured)))-1)
	var lower, upper []float64
	for _, t := range sec.items {
		r := math.Round(float(t.insured)/unit) * unit
		lower, upper = append(lower, max(0, r-unit/2)), append(upper, r+unit/2)
	}
	sharp, err := interval.Shares(lower, upper)
	if err != nil {
		return boundsPart{}, err
	}
	naive, err := interval.NaiveShares(lower, upper)
	if err != nil {
		return boundsPart{}, err
	}
	var rows []bounded
	end := 100.0
	for i, t := range sec.items {
		rows = append(rows, bounded{t.code, short(t.label), 100 * float(t.insuredShare), 100 * sharp[i].Lower, 100 * sharp[i].Upper, 100 * naive[i].Lower, 100 * naive[i].Upper})
		end = max(end, 20*math.Ceil(5*naive[i].Upper))
	}
	top := sec.sorted(insuredOf)[0]
	var of bounded
	for _, r := range rows {
		if r.code == top.code {
			of = r
		}
	}
	f.Rows = append(f.Rows, Row{"rounding", Text{"取整单位", "Rounded to"}, "sum_insured", rat(unit), "yuan"})
	step := Fixed(quo(rat(unit), yuanPerHundredM), 0)
	x := axis{max: end, ticks: evenTicks(0, end, 20, 0)}
	return boundsPart{
		head: textf("占科技型企业保险金额（%%），金额取整到%s亿元", "Share of sum insured of technology firms (%%), sums rounded to %s (100 million yuan)", step),
		says: textf("若只知取整到%s亿元的金额，%s占比在%s%%至%s%%之间。", "With sums rounded to %s (100 million yuan), the share of %s lies between %s%% and %s%%. ",
			step, named(top.label), Fixed(rat(of.low), 1), Fixed(rat(of.high), 1)),
		panel: f.boundsPanel("share_of_section", "percent", 1, actual, x, rows),
	}, nil
}

const rough = 0.1 // each number is right to 10%

// roughIndex is the Herfindahl index of sum insured when each number is right to 10% only.
func (m *model) roughIndex(f *Figure) (boundsPart, error) {
	var lower, upper []float64
	var exact []*big.Rat
	for _, t := range m.activities.items {
		v := float(t.insured)
		exact = append(exact, t.insured)
		lower, upper = append(lower, v*(1-rough)), append(upper, v*(1+rough))
	}
	value, err := hhiPoints(exact)
	if err != nil {
		return boundsPart{}, err
	}
	sharp, err := interval.HHI(lower, upper)
	if err != nil {
		return boundsPart{}, err
	}
	shares, err := interval.NaiveShares(lower, upper)
	if err != nil {
		return boundsPart{}, err
	}
	naive := interval.SquaredShares(shares)
	const scale = concentration.PointsPerUnit
	row := bounded{"section", Text{"HHI，各项±10%", "HHI, each number ±10%"}, float(value), scale * sharp.Lower, scale * sharp.Upper, scale * naive.Lower, scale * naive.Upper}
	end := 2500 * math.Ceil(max(row.high, row.naiveHigh)/2500)
	f.Rows = append(f.Rows, Row{"rounding", Text{"假定误差", "Assumed error"}, "error", count(10), "percent"})
	return boundsPart{
		head: Text{"科技创新活动保险金额的赫芬达尔指数（点），各项误差±10%", "Herfindahl index of technology-activity sum insured (points), each number ±10%"},
		says: textf("各项金额误差±10%%时，赫芬达尔指数在%s至%s点之间（实际%s）。", "With each sum right to ±10%%, the Herfindahl index lies between %s and %s points (actual %s). ",
			Fixed(rat(row.low), 0), Fixed(rat(row.high), 0), Fixed(value, 0)),
		panel: f.boundsPanel("hhi", "points", 0, actual, axis{max: end, ticks: evenTicks(0, end, 2500, 0)}, []bounded{row}),
	}, nil
}

// priorYear is the value of the year before that a printed value and its printed growth imply; nil
// when the narrative holds no such pair.
func (m *model) priorYear(f *Figure) *boundsPart {
	value, growth := m.growthPair()
	if value == nil {
		return nil
	}
	at := func(v, g dataset.Decimal) float64 {
		return float(quo(v.Rat(), new(big.Rat).Add(big.NewRat(1, 1), quo(g.Rat(), big.NewRat(100, 1))))) / 1e4
	}
	row := bounded{code: value.ID, label: textf("上年（推算）", "Year before (implied)"), value: at(value.Value, growth.Value),
		low: at(value.Lower, growth.Upper), high: at(value.Upper, growth.Lower)}
	insurer := m.shortName(value.SubjectKey, value.Subject)
	half := 0.05
	lo, hi := math.Floor(row.low/half)*half-half, math.Ceil(row.high/half)*half+half
	x := axis{min: lo, max: hi}
	for v := lo; v <= hi+half/10; v += half {
		x.ticks = append(x.ticks, evenTicks(v, v, 1, 2)...)
	}
	f.Rows = append(f.Rows, Row{value.ID, insurer, value.Measure, value.Value.Rat(), value.Unit}, Row{growth.ID, insurer, growth.Measure, growth.Value.Rat(), growth.Unit})
	this, pct := Fixed(quo(value.Value.Rat(), yuanPerWan), 1), Fixed(growth.Value.Rat(), 1)
	return &boundsPart{
		head: textf("%s：由%s万家、同比%s%%推算的上年家数（万家）", "%s: firms of the year before (10,000), implied by %s and growth of %s%%", insurer, this, pct),
		says: textf("%s本年%s万家、同比增长%s%%，上年应在%s万至%s万家之间。", "%s: %s (10,000 firms) and growth of %s%% imply between %s and %s the year before. ",
			insurer, this, pct, Fixed(rat(row.low), 2), Fixed(rat(row.high), 2)),
		panel: f.boundsPanel("implied_prior_year", "10,000_firms", 2, Text{"中值", "Middle"}, x, []bounded{row}),
	}
}

// growthPair finds a growth rate and the firms served that it belongs to: told of the same subject for
// the year itself, just before.
func (m *model) growthPair() (value, growth *dataset.Metric) {
	for i := range m.data.Metrics {
		g := &m.data.Metrics[i]
		if g.Edition != m.edition.Edition || g.Measure != "growth_rate" || g.Unit != "percent" || !g.Lower.Finite() || !g.Upper.Finite() {
			continue
		}
		year, _, _ := strings.Cut(g.Period, " ")
		for k := i - 1; k >= 0 && k >= i-3; k-- {
			v := &m.data.Metrics[k]
			if v.Edition == g.Edition && v.Subject == g.Subject && v.Period == year && v.Unit == "firms" && v.Lower.Finite() && v.Upper.Finite() {
				return v, g
			}
		}
	}
	return nil, nil
}
