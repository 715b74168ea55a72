package page

import (
	"bytes"
	"fmt"
)

// Open reads the bytes of a PDF; name is only for messages. The reader is "auto", "native", "pdfium"
// or "both". The error is an *Error.
func Open(name string, data []byte, reader string, opt Options) (Document, error) {
	if len(data) == 0 {
		return nil, &Error{Kind: Empty, What: "the file has 0 bytes", Hint: "download it again"}
	}
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, &Error{Kind: NotAPDF, What: "no PDF header within the first 1024 bytes", Hint: "check that the file is a PDF"}
	}
	switch reader {
	case "auto", "native", "pdfium", "both":
		return openPDFium(data, opt)
	}
	return nil, fmt.Errorf("%s: unknown reader %q: use auto, native, pdfium or both", name, reader)
}
