package report

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"techins/dataset"
	"techins/internal/layout"
	"techins/internal/pattern"
)

// A namedRegion is a row of edition_regions.csv.
type namedRegion struct{ name, key string }

var namedRegions = sync.OnceValue(func() []namedRegion {
	var out []namedRegion
	for _, row := range readList("edition_regions.csv") {
		out = append(out, namedRegion{row["name"], row["key"]})
	}
	return out
})

// EditionOf reads what a report says of itself on its cover: title, year, publisher, date and region.
// file is the base name of the file, which helps where the cover is
// silent. The key is region and year (shanghai-2023), unknown-2023 for a place not in
// edition_regions.csv, and the file's name where nothing is known. Pages, hash, kind and reader are left to the caller.
func EditionOf(blocks []layout.Block, file string) dataset.Edition {
	cover := coverBlocks(blocks)
	e := dataset.Edition{SourceFile: file}
	title, year := titleOf(cover, blocks)
	e.Title, e.Year = title, year
	e.Publisher = publisherOf(cover, title)
	e.Published = publishedOf(cover)
	region := regionIn(title)
	if region.name == "" {
		region = regionIn(e.Publisher)
	}
	if region.name == "" {
		region = regionIn(file)
	}
	if e.Year == 0 {
		e.Year = yearIn(file)
	}
	e.Region = region.name
	e.Edition = editionKey(region.key, e.Year, file)
	return e
}

// coverBlocks are the blocks of the first page that has any.
func coverBlocks(blocks []layout.Block) []*layout.Block {
	var out []*layout.Block
	for i := range blocks {
		if len(out) > 0 && blocks[i].Page != out[0].Page {
			break
		}
		out = append(out, &blocks[i])
	}
	return out
}

var (
	yearMark = pattern.New(`((?:19|20|21)\d{2}|[〇零○一二三四五六七八九]{4})\s*年度?`)
	yearBare = pattern.New(`(?:^|\D)((?:19|20|21)\d{2})(?:\D|$)`)
	yearOnly = pattern.New(`^[(（]?\s*(?:(?:19|20|21)\d{2}|[〇零○一二三四五六七八九]{4})\s*年?度?\s*[)）]?$`)
)

// titleOf is the largest print of the cover, with the year printed beside it, and that year. A long
// document without a cover has its running header as title.
func titleOf(cover []*layout.Block, blocks []layout.Block) (string, int) {
	var best *layout.Block
	for _, b := range cover {
		if hasHan(b.Text) && len([]rune(b.Text)) <= longestHeading && b.Kind != layout.TOC && b.Kind != layout.Footer && !yearOnly.MatchString(b.Text) && (best == nil || b.Size > best.Size+0.1) {
			best = b
		}
	}
	title := ""
	if best != nil {
		title = oneLine(best.Text)
	}
	if header := runningTitle(blocks); header != "" && (title == "" || strings.HasPrefix(lettersOf(header), lettersOf(title))) {
		title = header
	}
	if y := yearIn(title); y > 0 {
		return title, y
	}
	for _, b := range cover {
		if text := without(b.Text, unicode.IsSpace); yearOnly.MatchString(text) {
			if !strings.HasPrefix(text, "(") && !strings.HasPrefix(text, "（") {
				text = "(" + text + ")"
			}
			return title + text, yearIn(text)
		}
	}
	return title, 0
}

// runningTitle is the running header found most often, if it holds a year.
func runningTitle(blocks []layout.Block) string {
	count := map[string]int{}
	for i := range blocks {
		if b := &blocks[i]; b.Kind == layout.Header && hasHan(b.Text) && yearIn(b.Text) > 0 {
			count[oneLine(b.Text)]++
		}
	}
	best := ""
	for text, n := range count {
		if n > count[best] || n == count[best] && text < best {
			best = text
		}
	}
	return best
}

// yearIn is the year a text names, 0 for none.
func yearIn(s string) int {
	if m := yearMark.FindStringSubmatch(s); m != nil {
		return yearOf(m[1])
	}
	if m := yearBare.FindStringSubmatch(s); m != nil {
		return yearOf(m[1])
	}
	return 0
}

func hasHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

// publisherOf is the text of the cover that ends as an organisation's name does.
func publisherOf(cover []*layout.Block, title string) string {
	endings := guidelineWords()["organisation"]
	for i := len(cover) - 1; i >= 0; i-- {
		text := without(cover[i].Text, unicode.IsSpace)
		if n := len([]rune(text)); n >= 4 && n <= 40 && endsWithAny(text, endings) && !strings.Contains(title, text) {
			return text
		}
	}
	return ""
}

// publishedOf is the date of the cover, as precise as printed.
func publishedOf(cover []*layout.Block) string {
	for i := len(cover) - 1; i >= 0; i-- {
		text := without(cover[i].Text, unicode.IsSpace)
		if date, n := readDate(text); n > 0 && n == len(text) {
			return date
		}
	}
	return ""
}

// regionIn is the region that a text names first, the longer of two names at one place.
func regionIn(s string) namedRegion {
	var best namedRegion
	at := len(s)
	for _, r := range namedRegions() {
		i := strings.Index(s, r.name)
		if i < 0 {
			i = strings.Index(strings.ToLower(s), r.key)
		}
		if i >= 0 && (i < at || i == at && len(r.name) > len(best.name)) {
			best, at = r, i
		}
	}
	return best
}

func editionKey(region string, year int, file string) string {
	if region == "" && year == 0 {
		name := file
		if i := strings.LastIndexByte(name, '.'); i > 0 {
			name = name[:i]
		}
		words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
		if key := strings.Join(words, "-"); key != "" {
			return key
		}
	}
	if region == "" {
		region = "unknown"
	}
	if year == 0 {
		return region + "-undated"
	}
	return fmt.Sprintf("%s-%d", region, year)
}
