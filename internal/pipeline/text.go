package pipeline

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"techins/dataset"
	"techins/internal/folder"
	"techins/internal/page"
	"techins/internal/report"
)

// TextLines splits a UTF-8 text, one paragraph a line; a byte order mark and carriage returns are
// dropped. Text that is not UTF-8 is an error.
func TextLines(data []byte) ([]string, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) == 0:
		return nil, &page.Error{Kind: page.Empty, What: "the file has 0 bytes", Hint: "give a text of one paragraph a line"}
	case !utf8.Valid(data):
		return nil, &page.Error{Kind: page.UnreadableText, What: "the text is not UTF-8", Hint: "save it as UTF-8"}
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n"), "\n"), nil
}

// TextData reads the narrative of a plain text, such as a press release: its pages are line numbers.
func TextData(name string, data []byte, origins report.Origins) (*dataset.Data, error) {
	lines, err := TextLines(data)
	if err != nil {
		return nil, err
	}
	paras := textParagraphs(lines)
	ed := report.EditionOf(nil, filepath.Base(name))
	ed.Pages, ed.SourceFile, ed.SourceSHA256, ed.Reader = len(lines), filepath.Base(name), folder.Hash(data), "text"
	applyOrigin(&ed, nil, origins)
	out := &dataset.Data{Editions: []dataset.Edition{ed}, Metrics: report.Metrics(ed, paras)}
	addKnowledge(out, report.Knowledge(report.Source{Edition: ed, Paragraphs: paras, Metrics: out.Metrics}))
	out.SetEdition(ed.Edition)
	return out, nil
}

// textParagraphs are the lines as paragraphs, each on a page of its own.
func textParagraphs(lines []string) []report.Paragraph {
	var out []report.Paragraph
	for i, line := range lines {
		out = append(out, report.Paragraph{Text: line, Page: i + 1, Place: func(int, int) dataset.Place { return dataset.Place{Page: i + 1} }})
	}
	return out
}
