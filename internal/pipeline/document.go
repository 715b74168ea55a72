package pipeline

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"techins/dataset"
	"techins/internal/debug"
	"techins/internal/folder"
	"techins/internal/layout"
	"techins/internal/page"
	"techins/internal/report"
)

// Options of reading a document. The zero value reads with both readers.
type Options struct {
	Reader   string // auto, native, pdfium or both; "" is both
	Password string
	Pages    []int // 1-based; empty for all
	Tables   layout.Options
	Origins  report.Origins // what is known of the files by name; nil when nothing is
	Debug    string         // folder for a drawing of each page; "" for none
}

// A Document is a document as read and laid out, before its words are understood.
type Document struct {
	Name    string // base name of the file
	SHA256  string
	Pages   []*page.Page
	PerPage [][]layout.Table // tables of each page
	Tables  []layout.Table   // the same, joined over pages

	reader   string
	warnings []string
	printed  []*layout.Printed // the pages; nil in a long document
	long     *long             // of a document longer than a window, whose pages are kept bare
}

// Open reads the pages of a PDF and finds its tables. name is the file's name, data its bytes. The
// error is a *page.Error where the document is at fault.
func Open(name string, data []byte, opt Options) (*Document, error) {
	doc, err := openPages(name, data, opt)
	if err != nil {
		return nil, err
	}
	defer doc.Close()
	d := &Document{Name: filepath.Base(name), SHA256: folder.Hash(data), reader: doc.Reader()}
	if numbers := selected(doc, opt.Pages); len(numbers) > windowPages && opt.Debug == "" {
		return d, d.readLong(doc, numbers, opt, func() (page.Document, error) { return openPages(name, data, opt) })
	}
	if d.Pages, err = readPages(doc, selected(doc, opt.Pages)); err != nil {
		return nil, err
	}
	var check page.Check
	for _, p := range d.Pages {
		check.Add(p)
	}
	if err := check.Err(); err != nil {
		return nil, err
	}
	d.warnings = append(doc.Warnings(), check.Warnings()...)
	for _, p := range d.Pages {
		q := layout.Print(p)
		d.printed, d.PerPage = append(d.printed, q), append(d.PerPage, q.Tables(opt.Tables))
	}
	d.Tables = layout.StitchTables(d.PerPage, d.Pages)
	if opt.Debug != "" {
		stem := strings.TrimSuffix(d.Name, filepath.Ext(d.Name))
		return d, debug.WriteDocument(opt.Debug, stem, data, page.Options{Password: opt.Password}, d.Pages, d.Blocks(), d.Tables)
	}
	return d, nil
}

func openPages(name string, data []byte, opt Options) (page.Document, error) {
	return page.Open(name, data, cmp.Or(opt.Reader, "both"), page.Options{Password: opt.Password})
}

// Blocks is the text of the document in reading order.
func (d *Document) Blocks() []layout.Block {
	if d.long != nil {
		return d.long.blocks
	}
	return layout.Blocks(d.printed, d.PerPage)
}

// Data reads the document's words: its edition, outline, policy list, statistics table and
// narrative.
func (d *Document) Data(origins report.Origins) *dataset.Data {
	defer d.long.close()
	blocks := d.Blocks()
	sections, located := report.Locate(blocks)
	ed := report.EditionOf(blocks, d.Name)
	ed.Pages, ed.SourceFile, ed.SourceSHA256, ed.Reader = len(d.Pages), d.Name, d.SHA256, d.reader
	applyOrigin(&ed, sections, origins)
	stats := report.ReadStatistics(ed.Edition, d.Tables, report.TableContext{Year: ed.Year, Above: d.above, Readers: d.readers, Words: d.wordsOf(blocks), Pages: d.numbers()})
	metrics, doubted := d.agreed(report.Metrics(ed, d.paragraphs(located)))
	out := &dataset.Data{
		Editions:   []dataset.Edition{ed},
		Lines:      stats.Lines,
		Business:   stats.Business,
		Metrics:    metrics,
		Guidelines: report.Guidelines(located),
		Sections:   sections,
		Problems:   slices.Concat(d.problems(), stats.Problems, doubted),
	}
	addKnowledge(out, report.Knowledge(report.Source{
		Edition: ed, Paragraphs: d.paragraphs(located), Headings: headings(located),
		Guidelines: out.Guidelines, Lines: out.Lines, Metrics: out.Metrics,
	}))
	out.SetEdition(ed.Edition)
	return out
}

// at is the index of a page by its number, -1 for a page that was not read.
func (d *Document) at(number int) int {
	return slices.IndexFunc(d.Pages, func(p *page.Page) bool { return p.Number == number })
}

// numbers are those of the pages that were read.
func (d *Document) numbers() []int {
	var out []int
	for _, p := range d.Pages {
		out = append(out, p.Number)
	}
	return out
}

// readers is how many readers see the text in the box; 0 when two have read the page and differ.
func (d *Document) readers(n int, box page.Rect, text string) int {
	i := d.at(n)
	if i < 0 {
		return 1
	}
	return d.Pages[i].Agreement.Readers(box, text)
}

// above is the text over a table on its page, line by line: what stands under the table before it,
// outside other tables. On a page that is turned, over means towards the top of the text.
func (d *Document) above(t *layout.Table) string {
	i := d.at(t.Page)
	var lines []string
	for _, l := range layout.Lines(d.whole(i)) {
		up := layout.Upright(l.Angle)
		box, table := up(l.Box), up(t.Box)
		inTable := slices.ContainsFunc(d.PerPage[i], func(o layout.Table) bool { return o.Box.Contains(l.Box.CX(), l.Box.CY()) })
		if !inTable && box.Y1 <= table.Y0+box.H()/2 && box.CY() >= d.endOfTableBefore(i, table, up) {
			lines = append(lines, l.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// endOfTableBefore is the foot of the nearest table over an upright box that shares its columns.
func (d *Document) endOfTableBefore(i int, table page.Rect, up func(page.Rect) page.Rect) float64 {
	end := math.Inf(-1)
	for _, o := range d.PerPage[i] {
		if b := up(o.Box); b.Y1 <= table.Y0 && b.X0 < table.X1 && b.X1 > table.X0 {
			end = max(end, b.Y1)
		}
	}
	return end
}

func (d *Document) problems() []dataset.Problem {
	var out []dataset.Problem
	for _, w := range d.warnings {
		out = append(out, dataset.Problem{Kind: "reader", Message: w})
	}
	for _, p := range d.Pages {
		for _, w := range p.Warnings {
			out = append(out, dataset.Problem{Kind: "reader", Place: dataset.Place{Page: p.Number}, Message: w})
		}
		if p.Agreement == nil {
			continue
		}
		for _, x := range p.Agreement.Differences {
			out = append(out, dataset.Problem{Kind: "readers", Place: dataset.Place{Page: p.Number, X0: x.Box.X0, Y0: x.Box.Y0, X1: x.Box.X1, Y1: x.Box.Y1},
				Message: fmt.Sprintf("the two readers differ: one reads %q, the other %q", x.First, x.Second)})
		}
	}
	return out
}

// paragraphs are the blocks that tell the narrative.
func (d *Document) paragraphs(located []report.Located) []report.Paragraph {
	var out []report.Paragraph
	for _, l := range located {
		if narrates(l) {
			out = append(out, report.Paragraph{Text: l.Block.Text, Section: l.Section, Box: l.Box, Heading: l.Title, Page: l.Block.Page, Place: d.placeIn(l.Block)})
		}
	}
	return out
}

// narrates holds for body text, not for headings, captions, headers and the like.
func narrates(l report.Located) bool {
	return !l.Heading && tells(l.Block.Kind)
}

func tells(k layout.BlockKind) bool {
	return k == layout.Paragraph || k == layout.Boxed || k == layout.List
}

func (d *Document) placeIn(b *layout.Block) func(start, end int) dataset.Place {
	place := b.Place
	if d.long != nil {
		place = d.long.places[b].place
	}
	return func(start, end int) dataset.Place {
		p := place(start, end)
		return dataset.Place{Page: p.Page, X0: p.Box.X0, Y0: p.Box.Y0, X1: p.Box.X1, Y1: p.Box.Y1}
	}
}

// wordsOf gives the words of a page outside running headers and footers.
func (d *Document) wordsOf(blocks []layout.Block) func(n int) []report.PrintedWord {
	running := map[int][]page.Rect{}
	for _, b := range blocks {
		if b.Kind == layout.Header || b.Kind == layout.Footer {
			running[b.Page] = append(running[b.Page], b.Box)
		}
	}
	return func(n int) []report.PrintedWord {
		i := d.at(n)
		if i < 0 {
			return nil
		}
		var out []report.PrintedWord
		for _, w := range layout.Words(d.whole(i).Glyphs) {
			if !slices.ContainsFunc(running[n], func(box page.Rect) bool { return box.Contains(w.Box.CX(), w.Box.CY()) }) {
				out = append(out, report.PrintedWord{Text: w.Text, Box: w.Box, Angle: w.Angle})
			}
		}
		return out
	}
}
