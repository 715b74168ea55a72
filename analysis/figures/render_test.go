package figures

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func drawn(t testing.TB, f *Figure, v Variant) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Draw(&b, v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The same figure gives the same bytes on every run, at any time and in any time zone.
func TestByteIdentity(t *testing.T) {
	defer func(zone *time.Location) { time.Local = zone }(time.Local)
	f := all(t)[0]
	for _, format := range Formats {
		v := Variant{Chinese, format, OneColumn}
		time.Local = time.UTC
		first := drawn(t, f, v)
		time.Local = time.FixedZone("CST", 8*3600)
		time.Sleep(1100 * time.Millisecond) // fonts and PDF carry whole seconds
		for range 2 {
			drawn(t, all(t)[2], Variant{English, PDF, TwoColumns}) // the canvas and its fonts are used again
			if again := drawn(t, all(t)[0], v); !bytes.Equal(first, again) {
				t.Errorf("%s: two drawings differ (%d and %d bytes)", format, len(first), len(again))
				break
			}
		}
	}
}

func TestSizes(t *testing.T) {
	const limit = 60_000
	for _, f := range all(t) {
		for _, format := range []Format{SVG, PDF} {
			for _, l := range Langs {
				if n := len(drawn(t, f, Variant{l, format, TwoColumns})); n > limit {
					t.Errorf("%s %s %s: %d bytes, more than %d", f.ID, l, format, n, limit)
				}
			}
		}
	}
}

func TestSVG(t *testing.T) {
	fontData := regexp.MustCompile(`base64,([^']*)'`)
	for _, f := range all(t) {
		b := drawn(t, f, Variant{Chinese, SVG, TwoColumns})
		var text strings.Builder
		dec := xml.NewDecoder(bytes.NewReader(b))
		for {
			token, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.ID, err)
			}
			if c, ok := token.(xml.CharData); ok {
				text.Write(c)
			}
		}
		if !strings.Contains(text.String(), f.Title.ZH) {
			t.Errorf("%s: the title is no text in the SVG", f.ID)
		}
		if n := len(fontData.FindAll(b, -1)); n != 2 {
			t.Errorf("%s: %d embedded fonts, want 2", f.ID, n)
		}
		if regexp.MustCompile(`(href|url\(|src=)["']?(https?:)?//`).Match(b) {
			t.Errorf("%s: the SVG refers to something outside itself", f.ID)
		}
	}
}

func TestPDFWithPoppler(t *testing.T) {
	for _, tool := range []string{"pdftotext", "pdffonts"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed: skipping the reading back of PDF figures", tool)
		}
	}
	for _, f := range all(t) {
		name := filepath.Join(t.TempDir(), f.ID+".pdf")
		if err := os.WriteFile(name, drawn(t, f, Variant{Chinese, PDF, TwoColumns}), 0o600); err != nil {
			t.Fatal(err)
		}
		text, err := exec.Command("pdftotext", "-layout", name, "-").CombinedOutput()
		if err != nil || bytes.Contains(text, []byte("Syntax")) {
			t.Errorf("%s: pdftotext: %v %s", f.ID, err, text)
		}
		_, r := record(f, Chinese, TwoColumns)
		for _, q := range r.texts {
			if q.corners[0].Y != q.corners[1].Y {
				continue // turned text comes in pieces
			}
			if !strings.Contains(squeezed(string(text)), squeezed(q.what)) {
				t.Errorf("%s: pdftotext does not give %q", f.ID, q.what)
			}
		}
		out, err := exec.Command("pdffonts", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")[2:]
		if len(lines) != 2 {
			t.Errorf("%s: fonts %q, want 2", f.ID, lines)
		}
		for _, l := range lines {
			if !regexp.MustCompile(`\+NotoSansSC-\w+ +CID TrueType +Identity-H +yes yes yes`).MatchString(l) {
				t.Errorf("%s: not an embedded subset with Unicode: %s", f.ID, l)
			}
		}
	}
}

// squeezed is a text without blanks.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestDrawErrors(t *testing.T) {
	f := all(t)[0]
	for _, v := range []Variant{{"fr", SVG, OneColumn}, {Chinese, "gif", OneColumn}, {Chinese, SVG, "A4"}} {
		if err := f.Draw(io.Discard, v); !errors.Is(err, ErrVariant) {
			t.Errorf("%v: %v", v, err)
		}
	}
	broken := &Figure{ID: "F0", height: f.height, chart: nil}
	if err := broken.Draw(io.Discard, Variant{Chinese, SVG, OneColumn}); err == nil || !strings.Contains(err.Error(), "F0") {
		t.Errorf("a figure without a chart: %v", err)
	}
}
