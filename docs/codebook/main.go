// Command codebook writes docs/codebook.md and docs/codebook.zh.md from the data dictionary:
//
//	go run ./docs/codebook     # at the root of a clone
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"techins/dataset"
)

func main() {
	for name, page := range pages() {
		if err := os.WriteFile(filepath.Join("docs", name), []byte(page), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "codebook:", err)
			os.Exit(1)
		}
	}
}

// pages are the codebook in English and in Chinese, by file name.
func pages() map[string]string {
	return map[string]string{
		"codebook.md": page("Codebook", "Version "+dataset.PackageVersion+". Made from the data dictionary by `go run ./docs/codebook`. [中文](codebook.zh.md)\n\n"+
			"An empty field means not printed or not applicable, never zero. A `bound` is a number, `-inf` or `inf`.",
			"| column | type | unit | required | title | what it holds |",
			func(t dataset.Table) string { return t.TitleEN },
			func(f dataset.Field) []string {
				return []string{code(f.Name), f.Type, f.Unit, mark(f.Required, "yes"), f.TitleEN, withEnum(f)}
			}),
		"codebook.zh.md": page("编码手册", "版本 "+dataset.PackageVersion+"。由 `go run ./docs/codebook` 从数据字典生成。[English](codebook.md)\n\n"+
			"空白表示原文未载或不适用，不是零。`bound` 为数值、`-inf` 或 `inf`。",
			"| 列 | 类型 | 单位 | 必填 | 名称 | 取值 |",
			func(t dataset.Table) string { return t.TitleZH },
			func(f dataset.Field) []string {
				return []string{code(f.Name), f.Type, f.Unit, mark(f.Required, "是"), f.TitleZH, enum(f)}
			}),
	}
}

func page(title, intro, header string, titleOf func(dataset.Table) string, cells func(dataset.Field) []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", title, intro)
	for _, t := range new(dataset.Data).Tables() {
		fmt.Fprintf(&b, "\n## %s.csv\n\n%s\n\n%s\n|%s\n", t.Name, titleOf(t), header, strings.Repeat(" --- |", strings.Count(header, "|")-1))
		for _, f := range t.Fields {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(cells(f), " | "))
		}
	}
	return b.String()
}

func code(s string) string { return "`" + s + "`" }

func mark(b bool, word string) string {
	if b {
		return word
	}
	return ""
}

// enum is the list of what the column can hold, where there is one; a bar would end the cell.
func enum(f dataset.Field) string {
	if len(f.Enum) == 0 {
		return ""
	}
	return code(strings.Join(f.Enum, "`, `"))
}

func withEnum(f dataset.Field) string {
	if list := enum(f); list != "" {
		return f.Description + " (" + list + ")"
	}
	return f.Description
}
