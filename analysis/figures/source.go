package figures

import (
	"slices"
	"strconv"

	"techins/dataset"
)

// A Source is the document that a figure's numbers stand in.
type Source struct {
	Edition dataset.Edition
	Place   Text              // annex 2
	Printed string            // page number as the report prints it, "" when unknown
	Page    int               // of the file that was read, 0 when unknown
	Before  []dataset.Edition // further documents that the figure draws on, before Edition
}

// annex is where the statistics table stands.
var annex = Text{"附件2", "annex 2"}

// Line is the source line under a figure: document, place, page of the file and its hash.
func (s Source) Line() Text {
	if len(s.Before) > 0 {
		return s.several()
	}
	e := s.Edition
	place := s.Place
	if s.Printed != "" {
		place = textf("%s（第%s页）", "%s, p. %s", s.Place, s.Printed)
	}
	t := textf("资料来源：%s《%s》%s，作者计算。", "Source: %s, %s, %s; own calculations.", s.publisher(), s.title(), place)
	file := same("sha256 " + e.SourceSHA256[:min(12, len(e.SourceSHA256))])
	if s.Page > 0 && e.DocumentKind != "digest" { // nobody may cite a page of a digest
		file = textf("第%d页，%s", "p. %d, %s", s.Page, file)
	}
	return textf("%s 数据文件：%s（%s%s）。", "%s Read from %s (%s%s).", t, e.SourceFile, s.kind(), file)
}

// several is the source line of a figure on several documents: titles, then files with their hashes.
func (s Source) several() Text {
	var titles, files []Text
	for _, e := range append(slices.Clone(s.Before), s.Edition) {
		one := Source{Edition: e}
		titles = append(titles, textf("《%s》", "%s", one.title()))
		files = append(files, textf("%s（%ssha256 %s）", "%s (%ssha256 %s)", e.SourceFile, one.kind(), e.SourceSHA256[:min(12, len(e.SourceSHA256))]))
	}
	return textf("资料来源：%s%s，作者计算。 数据文件：%s。", "Source: %s, %s; own calculations. Read from %s.", joined(titles, listing), s.Place, joined(files, listing))
}

// The names in English are those of this report's publisher and of its title; another report keeps
// its own.
func (s Source) publisher() Text {
	if s.Edition.Publisher == "国家金融监督管理总局上海监管局" {
		return Text{s.Edition.Publisher, "NFRA Shanghai Office"}
	}
	return same(s.Edition.Publisher)
}

func (s Source) title() Text {
	year := strconv.Itoa(s.Edition.Year)
	if s.Edition.Title == "上海科技保险创新发展报告("+year+"年度)" {
		return Text{s.Edition.Title, "Shanghai Technology Insurance Report " + year}
	}
	return same(s.Edition.Title)
}

func (s Source) kind() Text {
	switch s.Edition.DocumentKind {
	case "digest":
		return Text{"摘编本，", "a digest, "}
	case "synthetic":
		return Text{"示例数据，", "synthetic, "}
	}
	return Text{}
}
