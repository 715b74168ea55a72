package pipeline

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"techins/dataset"
	"techins/internal/layout"
	"techins/internal/page"
	"techins/internal/report"
)

// What has been reached on the first 400 layouts. exactLayouts may not fall. Labels at a code that lack an end, and
// figures that are neither in the data nor in a problem, may not become more.
const (
	exactLayouts   = 208
	cutLabels      = 1
	unnamedFigures = 26
)

// TestLayoutsNobodyHasSeen draws statistics tables in layouts of all sorts and reads them: LAYOUTS of them, 400
// unless it is set, from LAYOUTS_FROM. No figure may be wrong; each is to be in the data or in a problem that prints it.
func TestLayoutsNobodyHasSeen(t *testing.T) {
	count, first := 400, 0
	if v, err := strconv.Atoi(os.Getenv("LAYOUTS")); err == nil {
		count = v
	}
	if v, err := strconv.Atoi(os.Getenv("LAYOUTS_FROM")); err == nil {
		first = v
	}
	var sum verdict
	exact, figures := 0, 0
	for seed := first; seed < first+count; seed++ {
		p := planLayout(uint64(seed))
		v := p.judge(t, seed, dataOf(p.draw(uint64(seed))))
		sum = verdict{sum.right + v.right, sum.labels + v.labels, sum.unnamed + v.unnamed}
		figures += len(p.truth)
		if v.right == len(p.truth) {
			exact++
		}
	}
	t.Logf("%d layouts: %d exact, %d of %d figures read, %d labels cut, %d figures neither read nor named", count, exact, sum.right, figures, sum.labels, sum.unnamed)
	if first == 0 && count == 400 && (exact < exactLayouts || sum.labels > cutLabels || sum.unnamed > unnamedFigures) {
		t.Errorf("want %d exact at least, %d labels cut and %d figures unnamed at most", exactLayouts, cutLabels, unnamedFigures)
	}
}

// A verdict counts what was read of one document.
type verdict struct{ right, labels, unnamed int }

// dataOf reads a document from its pages.
func dataOf(pages []*page.Page) *dataset.Data {
	d := &Document{Name: "drawn.pdf", Pages: pages}
	for _, p := range pages {
		q := layout.Print(p)
		d.printed, d.PerPage = append(d.printed, q), append(d.PerPage, q.Tables(layout.Options{}))
	}
	d.Tables = layout.StitchTables(d.PerPage, pages)
	return d.Data(report.Origins{})
}

// judge counts the figures read rightly, the labels that are not those of their code and the figures that are
// nowhere. A wrong figure is an error.
func (p *layoutPlan) judge(t *testing.T, seed int, got *dataset.Data) (v verdict) {
	t.Helper()
	said := ""
	for _, problem := range got.Problems {
		said += norm.NFKC.String(problem.Message) + "\n"
	}
	found := map[cell]bool{}
	for _, b := range got.Business {
		key := cell{b.Code, b.Measure}
		if want, ok := p.truth[key]; !ok && b.Code != "total" && !p.isSum(b) || ok && want != b.Value.String() {
			t.Errorf("layout %d (%s): %s %s is %s, want %q", seed, p, b.Code, b.Measure, b.Value, want)
			continue
		}
		found[key] = true
	}
	for _, l := range got.Lines {
		if want := p.labelOf(l.Code); letters(want) != letters(l.Label) {
			v.labels++
			t.Logf("layout %d (%s): the label of %s is %q, want %q", seed, p, l.Code, l.Label, want)
		}
	}
	var silent []string
	for text, key := range p.figures {
		if found[key] {
			v.right++
			continue
		}
		if piece := p.broken[text]; piece != "" {
			text = piece
		}
		text = strings.TrimRight(text, "万亿元件家%")
		if !strings.Contains(said, norm.NFKC.String(text)) && !p.columnNamed(got, key.measure) {
			silent = append(silent, key.code+" "+key.measure+" "+text)
		}
	}
	if v.unnamed = len(silent); v.unnamed > 0 {
		slices.Sort(silent)
		t.Logf("layout %d (%s): %d figures are nowhere, among them %s", seed, p, len(silent), silent[0])
	}
	return v
}

// isSum reports whether a figure is that of a group whose subtotal stands in the table.
func (p *layoutPlan) isSum(b dataset.Business) bool {
	return p.total == "subtotals" && b.Value.String() == "777777"
}

func (p *layoutPlan) labelOf(code string) string {
	for _, r := range p.rows {
		if r.code() == code {
			return r.label
		}
	}
	return ""
}

func letters(s string) string {
	return strings.NewReplacer(" ", "", "(", "", ")", "").Replace(norm.NFKC.String(s))
}

// columnNamed reports whether a problem says that a column of the measure is left out.
func (p *layoutPlan) columnNamed(got *dataset.Data, measure string) bool {
	for _, c := range p.columns {
		for _, problem := range got.Problems {
			if c.measure == measure && problem.Kind == "column" && strings.Contains(problem.Message, c.header) {
				return true
			}
		}
	}
	return false
}

// String names the choices that matter for a failure.
func (p *layoutPlan) String() string {
	flags := ""
	for _, f := range []struct {
		on   bool
		name string
	}{{p.fullWidth, "full-width"}, {p.groupFigures, "group figures"}, {p.wraps, "wraps"}, {p.watermark, "watermark"}, {p.years, "years"}, {p.nested, "nested"}} {
		if f.on {
			flags += ", " + f.name
		}
	}
	return fmt.Sprintf("%s, %s, %s, %s, blank %q, units %s, header %s, %s, total %q, mark %q, groups %s, %d columns, %g pt%s",
		p.numbering, p.style, p.valign, p.align, p.blank, p.units, p.header, p.place, p.total, p.mark, p.group, len(p.columns), p.size, flags)
}

// draw sets the document.
func (p *layoutPlan) draw(seed uint64) []*page.Page {
	r := rand.New(rand.NewPCG(seed, 5))
	s := newSheet(595, 842)
	if p.place == "wide" || p.place == "turned" {
		s = newSheet(842, 595)
	}
	s.print(120, 200, 24, "某市科技保险创新发展报告")
	s.print(220, 240, 24, "（2024年度）")
	s.turn()
	s.prose(margin, s.w-margin, 10.5, 3)
	if r.IntN(2) == 0 {
		s.turn()
	}
	t := p.table(s, r)
	s.y += 12
	top := s.y
	s.print(t.xs[0]+20, s.y+11, 11, pick(r, "某市2024年科技保险业务数据", "附表：2024年某市科技保险业务情况表", "某市主要科技保险业务数据"))
	s.y += 20
	if p.units == "note" {
		s.print(t.xs[len(t.xs)-1]-130, s.y+8, 8, "单位："+p.unitNote())
		s.y += 12
	}
	p.body(t)
	if p.place == "beside prose" {
		s.y = top
		s.prose(margin, t.xs[0]-18, 10.5, 14)
	} else if s.y < s.h-200 {
		s.y += 20
		s.prose(margin, s.w-margin, 10.5, 3)
	}
	for i, q := range s.pages {
		foot := &sheet{pages: []*page.Page{q}, w: s.w, h: s.h}
		foot.print(s.w/2, s.h-30, 8, fmt.Sprint(i+1))
		if p.watermark && i > 0 {
			foot.diagonal()
		}
	}
	if p.place == "turned" {
		return s.turned()
	}
	return s.pages
}

func (p *layoutPlan) unitNote() string {
	var units []string
	for _, c := range p.columns {
		if c.unit != "%" && !strings.Contains(strings.Join(units, "、")+"、", c.unit+"、") {
			units = append(units, c.unit)
		}
	}
	return strings.Join(units, "、")
}

// table places the columns.
func (p *layoutPlan) table(s *sheet, r *rand.Rand) *drawnTable {
	x0, x1 := float64(margin), s.w-margin
	switch p.place {
	case "beside prose":
		x0 = 240
	case "halves":
		x1 = s.w/2 - 12
	}
	t := &drawnTable{sheet: s, size: p.size, lead: 1.3 * p.size, pad: p.pad, style: p.style, valign: p.valign, xs: []float64{x0}}
	if p.numbering == "tree" || p.numbering == "count" || p.group == "merged" {
		t.xs = append(t.xs, x0+pick(r, 4.5, 6)*p.size+2*p.pad)
	}
	share := 0.5
	if p.wraps || len(p.columns) > 3 {
		share = 0.3
	}
	from := t.xs[len(t.xs)-1]
	label := from + max(share*(x1-from), 8*p.size)
	t.xs = append(t.xs, label)
	for k := range p.columns {
		t.xs = append(t.xs, label+(x1-label)*float64(k+1)/float64(len(p.columns)))
	}
	return t
}
