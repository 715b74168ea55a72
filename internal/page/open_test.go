package page

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// readAll opens and reads a file and gives the first *Error met, as a command does.
func readAll(data []byte, reader string, opt Options) ([]*Page, Document, error) {
	d, err := Open("test.pdf", data, reader, opt)
	if err != nil {
		return nil, nil, err
	}
	var pages []*Page
	var check Check
	for n := 1; n <= d.NumPages(); n++ {
		p, err := d.Page(n)
		if err != nil {
			return nil, d, err
		}
		pages = append(pages, p)
		check.Add(p)
	}
	return pages, d, check.Err()
}

// Each kind of failure is told by each reader, with what happened and what to do in one line.
func TestFailureKindsOnCorpus(t *testing.T) {
	const checks = "the kinds of failure on the corpus"
	for _, c := range []struct {
		file, password string
		kind           Kind // "" when it is read
		say            string
	}{
		{"b01_truncated_2kb.pdf", "", Damaged, ""},
		{"b02_broken_startxref.pdf", "", "", ""},
		{"b03_scan_image_only.pdf", "", Scanned, "pages 1-2"},
		{"b04_no_table.pdf", "", "", ""},
		{"b05_empty_file.pdf", "", Empty, "no bytes"},
		{"b06_text_renamed.pdf", "", NotAPDF, "1024 bytes"},
		{"b07_no_tounicode.pdf", "", UnreadableText, "no way from codes to characters"},
		{"s01_objstm_xrefstm.pdf", "", "", ""},
		{"s02_linearized.pdf", "", "", ""},
		{"s03_qdf_uncompressed.pdf", "", "", ""},
		{"s04_enc_rc4_128_emptyuser.pdf", "", "", ""},
		{"s04_enc_rc4_128_emptyuser.pdf", "needless", "", ""},
		{"s05_enc_aes256_secret.pdf", "", Encrypted, "needs a password"},
		{"s05_enc_aes256_secret.pdf", "wrong", Encrypted, "is wrong"},
		{"s05_enc_aes256_secret.pdf", "secret", "", ""},
		{"s06_rotated90.pdf", "", "", ""},
		{"s17_incremental_update_dev.pdf", "", "", ""},
	} {
		data := corpusData(t, c.file, checks)
		for _, reader := range []string{"native", "pdfium", "auto", "both"} {
			_, d, err := readAll(data, reader, Options{Password: c.password})
			if e := wantKind(err, c.kind); e != nil {
				t.Errorf("%s, reader %s: %v", c.file, reader, e)
			} else if err != nil && !strings.Contains(err.Error(), c.say) {
				t.Errorf("%s, reader %s: %q does not say %q", c.file, reader, err, c.say)
			}
			if d != nil {
				d.Close()
			}
		}
	}
}

func wantKind(err error, kind Kind) error {
	var e *Error
	errors.As(err, &e)
	switch {
	case kind == "" && err == nil:
	case e == nil && err != nil:
		return fmt.Errorf("%w is no *Error", err)
	case e == nil || e.Kind != kind:
		return fmt.Errorf("error %v, want kind %q", err, kind)
	case e.What == "" || e.Hint == "" || strings.Contains(e.Error(), "\n"):
		return fmt.Errorf("%q does not say in one line what happened and what to do", e.Error())
	}
	return nil
}

// What PDFium repairs is read with a warning; what lost a page or an end is not read at all.
func TestRepairedOrDamaged(t *testing.T) {
	good := twoPages()
	at := bytes.LastIndex(good, []byte("startxref"))
	for _, c := range []struct {
		name string
		data []byte
		kind Kind
	}{
		{"whole", good, ""},
		{"cross-references wrong", bytes.Replace(good, []byte("startxref\n"), []byte("startxref\n9"), 1), ""},
		{"cross-references cut off", good[:at], ""},
		{"last page cut off", good[:bytes.LastIndex(good, []byte("/Type /Page "))], Damaged},
		{"broken content", brokenContent(), Damaged},
		{"a page missing", bytes.Replace(good, []byte("5 0 R] /Count 2"), []byte("9 0 R] /Count 2"), 1), Damaged},
	} {
		for _, reader := range []string{"native", "pdfium", "auto", "both"} {
			pages, d, err := readAll(c.data, reader, Options{})
			if e := wantKind(err, c.kind); e != nil {
				t.Errorf("%s, reader %s: %v", c.name, reader, e)
				continue
			}
			if err == nil && (len(pages) != 2 || textIn(pages[1], pages[1].Box) != "second") {
				t.Errorf("%s, reader %s: %d pages", c.name, reader, len(pages))
			}
			if err == nil && strings.HasPrefix(c.name, "cross-references") && len(d.Warnings()) == 0 {
				t.Errorf("%s, reader %s: no warning", c.name, reader)
			}
			if d != nil {
				d.Close()
			}
		}
	}
}

func twoPages() []byte {
	b := &builder{}
	f := b.add(helvetica)
	c1, c2 := b.stream("", "BT /F 10 Tf 20 30 Td (first) Tj ET"), b.stream("", "BT /F 10 Tf 20 30 Td (second) Tj ET")
	tree := len(b.objects) + 3
	p1 := b.add("<< /Type /Page /Parent %d 0 R /Contents %s /Resources << /Font << /F %s >> >> %s >>", tree, c1, f, smallPage)
	p2 := b.add("<< /Type /Page /Parent %d 0 R /Contents %s /Resources << /Font << /F %s >> >> %s >>", tree, c2, f, smallPage)
	b.add("<< /Type /Pages /Kids [%s %s] /Count 2 >>", p1, p2)
	b.add("<< /Type /Catalog /Pages %d 0 R >>", tree)
	return b.bytes()
}

// PDFium shows layers that are hidden from view; they count for nothing.
func TestHiddenLayers(t *testing.T) {
	b := &builder{}
	f := b.add(helvetica)
	off := b.add("<< /Type /OCG /Name (off) >>")
	b.onePage("/OC /A BDC BT /F 10 Tf 20 30 Td (999) Tj ET EMC BT /F 10 Tf 20 50 Td (12) Tj ET", "/Font << /F "+f+" >> /Properties << /A "+off+" >>", smallPage)
	catalogue := &b.objects[len(b.objects)-1]
	*catalogue = strings.Replace(*catalogue, "/Type", "/OCProperties << /OCGs ["+off+"] /D << /OFF ["+off+"] >> >> /Type", 1)
	for _, reader := range []string{"native", "pdfium", "auto", "both"} {
		pages, _, err := readAll(b.bytes(), reader, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := textIn(pages[0], pages[0].Box); got != "12" {
			t.Errorf("reader %s: %q, want 12", reader, got)
		}
		if a := pages[0].Agreement; reader == "both" && (a.Readers(pages[0].Box, "12") != 2 || len(a.Differences) > 0) {
			t.Errorf("differences %v", a.Differences)
		}
	}
}

func TestUnknownReader(t *testing.T) {
	if _, err := Open("x.pdf", twoPages(), "ocr", Options{}); err == nil || !strings.Contains(err.Error(), `"ocr"`) {
		t.Errorf("error %v, want the name of the reader", err)
	}
}

func TestTooManyPages(t *testing.T) {
	for _, reader := range []string{"native", "pdfium", "auto", "both"} {
		_, _, err := readAll(twoPages(), reader, Options{MaxPages: 1})
		if e := wantKind(err, LimitExceeded); e != nil {
			t.Errorf("reader %s: %v", reader, e)
		}
	}
}

// What the native reader cannot rebuild and PDFium can is read with a warning, unless a stream of it is
// cut: PDFium would show the part before the cut without a word.
func TestRepairedByPDFiumOnlyWhenItsStreamsAreWhole(t *testing.T) {
	lost := func(file []byte) []byte { // wrong cross-references, and an object that is nowhere
		file = bytes.Replace(file, []byte("<< /Type /Catalog "), []byte("<< /Type /Catalog /Outlines 77 0 R "), 1)
		return bytes.Replace(file, []byte("startxref\n"), []byte("startxref\n9"), 1)
	}
	for _, c := range []struct {
		name string
		data []byte
		kind Kind
	}{
		{"whole", lost(twoPages()), ""},
		{"cut stream", lost(brokenContent()), Damaged},
	} {
		for _, reader := range []string{"pdfium", "auto", "both"} {
			_, d, err := readAll(c.data, reader, Options{})
			if e := wantKind(err, c.kind); e != nil {
				t.Errorf("%s, reader %s: %v", c.name, reader, e)
			}
			if err == nil && (d.Reader() != "pdfium" || len(d.Warnings()) == 0) {
				t.Errorf("%s, reader %s: read by %s with the warnings %q", c.name, reader, d.Reader(), d.Warnings())
			}
			if d != nil {
				d.Close()
			}
		}
	}
}

// Both readers see the same characters at the same places however the page is turned, scaled or written.
func TestReadersAgreeOnTurnedPages(t *testing.T) {
	for _, entries := range []string{"/Rotate 0", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/UserUnit 2", "/CropBox [10 10 150 95] /Rotate 90"} {
		for _, encoding := range []string{"/Identity-H", "/Identity-V"} {
			b := &builder{}
			f := composite(b, encoding, "/DW 1000 /W [1 [500 500]]", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <0009> <0031> endbfrange")
			data := b.onePage("BT /F 10 Tf 40 80 Td <000100020003> Tj 0 1 -1 0 90 20 Tm <00040005> Tj ET", "/Font << /F "+f+" >>", smallPage+" "+entries)
			pages, d, err := readAll(data, "both", Options{})
			if err != nil {
				t.Fatalf("%s %s: %v", entries, encoding, err)
			}
			if a := pages[0].Agreement; a == nil || a.Confirmed != 5 || len(a.Differences) > 0 {
				t.Errorf("%s %s: agreement %+v", entries, encoding, a)
			}
			d.Close()
		}
	}
}

// Auto takes PDFium's page only when the native text is garbled and PDFium's is not.
func TestChoose(t *testing.T) {
	good, bad := pageOf(1, strings.Repeat("保险公司今年", 10), false), pageOf(1, strings.Repeat("?", 60), false)
	broken := &Error{Kind: Damaged, What: "the page breaks the reader"}
	damaged := fileError(damagedObject(), Options{})
	for _, c := range []struct {
		name           string
		native, pdfium *Page
		nerr, perr     error
		want           *Page
		fails          bool
	}{
		{"both good", good, good, nil, nil, good, false},
		{"native garbled", bad, good, nil, nil, good, false},
		{"both garbled", bad, bad, nil, nil, bad, false},
		{"PDFium garbled", good, bad, nil, nil, good, false},
		{"PDFium fails", bad, nil, nil, broken, bad, false},
		{"native breaks", nil, good, broken, nil, good, false},
		{"the data are broken", nil, good, damaged, nil, nil, true},
		{"both fail", nil, nil, broken, broken, nil, true},
	} {
		if c.pdfium != nil {
			copied := *c.pdfium
			c.pdfium = &copied
		}
		got, err := choose(c.native, c.nerr, c.pdfium, c.perr)
		if (err != nil) != c.fails || !c.fails && countText(got) != countText(c.want) {
			t.Errorf("%s: page %v, error %v", c.name, got, err)
		}
		if got != nil && got == c.pdfium && len(got.Warnings) == 0 {
			t.Errorf("%s: PDFium's page comes without a warning", c.name)
		}
	}
}

// damagedObject is the error of an object that cannot be read.
func damagedObject() error {
	_, _, err := readAll(brokenContent(), "native", Options{})
	return err
}

// brokenContent is a page whose compressed content breaks off in the middle.
func brokenContent() []byte {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	for i := range 200 {
		fmt.Fprintf(w, "BT /F 10 Tf 20 %d Td (%d) Tj ET\n", i%97, i*i*7919)
	}
	w.Close()
	b := &builder{}
	half := z.Bytes()[:z.Len()/2]
	c := b.add("<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", len(half), half)
	f := b.add(helvetica)
	tree := len(b.objects) + 2
	p := b.add("<< /Type /Page /Parent %d 0 R /Contents %s /Resources << /Font << /F %s >> >> %s >>", tree, c, f, smallPage)
	b.add("<< /Type /Pages /Kids [%s] /Count 1 >>", p)
	b.add("<< /Type /Catalog /Pages %d 0 R >>", tree)
	return b.bytes()
}
