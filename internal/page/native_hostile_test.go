package page

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// deflate compresses n times the same bytes.
func deflate(t testing.TB, unit string, n int) string {
	t.Helper()
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	chunk := bytes.Repeat([]byte(unit), 1+(1<<16)/len(unit))
	for left := n * len(unit); left > 0; left -= len(chunk) {
		if _, err := w.Write(chunk[:min(left, len(chunk))]); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	return out.String()
}

// flate adds a compressed stream.
func (b *builder) flate(data string) string { return b.stream("/Filter /FlateDecode", data) }

// pageOf finishes a file with one page whose content is an object already added.
func (b *builder) pageOf(content, resources string) []byte {
	pages := len(b.objects) + 2
	page := b.add("<< /Type /Page /Parent %d 0 R /Contents %s /Resources << %s >> /MediaBox [0 0 200 100] >>", pages, content, resources)
	b.add("<< /Type /Pages /Kids [%s] /Count 1 >>", page)
	b.add("<< /Type /Catalog /Pages %d 0 R >>", pages)
	return b.bytes()
}

// hostileFiles are files made to waste time or memory, by what they do.
func hostileFiles(t testing.TB) map[string][]byte {
	files := map[string][]byte{}
	add := func(name string, make func(b *builder) []byte) {
		files[name] = make(&builder{})
	}
	add("a bomb as content", func(b *builder) []byte { return b.pageOf(b.flate(deflate(t, " ", 300<<20)), "") })
	add("two bombs as content", func(b *builder) []byte {
		c := b.flate(deflate(t, "q Q ", 40<<20))
		return b.pageOf("["+c+" "+c+"]", "")
	})
	add("a bomb in a bomb", func(b *builder) []byte {
		return b.pageOf(b.stream("/Filter [/FlateDecode /FlateDecode]", deflate(t, deflate(t, "\x00", 8<<20), 2000)), "")
	})
	add("endless operators", func(b *builder) []byte { return b.pageOf(b.flate(deflate(t, "0 g ", 25<<20)), "") })
	add("endless glyphs", func(b *builder) []byte {
		f := b.add(helvetica)
		return b.pageOf(b.flate(deflate(t, "BT /F 1 Tf 9 9 Td (abcdefgh) Tj ET ", 3<<18)), "/Font << /F "+f+" >>")
	})
	add("endless saved states", func(b *builder) []byte { return b.pageOf(b.flate(deflate(t, "q ", 1<<20)), "") })
	add("endless marked content", func(b *builder) []byte { return b.pageOf(b.flate(deflate(t, "/A BMC ", 1<<20)), "") })
	add("one endless path", func(b *builder) []byte { return b.pageOf(b.flate(deflate(t, "1 2 3 4 5 6 c ", 1<<20)), "") })
	add("a form within itself", func(b *builder) []byte {
		b.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 1 0 R >> >>", "/X Do /X Do")
		return b.pageOf(b.stream("", "/X Do"), "/XObject << /X 1 0 R >>")
	})
	add("forms that double", func(b *builder) []byte {
		for i := range 28 {
			b.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>", i+2), "/X Do /X Do /X Do")
		}
		b.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 1 1 re f")
		return b.pageOf(b.stream("", "/X Do"), "/XObject << /X 1 0 R >>")
	})
	add("a page tree within itself", func(b *builder) []byte {
		b.add("<< /Type /Pages /Kids [1 0 R 1 0 R] /Count 2 >>")
		b.add("<< /Type /Catalog /Pages 1 0 R >>")
		return b.bytes()
	})
	add("one page a million times", func(b *builder) []byte {
		b.add("<< /Type /Page /MediaBox [0 0 9 9] >>")
		b.add("<< /Type /Pages /Kids [%s] /Count 1000000 >>", strings.Repeat("1 0 R ", 1_000_000))
		b.add("<< /Type /Catalog /Pages 2 0 R >>")
		return b.bytes()
	})
	add("a page tree that doubles", func(b *builder) []byte {
		for i := range 60 {
			b.add("<< /Type /Pages /Kids [%[1]d 0 R %[1]d 0 R] /Count 2 >>", i+2)
		}
		b.add("<< /Type /Pages /Kids [] >>")
		b.add("<< /Type /Catalog /Pages 1 0 R >>")
		return b.bytes()
	})
	add("references in a ring", func(b *builder) []byte {
		b.add("2 0 R")
		b.add("1 0 R")
		return b.pageOf("1 0 R", "")
	})
	add("a length that is its own stream", func(b *builder) []byte {
		b.add("<< /Length 1 0 R >>\nstream\n0 g\nendstream")
		return b.pageOf("1 0 R", "")
	})
	add("deep arrays", func(b *builder) []byte {
		b.add("%s", strings.Repeat("[", 1_000_000))
		return b.pageOf("1 0 R", "")
	})
	add("deep dictionaries in the content", func(b *builder) []byte {
		return b.pageOf(b.flate(deflate(t, "/A << /A ", 1<<20)), "")
	})
	add("an object in itself", func(b *builder) []byte {
		b.stream("/Type /ObjStm /N 1 /First 4", "1 0 << >>")
		return bytes.Replace(b.pageOf("1 0 R", ""), []byte("/Size"), []byte("/XRefStm 9 /Size"), 1)
	})
	add("a map of four thousand million codes", func(b *builder) []byte {
		f := composite(b, "/Identity-H", "/W [0 65535 1 0 65535 2 0 65535 3]", strings.Repeat("1 beginbfrange <00000000> <FFFFFFFF> <4E00> endbfrange ", 100))
		return b.pageOf(b.stream("", "BT /F 9 Tf 9 9 Td <00010002> Tj ET"), "/Font << /F "+f+" >>")
	})
	add("fonts that share a large map", func(b *builder) []byte {
		u := b.stream("", "1 beginbfrange <00000000> <FFFFFFFF> <4E00> endbfrange")
		var fonts, content strings.Builder
		for i := range 3000 {
			f := b.add("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode %s >>", u)
			fmt.Fprintf(&fonts, "/F%d %s ", i, f)
			fmt.Fprintf(&content, "/F%d 9 Tf ", i)
		}
		return b.pageOf(b.stream("", content.String()), "/Font << "+fonts.String()+" >>")
	})
	add("one color space chosen without end", func(b *builder) []byte {
		fn := b.stream("/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", "{ "+strings.Repeat("dup add ", 500)+"dup dup }")
		return b.pageOf(b.flate(deflate(t, "/C cs 0.5 sc ", 1<<20)), "/ColorSpace << /C [/Separation /S /DeviceRGB "+fn+"] >>")
	})
	add("a long list of layers asked without end", func(b *builder) []byte {
		g := b.add("<< /Type /OCG >>")
		l := b.add("[%s]", strings.Repeat(g+" ", 100_000))
		m := b.add("<< /Type /OCMD /OCGs %s >>", l)
		return b.pageOf(b.flate(deflate(t, "/OC /M BDC EMC ", 1<<20)), "/Properties << /M "+m+" >>")
	})
	add("glyphs all in one place", func(b *builder) []byte {
		f := b.add(helvetica)
		return b.pageOf(b.flate(deflate(t, "1 0 0 1 50 50 Tm (a) Tj (b) Tj (c) Tj ", 1<<18)), "/Font << /F "+f+" >>")
	})
	add("objects that never close", func(b *builder) []byte {
		return []byte("%PDF-1.4\n" + strings.Repeat("1 0 obj (", 300_000))
	})
	add("numbers that are none", func(b *builder) []byte {
		f := b.add(helvetica)
		return b.pageOf(b.stream("", "1e999 99999999999999999999999999 0 0 99999999999999999999999 0 cm -.-5 0 0 --7 1. . cm BT /F 1e30 Tf 9 9 Td (a) Tj ET 0 0 m 9 9 l S 0 0 9 9 re f"), "/Font << /F "+f+" >>")
	})
	add("a cross-reference stream of a million free objects", func(b *builder) []byte {
		data := deflate(t, "\x00", 20<<20)
		head := "%PDF-1.5\n"
		return fmt.Appendf(nil, "%s1 0 obj\n<< /Type /XRef /Size 20000000 /W [1 0 0] /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", head, len(data), data, len(head))
	})
	add("cross-references in a ring", func(b *builder) []byte {
		data := string(b.onePage("", "", smallPage))
		at := strings.LastIndex(data, "xref\n0 ")
		return []byte(strings.Replace(data, "trailer\n<<", fmt.Sprintf("trailer\n<< /Prev %d", at), 1))
	})
	return files
}

// readHostile opens a file and reads its first pages, within a time that is far above what any sane file
// takes. A file that takes longer is read again, since the machine may have been busy: twice too long is a
// fault of ours. Every error must be an *Error with a hint.
func readHostile(t testing.TB, name string, data []byte, opt Options) error {
	t.Helper()
	const patience = 10 * time.Second
	var err error
	spent := patience + 1
	for try := 0; try < 2 && spent > patience; try++ {
		start := time.Now()
		err = readPages(data, opt, 50)
		spent = time.Since(start)
	}
	if spent > patience {
		t.Errorf("%s took %v", name, spent)
	}
	var e *Error
	if err != nil && (!errors.As(err, &e) || e.What == "" || e.Hint == "") {
		t.Errorf("%s: error %#v, want an *Error with what happened and what to do", name, err)
	}
	return err
}

func readPages(data []byte, opt Options, most int) error {
	doc, err := openNative(data, opt)
	if err != nil {
		return err
	}
	defer doc.Close()
	for i := range min(doc.NumPages(), most) {
		if _, err := doc.Page(i + 1); err != nil {
			return err
		}
	}
	return nil
}

func TestHostileFiles(t *testing.T) {
	for name, data := range hostileFiles(t) {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			err := readHostile(t, name, data, Options{})
			t.Logf("%v: %v", time.Since(start).Round(time.Millisecond), err)
		})
	}
}

// TestLimits asks that an error names the limit that was passed.
func TestLimits(t *testing.T) {
	files := hostileFiles(t)
	for _, c := range []struct {
		file, names string
		opt         Options
	}{
		{"a bomb as content", "MaxStreamBytes", Options{MaxStreamBytes: 1 << 20}},
		{"two bombs as content", "MaxStreamBytes", Options{MaxStreamBytes: 200 << 20}},
		{"one page a million times", "MaxPages", Options{}},
		{"endless glyphs", "MaxGlyphs", Options{MaxGlyphs: 5}},
		{"a form within itself", "MaxDepth", Options{}},
		{"endless operators", "steps", Options{}},
		{"endless saved states", "saved graphics states", Options{}},
		{"one endless path", "points", Options{}},
	} {
		err := readPages(files[c.file], c.opt, 1)
		var e *Error
		if !errors.As(err, &e) || e.Kind != LimitExceeded || !strings.Contains(e.What, c.names) {
			t.Errorf("%s: error %v, want kind %s that names %s", c.file, err, LimitExceeded, c.names)
		}
	}
}
