package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// pdf makes a file of objects, the last of which is the catalogue.
func pdf(objects ...string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, len(objects), start)
	return b.String()
}

// onePage is a file with one page. Its resources may name the object more, which is number 2.
func onePage(content, resources, more string) string {
	return pdf(
		stream("", content), more,
		"<< /Type /Page /Parent 4 0 R /MediaBox [0 0 200 100] /Contents 1 0 R /Resources << "+resources+" >> >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Catalog /Pages 4 0 R >>",
	)
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// Every kind of failure reaches the user of every reader: exit status 1, one line with the kind, what
// happened and what to do, and no data.
func TestFailureKinds(t *testing.T) {
	const secret = "testdata/secret.pdf" // AES-256; its password is secret
	font := "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X " +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 >> >>] >>"
	for _, c := range []struct {
		kind, path string
		args       []string
		say        string
	}{
		{"encrypted", secret, nil, "give it with -password"},
		{"encrypted", secret, []string{"-password", "wrong"}, "the password is wrong"},
		{"scanned", file(t, "scan.pdf", onePage("q 200 0 0 100 0 0 cm /X Do Q", "/XObject << /X 2 0 R >>",
			stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "\x80"))), nil, "page 1 has no text layer"},
		{"limit", file(t, "nested.pdf", onePage("/X Do", "/XObject << /X 2 0 R >>",
			stream("/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources << /XObject << /X 2 0 R >> >>", "/X Do"))), nil, "MaxDepth"},
		{"unreadable-text", file(t, "codes.pdf", onePage("BT /F 5 Tf 5 50 Td <"+strings.Repeat("0011001200130014", 9)+"> Tj ET", "/Font << /F 2 0 R >>", font)), nil, "36 of 36 glyphs"},
		{"damaged", file(t, "font.pdf", onePage("BT /F 5 Tf 5 50 Td (12) Tj ET", "", "null")), nil, "page 1"},
		{"empty", file(t, "blank.pdf", onePage("", "", "null")), nil, "blank"},
	} {
		for _, reader := range []string{"both", "auto", "native"} {
			out := filepath.Join(t.TempDir(), "clean")
			status, stdout, stderr := try(append(c.args, "-reader", reader, "-o", out, c.path)...)
			line, oneLine := strings.CutSuffix(stderr, "\n")
			if status != 1 || stdout != "" || !oneLine || strings.Contains(line, "\n") ||
				!strings.HasPrefix(line, "extract: "+c.path+": "+c.kind+": ") || !strings.Contains(line, c.say) || !strings.Contains(line, "; ") {
				t.Errorf("%s with %s: status %d, output %q, message %q, want one line with %q", c.kind, reader, status, stdout, stderr, c.say)
			}
			if left, _ := filepath.Glob(filepath.Join(out, "*")); len(left) > 0 {
				t.Errorf("%s with %s: wrote %v", c.kind, reader, left)
			}
		}
	}
}

// The right password opens the same file.
func TestPassword(t *testing.T) {
	if status, stdout, stderr := try("-password", "secret", "-text", "testdata/secret.pdf"); status != 0 || !strings.Contains(stdout, `"text":"`) {
		t.Errorf("status %d, output %q, message %q", status, stdout, stderr)
	}
}
