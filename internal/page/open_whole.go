package page

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"sync"
)

// countPages counts the page objects that stand in the file, whatever its cross-references say.
// Those within compressed object streams are not seen.
func countPages(data []byte) int {
	n := 0
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("/Type"))
		if i < 0 {
			return n
		}
		at += i + len("/Type")
		rest := bytes.TrimLeft(data[at:min(at+16, len(data))], " \r\n\t")
		if after, ok := bytes.CutPrefix(rest, []byte("/Page")); ok && len(after) > 0 && bytes.IndexByte([]byte(" \r\n\t/>"), after[0]) >= 0 {
			n++
		}
	}
}

// endsWhole reports whether the last object of the file and the file itself come to their ends.
func endsWhole(data []byte) bool {
	tail := data[max(0, len(data)-1024):]
	return bytes.Contains(tail, []byte("%%EOF")) && bytes.LastIndex(data, []byte("endobj")) > bytes.LastIndex(data, []byte(" obj"))
}

// compressed finds the start of a stream whose first filter is Flate, with the end of its dictionary. To
// compile it takes as long as to read a page, and few files need it.
var compressed = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b[^\x80-\xff]{0,400}?>>\s*stream\r?\n`)
})

// maxInflated bounds the work of streamsWhole, as a multiple of the file's size.
const maxInflated = 200

// streamsWhole reports whether every compressed stream of a file decodes to its end, checksum included.
// PDFium shows what comes before a damage without a word. Of an encrypted file nothing can be told, which
// counts as damaged.
func streamsWhole(data []byte) bool {
	if bytes.Contains(data, []byte("/Encrypt")) {
		return false
	}
	left := int64(maxInflated)*int64(len(data)) + 1<<20
	for _, m := range compressed().FindAllIndex(data, -1) {
		r, err := zlib.NewReader(bytes.NewReader(data[m[1]:]))
		if err != nil {
			return false
		}
		n, err := io.Copy(io.Discard, io.LimitReader(r, left))
		if left -= n; err != nil || left <= 0 {
			return false
		}
	}
	return true
}
