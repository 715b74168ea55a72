package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"techins/dataset"
	"techins/internal/layout"
)

func TestEditionOf(t *testing.T) {
	title := block(layout.Heading, 1, "深圳科技保险创新发展报告")
	title.Size = 24
	cover := []layout.Block{
		title,
		block(layout.Heading, 1, "（2024年度）"),
		block(layout.Heading, 1, "国家金融监督管理总局深圳监管局"),
		block(layout.Heading, 1, "2025年2月"),
		block(layout.Paragraph, 2, "2019年的正文。"),
	}
	want := dataset.Edition{
		Edition: "shenzhen-2024", Region: "深圳", Year: 2024, Title: "深圳科技保险创新发展报告（2024年度）",
		Publisher: "国家金融监督管理总局深圳监管局", Published: "2025-02", SourceFile: "r.pdf",
	}
	if diff := cmp.Diff(want, EditionOf(cover, "r.pdf")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEditionKeys(t *testing.T) {
	for _, c := range []struct{ title, file, want string }{
		{"2023年北京科技保险发展报告", "x.pdf", "beijing-2023"},
		{"浙江省科技保险白皮书（二〇二二年度）", "x.pdf", "zhejiang-2022"},
		{"无名地科技保险报告（2023年度）", "x.pdf", "unknown-2023"},
		{"科技保险报告", "suzhou_2021.pdf", "suzhou-2021"},
		{"科技保险报告", "Report A+B.pdf", "report-a-b"},
		{"上海科技保险报告", "x.pdf", "shanghai-undated"},
	} {
		if got := EditionOf([]layout.Block{block(layout.Heading, 1, c.title)}, c.file).Edition; got != c.want {
			t.Errorf("%s in %s: %s, want %s", c.title, c.file, got, c.want)
		}
	}
	if got := EditionOf(nil, "press.txt").Edition; got != "press" {
		t.Errorf("a text without a cover: %s, want press", got)
	}
}
