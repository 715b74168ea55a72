package pipeline

import (
	"cmp"
	"strconv"

	"techins/dataset"
	"techins/internal/report"
)

// applyOrigin fills in what the record of the file knows better than its cover. A digest has page
// numbers of its own, by which nobody may cite the report: its sections get the pages of the official
// contents page, or none where that lists no page.
func applyOrigin(ed *dataset.Edition, sections []dataset.Section, origins report.Origins) {
	o, ok := origins.Of(ed.SourceFile, ed.SourceSHA256)
	if !ok {
		ed.DocumentKind = "unknown"
		return
	}
	ed.Edition, ed.Region, ed.Year, ed.Title = o.Edition, o.Region, o.Year, o.Title
	ed.Publisher, ed.Published, ed.DocumentKind = o.Publisher, o.Published, o.DocumentKind
	if o.DocumentKind == "digest" {
		citeByOfficialPages(sections, o)
	}
}

func citeByOfficialPages(sections []dataset.Section, o report.Origin) {
	part := ""
	for i := range sections {
		s := &sections[i]
		if s.Kind == "part" || s.Kind == "annex" {
			part = cmp.Or(s.Number, s.Title)
		}
		s.Page = ""
		if n := o.OfficialPage(part, s.Number); n > 0 {
			s.Page = strconv.Itoa(n)
		}
	}
}
