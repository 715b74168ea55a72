package figures

import (
	"cmp"
	"slices"
)

// insurersByField is F15: which insurer is told of in which field, with the number of activities. A
// figure in a frame counts what is only planned, studied or on trial.
func insurersByField(m *model) (*Figure, error) {
	c := m.fieldCounts()
	if len(c.actors) < 2 || len(c.fields) < 2 {
		return nil, nil
	}
	f := &Figure{ID: "F15", Source: m.narrative(), Rows: []Row{
		{"edition", Text{"年度", "Year"}, "year", count(m.edition.Year), "year"},
		{"activities", Text{"所绘活动数", "Activities drawn"}, "activities", count(c.shown), "activities"},
		{"activities", Text{"未绘：全行业或多家合称", "Not drawn: told of the industry or of several insurers together"}, "activities", count(c.others), "activities"},
		{"insurers", Text{"保险机构数", "Insurers"}, "insurers", count(len(c.actors)), "insurers"},
		{"fields", Text{"领域数", "Fields"}, "fields", count(len(c.fields)), "fields"}}}
	chart := &matrix{}
	for _, field := range c.fields {
		chart.columns = append(chart.columns, fieldName(field))
	}
	for _, a := range c.actors {
		row := make([]matrixCell, len(c.fields))
		total := 0
		for i, field := range c.fields {
			row[i] = c.cells[a.key][field]
			total += row[i].n
			if row[i].n > 0 {
				f.Rows = append(f.Rows, Row{a.key + "/" + field, textf("%s：%s", "%s: %s", a.name, fieldName(field)), "activities", count(row[i].n), "activities"})
			}
			if row[i].trial > 0 {
				f.Rows = append(f.Rows, Row{a.key + "/" + field, textf("%s：%s", "%s: %s", a.name, fieldName(field)), "activities_not_offered", count(row[i].trial), "activities"})
			}
		}
		f.Rows = append(f.Rows, Row{a.key, a.name, "activities", count(total), "activities"}, Row{a.key, a.name, "fields", count(len(c.cells[a.key])), "fields"})
		chart.labels = append(chart.labels, a.name)
		chart.cells = append(chart.cells, row)
	}
	top := c.actors[0]
	reach := len(c.cells[top.key])
	f.Title = textf("%[2]d年%[1]s报告述及的保险机构与领域", "Insurers named in the report by field of activity, %s %d", m.regionYear()...)
	f.Subtitle = Text{"数字为所述活动（产品、服务、试点）项数；空框为尚未提供：试点、研究或拟议", "Figures count the activities named (products, services, pilots); open cells: not yet offered (pilot, study or plan)"}
	f.notes = []Text{{"报告述及与否不等于有无业务；项数不是份额，也不是保单数。", "Not being named does not mean no business; counts are neither shares nor numbers of policies."}}
	f.Caption = textf(
		"%s报告正文述及的%d家保险机构（含共保体）在%d个领域的%d项活动；同一产品由多家提供时各计一项。以全行业或多家合称述及的%d项（含统计表所列产品）未列。%[6]s",
		"Activities of %[2]d insurers and pools in %[3]d fields as named in the report, %[1]s: %[4]d in all; a product of several insurers counts once for each. Not shown: %[5]d that are said of the industry or of several insurers together, the listed lines of the statistics table among them. %[6]s",
		m.placeYear(), len(c.actors), len(c.fields), c.shown, c.others, f.notes[0])
	f.Alt = textf("矩阵：%d家保险机构、%d个领域；述及领域最多的是%s，共%d个。", "Matrix of %d insurers and %d fields; %s is named in the most, %d.", len(c.actors), len(c.fields), top.name, reach)
	f.stack(chart)
	return f, nil
}

// A fieldCount counts the activities told of, by insurer and field.
type fieldCount struct {
	actors        []actor                          // those in most fields first
	fields        []string                         // those with most insurers first, other last
	cells         map[string]map[string]matrixCell // by actor and field
	shown, others int
}

type actor struct {
	key  string
	name Text
}

func (m *model) fieldCounts() fieldCount {
	kinds := make(map[string]string)
	for _, e := range m.data.Entities {
		if e.Edition == m.edition.Edition {
			kinds[e.Key] = e.Kind
		}
	}
	c := fieldCount{cells: make(map[string]map[string]matrixCell)}
	insurers := make(map[string]int) // by field
	for _, a := range m.data.Activities {
		switch {
		case a.Edition != m.edition.Edition:
			continue
		case kinds[a.ActorKey] != "insurer" && kinds[a.ActorKey] != "pool":
			c.others++
			continue
		}
		c.shown++
		if c.cells[a.ActorKey] == nil {
			c.cells[a.ActorKey] = make(map[string]matrixCell)
			c.actors = append(c.actors, actor{key: a.ActorKey, name: m.actorName(a.ActorKey)})
		}
		field := cmp.Or(a.Field, otherField)
		cell := c.cells[a.ActorKey][field]
		if cell.n == 0 {
			insurers[field]++
			if insurers[field] == 1 {
				c.fields = append(c.fields, field)
			}
		}
		cell.n++
		if a.Status != "offered" {
			cell.trial++
		}
		c.cells[a.ActorKey][field] = cell
	}
	slices.SortStableFunc(c.actors, func(a, b actor) int {
		return cmp.Or(len(c.cells[b.key])-len(c.cells[a.key]), cmp.Compare(a.key, b.key))
	})
	slices.SortStableFunc(c.fields, func(a, b string) int {
		return cmp.Or(residual(a)-residual(b), insurers[b]-insurers[a], cmp.Compare(a, b))
	})
	return c
}

// actorName is an insurer's short name, in Chinese the shortest form in which any activity names it.
func (m *model) actorName(key string) Text {
	printed := ""
	for _, a := range m.data.Activities {
		name := withoutBranch(a.ActorPrinted)
		if a.Edition == m.edition.Edition && a.ActorKey == key && hasHan(name) && (printed == "" || len(name) < len(printed)) {
			printed = name
		}
	}
	return m.shortName(key, printed)
}

const otherField = "other"

// residual is 1 for the field of what has none.
func residual(field string) int {
	if field == otherField {
		return 1
	}
	return 0
}

var fieldNames = map[string]Text{
	"integrated-circuits": {"集成电路", "Integrated circuits"}, "biomedicine": {"生物医药", "Biomedicine"}, "ai": {"人工智能", "Artificial intelligence"},
	"connected-vehicles": {"智能网联车", "Connected vehicles"}, "new-energy-vehicles": {"新能源车", "New-energy vehicles"}, "equipment": {"技术装备", "Equipment"},
	"wind-power": {"风电", "Wind power"}, "nuclear": {"核电", "Nuclear power"}, "new-materials": {"新材料", "New materials"}, "aerospace": {"航空航天", "Aerospace"},
	"electronics": {"电子信息", "Electronics"}, "cyber": {"网络安全", "Cyber security"}, "ip": {"知识产权", "Intellectual property"},
	"sme-finance": {"中小微企业", "Small firms"}, "startup": {"创业", "Start-ups"}, "talent": {"人才", "Talent"}, "agriculture": {"农业", "Agriculture"},
	"shipping-trade": {"航运贸易", "Shipping and trade"}, "disaster-risk": {"灾害风险", "Disaster risk"}, "weather-index": {"气象指数", "Weather index"},
	"housing": {"住宅", "Housing"}, "construction": {"建设工程", "Construction"}, otherField: {"其他", "Other"},
}

// fieldName is a field in words; one that has none keeps its key.
func fieldName(field string) Text {
	if t, ok := fieldNames[field]; ok {
		return t
	}
	return Text{field, capitalised(keyWords(field))}
}
