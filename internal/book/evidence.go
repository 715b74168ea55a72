package book

import (
	"bytes"
	_ "embed"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"slices"
	"strings"

	"techins/analysis/figures"
	"techins/dataset"
)

// EvidenceDPI is the resolution of the pages that Options.Page gives.
const EvidenceDPI = 120

// An evidence is a place in the document with the numbers that stand there, and a picture of it.
type evidence struct {
	ID, Label     string
	Foreign       bool // the label is Chinese
	Numbers       []evidenceNumber
	Page          int
	Picture       string // "" without the document at hand
	Width, Height int    // of the picture
}

// An evidenceNumber is a number as printed, and the box that it was read from.
type evidenceNumber struct{ Measure, Printed, Box string }

// A place is one or more numbers that stand side by side, to be cut out of a page.
type place struct {
	edition, id string
	page        int
	marks       []dataset.Place
}

func (p place) file() string { return "evidence/" + p.edition + "-" + p.id + ".png" }

// places are the rows of the statistics table, the statistics of the text and the programmes.
func (b *book) places() []place {
	var all []place
	for _, c := range b.data.Business {
		if c.Page == 0 {
			continue
		}
		if n := len(all); n > 0 && all[n-1].edition == c.Edition && all[n-1].id == c.Code && all[n-1].page == c.Page {
			all[n-1].marks = append(all[n-1].marks, c.Place)
			continue
		}
		all = append(all, place{c.Edition, c.Code, c.Page, []dataset.Place{c.Place}})
	}
	for _, m := range b.data.Metrics {
		if m.Page > 0 {
			all = append(all, place{m.Edition, m.ID, m.Page, []dataset.Place{m.Place}})
		}
	}
	for _, p := range b.data.Programmes {
		if p.Page > 0 {
			all = append(all, place{p.Edition, p.Key, p.Page, []dataset.Place{p.Place}})
		}
	}
	return all
}

// cuttings are the pictures of the places. Without the pages there are none.
func (b *book) cuttings() ([]dataset.File, error) {
	if b.page == nil {
		return nil, nil
	}
	type key struct {
		edition string
		page    int
	}
	pages := map[key]image.Image{} // nil where the document is not at hand
	var files []dataset.File
	for _, p := range b.places() {
		k := key{p.edition, p.page}
		picture, known := pages[k]
		if !known {
			var err error
			if picture, err = b.page(p.edition, p.page); err != nil {
				return nil, fmt.Errorf("%s page %d: %w", p.edition, p.page, err)
			}
			pages[k] = picture
		}
		if picture == nil {
			continue
		}
		cut, size, err := cutting(picture, p, b.isDigest(p.edition))
		if err != nil {
			return nil, err
		}
		b.cut[p.file()] = size
		files = append(files, dataset.File{Name: p.file(), Bytes: cut})
	}
	return files, nil
}

func (b *book) isDigest(edition string) bool {
	return slices.ContainsFunc(b.data.Editions, func(e dataset.Edition) bool { return e.Edition == edition && e.DocumentKind == "digest" })
}

//go:embed site/stamp.png
var stampPNG []byte

// ink is the colour of the marks.
var ink = color.RGBA{0xc2, 0x41, 0x0c, 0xff}

// inks are the colours of a cutting: greys, the marks, and the stamp. Sixteen make a small file.
var inks = func() color.Palette {
	p := color.Palette{ink, color.RGBA{0x8a, 0x1c, 0x1c, 0xff}}
	for i := range 14 {
		v := uint8(i * 255 / 13)
		p = append(p, color.RGBA{v, v, v, 0xff})
	}
	return p
}()

// cutting is the part of a page around the marks, with a frame about each, and for a digest a strip
// below that says so.
func cutting(page image.Image, p place, digest bool) (data []byte, size image.Point, err error) {
	const margin, around = 16.0, 190.0 // points above and beside
	box := p.marks[0]
	for _, m := range p.marks {
		box.X0, box.Y0, box.X1, box.Y1 = min(box.X0, m.X0), min(box.Y0, m.Y0), max(box.X1, m.X1), max(box.Y1, m.Y1)
	}
	side := around
	if len(p.marks) > 1 || box.X1-box.X0 > around {
		side = around + 30 // a row of the table, with its label on the left
	}
	area := pixels(box.X0-side, box.Y0-margin, box.X1+side, box.Y1+margin).Intersect(page.Bounds())
	if area.Empty() {
		return nil, size, fmt.Errorf("the place of %s lies outside page %d", p.id, p.page)
	}
	strip := image.Rectangle{}
	var stamp image.Image
	if digest {
		if stamp, err = png.Decode(bytes.NewReader(stampPNG)); err != nil {
			return nil, size, err
		}
		strip = stamp.Bounds()
	}
	out := image.NewPaletted(image.Rect(0, 0, area.Dx(), area.Dy()+strip.Dy()), inks)
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	grey := image.NewGray(image.Rect(0, 0, area.Dx(), area.Dy()))
	draw.Draw(grey, grey.Bounds(), page, area.Min, draw.Src)
	draw.Draw(out, grey.Bounds(), grey, image.Point{}, draw.Src)
	for _, m := range p.marks {
		frame(out, pixels(m.X0-1, m.Y0-1, m.X1+1, m.Y1+1).Sub(area.Min))
	}
	if stamp != nil {
		draw.Draw(out, image.Rect(0, area.Dy(), strip.Dx(), area.Dy()+strip.Dy()), stamp, strip.Min, draw.Src)
	}
	var buf bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&buf, out)
	return buf.Bytes(), out.Bounds().Size(), err
}

func pixels(x0, y0, x1, y1 float64) image.Rectangle {
	const scale = EvidenceDPI / 72.0
	return image.Rect(int(math.Floor(x0*scale)), int(math.Floor(y0*scale)), int(math.Ceil(x1*scale)), int(math.Ceil(y1*scale)))
}

// frame draws the outline of a box, two pixels wide.
func frame(dst draw.Image, r image.Rectangle) {
	for i := range 2 {
		s := r.Inset(-i)
		for _, side := range []image.Rectangle{
			{s.Min, image.Pt(s.Max.X, s.Min.Y+1)}, {image.Pt(s.Min.X, s.Max.Y-1), s.Max},
			{s.Min, image.Pt(s.Min.X+1, s.Max.Y)}, {image.Pt(s.Max.X-1, s.Min.Y), s.Max},
		} {
			draw.Draw(dst, side.Intersect(dst.Bounds()), image.NewUniform(ink), image.Point{}, draw.Src)
		}
	}
}

// evidenceOf are the places of the numbers that a figure or table shows or is computed from: the
// statistics with the given identifiers, the lines of the given sections (product keys) of the table,
// and the programmes.
func (b *book) evidenceOf(edition string, shown map[string]bool, sections []string, l figures.Lang) []evidence {
	var out []evidence
	for _, c := range b.data.Business {
		if c.Edition != edition || c.Page == 0 || !shown[c.Code] && !b.within(edition, c.Code, sections) {
			continue
		}
		if n := len(out); n == 0 || out[n-1].ID != c.Code {
			out = append(out, b.evidenceAt(c.Code, b.reference(edition, c.Code, l).Words, edition, c.Page))
		}
		last := &out[len(out)-1]
		last.Numbers = append(last.Numbers, evidenceNumber{b.dict.say("measure", c.Measure, l), c.Printed + c.PrintedUnit, boxOf(c.Place)})
	}
	for _, m := range b.data.Metrics {
		if m.Edition == edition && shown[m.ID] && m.Page > 0 {
			e := b.evidenceAt(m.ID, m.Quote, edition, m.Page)
			e.Foreign = true
			e.Numbers = []evidenceNumber{{b.dict.say("measure", m.Measure, l), m.Printed, boxOf(m.Place)}}
			out = append(out, e)
		}
	}
	for _, p := range b.data.Programmes {
		if p.Edition == edition && shown[p.Key] && p.Page > 0 {
			e := b.evidenceAt(p.Key, p.Name, edition, p.Page)
			e.Foreign = true
			e.Numbers = []evidenceNumber{{figures.Text{ZH: "开始", EN: "start"}.In(l), p.Start, boxOf(p.Place)}}
			out = append(out, e)
		}
	}
	return out
}

// within reports whether a code is a line of one of the sections.
func (b *book) within(edition, code string, sections []string) bool {
	return slices.ContainsFunc(b.data.Lines, func(l dataset.Line) bool {
		return l.Edition == edition && slices.Contains(sections, l.Product) && strings.HasPrefix(code, l.Code+".")
	})
}

func (b *book) evidenceAt(id, label, edition string, page int) evidence {
	name := (place{edition: edition, id: id}).file()
	e := evidence{ID: id, Label: label, Page: page, Picture: b.pictureOf(edition, id)}
	e.Width, e.Height = b.cut[name].X, b.cut[name].Y
	return e
}

func boxOf(at dataset.Place) string {
	return fmt.Sprintf("%.1f, %.1f – %.1f, %.1f", at.X0, at.Y0, at.X1, at.Y1)
}

// pictureOf is the address of the cutting of a place from a page, "" when there is none.
func (b *book) pictureOf(edition, id string) string {
	name := (place{edition: edition, id: id}).file()
	if _, there := b.cut[name]; there {
		return "../" + name
	}
	return ""
}
