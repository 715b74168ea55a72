package page

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// helloFile is a small file with one page that says "hello 12.5".
func helloFile(t testing.TB) []byte {
	b := &builder{}
	f := b.add(helvetica)
	return b.onePage("BT /F 10 Tf 20 30 Td (hello 12.5) Tj ET", "/Font << /F "+f+" >>", smallPage)
}

// qpdf runs qpdf on a file and gives what it writes.
func qpdf(t *testing.T, data []byte, args ...string) []byte {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if msg, err := exec.Command("qpdf", append(args, in, out)...).CombinedOutput(); err != nil {
		t.Fatalf("qpdf %s: %v: %s", strings.Join(args, " "), err, msg)
	}
	made, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// TestStructures reads the same page out of files that another program has structured in every way.
func TestStructures(t *testing.T) {
	needTool(t, "qpdf", "files structured by qpdf")
	for _, args := range []string{
		"--object-streams=generate", "--linearize", "--qdf --object-streams=disable", "--object-streams=generate --linearize --compress-streams=y",
		"--min-version=2.0", "--normalize-content=y --stream-data=uncompress",
	} {
		t.Run(args, func(t *testing.T) {
			wantText(t, readOne(t, qpdf(t, helloFile(t), strings.Fields(args)...)), "hello 12.5")
		})
	}
}

// TestEncryption opens files that qpdf has encrypted, with the user's and the owner's password.
func TestEncryption(t *testing.T) {
	needTool(t, "qpdf", "files encrypted by qpdf")
	for _, kind := range []string{"40 --", "128 --use-aes=n --", "128 --use-aes=y --", "128 --use-aes=y --cleartext-metadata --", "256 --", "256 --force-R5 --"} {
		for _, user := range []string{"", "user"} {
			t.Run(kind+user, func(t *testing.T) {
				args := append([]string{"--allow-weak-crypto", "--encrypt", user, "owner"}, strings.Fields(kind)...)
				data := qpdf(t, helloFile(t), args...)
				for _, password := range []string{"", "user", "owner", "other"} {
					doc, err := openNative(data, Options{Password: password})
					fits := user == "" || password == "user" || password == "owner"
					var e *Error
					switch {
					case fits && err != nil:
						t.Errorf("password %q: %v", password, err)
					case fits:
						if p, err := doc.Page(1); err != nil {
							t.Error(err)
						} else {
							wantText(t, p, "hello 12.5")
						}
					case !errors.As(err, &e) || e.Kind != Encrypted:
						t.Errorf("password %q: error %v, want kind %s", password, err, Encrypted)
					}
				}
			})
		}
	}
}

func TestJunkBeforeTheHeader(t *testing.T) {
	data := append([]byte("HTTP/1.1 200 OK\r\n\r\n"), helloFile(t)...)
	wantText(t, readOne(t, data), "hello 12.5")
}

// TestIncrementalUpdate appends a new content stream as an editor would.
func TestIncrementalUpdate(t *testing.T) {
	old := helloFile(t)
	start := bytes.LastIndex(old, []byte("startxref\n"))
	var prev int
	fmt.Sscan(string(old[start+len("startxref\n"):]), &prev)
	var out bytes.Buffer
	out.Write(old)
	at := out.Len()
	const content = "BT /F 10 Tf 20 30 Td (later) Tj ET"
	fmt.Fprintf(&out, "2 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n", len(content), content)
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n2 1\n%010d 00000 n \ntrailer\n<< /Size 6 /Root 5 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n", at, prev, xref)
	wantText(t, readOne(t, out.Bytes()), "later")
	broken := bytes.Replace(out.Bytes(), fmt.Appendf(nil, "startxref\n%d", xref), []byte("startxref\n99"), 1)
	wantText(t, readOne(t, broken), "later")
}

// TestHybrid reads a file whose table calls an object free that its cross-reference stream has.
func TestHybrid(t *testing.T) {
	data := helloFile(t)
	content := bytes.Index(data, []byte("2 0 obj"))
	table := bytes.LastIndex(data, []byte("xref\n0 "))
	var out bytes.Buffer
	out.Write(data[:table])
	stream := out.Len()
	entry := string([]byte{1, byte(content >> 8), byte(content), 0})
	fmt.Fprintf(&out, "6 0 obj\n<< /Type /XRef /Size 7 /W [1 2 1] /Index [2 1] /Length 4 >>\nstream\n%s\nendstream\nendobj\n", entry)
	xref := out.Len()
	rest := string(data[table:])
	rest = strings.Replace(rest, fmt.Sprintf("%010d 00000 n", content), "0000000000 00001 f", 1)
	rest = strings.Replace(rest, "/Size", fmt.Sprintf("/XRefStm %d /Size", stream), 1)
	out.WriteString(rest[:strings.LastIndex(rest, "startxref")])
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", xref)
	wantText(t, readOne(t, out.Bytes()), "hello 12.5")
}

// TestRepair breaks a file in ways that lose nothing.
func TestRepair(t *testing.T) {
	data := helloFile(t)
	table := bytes.LastIndex(data, []byte("xref\n0 "))
	for name, broken := range map[string][]byte{
		"wrong startxref": bytes.Replace(data, []byte("startxref\n"), []byte("startxref\n7"), 1),
		"no table":        data[:table],
		"wrong offsets":   bytes.Replace(data, []byte("%PDF-1.7\n"), []byte("%PDF-1.7\n%shifted\n"), 1),
		"a wrong length":  bytes.Replace(data, []byte("/Length "), []byte("/Length 9"), 1),
		"garbage after":   append(bytes.Clone(data), bytes.Repeat([]byte("garbage "), 500)...),
	} {
		t.Run(name, func(t *testing.T) {
			wantText(t, readOne(t, broken), "hello 12.5")
		})
	}
	doc, err := openNative(data[:table], Options{})
	if err != nil || len(doc.Warnings()) == 0 {
		t.Errorf("a repaired file has no warning (error %v)", err)
	}
}

// TestLoss breaks files so that something is gone: they must not be read as if nothing had happened.
func TestLoss(t *testing.T) {
	data := helloFile(t)
	table := bytes.LastIndex(data, []byte("xref\n0 "))
	cut := func(from, to string) []byte {
		i := bytes.Index(data, []byte(from))
		j := bytes.Index(data, []byte(to))
		return append(bytes.Clone(data[:i]), data[j:table]...)
	}
	for name, broken := range map[string][]byte{
		"cut in the middle": data[:len(data)/2],
		"no catalogue":      data[:bytes.Index(data, []byte("5 0 obj"))],
		"no font":           cut("1 0 obj", "2 0 obj"),
		"no content":        cut("2 0 obj", "3 0 obj"),
		"no page":           cut("3 0 obj", "4 0 obj"),
		"cut in a stream":   append(cut("2 0 obj", "3 0 obj"), "2 0 obj << /Length 99 >> stream\nBT (hel"...),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := openNative(broken, Options{})
			var e *Error
			if !errors.As(err, &e) || e.Kind != Damaged || e.Hint == "" {
				t.Errorf("error %v, want kind %s with a hint", err, Damaged)
			}
		})
	}
}

func TestNativeFailureKinds(t *testing.T) {
	noPage := &builder{}
	noPage.add("<< /Type /Pages /Kids [] /Count 0 >>")
	noPage.add("<< /Type /Catalog /Pages 1 0 R >>")
	for name, c := range map[string]struct {
		data []byte
		kind Kind
	}{
		"no bytes":              {nil, Empty},
		"text":                  {[]byte("just a text that someone gave another name"), NotAPDF},
		"header too far within": {append(bytes.Repeat([]byte(" "), 1100), helloFile(t)...), NotAPDF},
		"header alone":          {[]byte("%PDF-1.7\n"), Damaged},
		"no page":               {noPage.bytes(), Empty},
	} {
		_, err := openNative(c.data, Options{})
		var e *Error
		if !errors.As(err, &e) || e.Kind != c.kind || e.What == "" || e.Hint == "" {
			t.Errorf("%s: error %v, want kind %s, what happened and what to do", name, err, c.kind)
		}
	}
}

// TestDamagedStream flips a byte of a compressed stream: the page is not read.
func TestDamagedStream(t *testing.T) {
	needTool(t, "qpdf", "a damaged compressed stream")
	data := qpdf(t, helloFile(t), "--compress-streams=y", "--object-streams=disable")
	i := bytes.Index(data, []byte("stream\n")) + len("stream\n") + 8
	data[i] ^= 4
	doc, err := openNative(data, Options{})
	if err == nil {
		_, err = doc.Page(1)
	}
	var e *Error
	if !errors.As(err, &e) || e.Kind != Damaged {
		t.Errorf("error %v, want kind %s", err, Damaged)
	}
}

func TestPageLabels(t *testing.T) {
	b := &builder{}
	c := b.stream("", "")
	var kids []string
	for range 6 {
		kids = append(kids, b.add("<< /Type /Page /Parent 8 0 R /MediaBox [0 0 9 9] /Contents %s >>", c))
	}
	b.add("<< /Type /Pages /Kids [%s] /Count 6 >>", strings.Join(kids, " "))
	b.add("<< /Type /Catalog /Pages 8 0 R /PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 9 /P (A-) >> 4 << /S /A /St 27 >> 5 << /P <FEFF9644> >>] >> >>")
	doc, err := openNative(b.bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"i", "ii", "A-9", "A-10", "AA", "附"} {
		p, err := doc.Page(i + 1)
		if err != nil {
			t.Fatal(err)
		}
		if p.Label != want {
			t.Errorf("page %d has label %q, want %q", i+1, p.Label, want)
		}
	}
}

// TestMissingParts asks that a page does not lose text in silence.
func TestMissingParts(t *testing.T) {
	b := &builder{}
	doc, err := openNative(b.onePage("BT /F 10 Tf 20 30 Td (lost) Tj ET", "", smallPage), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var e *Error
	if _, err := doc.Page(1); !errors.As(err, &e) || e.Kind != Damaged || e.Page != 1 {
		t.Errorf("text without its font: error %v, want kind %s on page 1", err, Damaged)
	}
	if p := drawPage(t, "/X Do", ""); len(p.Warnings) == 0 {
		t.Error("no warning of a form that is missing")
	}
	b = &builder{}
	pages := len(b.objects) + 2
	page := b.add("<< /Type /Page /Parent %d 0 R /Resources << /Font << /F << >> >> >> %s >>", pages, smallPage)
	b.add("<< /Type /Pages /Kids [%s] /Count 1 >>", page)
	b.add("<< /Type /Catalog /Pages %d 0 R >>", pages)
	if p := readOne(t, b.bytes()); len(p.Warnings) == 0 {
		t.Error("no warning of a page with fonts and no content")
	}
}

// TestLostObject misplaces an object that nothing can find again: a page is read when it does not need it.
func TestLostObject(t *testing.T) {
	for _, c := range []struct {
		needed bool
		lose   string
	}{{false, "<< /Nothing true >>"}, {true, "/BaseFont /Helvetica"}} {
		b := &builder{}
		f := b.add(helvetica)
		o := b.add("<< /Nothing true >>")
		data := b.onePage("BT /F 10 Tf 20 30 Td (hello) Tj ET", "/Font << /F "+f+" >>", smallPage+" /PieceInfo "+o)
		i := bytes.Index(data, []byte(c.lose))
		head := bytes.LastIndex(data[:i], []byte(" obj"))
		copy(data[head:], " xxx")
		doc, err := openNative(data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Warnings()) == 0 {
			t.Error("no warning of a lost object")
		}
		p, err := doc.Page(1)
		var e *Error
		if c.needed && (!errors.As(err, &e) || e.Kind != Damaged) {
			t.Errorf("a page without its font: error %v, want kind %s", err, Damaged)
		}
		if !c.needed {
			if err != nil {
				t.Fatal(err)
			}
			wantText(t, p, "hello")
		}
	}
}
