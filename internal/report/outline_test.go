package report

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"techins/dataset"
	"techins/internal/layout"
	"techins/internal/page"
)

// block is a hand-made block.
func block(kind layout.BlockKind, n int, text string) layout.Block {
	return layout.Block{Kind: kind, Page: n, Text: text, Size: 10, Runes: make([]layout.RunePlace, len([]rune(text)))}
}

func boxed(kind layout.BlockKind, n, group int, text string) layout.Block {
	b := block(kind, n, text)
	b.Group = group
	return b
}

// smallReport has a contents page, two chapters, a box, an infographic and annexes.
func smallReport() []layout.Block {
	return []layout.Block{
		block(layout.Heading, 1, "某市创新报告"),
		block(layout.Heading, 2, "目录"),
		block(layout.TOC, 2, "前言 1"),
		block(layout.TOC, 2, "第一章 总体情况 2"),
		block(layout.TOC, 2, "一、服务企业 2"),
		block(layout.TOC, 2, "附件1.政策清单 4"),
		block(layout.Footer, 2, "— 0 —"),
		block(layout.Heading, 3, "前言"),
		block(layout.Paragraph, 3, "这里是前言的话。"),
		block(layout.Footer, 3, "— 1 —"),
		block(layout.Heading, 4, "第一章"),
		block(layout.Heading, 4, "总体情况"),
		block(layout.Heading, 4, "一、服务企业"),
		block(layout.Heading, 4, "(一) 产品供给"),
		block(layout.Paragraph, 4, "正文在此。"),
		block(layout.Infographic, 4, "一、四项原则"),
		boxed(layout.Heading, 4, 3, "【专栏一】某公司——新的做法"),
		boxed(layout.Boxed, 4, 3, "一是盒中的话。"),
		boxed(layout.Heading, 4, 3, "二、盒中小标题"),
		block(layout.Paragraph, 4, "正文继续。"),
		block(layout.Footer, 4, "— 2 —"),
		block(layout.Heading, 5, "第二章　未来展望"),
		block(layout.Paragraph, 5, "第二章的话。"),
		block(layout.Paragraph, 6, "附件1"),
		block(layout.Heading, 6, "政策清单"),
		block(layout.List, 6, "1、2023年1月5日,某局印发《某通知》。"),
	}
}

func TestOutline(t *testing.T) {
	got, _ := Locate(smallReport())
	want := []dataset.Section{
		{Level: 1, Kind: "part", Title: "前言", Page: "1", PDFPage: 3},
		{Number: "第一章", Level: 1, Kind: "part", Title: "总体情况", Page: "2", PDFPage: 4},
		{Number: "一", Level: 2, Kind: "section", Title: "服务企业", Page: "2", PDFPage: 4},
		{Number: "（一）", Level: 3, Kind: "subsection", Title: "产品供给", Page: "2", PDFPage: 4},
		{Number: "专栏一", Level: 3, Kind: "box", Title: "某公司——新的做法", Page: "2", PDFPage: 4},
		{Number: "第二章", Level: 1, Kind: "part", Title: "未来展望", Page: "3", PDFPage: 5},
		{Number: "附件1", Level: 1, Kind: "annex", Title: "政策清单", Page: "4", PDFPage: 6},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLocate(t *testing.T) {
	_, located := Locate(smallReport())
	want := map[string][3]string{
		"这里是前言的话。": {"前言", "", "前言"},
		"正文在此。":    {"第一章/一/（一）", "", "产品供给"},
		"一是盒中的话。":  {"第一章/一", "专栏一", "某公司——新的做法"},
		"二、盒中小标题":  {"第一章/一", "专栏一", "某公司——新的做法"},
		"正文继续。":    {"第一章/一/（一）", "", "产品供给"},
		"第二章的话。":   {"第二章", "", "未来展望"},
		"某市创新报告":   {"", "", ""},
	}
	for _, l := range located {
		if w, ok := want[l.Block.Text]; ok {
			if got := [3]string{l.Section, l.Box, l.Title}; got != w || l.Heading {
				t.Errorf("%s: %v, heading %v; want %v", l.Block.Text, got, l.Heading, w)
			}
			delete(want, l.Block.Text)
		}
	}
	if len(want) > 0 {
		t.Errorf("not located: %v", want)
	}
	if len(located) != len(smallReport()) {
		t.Errorf("%d blocks located of %d", len(located), len(smallReport()))
	}
}

// A box whose title stands in a bar of its own, and one without tint or frame.
func TestBoxesWithoutTheirTitle(t *testing.T) {
	small := block(layout.Paragraph, 1, "小字盒中话。")
	small.Size = 9
	_, located := Locate([]layout.Block{
		block(layout.Heading, 1, "一、起"),
		boxed(layout.Heading, 1, 1, "专栏1：标题在色条里"),
		boxed(layout.Boxed, 1, 2, "盒中。"),
		block(layout.Paragraph, 1, "盒外。"),
		block(layout.Heading, 1, "【专栏2】没有框的专栏"),
		small,
		block(layout.Paragraph, 1, "又在盒外。"),
	})
	var got []string
	for _, l := range located {
		got = append(got, l.Box)
	}
	if diff := cmp.Diff([]string{"", "专栏1", "专栏1", "", "专栏2", "专栏2", ""}, got); diff != "" {
		t.Error(diff)
	}
}

// On a page headed as contents a line that ends in a number is no heading, whatever it looks like.
func TestContentsPageWithoutLeaders(t *testing.T) {
	got, _ := Locate([]layout.Block{
		block(layout.Heading, 1, "目  录"),
		block(layout.Heading, 1, "第一章 总体情况的题目"),
		block(layout.Heading, 1, "分作两行3"),
		block(layout.Heading, 2, "一、甲 7"),
		block(layout.Heading, 2, "二、乙 8"),
		block(layout.Heading, 2, "第二章 展望2030 15"),
		block(layout.Heading, 3, "第一章 总体情况的题目分作两行"),
		block(layout.Heading, 4, "第二章 展望2030"),
	})
	want := []dataset.Section{
		{Number: "第一章", Level: 1, Kind: "part", Title: "总体情况的题目分作两行", Page: "3", PDFPage: 3},
		{Number: "第二章", Level: 1, Kind: "part", Title: "展望2030", Page: "15", PDFPage: 4},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNoHeadings(t *testing.T) {
	for _, b := range []layout.Block{
		block(layout.Paragraph, 1, "第一章说的是总体情况，第二章说的是未来。"),
		block(layout.Paragraph, 1, "三、这一条并不跟在二之后"),
		block(layout.List, 1, "一、完善机制；"),
		block(layout.Infographic, 1, "（一）创新"),
		block(layout.TOC, 1, "第一章 总体情况 2"),
		block(layout.Header, 1, "第一章 总体情况"),
		block(layout.TableBlock, 1, "一、企业类"),
		block(layout.Paragraph, 1, "前言不搭后语"),
	} {
		if s, _ := Locate([]layout.Block{b}); len(s) > 0 {
			t.Errorf("%s %q taken for a heading: %+v", b.Kind, b.Text, s)
		}
	}
}

// Every example in the list of heading forms is read by its own form.
func TestHeadingForms(t *testing.T) {
	for _, row := range readList("outline_headings.csv") {
		w, ok := readHeading(row["example"])
		if !ok || w.form.kind != row["kind"] || strconv.Itoa(w.form.level) != row["level"] {
			t.Errorf("%s: read as %+v, want %s", row["example"], w, row["kind"])
		}
	}
}

// TestCorpusOutline reads the headings and the policy list of a corpus: all, and nothing else.
func TestCorpusOutline(t *testing.T) {
	folder := os.Getenv("REPORT_CORPUS")
	if folder == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the outlines of the corpus")
	}
	files, err := filepath.Glob(filepath.Join(folder, "corpus", "d*.truth.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no truth in %s: %v", folder, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { checkOutline(t, file) })
	}
}

type corpusTruth struct {
	File     string
	Year     int
	Region   string
	Offset   int `json:"printed_page_offset"`
	Headings []struct {
		Level any
		Text  string
		Page  int
	}
	Paragraphs []struct{ Kind, Text string }
}

func checkOutline(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want corpusTruth
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	blocks := corpusBlocks(t, filepath.Join(filepath.Dir(file), filepath.Base(want.File)))
	sections, located := Locate(blocks)
	if len(sections) != len(want.Headings) {
		t.Errorf("%d sections, want %d", len(sections), len(want.Headings))
	}
	levels := map[any]int{0.0: 1, 1.0: 2, 2.0: 3, "box": 3}
	for i := range min(len(sections), len(want.Headings)) {
		s, h := sections[i], want.Headings[i]
		if !strings.HasSuffix(lettersOf(s.Number+s.Title), lettersOf(h.Text)) || s.Level != levels[h.Level] ||
			s.PDFPage != h.Page || s.Page != strconv.Itoa(h.Page-want.Offset) {
			t.Errorf("section %+v, want %+v", s, h)
		}
	}
	e := EditionOf(blocks, "report.pdf")
	if e.Year != want.Year || e.Region != want.Region || e.Publisher == "" || len(e.Published) != 7 {
		t.Errorf("edition %+v, want %s %d", e, want.Region, want.Year)
	}
	items := 0
	for _, p := range want.Paragraphs {
		if p.Kind == "li" {
			items++
		}
	}
	if got := len(Guidelines(located)); len(want.Paragraphs) > 0 && got != items {
		t.Errorf("%d guidelines, want %d", got, items)
	}
}

func corpusBlocks(t *testing.T, file string) []layout.Block {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := page.Open(filepath.Base(file), data, "auto", page.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	var pages []*layout.Printed
	var tables [][]layout.Table
	for n := 1; n <= doc.NumPages(); n++ {
		p, err := doc.Page(n)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, layout.Print(p))
		tables = append(tables, pages[len(pages)-1].Tables(layout.Options{}))
	}
	return layout.Blocks(pages, tables)
}
