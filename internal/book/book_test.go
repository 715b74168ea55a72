package book

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"html"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"techins/analysis/figures"
	"techins/dataset"
	"techins/internal/folder"
	"techins/internal/pipeline"
)

// shipped are the data that the project ships.
func shipped(t *testing.T) *dataset.Data {
	t.Helper()
	d, err := dataset.Read("../../data/clean")
	if err != nil {
		t.Skipf("data/clean cannot be read: skipping the tests of the book: %v", err)
	}
	return d
}

// whole are the options of the book that the project ships, its evidence apart.
func whole(t *testing.T) Options {
	t.Helper()
	notebooks, err := ReadNotebooks("../../notebooks")
	if err != nil || len(notebooks) == 0 {
		t.Fatalf("no notebooks: %v", err)
	}
	return Options{Notebooks: notebooks}
}

// text is a book of the shipped data without its figures' pictures: the same pages, in a moment.
func text(t *testing.T, opt Options) map[string]string {
	t.Helper()
	b, err := newBook(shipped(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	return textOf(t, b)
}

func textOf(t *testing.T, b *book) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, part := range b.parts() {
		more, err := part()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range more {
			if _, twice := files[f.Name]; twice {
				t.Errorf("%s is written twice", f.Name)
			}
			files[f.Name] = string(f.Bytes)
		}
	}
	return files
}

var (
	factItem    = regexp.MustCompile(`(?s)<ol class="facts">(.*?)</ol>`)
	listItem    = regexp.MustCompile(`(?s)<li>(.*?)</li>`)
	tag         = regexp.MustCompile(`<[^>]*>`)
	units       = regexp.MustCompile(`100 million yuan|10,000 yuan|100m yuan`)
	numeral     = regexp.MustCompile(`\d[\d,]*(\.\d+)?`)
	countedLine = regexp.MustCompile(`项核对|checks of`)
	factLink    = regexp.MustCompile(`(?s)<a .*?</a>`)
)

// Every number of the home page stands in a figure's CSV, in the data or in the table of checks, at
// the rounding in which it is said.
func TestNumbersOfHome(t *testing.T) {
	files := text(t, whole(t))
	known := knownNumbers(t, files)
	for _, lang := range []string{"en", "zh"} {
		facts := factItem.FindStringSubmatch(files[lang+"/index.html"])
		if facts == nil {
			t.Fatalf("%s: the home page has no facts", lang)
		}
		lines := listItem.FindAllStringSubmatch(facts[1], -1)
		if len(lines) < 10 {
			t.Errorf("%s: %d facts, want ten or more", lang, len(lines))
		}
		for _, line := range lines {
			said := units.ReplaceAllString(html.UnescapeString(tag.ReplaceAllString(factLink.ReplaceAllString(line[1], ""), "")), "")
			if countedLine.MatchString(said) {
				countsAddUp(t, said)
				continue
			}
			for _, n := range numeral.FindAllString(said, -1) {
				if !stated(n, known) {
					t.Errorf("%s says %s, which no table gives", said, n)
				}
			}
		}
	}
}

// countsAddUp checks the line that counts the verdicts: the first number is the sum of the others.
func countsAddUp(t *testing.T, said string) {
	var n []int
	for _, s := range numeral.FindAllString(said, -1) {
		v, _ := new(big.Int).SetString(s, 10)
		n = append(n, int(v.Int64()))
	}
	sum := 0
	for _, v := range n[1:] {
		sum += v
	}
	if n[0] == 0 || n[0] != sum {
		t.Errorf("%s: %d is not %d", said, n[0], sum)
	}
}

// knownNumbers reads every number of the CSV files, of the statistics and of the checks.
func knownNumbers(t *testing.T, files map[string]string) []*big.Rat {
	var known []*big.Rat
	for name, content := range files {
		if !strings.HasSuffix(name, ".csv") {
			continue
		}
		rows, err := csv.NewReader(strings.NewReader(content)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, cell := range slices.Concat(rows...) {
			for _, n := range regexp.MustCompile(`\d+(\.\d+)?`).FindAllString(cell, -1) {
				v, _ := new(big.Rat).SetString(n)
				known = append(known, v)
			}
		}
	}
	for _, m := range shipped(t).Metrics {
		known = append(known, big.NewRat(int64(m.Page), 1))
		for _, d := range []dataset.Decimal{m.Value, m.Lower, m.Upper} {
			if d.Finite() {
				known = append(known, d.Rat())
			}
		}
	}
	return append(known, big.NewRat(31, 10)) // 3.1万亿元 as printed; its value is among the statistics
}

func stated(printed string, known []*big.Rat) bool {
	plain := strings.ReplaceAll(strings.TrimRight(printed, ","), ",", "")
	_, frac, _ := strings.Cut(plain, ".")
	for _, v := range known {
		for _, scale := range []int64{1, 10_000, 100_000_000} {
			if new(big.Rat).Quo(v, big.NewRat(scale, 1)).FloatString(len(frac)) == plain {
				return true
			}
		}
	}
	return false
}

var address = regexp.MustCompile(`(?:href|src|srcset)="([^"]*)"`)

// Every address within the book leads to a file of the book, and to a place that is there.
func TestLinks(t *testing.T) {
	b, err := newBook(shipped(t), whole(t))
	if err != nil {
		t.Fatal(err)
	}
	checkLinks(t, b, textOf(t, b))
}

func checkLinks(t *testing.T, b *book, files map[string]string) {
	t.Helper()
	for _, f := range b.figures {
		for _, v := range b.variants() {
			files[pictureName(f.ID, v)] = ""
		}
	}
	links := 0
	for name, content := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		content = regexp.MustCompile(`(?s)<pre.*?</pre>`).ReplaceAllString(content, "")
		for _, m := range address.FindAllStringSubmatch(content, -1) {
			links++
			if to, anchor, ok := resolve(name, m[1]); !ok {
				t.Errorf("%s leads out of the book: %s", name, m[1])
			} else if target, there := files[to]; !there {
				t.Errorf("%s: there is no %s", name, m[1])
			} else if anchor != "" && !strings.Contains(target, `id="`+anchor+`"`) {
				t.Errorf("%s: there is no place %s", name, m[1])
			}
		}
	}
	if links < 100 {
		t.Errorf("only %d links were checked", links)
	}
}

func resolve(from, link string) (name, anchor string, ok bool) {
	link = html.UnescapeString(link)
	if link == "data:," {
		return "style.css", "", true // the empty icon
	}
	if strings.Contains(link, ":") || strings.HasPrefix(link, "//") {
		return "", "", false
	}
	to, anchor, _ := strings.Cut(link, "#")
	dir := from[:strings.LastIndex(from, "/")+1]
	switch {
	case to == "":
		return from, anchor, true
	case strings.HasPrefix(to, "../"):
		return to[3:], anchor, true
	}
	return dir + to, anchor, true
}

// What the checks say is said in both languages.
func TestChecksInChinese(t *testing.T) {
	b, err := newBook(shipped(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	english := regexp.MustCompile(`[a-z]{3,}`)
	seen := 0
	for _, e := range b.checks {
		for _, c := range e.checks {
			v := b.checkView(e.edition, c, "zh")
			seen++
			for _, s := range []string{v.Comment, v.Arithmetic, v.Verdict, v.Reason, v.Rule, v.LeftValue, v.RightValue} {
				if english.MatchString(s) {
					t.Errorf("check %d says %q in the Chinese page", c.N, s)
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no check was seen")
	}
}

// Every figure has its words, and every measure that it shows has a name in both languages.
func TestWordsOfFigures(t *testing.T) {
	b, err := newBook(shipped(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range b.figures {
		a := b.about[f.ID]
		for _, s := range []string{a.Shows.ZH, a.Shows.EN, a.Read.ZH, a.Read.EN, a.Method.ZH, a.Method.EN, a.Formula, a.Package} {
			if s == "" {
				t.Errorf("%s: words/about.csv leaves a column empty", f.ID)
			}
		}
		for _, r := range f.Rows {
			if !han.MatchString(b.dict.say("measure", r.Measure, "zh")) {
				t.Errorf("%s: words/words.csv has no measure %s", f.ID, r.Measure)
			}
			if _, known := b.dict.words["unit/"+r.Unit]; !known {
				t.Errorf("%s: words/words.csv has no unit %s", f.ID, r.Unit)
			}
		}
	}
	for _, m := range b.data.Metrics {
		if _, known := b.dict.words["measure/"+m.Measure]; !known {
			t.Errorf("words/words.csv has no measure %s", m.Measure)
		}
	}
}

func TestThousands(t *testing.T) {
	d, err := loadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ in, zh, en string }{
		{"616.659472亿", "616.659472亿元", "616.659472 × 100m yuan"},
		{"26619.87259亿", "26,619.87259亿元", "26,619.87259 × 100m yuan"},
		{"401261 policies", "401,261件", "401,261 policies"},
		{"1234567.5万", "1,234,567.5万元", "1,234,567.5 × 10,000 yuan"},
		{"3795 firm times", "3,795家次", "3,795 firm times"},
		{"1700元", "1,700元", "1,700 yuan"},
	} {
		if zh, en := d.amounts(c.in, "zh"), d.amounts(c.in, "en"); zh != c.zh || en != c.en {
			t.Errorf("amounts(%q) = %q, %q; want %q, %q", c.in, zh, en, c.zh, c.en)
		}
	}
}

var markup = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

func TestMarkupIsJSON(t *testing.T) {
	files := text(t, Options{Base: "https://example.org/book"})
	found := 0
	for name, content := range files {
		m := markup.FindStringSubmatch(content)
		if m == nil {
			continue
		}
		found++
		var v struct {
			Type         string `json:"@type"`
			Name         string
			Distribution []struct{ ContentURL string }
		}
		if err := json.Unmarshal([]byte(m[1]), &v); err != nil || v.Type != "Dataset" || v.Name == "" || len(v.Distribution) == 0 {
			t.Errorf("%s: the markup is no Dataset: %v", name, err)
		}
		if !strings.Contains(content, `property="og:image" content="https://example.org/book/figures/`) {
			t.Errorf("%s: the picture for previews has no absolute address", name)
		}
	}
	if found < 2 {
		t.Errorf("%d pages have markup", found)
	}
}

// A cutting shows the place, marks it, and says when the document is a digest.
func TestCuttings(t *testing.T) {
	page := image.NewRGBA(image.Rect(0, 0, 1000, 1400))
	for i := range page.Pix {
		page.Pix[i] = 0xff
	}
	at := dataset.Place{Page: 1, X0: 200, Y0: 300, X1: 260, Y1: 315}
	where := pixels(at.X0, at.Y0, at.X1, at.Y1)
	page.Set(where.Min.X+5, where.Min.Y+5, color.Black)
	var heights []int
	for _, digest := range []bool{false, true} {
		data, size, err := cutting(page, place{"x", "m001", 1, []dataset.Place{at}}, digest)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		heights = append(heights, img.Bounds().Dy())
		if img.Bounds().Size() != size {
			t.Errorf("the cutting is %v, said to be %v", img.Bounds().Size(), size)
		}
		marked, black := false, false
		for x := range img.Bounds().Dx() {
			for y := range img.Bounds().Dy() {
				c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
				marked = marked || c == ink
				black = black || c == color.RGBA{0, 0, 0, 0xff}
			}
		}
		if !marked || !black {
			t.Errorf("digest %v: marked %v, number shown %v", digest, marked, black)
		}
	}
	if heights[1] <= heights[0] {
		t.Error("the cutting of a digest has no stamp")
	}
	if _, _, err := cutting(page, place{"x", "m001", 1, []dataset.Place{{Page: 1, X0: 5000, Y0: 5000, X1: 5010, Y1: 5010}}}, false); err == nil {
		t.Error("a place outside the page gave a picture")
	}
}

// The pages are drawn again with the same bytes.
func TestSameBytes(t *testing.T) {
	first, second := text(t, whole(t)), text(t, whole(t))
	for name, content := range first {
		if second[name] != content {
			t.Errorf("%s differs between two runs", name)
		}
	}
	if _, there := first["tables/checks.csv"]; !there || len(first) != len(second) {
		t.Error("the book is not whole")
	}
}

// A figure's page with all that a browser loads for it stays under 300 kB.
func TestWeight(t *testing.T) {
	data := shipped(t)
	pictures, done, err := pipeline.Pictures(data, "../../data/raw", EvidenceDPI, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	b, err := newBook(data, Options{Page: pictures})
	if err != nil {
		t.Fatal(err)
	}
	files := textOf(t, b)
	for _, f := range b.figures {
		for _, lang := range b.langs {
			page := string(lang) + "/" + f.ID + ".html"
			drawn, err := job{f, figures.Variant{Lang: lang, Format: figures.SVG, Size: figures.TwoColumns}}.draw()
			if err != nil {
				t.Fatal(err)
			}
			weight := len(files[page]) + len(drawn.Bytes) + len(files["style.css"]) + len(files["book.js"])
			for _, m := range regexp.MustCompile(`<img src="\.\./(evidence/[^"]*)"`).FindAllStringSubmatch(files[page], -1) {
				weight += len(files[m[1]])
			}
			if weight > 300_000 {
				t.Errorf("%s weighs %d bytes", page, weight)
			}
		}
	}
	if want := "en/F1.html"; !strings.Contains(files[want], `<img src="../evidence/`) {
		t.Errorf("%s shows no picture of a place", want)
	}
}

// The zip holds every file of the book as it is in the folder, but for the home pages, which lead to it,
// and itself.
func TestZip(t *testing.T) {
	opt := Options{Only: []string{"F1"}, Langs: []figures.Lang{figures.English}, Zip: true}
	files, err := Files(shipped(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Files(shipped(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	content := map[string][]byte{}
	for i, f := range files {
		content[f.Name] = f.Bytes
		if !bytes.Equal(again[i].Bytes, f.Bytes) {
			t.Errorf("%s differs between two runs", f.Name)
		}
	}
	if !strings.Contains(string(content["en/index.html"]), `href="../`+ZipFile+`"`) {
		t.Error("the home page does not lead to the zip")
	}
	packed := content[ZipFile]
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != len(files)-1 {
		t.Errorf("%d files in the zip, want %d", len(z.File), len(files)-1)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(f.Name, "techins-chart-book/")
		if same := bytes.Equal(got, content[name]); !same && name != "en/index.html" && name != folder.LockFile {
			t.Errorf("%s in the zip is not that of the book", name)
		}
		if bytes.Contains(got, []byte(ZipFile)) {
			t.Errorf("%s in the zip speaks of the zip", name)
		}
	}
}
