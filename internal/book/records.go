package book

import (
	"slices"
	"strings"

	"techins/analysis/figures"
	"techins/dataset"
)

// A recordPage is a table of the data folder as a page: the outline, the guidelines, who offers
// what, and so on.
type recordPage struct {
	name, zh, en string // name of the file without .csv, and of the page
	Intro        figures.Text
}

// recordPages are the tables that have pages, in the order of the report's page.
var recordPages = []recordPage{
	{"sections", "目录", "Outline", figures.Text{ZH: "标题与官方页码（目录所印），以及所读文件的页码。", EN: "Headings with the official page, as the contents print it, and the page of the file that was read."}},
	{"guidelines", "政策指引", "Policy guidelines", figures.Text{ZH: "附件所列政策文件。", EN: "The acts that the annex lists."}},
	{"documents", "政策与标准", "Acts and standards", figures.Text{ZH: "报告提到的文件、规划与标准。", EN: "Acts, plans and standards that the report names."}},
	{"activities", "谁在做什么", "Who offers what", figures.Text{ZH: "按机构、产品与领域列出；状态区分已提供、试点、研究与计划。", EN: "By insurer, product and field; the status tells what is offered, on trial, in research or planned."}},
	{"programmes", "试点与项目", "Programmes", figures.Text{ZH: "试点、共保体与政策区，连同起始年份。", EN: "Pilots, pools and policy zones with their first year."}},
	{"awards", "奖项", "Awards", figures.Text{ZH: "报告提到的奖项与入选。", EN: "Prizes and selections that the report names."}},
	{"firsts", "“首个”之说", "Claims of being first", figures.Text{ZH: "报告自称的首个或唯一，未经核实。", EN: "What the report claims to be first or only; the claims are its own and unchecked."}},
	{"entities", "机构", "Organisations", figures.Text{ZH: "报告提到的机构。", EN: "Organisations that the report names."}},
	{"outlook", "挑战与方向", "Challenges and directions", figures.Text{ZH: "报告所述挑战、方向与建议的工具。", EN: "Challenges, directions and instruments that the report recommends."}},
	{"problems", "存疑与更正", "Doubts and repairs", figures.Text{ZH: "读取时存疑、修补或未收的内容。", EN: "What was doubted, repaired or left out in reading."}},
}

// A recordTable is a recordPage in one language.
type recordTable struct {
	Name, Title, Intro string
	Heads              []recordHead
	Rows               [][]string

	columns []int
}

type recordHead struct {
	Title   string
	Numeric bool
	Foreign bool // its words are Chinese, whatever the language of the page
}

// records are the tables that have rows, in one language.
func (b *book) records(l figures.Lang) []recordTable {
	names := b.entityNames(l)
	var tables []recordTable
	for _, page := range recordPages {
		i := slices.IndexFunc(b.rows, func(t dataset.Table) bool { return t.Name == page.name })
		if i < 0 || len(b.rows[i].Records) == 0 {
			continue
		}
		t := recordTable{Name: page.name, Title: figures.Text{ZH: page.zh, EN: page.en}.In(l), Intro: page.Intro.In(l)}
		for c, f := range b.rows[i].Fields {
			if b.left(b.rows[i], c) {
				continue
			}
			numeric := f.Type == "integer" || f.Type == "number"
			t.Heads = append(t.Heads, recordHead{figures.Text{ZH: f.TitleZH, EN: f.TitleEN}.In(l), numeric, !numeric && !b.dict.codes[f.Name] && !strings.HasSuffix(f.Name, "_en")})
			t.columns = append(t.columns, c)
		}
		for _, r := range b.rows[i].Records {
			t.Rows = append(t.Rows, b.cells(b.rows[i], r, t.columns, names, l))
		}
		tables = append(tables, t)
	}
	return tables
}

// left reports whether a page leaves a column out: boxes, which the CSV has; the edition when there is
// one only; what is empty in every row; keys that stand beside words.
func (b *book) left(t dataset.Table, column int) bool {
	name := t.Fields[column].Name
	empty := !slices.ContainsFunc(t.Records, func(r []string) bool { return r[column] != "" })
	return slices.Contains([]string{"x0", "y0", "x1", "y1"}, name) || name == "edition" && len(b.data.Editions) < 2 || empty || spoken(name, t.Fields)
}

// cells are a row for reading.
func (b *book) cells(t dataset.Table, row []string, columns []int, names map[string]string, l figures.Lang) []string {
	var cells []string
	for _, c := range columns {
		if name := t.Fields[c].Name; b.dict.codes[name] {
			cells = append(cells, b.dict.list(name, row[c], l))
			continue
		}
		cells = append(cells, readable(row[c], names))
	}
	return cells
}

// spoken reports whether a column of keys stands beside one that says the same in words.
func spoken(name string, fields []dataset.Field) bool {
	base, isKey := strings.CutSuffix(name, "_key")
	return isKey && slices.ContainsFunc(fields, func(f dataset.Field) bool { return f.Name == base || f.Name == base+"_printed" })
}

// readable separates a list as print does and gives keys of organisations their names.
func readable(cell string, names map[string]string) string {
	parts := strings.Split(cell, "|")
	for i, p := range parts {
		role, key, hasRole := strings.Cut(p, ":")
		switch {
		case names[p] != "":
			parts[i] = names[p]
		case hasRole && names[key] != "":
			parts[i] = names[key] + " (" + role + ")"
		case role == "name":
			parts[i] = key
		}
	}
	return strings.Join(parts, " · ")
}

// entityNames are the names of organisations by key; a key that is also a word of the data is left
// alone.
func (b *book) entityNames(l figures.Lang) map[string]string {
	names := map[string]string{}
	for _, e := range b.data.Entities {
		names[e.Key] = e.Name
		if l == figures.English && e.NameEN != "" {
			names[e.Key] = e.NameEN
		}
	}
	return names
}
