package pipeline

import "techins/internal/page"

// body sets the header and the rows, over pages or over the two halves of one.
func (p *layoutPlan) body(t *drawnTable) {
	top := t.y
	p.headOf(t)
	second, lowest := false, 0.0
	var merged *drawnCell
	for i, row := range p.rows {
		if p.group == "merged" && row.group {
			merged = &drawnCell{c0: 0, c1: 0, text: row.label, align: "centre"}
			continue
		}
		cells := p.cells(t, i, row)
		if merged != nil {
			cells[0] = *merged
			merged = nil
		}
		half := p.place == "halves" && !second && i > len(p.rows)/2 && row.group
		if t.y+t.height(cells) > t.h-70 || half {
			t.finish()
			if half {
				second, lowest = true, t.y
				t.y = top
				for k := range t.xs {
					t.xs[k] += t.w/2 - 36
				}
			} else {
				t.turn()
				lowest = 0
			}
			if p.header == "continued" && !half {
				t.print(t.xs[0], t.y+8, 8, "续表")
				t.y += 14
			}
			if p.header != "once" || half {
				p.headOf(t)
			}
		}
		t.row(cells, false)
		if p.total == "subtotals" && p.closes(i) && !p.groupFigures {
			t.row(p.sumCells(t, "小计"), false)
		}
	}
	if p.total == "bottom" {
		t.row(p.sumCells(t, "合计"), false)
	}
	t.finish()
	t.y = max(t.y, lowest)
}

// closes reports whether a row is the last of its group.
func (p *layoutPlan) closes(i int) bool {
	depth := len(p.rows[i].path)
	return depth > 1 && !p.rows[i].group && (i+1 == len(p.rows) || len(p.rows[i+1].path) < depth || p.rows[i+1].group)
}

func (p *layoutPlan) first(t *drawnTable) int { return len(t.xs) - 1 - len(p.columns) }

// sumCells is a row of sums; all of its figures are 777777.
func (p *layoutPlan) sumCells(t *drawnTable, label string) []drawnCell {
	first := p.first(t)
	cells := []drawnCell{{c0: 0, c1: first - 1, text: label}}
	for k, c := range p.columns {
		text := ""
		if c.unit == "件" || c.unit == "家" || c.unit == "元" {
			text = "777777"
		}
		cells = append(cells, drawnCell{c0: first + k, c1: first + k, text: text, align: p.align})
	}
	return cells
}

func (p *layoutPlan) cells(t *drawnTable, i int, row plannedRow) []drawnCell {
	first := p.first(t)
	label := drawnCell{c0: first - 1, c1: first - 1, text: p.marker(row) + row.label}
	if p.numbering == "indent" {
		label.indent = float64(len(row.path)-1) * 1.5 * p.size
	}
	var cells []drawnCell
	switch {
	case p.numbering == "tree", p.numbering == "count":
		cells = append(cells, drawnCell{text: row.code(), align: "centre"})
	case p.group == "merged":
		cells = append(cells, drawnCell{})
	}
	cells = append(cells, label)
	marked := false
	for k := range p.columns {
		text, ok := p.printed[[2]int{i, k}]
		c := drawnCell{c0: first + k, c1: first + k, text: text, align: p.align}
		if !ok {
			c.text = p.blank
		} else if lines := t.lines(c); len(lines) > 1 {
			p.broken[text] = lines[0] // a problem can only print its pieces
		} else if p.mark != "" && i%5 == 2 && !marked {
			if c.raised = p.mark; p.mark == "*" {
				c.raised, c.text = "", text+p.mark
			}
			marked = true
		}
		cells = append(cells, c)
	}
	return cells
}

// headOf sets the header, and the total where it stands on top.
func (p *layoutPlan) headOf(t *drawnTable) {
	first := p.first(t)
	var head, units, years []drawnCell
	if first > 1 {
		text := map[bool]string{true: "类别", false: "序号"}[p.group == "merged"]
		head = append(head, drawnCell{text: text, align: "centre"})
	}
	head = append(head, drawnCell{c0: first - 1, c1: first - 1, text: "险种", align: "centre"})
	units, years = append(units, blanks(head)...), append(years, blanks(head)...)
	for k, c := range p.columns {
		h := drawnCell{c0: first + k, c1: first + k, text: c.header, align: "centre"}
		if p.years {
			years = append(years, drawnCell{c0: first + k, c1: first + k, text: map[int]string{2023: "2023年", 2024: "2024年"}[c.year], align: "centre"})
			if k%2 == 1 {
				units = append(units, drawnCell{c0: first + k, c1: first + k, text: "（" + c.unit + "）", align: "centre"})
				continue
			}
			h.c1++
		}
		if p.units == "heading" {
			h.text += "（" + c.unit + "）"
		}
		head = append(head, h)
		units = append(units, drawnCell{c0: first + k, c1: first + k, text: "（" + c.unit + "）", align: "centre"})
	}
	t.row(head, true)
	if p.years {
		t.row(years, true)
	}
	if p.units == "row" {
		t.row(units, true)
	}
	if p.total == "top" && len(t.pages) < 4 {
		t.row(p.sumCells(t, "合计"), false)
	}
}

func blanks(cells []drawnCell) []drawnCell {
	out := make([]drawnCell, len(cells))
	for i, c := range cells {
		out[i] = drawnCell{c0: c.c0, c1: c.c1}
	}
	return out
}

// prose sets lines of text of a width.
func (s *sheet) prose(x0, x1, size float64, lines int) {
	const text = "各家机构按季度报送承保情况，由专人复核后汇总成表，口径与上一期保持一致；个别机构补报的部分另行说明。为便于比较，表中不含再保部分，也不含跨年度退保的影响，读者引用时请一并注明来源和日期。"
	runes := []rune(text)
	at := 0
	for range lines {
		x := x0
		for x+size <= x1 {
			x = s.print(x, s.y+size, size, string(runes[at%len(runes)]))
			at++
		}
		s.y += 1.6 * size
	}
}

// diagonal sets a pale mark over the middle of the page, at an angle.
func (s *sheet) diagonal() {
	p := s.last()
	for i, c := range []rune("内部资料") {
		x, y := s.w/3+50*float64(i), s.h/2-50*float64(i)
		p.Glyphs = append(p.Glyphs, page.Glyph{Text: string(c), X: x, Y: y, Size: 60, Angle: 315, Color: 0xDDDDDD,
			Box: page.Rect{X0: x, Y0: y - 50, X1: x + 50, Y1: y + 10}})
	}
}
